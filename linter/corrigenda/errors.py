"""The errors that end a run with exit code 2 and one line on standard error."""


class UsageError(Exception):
    """Wrong use or broken configuration. The message is one line: the place and what to do."""
