"""Runs of WordprocessingML built from marked text."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from transdesk.domain.language import Language
from transdesk.formats.cleaning import xml_safe
from transdesk.formats.word.names import XML_SPACE, switched_on, value, w
from transdesk.formats.word.styles import Styles

LOCALES = {Language.RU: "ru-RU", Language.KK: "kk-KZ", Language.EN: "en-US"}
"""The locale that spelling checkers know for each language (BCP 47)."""
_AFTER_LANGUAGE = frozenset((w("eastAsianLayout"), w("specVanish"), w("oMath")))
_SPLIT = re.compile(r"([\n\t])")


def make(name: str, **attributes: str) -> Any:
    """An element with ``w:`` attributes."""
    from lxml import etree

    element = etree.Element(w(name))
    for key, text in attributes.items():
        element.set(w(key), text)
    return element


def text_run(text: str, properties: Any = None) -> Any:
    """A run; line breaks and tabs of the text become their elements."""
    run = make("r")
    if properties is not None and len(properties):
        run.append(deepcopy(properties))
    for piece in _SPLIT.split(xml_safe(text)):
        if piece == "\n":
            run.append(make("br"))
        elif piece == "\t":
            run.append(make("tab"))
        elif piece:
            element = make("t")
            element.text = piece
            element.set(XML_SPACE, "preserve")
            run.append(element)
    return run


def emphasised(properties: Any, styles: Styles, *, bold: bool, italic: bool, language: Language | None) -> Any:
    """A copy of run properties with exactly this emphasis, in the order that the schema demands (17.3.2.28)."""
    result = deepcopy(properties) if properties is not None else make("rPr")
    _drop(result, "rPrChange")
    styled = styles.emphasis(value(result, "rStyle"))
    if (styled[0] and not bold) or (styled[1] and not italic):
        _drop(result, "rStyle")
        styled = (False, False)
    for toggle, wanted, by_style in (("i", italic, styled[1]), ("b", bold, styled[0])):
        direct = switched_on(result, toggle)
        if wanted and not direct and not by_style:
            _drop(result, toggle, toggle + "Cs")
            result.insert(_after_fonts(result), make(toggle))
        elif not wanted and direct:
            _drop(result, toggle, toggle + "Cs")
    if language is not None:
        _drop(result, "lang")
        at = next((i for i, child in enumerate(result) if child.tag in _AFTER_LANGUAGE), len(result))
        result.insert(at, make("lang", val=LOCALES[language]))
    return result


def without_link_style(properties: Any, styles: Styles) -> Any:
    """Properties of a link's run for words that are no link: its style, colour and line go."""
    if properties is None or "hyperlink" not in styles.names.get(value(properties, "rStyle"), "").lower():
        return properties
    result = deepcopy(properties)
    _drop(result, "rStyle", "color", "u")
    return result


def _after_fonts(properties: Any) -> int:
    return sum(1 for child in properties if child.tag in (w("rStyle"), w("rFonts")))


def _drop(element: Any, *names: str) -> None:
    for name in names:
        for child in element.findall(w(name)):
            element.remove(child)
