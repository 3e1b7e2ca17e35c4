"""A small invented data folder in the layout of the real one."""

from __future__ import annotations

import lzma
from itertools import product
from pathlib import Path

import pytest

PEOPLE = [
    ("The minister", "Министр", "Министр"),
    ("The mayor of the city", "Аким города", "Қала әкімі"),
    ("The head of state", "Глава государства", "Мемлекет басшысы"),
    ("Our neighbour", "Наш сосед", "Біздің көрші"),
    ("The commission", "Комиссия", "Комиссия"),
]
ACTS = [
    ("opened the new school", "открыл новую школу", "жаңа мектепті ашты"),
    ("read the long letter", "прочитал длинное письмо", "ұзақ хатты оқыды"),
    ("saw the old bridge", "увидел старый мост", "ескі көпірді көрді"),
    ("closed the road", "закрыл дорогу", "жолды жапты"),
]
TIMES = [
    ("on Monday", "в понедельник", "дүйсенбіде"),
    ("in Astana", "в Астане", "Астанада"),
    ("on 5 May", "5 мая", "5 мамырда"),
]


@pytest.fixture(scope="session")
def sentences() -> list[dict[str, str]]:
    """Sixty invented sentences in three languages."""
    return [
        {"en": f"{p[0]} {a[0]} {t[0]}.", "ru": f"{p[1]} {t[1]} {a[1]}.", "kk": f"{p[2]} {t[2]} {a[2]}."}
        for p, a, t in product(PEOPLE, ACTS, TIMES)
    ]


@pytest.fixture(scope="session")
def data(sentences: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`train/` with a few outside pairs and `corpus/` with fifteen articles of four sentences."""
    root = tmp_path_factory.mktemp("data")
    (root / "corpus").mkdir()
    (root / "train").mkdir()
    (root / "eval").mkdir()
    for lang in ("ru", "kk", "en"):
        lines = [s[lang] for s in sentences[::6]]
        (root / "eval" / f"ntrex.{lang}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = ["article\tseg\tkind\ten\tru\tkk"]
    for i, s in enumerate(sentences):
        rows.append(f"city-{i // 4:02}\t{i % 4 + 1}\tparagraph\t{s['en']}\t{s['ru']}\t{s['kk']}")
    (root / "corpus" / "city.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    terms = [
        "article\ten\tru\tkk\tpos\tkind\tnote",
        "city-00\tschool\tшкола\tмектеп\tnoun\tterm\t",
        "city-14\tbridge\tмост\tкөпір\tnoun\tterm\t",
    ]
    (root / "corpus" / "city-terms.tsv").write_text("\n".join(terms) + "\n", encoding="utf-8")
    names = [
        "id\tkind\ten\tru\tkk\tvalid_from\tvalid_to\tgrammar\tnote\texample_ru\texample_kk",
        "n1\tplace\tAstana\tАстана|!Акмола\tАстана\t\t\t\t\t\t",
    ]
    (root / "corpus" / "names.tsv").write_text("\n".join(names) + "\n", encoding="utf-8")
    pairs = [
        ("Tatoeba", "Мен бүгін кітап оқыдым.", "I read a book today."),
        ("Tatoeba", "Мен бүгін кітап оқыдым.", "I read a book today."),
        ("newsdev2019", "Жиналысқа 25 адам келді.", "The meeting was attended by 35 people."),
        ("aosp/Settings", "Құрылғы параметрлері жойылады", "The device settings will be deleted"),
        ("apertium-eng-kaz LabIIS5925", "Бұл мәтін пайдаланылмайды.", "This text is not used."),
        ("kaznu-lowercased", "ол астана қаласында , министр кеше келді .", "he was in astana , the minister came ."),
        ("newsdev2019", "Ол Астана қаласында тұрады.", "He lives in Astana now."),
        ("newsdev2019", "Біз Астана қаласында болдық.", "We were in Astana then."),
    ]
    lines = ["origin\tlicence\tkk\ten"] + [f"{o}\tCC0\t{kk}\t{en}" for o, kk, en in pairs]
    with lzma.open(root / "train" / "kk-en.tsv.xz", "wt", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")
    return root
