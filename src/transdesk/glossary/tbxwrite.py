"""Writing TBX-Basic 1.2.1, style DCA (data categories as attributes), ISO 30042:2019."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from transdesk.domain.language import Language
from transdesk.domain.term import Concept, Designation, TermKind, TermStatus
from transdesk.glossary.grammar import format_grammar

NOTE = "transdesk:"
"""Begins the notes that carry what TBX-Basic has no data category for."""

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader><fileDesc><sourceDesc><p>Glossary written by TransDesk</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>
"""
_FOOT = "  </body></text>\n</tbx>\n"
_STATUSES = {
    TermStatus.PREFERRED: "preferredTerm-admn-sts",
    TermStatus.ADMITTED: "admittedTerm-admn-sts",
    TermStatus.FORBIDDEN: "deprecatedTerm-admn-sts",
}
_POS = {"noun", "verb", "adjective", "adverb", "other"}
_GENDERS = {"m": "masculine", "f": "feminine", "n": "neuter"}
_NCNAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_FORBIDDEN_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_tbx(concepts: Sequence[Concept]) -> bytes:
    """Write concepts as TBX-Basic."""
    names = _names(concepts)
    entries = [line for concept, name in zip(concepts, names, strict=True) for line in _entry(concept, name)]
    return (_HEAD + "".join(f"    {line}\n" for line in entries) + _FOOT).encode()


def _names(concepts: Sequence[Concept]) -> list[str]:
    """A unique XML name for every concept: its id where that is one."""
    taken = {concept.id for concept in concepts}
    names: list[str] = []
    for number, concept in enumerate(concepts, start=1):
        name = concept.id if _NCNAME.fullmatch(concept.id) else f"c{number}"
        while name != concept.id and name in taken:
            name += "_"
        taken.add(name)
        names.append(name)
    return names


def _entry(concept: Concept, name: str) -> Iterator[str]:
    yield f"<conceptEntry id={quoteattr(name)}>"
    if concept.domain:
        yield f'  <descrip type="subjectField">{_xml(concept.domain)}</descrip>'
    if concept.source:
        yield f'  <admin type="source">{_xml(concept.source)}</admin>'
    for key, value in _own(concept, name):
        yield f"  <note>{NOTE}{key}={_xml(value)}</note>"
    if concept.note:
        yield f"  <note>{_xml(concept.note)}</note>"
    for language in Language:
        designations = concept.of(language)
        if designations:
            yield f'  <langSec xml:lang="{language}">'
            for designation in designations:
                yield from (f"    {line}" for line in _term(concept, designation))
            yield "  </langSec>"
    yield "</conceptEntry>"


def _own(concept: Concept, name: str) -> Iterator[tuple[str, str]]:
    """What only our notes can say, in the words of the table's columns."""
    values = {
        "id": concept.id if concept.id != name else "",
        "kind": str(concept.kind),
        "pos": concept.pos if concept.pos not in _POS else "",
        "case_sensitive": "yes" if concept.case_sensitive else "",
        "do_not_translate": "yes" if concept.do_not_translate else "",
        "valid_from": concept.valid_from.isoformat() if concept.valid_from else "",
        "valid_to": concept.valid_to.isoformat() if concept.valid_to else "",
        "grammar": format_grammar(concept.designations),
    }
    yield from ((key, value) for key, value in values.items() if value)


def _term(concept: Concept, designation: Designation) -> Iterator[str]:
    yield "<termSec>"
    yield f"  <term>{_xml(designation.text)}</term>"
    if concept.pos in _POS:
        yield f'  <termNote type="partOfSpeech">{concept.pos}</termNote>'
    gender = _GENDERS.get(dict(designation.grammar).get("gender", ""))
    if gender:
        yield f'  <termNote type="grammaticalGender">{gender}</termNote>'
    if concept.kind is TermKind.ABBREVIATION:
        yield '  <termNote type="termType">abbreviation</termNote>'
    yield f'  <termNote type="administrativeStatus">{_STATUSES[designation.status]}</termNote>'
    yield "</termSec>"


def _xml(text: str) -> str:
    return escape(_FORBIDDEN_IN_XML.sub("", text))
