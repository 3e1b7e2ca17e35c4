"""Finding terms in running text."""

from __future__ import annotations

import gc
import unicodedata
import weakref
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transdesk.domain.language import Language
from transdesk.domain.term import Glossary
from transdesk.glossary.index import TermIndex
from transdesk.language.morphology import morphology


@pytest.fixture
def find(concept):
    def run(language, text, *concepts, day=None):
        hits = TermIndex(Glossary(concepts), language, morphology(language)).find(text, day)
        assert all(text[hit.start : hit.end] == hit.text for hit in hits)
        return hits

    return run


def texts(hits):
    return [hit.text for hit in hits]


def test_kazakh_terms_are_found_in_any_form(find, concept):
    text = "Қазақстан Республикасының Парламентінде кезектен тыс президент сайлауын және АҚШ-тың сапарын талқылады."
    hits = find(
        Language.KK,
        text,
        concept("parliament", kk="Қазақстан Республикасының Парламенті", kind="organisation"),
        concept("election", kk="кезектен тыс президент сайлауы"),
        concept("us", kk="АҚШ", kind="abbreviation"),
    )
    assert texts(hits) == ["Қазақстан Республикасының Парламентінде", "кезектен тыс президент сайлауын", "АҚШ-тың"]


def test_russian_terms_are_found_in_any_form(find, concept):
    text = "На внеочередных президентских выборах Конституционным советом не замечено ни одной акции протеста."
    hits = find(
        Language.RU,
        text,
        concept("election", ru="внеочередные президентские выборы"),
        concept("council", ru="Конституционный совет", kind="organisation"),
        concept("protest", ru="акция протеста"),
    )
    assert len(hits) == 3


def test_english_plurals_and_possessives_are_found(find, concept):
    hits = find(
        Language.EN,
        "Mothers with many children held rallies; the Senate’s speaker spoke.",
        concept("mother", en="mother with many children"),
        concept("rally", en="protest|rally"),
        concept("senate", en="Senate", kind="organisation"),
    )
    assert [hit.concept.id for hit in hits] == ["mother", "rally", "senate"]


def test_the_longest_term_wins_and_equal_ones_are_alternatives(find, concept):
    hits = find(
        Language.KK,
        "Ұлттық банкі туралы",
        concept("bank", kk="банк"),
        concept("nb", kk="Ұлттық банк", kind="organisation"),
        concept("nb2", kk="Ұлттық банк", kind="organisation"),
    )
    assert [(hit.concept.id, [c.id for c in hit.alternatives]) for hit in hits] == [("nb", ["nb2"])]


def test_names_need_a_capital(find, concept):
    place = concept("barys", kk="Барыс", kind="organisation")
    assert texts(find(Language.KK, "Тексеру барысында «Барысқа» тиді.", place)) == ["Барысқа"]
    who = concept("who", en="WHO", kind="abbreviation")
    assert texts(find(Language.EN, "Who asked the WHO who came?", who)) == ["WHO"]


def test_case_sensitive_terms_keep_their_letters(find, concept):
    apple = concept("apple", en="Apple", case_sensitive=True)
    assert texts(find(Language.EN, "An apple from Apple", apple)) == ["Apple"]


def test_the_day_of_the_events_decides_about_names(find, concept):
    old = concept("old", en="Nur-Sultan", kind="place", valid_from=date(2019, 3, 23), valid_to=date(2022, 9, 17))
    assert texts(find(Language.EN, "In Nur-Sultan", old, day=date(2020, 1, 1))) == ["Nur-Sultan"]
    assert find(Language.EN, "In Nur-Sultan", old, day=date(2023, 1, 1)) == ()
    assert len(find(Language.EN, "In Nur-Sultan", old)) == 1


def test_hyphens_line_ends_quotation_marks_and_lookalikes_do_not_hide_a_term(find, concept):
    fund = concept("fund", kk="«Самұрық-Қазына»", kind="organisation")
    assert texts(find(Language.KK, "Бүгін «Самұрық-Қазына» есеп берді", fund)) == ["«Самұрық-Қазына»"]
    law = concept("law", kk="мемлекеттік сатып алу")
    assert len(find(Language.KK, "мемлекеттiк сатып\nалу туралы", law)) == 1  # Latin i


def test_lookalikes_are_folded_to_the_alphabet_of_the_rest_of_the_word(find, concept):
    covid = concept("covid", en="COVID", kind="abbreviation")
    assert len(find(Language.EN, "СОVID cases", covid)) == 1  # Cyrillic С and О
    loan = concept("bloomberg", kk="Bloomberg", kind="organisation")
    assert texts(find(Language.KK, "Bloomberg-тің хабарлауынша", loan)) == ["Bloomberg-тің"]


def test_a_term_is_not_found_inside_another_word(find, concept):
    assert find(Language.EN, "presidential", concept("p", en="president", kind="title")) == ()
    assert len(find(Language.EN, "US-Kazakhstan talks", concept("k", en="Kazakhstan", kind="place"))) == 1


@pytest.mark.parametrize(
    ("language", "cell", "text", "found"),
    [
        (Language.RU, "министр", "Вице-министр ответил", "министр"),
        (Language.RU, "министр", "у министра-координатора", "министра"),
        (Language.RU, "избиратель", "для избирателей-демократов", "избирателей"),
        (Language.RU, "президент", "Экс-президенту ответили", "президенту"),
        (Language.RU, "петиция", "онлайн-петицию подписали", "петицию"),
        (Language.RU, "ТЭЦ", "На ТЭЦ-3 авария", "ТЭЦ"),
        (Language.KK, "министр", "вице-министрдің орынбасары", "министрдің"),
        (Language.KK, "ЖЭО", "3-ЖЭО салынады", "ЖЭО"),
        (Language.KK, "ЖЭО", "3-ЖЭО-сының қуаты", "ЖЭО-сының"),
        (Language.KK, "сайлау учаскесі", "12-сайлау учаскесінде", "сайлау учаскесінде"),
        (Language.EN, "president", "The vice-president spoke", "president"),
        (Language.EN, "prime minister", "the prime minister-designate", "prime minister"),
    ],
)
def test_the_head_of_a_compound_and_equal_parts_are_the_term(find, concept, language, cell, text, found):
    (hit,) = find(language, text, concept("t", **{str(language): cell}))
    assert (hit.text, hit.certain) == (found, True)


@pytest.mark.parametrize(
    ("language", "cell", "text"),
    [
        (Language.KK, "мұнай", "мұнай-газ саласы"),
        (Language.RU, "коммунальные услуги", "жилищно-коммунальные услуги"),
        (Language.EN, "oil", "the oil-gas sector"),
        (Language.EN, "Russian", "a Russian-speaking region"),
    ],
)
def test_a_part_that_only_qualifies_is_shown_but_binds_nobody(find, concept, language, cell, text):
    (hit,) = find(language, text, concept("t", **{str(language): cell}))
    assert not hit.certain


@pytest.mark.parametrize(
    ("language", "cell", "text"),
    [
        (Language.EN, "corruption", "anti-corruption agency"),
        (Language.EN, "election campaign", "the re-election campaign"),
        (Language.RU, "полковник", "генерал-полковнику вручили"),
        (Language.RU, "русский", "по-русски"),
        (Language.KK, "күй", "көңіл-күйді көтереді"),
        (Language.KK, "комиссия", "комиссиялар-дың"),
    ],
)
def test_compounds_that_are_other_words_hide_their_parts(find, concept, language, cell, text):
    assert find(language, text, concept("t", **{str(language): cell})) == ()


def test_a_compound_that_is_itself_a_designation_is_found_whole_or_not_at_all(find, concept):
    minister = concept("m", ru="министр", kind="title")
    prime = concept("pm", ru="премьер-министр", kind="title")
    assert texts(find(Language.RU, "с премьер-министром и экс-премьер-министром", minister, prime)) == [
        "премьер-министром",
        "премьер-министром",
    ]
    opera = concept("opera", kk="«Самұрық-Қазына»", kind="organisation")
    assert find(Language.KK, "самұрық-қазына", opera, concept("t", kk="қазына")) == ()


@pytest.mark.parametrize(
    ("language", "cell", "text", "certain"),
    [
        (Language.EN, "strike", "Miners strike for pay", False),
        (Language.EN, "strike", "The strike goes on", True),
        (Language.RU, "начало", "Он начал говорить", False),
        (Language.RU, "референдум", "На референдуме", True),
        (Language.KK, "оқу", "Кітап оқу керек", False),
        (Language.KK, "референдум", "Референдумда", True),
    ],
)
def test_homographs_of_everyday_words_are_uncertain(find, concept, language, cell, text, certain):
    hits = find(language, text, concept("t", **{str(language): cell}))
    assert all(hit.certain is certain for hit in hits)
    assert hits or not certain


@pytest.mark.parametrize(
    ("language", "cell", "text"),
    [
        (Language.KK, "кітап", "кітабында"),
        (Language.KK, "орын", "орнында"),
        (Language.KK, "халық", "халқымен"),
        (Language.KK, "процесс", "процесінің"),
        (Language.KK, "журналист", "журналистерге"),
        (Language.KK, "съезд", "съезге"),
        (Language.RU, "отец", "отцами"),
        (Language.RU, "друг", "друзьям"),
        (Language.RU, "гражданин", "граждане"),
        (Language.RU, "письмо", "писем"),
        (Language.RU, "ребёнок", "детьми"),
        (Language.RU, "заключённый", "заключённых"),
    ],
)
def test_stems_that_change_are_recognised(find, concept, language, cell, text):
    assert texts(find(language, text, concept("t", **{str(language): cell}))) == [text]


def test_forbidden_designations_are_found_and_told(find, concept):
    (hit,) = find(Language.RU, "в Алма-Ате", concept("almaty", ru="Алматы|!Алма-Ата", kind="place"))
    assert hit.designation.status == "forbidden"


@given(
    text=st.lists(
        st.sampled_from(
            [
                "Қазақстанның",
                "үкіметі",
                "сайлау",
                "учаскелерінде",
                "«",
                "»",
                "-",
                "\n",
                ",",
                "ЁЛКА",
                "й",
                "2024",
                "Ерлік",
            ]
        ),
        max_size=12,
    ).map(" ".join)
)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_finding_is_stable_under_decomposition_and_case(concept, text):
    concepts = (
        concept("a", kk="Қазақстан", kind="place"),
        concept("b", kk="сайлау учаскесі"),
        concept("c", kk="үкімет"),
    )
    index = TermIndex(Glossary(concepts), Language.KK, morphology(Language.KK))
    composed = index.find(unicodedata.normalize("NFC", text))
    decomposed = index.find(unicodedata.normalize("NFD", text))
    assert [hit.concept.id for hit in composed] == [hit.concept.id for hit in decomposed]
    ends = [0, *(end for hit in composed for end in (hit.start, hit.end))]
    assert ends == sorted(ends)
    terms = [hit.concept.id for hit in composed if not hit.concept.kind.is_name]
    upper = [hit.concept.id for hit in index.find(text.upper()) if not hit.concept.kind.is_name]
    assert terms == upper


def test_a_large_glossary_leaves_nothing_to_the_search_for_garbage_and_none_of_it_stays(concept):
    concepts = tuple(concept(f"c{number}", en=f"term number {number}") for number in range(20_001))
    index = TermIndex(Glossary(concepts), Language.EN, morphology(Language.EN))
    assert gc.get_freeze_count() > len(concepts)
    assert len(index.find("term number 7")) == 1
    gone = weakref.ref(index)
    del index
    assert gone() is None, "an index must not hold itself"


@pytest.mark.parametrize(
    ("language", "term", "kind", "text"),
    [
        (Language.RU, "КоАП", "abbreviation", "Соседи нарушают КоАП, напомнил участковый."),
        (Language.RU, "КАЗТЕСТ", "abbreviation", "Он набрал в КАЗТЕСТе 180 баллов."),
        (Language.RU, "хокимият Ташкента", "organisation", "По данным хокимията Ташкента, лифты установят."),
        (Language.RU, "роман-эпопея", "term", "Он купил права на экранизацию романа-эпопеи."),
        (Language.RU, "осадки", "term", "На юге осадков не ожидается."),
        (Language.RU, "котёнок", "term", "В приюте котят кормят дважды."),
        (Language.KK, "ядролық қару", "term", "Ядролық қарусыз әлем – арман емес."),
        (Language.KK, "қамауға алу ордері", "term", "Қамауға алу ордерінсіз полиция кіре алмайды."),
        (Language.EN, "self-employed person", "term", "Self-employed persons may not hire anyone."),
    ],
)
def test_forms_that_the_press_writes_are_found(find, concept, language, term, kind, text):
    assert len(find(language, text, concept("one", kind=kind, **{language.value: term}))) == 1


def test_a_single_kazakh_word_in_syz_is_another_word(find, concept):
    assert not find(Language.KK, "Бұл шешім заңсыз.", concept("law", kk="заң"))


def test_a_name_keeps_its_words_from_a_term_that_begins_before_it(find, concept):
    hits = find(
        Language.RU,
        "Аким области Абай осмотрел мост, сказал аким области.",
        concept("region", ru="область Абай", kind="place"),
        concept("office", ru="аким области", kind="title"),
        concept("akim", ru="аким", kind="title"),
    )
    assert texts(hits) == ["Аким", "области Абай", "аким области"]
    decree = find(
        Language.RU,
        "Указом Президента Республики Казахстан назначен посол.",
        concept("decree", ru="указ Президента"),
        concept("president", ru="Президент Республики Казахстан", kind="title"),
    )
    assert texts(decree) == ["Президента Республики Казахстан"]


@pytest.mark.parametrize(
    ("language", "names", "text", "certain"),
    [
        (Language.RU, {"ru": "«Кайрат»"}, "Аким Кайрат Даулбаев вручил ключи.", False),
        (Language.RU, {"ru": "«Кайрат»"}, "Вчера «Кайрат» выиграл.", True),
        (Language.KK, {"kk": "«Қайрат»"}, "Атырау облысының әкімі Қайрат Дәулбаев келді.", False),
        (Language.EN, {"en": "Kairat"}, "Akim Kairat Daulbayev came.", False),
        (Language.EN, {"en": "Kairat"}, "Then Kairat won again.", True),
        (Language.RU, {"ru": "Шевченко"}, "Здесь Тарас Шевченко писал скалы.", False),
        (Language.RU, {"ru": "Шевченко"}, "Город назвали Шевченко в 1964 году.", True),
    ],
)
def test_a_name_that_is_a_persons_there_is_only_suggested(find, concept, language, names, text, certain):
    (hit,) = find(language, text, concept("one", kind="organisation", **names))
    assert hit.certain is certain


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("хабарсыз кеткен адам", "Хабарсыз кеткен 112 адамның туыстары келді.", "Хабарсыз кеткен 112 адамның"),
        ("мүгедектігі бар адам", "Мемлекет мүгедектігі бар әр адамға төлейді.", "мүгедектігі бар әр адамға"),
        ("активтер мен міндеттемелер туралы декларация", "Активтер мен міндеттемелер туралы 2,3 миллионнан астам декларация келді.",
         "Активтер мен міндеттемелер туралы 2,3 миллионнан астам декларация"),
    ],
)  # fmt: skip
def test_a_number_before_the_noun_of_a_kazakh_phrase_hides_it_not_but_it_is_only_suggested(
    find, concept, term, text, found
):
    (hit,) = find(Language.KK, text, concept("one", kk=term))
    assert hit.text == found
    assert not hit.certain


def test_any_word_before_the_noun_makes_another_phrase(find, concept):
    assert not find(Language.KK, "Хабарсыз кеткен кеме адамы жоқ.", concept("one", kk="хабарсыз кеткен адам"))
