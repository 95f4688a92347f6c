"""Rules over many files: what is written differently, or stands twice, in a set of articles."""
