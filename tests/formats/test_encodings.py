"""Encodings by evidence, control characters, NFC."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transdesk.domain.errors import UnreadableError
from transdesk.formats import read
from transdesk.formats.cleaning import Changes, clean
from transdesk.formats.encodings import decode

RUSSIAN = "Министерство энергетики сообщило, что добыча нефти выросла на 6,2 процента — «план выполнен»."
KAZAKH = "Энергетика министрлігі мұнай өндіру өскенін, жоспар орындалғанын хабарлады. Қала әкімі де сөз сөйледі."
ENGLISH = "The café’s owner said “prices rose by 6 percent” – the naïve plan failed in São Paulo."


@pytest.mark.parametrize("text", [RUSSIAN, KAZAKH, ENGLISH])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt").text.lstrip("\ufeff") == text


@pytest.mark.parametrize("text", [RUSSIAN, RUSSIAN.upper(), "Мэр столицы", "Съезд объявил: ёлка — щит"])
@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_eight_bit_russian(text: str, encoding: str) -> None:
    data = text.replace("«", '"').replace("»", '"').replace("—", "-").encode(encoding)
    assert decode(data, "a.txt").text == data.decode(encoding)


@pytest.mark.parametrize("encoding", ["kz1048", "ptcp154"])
def test_eight_bit_kazakh(encoding: str) -> None:
    assert decode(KAZAKH.encode(encoding), "a.txt").text == KAZAKH


def test_western_text_stays_western() -> None:
    assert decode(ENGLISH.encode("cp1252"), "a.txt").text == ENGLISH


def test_the_encoding_is_listed_on_the_article() -> None:
    article = read(RUSSIAN.encode("cp1251"), "a.txt")
    assert [(c.what, c.before) for c in article.changes] == [("encoding", "cp1251")]


def test_a_declared_encoding_is_believed() -> None:
    page = '<html><head><meta charset="koi8-r"></head><body><p>Да</p></body></html>'
    assert read(page.encode("koi8-r"), "a.html").blocks[-1].text == "Да"


def test_a_wrong_declaration_does_not_spoil_utf8() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body><p>{RUSSIAN}</p></body></html>'
    assert read(page.encode(), "a.html").blocks[-1].text == RUSSIAN


def test_a_few_damaged_bytes_are_shown_and_listed() -> None:
    data = (RUSSIAN * 3).encode()[:-1] + b"\xff"
    article = read(data, "a.txt")
    assert "�" in article.blocks[0].text
    assert article.changes[0].before == "damaged bytes"


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x7fELF\x02\x01\x01\0\0\0" * 50, b"text\0\0\0\0" * 100])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(data, "a.txt")


def test_control_characters_go_and_are_listed() -> None:
    article = read("Сло\u00adво\u200b и де\x07ло".encode(), "a.txt")
    assert article.blocks[0].text == "Слово и дело"
    assert {(c.what, c.before, c.count) for c in article.changes} == {
        ("control", "U+00AD", 1),
        ("control", "U+200B", 1),
        ("control", "U+0007", 1),
    }


def test_decomposed_letters_are_composed_and_listed() -> None:
    changes = Changes()
    assert clean("мои\u0306 чаи\u0306", changes) == "мой чай"
    assert [(c.what, c.after) for c in changes.listed()] == [("nfc", "мой"), ("nfc", "чай")]


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
