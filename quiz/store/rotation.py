"""Which backups are kept: the newest few, and the newest of each of the last days, weeks and months.

The usual rotation of grandfather, father and son. A period counts only if it has a backup, so who studies
once a month keeps seven days that are seven months apart.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime

RECENT = 4
"""How many of the newest are kept, however close together."""

RULES: tuple[tuple[str, int, Callable[[datetime], Hashable]], ...] = (
    ("daily", 7, lambda at: (at.year, at.month, at.day)),
    ("weekly", 4, lambda at: at.isocalendar()[:2]),
    ("monthly", 12, lambda at: (at.year, at.month)),
)
"""Name, number of periods, and the period a moment lies in."""


def kept_as(times: Iterable[datetime], now: datetime) -> dict[datetime, tuple[str, ...]]:
    """The moments to keep, newest first, each with what it is kept as; those missing may go.

    Args:
        times: when the backups were made, UTC.
        now: UTC. What seems to be made later is of a clock that was wrong: it is kept, beside the others.
    """
    ordered = sorted(set(times), reverse=True)
    past = [at for at in ordered if at <= now]
    found: dict[datetime, list[str]] = {at: [] for at in ordered}
    for at in ordered:
        if at > now:
            found[at].append("ahead of the clock")
    for at in past[:RECENT]:
        found[at].append("recent")
    for name, number, period in RULES:
        newest: dict[Hashable, datetime] = {}
        for at in past:
            newest.setdefault(period(at), at)
        for at in list(newest.values())[:number]:
            found[at].append(name)
    return {at: tuple(names) for at, names in found.items() if names}
