"""Quizlet's export of a set: terms and definitions with separators of one's choice, in and out.

Quizlet's dialog offers a tab, a comma or anything else between term and definition, and a new line, a
semicolon or anything else between rows; which ones were taken is found out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from quiz.formats.exchange import FormatError, Skipped, Taken
from quiz.formats.gathering import UNNAMED, Gathered, Leaving
from quiz.formats.guessed_rows import build
from quiz.formats.plain_text import read_text, save_text
from quiz.questions import Bank, Cloze, Numerical, Question, ShortAnswer, TrueFalse
from quiz.study.past import PastAnswer

_BETWEEN_SIDES = ("\t", " :: ", "::", " - ", " – ", " — ", " = ", "|", ";", ",", ": ", "=", "-")
_BETWEEN_ROWS = ("\n\n", ";\n", "\n", ";", "|", "\n---\n")
_ENOUGH = 0.9  # of the rows have one separator where it is the right one
_SAMPLE = 200  # rows
_TO_TYPE = 60  # characters; nobody types a longer definition word for word


def looks_like(head: str) -> bool:
    """Whether nearly every line has one tab, as Quizlet's export has unless told otherwise."""
    lines = [line for line in head.splitlines()[:_SAMPLE] if line.strip()]
    return bool(lines) and not head.startswith("#") and _share(lines, "\t") >= _ENOUGH


def read(path: Path) -> Taken:
    """Read a set: the term is asked, the definition is the answer, or the other way round where it is long.

    Raises:
        FormatError: it cannot be read, or no separator parts terms from definitions.
    """
    text = read_text(path)
    found = _separators(text)
    if found is None:
        raise FormatError(f"{path}: nothing parts terms from definitions: export it from Quizlet with tabs")
    sides, between = found
    gathered = Gathered(path)
    for number, row in enumerate(_joined(text.split(between), sides, between), 1):
        term, parted, definition = (part.strip() for part in row.partition(sides))
        if not row.strip():
            continue
        if not (parted or sides.isspace()) or not term or not definition:
            gathered.skip(f"row {number}", "has no term and definition")
            continue
        gathered.take(_card(term, definition), f"row {number}", own_id=term)
    return gathered.taken()


def write(bank: Bank, path: Path, history: Sequence[PastAnswer] = ()) -> tuple[Skipped, ...]:
    """Write stems and answers with a tab between, a line each, as Quizlet's import takes it.

    Questions that cannot be asked without their choices are left out.

    Raises:
        FormatError: no question fits, or it cannot be written.
    """
    leaving = Leaving(bank, history, "Quizlet")
    lines = []
    for question in leaving.questions:
        typed = isinstance(question, ShortAnswer | Numerical | Cloze | TrueFalse)
        if not typed and question.recall() is None:
            leaving.skip(question, "cannot be asked without its choices, which Quizlet has no room for")
            continue
        leaving.lose(question, ("explanation", "evidence", "tags"))
        lines.append(f"{_flat(question.shown_stem())}\t{_flat('; '.join(question.answer()))}")
    leaving.check(len(lines), path)
    save_text("\n".join([*lines, ""]), path)
    return leaving.skipped()


def _card(term: str, definition: str) -> Question:
    """A long definition is what is asked: then the term can be typed."""
    if len(definition) > _TO_TYPE and len(term) < len(definition):
        return ShortAnswer(id=UNNAMED, stem=definition, accept=(term,))
    return replace(build(term, [definition], []), id=UNNAMED)


def _separators(text: str) -> tuple[str, str] | None:
    """What stands between the sides and between the rows; the likeliest pair that fits nearly every row."""
    stripped = text.strip()
    best: tuple[float, str, str] | None = None
    for sides in _BETWEEN_SIDES:
        if sides not in text:
            continue
        for between in _BETWEEN_ROWS:
            if between == sides or (between not in stripped and between != "\n"):
                continue
            rows = [row for row in text.split(between, _SAMPLE + 1)[:_SAMPLE] if row.strip()]
            share = _share(rows, sides)
            if best is None or share > best[0] + 0.001:
                best = share, sides, between
        if best is not None and best[0] >= _ENOUGH:
            return best[1:]
    tabbed = best is not None and best[1] == "\t"  # definitions of several lines make the share small
    return best[1:] if best is not None and (tabbed or best[0] >= _ENOUGH) else None


def _share(rows: Sequence[str], sides: str) -> float:
    """The share of rows in which the separator stands once."""
    return sum(row.count(sides) == 1 for row in rows) / len(rows) if rows else 0.0


def _joined(rows: list[str], sides: str, between: str) -> list[str]:
    """Rows; a line without a tab goes on with the definition before it."""
    if (sides, between) != ("\t", "\n"):
        return rows
    joined: list[list[str]] = []
    for row in rows:
        if joined and row.strip() and sides not in row:
            joined[-1].append(row)
        else:
            joined.append([row])
    return ["\n".join(parts) for parts in joined]


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
