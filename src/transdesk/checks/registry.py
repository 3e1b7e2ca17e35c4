"""Which checks there are, in the order in which their findings are shown."""

from __future__ import annotations

import logging
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from transdesk.checks.context import Check, CheckContext
from transdesk.domain.errors import PluginError
from transdesk.domain.finding import Finding

LOG = logging.getLogger(__name__)

SHIPPED: tuple[str, ...] = (
    "transdesk.checks.untranslated:Untranslated",
    "transdesk.checks.wrong_language:WrongLanguage",
    "transdesk.checks.terms:Terms",
    "transdesk.checks.names:Names",
    "transdesk.checks.numbers:Numbers",
    "transdesk.checks.tags:Tags",
    "transdesk.checks.quotes:Quotes",
    "transdesk.checks.repetition:Repetition",
    "transdesk.checks.length:Length",
    "transdesk.checks.end_mark:EndMark",
    "transdesk.checks.lookalikes:LookAlikes",
    "transdesk.checks.spacing:Spacing",
)


@cache
def _checks() -> tuple[Check, ...]:
    outside = tuple(point.value for point in sorted(entry_points(group="transdesk.checks"), key=lambda p: p.name))
    checks = tuple(_load(path) for path in SHIPPED + outside)
    ids = [check.id for check in checks]
    for name in ids:
        if ids.count(name) > 1:
            raise PluginError(f"Two checks are called '{name}'; uninstall one of them.", id=name)
    return checks


def _load(path: str) -> Check:
    module, _, name = path.partition(":")
    try:
        check: Check = getattr(import_module(module), name)()
    except (ImportError, AttributeError) as error:
        raise PluginError(f"The check '{path}' cannot be loaded: {error}.", id=path) from error
    return check


def check_ids() -> tuple[str, ...]:
    """Ids of all checks, in order."""
    return tuple(check.id for check in _checks())


def run(context: CheckContext) -> tuple[Finding, ...]:
    """Everything the checks find in one segment.

    An empty target is reported alone: nothing else can be said of it. A check that breaks down is logged
    and says nothing; the others are heard all the same.
    """
    findings: list[Finding] = []
    for check in _checks():
        try:
            findings += check.run(context)
        except Exception:
            LOG.exception("the check '%s' broke down on segment %s", check.id, context.segment.id)
        if findings and not context.plain.strip():
            break
    return tuple(findings)
