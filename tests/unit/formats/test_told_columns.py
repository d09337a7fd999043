"""What the columns of a table were taken for is told as it was."""

from pathlib import Path

import pytest

from quiz.formats import tables, xlsx


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Who built the quay?,Ann Lee,Bo Orr,Cy Fry,Di Ash\nWho built the dam?,Bo Orr,Ann Lee,Cy Fry\n",
            "1 question, 2 answer, 3–5 wrong answers; no header",
        ),
        ("Who built the quay?;Ann Lee;Bo Orr\n", "1 question, 2 answer, 3 wrong answer; no header"),
        (
            "1,Who?,a,b,c,d,2\n2,Why?,a,b,c,d,1\n3,When?,a,b,c,d,4\n",
            "1 left out, 2 question, 3–6 choices, 7 answer; no header",
        ),
        (
            "Questions on Moss,,,,,,,\nNo,Question,Option A,Option B,Tag 1,Option C,Answer,Tag 2\n"
            "1,Who?,a,b,x,c,B,y\n",
            "1 left out, 2 question, 3–4 and 6 choices, 5 and 8 tags, 7 answer; header in row 2",
        ),
        (
            "Kysymys,Oikea,Väärä1,Väärä2\nKuka?,Ann,Bo,Cy\n",
            "1 question, 2 answer, 3–4 wrong answers; header in row 1",
        ),
        ("question,answer,notes\nWho?,Ann Lee,\n", "1 question, 2 answer, 3 explanation; header in row 1"),
    ],
)
def test_the_columns_of_a_table(tmp_path: Path, text: str, told: str) -> None:
    """Columns count from 1; neighbours are drawn together; a header is named by its row."""
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    taken = tables.read(path)
    assert taken.bank.questions
    assert taken.read_as == (told,)


def test_columns_of_our_own_are_not_told(tmp_path: Path) -> None:
    """Nothing is guessed where the header is ours."""
    path = tmp_path / "table.csv"
    path.write_text("id,type,stem,key\na,shortanswer,Who?,Ann Lee\n", encoding="utf-8")
    taken = tables.read(path)
    assert taken.bank.questions
    assert taken.read_as == ()


def test_each_sheet_of_a_workbook_is_told(tmp_path: Path) -> None:
    """By its title, where there is more than one."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Easy"
    for row in (("question", "answer"), ("Who built the quay?", "Ann Lee")):
        book.active.append(row)
    one = tmp_path / "one.xlsx"
    book.save(one)
    assert xlsx.read(one).read_as == ("1 question, 2 answer; header in row 1",)
    hard = book.create_sheet("Hard")
    for row in (("answer", "question"), ("Bo Orr", "Who built the dam?")):
        hard.append(row)
    two = tmp_path / "two.xlsx"
    book.save(two)
    assert xlsx.read(two).read_as == (
        "Easy: 1 question, 2 answer; header in row 1",
        "Hard: 1 answer, 2 question; header in row 1",
    )
