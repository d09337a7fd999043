"""Horizontal bars with their names and figures."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quiz.study.insight_sections import Bar
from quiz.tui.text import one_line

_PARTS = " ▏▎▍▌▋▊▉"  # eighths
_FULL, _HOLLOW = "█", "░"
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
        drawn = _drawn(bar.value / top, room, _HOLLOW if bar.expected else _FULL)
        line += Content.styled(drawn, "$text-accent") + Content(" ")
        lines.append((line + Content(bar.told)).truncate(width, ellipsis=True))
    return Content("\n").join(lines)


def _drawn(share: float, room: int, fill: str) -> str:
    eighths = round(min(max(share, 0.0), 1.0) * room * 8)
    if share > 0 and room:
        eighths = max(eighths, 1)
    if fill == _HOLLOW:  # its like has no eighths
        return (fill * max(round(eighths / 8), min(eighths, 1))).ljust(room)
    return (fill * (eighths // 8) + (_PARTS[eighths % 8] if eighths % 8 else "")).ljust(room)
