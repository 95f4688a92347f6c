"""Rules on the lists of accepted words."""
