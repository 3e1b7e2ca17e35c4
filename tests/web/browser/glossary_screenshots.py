"""Takes the pictures of the glossary page for ``docs/images``: a shipped glossary with a little work of a newsroom.

Run from the root of the checkout::

    PYTHONPATH=src:tests .venv/bin/python -m web.browser.glossary_screenshots docs/images
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from transdesk.web.texts import texts
from web.browser.screenshots import _shot, desk_in_browser, walk_in
from web.browser.server import Server
from web.browser.walk import Walk

FILE = """id,domain,kind,en,ru,kk,pos,status,grammar,note
akimat,politics,organisation,Akimat,акимат|администрация,әкімдік,noun,,,the newsroom's own order
ombudsman,law,title,ombudsman,уполномоченный по правам человека,омбудсмен,noun,,,
empty,,,,,,,,,
law,law,term,<b>law</b>,закон,заң,noun,,ru gender=x,
"""
SENTENCES = (
    (
        "The ombudsman visited Serik Akhmetov on Monday.",
        "Омбудсмен посетил Серика Ахметова в понедельник.",
        "Уполномоченный посетил Серика Ахметова в понедельник.",
    ),
    ("Nobody answered the ombudsman.", "Никто не ответил омбудсмену.", "Никто не ответил уполномоченному."),
    (
        "Serik Akhmetov wrote a letter to the ombudsman.",
        "Серык Ахметов написал письмо омбудсмену.",
        "Серык Ахметов написал письмо уполномоченному.",
    ),
)


def main(folder: Path) -> None:
    """Start a desk with a confirmed article, take the pictures."""
    t = texts("en")
    folder.mkdir(parents=True, exist_ok=True)
    with desk_in_browser() as (browser, server):
        walk = walk_in(browser, server, 1280, 900)
        prepare(server)
        walk.go("glossary")
        box = walk.page.get_by_label(t("glossary.search"))
        box.fill("әкімдіктеріне")
        box.press("Enter")
        walk.page.locator(".st-key-term_card").wait_for()
        _press(walk, t("terms.forms"))
        walk.page.locator(".td-forms table").first.wait_for()
        walk.page.get_by_label(t("term_edit.forms_of")).click()
        walk.page.get_by_role("option", name="әкімдік (Kazakh)").click()
        walk.page.locator(".td-forms table").nth(5).wait_for()
        _picture(walk, folder / "glossary.png", 1500)
        walk.page.locator(".st-key-term_edit button").click()
        walk.page.get_by_text(t("term_edit.forms_note")).wait_for()
        _picture(walk, folder / "glossary-edit.png", 1300)
        walk.page.locator(".st-key-term_back button").click()
        _import(walk, t, folder)
        _press(walk, t("terms.part_proposals"))
        walk.page.get_by_text("instead of").first.wait_for()
        _picture(walk, folder / "glossary-proposals.png", 760)
        _press(walk, t("terms.part_names"))
        walk.page.get_by_text(t("term_names.differs")).first.wait_for()
        _picture(walk, folder / "glossary-names.png", 700)


def prepare(server: Server) -> None:
    """An article whose drafts were put right, and a term that the newsroom has changed."""
    from transdesk.bootstrap import build_desk, settings_from_environment
    from transdesk.domain.language import Language
    from transdesk.domain.work import Origin, Status
    from transdesk.storage import Change

    desk = build_desk(settings_from_environment(environment=server.environment))
    text = "\n\n".join(source for source, _, _ in SENTENCES)
    article = desk.intake.add(desk.intake.read_text(text), language=Language.EN, author="Dana")
    desk.store.articles.ensure_translation(article, Language.RU)
    for segment, (_, draft, after) in zip(desk.library.article(article).segments, SENTENCES, strict=True):
        place = (article, Language.RU, segment.id)
        made = Change(Status.DRAFT, "", target=draft, origin=Origin.MT, draft=True, by_person=False)
        desk.store.works.draft(article, Language.RU, {segment.id: (0, made)})
        base = desk.store.works.get(*place).version
        work = desk.editing.save(*place, after, base=base, author="Dana")
        desk.editing.confirm(*place, base=work.version, author="Dana")
    desk.close()


def _import(walk: Walk, t: Any, folder: Path) -> None:
    _press(walk, t("terms.part_files"))
    walk.page.locator('input[type="file"]').set_input_files(
        {"name": "newsroom.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
    )
    button = walk.page.locator(".st-key-term_examine button:not([disabled])")
    button.click()
    walk.page.locator(".st-key-term_store").wait_for()
    _picture(walk, folder / "glossary-import.png", 980)


def _press(walk: Walk, words: str) -> None:
    walk.page.get_by_role("radio", name=words).or_(
        walk.page.get_by_role("button", name=words, exact=True)
    ).first.click()
    walk.settle()


def _picture(walk: Walk, path: Path, height: int) -> None:
    walk.page.set_viewport_size({"width": 1280, "height": height})
    walk.page.mouse.move(640, 200)
    walk.page.mouse.wheel(0, -5000)
    _shot(walk, path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
