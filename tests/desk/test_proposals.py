"""Terms that translators put right again and again are proposed, with the places, until somebody decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.test_terms import open_desk
from transdesk.desk.desk import Desk
from transdesk.desk.dictionary_forms import dictionary_form
from transdesk.domain.language import Language
from transdesk.domain.term import TermStatus

EN, RU, KK = Language.EN, Language.RU, Language.KK
SENTENCES = (
    ("The ombudsman visited the prison.", "Омбудсмен посетил тюрьму.", "Уполномоченный посетил тюрьму."),
    ("Nobody answered the ombudsman on Tuesday.", "Никто не ответил омбудсмену.", "Никто не ответил уполномоченному."),
    (
        "They wrote a letter to the ombudsman.",
        "Они написали письмо омбудсмену.",
        "Они написали письмо уполномоченному.",
    ),
    ("Old roads were closed.", "Старые дороги закрыли.", "Старые дороги закрыли."),
    ("Rain fell in the north.", "На севере шёл дождь.", "Дождь шёл на севере."),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = open_desk(tmp_path)
    write(made, SENTENCES)
    return made


def write(desk: Desk, sentences: tuple[tuple[str, str, str], ...]) -> str:
    """An article whose drafts are replaced and confirmed by a person."""
    text = "\n\n".join(source for source, _, _ in sentences)
    article = desk.intake.add(desk.intake.read_text(text), language=EN, author="Aigul")
    desk.store.articles.ensure_translation(article, RU)
    for segment, (_, draft, after) in zip(desk.library.article(article).segments, sentences, strict=True):
        place = (article, RU, segment.id)
        desk.store.works.draft(article, RU, {segment.id: (0, drafted(draft))})
        work = desk.store.works.get(*place)
        work = desk.editing.save(*place, after, base=work.version, author="Aigul")
        desk.editing.confirm(*place, base=work.version, author="Aigul")
    return article


def drafted(text: str):  # type: ignore[no-untyped-def]
    from transdesk.domain.work import Origin, Status
    from transdesk.storage import Change

    return Change(Status.DRAFT, "", target=text, origin=Origin.MT, draft=True, by_person=False)


def test_a_term_that_was_put_right_three_times_is_proposed_in_dictionary_form(desk: Desk) -> None:
    [proposal] = desk.proposals.all()
    assert (proposal.source, proposal.before, proposal.target) == ("ombudsman", "омбудсмен", "уполномоченный")
    assert [one.after for one in proposal.evidence] == ["Уполномоченный", "уполномоченному", "уполномоченному"]
    assert desk.proposals.all(least=4) == ()


def test_an_accepted_proposal_binds_and_is_not_proposed_again(desk: Desk) -> None:
    [proposal] = desk.proposals.all()
    concept = desk.proposals.accept(proposal, "Болат")
    assert [d.text for d in concept.of(RU, TermStatus.PREFERRED)] == ["уполномоченный"]
    assert [hit.text for hit in desk.terms.find("The ombudsman's letter came.", EN)] == ["ombudsman's"]
    assert desk.proposals.all() == ()


def test_a_declined_proposal_never_comes_back(desk: Desk, tmp_path: Path) -> None:
    [proposal] = desk.proposals.all()
    desk.proposals.decline(proposal, "Болат")
    assert desk.proposals.all() == ()
    write(desk, (("The ombudsman left the office early.", "Омбудсмен рано ушёл.", "Уполномоченный рано ушёл."),))
    assert open_desk(tmp_path).proposals.all() == ()


@pytest.mark.parametrize(
    ("observed", "language", "form"),
    [
        (["акимату", "акиматом"], RU, "акимат"),
        (["областной больницы", "областную больницу"], RU, "областная больница"),
        (["әкімдікке", "әкімдіктің"], KK, "әкімдік"),
        (["әкімдікке"], KK, "әкімдік"),
        (["councils", "council"], EN, "council"),
    ],
)
def test_the_dictionary_form_explains_every_form(observed: list[str], language: Language, form: str) -> None:
    assert dictionary_form(observed, language) == form


def test_a_replaced_translation_of_the_glossary_leads_to_its_term(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    sentences = tuple(
        (f"On day {n} the akimat of the city answered.", f"В день {n} акимат ответил.", f"В день {n} мэрия ответила.")
        for n in range(1, 4)
    )
    write(desk, tuple((s, d.replace("ответил", "ответила"), t) for s, d, t in sentences))
    [proposal] = desk.proposals.all()
    assert (proposal.source, proposal.before, proposal.target) == ("akimat", "акимат", "мэрия")
    changed = desk.proposals.accept(proposal, "Болат")
    assert [d.text for d in changed.of(RU)] == ["мэрия", "акимат"]
    assert changed.id == "akimat"
