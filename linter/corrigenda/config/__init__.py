"""Configuration: where it is found, what it may hold, what applies to a file."""
