"""Tables: ours come back without loss, others are understood by what their columns mean."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.formats import cells, tables
from quiz.formats.exchange import FormatError, Taken
from quiz.questions import (
    Bank,
    Cloze,
    Matching,
    MultiChoice,
    MultiResponse,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    TrueFalse,
)
from tests.strategies import anything, banks


def bare(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """Questions without the marks that stay with their bank."""
    return tuple(replace(question, reviewed="", generated="") for question in questions)


def read(tmp_path: Path, text: str | bytes, name: str = "table.csv") -> Taken:
    """What is read of a file of that content."""
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return tables.read(path)


def said(taken: Taken) -> list[tuple[str, str]]:
    """Type and stem of each question."""
    return [(question.type, question.stem) for question in taken.bank.questions]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bank=banks, suffix=st.sampled_from([".csv", ".tsv"]))
def test_any_bank_comes_back_from_its_table(bank: Bank, suffix: str) -> None:
    """Control characters, quotes, line breaks, formulas, 19-digit numbers: nothing is lost."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"bank{suffix}"
        assert tables.write(bank, path) == ()
        taken = tables.read(path)
    assert not taken.skipped
    assert taken.bank.questions == bare(bank.questions)


@given(anything | st.text("'=+-@\t\r\n123.e＝", max_size=8))
def test_no_cell_is_a_formula_and_none_is_changed(text: str) -> None:
    """Whatever a spreadsheet would compute begins with an apostrophe; taking it away gives the text back."""
    cell = cells.defused(text)
    if cell[:1] in tuple("=@\t\r\n＝＋－＠"):
        pytest.fail(f"{cell!r} is a formula")
    if cell[:1] in ("+", "-"):
        float(cell)
    assert cells.armed(cell) == text


def test_formulas_in_a_written_file_are_defused_and_numbers_are_not(tmp_path: Path) -> None:
    """The file itself has the apostrophe; -5 stands as it is."""
    bank = Bank(
        id="b",
        title="B",
        questions=(
            ShortAnswer(id="a", stem='=HYPERLINK("x")', accept=("@SUM(1)",)),
            Numerical(id="n", stem="How cold?", key=-5),
        ),
    )
    path = tmp_path / "out.csv"
    tables.write(bank, path)
    text = path.read_text(encoding="utf-8-sig")
    assert "'=HYPERLINK" in text
    assert "'@SUM(1)" in text
    assert ",-5," in text or text.rstrip().endswith("-5")
    assert tables.read(path).bank.questions == bank.questions


HAND = """\
No.;Question;Option A;Option B;Option C;Correct answer;Topic;Feedback;Level
1;What is 2+2?;3;4;5;B;maths;Count on.;easy
2;Rivers of Vienna?;Danube;Wien;Rhine;"A, B";"geo, river";;hard
3;Largest?;Mars;Jupiter;Venus;Jupiter;;;
4;The sun is cold.;True;False;;False;;;
5;;a;b;c;A;;;
6;No key;a;b;c;;;;
7;Whose?;mine;yours;theirs;Somebody else's;;;
8;Twice;same;Same;other;C;;;
"""


def test_a_table_by_hand_is_understood_and_bad_rows_are_named(tmp_path: Path) -> None:
    """Semicolons, letters as keys, several keys, a key by text, true or false; three rows give nothing."""
    taken = read(tmp_path, HAND, "my_table.csv")
    assert (taken.bank.id, taken.bank.title) == ("my-table", "my table")
    sums, rivers, largest, sun, whose = taken.bank.questions
    assert isinstance(sums, MultiChoice)
    assert (sums.key, sums.distractors, sums.explanation) == ("4", ("3", "5"), "Count on.")
    assert (sums.difficulty, sums.tags) == (0.2, ("maths",))
    assert isinstance(rivers, MultiResponse)
    assert (rivers.keys_, rivers.distractors, rivers.tags) == (
        ("Danube", "Wien"),
        ("Rhine",),
        ("geo", "river"),
    )
    assert isinstance(largest, MultiChoice)
    assert largest.key == "Jupiter"
    assert isinstance(sun, TrueFalse)
    assert sun.key is False
    assert isinstance(whose, MultiChoice)
    assert (whose.key, len(whose.distractors)) == ("Somebody else's", 3)
    assert [one.place for one in taken.skipped] == ["row 6", "row 7", "row 9"]


def test_ids_of_rows_without_any_do_not_depend_on_the_order_or_other_rows(tmp_path: Path) -> None:
    """A row moved, or another one inserted, keeps every id: progress hangs on it."""
    one = read(tmp_path, "term\tdefinition\nx\t1\ny\t2\n", "a.tsv").bank.questions
    two = read(tmp_path, "term\tdefinition\nz\t9\ny\t2\nx\t1\n", "a.tsv").bank.questions
    assert {q.id for q in one} < {q.id for q in two}


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("front,back", "Peru,Lima", ShortAnswer),
        ("Term,Definition", "War,1914", Numerical),
        ("prompt,solution", "Snow is white,TRUE", TrueFalse),
        ("stem,key,distractor 1,distractor 2", "s,a,b,c", MultiChoice),
        ("question,correct answer,wrong answer 1,wrong answer 2", "s,a,b,c", MultiChoice),
        ("question,A,B,C,answer", "s,x,y,z,c", MultiChoice),
        ("question,options,answer", "s,x|y|z,y", MultiChoice),
        ("question,answer 1,answer 2,correct", "s,x,y,2", MultiResponse),
        ("question,type,answer", "{{Oslo}} is in Norway,cloze,", Cloze),
        ("question,left 1,right 1,left 2,right 2", "s,a,1,b,2", Matching),
        ("question,type,key 1,key 2,key 3", "s,ordering,a,b,c", Ordering),
        ("question,type,answer,tolerance,unit", "s,numeric,3.5 km,0.1,km", Numerical),
    ],
)
def test_usual_headers(tmp_path: Path, header: str, row: str, expected: type[Question]) -> None:
    """Each makes one question of the type a person means, and nothing is skipped."""
    taken = read(tmp_path, f"{header}\n{row}\n")
    assert [type(question) for question in taken.bank.questions] == [expected], taken.skipped
    assert not taken.skipped


@pytest.mark.parametrize(
    ("text", "key", "wrong"),
    [
        ("Peru?,Lima\nChile?,Santiago\n", "Lima", ()),
        ("Peru?,Lima,Quito,Bogotá\nChile?,Santiago,La Paz,Sucre,Arica\n", "Lima", ("Quito", "Bogotá")),
        ("Peru?,Quito,Lima,Bogotá,2\nChile?,La Paz,Sucre,Santiago,3\n", "Lima", ("Quito", "Bogotá")),
        ("1,Peru?,B,Quito,Lima,Sucre\n2,Chile?,C,La Paz,Sucre,Santiago\n", "Lima", ("Quito", "Sucre")),
    ],
)
def test_without_a_header_the_columns_are_guessed(
    tmp_path: Path, text: str, key: str, wrong: tuple[str, ...]
) -> None:
    """Two columns, key first, number of the right choice last, letter behind the stem; a running number."""
    first = read(tmp_path, text).bank.questions[0]
    assert first.stem == "Peru?"
    assert first.answer() == (key,)
    assert first.wrong_choices() == wrong


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """All that spreadsheets write is read; what had to be guessed is noted."""
    taken = read(tmp_path, "question,answer\nCafé près?,Zürich\n".encode(encoding))
    assert said(taken) == [("shortanswer", "Café près?")]
    assert bool(taken.skipped) == (encoding in ("cp1252", "utf-16-le", "utf-16-be"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(tmp_path: Path, delimiter: str, ends: str) -> None:
    """Quotes guard delimiters and line breaks; ragged rows do no harm."""
    rows = [
        ["question", "answer", "tags"],
        ['"a, b; c | d\te"', '"say ""hi"""'],
        ['"two\nlines"', "x", "t", "?"],
    ]
    taken = read(tmp_path, ends.join(delimiter.join(row) for row in rows))
    assert [(q.stem, q.answer()) for q in taken.bank.questions] == [
        ("a, b; c | d\te", ('say "hi"',)),
        ("two\nlines", ("x",)),
    ]


def test_excels_own_line_names_the_delimiter(tmp_path: Path) -> None:
    """``sep=`` is no row."""
    assert said(read(tmp_path, "sep=|\nquestion|answer\na, b|c, d\n")) == [("shortanswer", "a, b")]


HOSTILE = {
    "huge number": "id,type,stem,key\na,numerical,s," + "9" * 5000 + "\n",
    "nan": "id,type,stem,key\na,numerical,s,nan\n",
    "infinity": "id,type,stem,key,tolerance\na,numerical,s,1,inf\n",
    "unclosed quote": 'question,answer\n"' + "x" * 200_000 + "\n",
    "long stem": "question,answer\n" + "x" * 5000 + ",y\n",
    "bad type": "id,type,stem\na,__class__,s\n",
    "bad id": "id,type,stem,key\n../../etc,shortanswer,s,k\n",
    "many columns": "question,answer\n" + "a," * 3000 + "\n",
    "essay": "question,type,answer\nWhy?,essay,because\n",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_row_is_skipped_with_a_reason_and_stops_nothing(tmp_path: Path, text: str) -> None:
    """The good row in front of it is taken."""
    header, rest = text.split("\n", 1)
    good = {"id,type,stem,key": "g,shortanswer,good,k", "id,type,stem,key,tolerance": "g,shortanswer,good,k"}
    row = good.get(header, "g,shortanswer,good" if header == "id,type,stem" else "good,yes")
    if header == "question,type,answer":
        row = "good,,k"
    taken = read(tmp_path, f"{header}\n{row}\n{rest}")
    assert len(taken.skipped) == (2 if header == "id,type,stem" else 1)
    assert all(one.why and len(one.why) < 300 for one in taken.skipped)
    if header != "id,type,stem":
        assert [q.stem for q in taken.bank.questions] == ["good"]


def test_too_many_rows_and_damaged_text_are_refused_in_one_line(tmp_path: Path) -> None:
    """With the file's name."""
    with pytest.raises(FormatError, match=r"table\.csv: has over 100,000 rows"):
        read(tmp_path, "a,b\n" * 100_001)
    with pytest.raises(FormatError, match="is damaged"):
        read(tmp_path, b"\xef\xbb\xbf\xff\xfe\xff,b\n")


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300) | st.text('ab,;|\t"\n\r=0123\0', max_size=120).map(str.encode))
def test_no_file_breaks_the_reader(data: bytes) -> None:
    """Any bytes: questions without flaws and reasons, or one clear refusal."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.csv"
        path.write_bytes(data)
        try:
            taken = tables.read(path)
        except FormatError:
            pass
        else:
            assert not [flaw for question in taken.bank.questions for flaw in question.flaws()]
            ids = [question.id for question in taken.bank.questions]
            assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "cell",
    [
        " " * 120_000 + "x",
        "{{" * 60_000,
        "a,b;" * 30_000,
        "and " * 30_000,
        "'" * 100_000 + "=",
        "-" * 100_000,
    ],
    ids=["blanks", "gaps", "lists", "words", "apostrophes", "dashes"],
)
def test_time_grows_with_the_size_of_a_cell_not_with_its_square(tmp_path: Path, cell: str) -> None:
    """A cell of 100 KB in every column is done with in a moment: the suite's own patience is the limit."""
    for header in ("question,answer,options,tags,accept", "id,type,stem,key,tolerance"):
        read(tmp_path, f"{header}\nq,a,b;c;d,t,u\n" + ",".join([f'x"{cell}'] * 5) + "\n")
        read(tmp_path, f"{header}\nq,a,b;c;d,t,u\ngood," + ",".join([f'x"{cell}'] * 4) + "\n")


def test_a_row_of_hundreds_of_choices_is_no_question(tmp_path: Path) -> None:
    """It is named at once."""
    names = ",".join(f"option {number % 100}" for number in range(1_900))
    row = ",".join(map(str, range(1_900)))
    taken = read(tmp_path, f"question,answer,{names}\nq,a,{row}\nr,b,b,c,d\n")
    assert [one.why for one in taken.skipped] == ["has over 200 choices"]
    assert [question.stem for question in taken.bank.questions] == ["r"]


def test_a_header_in_another_language(tmp_path: Path) -> None:
    """Where all rows but the first name their choice by its letter, the first is a header: it is no question,
    and the letters are no distractors."""
    text = "Frage;Antwort A;Antwort B;Antwort C;Richtig\nGroß?;Ulm;Berlin;Hof;B\nKlein?;Hof;Köln;Bonn;A\n"
    taken = read(tmp_path, text.encode("cp1252"))
    keys = [(q.stem, q.right_choices()) for q in taken.bank.questions]
    assert keys == [("Groß?", ("Berlin",)), ("Klein?", ("Hof",))]


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """A workbook that somebody calls a table gives an error, not questions made of its bytes."""
    with pytest.raises(FormatError, match="is no text"):
        read(tmp_path, b"PK\x03\x04\x14\x00\xe4,a\nb,c\xff\n")


@pytest.mark.parametrize(
    "header",
    [
        "Begriff;Antwort",
        "Frage;Richtige Antwort",
        "Énoncé;Bonne réponse",
        "Pregunta;Respuesta",
        "Vraag;Antwoord",
    ],
)
def test_headers_of_other_languages_are_no_questions(tmp_path: Path, header: str) -> None:
    """The usual names of the two columns in the languages around us are known."""
    taken = read(tmp_path, f"{header}\nPeru;Lima\nChile;Santiago\n")
    assert said(taken) == [("shortanswer", "Peru"), ("shortanswer", "Chile")]


@pytest.mark.parametrize("header", ["Frage,Antwort,Falsch1,Falsch2", "Kysymys,Vastaus,Väärä 1,Väärä 2"])
def test_columns_that_are_counted_stand_in_a_header(tmp_path: Path, header: str) -> None:
    """In any language: a word that counts the last columns is no wrong answer."""
    taken = read(
        tmp_path, f"{header}\nCapital of Peru?,Lima,Quito,La Paz\nRiver in Vienna?,Danube,Rhine,Elbe\n"
    )
    assert said(taken) == [("multichoice", "Capital of Peru?"), ("multichoice", "River in Vienna?")]
    counted = read(tmp_path, "Which flew first?,Gull 3,Gull 1,Gull 2\nWho rows?,Ann,Bo,Cy\n")
    assert len(counted.bank.questions) == 2
