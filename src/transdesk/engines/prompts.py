"""Prompts for instruction models, and taking the translation out of what they answer.

The Hy-MT2 wording is the one its authors publish (Tencent-Hunyuan/Hy-MT2, README, "Translation Task
Instruction Examples"): the model was trained on it. The plain prompt is ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from transdesk.domain.article import BlockKind
from transdesk.domain.engine import Request
from transdesk.domain.language import Language

Message: TypeAlias = dict[str, str]
NAMES: Final = MappingProxyType({Language.RU: "Russian", Language.KK: "Kazakh", Language.EN: "English"})


def plain(request: Request) -> list[Message]:
    """A prompt for any chat model: role, rules, terms, neighbouring sentences, text."""
    source, target = NAMES[request.source], NAMES[request.target]
    rules = [
        f"You translate news from {source} into {target} for a newsroom.",
        f"Answer with the {target} translation of the text between <text> and </text> alone: no comment, no quotes around it, no notes.",
        "Keep figures, names, links and quotation as they are meant; follow the grammar and style of the target language.",
    ]
    if request.target is Language.KK:
        rules.append("Write Kazakh in Cyrillic letters.")
    if request.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING):
        rules.append("The text is a headline: translate it as a headline, without a full stop.")
    terms = _terms(request)
    if terms:
        rules.append(
            "Use these terms, inflected as the sentence needs: " + "; ".join(f"{a} = {b}" for a, b in terms) + "."
        )
    if request.before or request.after:
        rules.append(
            f"For understanding only, not to be translated: before it stands «{request.before}», after it «{request.after}»."
        )
    return [
        {"role": "system", "content": "\n".join(rules)},
        {"role": "user", "content": f"<text>{request.text}</text>"},
    ]


def hy_mt2(request: Request) -> list[Message]:
    """The published prompts of Hy-MT2; it has no system message.

    The terminology prompt where the glossary has terms for the sentence, the background prompt where it has
    neighbours, the default one otherwise; with both, the terms stand before the background.
    """
    target = NAMES[request.target]
    terms = _terms(request)
    background = " ".join(part for part in (request.before.strip(), request.after.strip()) if part)
    if background:
        order = (
            f"[Background Information]\n{background}\n\nPlease translate the following text into {target}, taking the "
            f"provided background information into consideration.\n\n[Source Text]\n{request.text}"
        )
    else:
        order = (
            f"Translate the following text into {target}. Note that you "
            + ("must ONLY output" if terms else "should only output")
            + f" the translated result without any additional explanation:\n\n{request.text}"
        )
    if terms:
        lines = "\n".join(f"{a} translates to {b}" for a, b in terms)
        order = f"Reference the following translations:\n{lines}\n\n{order}"
    return [{"role": "user", "content": order}]


PROMPTS: Final[Mapping[str, Callable[[Request], list[Message]]]] = MappingProxyType({"plain": plain, "hy-mt2": hy_mt2})

_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(r"\A```\w*\n(.*?)\n?```\Z", re.DOTALL)
_TEXT_TAG = re.compile(r"\A<text>(.*?)</text>\Z", re.DOTALL)
_PREAMBLE = re.compile(
    r"\A(?:sure|certainly|of course|here(?:'s| is)|конечно|вот|міне|translation|перевод|аударма)\b[^\n]{0,80}?:\s*\n+"
    r"|\A(?:translation|перевод|аударма|аудармасы)\s*:\s*",
    re.IGNORECASE,
)
_COMMENT = re.compile(
    r"\n+\s*(?:\(?(?:note|explanation|примечание|пояснение|ескерту|түсіндірме)\b.*)\Z", re.DOTALL | re.IGNORECASE
)
_QUOTES: Final = (("«", "»"), ("“", "”"), ('"', '"'), ("'", "'"))


def translation_in(answer: str, request: Request) -> str:
    """The bare translation in an answer: without thoughts, fences, preamble, closing notes and added quotes."""
    text = _THOUGHT.sub("", answer).strip()
    for pattern in (_FENCE, _TEXT_TAG):
        found = pattern.match(text)
        text = found.group(1).strip() if found else text
    text = _COMMENT.sub("", _PREAMBLE.sub("", text)).strip()
    for opening, closing in _QUOTES:
        whole = len(text) > 2 and text.startswith(opening) and text.endswith(closing)
        inside = text[1:-1]
        if whole and opening not in inside and closing not in inside and request.text[:1] not in "«“\"'„":
            text = inside.strip()
    return " ".join(text.split())


def _terms(request: Request) -> list[tuple[str, str]]:
    return list(dict.fromkeys((request.text[h.start : h.end], h.target) for h in request.hints))
