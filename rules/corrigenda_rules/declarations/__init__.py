"""Rules on what an article declares: conflicts, funding, ethics, data, licence and copyright."""
