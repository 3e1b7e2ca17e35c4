"""Distillation: the teacher's words become units, once; a small model learns them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from transdesk.bootstrap import settings_from_environment
from transdesk.desk import training
from transdesk.desk.plugs import engine_opener
from transdesk.domain.engine import Engine
from transdesk.domain.errors import TrainingError, UnsupportedPairError
from transdesk.domain.language import Direction, Language
from transdesk.training.distil import TAUGHT, Taught, read_taught, teach, units_of
from transdesk.training.model import Shape

TEXT = {
    Language.RU: ["Министр открыл новую школу в Астане.", "Комиссия прочитала длинное письмо."],
    Language.EN: ["The minister opened the new school on Monday."],
}


class Counted:
    """The real starter, with a count of what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._open = engine_opener(settings_from_environment())

    def __call__(self, direction: Direction) -> Engine:
        engine = self._open("starter", direction)
        translate = engine.translate
        engine.translate = lambda requests, **more: self._note(requests) or translate(requests, **more)
        return engine

    def _note(self, requests) -> None:
        self.asked += [r.text for r in requests]


def test_every_direction_is_taught_and_nothing_twice(tmp_path: Path) -> None:
    teacher = Counted()
    teach(teacher, TEXT, tmp_path, round_trip=False)
    found = read_taught(tmp_path)
    assert {(t.source, t.target) for t in found} == {("ru", "kk"), ("ru", "en"), ("en", "ru"), ("en", "kk")}
    assert len(found) == len(teacher.asked) == 6
    with (tmp_path / TAUGHT).open("a", encoding="utf-8") as out:
        out.write('{"source": "ru", "target": "k')  # the process was killed while it wrote
    teach(teacher, {**TEXT, Language.KK: ["Министр мектепті ашты."]}, tmp_path, round_trip=False)
    assert teacher.asked[6:] == ["Министр мектепті ашты."] * 2
    assert len(read_taught(tmp_path)) == 8


def test_a_round_trip_is_translated_back(tmp_path: Path) -> None:
    teach(Counted(), {Language.RU: TEXT[Language.RU]}, tmp_path, round_trip=True)
    assert all(t.back for t in read_taught(tmp_path) if t.output)


def test_a_teacher_of_other_languages_is_refused(tmp_path: Path) -> None:
    def teacher(direction: Direction) -> Engine:
        raise UnsupportedPairError("no", engine="x", direction=str(direction), able="none")

    with pytest.raises(TrainingError, match="none of the texts' languages"):
        teach(teacher, TEXT, tmp_path, round_trip=False)


def taught(text: str, output: str, target: str = "en", **more) -> Taught:
    return Taught("ru", target, text, output, **more)


def test_what_is_unfit_is_dropped_and_counted() -> None:
    good = "В школе учатся 25 детей и работают три учителя."
    lessons = [
        taught(good, "There are 25 children and three teachers at the school.", back="В школе 25 детей и три учителя."),
        taught(good, "Мектепте 25 бала оқиды, үш мұғалім жұмыс істейді.", "kk", back=good),
        taught("В школе учатся 35 детей.", "There are 25 children.", back="В школе учатся 35 детей."),
        taught("Комиссия прочитала письмо.", "The commission has read it.", flags=("loop",)),
        taught("Комиссия закрыла дорогу вчера.", "The weather was fine at sea.", back="Погода на море была хорошей."),
        taught("Комиссия закрыла мост.", "Комиссия закрыла мосты."),
    ]
    train, held_out, report = units_of(lessons, origin="t", licence="Apache-2.0", least_round_trip=40)
    assert train == []
    assert [set(unit.texts) for unit in held_out] == [{"ru", "en", "kk"}]
    dropped = {reason: n for (_, reason), n in report.dropped.items()}
    assert dropped == {"numbers differ": 1, "flagged: loop": 1, "round trip": 1, "wrong language": 1}


@pytest.mark.slow
def test_the_starter_teaches_a_smaller_model_from_the_command_line(
    tmp_path: Path, sentences: list[dict[str, str]], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from transdesk.cli.app import run

    monkeypatch.setenv("TRANSDESK_DATA_DIR", str(tmp_path / "data"))
    files = []
    for language in ("ru", "en"):
        files.append(tmp_path / f"{language}.txt")
        files[-1].write_text("\n\n".join(s[language] for s in sentences), encoding="utf-8")
    shape = replace(Shape(), width=32, feed_forward=64, heads=2, encoder_layers=1, decoder_layers=1)
    sizes = "\n".join(f"{name} = {getattr(shape, name)}" for name in Shape.__slots__)
    config = tmp_path / "tiny.toml"
    config.write_text(
        f"vocabulary = 600\nthreads = 1\n[shape]\n{sizes}\n[schedule]\nlast_step = 20\nwarmup_steps = 5\n",
        encoding="utf-8",
    )
    out = tmp_path / "out"
    arguments = ["train", "distil", "--teacher", "starter", "--texts", str(files[0]), "--out", str(out), str(files[1])]
    assert run([*arguments, "--config", str(config), "--round-trip", "0", "--version", "0.9"]) == 0
    printed = capsys.readouterr().out
    assert "**new**" in printed
    assert "**starter**" in printed
    assert "| ru-en |" in printed
    assert (out / "export" / "ctranslate2" / "model.bin").is_file()
    assert '"version": "0.9"' in (out / "export" / "ctranslate2" / "meta.json").read_text(encoding="utf-8")


def test_a_missing_text_is_named(tmp_path: Path) -> None:
    from transdesk.domain.errors import ImportFailedError

    with pytest.raises(ImportFailedError, match=r"none\.txt"):
        training.sentences([tmp_path / "none.txt"])
