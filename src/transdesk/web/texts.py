"""The interface's words in English, Russian and Kazakh, read from ``texts/<language>/*.toml``.

One file holds one part of the interface; a key may stand in one file only.

A key names a place in the file (``edit.confirm``). Plural forms follow the categories of Unicode CLDR
(https://cldr.unicode.org/index/cldr-spec/plural-rules): English and Kazakh ``one``, ``other``; Russian
``one``, ``few``, ``many``. In Kazakh the noun stays singular after a number.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Any

LANGUAGES: Mapping[str, str] = {"en": "English", "ru": "Русский", "kk": "Қазақша"}
"""Languages of the interface, each by its own name."""

FOLDER = Path(__file__).parent / "texts"


@dataclass(frozen=True)
class Texts:
    """The words of one interface language.

    Attributes:
        language: ``en``, ``ru`` or ``kk``.
        words: text by key.
    """

    language: str
    words: Mapping[str, str] = field(repr=False)

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its places filled.

        Raises:
            KeyError: there is no such text, or a place has no value.
        """
        return self.words[key].format(**values) if values else self.words[key]

    def __contains__(self, key: str) -> bool:
        return key in self.words

    def count(self, key: str, number: int, **values: object) -> str:
        """The text of ``plural.<key>`` in the form that the number asks for."""
        return self(f"plural.{key}.{plural_category(self.language, number)}", n=number, **values)

    def choose(self, stem: str, values: Mapping[str, object]) -> str | None:
        """The most telling text of a family such as ``error.url_refused``.

        ``<stem>.<values["reason"]>`` comes first, then ``<stem>.<name of a value>``, then ``<stem>.default``
        and ``<stem>`` itself; a text whose places cannot be filled is passed over.
        """
        reason = str(values.get("reason", ""))
        names = [f"{stem}.{reason}", *(f"{stem}.{name}" for name in values), f"{stem}.default", stem]
        for name in names:
            if name in self.words and places(self.words[name]) <= values.keys():
                return self.words[name].format(**values)
        return None


def places(text: str) -> set[str]:
    """Names of the places ``{name}`` in a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def plural_category(language: str, number: int) -> str:
    """CLDR plural category of a whole number."""
    if language != "ru":
        return "one" if number == 1 else "other"
    if number % 10 == 1 and number % 100 != 11:
        return "one"
    return "few" if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else "many"


@lru_cache(maxsize=len(LANGUAGES))
def texts(language: str) -> Texts:
    """The words of an interface language; English where the language is unknown."""
    code = language if language in LANGUAGES else "en"
    words: dict[str, str] = {}
    for path in sorted((FOLDER / code).glob("*.toml")):
        words |= flat(tomllib.loads(path.read_text(encoding="utf-8")))
    return Texts(code, words)


def flat(tree: Mapping[str, Any], stem: str = "") -> dict[str, str]:
    """A tree of tables as one table of dotted keys."""
    found: dict[str, str] = {}
    for key, value in tree.items():
        name = f"{stem}.{key}" if stem else key
        found.update(flat(value, name) if isinstance(value, dict) else {name: str(value)})
    return found
