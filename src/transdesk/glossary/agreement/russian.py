"""What the neighbours of a place demand of a Russian form.

Sources: Русская грамматика (1980): paragraphs 1655-1667 (prepositions), the chapters on the numeral, on согласование, on
управление (глагольные и именные словосочетания) and on the agreement of subject and predicate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from transdesk.domain.language import Language
from transdesk.domain.morphology import Features
from transdesk.domain.term import TermKind
from transdesk.glossary.agreement.contexts import opens_report
from transdesk.glossary.agreement.demands import Demand, Force, one_of
from transdesk.glossary.agreement.russian_never import wrong
from transdesk.glossary.agreement.russian_numbers import counted, number_before
from transdesk.glossary.agreement.russian_place import RussianPlace
from transdesk.glossary.agreement.russian_words import (
    Predicate,
    adjective,
    dictionary_form,
    is_name,
    is_participle,
    is_pronominal,
    is_transitive,
    may_be_noun,
    noun_cases,
    numeral,
    participle_takes,
    passed_over,
    predicate,
    tells_time,
    verbal,
)  # fmt: skip
from transdesk.glossary.data import russian_government, russian_prepositions
from transdesk.glossary.government import governed_cases
from transdesk.glossary.obligations import Span
from transdesk.glossary.tokens import HYPHENS, Token, tokenise

_COUNTED = frozenset(
    "тыс тысяч тысячи тысяча млн миллион миллиона миллионов млрд миллиард миллиарда миллиардов несколько много немало мало "
    "множество большинство".split()
)
_SAYING = frozenset(
    "сказать говорить сообщить сообщать заявить заявлять отметить пояснить ответить отвечать добавить уточнить рассказать "
    "подчеркнуть признать признаться написать передать напомнить предупредить считать пошутить возразить посетовать".split()
)
"""Verbs whose subject stands behind them where they end a quotation: сказал министр."""
_LIKE_PREPOSITIONS = frozenset({
    "в ходе", "в рамках", "в результате", "во время", "в течение", "с помощью", "при помощи", "по данным", "по мнению",
    "по словам", "за счет", "в целях", "от имени", "по поводу", "на основании", "на территории", "на основе", "со стороны",
})  # fmt: skip
_OF_NOTHING = frozenset("торговля торговец торг обладание злоупотребление".split())
"""Nouns whose thing stands in the instrumental; only somebody's name behind them is a genitive."""
_JOINING = frozenset("и или".split())
_PERSONS = frozenset({TermKind.PERSON_M, TermKind.PERSON_F})
_OPENING = frozenset('«“„"')
_MOST_BETWEEN = 8


def demands(text: str, span: Span, kind: TermKind) -> list[Demand]:
    """Every rule that speaks of a place."""
    place = RussianPlace(text, span, kind)
    settled = list(_settled(place))
    described = list(_described(place))
    numbered = [demand for demand in (*settled, *described) if demand.rule in ("number", "numeral")]
    if numbered:
        return numbered[:1]  # два крупнейших оператора, на три месторождения
    strict = [*described, *settled]
    if settled:
        return strict
    others = [demand for rule in (*_RULES, wrong) for demand in rule(place)]
    if any(demand.force is Force.ASKS for demand in others):  # депутаты городского маслихата
        strict = [replace(d, force=Force.LIMITS) if d.force is Force.MUST else d for d in strict]
    return strict + others


def _described(place: RussianPlace) -> Iterator[Demand]:
    """Согласование: case, number and gender of adjectives in front; participles may belong to something else."""
    words = [] if place.acronym else place.before[: place.adjectives]
    for token in words:
        if (wanted := numeral(token.key)) and not _hours(place):
            yield Demand("numeral", Force.MUST, tuple(sorted(wanted, key=sorted)))
    for token in words:
        if not adjective(token.key):
            continue  # на этом посту
        wants = tuple(sorted(adjective(token.key), key=sorted))
        loose = is_participle(token.key) or may_be_noun(token.key)
        yield Demand("adjective", Force.MAY if loose else Force.MUST, wants)
    if place.adjectives:
        first = place.before[0].key
        taken = (*participle_takes(first), *russian_government().get(dictionary_form(first), ()))
        if is_participle(first) and taken:
            yield Demand("of a participle", Force.ASKS, one_of(*dict.fromkeys(taken)))


def _hours(place: RussianPlace) -> bool:
    """Whether a numeral is a time of the day: в восемь смена кончается."""
    return place.last in ("в", "к")


def _settled(place: RussianPlace) -> Iterator[Demand]:
    """What a preposition or a number in front leaves no choice about."""
    if opens_report(place.text, place.span):
        yield Demand("dateline", Force.MUST, one_of("NOM"))  # УРАЛЬСК, 19 декабря —
    rest = place.rest
    governed = _prepositional(place.text, rest[0], place.span[1]) if rest else ()
    governed = tuple(case for case in governed if case in _chosen(place, governed)) if len(governed) > 1 else governed
    digits = next((i for i, token in enumerate(rest) if not token.key.isdigit()), len(rest))
    earlier = rest[max(1, digits) :]  # what stands before a number, which may be written in groups
    number = 0 if place.acronym else number_before(place.text, rest, earlier)
    if not governed and len(rest) > 1 and f"{rest[1].key} {rest[0].key}" in _LIKE_PREPOSITIONS:
        governed = ("GEN",)
    if governed:
        quoted = place.text[place.span[0]] in _OPENING or place.text[place.span[0] - 1] in _OPENING
        between = [token.key for token in place.before[: place.adjectives]]
        apart = any(is_pronominal(word) or may_be_noun(word) for word in between)  # до этого художники
        yield Demand("preposition", Force.MAY if quoted or apart else Force.MUST, one_of(*governed))
    elif number:
        further = _prepositional(place.text, earlier[0], place.span[1]) if earlier else ()
        if not further and earlier:  # обмен 230 военнопленными, президенты 34 федераций
            other = russian_government().get(dictionary_form(earlier[0].key), ())
            further = (*other, *(("GEN",) if noun_cases(earlier[0].key) and number % 10 != 1 else ()))
        described = any(adjective(token.key) for token in tokenise(place.text[slice(*place.span)])[:1])
        yield Demand("number", Force.MUST, counted(number, further, described=described))
    elif rest and rest[0].key in _COUNTED:
        yield Demand("number", Force.MUST, one_of("GEN"))


def _prepositional(text: str, token: Token, end: int) -> Sequence[str]:
    """The cases behind a preposition; из-за and из-под take the genitive, Гран-при is none."""
    if token.start and text[token.start - 1] in HYPHENS:
        return ("GEN",) if text[max(0, token.start - 3) : token.start - 1].lower() == "из" else ()
    return governed_cases(text, token.end, end, Language.RU)


def _chosen(place: RussianPlace, cases: Sequence[str]) -> Sequence[str]:
    """Of the cases of a preposition that of the word in front: жить в очереди; a place may stand behind any word."""
    if place.kind is TermKind.PLACE:
        return cases
    preposition = {"во": "в", "со": "с"}.get(place.last, place.last)
    governor = next((token.key for token in place.rest[1:] if not passed_over(token.key)), "")
    if len(place.rest) == 1:  # in front of its verb
        governor = next((word for word in place.after if verbal(word) or predicate(word)), "")
    chosen = russian_prepositions().get((dictionary_form(governor), preposition)) if governor else None
    free = len(place.rest) == 1 and chosen != "ESS"  # в костюме невеста ехала: where and how may stand before any verb
    return (chosen,) if chosen and not free else cases


def _subject_behind(place: RussianPlace) -> Iterator[Demand]:
    """Координация: the nominative before a finite verb in its number and gender is its subject.

    An accusative at the beginning may be the object of a verb without a subject: Заседание прервали.
    """
    index = next((i for i, word in enumerate(place.after[:_MOST_BETWEEN]) if predicate(word)), -1)
    verb = predicate(place.after[index]) if index >= 0 else None
    if verb is None:
        return
    near = all(passed_over(word) for word in place.after[:index])
    rivals = any(_may_be_subject(word, verb.subject()) for word in place.after[:index])
    if near or (not place.subject_before and not rivals):
        yield Demand("subject", Force.ASKS, (verb.subject(),))
    if verb.number == "PL" and verb.transitive and not place.subject_before and not rivals:
        yield Demand("object in front", Force.ASKS, one_of("ACC"))
    if near and place.first and verb.number == "PL" and not _joined(place):
        yield Demand("subject of a plural", Force.NEVER, (frozenset({"NOM", "SG"}),))


def _may_be_subject(word: str, wanted: Features) -> bool:
    return any(cell <= wanted for cell in noun_cases(word))


def _joined(place: RussianPlace) -> bool:
    """Whether the term is one of several: Ашхабад и Баку подписали."""
    start = place.before[place.adjectives - 1].start if place.adjectives else place.span[0]
    before = place.text[:start].rstrip(' «“"')
    return before[-1:] in (",", ";", "—", "–") or before.endswith(" и")


def _verb_before(place: RussianPlace) -> Iterator[Demand]:
    """Управление: what a verb in front takes; its subject may stand there too."""
    word = place.governor
    if not word or not (verbal(word) or predicate(word)):
        return  # PRTF: the participle itself is among the adjectives
    form = dictionary_form(word)
    taken = list(russian_government().get(form, ()))
    negated = any(token.key == "не" for token in place.rest)
    takes_object = is_transitive(word) and form not in _SAYING
    if takes_object:
        yield Demand("object", Force.ASKS, one_of("ACC", *(("GEN",) if negated else ())))
    if verbal(word) == "PRTS" or (word.endswith(("ся", "сь")) and place.kind is not TermKind.PLACE):
        taken.append("INS")
    if taken:
        yield Demand("governed", Force.MAY if is_transitive(word) else Force.ASKS, one_of(*dict.fromkeys(taken)))
    if takes_object and word == place.last and not negated and "GEN" not in taken:
        yield Demand("object in the genitive", Force.NEVER, one_of("GEN"))
    verb = predicate(word)
    if verb is not None:
        if not (verb.transitive and _has_subject(place, verb)):
            yield Demand("subject behind its verb", Force.ASKS, (verb.subject(),))
        if verb.number == "PL" and not _listed(place):
            yield Demand("subject of a plural", Force.NEVER, (frozenset({"NOM", "SG"}),))


def _has_subject(place: RussianPlace, verb: Predicate) -> bool:
    """Whether the word right before the verb begins the clause and agrees with it: государство субсидирует."""
    words = [token.key for token in place.rest]
    front = words[words.index(place.governor) + 1 :]
    return len(front) == 1 and _may_be_subject(front[0], verb.subject())


def _listed(place: RussianPlace) -> bool:
    """Whether others may follow the term: подписали Ашхабад, Баку и Душанбе; not нашли депрессию, другие не найдут."""
    if any(token.key == "ни" for token in place.rest):
        return True
    words = [token.key for token in place.behind]
    joined = next((i for i, word in enumerate(words) if word in _JOINING), len(words))
    return joined < len(words) and not any(map(predicate, words[:joined]))


def _noun_before(place: RussianPlace) -> Iterator[Demand]:
    """Именные словосочетания: the genitive behind a noun, and what else the noun takes."""
    word = place.last
    if not word or not noun_cases(word) or is_name(word) or tells_time(word) or place.named(place.rest[0]):
        return
    taken = russian_government().get(dictionary_form(word), ())
    whose = place.kind.is_name or dictionary_form(word) not in _OF_NOTHING
    cases = [*(["GEN"] if whose else []), *taken]
    if not whose:
        yield Demand("thing of a deed", Force.NEVER, one_of("GEN", "DAT", "ACC"))
    yield Demand("attribute", Force.ASKS, one_of(*cases))


def _apposition(place: RussianPlace) -> Iterator[Demand]:
    """Приложение: a person's name agrees with the noun before it; a name in quotation marks stays in the nominative."""
    start = place.span[0]
    cells = noun_cases(place.last) if not place.adjectives else frozenset()
    if cells and (place.text[start] in _OPENING or place.text[start - 1] in _OPENING):
        yield Demand("quoted name", Force.MAY, one_of("NOM"))
    elif cells and place.kind in _PERSONS:
        if len(place.rest) > 1 and any("GEN" in cell for cell in cells):  # подполковник полиции Руслан Баймухамедов
            cells |= noun_cases(place.rest[1].key)
        yield Demand("apposition", Force.ASKS, tuple(sorted(cells, key=sorted)))
    name = place.after[0] if place.after and place.text[place.behind[0].start].isupper() else ""
    if place.kind not in _PERSONS and name and is_name(name) and (cells := noun_cases(name)):
        if _several_names(place):  # акыны Маржан Есжан и Дидар Камиулы
            cells = frozenset(cell - {"SG"} | {"PL"} for cell in cells)
        yield Demand("title", Force.MAY, tuple(sorted(cells, key=sorted)))


def _several_names(place: RussianPlace) -> bool:
    """Whether names joined by и stand right behind the term."""
    joined = next((i for i, word in enumerate(place.after) if word in _JOINING), len(place.after))
    tokens = place.behind[: joined + 2]
    names = [place.text[token.start].isupper() for token in tokens if token.key not in _JOINING]
    return joined + 1 < len(place.after) and all(names)


def _coordinated(place: RussianPlace) -> Iterator[Demand]:
    """Сочинение: words joined by и, или are in the same case."""
    before = [token.key for token in place.rest]
    if len(before) > 1 and before[0] in _JOINING and (cells := noun_cases(before[1])):
        yield Demand("joined", Force.ASKS, _cases_of(cells))
    if len(place.after) > 1 and place.after[0] in _JOINING and (cells := noun_cases(place.after[1])):
        yield Demand("joined", Force.ASKS, _cases_of(cells))


def _cases_of(cells: frozenset[Features]) -> tuple[Features, ...]:
    return one_of(*sorted({label for cell in cells for label in cell if label not in ("SG", "PL")}))


def _participle_behind(place: RussianPlace) -> Iterator[Demand]:
    """Обособленное определение: a participle behind a comma agrees with the noun before it."""
    following = place.behind[:2]
    if len(following) == 2 and following[0].key == "," and is_participle(following[1].key):
        cells = adjective(following[1].key)
        if cells:
            yield Demand("participle", Force.MAY, tuple(sorted(cells, key=sorted)))


def _alone(place: RussianPlace) -> Iterator[Demand]:
    """A heading or label: the nominative before a colon or dash, or a whole without a verb."""
    if place.first and place.text[: place.span[0]].rstrip(' «“"')[-1:] in ("—", "–"):
        yield Demand("predicate", Force.ASKS, one_of("NOM"))
    opened = not place.text[: place.before[-1].start if place.before else place.span[0]].strip(' «“"')
    if not opened or place.rest:
        return
    words = [token.key for token in place.behind if token.key[0].isalnum()]
    if (not place.after and place.sign in (":", "—", "–")) or not any(predicate(w) or verbal(w) for w in words):
        yield Demand("heading", Force.ASKS, one_of("NOM"))


_RULES = (
    _subject_behind, _verb_before, _noun_before, _apposition, _coordinated, _participle_behind, _alone,
)  # fmt: skip
