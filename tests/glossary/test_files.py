"""Glossary files: nothing is lost in and out, and bad input costs its own row only."""

from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transdesk.domain.errors import GlossaryError
from transdesk.domain.finding import Severity
from transdesk.domain.language import Language
from transdesk.domain.term import Concept, Designation, TermKind, TermStatus
from transdesk.glossary.files import load_glossaries, read_glossary, write_glossary

HEADER = "id,domain,kind,en,ru,kk,pos,status,case_sensitive,valid_from,valid_to,grammar,note\n"
FULL = Concept(
    id="astana",
    kind=TermKind.PLACE,
    designations=(
        Designation(Language.RU, "Астана", grammar=(("gender", "f"),)),
        Designation(Language.RU, "Нур-Султан", TermStatus.FORBIDDEN),
        Designation(Language.KK, "Астана", grammar=(("gen.sg", "Астана қаласының"), ("harmony", "back"))),
        Designation(Language.EN, "Astana"),
        Designation(Language.EN, "Astana | the capital!", TermStatus.ADMITTED),
        Designation(Language.EN, "!Tselinograd", TermStatus.FORBIDDEN),
    ),
    domain="places",
    pos="noun",
    case_sensitive=True,
    do_not_translate=True,
    valid_from=date(1998, 5, 6),
    valid_to=date(2019, 3, 23),
    note='=1+1, "quoted" & <b>',
    source="decree 1; decree 2",
)


@pytest.mark.parametrize("form", ["csv", "xlsx", "tbx"])
def test_everything_survives_a_round_trip(form):
    plain = Concept("1", TermKind.TERM, (Designation(Language.RU, "-приказ"), Designation(Language.EN, "=cmd()")))
    concepts, problems = read_glossary(write_glossary([FULL, plain], form), f"house.{form}")
    assert concepts == (FULL, plain)
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]


TEXT = st.text(alphabet="абвqwe|!~*\\=+-@'\"<>&; ,.1«»", min_size=1, max_size=12).map(str.strip).filter(bool)


@given(
    texts=st.lists(TEXT, min_size=1, max_size=4, unique=True),
    statuses=st.lists(st.sampled_from(TermStatus), min_size=4, max_size=4),
    note=TEXT,
)
@settings(max_examples=150, deadline=None)
@pytest.mark.parametrize("form", ["csv", "tbx"])
def test_any_designation_survives(form, texts, statuses, note):
    designations = [Designation(Language.RU, " ".join(t.split()), s) for t, s in zip(texts, statuses, strict=False)]
    concept = Concept(
        "x1", TermKind.TERM, (*designations, Designation(Language.EN, "term")), note=" ".join(note.split())
    )
    (read,), _ = read_glossary(write_glossary([concept], form), f"a.{form}")
    assert read == concept


def test_exported_cells_are_no_formulas():
    concept = Concept("a", TermKind.TERM, (Designation(Language.EN, "=1+1"), Designation(Language.RU, "@сумма")))
    text = write_glossary([concept], "csv").decode("utf-8-sig")
    assert "'=1+1" in text
    assert "'@сумма" in text

    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(write_glossary([concept], "xlsx")))
    assert all(cell.data_type != "f" for row in book.active.iter_rows() for cell in row)


def test_broken_rows_are_reported_by_line_and_good_ones_kept():
    data = (
        HEADER
        + "a,,term,court,суд,сот,,,,,,,\n"
        + "b,,nonsense,law,закон,заң,,,,2019-99-01,,ru wibble,\n"
        + 'c,,term,"open,суд,сот,,,,,,,\n'
        + "d,,term,,,,,,,,,,\n"
        + "e,,term,x,y,z,,,,,,,,too,many\n"
        + "a,,term,again,снова,тағы,,,,,,,\n"
        + "f,,term,tax,налог,салық,,,,,,,\n"
    )
    concepts, problems = read_glossary(data.encode(), "house.csv")
    assert [concept.id for concept in concepts] == ["a", "b", "f"]
    errors = {problem.line for problem in problems if problem.severity is Severity.ERROR}
    assert errors == {4, 5, 6, 7}
    assert {(p.line, p.column) for p in problems} >= {(3, "kind"), (3, "valid_from"), (3, "grammar")}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_encodings_of_offices_are_read(encoding):
    concepts, _ = read_glossary((HEADER + "a,,term,court,верховный суд,,,,,,,,\n").encode(encoding), "house.csv")
    assert concepts[0].of(Language.RU)[0].text == "верховный суд"


def test_one_line_in_another_encoding_is_read_and_reported():
    data = HEADER.encode() + "a,,term,court,суд,сот,,,,,,,\n".encode() + "b,,term,tax,налог,,,,,,,,\n".encode("cp1251")
    concepts, problems = read_glossary(data, "house.csv")
    assert [concept.of(Language.RU)[0].text for concept in concepts] == ["суд", "налог"]
    assert [problem.line for problem in problems] == [3]


def test_semicolons_tabs_and_other_column_names_are_understood():
    for data in ("Russian;English\nсуд;court\n", "ru\ten\nсуд\tcourt\n"):
        concepts, _ = read_glossary(data.encode(), "house.csv")
        assert [d.text for d in concepts[0].designations] == ["суд", "court"]


def test_wrong_columns_are_named():
    _, problems = read_glossary(b"name,value\n1,2\n", "house.csv")
    assert any(problem.severity is Severity.ERROR and "en, ru, kk" in problem.message for problem in problems)


def test_a_formula_in_a_sheet_is_text():
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["en", "ru"])
    book.active.append(["=HYPERLINK(1)", "суд"])
    stream = io.BytesIO()
    book.save(stream)
    concepts, problems = read_glossary(stream.getvalue(), "house.xlsx")
    assert concepts[0].of(Language.EN)[0].text == "=HYPERLINK(1)"
    assert any("formula" in problem.message for problem in problems)


@pytest.mark.parametrize("name", ["a.xlsx", "a.tbx", "a.docx"])
def test_what_is_no_glossary_is_refused_in_one_sentence(name):
    with pytest.raises(GlossaryError):
        read_glossary(b"not a glossary", name)


def test_entities_are_never_expanded(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP-SECRET")
    data = f"""<!DOCTYPE tbx [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY y "boom">]>
    <tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
    <conceptEntry id="a"><langSec xml:lang="en"><termSec><term>&x;&y;</term></termSec></langSec></conceptEntry>
    <conceptEntry id="b"><langSec xml:lang="en"><termSec><term>court</term></termSec></langSec>
    <langSec xml:lang="fr"><termSec><term>cour</term></termSec></langSec></conceptEntry>
    </body></text></tbx>"""
    concepts, problems = read_glossary(data.encode(), "a.tbx")
    assert [concept.id for concept in concepts] == ["b"]
    assert "TOP-SECRET" not in repr(concepts)
    assert any("entity" in problem.message for problem in problems)


def test_the_published_examples_are_read(shared_data):
    for path in sorted((shared_data / "formats" / "tbx-basic").glob("*/*.tbx")):
        concepts, _ = read_glossary(path.read_bytes(), path.name)
        assert "open cluster" in {d.text for concept in concepts for d in concept.of(Language.EN)}, path.name
        assert {concept.pos for concept in concepts} >= {"noun"}


def test_a_written_file_keeps_the_dialects_rules(shared_data):
    from lxml import etree, isoschematron

    rules = (shared_data / "formats" / "tbx-basic" / "DCA" / "TBX-Basic_DCA.sch").read_text(encoding="utf-8-sig")
    # XPath 1.0 has no matches(); nothing that is written has a target
    rules = rules.replace("matches(@target,'https?://.+')", "starts-with(@target,'http')").replace("xslt2", "xslt")
    rules = rules.replace("./local-name()", "local-name()")
    schema = isoschematron.Schematron(etree.fromstring(rules.encode()), store_report=True)
    document = etree.fromstring(write_glossary([FULL], "tbx"))
    assert schema.validate(document), schema.validation_report


def test_glossaries_are_loaded_in_order_of_precedence(tmp_path):
    (tmp_path / "house.csv").write_text("id,en,ru\nmine,akim,глава\n", encoding="utf-8")
    (tmp_path / "shipped.csv").write_text("id,en,ru\nakim,akim,аким\ntax,tax,налог\n", encoding="utf-8")
    glossary, _ = load_glossaries([tmp_path / "house.csv", tmp_path / "shipped.csv"])
    assert [concept.id for concept in glossary.concepts] == ["mine", "tax"]
    other, _ = load_glossaries([tmp_path / "shipped.csv", tmp_path / "house.csv"])
    assert [concept.id for concept in other.concepts] == ["akim", "tax"]
    assert glossary.digest != other.digest


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(GlossaryError, match="absent"):
        load_glossaries([tmp_path / "absent.csv"])


def test_lint_tells_contradictions_and_circular_dates():
    rows = (
        "a,,term,tax,налог,,,,,2020-01-01,2019-01-01,,\n"
        "b,,term,court,суд|!суд,,,,,,,,\n"
        "c,,term,<b>law</b>,закон,,,,,,,,\n"
        "d,,term,the,этот,,,,,,,,\n"
        "e,,term,court,трибунал,,,,,,,,\n"
    )
    _, problems = read_glossary((HEADER + rows).encode(), "house.csv")
    assert {(problem.line, problem.column) for problem in problems} >= {
        (2, "valid_from"), (3, "ru"), (4, "en"), (5, "en"), (6, "ru"),
    }  # fmt: skip


BAD = """id,domain,kind,en,ru,kk,pos,status,case_sensitive,valid_from,valid_to,grammar,note
good,,term,akimat,акимат,әкімдік,,,,,,,
stop,,term,the,этот,осы,,,,,,,
markup,,term,<b>court</b>,суд,сот,,,,,,,
empty,,term,,,,,,,,,,
alone,,term,lonely,,,,,,,,,
both,,term,mayor,мэр|!Мэр,әкім,,,,,,,
back,,place,Astana,Астана,Астана,,,,2022-09-17,1998-05-06,,
twin,,term,akimat,акимат,әкімдік,,,,,,,
other,,term,akimat,управа,басқарма,,,,,,,
words,,term,law,закон,заң,,,,,,ru gender=x gen.foo=y nonsense,
signs,,term,---,тире,сызықша,,,,,,,
good,,term,again,снова,қайта,,,,,,,
open,,term,"quote,цитата,дәйексөз,,,,,,,
"""


def test_every_kind_of_bad_row_is_told_by_its_line_and_the_good_ones_are_kept():
    concepts, problems = read_glossary(BAD.encode(), "bad.csv")
    assert [concept.id for concept in concepts] == [
        "good", "stop", "markup", "alone", "both", "back", "twin", "other", "words", "signs",
    ]  # fmt: skip
    assert {(problem.line, problem.key) for problem in problems} == {
        (3, "stop_word"),
        (4, "markup"),
        (5, "no_term"),
        (6, "one_language"),
        (7, "forbidden_and_allowed"),
        (8, "dates"),
        (9, "duplicate"),
        (10, "contradiction"),
        (11, "unknown_grammar"),
        (11, "grammar_value"),
        (11, "grammar_form"),
        (12, "signs"),
        (13, "repeated_id"),
        (14, "open_quote"),
    }
    assert [p.message for p in problems if p.line == 7] == ["'Мэр' is both allowed and forbidden; strike one."]


def test_a_large_file_with_a_fault_in_every_row_is_reported_to_the_last_line():
    head, rows = BAD.splitlines()[0], 5000
    data = "\n".join([head, *(f"c{n},,place,name {n},имя {n},ат {n},,,maybe,,,,x" for n in range(rows))])
    concepts, problems = read_glossary(data.encode(), "large.csv")
    assert len(concepts) == rows
    assert [(p.line, p.key) for p in problems] == [(n + 2, "no_flag") for n in range(rows)]
