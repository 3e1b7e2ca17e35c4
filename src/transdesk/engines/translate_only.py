"""Base of engines that translate and nothing else."""
# ruff: noqa: ARG002 - the arguments are those of the protocol

from __future__ import annotations

from collections.abc import Sequence

from transdesk.domain.engine import Alignment, Candidate, Request
from transdesk.domain.errors import EngineError


class TranslateOnly:
    """Refuses what is not declared, with a message for whoever did not ask first."""

    def complete(self, requests: Sequence[Request], prefixes: Sequence[str]) -> list[Candidate]:
        """Refused."""
        raise _undeclared("complete")

    def alternatives(
        self, requests: Sequence[Request], count: int, prefixes: Sequence[str] = ()
    ) -> list[list[Candidate]]:
        """Refused."""
        raise _undeclared("alternatives")

    def score(self, requests: Sequence[Request], targets: Sequence[str]) -> list[float]:
        """Refused."""
        raise _undeclared("score")

    def align(self, requests: Sequence[Request], targets: Sequence[str]) -> list[Alignment]:
        """Refused."""
        raise _undeclared("align")


def _undeclared(what: str) -> EngineError:
    return EngineError(f"This engine does not offer '{what}'; ask its declared capabilities first.", what=what)
