"""A desk with every room and the bundled starter behind it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from transdesk.bootstrap import build_desk, settings_from_environment
from transdesk.desk.desk import Desk
from transdesk.domain.language import Language
from transdesk.domain.segment import Segment
from transdesk.engines.starter import FOLDER

needs_starter = pytest.mark.skipif(not (FOLDER / "model.bin").is_file(), reason="the starter's weights are not here")

GLOSSARY = """id,domain,kind,en,ru,kk,pos,status,case_sensitive,valid_from,valid_to,grammar,note
court,law,organisation,Supreme Court,Верховный суд|!Высший суд,Жоғарғы Сот,noun,,,,,,
astana,geo,place,Astana,Астана,Астана,noun,,,,,,
"""
TEXT = """The court decides

The Supreme Court will meet in Astana on Tuesday. **The deputies** asked why. Nobody answered them.

The Supreme Court will meet in Astana on Tuesday.
"""


def real_desk(folder: Path, **environment: str) -> Desk:
    """A desk in an empty folder with a glossary of two concepts."""
    glossary = folder / "terms.csv"
    glossary.write_text(GLOSSARY, encoding="utf-8")
    told = {"TRANSDESK_DATA_DIR": str(folder), "TRANSDESK_GLOSSARIES": str(glossary), "TRANSDESK_ENGINE": "starter"}
    settings = settings_from_environment(environment=told | environment)
    return build_desk(replace(settings, worker_command=(), worker_idle_seconds=0.0))


def add(desk: Desk, text: str = TEXT, language: Language = Language.EN) -> str:
    """Put a Markdown text on the desk."""
    return desk.intake.add(desk.intake.read(text.encode(), "article.md"), language=language, author="Aigul")


def segments(desk: Desk, article: str) -> tuple[Segment, ...]:
    return desk.library.article(article).segments
