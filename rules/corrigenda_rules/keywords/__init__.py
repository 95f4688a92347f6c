"""Rules on keywords."""
