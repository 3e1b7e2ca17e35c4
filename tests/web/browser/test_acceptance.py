"""The acceptance case: the first real article, from paste to approved documents in both target languages."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from transdesk.domain.article import BlockKind
from transdesk.domain.language import Language
from transdesk.domain.marks import strip_tags
from transdesk.domain.term import TermState
from transdesk.domain.work import Status
from web.browser.server import Server, until
from web.browser.test_walk import stored
from web.browser.walk import Walk

pytestmark = [pytest.mark.browser, pytest.mark.model, pytest.mark.slow]

HEADLINES = {
    "ru": "Казахстан: пресс-конференция матерей в Алматы сорвана накануне внеочередных выборов президента",
    "kk": "Қазақстан: Алматыда аналардың баспасөз мәслихаты президенттің кезектен тыс сайлауы қарсаңында бұзылды",
}


def test_the_first_real_article(
    make_server: Callable[..., Server], page: Any, tmp_path: Path, shared_data: Path
) -> None:
    server = make_server()
    walk = Walk(page, server.url)
    article = walk.paste((shared_data / "seed" / "tca-mothers-press-conference.txt").read_text(encoding="utf-8"))
    _was_understood(server, article)
    for target in ("ru", "kk"):
        walk.edit(article, target)
        page.get_by_role("button", name="Draft what is empty").click()
        until(lambda: any(text for text, _ in stored(server, article, Language(target))), 120)  # noqa: B023
        if target == "ru":
            server.restart(signal.SIGKILL)  # the draft goes on without the page
        until(lambda: all(text for text, _ in stored(server, article, Language(target))), 240)  # noqa: B023
        walk.edit(article, target)
        page.get_by_text("Rough offline draft by the starter model").wait_for()
        walk.write(1, HEADLINES[target])
        until(lambda: stored(server, article, Language(target))[0] == (HEADLINES[target], Status.EDITED))  # noqa: B023
        _draft_says_so(walk, article, target, tmp_path)
        _open_the_gate(server)  # one headline was edited: by default that is not enough to sign off
        walk.approve(article, target)
        _final_is_whole(walk, server, article, target, tmp_path)


def _open_the_gate(server: Server) -> None:
    from transdesk.bootstrap import build_desk
    from transdesk.desk.gate import OPEN
    from transdesk.desk.settings import Settings

    build_desk(Settings(data_dir=server.folder / "data")).gate.allow(OPEN)


def _was_understood(server: Server, article: str) -> None:
    """Headline, dateline, slogans inside their paragraph, byline, biography, boilerplate."""
    from transdesk.bootstrap import build_desk
    from transdesk.desk.settings import Settings

    blocks = build_desk(Settings(data_dir=server.folder / "data")).library.article(article).article.blocks
    kinds = [block.kind for block in blocks]
    assert kinds[0] is BlockKind.HEADLINE
    assert blocks[1].text[: blocks[1].dateline].startswith("ALMATY, Kazakhstan (TCA)")
    slogans = next(block for block in blocks if "second Ukraine" in block.text)
    assert slogans.text.count("“") == 3
    assert [b.text for b in blocks if b.kind is BlockKind.BYLINE] == ["Sergey Kwan"]
    assert sum(kind is BlockKind.BIO for kind in kinds) == 2
    assert [b.text for b in blocks if b.kind is BlockKind.BOILERPLATE] == ["View more articles fromTCA"]


def _draft_says_so(walk: Walk, article: str, target: str, folder: Path) -> None:
    import docx

    file = walk.download(article, target, "docx", folder)
    label = {"ru": "ЧЕРНОВИК", "kk": "ЖОБА"}[target]
    assert label in docx.Document(str(file)).paragraphs[0].text.upper()


def _final_is_whole(walk: Walk, server: Server, article: str, target: str, folder: Path) -> None:
    """The approved files hold every segment as it is stored, and what is not translated."""
    import docx
    from lxml import html

    segments = [text for text, _ in stored(server, article, Language(target))]
    word = walk.download(article, target, "docx", folder)
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(word)).paragraphs)
    page = walk.download(article, target, "html", folder)
    tree = html.fromstring(page.read_bytes())
    assert tree.get("lang") == target
    for segment in segments:
        assert segment in text
        assert " ".join(segment.split()) in " ".join(tree.text_content().split())
    assert "View more articles fromTCA" in text
    _no_term_is_silently_wrong(server, article, target)
    assert "ЧЕРНОВИК" not in text.upper()
    assert "ЖОБА –" not in text.upper()


def _no_term_is_silently_wrong(server: Server, article: str, target: str) -> None:
    """Each term of the glossary stands in its segment in some form, or a finding says that it does not."""
    from transdesk.bootstrap import build_desk, settings_from_environment

    settings = settings_from_environment(environment={"TRANSDESK_DATA_DIR": str(server.folder / "data")})
    rows = build_desk(settings).editing.sheet(article, Language(target)).rows[1:]
    outcomes = [(row, outcome) for row in rows for outcome in row.work.terms]
    assert len(outcomes) > 20
    for row, outcome in outcomes:
        if outcome.state is TermState.FLAGGED:
            assert any(finding.check == "terms" for finding in row.findings)
        else:
            assert outcome.found in strip_tags(row.work.target, row.segment.marks)
