"""The measure of the spelling rules: recall, precision, false alarms and speed, beside peers."""
