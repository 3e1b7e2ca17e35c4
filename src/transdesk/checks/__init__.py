"""Checks of a translation, one file each.

    from transdesk.checks import CheckContext, run

A check is a class with an ``id`` and a method ``run(context)`` that yields findings; it reads nothing but
its context. To add one: a file here, a line in ``registry.SHIPPED``, a test file, its messages in the text
files. Packages outside register under the entry point group ``transdesk.checks``.
"""

from transdesk.checks.context import Check, CheckContext
from transdesk.checks.registry import check_ids, run

__all__ = ["Check", "CheckContext", "check_ids", "run"]
