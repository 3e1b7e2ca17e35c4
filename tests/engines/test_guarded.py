"""The way that every engine's requests take: retries, long sentences, flags."""

from __future__ import annotations

from transdesk.domain.engine import Candidate, Request, TermHint
from transdesk.domain.language import Language
from transdesk.engines.decoding import Decoding, ladder
from transdesk.engines.guarded import Plan, translate_guarded

EN, RU = Language.EN, Language.RU


class Scripted:
    """Answers by search; remembers what it was asked."""

    def __init__(self, answer) -> None:
        self.answer = answer
        self.asked: list[tuple[list[str], Decoding]] = []

    def __call__(self, requests, decoding):
        self.asked.append(([r.text for r in requests], decoding))
        return [[Candidate(text) for text in self.answer(r, decoding)] for r in requests]


def translate(scripted, texts, longest=200, **how):
    plan = Plan(scripted, ladder(4), len, longest=longest)
    return translate_guarded([Request(t, EN, RU) for t in texts], plan, **how)


def test_only_the_bad_ones_are_tried_again():
    scripted = Scripted(
        lambda r, d: ["ох ох ох ох ох ох"] if "bad" in r.text and d.hypotheses == 1 else ["Хорошо, это перевод."]
    )
    found = translate(scripted, ["a good sentence here", "a bad sentence here"])
    assert [c.flags for c in found] == [(), ()]
    assert [texts for texts, _ in scripted.asked] == [
        ["a bad sentence here", "a good sentence here"],
        ["a bad sentence here"],
    ]


def test_the_first_candidate_without_faults_wins():
    scripted = Scripted(lambda _, d: ["", "Речь о 2042 годе.", "Речь о 2024 годе."][: d.hypotheses])
    assert translate(scripted, ["It is about the year 2024."])[0] == Candidate("Речь о 2024 годе.")


def test_what_stays_bad_is_flagged_and_the_least_bad_kept():
    scripted = Scripted(lambda _, d: ["ла ла ла ла ла ла ла", "В 2042 и 537 году всё будет иначе."][: d.hypotheses])
    found = translate(scripted, ["In 2024 all will be different."])[0]
    assert found.text.startswith("В 2042")
    assert found.flags == ("numbers",)
    assert len(scripted.asked) == 3


def test_long_sentences_are_cut_and_hints_follow_their_words():
    seen: list[list[str]] = []

    def answer(request, decoding):
        seen.append([request.text[h.start : h.end] for h in request.hints])
        return ["Часть предложения переведена."]

    text = "The president opened a new plant in the city, and the minister closed an old road near the river."
    hint = TermHint(text.index("river"), text.index("river") + 5, "река")
    plan = Plan(Scripted(answer), ladder(4)[:1], len, longest=60)
    found = translate_guarded(
        [Request("\u200b" + text, EN, RU, hints=(TermHint(hint.start + 1, hint.end + 1, "река"),))], plan
    )
    assert seen == [[], ["river"]]
    assert found[0].text == "Часть предложения переведена, Часть предложения переведена.".replace(", Ч", ", ч")


def test_texts_reach_the_model_clean():
    scripted = Scripted(lambda *_: ["Чистый текст, да."])
    translate(scripted, ["a\x00 clean\u00ad  text\tis here"])
    assert scripted.asked[0][0] == ["a clean text is here"]


def test_a_misspelt_figure_is_put_right_without_another_search():
    scripted = Scripted(lambda *_: ["В городе открыли 1320 школ."])
    found = translate(scripted, ["The city opened 1,230 schools."])
    assert found[0].text == "В городе открыли 1 230 школ."
    assert found[0].flags == ()
    assert len(scripted.asked) == 1
