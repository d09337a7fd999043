"""The progress as sections, each with words, bars and a table: screen, page and plain text show these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from quiz.counting import counted
from quiz.study.figures import duration
from quiz.study.insight import Calibration, Insight, Mastery, Slot, iso


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; ``value`` is its length, ``told`` the same as text.

    ``expected`` is what was to be, not what is: drawn hollow beside the other.
    """

    label: str
    value: float
    told: str
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the progress.

    Attributes:
        words: sentences that tell the most important.
        bars: the chart; empty for the heat-map, which is drawn from its days, and where nothing is known.
        top: the value that fills a bar.
        columns: headings of the table, and whether they are numbers.
    """

    key: str
    title: str
    words: tuple[str, ...]
    bars: tuple[Bar, ...]
    top: float
    columns: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[str, ...], ...]


def percent(share: float | None) -> str:
    """``83.4%``, or a dash."""
    return "–" if share is None else f"{share:.1%}"


def sections(found: Insight) -> tuple[Section, ...]:
    """All of them, in order."""
    whole = [_year(found), _forecast(found), _retention(found.calibration)]
    whole += [
        _slots(
            "stability", "Stability", "How long memories last until the chance falls to 90%.", found.stability
        ),
        _slots("difficulty", "Difficulty", "From 1, easy, to 10, hard.", found.difficulty),
        _time(found),
        _mastery("banks", "Banks", found.banks),
        _mastery("tags", "Tags", found.tags),
    ]
    return tuple(whole)


def _year(found: Insight) -> Section:
    days = [day for day in found.days if day.answers]
    words = [f"{counted(sum(d.answers for d in days), 'answer')} on {counted(len(days), 'day')} in a year."]
    words.append(
        f"{counted(found.streak_days, 'day')} in a row; longest {counted(found.longest_streak_days, 'day')}."
    )
    if days:
        best = max(days, key=lambda d: (d.answers, d.day))
        words.append(f"Most on {iso(best.day)}: {counted(best.answers, 'answer')}.")
    rows = tuple((iso(day.day), f"{day.answers:,}", duration(day.seconds)) for day in reversed(days))
    columns = (("Day", False), ("Answers", True), ("Time", True))
    return Section("year", "The year", tuple(words), (), 1.0, columns, rows)


def _forecast(found: Insight) -> Section:
    counts = found.forecast
    words = (
        f"{counted(counts[0], 'review')} today with what is overdue, {sum(counts[:7]):,} in 7 days, "
        f"{sum(counts):,} in {counted(len(counts), 'day')}.",
    )
    names = [f"{date.fromordinal(found.today + i):%a %d %b}" for i in range(len(counts))]
    bars = tuple(Bar(name, count, f"{count:,}") for name, count in zip(names, counts, strict=True))
    rows = tuple((iso(found.today + i), f"{count:,}") for i, count in enumerate(counts))
    return _section("forecast", "Forecast", words, bars, (("Day", False), ("Reviews due", True)), rows)


def _retention(parts: Sequence[Calibration]) -> Section:
    whole = parts[0]
    if not whole.count:
        words: tuple[str, ...] = ("No reviews in the last year yet.",)
    else:
        words = tuple(
            f"{part.name.capitalize()}: {percent(part.observed)} of {counted(part.count, 'review')} "
            f"recalled, {percent(part.predicted)} predicted, RMSE {part.rmse:.3f}."
            for part in parts
            if part.rmse is not None
        )
    bars: list[Bar] = []
    for b in whole.bins:
        name = f"{b.low:.0%}–{b.high:.0%}"
        bars.append(Bar(f"{name} predicted", b.predicted, percent(b.predicted), expected=True))
        bars.append(Bar("recalled", b.observed, f"{percent(b.observed)} of {b.count:,}"))
    columns = (
        *(("Reviews", False), ("Predicted between", False), ("Number", True)),
        *(("Predicted", True), ("Recalled", True)),
    )
    rows = tuple(
        (part.name, f"{b.low:.0%}–{b.high:.0%}", f"{b.count:,}", percent(b.predicted), percent(b.observed))
        for part in parts
        for b in part.bins
    )
    return Section("retention", "Retention, predicted and true", words, tuple(bars), 1.0, columns, rows)


def _slots(key: str, title: str, word: str, slots: Iterable[Slot]) -> Section:
    slots = tuple(slots)
    bars = tuple(Bar(slot.label, slot.count, f"{slot.count:,}") for slot in slots)
    rows = tuple((slot.label, f"{slot.count:,}") for slot in slots)
    return _section(key, title, (word,), bars, ((title, False), ("Questions", True)), rows)


def _time(found: Insight) -> Section:
    last = found.days[-7:]
    week, all_year = sum(d.seconds for d in last), sum(d.seconds for d in found.days)
    studied = sum(d.answers > 0 for d in found.days)
    mean = duration(all_year / studied) if studied else "–"
    words = (
        f"{duration(week)} in 7 days, {duration(all_year)} in a year; {mean} on a day with answers.",
        "The last 7 days, then weeks by their Mondays.",
    )
    named = [(f"{date.fromordinal(d.day):%a %d %b}", "day", d) for d in last]
    named += [(f"week {iso(d.day)[5:]}", "week", d) for d in found.weeks]
    widest = {kind: max(d.seconds for _, k, d in named if k == kind) or 1.0 for kind in ("day", "week")}
    bars = tuple(Bar(name, d.seconds / widest[kind], duration(d.seconds)) for name, kind, d in named)
    rows = tuple((kind, iso(d.day), f"{d.answers:,}", duration(d.seconds)) for _, kind, d in named)
    columns = (("", False), ("From", False), ("Answers", True), ("Time", True))
    return Section("time", "Time spent", words, bars if all_year else (), 1.0, columns, rows)


def _mastery(key: str, title: str, groups: Sequence[Mastery]) -> Section:
    words = (
        "Young and mature: in review, put off for less than 21 days, or for more. "
        "The bar is the share learned, that is in review. The chance of recall is what FSRS foretells for "
        "those learned, if they were asked now.",
    )
    bars = tuple(
        Bar(g.name, (g.young + g.mature) / g.questions if g.questions else 0.0, _learned(g)) for g in groups
    )
    rows = tuple(
        (g.name, *(f"{n:,}" for n in (g.questions, g.new, g.learning, g.young, g.mature)), percent(g.recall))
        for g in groups
    )
    columns = (
        *((title[:-1], False), ("Questions", True), ("New", True), ("Learning", True)),
        *(("Young", True), ("Mature", True), ("Chance of recall", True)),
    )
    return Section(key, title, words if groups else (f"No {title.lower()} yet.",), bars, 1.0, columns, rows)


def _learned(group: Mastery) -> str:
    """How many are learned, and how likely those are known; a chance never stands for what is not learned."""
    told = f"{group.young + group.mature:,} of {group.questions:,} learned"
    return told if group.recall is None else f"{told}; chance of recall {percent(group.recall)}"


def _section(
    key: str,
    title: str,
    words: tuple[str, ...],
    bars: tuple[Bar, ...],
    columns: tuple[tuple[str, bool], ...],
    rows: tuple[tuple[str, ...], ...],
) -> Section:
    top = max((bar.value for bar in bars), default=0.0)
    return Section(key, title, words, bars if top else (), top or 1.0, columns, rows)
