"""Rules on abbreviations."""
