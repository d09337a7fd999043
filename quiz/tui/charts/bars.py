"""Horizontal bars with their names and figures."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quiz.study.insight_sections import Bar
from quiz.tui.text import one_line

_PARTS = " ▏▎▍▌▋▊▉"  # eighths
_MOST_NAME, _MOST_BAR = 30, 60


def bars(given: Sequence[Bar], top: float, width: int) -> Content:
    """A line a bar: name, bar, figure; the names give way first, then the bars."""
    names = [one_line(bar.label, 200) for bar in given]
    told = max(len(bar.told) for bar in given)
    name_width = min(max(name.cell_length for name in names), _MOST_NAME, max((width - told - 2) // 2, 8))
    room = max(min(width - name_width - told - 3, _MOST_BAR), 0)
    lines = []
    for bar, name in zip(given, names, strict=True):
        short = name.truncate(name_width, ellipsis=True)
        line = short + Content(" " * (name_width - short.cell_length + 1))
        line += Content.styled(_drawn(bar.value / top, room), "$text-accent") + Content(" ")
        lines.append((line + Content(bar.told)).truncate(width, ellipsis=True))
    return Content("\n").join(lines)


def _drawn(share: float, room: int) -> str:
    eighths = round(min(max(share, 0.0), 1.0) * room * 8)
    if share > 0 and room:
        eighths = max(eighths, 1)
    return ("█" * (eighths // 8) + (_PARTS[eighths % 8] if eighths % 8 else "")).ljust(room)
