"""Swapped terms stand in the forms of those they replace, and everything around them still fits."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from transdesk.domain.language import Language
from transdesk.domain.term import Concept, Designation, TermKind
from transdesk.training.chance import generator
from transdesk.training.corpus import Unit
from transdesk.training.swaps import ORIGIN, Swapper, swaps
from transdesk.training.terms import Hit, Term, TermFinder, find_in_all

LANGUAGES = ("en", "ru", "kk")


def concept(en: str, ru: str, kk: str, kind: TermKind = TermKind.TERM) -> Concept:
    names = zip((Language.EN, Language.RU, Language.KK), (en, ru, kk), strict=True)
    return Concept(en, kind, tuple(Designation(language, name) for language, name in names))


def unit(en: str, ru: str, kk: str, concepts: Iterable[Concept]) -> Unit:
    texts = {"en": en, "ru": ru, "kk": kk}
    known = [Term({lang: (c.of(Language(lang))[0].text,) for lang in LANGUAGES}) for c in concepts]
    finders = {lang: TermFinder(known, lang) for lang in LANGUAGES}
    return Unit(texts, "own", "ours", news=True, terms=tuple(find_in_all(texts, finders)))


def all_swaps(sentence: Unit, concepts: Iterable[Concept], tries: int = 60) -> list[Unit]:
    swapper, rng = Swapper(concepts), generator("test")
    return [other for _ in range(tries) if (other := swapper.swapped(sentence, rng))]


SCHOOL, LIBRARY = concept("school", "школа", "мектеп"), concept("library", "библиотека", "кітапхана")
BRIDGE = concept("bridge", "мост", "көпір")


def test_the_new_term_takes_the_forms_of_the_old_one() -> None:
    sentence = unit("The roofs of the schools are old.", "Крыши школ стары.", "Мектептердің шатыры ескі.", [SCHOOL])
    plain = {u.texts["kk"]: u for u in all_swaps(sentence, [SCHOOL, LIBRARY])}
    assert plain["Кітапханалардың шатыры ескі."].told
    assert {u.texts["ru"] for u in plain.values()} >= {"Крыши библиотек стары."}
    assert {u.texts["en"] for u in plain.values()} >= {"The roofs of the libraries are old."}


def test_gender_decides_what_may_stand_there() -> None:
    sentence = unit("The new school burnt.", "Новая школа сгорела.", "Жаңа мектеп өртенді.", [SCHOOL])
    assert not all_swaps(sentence, [SCHOOL, BRIDGE])


def test_the_hit_names_place_and_base_in_every_language() -> None:
    sentence = unit("We saw a school.", "Мы увидели школу.", "Біз мектепті көрдік.", [SCHOOL])
    for other in all_swaps(sentence, [SCHOOL, LIBRARY]):
        (term,) = other.terms
        for language, hit in term.items():
            found = other.texts[language][hit.start : hit.end]
            assert found.casefold()[:3] == hit.base[:3]
        assert other.origin == ORIGIN


def test_articles_and_prepositions_follow_the_new_first_letter() -> None:
    apple, melon = concept("apple", "яблоко", "алма"), concept("onion", "окно", "пияз")
    milk = concept("milk", "молоко", "сүт")
    sentence = unit("He spoke of a milk.", "Он говорил о молоке.", "Ол сүт туралы айтты.", [milk])
    texts = [u.texts for u in all_swaps(sentence, [apple, melon, milk])]
    assert any("of an apple" in t["en"] or "of an onion" in t["en"] for t in texts)
    assert any("об окне" in t["ru"] for t in texts)


def test_no_particle_is_left_behind_that_does_not_agree() -> None:
    tea, bread = concept("tea", "чай", "шай"), concept("bread", "хлеб", "нан")
    rye, butter = concept("cheese", "сыр", "ірімшік"), concept("oil", "уголь", "май")
    sentence = unit("Tea and water.", "Чай и вода.", "Шай мен су.", [tea])
    assert {u.texts["kk"].split()[1] for u in all_swaps(sentence, [tea, bread, rye, butter])} == {"мен"}
    assert not any(u.texts["kk"].startswith("Ірімшік") for u in all_swaps(sentence, [tea, bread, rye, butter]))


def test_a_part_is_spelt_in_a_way_that_can_only_be_copied() -> None:
    sentence = unit("The school burnt.", "Школа сгорела.", "Мектеп өртенді.", [SCHOOL])
    bases = {u.terms[0]["kk"].base for u in all_swaps(sentence, [SCHOOL, LIBRARY])}
    assert "кітапхана" in bases
    assert len(bases) > 3


@pytest.mark.parametrize("name", ["year", "Monday"])
def test_dates_and_counts_are_left_alone(name: str) -> None:
    old, new = concept(name, "неделя", "апта"), concept("library", "библиотека", "кітапхана")
    sentence = unit(f"In a {name}.", "Через неделю.", "Бір аптадан кейін.", [old])
    assert not all_swaps(sentence, [old, new])


def test_made_units_weigh_what_they_should_and_come_from_news_alone() -> None:
    news = unit("The school burnt.", "Школа сгорела.", "Мектеп өртенді.", [SCHOOL])
    label = Unit({"en": "School", "ru": "Школа"}, "x", "y", news=False, terms=({"en": Hit(0, 6, "school")},))
    made = list(swaps([news, label], [SCHOOL, LIBRARY], each={True: 3, False: 1}, weight=0.5, seed=1))
    assert made
    assert {u.weight for u in made} == {0.5}
