"""Sentence boundaries: news cases, and that nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transdesk.domain.language import Language
from transdesk.language import split

RU, KK, EN = Language.RU, Language.KK, Language.EN

NEWS = [
    (RU, ["Аким г. Атырау Е. С. Утегенов прибыл на ул. Абая, д. 5.", "Его ждали."]),
    (RU, ["Бюджет вырос до 3,5 млрд. тенге.", "В 2023 г. он составлял 2 млн. долл. США."]),
    (RU, ["«Мы не отступим!» — заявил активист.", "Суд отложили…", "Ждём."]),
    (RU, ["Министр сказал: «Закон надо менять. Мы внесём поправки».", "Голосование завтра."]),
    (RU, ["«Мы не нарушаем закон, — ответила она. — Мы им пользуемся».", "Зал зааплодировал."]),
    (RU, ["1. Подготовка к выборам.", "2. Агитация."]),
    (RU, ["Сайт azattyq.org закрыт.", "Версия 2.0 вышла в 12.30."]),
    (RU, ["Работали и др. специалисты.", "Он уехал."]),
    (RU, ["Среди марок — Revlon и Dr. PawPaw.", "Их продают с мая."]),
    (RU, ["Контроль возложен на Каримова К.С.", "Решение вступает в силу."]),
    (RU, ["2. Контроль возложить на Каримова К.С.", "3. Решение вступает в силу."]),
    (RU, ["Мэр Саратова Л.М. Мокроусова подала в отставку.", "Миронов С.М. – председатель."]),
    (RU, ["Дождь прошёл.", "⚡ Премьер прибыл.", "Спасибо! 🙏"]),
    (RU, ["Он читал ``Правду''.", "``Известия'' не читал."]),
    (RU, ["В 2023 г. $5 млн ушло на ремонт.", "Построено 3 школы и др. (см. список)."]),
    (RU, ["АЛМАТЫ, 5 мая – Суд начался.", "Зал полон."]),
    (KK, ["Президент Қ.-Ж. Тоқаев Алматы қ. барды.", "Ол әкіммен кездесті."]),
    (KK, ["Бюджет 3,5 млрд. теңгеге жетті.", "Ол 1995 ж. 5 мамырда туған."]),
    (KK, ["Ет, сүт, т.б. азық-түлік қымбаттады.", "Тұрғындар наразы."]),
    (KK, ["Өзеннің ұзындығы 50 км.", "Ені 12 м.", "Суы мол."]),
    (KK, ["Базарда ет, сүт, т.б.", "Баға өспеді."]),
    (KK, ["Ол 1995 ж. Алматыда туған.", "Шығын 5 млн. Ресей рублі."]),
    (KK, ["– Сізді қашан ұстады? – деп сұрады адвокат.", "– Қаңтарда, – деді ол."]),
    (KK, ["— Сен оны көрдің бе...", "— Жоқ, көрмедім... — деді ол."]),
    (EN, ["Mr. Tokaev met Gen. Smith at 5 p.m. on Friday in Washington, D.C., officials said.", "He left."]),
    (EN, ["Inflation fell in the U.S.", "The bank did not comment."]),
    (EN, ['"Why were we detained?" he asked.', "There was no answer."]),
    (EN, ["Messages were sent at 5:00 a.m.", "Owners complained."]),
    (EN, ["The company, Acme Inc., denied it.", "No. 5 on the list was Iran."]),
    (EN, ['"Who benefits?" President Kassym-Jomart Tokaev asked.', '"We won!"', "The crowd said nothing."]),
    (EN, ['He called it "a treasure."', "Churches could be replaced."]),
]


@pytest.mark.parametrize(("language", "sentences"), NEWS)
def test_news_text_is_split_as_a_translator_would(language, sentences):
    text = " ".join(sentences)
    assert [text[a:b] for a, b in split(text, language)] == sentences


def test_a_line_break_always_ends_a_sentence():
    text = "Пожар в Алматы\nПогибших нет\r\nг.\nАтырау"
    assert [text[a:b] for a, b in split(text, RU)] == ["Пожар в Алматы", "Погибших нет", "г.", "Атырау"]


def test_text_without_capitals_is_split_at_its_stops():
    text = "доллар подорожал. курс евро 560. рубль упал."
    assert len(split(text, RU)) == 3


def test_text_without_capitals_is_not_cut_after_an_abbreviation():
    assert len(split("выделено 71 млн. тенге. курс упал.", RU)) == 2
    assert len(split("ет, сүт, т.б. азық-түлік қымбаттады. баға өсті.", KK)) == 2


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("text", ["", "   ", "\n\n", "...", "!", "«", "."])
def test_nearly_empty_text(language, text):
    assert "".join(text[a:b] for a, b in split(text, language)) == "".join(text.split())


@given(st.text(alphabet="АБвг. !?…«»\"'—-(),1\nәҚ;:", max_size=80), st.sampled_from(list(Language)))
def test_nothing_is_lost_and_spans_are_trimmed(text, language):
    spans = split(text, language)
    last = 0
    for start, end in spans:
        assert last <= start < end
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


def test_regression_set(shared_data):
    blocks = (shared_data / "morphology" / "sent_gold.txt").read_text(encoding="utf-8").split("\n\n")
    checked = 0
    for block in blocks:
        header, *sentences = block.strip().split("\n")
        text = " ".join(sentences)
        assert [text[a:b] for a, b in split(text, Language(header[2:].strip()))] == sentences
        checked += 1
    assert checked == 30


def test_a_long_line_of_abbreviations_is_done_in_linear_time():
    text = "г. " * 30_000 + "«" * 1000
    assert "".join(text[a:b] for a, b in split(text, RU)).replace(" ", "") == text.replace(" ", "")
