"""Rules on termbases."""
