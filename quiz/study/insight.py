"""How studying goes: the year's days, what is coming, whether FSRS foretells rightly, and what is mastered.

Only computing: rows come from the store, days are study days (``date.toordinal()``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise
from math import sqrt

from quiz.study.card import MemoryState, Phase
from quiz.study.memory import Memory

YEAR = 371
"""Days of the heat-map: 53 whole weeks."""

AHEAD = 30
"""Days of the forecast."""

WEEKS = 12
"""Weeks of the time spent."""

MATURE = 21
"""From an interval of so many days on a question is mature, as in Anki."""

BINS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.85), (0.85, 0.9), (0.9, 0.95), (0.95, 1.0))
"""Predicted chances that are looked at together; finer where reviews lie."""

_STABILITIES = (1, 3, 7, 14, 30, 90, 180, 365)  # days; slots end before these


@dataclass(frozen=True, slots=True)
class Day:
    """The answers of a study day, and the seconds they took."""

    day: int
    answers: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Reviews:
    """Scheduled answers to questions in review that are alike.

    Attributes:
        ratio: study days since the answer before, over the stability before the answer in days; how well
            an answer is known depends on that alone.
        mature: whether they had been put off for :data:`MATURE` days or more.
        count: how many there are.
        recalled: how many of them were not rated Again.
    """

    ratio: float
    mature: bool
    count: int
    recalled: int


@dataclass(frozen=True, slots=True)
class Bin:
    """Reviews foretold a chance between ``low`` and ``high``: their mean chance, the share recalled."""

    low: float
    high: float
    count: int
    predicted: float
    observed: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was foretold against what was.

    Attributes:
        predicted, observed: means over all reviews; None without any.
        rmse: root of the mean square difference of the bins, each as heavy as its reviews; None without any.
    """

    name: str
    count: int
    predicted: float | None
    observed: float | None
    rmse: float | None
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A bar of a distribution."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Standing:
    """One question of a bank as its card stands; without memory it was never answered."""

    bank_id: str
    question_id: str
    phase: Phase = Phase.NEW
    memory: MemoryState | None = None
    last_day: int | None = None
    due_day: int | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mastery:
    """How the questions of a bank or tag stand; ``recall`` is the mean chance now of those learned."""

    name: str
    questions: int
    new: int
    learning: int
    young: int
    mature: int
    recall: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Insight:
    """All of the progress screen.

    Attributes:
        days: :data:`YEAR` days, the last being today.
        weeks: the last :data:`WEEKS` weeks, each under its Monday.
        forecast: what is due on each coming day, today first with what is overdue.
        calibration: all, young and mature reviews of the last year.
        tags: None where they were not looked up.
    """

    today: int
    streak_days: int
    longest_streak_days: int
    days: tuple[Day, ...]
    weeks: tuple[Day, ...]
    forecast: tuple[int, ...]
    calibration: tuple[Calibration, ...]
    stability: tuple[Slot, ...]
    difficulty: tuple[Slot, ...]
    banks: tuple[Mastery, ...]
    tags: tuple[Mastery, ...]

    def as_dict(self) -> dict[str, object]:
        """For ``--json``: dates beside the days' numbers; days without answers are left out."""
        found = asdict(self)
        for key in ("days", "weeks"):
            found[key] = [entry | {"date": iso(entry["day"])} for entry in found[key]]
        found["days"] = [entry for entry in found["days"] if entry["answers"]]
        return found | {"today": iso(self.today)}


def iso(day: int) -> str:
    """A study day as a date."""
    return date.fromordinal(day).isoformat()


def year(rows: Iterable[Day], today: int) -> tuple[Day, ...]:
    """The last :data:`YEAR` days, those without answers too."""
    known = {row.day: row for row in rows}
    return tuple(known.get(day, Day(day)) for day in range(today - YEAR + 1, today + 1))


def weeks(days: Sequence[Day], today: int, count: int = WEEKS) -> tuple[Day, ...]:
    """Sums of the last so many weeks, each under its Monday, this week last."""
    monday = today - (today - 1) % 7  # ordinal 1 was a Monday
    found = []
    for first in range(monday - 7 * (count - 1), monday + 1, 7):
        of_week = [day for day in days if first <= day.day < first + 7]
        found.append(Day(first, sum(d.answers for d in of_week), sum(d.seconds for d in of_week)))
    return tuple(found)


def levels(counts: Sequence[int]) -> list[int]:
    """0 for nothing, else 1 to 4 by quarters of the fullest."""
    top = max(counts, default=0)
    return [-(-4 * count // top) if count else 0 for count in counts]


def calibration(name: str, reviews: Iterable[Reviews], memory: Memory) -> Calibration:
    """Put reviews into bins of what was foretold for them."""
    sums = [[0.0, 0.0, 0.0] for _ in BINS]
    for review in reviews:
        chance = memory.fading(1.0, review.ratio)
        at = next((i for i, (_, high) in enumerate(BINS) if chance < high), len(BINS) - 1)
        sums[at][0] += review.count
        sums[at][1] += chance * review.count
        sums[at][2] += review.recalled
    bins = tuple(
        Bin(low, high, int(n), chance / n, recalled / n)
        for (low, high), (n, chance, recalled) in zip(BINS, sums, strict=True)
        if n
    )
    count = sum(b.count for b in bins)
    if not count:
        return Calibration(name, 0, None, None, None, ())
    return Calibration(
        name,
        count,
        sum(b.predicted * b.count for b in bins) / count,
        sum(b.observed * b.count for b in bins) / count,
        sqrt(sum(b.count * (b.observed - b.predicted) ** 2 for b in bins) / count),
        bins,
    )


def calibrations(reviews: Sequence[Reviews], memory: Memory) -> tuple[Calibration, ...]:
    """Over all reviews, the young and the mature."""
    return (
        calibration("all", reviews, memory),
        calibration("young", (r for r in reviews if not r.mature), memory),
        calibration("mature", (r for r in reviews if r.mature), memory),
    )


def stabilities(cards: Iterable[Standing]) -> tuple[Slot, ...]:
    """How many cards have which stability."""
    counts = [0] * (len(_STABILITIES) + 1)
    for card in cards:
        if card.memory is not None:
            counts[sum(card.memory.stability >= edge for edge in _STABILITIES)] += 1
    names = ["under 1 day"]
    names += [f"{a}–{b} days" for a, b in pairwise(_STABILITIES)]
    return tuple(map(Slot, [*names, "365 days or more"], counts))


def difficulties(cards: Iterable[Standing]) -> tuple[Slot, ...]:
    """How many cards have which difficulty, 1 to 10, rounded down."""
    counts = [0] * 10
    for card in cards:
        if card.memory is not None:
            counts[min(max(int(card.memory.difficulty), 1), 10) - 1] += 1
    return tuple(Slot(str(i), count) for i, count in enumerate(counts, 1))


def mastery(name: str, cards: Iterable[Standing], today: int, memory: Memory) -> Mastery:
    """How some questions stand today."""
    total = new = learning = young = mature = 0
    chances = []
    for card in cards:
        total += 1
        if card.phase is Phase.NEW or card.memory is None:
            new += 1
            continue
        interval = (card.due_day or 0) - (card.last_day or 0)
        if card.phase is not Phase.REVIEW:
            learning += 1  # answered minutes ago: a chance of nearly one would say nothing
            continue
        if interval < MATURE:
            young += 1
        else:
            mature += 1
        chances.append(memory.retrievability(card.memory, today - (card.last_day or today)))
    return Mastery(
        name, total, new, learning, young, mature, sum(chances) / len(chances) if chances else None
    )


def by_group(
    cards: Iterable[Standing], names: Callable[[Standing], Iterable[str]], today: int, memory: Memory
) -> tuple[Mastery, ...]:
    """Mastery of each group a card belongs to, in the order of their names."""
    groups: dict[str, list[Standing]] = {}
    for card in cards:
        for name in names(card):
            groups.setdefault(name, []).append(card)
    return tuple(
        mastery(name, groups[name], today, memory) for name in sorted(groups, key=lambda n: (n.casefold(), n))
    )
