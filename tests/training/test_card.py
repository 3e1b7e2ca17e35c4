"""The card's tables say what was recorded."""

from __future__ import annotations

from transdesk.training.card import data_table, score_tables


def test_sub_collections_are_joined_with_their_losses() -> None:
    record = {
        "origins": {
            "aosp/Settings": {"licence": "Apache-2.0", "kept": 1200, "dropped": {"copy": 2}},
            "aosp/Dialer": {"licence": "Apache-2.0", "kept": 34, "dropped": {"copy": 1, "empty": 5}},
            "tico19": {"licence": "CC0", "kept": 7, "dropped": {}},
        }
    }
    assert data_table(record).splitlines()[2:] == [
        "| aosp/* | Apache-2.0 | 1,234 | empty 5, copy 3 |",
        "| tico19 | CC0 | 7 | - |",
    ]


def test_shares_are_shown_in_per_cent_and_scores_as_they_are() -> None:
    row = {"lines": 3, "chrf": 31.26, "signature": "nw:2", "numbers_copied": 0.987, "empty_or_looping": 2}
    table = score_tables({"ntrex": {"ru-kk": row}})
    assert "| ru-kk | 31.3 | 98.7 % | 2 |" in table
    assert "chrF2++|nw:2" in table
