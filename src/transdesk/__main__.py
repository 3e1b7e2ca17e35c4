"""``python -m transdesk`` is the command line."""

from transdesk.cli import main

main()
