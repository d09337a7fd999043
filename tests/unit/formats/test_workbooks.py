"""Excel workbooks and Kahoot's template."""

from __future__ import annotations

import io
import tempfile
import zipfile
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from quiz.formats import kahoot, tables, xlsx
from quiz.formats.exchange import FormatError
from quiz.questions import Bank, MultiChoice, MultiResponse, Question, ShortAnswer, TrueFalse
from tests.strategies import banks
from tests.unit.formats.test_tables import bare


def holdable(value: Any) -> Any:
    """A text as XML can hold it."""
    if isinstance(value, tuple):
        return tuple(map(holdable, value))
    if not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in text if (c >= " " or c in "\t\n") and c not in "\ufffe\uffff")


def cleaned(question: Question) -> Question:
    """The question with texts that a workbook can hold."""
    return replace(question, **{f.name: holdable(getattr(question, f.name)) for f in fields(question)})


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bank=banks)
def test_any_bank_comes_back_from_its_workbook(bank: Bank) -> None:
    """Whatever XML can hold is there again."""
    held = tuple(map(cleaned, bare(bank.questions)))
    bank = replace(bank, questions=tuple(question for question in held if not list(question.flaws())))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bank.xlsx"
        assert xlsx.write(bank, path) == ()
        taken = xlsx.read(path)
    assert not taken.skipped
    assert taken.bank.questions == bank.questions


def test_control_characters_are_left_out_and_named(tmp_path: Path) -> None:
    """A workbook cannot hold them; an escape in Excel's own way of writing stays a text."""
    bank = Bank(
        id="b", title="B", questions=(ShortAnswer(id="q", stem="a\x1b\0b _x0041_", accept=("c\rd",)),)
    )
    (lost,) = xlsx.write(bank, tmp_path / "b.xlsx")
    assert lost.place == "2 cells"
    (question,) = xlsx.read(tmp_path / "b.xlsx").bank.questions
    assert (question.stem, question.answer()) == ("ab _x0041_", ("c\nd",))


def test_no_cell_of_a_written_workbook_is_a_formula(tmp_path: Path) -> None:
    """Every cell is a text, for the program's own columns and for Kahoot's."""
    bank = Bank(
        id="b", title="=1+1", questions=(MultiChoice(id="q", stem="=A1", key="+1", distractors=("-2", "@x")),)
    )
    for name, write in (("own.xlsx", xlsx.write), ("kahoot.xlsx", kahoot.write)):
        path = tmp_path / name
        write(bank, path)
        sheet = openpyxl.load_workbook(path).worksheets[0]
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
        with zipfile.ZipFile(path) as archive:
            assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def book(path: Path, *sheets: list[list[Any]]) -> Path:
    """A workbook as a person saves one."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for number, rows in enumerate(sheets, 1):
        sheet = made.create_sheet(f"S{number}")
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def test_a_persons_workbook_with_a_title_numbers_dates_and_truths(tmp_path: Path) -> None:
    """A sheet of advice is passed over and named; two sheets of questions are both read."""
    path = book(
        tmp_path / "b.xlsx",
        [["Read me"], ["How to fill this in"]],
        [
            ["My quiz"],
            [],
            ["Question", "Answer"],
            ["Year?", 1914],
            ["Cold sun?", False],
            ["Half?", 0.5],
            [None, 3],
        ],
        [["term", "definition"], ["Year?", "another"], ["Peru", "Lima"]],
    )
    taken = xlsx.read(path)
    assert [(q.type, q.answer()) for q in taken.bank.questions] == [
        ("numerical", ("1914",)),
        ("truefalse", ("False",)),
        ("numerical", ("0.5",)),
        ("shortanswer", ("another",)),
        ("shortanswer", ("Lima",)),
    ]
    assert {one.place for one in taken.skipped} == {"S2, row 7", "sheet S1"}


KAHOOT: list[list[Any]] = [
    [],
    ["", "Quiz template"],
    ["", "Add questions"],
    [],
    [],
    [],
    [],
    [
        "",
        "Question - max 120 characters",
        "Answer 1 - max 75 characters",
        "Answer 2 - max 75 characters",
        "Answer 3 - max 75 characters",
        "Answer 4 - max 75 characters",
        "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
        "Correct answer(s) - choose at least one",
    ],
    [1, "How many legs has a spider?", 6, 8, 10, None, 20, 2],
    [2, "Which are cities?", "Rome", "Nile", "Oslo", "Etna", 30, "1,3"],
    [3, "Fish fly.", "True", "False", None, None, 20, 1],
    [4, "Which number?", 3, 4, 1, 2, 20, 4],
    [5, "No answer named", "a", "b", None, None, 20, None],
    [6, "Beyond", "a", "b", None, None, 20, 4],
    [7],
    [8],
]


def test_a_filled_kahoot_template_is_read_by_its_header(tmp_path: Path) -> None:
    """Right answers are places, also where the answers are numbers; named as Excel or as Kahoot alike."""
    path = book(tmp_path / "k.xlsx", [list(row) for row in KAHOOT])
    taken = kahoot.read(path)
    assert taken == xlsx.read(path)
    legs, cities, fish, number = taken.bank.questions
    assert isinstance(legs, MultiChoice)
    assert (legs.key, legs.distractors) == ("8", ("6", "10"))
    assert isinstance(cities, MultiResponse)
    assert cities.keys_ == ("Rome", "Oslo")
    assert isinstance(fish, TrueFalse)
    assert fish.key
    assert number.answer() == ("2",)
    assert [one.place for one in taken.skipped][:2] == ["row 13", "row 14"]
    with pytest.raises(FormatError, match="not Kahoot's template"):
        kahoot.read(book(tmp_path / "o.xlsx", [["question", "answer"], ["a", "b"]]))


def test_kahoot_out_and_in_again_and_what_does_not_fit_is_named(tmp_path: Path) -> None:
    """Over 120 and 75 characters, over four answers and typed answers stay behind, each with its reason."""
    fits = (
        MultiChoice(id="a", stem="A?", key="1", distractors=("2", "3", "=4")),
        MultiResponse(id="b", stem="B?", keys_=("x", "y"), distractors=("z",)),
        TrueFalse(id="c", stem="C.", key=False),
    )
    not_fit = (
        MultiChoice(id="long", stem="x" * 121, key="1", distractors=("2", "3")),
        MultiChoice(id="wide", stem="W?", key="1", distractors=("2", "3" * 76)),
        MultiChoice(id="many", stem="M?", key="1", distractors=("2", "3", "4", "5")),
        ShortAnswer(id="typed", stem="T?", accept=("t",)),
    )
    path = tmp_path / "k.xlsx"
    skipped = kahoot.write(Bank(id="b", title="B", questions=fits + not_fit), path)
    assert [one.place for one in skipped] == [f'question "{q.id}"' for q in not_fit]
    back = kahoot.read(path).bank.questions
    assert [(q.type, q.stem, set(q.answer()), set(q.wrong_choices())) for q in back] == [
        (q.type, q.stem, set(q.answer()), set(q.wrong_choices())) for q in fits
    ]
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet["B8"].value == "Question - max 120 characters"
    assert sheet["A9"].value == 1


def archive(path: Path, members: dict[str, bytes]) -> Path:
    """A workbook whose members were exchanged."""
    plain = book(path.with_name("plain.xlsx"), [["question", "answer"], ["a", "b"]])
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {*old.namelist(), *members}:
            new.writestr(name, members.get(name) or old.read(name))
    return path


SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'
WIDE = ENTITIES.decode().replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16")


def test_bombs_entities_and_damage_are_refused_in_one_line(tmp_path: Path) -> None:
    """Nothing is unpacked first; what is no archive says so; UTF-16 hides no entity."""
    path = tmp_path / "x.xlsx"
    for members, said in (
        ({"xl/media/zero.bin": b"\0" * (70 << 20)}, "larger unpacked"),
        ({SHEET: ENTITIES}, "XML entities"),
        ({SHEET: WIDE}, "XML entities"),
        ({SHEET: b"<worksheet><sheetData><row><c r='A1'>"}, "damaged"),
    ):
        with pytest.raises(FormatError, match=said):
            xlsx.read(archive(path, members))
    for data in (b"", b"PK\x03\x04", b"no archive", b"\xd0\xcf\x11\xe0" * 200):
        path.write_bytes(data)
        with pytest.raises(FormatError, match=r"x\.xlsx: is no Excel workbook"):
            xlsx.read(path)


def test_a_sheet_that_lies_about_its_size_costs_nothing(tmp_path: Path) -> None:
    """A cell in the last row is refused; a dimension of all of Excel over a few rows is not believed."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>s{n}</t></is></c></row>' for n in (1, 2))
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="A1:XFD1048576"/><sheetData>{rows}'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    with pytest.raises(FormatError, match="goes on below row 200,000"):
        xlsx.read(archive(tmp_path / "x.xlsx", {SHEET: xml.encode()}))
    near = xml.replace("1048576", "5").replace("XFD5", "ALL5")
    assert len(xlsx.read(archive(tmp_path / "x.xlsx", {SHEET: near.encode()})).skipped) == 3


def test_a_formula_in_somebodys_workbook_is_a_value_or_nothing(tmp_path: Path) -> None:
    """It is never computed: without a saved value the cell is empty, and the row is named."""
    taken = xlsx.read(book(tmp_path / "f.xlsx", [["question", "answer"], ["a", "=1+1"], ["b", "c"]]))
    assert [q.stem for q in taken.bank.questions] == ["b"]
    assert len(taken.skipped) == 1


def test_a_table_and_a_workbook_of_one_bank_say_the_same(tmp_path: Path) -> None:
    """Their ids and questions are equal."""
    bank = Bank(id="b", title="B", questions=(ShortAnswer(id="q", stem="=x", accept=("'-y", "5")),))
    xlsx.write(bank, tmp_path / "b.xlsx")
    tables.write(bank, tmp_path / "b.csv")
    assert xlsx.read(tmp_path / "b.xlsx").bank == tables.read(tmp_path / "b.csv").bank


def test_bytes_of_all_kinds_break_nothing(tmp_path: Path) -> None:
    """A good workbook with a byte changed here and there is read or refused."""
    good = io.BytesIO()
    made = openpyxl.Workbook()
    made.worksheets[0].append(["question", "answer"])
    made.worksheets[0].append(["a", "b"])
    made.save(good)
    path = tmp_path / "x.xlsx"
    for at in range(0, len(good.getvalue()), 97):
        data = bytearray(good.getvalue())
        data[at] ^= 0xFF
        path.write_bytes(data)
        try:
            xlsx.read(path)
        except FormatError as error:
            assert str(error).startswith(str(path))  # noqa: PT017 - most are read without harm
