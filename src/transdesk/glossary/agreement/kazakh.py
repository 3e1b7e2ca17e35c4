"""What the neighbours of a place demand of a Kazakh form.

Kazakh puts what governs behind what is governed, and the predicate last, so the words between a term and the end of its
clause tell its case. Sources: Қазақ грамматикасы (2002): септеулік шылаулар, сан есім, and the kinds of bond between words
(қабысу, матасу, меңгеру, қиысу, жанасу); Muhamedowa 2015, "Kazakh: A Comprehensive Grammar", sections 2.1.1 (cases) and
2.1.4 (izafet). Counts of government: ``kazakh_government.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transdesk.domain.language import Language
from transdesk.domain.term import TermKind
from transdesk.glossary.agreement.contexts import opens_report
from transdesk.glossary.agreement.demands import Demand, Force, one_of
from transdesk.glossary.agreement.kazakh_government import (
    cases_before,
    cases_of,
    intransitive,
    may_take_object,
    transitive,
    usual_case,
)
from transdesk.glossary.agreement.kazakh_never import wrong
from transdesk.glossary.agreement.kazakh_place import KazakhPlace
from transdesk.glossary.agreement.kazakh_words import (
    NUMERALS,
    accusative,
    case_of,
    ends_clause,
    finite,
    genitive,
    is_plural,
    looks_finite,
    may_be_owned,
    may_be_verb,
    nominal,
    owned,
    parts_of_speech,
    plain,
    postposed,
    says,
    surely_finite,
    verb_stems,
)  # fmt: skip
from transdesk.glossary.government import governed_cases
from transdesk.glossary.obligations import Span
from transdesk.glossary.tokens import tokenise

_WANTED = frozenset("керек қажет".split())
_THERE = frozenset("бар жоқ көп аз керек қажет емес".split())
_DONE = re.compile(r".{2,}у(?:ға|ге)")
_DASHES = frozenset("—–")
_PERSONS = frozenset({TermKind.PERSON_M, TermKind.PERSON_F})


def demands(text: str, span: Span, kind: TermKind) -> list[Demand]:
    """Every rule that speaks of a place."""
    place = KazakhPlace(text, span, kind)
    return [demand for rule in (*_RULES, wrong) for demand in rule(place)]


def _postposition(place: KazakhPlace) -> Iterator[Demand]:
    """Септеулік шылаулар: the case before a postposition."""
    start, end = place.span
    first = place.behind[:1]
    if place.text[end : end + 1].isspace() and first and not place.text[first[0].start].isupper():
        between = place.text[end : first[0].start]
        negated = first[0].key == "қарсы" and place.after[1:2] and place.after[1].startswith(("бол", "ал"))
        cases = governed_cases(place.text, start, end, Language.KK)
        if cases and not between.strip() and not negated:
            yield Demand("postposition", Force.MUST, one_of(*cases))


def _dateline(place: KazakhPlace) -> Iterator[Demand]:
    """The place in front of a report stands in the nominative: ҚҰЛСАРЫ, 12 қыркүйек — ... ."""
    if opens_report(place.text, place.span):
        yield Demand("dateline", Force.MUST, one_of("NOM"))


def _number(place: KazakhPlace) -> Iterator[Demand]:
    """Сан есім: no plural behind a number."""
    if place.before and (place.before[0].key in NUMERALS or place.before[0].key.isdigit()):
        yield Demand("number", Force.MUST, one_of("SG"))
        if place.after and verb_stems(place.after[0]):
            yield Demand("measure", Force.MAY, one_of("NOM"), bare=True)  # 6 800 теңге тұрады


def _owned(place: KazakhPlace) -> Iterator[Demand]:
    """Матаса байланысу: a genitive right before asks for the possessive; surely where nothing else can be owned."""
    if place.before and genitive(place.before[0].key):
        first = place.after[0] if place.after else ""
        alone = not first or surely_finite(first) or postposed(first)
        yield Demand("owned", Force.MUST if alone else Force.ASKS, one_of("PSS3S"))


def _owner(place: KazakhPlace) -> Iterator[Demand]:
    """Матаса байланысу: a genitive belongs to a possessive behind it; where there can be none it is wrong."""
    verb = next((i for i, word in enumerate(place.after) if surely_finite(word)), -1)
    clause = place.after[:verb] if verb >= 0 else place.after
    if any(owned(word) for word in clause):
        yield Demand("owner", Force.MAY, one_of("GEN"), bare=not place.owner)
    elif not any(may_be_owned(word) for word in (clause if verb >= 0 else place.rest)):
        yield Demand("owner of nothing", Force.NEVER, one_of("GEN"))


def _izafet(place: KazakhPlace) -> Iterator[Demand]:
    """Изафет: the noun right before a possessed one is bare (Muhamedowa 2.1.4), or a genitive."""
    if place.after and owned(place.after[0]):
        yield Demand("izafet", Force.ASKS, one_of("NOM", "GEN"), bare=not place.owner)


def _attribute(place: KazakhPlace) -> Iterator[Demand]:
    """-дағы/-дегі describes what follows, so it stands before a noun and never ends a sentence."""
    first = place.after[0] if place.after else ""
    described = nominal(first) or first.isdigit() or "a" in parts_of_speech(first)
    adjective = "a" in parts_of_speech(first) or plain(first)
    if described and place.subject and not any(owned(word) for word in place.after[: 2 if adjective else 1]):
        yield Demand("attribute", Force.MAY, one_of("ATTR"), bare=not place.owner)
    elif (not first and place.ends) or surely_finite(first):
        yield Demand("attribute of nothing", Force.NEVER, one_of("ATTR"))


def _object(place: KazakhPlace) -> Iterator[Demand]:
    """Меңгеру: a transitive verb behind takes one accusative; where there is no verb at all, nothing does."""
    first = next((index for index, stems in place.verbs if may_take_object(stems)), -1)
    named = first <= 0 or place.subject or place.after[first].endswith("у")  # вакцинациясын қамтамасыз ету
    if first >= 0 and named and not any(accusative(word) for word in place.after[:first]):
        yield Demand("object", Force.ASKS if first == 0 else Force.MAY, one_of("ACC"), bare=not place.owner)
    elif first >= 0 or any(may_be_verb(token.key) for token in place.before):
        return  # деп үйретеді Мәдина тағылымдамадан өтушіні
    elif not any(may_be_verb(word) for word in place.rest):
        yield Demand("object of nothing", Force.NEVER, one_of("ACC"))
    elif len(place.rest) == len(place.after) and place.verbs and not _open_verb(place):
        yield Demand("object of an intransitive", Force.NEVER, one_of("ACC"))


def _open_verb(place: KazakhPlace) -> bool:
    """Whether any word behind may be a verb that takes an object."""
    return any(may_be_verb(word) and not intransitive(verb_stems(word)) for word in place.after)


def _bare_object(place: KazakhPlace) -> Iterator[Demand]:
    """An indefinite object stands bare right before its verb (Muhamedowa 2.1.1); a definite one takes the accusative."""
    if not place.verbs or place.verbs[0][0] != 0:
        return
    stems = place.verbs[0][1]
    if place.before and genitive(place.before[0].key):
        if intransitive(stems):
            yield Demand("subject of an intransitive", Force.ASKS, (frozenset({"NOM", "PSS3S"}),))
        return
    if transitive(stems) and not place.name:
        yield Demand("bare object", Force.ASKS, one_of("NOM"), bare=True)
    if transitive(stems) and any(accusative(token.key) for token in place.before):
        yield Demand("subject behind its object", Force.ASKS, one_of("NOM"), bare=not place.owner)
    if intransitive(stems) and not _subject_before(place):
        yield Demand("subject of an intransitive", Force.ASKS, one_of("NOM"), bare=not place.owner)


def _governed(place: KazakhPlace) -> Iterator[Demand]:
    """Меңгеру: the oblique cases that the word right behind takes, or a verb of the clause."""
    if not place.after or not place.subject or owned(place.after[0]):
        return
    word = place.after[0]
    cases = {*cases_before(word, verb_stems(word)), *(case for _, stems in place.verbs for case in cases_of(stems))}
    if _WANTED & set(place.after):
        cases.add("DAT")
    if cases:
        yield Demand("governed", Force.MAY, one_of(*sorted(cases)), bare=not place.owner)
    usual = usual_case(word, verb_stems(word))
    if usual:
        yield Demand("usually governed", Force.ASKS, one_of(usual), bare=not place.owner)


def _where(place: KazakhPlace) -> Iterator[Demand]:
    """Жатыс септік: any predicate may have a place or time before it; of persons it says something else."""
    if place.kind in _PERSONS or not place.after or not place.subject or owned(place.after[0]):
        return
    if place.predicate:
        yield Demand("where", Force.MAY, one_of("LOC"), bare=not place.owner)


def _subject(place: KazakhPlace) -> Iterator[Demand]:
    """Қиысу: the nominative that begins a clause whose predicate is in the third person is its subject."""
    if place.after and place.after[0] in _THERE:
        yield Demand("there is", Force.ASKS, one_of("NOM"), bare=not place.owner)
    predicate = next((i for i, word in enumerate(place.clause) if finite(word)), len(place.after) - 1)
    ended = predicate >= 1 and (
        ends_clause(place.clause[predicate]) or (place.ends and looks_finite(place.clause[predicate]))
    )
    if not ended or _subject_before(place):
        return
    stems, last = verb_stems(place.clause[predicate]), place.clause[predicate - 1]
    if "бол" in stems and _DONE.fullmatch(last):
        return  # шағымдануға болады: one may
    counted = predicate > 1 and (place.clause[predicate - 2].isdigit() or place.clause[predicate - 2] in NUMERALS)
    rival = intransitive(stems) and predicate > 1 and not counted and case_of(last) == "NOM"  # but екі есе өсті
    if not rival:
        yield Demand("subject", Force.ASKS, one_of("NOM"), bare=not place.owner)


def _subject_before(place: KazakhPlace) -> bool:
    """Whether a word before the term in its clause may be the subject: a bare noun that belongs to no word behind it."""
    words = [token.key for token in place.before]
    for index, word in enumerate(words):
        if case_of(word) != "NOM" or (index == 0 and place.kind in _PERSONS):
            continue
        behind = words[index - 1] if index else ""
        whole = owned(word) or is_plural(word)
        apart = index and not nominal(behind) and not verb_stems(behind)
        if ((whole and not (behind and owned(behind))) or apart) and not postposed(behind):
            return True
    return False


def _speaker(place: KazakhPlace) -> Iterator[Demand]:
    """The subject of a verb of saying may stand behind it, and then ends the sentence: деді министр."""
    if not place.ends or place.verbs or any(map(verb_stems, place.after)) or _of_somebody(place):
        return
    words = [token.key for token in place.sentence]
    index = next((i for i, word in enumerate(words) if verb_stems(word) or says(word)), -1)
    if index < 0:
        return
    verb, earlier = words[index], words[index + 1 : index + 3]
    if verb.startswith("делін") and not place.after:
        yield Demand("source", Force.MAY, one_of("LOC"), bare=not place.owner)  # делінген хабарламада
    elif says(verb) or (finite(verb) and "деп" in earlier):
        alone = not place.after and (index == 0 or place.kind in _PERSONS)
        if alone:  # the subject, or where it was said: деп санайды комитетте
            yield Demand("speaker", Force.MUST, one_of("NOM", "LOC"))
        yield Demand("speaker", Force.ASKS, one_of("NOM"), bare=not place.owner and not alone)


def _of_somebody(place: KazakhPlace) -> bool:
    """Whether a name follows an organisation, so that it is the person of it that speaks: деді комитеттен Маржан Ысқалиева."""
    names = [place.text[token.start].isupper() for token in place.behind[: len(place.after)]]
    return place.kind is TermKind.ORGANISATION and len(names) > 1 and all(names[:2])


def _label(place: KazakhPlace) -> Iterator[Demand]:
    """The nominative before a dash or a colon at the beginning of a sentence names what is spoken of."""
    first = not place.text[: place.before[-1].start if place.before else place.span[0]].strip(' «“"')
    if not place.after and first and (place.sign in _DASHES or place.sign == ":"):
        yield Demand("label", Force.ASKS, one_of("NOM"), bare=not place.owner)


def _predicate(place: KazakhPlace) -> Iterator[Demand]:
    """Behind a dash, or where there is no verb, the nominative at the end is the predicate, or the whole a heading."""
    before = place.text[: place.before[-1].start if place.before else place.span[0]].rstrip()
    near = [token.key for token in place.before]
    words = near if before[-1:] in _DASHES else [token.key for token in tokenise(before)] + near
    if not place.after and place.ends and not any(surely_finite(word) for word in words if word[0].isalnum()):
        yield Demand("predicate", Force.ASKS, one_of("NOM"), bare=not place.owner)


_RULES = (
    _dateline, _postposition, _number, _owned, _owner, _izafet, _attribute, _object, _bare_object, _governed, _where, _subject,
    _speaker, _label, _predicate,
)  # fmt: skip
