"""Kazakh in other letters than its own: the Latin alphabets, and what a Russian keyboard makes of it.

Used to count the profiles by which such text is recognised; not meant for publishing.
"""

from __future__ import annotations

_ROWS = """
а a a a
ә ä á a
б b b b
в v v v
г g g g
ғ ğ ǵ g
д d d d
е e e e
ё io io yo
ж j j zh
з z z z
и i ı i
й i ı y
к k k k
қ q q k
л l l l
м m m m
н n n n
ң ñ ń n
о o o o
ө ö ó o
п p p p
р r r r
с s s s
т t t t
у u ý u
ұ ū u u
ү ü ú u
ф f f f
х h h h
һ h h h
ц ts ts ts
ч ç ch ch
ш ş sh sh
щ ştş shch sh
ъ - - -
ы y y y
і i i i
ь - - -
э e e e
ю iu ıý yu
я ia ıa ya
"""
_TABLES: tuple[dict[str, str], ...] = tuple(
    {row[0]: row[column].replace("-", "") for row in map(str.split, _ROWS.strip().splitlines())} for column in (1, 2, 3)
)
_KEYBOARD = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")


def to_latin(text: str) -> tuple[str, str, str]:
    """Kazakh text, in lower case, in three Latin spellings.

    Returns:
        The alphabet of the concept of 2021 (with diacritics), that of Decree No. 637 of 19 February 2018
        (with acutes), and the plain letters people type in messages.
    """
    small = text.lower()
    first, second, third = ("".join(table.get(c, c) for c in small) for table in _TABLES)
    return first, second, third


def on_russian_keyboard(text: str) -> str:
    """Kazakh text as typed where the nine Kazakh letters are missing (қ becomes к)."""
    return text.translate(_KEYBOARD)
