"""Reads training texts in the layout of a data folder and turns them into clean, weighted translation units.

The folder holds `train/<a>-<b>.tsv.xz` (origin, licence, two languages) and `corpus/` (the newsroom's own
trilingual articles, terms, lexicon and names).
"""

import csv
import lzma
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from transdesk.domain.language import Language
from transdesk.domain.term import Concept, Designation, TermKind, TermStatus
from transdesk.training.alignment import Association
from transdesk.training.chance import generator
from transdesk.training.cleaning import normalise, reason_to_drop
from transdesk.training.people import person_kind
from transdesk.training.repair import Casing, detokenise
from transdesk.training.terms import Hit, Term, TermFinder, alternatives, find_in_all, readable_terms

LANGUAGES = ("ru", "kk", "en")
OWN = "own corpus"
HELD_OUT_PER_TOPIC = 2
LEFT_OUT = ("apertium",)  # origins by their beginning: texts whose rights were not cleared by those who collected them
LOWER_CASED = frozenset({"kaznu-lowercased"})
_DOUBTFUL = ("kaznu",)  # scraped: alignment is checked
_NEWS = ("newstest", "newsdev", "kaznu", "tico19")
_INTERFACE = frozenset({"aosp", "lineageos", "mozilla", "unicef", "cldr-names", "gnome-user-docs"})
_NO_TERMS_FOR = frozenset({"verb", "adv", "prep", "conj", "particle", "pron"})


@dataclass(frozen=True, slots=True)
class Unit:
    """One text in two or three languages, with what training needs to know about it."""

    texts: Mapping[str, str]
    origin: str
    licence: str
    news: bool
    weight: float = 1.0  # mean number of uses for each direction in one epoch
    terms: tuple[Mapping[str, Hit], ...] = ()
    synthetic: str = ""  # the language whose side a machine wrote; it is only ever a source
    told: bool = False  # its terms are always annotated

    def directions(self) -> Iterator[tuple[str, str]]:
        """All ordered pairs of the languages present; into real text only."""
        return ((a, b) for a in self.texts for b in self.texts if a != b and self.synthetic in ("", a))


@dataclass(frozen=True, slots=True)
class Weights:
    """Uses per epoch and direction, by what the text is."""

    article: float = 7.0
    sentence: float = 4.0
    example: float = 4.0
    swapped: float = 0.5
    entry: float = 2.0
    kazakh_pair: float = 1.5
    pair: float = 1.0
    interface: float = 0.35


@dataclass(slots=True)
class Report:
    """What was kept and dropped, by origin."""

    kept: Counter[str] = field(default_factory=Counter)
    dropped: Counter[tuple[str, str]] = field(default_factory=Counter)
    licences: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """Plain dictionaries for the record and the card."""
        origins = sorted(set(self.kept) | {o for o, _ in self.dropped})
        return {
            o: {
                "licence": self.licences.get(o, ""),
                "kept": self.kept[o],
                "dropped": {r: n for (origin, r), n in sorted(self.dropped.items()) if origin == o},
            }
            for o in origins
        }


def load_units(
    data: Path, weights: Weights, *, sentences: Path | None = None, concepts: Sequence[Concept] = ()
) -> tuple[list[Unit], list[Unit], Report]:
    """Training units with the terms found in them, held-out units of the own articles, and the record.

    Args:
        data: the folder.
        weights: uses per epoch.
        sentences: a table of more own sentences (columns en, ru, kk).
        concepts: more terms to find.

    Raises FileNotFoundError when the folder has neither part.
    """
    report = Report()
    own, held_out, terms = _own(data / "corpus", weights)
    own += [_own_unit(row, weights.sentence, news=True) for row in (read_table(sentences) if sentences else ())]
    terms += [_term(concept) for concept in concepts]
    outside = _clean(_outside(data / "train", weights), report)
    if not own and not outside:
        raise FileNotFoundError(f"No training texts under {data}: it must hold train/*.tsv.xz or corpus/*.tsv.")
    known = {_key(u.texts[a], u.texts[b]) for u in held_out for a, b in u.directions()}
    outside = [u for u in outside if not any(_key(u.texts[a], u.texts[b]) in known for a, b in u.directions())]
    for unit in own + outside:
        report.kept[unit.origin] += 1
        report.licences[unit.origin] = unit.licence
    return with_terms(own + outside, terms), with_terms(held_out, terms), report


def with_terms(units: Iterable[Unit], terms: list[Term]) -> list[Unit]:
    """The units with the terms that stand in at least two of their versions."""
    finders = {language: TermFinder(terms, language) for language in LANGUAGES}
    return [
        replace(u, terms=tuple(find_in_all(u.texts, finders))) if max(map(len, u.texts.values())) > 25 else u
        for u in units
    ]


def _term(concept: Concept) -> Term:
    found = {lang: concept.of(Language(lang), TermStatus.PREFERRED, TermStatus.ADMITTED) for lang in LANGUAGES}
    return Term({lang: tuple(d.text for d in names) for lang, names in found.items() if names})


def read_table(path: Path) -> list[dict[str, str]]:
    """Rows of a TSV (plain or xz) with a header line and no quoting."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def articles(folder: Path) -> dict[str, list[dict[str, str]]]:
    """The own articles by topic: rows with article, seg, kind, en, ru, kk."""
    aside = ("-terms", "lexicon-", "names")
    paths = [p for p in sorted(folder.glob("*.tsv")) if not any(a in p.stem for a in aside)]
    return {p.stem: read_table(p) for p in paths}


def _own(folder: Path, weights: Weights) -> tuple[list[Unit], list[Unit], list[Term]]:
    train: list[Unit] = []
    held_out: list[Unit] = []
    kept_back: set[str] = set()
    for rows in articles(folder).values():
        back = _held_out(rows)
        kept_back.update(back)
        units = [(row["article"] in back, _own_unit(row, weights.article, news=True)) for row in rows]
        train += [unit for is_back, unit in units if not is_back]
        held_out += [unit for is_back, unit in units if is_back]
    tables = [r for p in sorted(folder.glob("*-terms.tsv")) for r in read_table(p) if r["article"] not in kept_back]
    lexicon = [r for p in sorted(folder.glob("lexicon-*.tsv")) for r in read_table(p) if r["en"] != "en"]
    names = [r for p in sorted(folder.glob("names.tsv")) for r in read_table(p)]
    for row in tables + lexicon + names:
        if all(alternatives(row[lang] or "") for lang in LANGUAGES):
            train.append(_own_unit(row, weights.entry, news=False))
    examples = ({lang: row.get(f"example_{lang}") or "" for lang in LANGUAGES} for row in lexicon)
    train += [_own_unit(e, weights.example, news=True) for e in examples if all(e.values())]
    nominal = [r for r in tables + lexicon + names if r.get("pos") not in _NO_TERMS_FOR]
    return train, held_out, readable_terms(nominal)


def own_sentences(folder: Path, sentences: Path | None) -> Iterator[Mapping[str, str]]:
    """The own articles, those held out left out, and the table of more own sentences, row by row."""
    for rows in articles(folder).values():
        back = _held_out(rows)
        yield from (row for row in rows if row["article"] not in back)
    yield from read_table(sentences) if sentences else ()


def known_terms(folder: Path) -> list[Concept]:
    """Terms, places, offices and organisations of the tables, of articles that are not held out, as concepts."""
    back = {a for rows in articles(folder).values() for a in _held_out(rows)}
    paths = [*sorted(folder.glob("*-terms.tsv")), *sorted(folder.glob("lexicon-*.tsv"))]
    rows = [r for p in paths for r in read_table(p) if r.get("article") not in back]
    return [concept for number, row in enumerate(rows) if (concept := _concept(row, number))]


_KINDS = {"term": TermKind.TERM, "org": TermKind.ORGANISATION, "place": TermKind.PLACE, "title": TermKind.TITLE}


def _concept(row: Mapping[str, str], number: int) -> Concept | None:
    kind = person_kind(row["ru"]) if row.get("kind") == "person" else _KINDS.get(row.get("kind") or "term")
    nominal = row["pos"].startswith(("noun", "prop"))
    if kind is None or not nominal or not all(alternatives(row[lang] or "") for lang in LANGUAGES):
        return None
    names = [Designation(Language(lang), name) for lang in LANGUAGES for name in alternatives(row[lang])[:1]]
    return Concept(f"table-{number}", kind, tuple(names))


def _held_out(rows: Sequence[Mapping[str, str]]) -> list[str]:
    return list(dict.fromkeys(r["article"] for r in rows))[-HELD_OUT_PER_TOPIC:]


def _own_unit(row: Mapping[str, str], weight: float, *, news: bool) -> Unit:
    texts = {lang: normalise(row[lang] if news else alternatives(row[lang])[0]) for lang in LANGUAGES}
    return Unit(texts, OWN, "the project's own", news, weight)


def _outside(folder: Path, weights: Weights) -> list[Unit]:
    units = []
    for path in sorted(folder.glob("*.tsv.xz")):
        rows = read_table(path)
        languages = [c for c in (rows[0] if rows else {}) if c in LANGUAGES]
        for row in rows:
            if not row["origin"].startswith(LEFT_OUT):
                texts = {lang: normalise(row[lang]) for lang in languages}
                units.append(Unit(texts, row["origin"], row["licence"], row["origin"].startswith(_NEWS)))
    casing = {
        lang: Casing.learn(u.texts[lang] for u in units if lang in u.texts and u.origin not in LOWER_CASED)
        for lang in LANGUAGES
    }
    return [replace(_repaired(u, casing), weight=_weight(u, weights)) for u in units]


def _repaired(unit: Unit, casing: Mapping[str, Casing]) -> Unit:
    if unit.origin not in LOWER_CASED:
        return unit
    return replace(unit, texts={lang: casing[lang].restore(detokenise(t)) for lang, t in unit.texts.items()})


def _weight(unit: Unit, weights: Weights) -> float:
    if unit.origin.split("/")[0] in _INTERFACE:
        return weights.interface
    return weights.kazakh_pair if "kk" in unit.texts else weights.pair


def _clean(units: list[Unit], report: Report) -> list[Unit]:
    kept: list[Unit] = []
    seen: set[tuple[str, str]] = set()
    for unit in units:
        (a, first), (b, second) = unit.texts.items()
        short_name = unit.origin == "cldr-names"
        reason = reason_to_drop(first, a, second, b)
        if short_name and reason in {"copy", "wrong language", "length ratio"}:
            reason = None
        if not reason and _key(first, second) in seen:
            reason = "duplicate"
        if reason:
            report.dropped[unit.origin, reason] += 1
            report.licences[unit.origin] = unit.licence
        else:
            seen.add(_key(first, second))
            kept.append(unit)
    return _aligned(kept, report)


def _aligned(units: list[Unit], report: Report) -> list[Unit]:
    """Without the scraped lines that correspond no better than lines thrown together by chance."""
    bad: set[int] = set()
    for languages in sorted({tuple(u.texts) for u in units}):
        numbers = [i for i, u in enumerate(units) if tuple(u.texts) == languages]
        pairs = [tuple(units[i].texts.values()) for i in numbers]
        doubtful = [(i, p) for i, p in zip(numbers, pairs, strict=True) if units[i].origin.startswith(_DOUBTFUL)]
        if not doubtful:
            continue
        association = Association([(a, b) for a, b in pairs])
        others = [p[1] for _, p in doubtful]
        generator(0).shuffle(others)
        by_chance = sorted(association.score(p[0], o) for (_, p), o in zip(doubtful, others, strict=True))
        bar = by_chance[int(0.9 * (len(by_chance) - 1))]
        bad |= {i for i, p in doubtful if association.score(p[0], p[1]) < bar}
    for i in bad:
        report.dropped[units[i].origin, "sides do not correspond"] += 1
    return [u for i, u in enumerate(units) if i not in bad]


def _key(first: str, second: str) -> tuple[str, str]:
    return first.casefold(), second.casefold()
