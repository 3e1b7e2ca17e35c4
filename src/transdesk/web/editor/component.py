"""The editor on a page: a Streamlit component whose script fetches the modules from our own address."""

from __future__ import annotations

import json
import time

import streamlit as st

from transdesk.domain.language import Language
from transdesk.web import process, state
from transdesk.web.editor import token
from transdesk.web.editor.assets import shared_assets
from transdesk.web.editor.routes.base import API

NAME = "transdesk_editor"
PARTS = (
    "editor.",
    "assist.",
    "panels.",
    "status.",
    "stage.",
    "severity.",
    "origin.",
    "language.",
    "kind.",
    "term_kind.",
)
"""Beginnings of the keys whose words the front end has."""

_LOADER = """
// Streamlit runs this text from a blob: address, where relative imports do not work: the modules are asked for by
// their full address, all at once (one names the next, and each way there and back takes its time). It may be called
// again with new data before they are there; only the newest counts.
const editors = new WeakMap();
const address = (name) => new URL(`%s/${name}`, document.baseURI).href;
for (const name of %s) {
  document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: address(name) }));
}
const modules = import(address("index.js"));
export default function editor(component) {
  const place = component.parentElement;
  const known = editors.get(place) ?? { ended: false };
  editors.set(place, known);
  known.component = component;
  modules.then((loaded) => {
    if (!known.ended && known.component === component) known.cleanup = loaded.default(component) ?? known.cleanup;
  });
  return () => {
    // Streamlit also cleans up behind a call that another one has overtaken (two changes of the theme at once): then
    // the editor stays, for somebody may be typing in it. When it really goes, its place has left the page before.
    if (place.isConnected) return;
    known.ended = true;
    editors.delete(place);
    known.cleanup?.();
  };
}
"""


def editor(article: str, target: Language, source: Language) -> None:
    """Draw the editor of a translation."""
    mount = st.components.v2.component(NAME, js=_loader(), isolate_styles=True)
    mount(
        key=f"editor-{article}-{target}",
        data={
            "base": f"{API}/{article}/{target}".lstrip("/"),
            "token": _token(article, target),
            "me": {"name": state.author(), "role": state.role().value},
            "languages": {"source": source.value, "target": target.value, "interface": state.language()},
            "texts": _words(),
        },
        on_renew_change=lambda: None,  # the front end asks for a fresh token: the run itself brings it
    )


def _loader() -> str:
    assets = shared_assets()
    return _LOADER % (assets.base, json.dumps(assets.modules))


def _token(article: str, target: Language) -> str:
    place = token.Place(article, target, state.author(), state.role(), state.language())
    return token.sign(process.signing_key(), place, time.time())


def _words() -> dict[str, str]:
    return {key: text for key, text in state.texts().words.items() if key.startswith((*PARTS, "plural."))}
