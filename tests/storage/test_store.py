"""The store on SQLite and on PostgreSQL: the same answers from both."""

from __future__ import annotations

from pathlib import Path
from threading import Barrier, Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.fakes import LONG_TEXT, add_article, draft, make_desk, targets
from transdesk.desk.desk import Desk
from transdesk.domain.errors import ConflictError, StorageError
from transdesk.domain.language import Language
from transdesk.domain.work import Stage

RU, KK = Language.RU, Language.KK


def own_text(tmp_path: Path) -> str:
    """A text of this test alone: the PostgreSQL database is shared."""
    return f"Headline of {tmp_path.name}\n\nThey came on Tuesday. They asked why."


def test_the_whole_walk(desk: Desk, tmp_path: Path) -> None:
    article = add_article(desk, own_text(tmp_path))
    draft(desk, article)
    row = desk.editing.sheet(article, RU).rows[0]
    desk.editing.save(article, RU, row.segment.id, "Заголовок", base=1, author="Айгүл")
    desk.editing.confirm(article, RU, row.segment.id, base=2, author="Айгүл")
    desk.review.comment(article, RU, "", "Хорошо", "Борис")
    desk.review.approve(article, RU, author="Борис")
    draft(desk, article, KK)
    card = next(card for card in desk.library.articles() if card.id == article)
    assert [(t.target, t.stage) for t in card.translations] == [(RU, Stage.APPROVED), (KK, Stage.EDITING)]
    assert [r.author for r in desk.editing.history(article, RU, row.segment.id)] == ["mt", "Айгүл", "Айгүл", "Борис"]
    assert desk.review.comments(article, RU)[0].text == "Хорошо"
    assert desk.publishing.export(article, RU, "txt").final
    desk.prefer("language", "kk")
    desk.prefer("language", "ru")
    assert desk.preference("language") == "ru"


def test_of_many_writers_one_wins_and_the_others_are_told(desk: Desk, url: str, tmp_path: Path) -> None:
    article = add_article(desk, own_text(tmp_path))
    segment = desk.editing.sheet(article, RU).rows[0].segment.id
    barrier = Barrier(4)
    saved: list[str] = []
    refused: list[str] = []

    def write(name: str) -> None:
        other = make_desk(tmp_path, url=url)
        barrier.wait()
        try:
            saved.append(other.editing.save(article, RU, segment, f"Текст {name}", base=0, author=name).target)
        except ConflictError as error:
            refused.append(error.theirs)
        other.close()

    threads = [Thread(target=write, args=(name,)) for name in "ABCD"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(saved) == 1
    assert refused == saved * 3
    assert targets(desk, article)[0] == saved[0]
    assert len(desk.editing.history(article, RU, segment)) == 1


def test_of_many_workers_one_gets_the_job(desk: Desk, url: str, tmp_path: Path) -> None:
    article = add_article(desk, own_text(tmp_path))
    job = desk.drafting.start(article, RU, author="Aigul")
    barrier = Barrier(4)
    claimed: list[str] = []

    def claim(name: str) -> None:
        other = make_desk(tmp_path, url=url)
        barrier.wait()
        task = other.store.jobs.claim(name)
        claimed.extend([task.id] if task else [])
        other.close()

    threads = [Thread(target=claim, args=(name,)) for name in "ABCD"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert claimed == [job]
    desk.drafting.cancel(job)
    desk.store.jobs.bury("")


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(text=st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60))
def test_any_text_comes_back_as_it_was(desk: Desk, tmp_path: Path, text: str) -> None:
    article = add_article(desk, own_text(tmp_path))
    segment = desk.library.article(article).segments[1].id
    desk.store.articles.ensure_translation(article, RU)
    work = desk.store.works.get(article, RU, segment)
    saved = desk.editing.save(article, RU, work.segment, text, base=work.version, author="Aigul")
    assert desk.store.works.get(article, RU, segment).target == saved.target
    again = desk.editing.save(article, RU, work.segment, saved.target, base=saved.version, author="Aigul")
    assert again.version == saved.version, "what was stored is typed text in its final shape"


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    from sqlalchemy import event

    desk = make_desk(tmp_path)
    article = add_article(desk, LONG_TEXT)
    row = desk.editing.sheet(article, RU).rows[0]
    desk.editing.save(article, RU, row.segment.id, "Первое", base=0, author="Aigul")
    desk.close()
    engine = desk.store.database.engine
    pages = engine.raw_connection()
    used = pages.cursor().execute("PRAGMA page_count").fetchone()[0]
    pages.close()
    engine.dispose()
    event.listen(engine, "connect", lambda c, _: c.execute(f"PRAGMA max_page_count={used}"))
    with pytest.raises(StorageError, match="disk is full") as full:
        desk.editing.save(article, RU, row.segment.id, "x" * 200_000, base=1, author="Aigul")
    assert full.value.key == "storage_full"
    assert make_desk(tmp_path).editing.sheet(article, RU).rows[0].work.target == "Первое"
