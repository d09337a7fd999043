"""A row of small bars for the days to come, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from textual.content import Content

BARS = "▁▂▃▄▅▆▇█"
NONE = "·"
"""A day without reviews."""


def spark(days: Sequence[int], width: int) -> Content:
    """A bar a day, the tallest being the fullest day; nothing where no day has anything."""
    top = max(days, default=0)
    shown = [days[i] if i < len(days) else 0 for i in range(width)]
    if not top:
        return Content.styled(NONE * width, "$text-disabled")
    signs = [BARS[max(0, -(-count * len(BARS) // top) - 1)] if count else NONE for count in shown]
    runs = ("".join(run) for _, run in groupby(signs, NONE.__eq__))  # few parts are laid out faster
    return Content.assemble(
        *((run, "$text-disabled" if run.startswith(NONE) else "$text-accent") for run in runs)
    )


def in_words(days: Sequence[int]) -> str:
    """The same for those who do not see the bars."""
    if not any(days):
        return f"no reviews in the next {len(days)} days" if days else "no reviews planned"
    today, tomorrow, week = days[0], days[1] if len(days) > 1 else 0, sum(days[:7])
    peak = max(range(len(days)), key=lambda day: days[day])
    busiest = {0: "today", 1: "tomorrow"}.get(peak, f"in {peak} days")
    told = f"reviews: {today} today, {tomorrow} tomorrow, {week} in 7 days, {sum(days)} in {len(days)} days"
    return f"{told}; most {busiest} ({days[peak]})"
