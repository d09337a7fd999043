"""The learner's day: it begins at a rollover hour of the local clock, not at midnight and not 24 h ago."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo


@dataclass(frozen=True, slots=True)
class Calendar:
    """Counts study days in a time zone.

    A study day begins when the local clock shows ``rollover_hour`` on its date. Where clocks are turned
    back over that hour, the first time counts; where they skip it, the day begins as long after the gap
    as it would have without. Days never go back while time goes on, and are 23 to 25 hours long where
    clocks change by an hour; a date that a zone left out altogether (Samoa's 30 December 2011) has no
    study day.

    Attributes:
        tz: the zone; None is the machine's local one.
        rollover_hour: 0 to 23.
    """

    tz: tzinfo | None = None
    rollover_hour: int = 4

    def __post_init__(self) -> None:
        if not 0 <= self.rollover_hour <= 23:
            raise ValueError(f"a rollover hour lies between 0 and 23, not {self.rollover_hour}")

    def day(self, now: datetime) -> int:
        """The study day of an aware moment, as a date's ordinal.

        Raises:
            ValueError: ``now`` is naive, so that nobody knows which moment is meant.
        """
        local = _aware(now).astimezone(self.tz)
        day = local.toordinal() - (local.hour < self.rollover_hour)
        # Only a clock change close to the rollover makes the wall clock and the beginnings disagree.
        while self.start(day) > now:
            day -= 1
        while self.start(day + 1) <= now:
            day += 1
        return day

    def start(self, day: int) -> datetime:
        """The moment, in UTC, at which a study day begins."""
        wall = datetime.combine(date.fromordinal(day), time(self.rollover_hour), self.tz)
        return wall.astimezone(UTC)


def to_millisecond(now: datetime) -> datetime:
    """An aware moment in UTC, cut to the millisecond: what the log keeps.

    Raises:
        ValueError: ``now`` is naive.
    """
    return _aware(now).astimezone(UTC).replace(microsecond=now.microsecond // 1000 * 1000)


def _aware(now: datetime) -> datetime:
    if now.tzinfo is None:  # astimezone() would take it for local time
        raise ValueError("a moment needs a time zone")
    return now
