"""The bench of the checks: it counts what a reader can count."""

from __future__ import annotations

from transdesk.checks.bench import bench_checks
from transdesk.domain.language import Direction, Language
from transdesk.domain.term import TermOutcome, TermState

PAIRS = [
    ("The Senate sat for 12 hours on Friday.", "В пятницу Сенат заседал 12 часов."),
    ("Deputies discussed the new bill and adopted the budget.", "Депутаты обсудили законопроект и приняли бюджет."),
    ('"We did not ask for it," he said in the hall.', "«Мы об этом не просили», — сказал он в зале."),
]
TO_RUSSIAN = Direction(Language.EN, Language.RU)


def rows(pairs, verify=None):
    return {row.error: row for row in bench_checks(pairs, TO_RUSSIAN, verify).seeds}


def test_seeded_errors_are_found_and_good_pairs_are_left_alone():
    found = bench_checks(PAIRS, TO_RUSSIAN)
    table = {row.error: row for row in found.seeds}
    assert [table["number changed"].seeded, table["number changed"].recall] == [1, 100.0]
    assert [table["quotation mark lost"].seeded, table["quotation mark lost"].recall] == [1, 100.0]
    assert table["word doubled"].seeded == 3
    assert all(row.precision == 100.0 for row in found.seeds if row.seeded and row.recall)
    assert not any(row.alarms for row in found.alarms)
    assert table["question as statement"].seeded == 0


def test_a_check_that_speaks_on_good_pairs_loses_precision():
    wrong = [("The Senate sat for 12 hours.", "Сенат заседал 12 часов,  13 минут.")]
    row = rows(wrong)["number changed"]
    assert (row.recall, row.precision) == (100.0, 50.0)


def test_terms_are_seeded_where_a_glossary_is_given():
    def verify(source: str, target: str) -> tuple[TermOutcome, ...]:
        there = "Сенат" in target
        state = TermState.OK if there else TermState.FLAGGED
        return (TermOutcome("senate", "Senate", ("Сенат",), "Сенат" if there else "", state),)

    assert "term lost" not in rows(PAIRS[:1])
    assert rows(PAIRS[:1], verify)["term lost"].recall == 100.0


def test_the_same_pairs_give_the_same_table():
    assert bench_checks(PAIRS, TO_RUSSIAN) == bench_checks(PAIRS, TO_RUSSIAN)
