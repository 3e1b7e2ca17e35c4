"""What a Kazakh word of running text is to its neighbours, told by its ending and by short lists.

Most words are in no dictionary of ours, so every answer is either *surely* (rules may ask for a form because of it) or
not known. Sources: Muhamedowa 2015, "Kazakh: A Comprehensive Grammar"; Қазақ грамматикасы (2002), sections on septik,
täweldik and on the finite forms of the verb.
"""

from __future__ import annotations

import re
from functools import lru_cache

from transdesk.domain.language import Language
from transdesk.glossary.data import common_words, stop_words
from transdesk.language.morphology.kk.stems import unvoiced
from transdesk.language.morphology.kk.verbs import stems_in

_ENDINGS = (
    ("ATTR", r"(?:[дт]ағы|[дт]егі|ндағы|ндегі)"),
    ("GEN", r"(?:[дтн]ың|[дтн]ің)"),
    ("ABL", r"(?:[дтн]ан|[дтн]ен)"),
    ("INS", r"[мпб]ен"),
    ("LOC", r"(?:[дт]а|[дт]е)"),
    ("DAT", r"(?:ға|ге|қа|ке|(?<=[ыі])на|(?<=[ыі])не)"),
    ("ACC", r"(?:[дтн]ы|[дтн]і|(?<=[ыі])н)"),
)
_CASED = tuple((case, re.compile(rf".{{2,}}{ending}")) for case, ending in _ENDINGS)
_OWNED_TAIL = "(?:н|ның|нің|на|не|нда|нде|нан|нен|мен|ндағы|ндегі|нша|нше)"
_OWNED = re.compile(
    rf".+[аәеяуиыі]с[ыі]|.{{2,}}(?:[ыі]{_OWNED_TAIL}|(?:тор|сор|лог|граф|изм|инг|ум|иал)[ыі]|[лд]ар[ыі]|[лд]ер[ыі]|тар[ыі]|тер[ыі]|[лдт]ығы|[лдт]ігі)"
)
_FINITE = re.compile(
    r".+(?:(?:[дт][ыі])|(?:[ғқ]ан|[гк]ен)|[ыі]?п(?:т[ыі])|мақ(?:шы)?|мек(?:ші)?|с[ыі]н|[аеы]р|[бмп][аеы]с)"
)
_SPEAKER = re.compile(r".+(?:[мбп][ыі](?:н|з)|с[ыі][ңз]|[дт][ыі][мқкң]|ңыз|ңіз|[ае]й[ыі][нқк])(?:дар|дер)?")
_LIKE_VERB = re.compile(
    r".{2,}(?:[дт][ыі]|[ғқ]ан|[гк]ен|[уү]|уге|уға|уді|уды|[ыі]?п|[тд]ын|тін|с[аеыі]|[аеы]р|[бмп][аеы]с|[ае]|й|с[ыі]н|м[аеыі]з)"
)
_OWNED_DEED = re.compile(rf".{{2,}}(?:у[ыі]|(?:ға|қа)ны|(?:ге|ке)ні){_OWNED_TAIL}?")  # тұруы, келгенін
_ADJECTIVE = re.compile(r".{2,}(?:нш[ыі]|с[ыі]з|[лзмнңр](?:ғы|гі)(?<!л[ыі]ғы)(?<!л[ыі]гі)|[шс]кі)|келесі")
_LIKE_OWNED = re.compile(r"[ыі](?:н|ның|нің|на|не|нда|нде|нан|нен|мен|ндағы|ндегі|нша|нше|нсыз|нсіз|мыз|м|ң|ңыз|ңіз)?$")
_PASSIVE = re.compile(r"(ыл|іл|л|ын|ін|н)(?=[дтмғгсыіуаеп])")
_VOWELS = "аәеоөұүыі"
_LINKING = re.compile(r".+(?:[ыіауүоө]п|с[ае]|й)")
_NOUN_OF_VERB = re.compile(r".+(?:уды|уді|[ғқ]анды|[гк]енді)")
_LIKE_PREDICATE = re.compile(r".{3,}(?:[дт][ыі]|[ғқ]ан|[гк]ен)")
_PAST_OR_PRESENT = re.compile(r".{2,}[дт][ыі]")
_PLURAL = re.compile(r".{2,}[лдт][ае]р")
PRONOUNS = frozenset("мен сен сіз ол біз олар кім ешкім бәрі біреу".split())
"""Pronouns in the nominative."""
_PERSONAL = frozenset("менің сенің сіздің біздің сендердің сіздердің өзінің өзіміздің".split())
_PREDICATES = frozenset("жатыр тұр отыр жүр жоқ бар керек тиіс мүмкін емес екен еді болар шығар ғой қажет".split())
_POSTPOSED = frozenset(
    "дейін шейін қарай қарсы байланысты сәйкес орай қарамастан кейін соң бері бұрын бөлек гөрі туралы үшін арқылы бойынша "
    "жайлы жөнінде ретінде сияқты секілді тәрізді сайын мен бен пен және әрі немесе".split()
)
_RELATIONAL = frozenset(
    word + case
    for words, cases in (
        ("алды арты асты сырты жаны маңы қасы ортасы арасы басы соңы аты тарапы", "нда на нан ндағы"),
        ("үсті іші шеті", "нде не нен ндегі"),
    )
    for word in words.split()
    for case in cases.split()
)
"""Көмекші есімдер: possessed nouns that say where something is."""
NUMERALS = frozenset("бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу жүз мың бірнеше".split())
_TIMES = frozenset("күні түні жылы айы кезде таңертең кешке түнде таңда аптасына".split())
_CONVERBS = frozenset("алып қалып салып".split())
"""Forms of verbs that are also nouns: giant, mould."""
_SUFFIXES = frozenset(
    "ы і сы сі ын ін сын сін ына іне сына сіне ында інде сында сінде ының інің сының сінің ынан інен сынан сінен".split()
)
"""Possessives behind a number in figures: 22-іне, 1 106-сы."""
_PARTS = frozenset(
    "көбі бірі бәрі екеуі үшеуі төртеуі біреуі бірнешеуі ешқайсысы әрқайсысы жартысы қалғаны барлығы өзі өзін өзіне арқасында".split()
)
_SAYING = frozenset(
    "деді дейді хабарлады мәлімдеді айтты түсіндірді түйіндеді ескертті жазды жеткізді қосты сендірді "
    "нақтылады хабарлайды айтады ескертеді мәлімдейді түсіндіреді жазады".split()
)


def parts_of_speech(word: str) -> str:
    """The letters of ``words-kk.tsv`` for a word, empty where the list has none."""
    return common_words(Language.KK).get(word, "")


def plain(word: str) -> bool:
    """Whether the ending of a word is no case ending, because the whole is a known adverb, adjective or small word."""
    if word in NUMERALS or word in _TIMES or word in stop_words(Language.KK):
        return True
    parts = set(parts_of_speech(word))
    return bool(parts & set("adx") and "n" not in parts) or bool(_ADJECTIVE.fullmatch(word))


@lru_cache(maxsize=1 << 14)
def verb_stems(word: str) -> tuple[str, ...]:
    """Stems of the verb of which a word is a form; none for words that are rather of another kind."""
    other = parts_of_speech(word) and "v" not in parts_of_speech(word) and word not in _CONVERBS
    if word in _PREDICATES or other:
        return ()
    return tuple(dict.fromkeys(stem + _voice(stem, word[len(stem) :]) for stem in stems_in(word)))


def _voice(stem: str, rest: str) -> str:
    """The passive suffix behind a stem of the list, empty where there is none: сат-ыл-майды, жаса-л-ды, ал-ын-ды."""
    match = _PASSIVE.match(rest)
    if not match:
        return ""
    suffix, last = match[1], stem[-1]
    if suffix in ("ын", "ін"):
        fits = last == "л"
    elif suffix == "н":
        fits = stem.endswith(("ла", "ле", "лы", "лі"))
    else:
        fits = (last in _VOWELS) == (suffix == "л")
    return suffix if fits else ""


@lru_cache(maxsize=1 << 14)
def case_of(word: str) -> str:
    """The case in whose ending a noun ends, NOM for those without one; empty for verbs and words of other kinds."""
    if plain(word) or verb_stems(word) or not word.isalpha():
        return ""
    if "n" in parts_of_speech(word):
        return "NOM"  # жиын, шығын: no endings
    return next((case for case, ending in _CASED if ending.fullmatch(word)), "NOM")


def finite(word: str) -> bool:
    """Whether a word that ends a clause is a finite verb of the third person or another predicate of it."""
    if word in _PREDICATES:
        return True
    if not verb_stems(word) or _SPEAKER.fullmatch(word) or _NOUN_OF_VERB.fullmatch(word):
        return False
    return bool(_FINITE.fullmatch(word))


def ends_clause(word: str) -> bool:
    """Whether a word may be the predicate of a clause that a comma ends: a finite verb, a converb, a condition."""
    return finite(word) or (bool(verb_stems(word)) and bool(_LINKING.fullmatch(word)))


def says(word: str) -> bool:
    """Whether a word is a finite verb of saying, whose subject may stand behind it: деді, хабарлады."""
    return word in _SAYING


@lru_cache(maxsize=1 << 14)
def owned(word: str) -> bool:
    """Whether a word surely ends in the possessive of the third person, with or without a case."""
    if word in _RELATIONAL or word in _PARTS or word in _SUFFIXES or _OWNED_DEED.fullmatch(word):
        return True
    if plain(word) or verb_stems(word) or "n" in parts_of_speech(word) or len(word) < 4:  # босқын, шығын
        return False
    return bool(_OWNED.fullmatch(word)) or (word[-1] in "ыі" and _noun(word[:-1]))


def _noun(stem: str) -> bool:
    """Whether the list has a noun with this stem, whose last consonant a possessive may have voiced."""
    return any("n" in parts_of_speech(each) for each in (stem, unvoiced(stem)))


@lru_cache(maxsize=1 << 14)
def may_be_owned(word: str) -> bool:
    """Whether a word may end in that possessive: шешімі, үйі, but no халықаралық, дейін."""
    return bool(_LIKE_OWNED.search(word)) and not postposed(word)


def genitive(word: str) -> bool:
    """Whether a word is a genitive of the third person, which owns something behind it."""
    return word not in _PERSONAL and len(word) > 4 and case_of(word) == "GEN"


def nominal(word: str) -> bool:
    """Whether a word may be a noun: no verb, adjective, adverb or small word."""
    return bool(case_of(word))


def may_be_verb(word: str) -> bool:
    """Whether a word may be a form of a verb; generous, for rules that want to be sure that there is none."""
    return word in _PREDICATES or bool(verb_stems(word)) or bool(_LIKE_VERB.fullmatch(word))


def accusative(word: str) -> bool:
    """Whether a noun surely is an accusative: бөгетті, жобасын; not сәуірді beside сәуір-ді, which nobody can tell."""
    return case_of(word) == "ACC"


def is_plural(word: str) -> bool:
    """Whether a bare noun is a plural, which describes no other noun."""
    return bool(_PLURAL.fullmatch(word)) and case_of(word) == "NOM"


def postposed(word: str) -> bool:
    """Whether a word is a small word behind a noun: туралы, бойынша, мен."""
    return word in _POSTPOSED


def surely_finite(word: str) -> bool:
    """Whether a word is a finite verb and no participle: келді, келеді; not келген."""
    return finite(word) and bool(_PAST_OR_PRESENT.fullmatch(word))


def looks_finite(word: str) -> bool:
    """Whether a word that ends a sentence is most likely a verb, though no list has it: гүлдеді, жосылды."""
    return finite(word) or (bool(_LIKE_PREDICATE.fullmatch(word)) and "n" not in parts_of_speech(word))
