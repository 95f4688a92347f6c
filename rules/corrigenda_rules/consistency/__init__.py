"""Rules on consistency: one thing written in one way throughout a document."""
