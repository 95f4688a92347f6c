"""The built-in termbases: a YAML file each, and beside it the packed form that is loaded."""
