"""The rules of Kazakh agreement, each where it speaks for a form, where it does not, and where it must be silent.

The form in question stands in square brackets; its term's dictionary form is given.
"""

from __future__ import annotations

import pytest

from transdesk.domain.language import Language
from transdesk.domain.term import TermKind
from transdesk.glossary.agreement import Fit

FITS, BREAKS, SILENT = Fit.FITS, Fit.BREAKS, None


@pytest.mark.parametrize(
    ("rule", "term", "text", "fit"),
    [
        ("postposition", "сенат", "Бұл [сенатқа] қарсы айтылды.", FITS),
        ("postposition", "сенат", "Егер [сенат] қарсы болмаса, заң өтеді.", SILENT),
        ("postposition", "саясат", "Мұндай [саясаты] бұрын да болған.", SILENT),
        ("dateline", "Құлсары", "[Құлсары], 12 қыркүйек — Тұрғындар кілт алды.", FITS),
        ("dateline", "Құлсары", "[Құлсарыда], 12 қыркүйек — Тұрғындар кілт алды.", BREAKS),
        ("owned", "шешім", "Олар соттың [шешім] туралы айтты.", BREAKS),
        ("owner", "министрлік", "Кеше [министрліктің] өкілі келді.", FITS),
        ("owner of nothing", "министрлік", "Кеше [министрліктің] келді.", BREAKS),
        ("owner of nothing", "министрлік", "Бұл [министрліктің] емес, соттың шешімі.", SILENT),
        ("izafet", "министрлік", "Кеше [министрлік] өкілі келді.", FITS),
        ("izafet", "министрлік", "Кеше [министрлікке] өкілі келді.", SILENT),
        ("attribute", "елорда", "Осы [елордадағы] мектеп жабылды.", FITS),
        ("attribute of nothing", "елорда", "Мектеп осы [елордадағы].", BREAKS),
        ("object", "бюджет", "Депутаттар [бюджетті] қабылдады.", FITS),
        ("object of nothing", "бюджет", "Мол [бюджетті]: он көл", BREAKS),
        ("object of an intransitive", "бюджет", "Биыл [бюджетті] басталды.", BREAKS),
        ("object", "бюджет", "Депутаттар [бюджетке] қабылдады.", SILENT),
        ("bare object", "қарар", "Депутаттар [қарар] қабылдады.", FITS),
        ("subject of an intransitive", "жиналыс", "Бейсенбіде [жиналыс] басталды.", FITS),
        ("subject of an intransitive", "жиналыс", "Бейсенбіде [жиналыстан] басталды.", SILENT),
        ("subject behind its object", "министрлік", "Бұл соманы [министрлік] төлейді.", FITS),
        ("usually governed", "айлық", "Қызметкерлер [айлықтан] айырылды.", FITS),
        ("usually governed", "айлық", "Қызметкерлер [айлықты] айырылды.", SILENT),
        ("governed", "сот", "Тұрғындар [сотқа] шағымданды.", FITS),
        ("where", "елорда", "Үлкен концерт [елордада] кеше өтті.", FITS),
        ("where", "елорда", "Үлкен концерт [елорданы] кеше өтті.", SILENT),
        ("subject", "үкімет", "Кеше [үкімет] жаңа қаулыны қабылдады.", FITS),
        ("subject", "үкімет", "Депутаттар кеше [үкімет] жаңа қаулыны қабылдады.", SILENT),
        ("there is", "жоспар", "Бізде [жоспар] бар.", FITS),
        ("speaker", "министр", "«Болады», — деді [министр].", FITS),
        ("speaker", "министр", "«Болады», — деді [министрге].", BREAKS),
        ("speaker", "министрлік", "Бұл қате, деп санайды [министрлікте].", FITS),
        ("speaker", "министр", "Ол кеше келді. [Министрге] айтты.", SILENT),
        ("source", "жарлық", "Бұл жарияланады, делінген [жарлықта].", FITS),
        ("label", "инфляция", "[Инфляция] — бағаның өсуі.", FITS),
        ("label", "инфляция", "[Инфляцияны] — бағаның өсуі.", SILENT),
        ("predicate", "сайлау", "Ең маңыздысы — [сайлау].", FITS),
        ("measure", "теңге", "Екі келі ет 6 800 [теңге] тұрады.", FITS),
    ],
)
def test_each_rule(judged, rule, term, text, fit):
    found, spoken = judged(Language.KK, term, text)
    if fit is SILENT:
        assert rule not in spoken
    else:
        assert (found, rule in spoken) == (fit, True)


def test_a_name_is_a_definite_object(judged):
    assert judged(Language.KK, "Парламент", "Депутаттар [Парламент] көрді.", TermKind.ORGANISATION)[0] is Fit.UNKNOWN
    assert judged(Language.KK, "Парламент", "Депутаттар [Парламентті] көрді.", TermKind.ORGANISATION)[0] is FITS


def test_a_possessive_that_nothing_owns_is_not_called_right(judged):
    assert judged(Language.KK, "шешім", "Кеше [шешімі] жарияланды.")[0] is Fit.UNKNOWN
    assert judged(Language.KK, "шешім", "Кеше соттың [шешімі] жарияланды.")[0] is FITS


def test_a_person_behind_a_verb_of_saying_is_its_subject(judged):
    text = "«Болады», — деп түйіндеді сот төрағасы [Ерлан Асановқа]."
    assert judged(Language.KK, "Ерлан Асанов", text, TermKind.PERSON_M)[0] is BREAKS
