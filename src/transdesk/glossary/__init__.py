"""Concepts, their occurrences in text, and their enforcement in translations."""

from __future__ import annotations

from transdesk.glossary.enforce import Enforced, Enforcer
from transdesk.glossary.files import load_glossaries, read_file, read_glossary, read_parts, write_glossary
from transdesk.glossary.index import TermIndex
from transdesk.glossary.lint import lint, lint_one
from transdesk.glossary.merge import merge
from transdesk.glossary.problems import Problem

__all__ = [
    "Enforced",
    "Enforcer",
    "Problem",
    "TermIndex",
    "lint",
    "lint_one",
    "load_glossaries",
    "merge",
    "read_file",
    "read_glossary",
    "read_parts",
    "write_glossary",
]
