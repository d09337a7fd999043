"""Kahoot's spreadsheet template for quizzes, in and out.

After the template as Kahoot hands it out: the header stands in row 8 from column B on, questions below it;
a question has at most 120 characters, each of two to four answers at most 75, and right answers are numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

from quiz.formats import kahoot_rows
from quiz.formats.exchange import FormatError, Skipped, Taken
from quiz.formats.gathering import Leaving
from quiz.formats.xlsx import read as read_workbook
from quiz.formats.xlsx import save_sheet, sheets_of
from quiz.questions import Bank, MultiChoice, MultiResponse, Question, TrueFalse
from quiz.questions.truefalse import FALSE, TRUE
from quiz.study.past import PastAnswer

_STEM, _ANSWER, _ANSWERS = 120, 75, 4  # characters, characters, answers
_SECONDS = 20
_HEADER = (
    "",
    f"Question - max {_STEM} characters",
    *(f"Answer {number} - max {_ANSWER} characters" for number in range(1, _ANSWERS + 1)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
_ABOVE = 7  # rows above the header, where the template gives advice


def read(path: Path) -> Taken:
    """Read a filled template.

    Raises:
        FormatError: it is no workbook, or none with the template's header.
        MissingExtra: openpyxl is not installed.
    """
    if not any(kahoot_rows.found([row for _, row in rows]) for rows in sheets_of(path).values()):
        raise FormatError(f"{path}: is not Kahoot's template: its header is not there; try --format xlsx")
    return read_workbook(path)


def write(bank: Bank, path: Path, history: Sequence[PastAnswer] = ()) -> tuple[Skipped, ...]:
    """Write the questions with choices, as far as they are short enough, as a filled template.

    Raises:
        FormatError: no question fits.
        BankError: it cannot be written.
        MissingExtra: openpyxl is not installed.
    """
    leaving = Leaving(bank, history, "Kahoot")
    rows: list[list[str | int]] = []
    for question in leaving.questions:
        row = _row(question)
        if isinstance(row, str):
            leaving.skip(question, row)
            continue
        leaving.lose(question, ("explanation", "evidence", "tags", "correction"))
        rows.append([len(rows) + 1, *row])
    leaving.check(len(rows), path)
    above: list[list[str | int]] = [["", bank.title if number == 1 else ""] for number in range(_ABOVE)]
    return (*leaving.skipped(), *save_sheet([*above, list(_HEADER), *rows], path))


def _row(question: Question) -> list[str | int] | str:
    """The cells behind the row's number, or why there are none."""
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    match question:
        case MultiChoice():
            right, wrong = (question.key,), question.distractors
        case MultiResponse():
            right, wrong = question.keys_, question.distractors
        case TrueFalse():
            right, wrong = (TRUE,) if question.key else (FALSE,), (FALSE,) if question.key else (TRUE,)
        case _:
            return f"Kahoot's template has no questions of the type {question.type}"
    answers = [*right, *wrong]
    if len(answers) > _ANSWERS:
        return f"has {len(answers)} answers: Kahoot takes {_ANSWERS}"
    if len(question.stem) > _STEM:
        return f"its stem has {len(question.stem)} characters: Kahoot takes {_STEM}"
    longest = max(map(len, answers))
    if longest > _ANSWER:
        return f"an answer has {longest} characters: Kahoot takes {_ANSWER}"
    if not isinstance(question, TrueFalse):
        Random(question.id).shuffle(answers)  # the same every time, and not the right one first
    places = [answers.index(key) + 1 for key in right]
    correct = places[0] if len(places) == 1 else ",".join(map(str, sorted(places)))
    return [question.stem, *answers, *[""] * (_ANSWERS - len(answers)), _SECONDS, correct]
