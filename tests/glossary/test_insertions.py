"""Terms that a draft leaves out altogether."""

from __future__ import annotations

import pytest

from transdesk.domain.engine import Alignment
from transdesk.domain.language import Language
from transdesk.domain.term import TermHit
from transdesk.glossary.entries import Entry
from transdesk.glossary.insertions import beginnings
from transdesk.language.morphology import morphology

SOURCE = "It cut the journey from the capital to Osaka by four hours."
TARGET = "Он сократил путь из столицы на четыре часа."


@pytest.fixture
def begun(concept):
    def make(source, word, target, links, taken=()):
        made = concept("t", "Osaka", "Осака", kind="place")
        start = source.index(word)
        hit = TermHit(start, start + len(word), word, made, made.of(Language.EN)[0])
        entry = Entry(made, made.of(Language.RU)[0])
        pairs = [
            (source.index(a), source.index(a) + len(a), target.index(b), target.index(b) + len(b), 1.0)
            for a, b in links
        ]
        return beginnings(source, target, hit, entry, taken, Alignment(tuple(pairs)), morphology(Language.RU))

    return make


def test_the_term_is_tried_behind_what_precedes_it_and_before_what_follows_it(begun):
    found = begun(SOURCE, "Osaka", TARGET, [("capital", "столицы"), ("four", "четыре")])
    assert found[0] == "Он сократил путь из столицы Осак"  # the letters that all forms share: the engine inflects
    assert "Он сократил путь из столицы на Осак" in found


def test_a_translation_begins_with_the_term_only_where_the_source_does(begun):
    late = begun(SOURCE, "Osaka", TARGET, [("four", "Он")])
    assert late
    assert not any(beginning.startswith("Осак") for beginning in late)
    early = begun("In Osaka prices rise.", "Osaka", "Цены растут.", [("prices", "Цены")])
    assert early[0] == "Осак"


def test_no_other_term_is_parted(begun):
    start = TARGET.index("путь")
    found = begun(SOURCE, "Osaka", TARGET, [("journey", "путь")], taken=[(start, TARGET.index(" на"))])
    assert found[0] == "Он сократил путь из столицы Осак"
