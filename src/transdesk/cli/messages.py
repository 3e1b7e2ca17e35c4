"""The words of findings and errors on the command line: the interface's English texts."""

from __future__ import annotations

from transdesk.domain.finding import Finding
from transdesk.web.texts import texts


def message(finding: Finding) -> str:
    """A finding in one sentence."""
    return texts("en")(f"finding.{finding.message}", **dict(finding.values))
