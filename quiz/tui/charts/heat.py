"""The heat-map of a year: weeks by weekdays, a character for each of five levels."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from quiz.study.insight import Day, levels

SIGNS = "·░▒▓█"
"""Nothing, and four levels; told apart by how dense they are."""

_HEAD = 4  # columns of the weekdays' names
_NAMES = ("Mon", "", "Wed", "", "Fri", "", "Sun")
_STYLES = ("$text-disabled", "$text-success", "$text-success", "$text-success", "bold $text-success")


def heat(days: Sequence[Day], width: int) -> Content:
    """The map, two cells a week where there is room; one under the other in parts where one is too wide."""
    first = days[0].day
    level = dict(zip((day.day for day in days), levels([day.answers for day in days]), strict=True))
    monday = first - (first - 1) % 7
    mondays = list(range(monday, days[-1].day + 1, 7))
    cell = 2 if width >= _HEAD + 2 * len(mondays) else 1
    room = max((width - _HEAD) // cell, 4)
    parts = -(-len(mondays) // room)
    each = -(-len(mondays) // parts)
    lines: list[Content] = []
    for start in range(0, len(mondays), each):
        lines += _part(mondays[start : start + each], level, cell)
    legend = Content("none ")
    for sign, style in zip(SIGNS, _STYLES, strict=True):
        legend += Content.styled(sign, style) + Content(" ")
    return Content("\n").join([*lines, legend + Content("most")])


def _part(mondays: Sequence[int], level: dict[int, int], cell: int) -> list[Content]:
    months = _months(mondays, cell)
    # Apart, since pictures drop blanks that a text begins with.
    indent = _HEAD + len(months) - len(months.lstrip())
    lines = [Content(" " * indent) + Content.styled(months.lstrip(), "$text-muted")]
    for weekday, name in enumerate(_NAMES):
        line = Content.styled(name.ljust(_HEAD), "$text-muted")
        for monday in mondays:
            at = level.get(monday + weekday)
            line += Content(" ") if at is None else Content.styled(SIGNS[at], _STYLES[at])
            line += Content(" " * (cell - 1))
        lines.append(line)
    return lines


def _months(mondays: Sequence[int], cell: int) -> str:
    """Names of months over the week their first day is in; left out without room."""
    line = ""
    for i, monday in enumerate(mondays):
        sunday = date.fromordinal(monday + 6)
        if sunday.day <= 7 and len(line) <= i * cell and (len(mondays) - i) * cell >= 3:
            line = line.ljust(i * cell) + f"{sunday:%b} "
    return line.rstrip()
