"""A table of questions, wherever its rows came from: ours is read exactly, others by what columns mean."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import replace

from quiz.banks.complaints import told
from quiz.formats import kahoot_rows
from quiz.formats.cells import Unusable, armed, is_own, question_of
from quiz.formats.columns import guessed_layout, named_layout
from quiz.formats.exchange import MOST_QUESTIONS, FormatError, Skipped
from quiz.formats.guessed_rows import GuessedRow
from quiz.formats.ids import made_id
from quiz.formats.told_columns import read_as
from quiz.questions import (
    Question,
    Unreadable,
)

Row = tuple[int, Sequence[str]]
"""A row with its number as a person finds it again."""

MOST_COLUMNS, MOST_CELLS = 2_000, 3_000_000
"""Of a row, and of a table; more is no table of questions."""


def read_rows(
    rows: Sequence[Row], place: Callable[[int], str], seen: dict[str, str] | None = None
) -> tuple[list[Question], list[Skipped], str]:
    """The questions of a table, the rows that give none, and what its columns were taken for.

    Ours, and Kahoot's template, are known by their header: of their columns nothing has to be told.

    Args:
        seen: the ids of tables before this one, with their places; those of this one are added.
        rows: with the header, if there is one; empty rows are passed over.
        place: a row's number in words.

    Raises:
        FormatError: more rows than a bank may have questions.
    """
    rows = [(at, row) for at, row in rows if any(cell.strip() for cell in row)]
    seen = {} if seen is None else seen
    if len(rows) > MOST_QUESTIONS:
        raise FormatError(f"has over {MOST_QUESTIONS:,} rows: split it into several files")
    if rows and is_own(rows[0][1]):
        header = rows[0][1]
        return *gather(rows[1:], place, lambda row: question_of(header, list(map(armed, row))), seen), ""
    cells = [row for _, row in rows]
    template = kahoot_rows.found(cells)
    if template is not None:
        return *gather(rows[template.rows :], place, template.question, seen), ""
    layout = named_layout(cells) or guessed_layout(cells)
    questions, skipped = gather(
        rows[layout.rows :], place, lambda row: GuessedRow(layout, row).question(), seen
    )
    if layout.unknown:
        named = ", ".join(f"“{name[:30]}”" for name in layout.unknown[:8])
        header = place(rows[layout.rows - 1][0])
        skipped.insert(0, Skipped(header, f"columns that mean nothing here: {named}", note=True))
    return questions, skipped, read_as(layout, cells, rows[layout.rows - 1][0] if layout.rows else None)


def gather(
    rows: Iterable[Row],
    place: Callable[[int], str],
    make: Callable[[Sequence[str]], Question],
    seen: dict[str, str],
) -> tuple[list[Question], list[Skipped]]:
    """A question of each row; one that makes none is named, and never stops the others."""
    questions: list[Question] = []
    skipped: list[Skipped] = []
    for at, row in rows:
        try:
            question = make(row) if len(row) <= MOST_COLUMNS else _refuse_width()
            question = _with_id(question, seen)
        except (Unusable, Unreadable) as error:
            skipped.append(Skipped(place(at), str(error)))
            continue
        flaw = next(iter(question.flaws()), None)
        if flaw is not None:
            skipped.append(Skipped(place(at), told(flaw)))
        elif question.id in seen:
            skipped.append(Skipped(place(at), f"has the id of {seen[question.id]}"))
        else:
            seen[question.id] = place(at)
            questions.append(question)
    return questions, skipped


def _with_id(question: Question, seen: Container[str]) -> Question:
    """The question with an id made of its words where it has none."""
    if question.id:
        return question
    name = made_id(question.stem)
    if name in seen:
        name = made_id("\n".join((question.stem, *question.answer())))
    return replace(question, id=name)


def _refuse_width() -> Question:
    raise Unusable(f"has over {MOST_COLUMNS:,} columns")
