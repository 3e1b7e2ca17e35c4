"""Generated sentences say the same in three languages, each in its own way of writing numbers."""

from __future__ import annotations

import re

from transdesk.training.cleaning import numbers_agree, written_in
from transdesk.training.drills import drills

ROWS = list(drills(600, seed=3))


def test_every_digit_is_on_all_sides() -> None:
    for row in ROWS:
        assert len({"".join(sorted(re.sub(r"\D", "", t))) for t in row.values()}) == 1, row
        assert numbers_agree(row["ru"], row["kk"]), row


def test_each_language_is_itself() -> None:
    assert all(written_in(row[lang], lang) for row in ROWS for lang in ("en", "ru"))
    assert all("{" not in text for row in ROWS for text in row.values())


def test_decimals_and_thousands_follow_the_language() -> None:
    assert not any(re.search(r"\d\.\d", row[lang]) for row in ROWS for lang in ("ru", "kk"))
    assert any(re.search(r"\d,\d{3}\b", row["en"]) for row in ROWS)
    assert any(re.search(r"\d \d{3}\b", row["kk"]) for row in ROWS)


def test_russian_counts_and_kazakh_months_agree() -> None:
    counted = [m.groups() for row in ROWS for m in re.finditer(r"(\d+) (километр\w*|депутат\w*|школ\w*)", row["ru"])]
    assert len(counted) > 40
    for number, noun in counted:
        few = number[-1] in "234" and number[-2:] not in {"12", "13", "14"}
        assert noun.endswith(("ра", "та", "лы")) is few, (number, noun)
    months = {m.group() for row in ROWS for m in re.finditer(r"\w+[дт][ае][гғ][ыі]", row["kk"])}
    assert {"мамырдағы", "сәуірдегі"} <= months
    assert not {m for m in months if m.endswith(("дегы", "теғы", "деғы", "дағі"))}


def test_the_same_seed_gives_the_same_sentences() -> None:
    assert list(drills(20, seed=1)) == list(drills(20, seed=1))
    assert list(drills(20, seed=1)) != list(drills(20, seed=2))
