"""Every page has names for its controls and text that weak eyes can read, in light and dark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from web.browser.server import Server
from web.browser.walk import Walk

pytestmark = pytest.mark.browser

ARTICLE = "Old bridge closes\n\nThe old bridge over the Irtysh closes on Monday. It is 60 years old."
FAULTS = (Path(__file__).parent / "access.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_control_has_a_name_and_every_text_enough_contrast(server: Server, page: Any, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    walk = Walk(page, server.url)
    article = walk.paste(ARTICLE)
    walk.edit(article, "ru")
    walk.write(2, "Старый мост через Иртыш закроют.")
    walk.confirm(2)
    place = f"?article={article}&to=ru"
    faults = {}
    for name in ("", "load", f"edit{place}", f"review{place}", f"export{place}", "glossary", "models", "settings"):
        walk.go(name)
        page.evaluate("document.fonts.ready")
        found = page.evaluate(FAULTS)
        if found:  # elements that are fading in are not there yet: look once more
            page.wait_for_timeout(1500)
            found = page.evaluate(FAULTS)
        if found:
            faults[name] = found
    assert faults == {}
