"""What a data folder becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from transdesk.training.corpus import OWN, Weights, load_units


def test_held_out_articles_are_never_trained_on(data: Path) -> None:
    train, held_out, _ = load_units(data, Weights())
    assert len(held_out) == 8  # the last two articles of four sentences
    trained = {text for u in train for text in u.texts.values()}
    assert not trained & {text for u in held_out for text in u.texts.values()}
    assert "bridge" not in trained  # a term of a held-out article


def test_faulty_doubled_and_uncleared_lines_are_dropped_and_counted(data: Path) -> None:
    train, _, report = load_units(data, Weights())
    outside = [u for u in train if u.origin != OWN]
    assert [u.texts["en"] for u in outside if u.origin == "Tatoeba"] == ["I read a book today."]
    assert report.dropped["Tatoeba", "duplicate"] == 1
    assert report.dropped["newsdev2019", "numbers differ"] == 1
    assert not any("LabIIS" in u.origin for u in train)
    assert report.kept[OWN] == 54  # 52 sentences, one term, one name


def test_lower_cased_origin_is_repaired(data: Path) -> None:
    train, _, _ = load_units(data, Weights())
    (repaired,) = (u.texts for u in train if u.origin == "kaznu-lowercased")
    assert repaired["kk"] == "Ол Астана қаласында, министр кеше келді."
    assert repaired["en"] == "He was in Astana, the minister came."


def test_domains_weigh_differently_and_news_is_tagged(data: Path) -> None:
    train, _, _ = load_units(data, Weights(article=7, kazakh_pair=1.5, interface=0.5))
    kinds = {u.origin: (u.weight, u.news) for u in train if len(u.texts["en"]) > 12}
    assert kinds[OWN] == (7, True)
    assert kinds["aosp/Settings"] == (0.5, False)
    assert kinds["newsdev2019"] == (1.5, True)


def test_terms_are_found_in_every_language(data: Path) -> None:
    train, _, _ = load_units(data, Weights())
    unit = next(u for u in train if "school" in u.texts["en"] and u.weight > 2)
    assert {lang: hit.base for lang, hit in unit.terms[0].items()} == {"en": "school", "ru": "школа", "kk": "мектеп"}


def test_an_empty_folder_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="must hold train"):
        load_units(tmp_path, Weights())
