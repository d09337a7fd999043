"""The ways to study: what each asks, and whether it moves the schedule."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from quiz.errors import UsageError

MISSED_DAYS = 14
"""What was answered wrong within so many study days counts as missed lately."""


@dataclass(frozen=True, slots=True)
class Mode:
    """One way to study.

    Attributes:
        name: as on the command line and in the log.
        label, help: for people.
        schedules: whether its answers move the schedule unless the learner says otherwise.
    """

    name: str
    label: str
    help: str
    schedules: bool


STUDY = Mode("study", "Study", "What is due first, then what is new, banks and tags mixed.", True)
QUICK = Mode("quick", "Quick", "A few questions in a few minutes, as in Study.", True)
MISSED = Mode(
    "missed",
    "Missed",
    f"What you last got wrong within {MISSED_DAYS} days; the schedule stays as it is.",
    False,
)
CRAM = Mode("cram", "Cram", "Every question once, the weakest first; the schedule stays as it is.", False)
EXAM = Mode("exam", "Exam", "A number of questions against the clock; how it went is told at the end.", False)
BROWSE = Mode("browse", "Browse", "Read the questions with key and evidence, without answering.", False)

SITTINGS = {mode.name: mode for mode in (STUDY, QUICK, MISSED, CRAM)}
"""The modes that are a sitting, by name."""

MODES = (STUDY, QUICK, MISSED, CRAM, EXAM, BROWSE)
"""All of them, in the order of the chooser."""


def mode_of(name: str) -> Mode:
    """The sitting mode of that name.

    Raises:
        UsageError: there is none.
    """
    if name not in SITTINGS:
        raise UsageError(f'"{name}" is no mode: there are {", ".join(SITTINGS)}')
    return SITTINGS[name]


def tagged(tags: Iterable[str], wanted: Collection[str]) -> bool:
    """Whether one of the tags is wanted, whatever its case; without wishes all are."""
    wishes = {tag.casefold() for tag in wanted}
    return not wishes or any(tag.casefold() in wishes for tag in tags)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The end of a sitting or exam that runs against the clock."""

    started: datetime
    minutes: float

    @property
    def at(self) -> datetime:
        """When time is over."""
        return self.started + timedelta(minutes=self.minutes)

    def seconds_left(self, now: datetime) -> int:
        """Whole seconds left, at least 0; a started second counts."""
        return max(0, -int(-(self.at - now).total_seconds() // 1))

    def over(self, now: datetime) -> bool:
        """Whether time is over."""
        return now >= self.at


def clock_text(seconds: int) -> str:
    """``2:05``, or ``1:02:05`` from an hour on."""
    minutes, rest = divmod(max(seconds, 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
