"""Measuring language identification and sentence splitting on files that the user names.

The functions return plain rows; the command line prints them. A signature names what was measured with
what, so that two tables can be compared.
"""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from transdesk import __version__
from transdesk.domain.language import Language, Verdict
from transdesk.language.identify import Identifier
from transdesk.language.sentences import split

LENGTHS = (0, 5, 3, 2, 1)
"""Words in a test text; 0 is the whole sentence."""
SEED = 1
Detector = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class LidRow:
    """One line of the table: a detector on texts of one language and one length.

    Attributes:
        language: the language of the texts, by the file's key; one of the desk's or another one.
        words: words in a text, 0 for whole sentences.
        right: percentage answered with the language (with ``other`` where it is not the desk's).
        wrong: percentage answered with a wrong language; for a foreign one: with one of the desk's.
        milliseconds: mean time a text.
    """

    detector: str
    language: str
    words: int
    texts: int
    right: float
    wrong: float
    milliseconds: float


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """Boundaries inside joined paragraphs: found and expected, precision, recall and F1 in percent."""

    language: str
    expected: int
    precision: float
    recall: float
    f1: float
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with the signature of what was measured."""

    rows: tuple[LidRow, ...] | tuple[SentenceRow, ...]
    signature: str


def bench_lid(files: Mapping[str, Path], *, limit: int = 1000, others: bool = True) -> Table:
    """Right and wrong answers by language and length.

    Args:
        files: language code to a file of sentences, one a line, UTF-8.
        limit: at most so many texts of each kind.
        others: measure langdetect as it is, and lingua and py3langid where they are installed.
    """
    texts = {code: _lines(path) for code, path in files.items()}
    detectors = {"transdesk": _own()}
    if others:
        detectors |= {name: make() for name, make in _OTHERS.items() if _installed(name)}
    rows = [
        _lid_row(name, detect, code, words, _windows(lines, words, limit))
        for name, detect in detectors.items()
        for code, lines in texts.items()
        for words in LENGTHS
    ]
    return Table(tuple(rows), _signature("lid", files, f"limit={limit}"))


def bench_sentences(files: Mapping[str, Path], *, paragraph: int = 5) -> Table:
    """Boundary scores on files of one sentence a line (code to path), joined ``paragraph`` at a time.

    Lines that do not end like a sentence are left out: a line break would decide about them.
    """
    rows = [_sentence_row(code, _lines(path), paragraph) for code, path in files.items()]
    return Table(tuple(rows), _signature("sentences", files, f"paragraph={paragraph}"))


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _windows(lines: Sequence[str], words: int, limit: int) -> list[str]:
    """Whole lines, or a run of so many words from a random place in each; only texts with letters."""
    if not words:
        return list(lines[:limit])
    chance = random.Random(SEED)  # noqa: S311 - a repeatable sample, no secret
    texts: list[str] = []
    for line in lines:
        parts = line.split()
        if len(parts) >= words:
            start = chance.randrange(len(parts) - words + 1)
            texts.append(" ".join(parts[start : start + words]))
    return [text for text in texts if sum(c.isalpha() for c in text) > 1][:limit]


def _lid_row(name: str, detect: Detector, code: str, words: int, texts: Sequence[str]) -> LidRow:
    started = time.process_time()
    answers = [detect(text) for text in texts]
    spent = time.process_time() - started
    desk = {str(language) for language in Language}
    expected = code if code in desk else "other"
    right = sum(answer == expected for answer in answers)
    wrong = sum(answer not in (expected, "unsure") for answer in answers)
    count = len(texts) or 1
    return LidRow(name, code, words, len(texts), 100 * right / count, 100 * wrong / count, 1000 * spent / count)


def _sentence_row(code: str, lines: Sequence[str], paragraph: int) -> SentenceRow:
    language = Language(code)
    sentences = [line for line in lines if line[-1] in '.!?…»”")']
    found = expected = both = characters = 0
    started = time.process_time()
    for first in range(0, len(sentences), paragraph):
        group = sentences[first : first + paragraph]
        text = " ".join(group)
        ends: set[int] = set()
        position = 0
        for sentence in group[:-1]:
            position += len(sentence)
            ends.add(position)
            position += 1
        got = {end for _, end in split(text, language)[:-1]}
        found, expected, both = found + len(got), expected + len(ends), both + len(got & ends)
        characters += len(text)
    spent = time.process_time() - started
    precision, recall = both / (found or 1), both / (expected or 1)
    f1 = 2 * precision * recall / ((precision + recall) or 1)
    return SentenceRow(code, expected, 100 * precision, 100 * recall, 100 * f1, 1000 * spent / (characters or 1) * 1000)


def _signature(bench: str, files: Mapping[str, Path], settings: str) -> str:
    """Version, settings, and a digest of the files' contents."""
    digest = hashlib.blake2b(digest_size=6)
    for code in sorted(files):
        digest.update(code.encode() + files[code].read_bytes())
    return f"transdesk {__version__}; {bench}; {settings}; seed={SEED}; files {digest.hexdigest()}"


def _own() -> Detector:
    identifier = Identifier()
    return lambda text: str(identifier.identify(text).verdict)


def _installed(package: str) -> bool:
    try:
        metadata.version(package)
    except metadata.PackageNotFoundError:
        return False
    return True


def _verdict(code: str | None) -> str:
    """Another detector's answer in our terms."""
    if not code:
        return str(Verdict.UNSURE)
    return code if code in {str(language) for language in Language} else str(Verdict.OTHER)


def _langdetect() -> Detector:
    from langdetect import DetectorFactory, LangDetectException
    from langdetect.detector_factory import PROFILES_DIRECTORY

    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.seed = 0

    def detect(text: str) -> str:
        detector = factory.create()
        detector.append(text)
        try:
            return _verdict(detector.detect())
        except LangDetectException:  # no letters, or capitals only
            return str(Verdict.UNSURE)

    return detect


def _lingua() -> Detector:
    from lingua import LanguageDetectorBuilder  # type: ignore[import-not-found,unused-ignore]

    detector = LanguageDetectorBuilder.from_all_languages().build()

    def detect(text: str) -> str:
        found = detector.detect_language_of(text)
        return _verdict(found.iso_code_639_1.name.lower() if found else None)

    return detect


def _py3langid() -> Detector:
    import py3langid  # type: ignore[import-not-found,unused-ignore]

    return lambda text: _verdict(str(py3langid.classify(text)[0]))


_OTHERS: dict[str, Callable[[], Detector]] = {
    "langdetect": _langdetect,
    "lingua-language-detector": _lingua,
    "py3langid": _py3langid,
}
