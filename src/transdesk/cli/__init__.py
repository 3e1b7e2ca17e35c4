"""The command line. One file for each family of commands; ``main`` turns every error into one line.

Exit status: 0 success, 2 wrong usage or bad input (one clear line on standard error), 1 internal failure.
"""

from transdesk.cli.app import app, main

__all__ = ["app", "main"]
