"""Articles come onto the desk once, keep their work, and can be corrected."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.fakes import TEXT, add_article, draft, make_desk, targets
from transdesk.desk.desk import Desk
from transdesk.domain.errors import EmptyDocumentError, NotFoundError, ReviewBlockedError
from transdesk.domain.language import Language

RU = Language.RU


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def test_the_same_text_again_is_the_same_article(desk: Desk) -> None:
    one = add_article(desk)
    draft(desk, one)
    again = desk.intake.add(desk.intake.read(TEXT.encode(), "other.txt"), language=Language.EN, author="Boris")
    assert again == one
    assert len(desk.library.articles()) == 1
    assert all(targets(desk, one))


def test_an_archived_article_comes_back_with_its_work(desk: Desk) -> None:
    article = add_article(desk)
    draft(desk, article)
    desk.library.archive(article)
    assert desk.library.articles() == []
    assert add_article(desk) == article
    assert [card.id for card in desk.library.articles()] == [article]
    assert all(targets(desk, article))


def test_cards_count_what_is_done(desk: Desk) -> None:
    article = add_article(desk)
    draft(desk, article)
    row = desk.editing.sheet(article, RU).rows[0]
    desk.editing.confirm(article, RU, row.segment.id, base=1, author="Aigul")
    card = desk.library.articles()[0]
    assert (card.headline, card.language, card.author, card.words) == ("Mothers demand rules", Language.EN, "Aigul", 17)
    translation = card.translations[0]
    assert (translation.words, translation.words_done, translation.words_drafted) == (17, 3, 17)
    assert {str(status): count for status, count in translation.counts.items()} == {"confirmed": 1, "draft": 4}


def test_a_text_without_words_is_refused(desk: Desk) -> None:
    with pytest.raises(EmptyDocumentError):
        desk.intake.add(desk.intake.read_text("12345\n\n***"), language=Language.EN, author="Aigul")


def test_originals_are_kept_byte_by_byte(desk: Desk) -> None:
    reading = desk.intake.read(TEXT.encode(), "a.txt")
    article = desk.intake.add(reading, language=Language.EN, author="Aigul")
    assert desk.store.articles.original(article) == TEXT.encode()
    assert desk.library.article(article).article == reading.article


def test_correcting_the_language_keeps_the_work_but_not_into_itself(desk: Desk) -> None:
    article = add_article(desk)
    draft(desk, article)
    with pytest.raises(ReviewBlockedError, match="into 'ru' already"):
        desk.intake.set_language(article, RU)
    desk.intake.set_language(article, Language.KK)
    assert desk.library.article(article).language is Language.KK
    assert all(targets(desk, article))


def test_a_page_from_the_web_keeps_its_bytes(desk: Desk) -> None:
    article = desk.intake.add(desk.intake.read_url(" https://example.org/a "), language=Language.EN, author="A")
    assert desk.store.articles.original(article) == TEXT.encode()
    assert desk.library.article(article).article.source_name == "https://example.org/a"


def test_an_unknown_article_is_named_as_such(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="no such article"):
        desk.library.article("a1-none")


def test_another_desk_sees_the_corrected_language(desk: Desk, tmp_path: Path) -> None:
    article = add_article(desk)
    other = make_desk(tmp_path)
    assert other.library.article(article).language is Language.EN
    desk.intake.set_language(article, Language.KK)
    assert other.library.article(article).language is Language.KK


def test_latin_look_alikes_in_cyrillic_words_are_folded_and_listed(desk: Desk) -> None:
    """They were once left in, and no search, glossary or detector found the words."""
    article = desk.intake.read_text("Cаяси партия мемлекеттiк қызмет туралы айтты.\n\nБұл мемлекеттiк іс.").article
    assert [block.text for block in article.blocks] == [
        "Саяси партия мемлекеттік қызмет туралы айтты.",
        "Бұл мемлекеттік іс.",
    ]
    listed = {(change.before, change.after): change.count for change in article.changes if change.what == "lookalike"}
    assert listed == {("Cаяси", "Саяси"): 1, ("мемлекеттiк", "мемлекеттік"): 2}
