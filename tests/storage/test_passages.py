"""Sentences across articles on SQLite and on PostgreSQL: letter case and ё are no obstacle in either."""

from __future__ import annotations

from pathlib import Path

from desk.fakes import add_article, draft
from transdesk.desk.desk import Desk
from transdesk.domain.language import Language

EN, RU = Language.EN, Language.RU


def test_sentences_are_found_by_parts_of_words(desk: Desk, tmp_path: Path) -> None:
    name = tmp_path.name.replace("_", " ")
    article = add_article(desk, f"HEADLINE {name}\n\nThey 100% came. They asked why.")
    draft(desk, article)
    row = desk.editing.sheet(article, RU).rows[1]
    work = desk.editing.save(article, RU, row.segment.id, "Ещё ПРИШЛИ все.", base=row.work.version, author="Айгүл")
    desk.editing.confirm(article, RU, row.segment.id, base=work.version, author="Айгүл")

    def here(side: str, language: Language, part: str) -> list[int]:
        found = getattr(desk.store.passages, side)(language, [part], 10_000)
        return [passage.number for passage in found if passage.article == article]

    assert here("sources", EN, "eadline") == [1]
    assert here("sources", EN, "0%") == [2]
    assert here("sources", EN, "x%") == []
    assert here("targets", RU, "ришли") == [2]
    assert here("targets", RU, "еще") == [2]
    [confirmed] = desk.store.passages.confirmed(article=article)
    assert (confirmed.number, confirmed.target, confirmed.author) == (2, "Ещё ПРИШЛИ все.", "Айгүл")
    assert confirmed.draft == "[ru] They 100% came."
    before = desk.store.passages.mark(article, RU)
    desk.editing.save(article, RU, row.segment.id, "Иное.", base=work.version + 1, author="Айгүл")
    assert desk.store.passages.mark(article, RU) != before
    unconfirmed = desk.store.passages.mark(article, RU)
    other = desk.editing.sheet(article, RU).rows[0]
    desk.editing.save(article, RU, other.segment.id, "Заголовок", base=other.work.version, author="Айгүл")
    assert desk.store.passages.mark(article, RU) == unconfirmed, "what is not confirmed says nothing of names"
