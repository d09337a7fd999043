"""In words, how the columns of somebody's table were read: a wrong guess is seen before it is learned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from quiz.formats.columns import Layout

_WORDS = {
    "stem": ("question", "question"),
    "key": ("answer", "answers"),
    "choice": ("choice", "choices"),
    "choices": ("choices", "choices"),
    "distractor": ("wrong answer", "wrong answers"),
    "distractors": ("wrong answers", "wrong answers"),
    "accept": ("accepted too", "accepted too"),
    "tag": ("tag", "tags"),
}
_OUT, _IDLE = "left out", "idle"  # the role of columns that are known, and of no use


def read_as(layout: Layout, rows: Sequence[Sequence[str]], header: int | None) -> str:
    """``1 question, 2 answer, 3–5 wrong answers; no header``: columns count from 1.

    Args:
        rows: of the whole table.
        header: the number of the row that is the header, as a person finds it; None where there is none.
    """
    width = max((place for row in rows for place, cell in enumerate(row, 1) if cell.strip()), default=0)
    roles: dict[str, list[int]] = {}
    for role, column in layout.one.items():
        if role != _IDLE:
            roles.setdefault(role, []).append(column)
    for role, columns in layout.many.items():
        roles.setdefault(role, []).extend(columns)
    if layout.rest is not None:
        roles.setdefault("distractor", []).extend(range(layout.rest, width))
    taken = {column for columns in roles.values() for column in columns}
    roles[_OUT] = [column for column in range(width) if column not in taken]
    parts = [
        f"{_places(columns)} {_WORDS.get(role, (role, role))[len(columns) > 1]}"
        for role, columns in sorted(roles.items(), key=lambda found: min(found[1], default=width))
        if columns
    ]
    return f"{', '.join(parts)}; {'no header' if header is None else f'header in row {header}'}"


def _places(columns: Iterable[int]) -> str:
    """``3–5``, ``2 and 4``: columns, counted from 1, with those side by side drawn together."""
    runs: list[list[int]] = []
    places = sorted({column + 1 for column in columns})
    for before, place in pairwise((0, *places)):
        if runs and place == before + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    told = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return " and ".join(told) if len(told) < 3 else ", ".join(told)
