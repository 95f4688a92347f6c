"""Rules on terminology."""
