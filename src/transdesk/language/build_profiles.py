"""Counting the profiles that the package ships, from folders of sentences.

``README.md`` in ``profiles/`` names the sources and their licences. ::

    python -m transdesk.language.build_profiles CORPUS LID KAZNERD OUT

CORPUS: folder of TAB-separated texts with columns ``ru``, ``kk``, ``en`` (and ``example_ru`` ...);
LID: folder of ``<language>.txt``; KAZNERD: Kazakh sentences, one a line; OUT: where the files go. The package
``wordfreq``, which nothing else needs, gives words of Russian and its Slavic neighbours: a thousand sentences are few
for languages that share so much. For the same reason nothing of the neighbours' sentences is left out as rare: what
was seen once still speaks for them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path

from transdesk.language.kazakh_latin import on_russian_keyboard, to_latin
from transdesk.language.profiles import Profile, count_profile, format_profile, mean, profile_of_words

NEIGHBOURS = ("ky", "tt", "ba", "be", "uk", "bg", "mk", "sr", "tg", "mn")
LATIN_NEIGHBOURS = ("uz", "az", "tk", "tr", "de", "fr", "es")
LISTED = {"ru": "ru", "bg": "bg", "mk": "mk", "uk": "uk", "sr": "sh"}
"""Languages whose words are also taken from wordfreq, with its name for them."""
LISTED_WORDS = 20_000
GROUPS = 9000
"""Letter groups that are kept of a language in Cyrillic letters."""
WORDS = 3000
"""Frequent words that are kept of such a language, and of English."""
LATIN_ORDER = 3
"""langdetect's profiles, which the Latin model is made of, go no further."""
_CYRILLIC = re.compile(r"[\u0400-\u052f]+")
_SERBIAN = str.maketrans("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш")


def read_lines(path: Path) -> list[str]:
    """Lines of a UTF-8 file that hold something."""
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def read_corpus(folder: Path) -> dict[str, list[str]]:
    """Sentences by language from every table of the folder, terms and examples included."""
    found: dict[str, list[str]] = {"ru": [], "kk": [], "en": []}
    for path in sorted(folder.glob("*.tsv")):
        header, *rows = (line.split("\t") for line in read_lines(path))
        for language, sentences in found.items():
            for column in (language, f"example_{language}"):
                if column in header:
                    index = header.index(column)
                    sentences += [row[index].replace("|", " ") for row in rows if len(row) == len(header)]
    return found


def build(
    corpus: Mapping[str, Sequence[str]], kaznerd: Sequence[str], lid: Mapping[str, Sequence[str]]
) -> list[Profile]:
    """All profiles: the desk's languages from the corpus, Kazakh also from KazNERD, neighbours from ``lid``."""
    kazakh = [*corpus["kk"], *kaznerd[::2]]
    profiles = [
        with_listed("ru", count_profile("ru", corpus["ru"], most=GROUPS, words=WORDS)),
        count_profile("en", corpus["en"], words=WORDS, order=LATIN_ORDER),
        mean("kk", [count_profile("kk", lines, most=GROUPS, words=WORDS) for lines in (kaznerd, corpus["kk"])]),
        count_profile("kk-x-rukbd", [on_russian_keyboard(line) for line in kazakh], most=GROUPS, words=WORDS),
        count_profile("kk-Latn", [spelling for line in corpus["kk"] for spelling in to_latin(line)], order=LATIN_ORDER),
    ]
    profiles += [neighbour(name, lid[name]) for name in NEIGHBOURS if name in lid]
    return profiles + [
        count_profile(name, lid[name], least=2, order=LATIN_ORDER) for name in LATIN_NEIGHBOURS if name in lid
    ]


def neighbour(name: str, lines: Sequence[str]) -> Profile:
    """A Cyrillic neighbour from its sentences and, for the Slavic ones, from a list of its words."""
    return with_listed(name, count_profile(name, lines, least=1, most=GROUPS, words=WORDS))


def with_listed(name: str, counted: Profile) -> Profile:
    """The mean of what was counted and of the language's listed words, where it has a list."""
    if name not in LISTED:
        return counted
    return mean(name, [counted, profile_of_words(name, listed_words(name), most=GROUPS, words=WORDS)])


def listed_words(name: str) -> dict[str, float]:
    """The most frequent words of a language with their frequencies; Serbian is brought to Cyrillic letters."""
    from wordfreq import get_frequency_dict  # type: ignore[import-not-found]

    found: dict[str, float] = {}
    for word, frequency in get_frequency_dict(LISTED[name], "small").items():
        own = to_serbian_cyrillic(word) if name == "sr" else word
        if _CYRILLIC.fullmatch(own):
            found[own] = frequency
    return dict(islice(found.items(), LISTED_WORDS))


def to_serbian_cyrillic(word: str) -> str:
    """Serbian in Cyrillic letters, which stand one to one for the Latin ones (Gaj's and Vuk's alphabets)."""
    for pair, letter in (("lj", "љ"), ("nj", "њ"), ("dž", "џ")):
        word = word.replace(pair, letter)
    return word.translate(_SERBIAN)


def main(corpus: str, lid: str, kaznerd: str, out: str) -> None:
    """Write the files; arguments as in the module's description."""
    sentences = {path.stem: read_lines(path) for path in sorted(Path(lid).glob("*.txt"))}
    for profile in build(read_corpus(Path(corpus)), read_lines(Path(kaznerd)), sentences):
        Path(out, f"{profile.name}.txt").write_text(format_profile(profile), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
