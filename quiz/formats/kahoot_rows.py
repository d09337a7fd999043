"""The rows of Kahoot's spreadsheet template: its header, and a question in each row below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quiz.formats.cells import Unusable
from quiz.formats.choices import choice_question
from quiz.formats.columns import plain
from quiz.questions import Question

_HEADER_ROWS = 30  # empty rows do not count


@dataclass(frozen=True, slots=True)
class Template:
    """Where the template has what; ``rows`` stand above the questions, the header among them."""

    rows: int
    stem: int
    answers: tuple[int, ...]
    correct: int

    def question(self, row: Sequence[str]) -> Question:
        """The question of a row, without an id; its right answers are numbers with commas between.

        Raises:
            Unusable: the row has no question, or no right answer.
        """

        def cell(column: int) -> str:
            return row[column].strip() if column < len(row) else ""

        stem, said = cell(self.stem), cell(self.correct)
        answers = [cell(column) for column in self.answers]
        if not stem:
            raise Unusable("the question is empty")
        if not said:
            raise Unusable("no right answer is named")
        right = set()
        for part in re.split(r"[\s,;]+", said.strip(",; ")):
            place = re.fullmatch(r"([1-9])(?:\.0)?", part)
            if place is None or int(place[1]) > len(answers) or not answers[int(place[1]) - 1]:
                raise Unusable(f"“{said[:40]}” names no answer of the row")
            right.add(int(place[1]) - 1)
        keys = tuple(text for at, text in enumerate(answers) if text and at in right)
        wrong = tuple(text for at, text in enumerate(answers) if text and at not in right)
        return replace(choice_question(keys, wrong, stem=stem), id="")


def found(rows: Sequence[Sequence[str]]) -> Template | None:
    """The template's columns, by its header among the first rows; None where there is none."""
    for number, row in enumerate(rows[:_HEADER_ROWS], 1):
        names = [plain(cell) if len(cell) < 200 else "" for cell in row]
        stems = [at for at, name in enumerate(names) if name.startswith("question max")]
        answers = tuple(at for at, name in enumerate(names) if re.match(r"answer \d max", name))
        correct = [at for at, name in enumerate(names) if name.startswith("correct answer")]
        if stems and correct and len(answers) > 1:
            return Template(number, stems[0], answers, correct[0])
    return None
