"""Rules on the dates of an article."""
