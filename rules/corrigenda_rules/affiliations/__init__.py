"""Rules on affiliations."""
