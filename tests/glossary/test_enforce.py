"""Enforcement: what a translator sees of a term after drafting."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transdesk.domain.engine import Candidate, Capability, Request
from transdesk.domain.language import Language
from transdesk.domain.term import TermKind, TermState
from transdesk.glossary.enforce import Enforcer
from transdesk.language.morphology import morphology

COURT = "Верховный суд|Верховного суда|Верховному суду|Верховный суд|Верховным судом|Верховном суде"
HIGH = "высший суд|высшего суда|высшему суду|высший суд|высшим судом|высшем суде"
ASTANA = "Астана|Астаны|Астане|Астану|Астаной|Астане"
NUR = "Нур-Султан|Нур-Султана|Нур-Султану|Нур-Султан|Нур-Султаном|Нур-Султане"


@pytest.fixture
def enforcer(paradigms, glossary):
    def make(*concepts):
        table = {
            Language.EN: paradigms(Language.EN),
            Language.RU: paradigms(Language.RU, COURT, HIGH, ASTANA, NUR),
        }
        return Enforcer(glossary(*concepts), Language.EN, Language.RU, table.__getitem__)

    return make


def run(enforcer, source, target, engine=None):
    request = Request(source, Language.EN, Language.RU)
    return enforcer.enforce([request], [Candidate(target)], [enforcer.hits(source)], engine)[0]


def test_an_inflected_term_is_accepted_and_costs_no_engine_call(enforcer, concept, scripted):
    engine = scripted(*Capability)
    enforced = run(
        enforcer(concept("court", "Supreme Court", "Верховный суд")),
        "The Supreme Court's ruling is final.",
        "Решение Верховного суда окончательно.",
        engine,
    )
    assert enforced.text == "Решение Верховного суда окончательно."
    assert [(o.state, o.found) for o in enforced.outcomes] == [(TermState.OK, "Верховного суда")]
    assert engine.calls == []


def test_the_place_is_found_by_alignment_and_the_form_copies_the_replaced_words(enforcer, concept, scripted, links):
    engine = scripted(Capability.ALIGN, aligns=links(("Supreme", "высшего"), ("Court", "суда")))
    enforced = run(
        enforcer(concept("court", "Supreme Court", "Верховный суд")),
        "The ruling of the Supreme Court is final.",
        "Решение высшего суда окончательно.",
        engine,
    )
    assert enforced.text == "Решение Верховного суда окончательно."
    outcome = enforced.outcomes[0]
    assert outcome.state is TermState.REPAIRED
    assert outcome.before == "Решение высшего суда окончательно."


def test_a_name_that_brings_its_quotation_marks_does_not_double_them(enforcer, concept, scripted, links):
    engine = scripted(Capability.ALIGN, aligns=links(("Qazaqstan Halqyna", "Народу Казахстана")))
    enforced = run(
        enforcer(concept("fund", "Qazaqstan Halqyna", "«Қазақстан халқына»")),
        "The fund Qazaqstan Halqyna gave 12 million.",
        "Фонд «Народу Казахстана» дал 12 млн.",
        engine,
    )
    assert enforced.text == "Фонд «Қазақстан халқына» дал 12 млн."


def test_the_engines_score_chooses_the_form(enforcer, concept, scripted, links):
    engine = scripted(
        Capability.ALIGN, Capability.SCORE, aligns=links(("Supreme Court", "инстанции")), prefers="Верховном суде"
    )
    enforced = run(
        enforcer(concept("court", "Supreme Court", "Верховный суд")),
        "The case is before the Supreme Court.",
        "Дело находится в инстанции.",
        engine,
    )
    assert enforced.text == "Дело находится в Верховном суде."


def test_the_rest_is_decoded_anew_where_it_scores_better(enforcer, concept, scripted, links):
    engine = scripted(
        Capability.ALIGN,
        Capability.SCORE,
        Capability.COMPLETE,
        aligns=links(("Supreme Court", "Инстанция")),
        prefers="отказал.",
        completes={"Верховный суд": "Верховный суд отказал."},
    )
    enforced = run(
        enforcer(concept("court", "Supreme Court", "Верховный суд")),
        "The Supreme Court refused.",
        "Инстанция отказала.",
        engine,
    )
    assert enforced.text == "Верховный суд отказал."


def test_a_redecoded_rest_that_loses_a_number_is_not_taken(enforcer, concept, scripted, links):
    engine = scripted(
        Capability.ALIGN,
        Capability.SCORE,
        Capability.COMPLETE,
        aligns=links(("Supreme Court", "Инстанция")),
        prefers="дел.",
        completes={"Верховный суд": "Верховный суд рассмотрел много дел."},
    )
    enforced = run(
        enforcer(concept("court", "Supreme Court", "Верховный суд")),
        "The Supreme Court heard 12 cases.",
        "Инстанция рассмотрела 12 дел.",
        engine,
    )
    assert "12" in enforced.text
    assert "Верховный суд" in enforced.text


def test_a_forbidden_name_is_replaced_in_its_own_case(enforcer, concept):
    enforced = run(
        enforcer(concept("astana", "Astana", "Астана|!Нур-Султан", kind="place")),
        "The forum is held in Astana.",
        "Форум проходит в Нур-Султане.",
    )
    assert enforced.text == "Форум проходит в Астане."
    assert enforced.outcomes[0].state is TermState.REPAIRED


def test_the_one_unaccounted_name_gives_way(enforcer, concept):
    places = (
        concept("nur-sultan", "Nur-Sultan", "Нур-Султан", kind="place"),
        concept("astana", "Astana", "Астана", kind="place"),
    )
    enforced = run(enforcer(*places), "Rallies were held in Nur-Sultan.", "Митинги прошли в Астане.")
    assert enforced.text == "Митинги прошли в Нур-Султане."
    both = run(enforcer(*places), "From Astana to Nur-Sultan.", "Из Астаны в столицу.")
    assert both.text == "Из Астаны в столицу."


def test_without_a_place_the_term_is_flagged_with_its_reason(enforcer, concept):
    enforced = run(
        enforcer(concept("court", "Supreme Court", "Верховный суд")), "The Supreme Court refused.", "Отказано."
    )
    assert enforced.text == "Отказано."
    assert [(o.state, o.reason) for o in enforced.outcomes] == [(TermState.FLAGGED, "no_place")]


def test_another_candidate_of_the_engine_is_better_than_a_flag(enforcer, concept, scripted):
    engine = scripted(Capability.ALTERNATIVES, alternatives=["Отказ.", "Верховный суд отказал."])
    enforced = run(
        enforcer(concept("court", "Supreme Court", "Верховный суд")), "The Supreme Court refused.", "Отказано.", engine
    )
    assert enforced.text == "Верховный суд отказал."


@pytest.fixture
def said_anew(enforcer, concept, scripted, links):
    """Enforcement of a draft without its court, by an engine that goes on from the beginning that it is given."""

    def enforced(source, draft, aligns, anew):
        engine = scripted(
            Capability.ALIGN, Capability.COMPLETE, aligns=links(*aligns), completes={"Решение Верховн": anew}
        )
        return run(enforcer(concept("court", "Supreme Court", "Верховный суд")), source, draft, engine)

    return enforced


def test_a_term_that_is_left_out_is_said_anew(said_anew):
    anew = "Решение Верховного суда окончательно."
    aligns = [("ruling", "Решение"), ("final", "окончательно")]
    enforced = said_anew("The ruling of the Supreme Court is final.", "Решение окончательно.", aligns, anew)
    assert enforced.text == anew
    assert enforced.outcomes[0].state is TermState.REPAIRED


def test_what_is_said_anew_is_not_taken_where_it_loses_a_number(said_anew):
    draft = "Решение по 12 делам."
    aligns = [("ruling", "Решение")]
    enforced = said_anew("The ruling of the Supreme Court on 12 cases.", draft, aligns, "Решение Верховного суда.")
    assert enforced.text == draft
    assert enforced.outcomes[0].state is TermState.FLAGGED


def test_a_wrong_form_is_put_right_though_the_term_is_there(enforcer, concept):
    enforced = run(
        enforcer(concept("court", "Supreme Court", "Верховный суд")),
        "He went to the Supreme Court.",
        "Он обратился к Верховный суд.",
    )
    assert enforced.text == "Он обратился к Верховному суду."
    assert enforced.outcomes[0].state is TermState.REPAIRED
    assert enforced.outcomes[0].before == "Он обратился к Верховный суд."


def test_the_second_mention_is_put_right_where_the_first_one_was_missed(enforcer, concept, scripted, links):
    engine = scripted(Capability.ALIGN, aligns=links(("ASTANA", "АСТАН,"), ("Astana", "Астане")))
    enforced = run(
        enforcer(concept("astana", "Astana", "Астана", kind="place")),
        "ASTANA, May 1 — In Astana prices rise.",
        "АСТАН, 1 мая — В Астане растут цены.",
        engine,
    )
    assert enforced.text == "АСТАНА, 1 мая — В Астане растут цены."


def test_a_batch_is_answered_in_a_few_calls(enforcer, concept, scripted, links):
    house = enforcer(concept("court", "Supreme Court", "Верховный суд"))
    engine = scripted(
        Capability.ALIGN, Capability.SCORE, aligns=links(("Supreme Court", "инстанция")), prefers="Верховный"
    )
    sources = ["The Supreme Court refused."] * 9
    drafts = ["Отказала инстанция."] * 9
    requests = [Request(source, Language.EN, Language.RU) for source in sources]
    done = house.enforce(requests, [Candidate(d) for d in drafts], [house.hits(s) for s in sources], engine)
    assert {one.text for one in done} == {"Отказала Верховный суд."}
    assert engine.calls == ["align", "score"]


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        ("Вчера Нур-султана не было видно.", "Вчера Нур-Султана не было видно."),
        ("ВЧЕРА НУР-СУЛТАНА НЕ БЫЛО ВИДНО.", "ВЧЕРА НУР-СУЛТАНА НЕ БЫЛО ВИДНО."),
        ("Вчера Нур-Султана не было видно.", "Вчера Нур-Султана не было видно."),
    ],
)
def test_a_name_gets_the_capitals_of_the_glossary(enforcer, concept, target, wanted):
    name = concept("nur", "Nur-Sultan", "Нур-Султан", kind=TermKind.PLACE)
    enforced = run(enforcer(name), "Nur-Sultan could not be seen yesterday.", target)
    assert enforced.text == wanted
    assert enforced.outcomes[0].before == ("" if wanted == target else target)


@pytest.mark.parametrize(
    ("old", "new"), [("ВАСМ", "Верховный суд"), ("ВЫСШИЙ СУД", "ВЕРХОВНЫЙ СУД"), ("Высший суд", "Верховный суд")]
)
def test_capitals_are_copied_from_words_but_not_from_an_acronym(enforcer, concept, scripted, links, old, new):
    engine = scripted(Capability.ALIGN, aligns=links(("Supreme Court", old)))
    court = enforcer(concept("court", "Supreme Court", "Верховный суд"))
    assert run(court, "Yesterday the Supreme Court ruled.", f"Вчера {old} решил.", engine).text == f"Вчера {new} решил."


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        ("Тоқтоғұл көшесідегі үй сатылды.", "Тоқтоғұл көшесіндегі үй сатылды."),
        ("Үй Тоқтоғұл көшесіға жақын.", "Үй Тоқтоғұл көшесіне жақын."),
        ("Тоқтоғұл көшесіндегі үй сатылды.", "Тоқтоғұл көшесіндегі үй сатылды."),
        ("Бұл — Тоқтоғұл көшесі.", "Бұл — Тоқтоғұл көшесі."),
    ],
)
def test_a_kazakh_compound_gets_the_letter_back_that_a_draft_dropped(concept, glossary, target, wanted):
    street = concept("street", "Toktogul Street", kk="Тоқтоғұл көшесі", kind="place")
    enforcer = Enforcer(glossary(street), Language.EN, Language.KK, morphology)
    source = "A house in Toktogul Street was sold."
    request = Request(source, Language.EN, Language.KK)
    (done,) = enforcer.enforce([request], [Candidate(target)], [enforcer.hits(source)])
    assert done.text == wanted
    assert done.outcomes[0].state is (TermState.OK if target == wanted else TermState.REPAIRED)


def test_each_mention_is_wanted(enforcer, concept):
    enforced = run(
        enforcer(concept("astana", "Astana", "Астана", kind="place")),
        "Astana is growing: in Astana prices rise.",
        "Астана растёт: там растут цены.",
    )
    assert [o.state for o in enforced.outcomes] == [TermState.OK, TermState.FLAGGED]


def test_a_term_is_never_put_beside_its_own_words(enforcer, concept, scripted, links):
    engine = scripted(Capability.ALIGN, aligns=links(("Supreme Court", "инстанция")))
    enforced = run(
        enforcer(concept("court", "Supreme Court", "Верховный суд")),
        "The Supreme Court refused.",
        "Верховная инстанция суд отказала.",
        engine,
    )
    assert "суд суд" not in enforced.text.lower()
    assert "Верховная Верховный" not in enforced.text


def test_a_repair_never_costs_another_term(enforcer, concept, scripted, links):
    engine = scripted(Capability.ALIGN, aligns=links(("Supreme Court", "Астаны")))
    enforced = run(
        enforcer(
            concept("court", "Supreme Court", "Верховный суд"), concept("astana", "Astana", "Астана", kind="place")
        ),
        "Astana waits for the Supreme Court.",
        "Жители Астаны ждут.",
        engine,
    )
    assert "Астаны" in enforced.text
    states = {o.concept: o.state for o in enforced.outcomes}
    assert states == {"astana": TermState.OK, "court": TermState.FLAGGED}


def test_an_acronym_in_the_source_asks_for_the_acronym_first(enforcer, concept):
    hits = enforcer(concept("un", "United Nations|UN", "Организация Объединённых Наций|ООН", kind="organisation"))
    (hint,) = hits.hints(hits.hits("The UN agreed."))
    assert hint.target == "ООН"


def test_uncertain_hits_bind_nothing(enforcer, concept):
    house = enforcer(concept("vote", "vote", "голосование"))
    assert [hit.certain for hit in house.hits("They vote today.")] == [False]
    assert house.hints(house.hits("They vote today.")) == ()
    assert run(house, "They vote today.", "Сегодня они голосуют.").outcomes == ()


def test_verifying_a_persons_text_changes_nothing_and_tells_what_is_wrong(enforcer, concept):
    house = enforcer(concept("astana", "Astana", "Астана|!Нур-Султан", kind="place"))
    assert [o.state for o in house.verify("In Astana.", "В Астане.")] == [TermState.OK]
    assert [o.reason for o in house.verify("In Astana.", "В Нур-Султане.")] == ["forbidden"]
    assert [o.reason for o in house.verify("In Astana.", "В столице.")] == ["missing"]


def test_what_must_not_be_translated_stands_as_it_is(enforcer, concept):
    house = enforcer(concept("tca", "The Times", "", kind="organisation", do_not_translate=True))
    assert run(house, "He reads The Times.", "Он читает The Times.").outcomes[0].state is TermState.OK
    assert run(house, "He reads The Times.", "Он читает газету.").outcomes[0].state is TermState.FLAGGED


WORDS = st.sampled_from(
    ["Астана", "Астане", "Нур-Султане", "Верховного суда", "высшего суда", "решение", "12", "в", ",", "и", "столица"]
)


@given(target=st.lists(WORDS, min_size=1, max_size=9).map(" ".join))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_enforcement_is_idempotent_and_never_misses_silently(enforcer, concept, target):
    house = enforcer(
        concept("court", "Supreme Court", "Верховный суд"),
        concept("astana", "Astana", "Астана|!Нур-Султан", kind="place"),
    )
    source = "Astana waits for the Supreme Court."
    once = run(house, source, target)
    twice = run(house, source, once.text)
    assert twice.text == once.text
    assert len(once.outcomes) == 2
    checked = {o.concept: o.state for o in house.verify(source, once.text)}
    for outcome in once.outcomes:
        assert (outcome.state is TermState.FLAGGED) == (checked[outcome.concept] is TermState.FLAGGED)
