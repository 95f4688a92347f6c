"""Rules on authors and the affiliations they refer to."""
