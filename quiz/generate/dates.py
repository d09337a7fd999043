"""Dates in words: reading them, resolving relative ones, writing them."""

from __future__ import annotations

import calendar
import functools
import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name}
MONTHS["sept"] = 9
WEEKDAYS = {name.casefold(): number for number, name in enumerate(calendar.day_name)}

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_MDY = re.compile(rf"\b({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.I)
_DMY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTH})\.?,? (\d{{4}})\b", re.I)
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_MY = re.compile(rf"\b({_MONTH})\.?,? (\d{{4}})\b", re.I)
_MD = re.compile(rf"\b({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?\b", re.I)
_DM = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTH})\b", re.I)
_YEAR = re.compile(r"(?:the year )?(1\d{3}|20\d\d)\Z", re.I)
ONE_DAY = _OF_YEAR = rf"(?:(?:{_MONTH})\.? \d{{1,2}}|\d{{1,2}} (?:{_MONTH}))"
DAYS_OF_YEAR = re.compile(rf"{_OF_YEAR}(?:,? (?:to|and|until|through|-|–) (?:{_OF_YEAR}|\d{{1,2}}))?", re.I)
"""A day or days of the year without the year: "May 16", "20 November to 11 December"."""

_SPAN = re.compile(
    r"\d\s?[-–]\s?\d|\bbetween\b|\bfrom\b|\bto\b|\band\b|\bor\b|\bafter\b|\bbefore\b|\buntil\b", re.I
)
_LOOSE = re.compile(
    r"\b(?:early|late|mid|about|around|approximately|circa|nearly|by|since|end|beginning)\b", re.I
)


@dataclass(frozen=True, slots=True)
class When:
    """A moment as far as it is known: the day, the month, or the year alone.

    Attributes:
        year, month, day: the last two are 0 where unknown; year 0 where only a day of the year is known.
        relative: it was resolved against the day of the article ("Wednesday", "yesterday").
    """

    year: int
    month: int = 0
    day: int = 0
    relative: bool = False

    @property
    def key(self) -> tuple[int, int, int]:
        """For sorting."""
        return self.year, self.month, self.day

    def exact(self) -> date | None:
        """The calendar day, where it is known."""
        return date(self.year, self.month, self.day) if self.year and self.month and self.day else None

    def write(self, *, day_first: bool) -> str:
        """As people write it: ``16 October 2024`` or ``October 16, 2024``, ``May 2010``, ``1998``."""
        if not self.month:
            return str(self.year)
        month = calendar.month_name[self.month]
        if not self.day:
            return f"{month} {self.year}"
        if not self.year:
            return f"{self.day} {month}" if day_first else f"{month} {self.day}"
        return f"{self.day} {month} {self.year}" if day_first else f"{month} {self.day}, {self.year}"

    def spellings(self, *, day_first: bool) -> tuple[str, ...]:
        """Ways to type it, the model first."""
        found = [self.write(day_first=day_first), self.write(day_first=not day_first)]
        if self.month:
            long, short = calendar.month_name[self.month], calendar.month_abbr[self.month]
            found += [text.replace(long, short) for text in found]
        if day := self.exact():
            found.append(day.isoformat())
        return tuple(dict.fromkeys(found))


def parse_day(text: str) -> date | None:
    """The first full calendar day in a text, or None."""
    for pattern, order in ((_MDY, "mdy"), (_DMY, "dmy"), (_ISO, "ymd")):
        if found := pattern.search(text):
            part = dict(zip(order, found.groups(), strict=True))
            month = MONTHS.get(part["m"].casefold()) or (int(part["m"]) if part["m"].isdigit() else 0)
            try:
                return date(int(part["y"]), month, int(part["d"]))
            except ValueError:
                return None
    return None


_SUM = re.compile(
    r"(?:\b(?:US|A|NZ|C|HK|S))?[$£€¥] ?\d+(?:[.,]\d+)*(?: (?:hundred|thousand|million|billion|trillion)\b)?"
)


def written(text: str) -> list[tuple[int, int]]:
    """Where whole dates stand in a text, start and end: "11 May 2016", "May 2016".

    A day takes precedence over the month and year inside it.
    """
    found: list[tuple[int, int]] = []
    for pattern in (_MDY, _DMY, _ISO, _MY):
        for match in pattern.finditer(text):
            start, end = match.span()
            if (text[start].isdigit() or text[start].isupper()) and all(
                end <= a or start >= b for a, b in found
            ):
                found.append((start, end))
    return sorted(found)


def sums(text: str) -> list[tuple[int, int]]:
    """Where sums of money with their sign stand in a text, start and end: "$4.5 million"."""
    return [match.span() for match in _SUM.finditer(text)]


@functools.lru_cache(maxsize=2_048)
def parse(text: str) -> When | None:
    """An absolute date that a whole phrase names, exactly; None for spans, seasons, centuries, guesses."""
    text = " ".join(text.replace("'", " ").split()).strip(" ,.")
    text = re.sub(r"^(?:on|in|at|the)\s+", "", text, flags=re.I)
    text = (
        re.sub(r"^(?:\w+day),? (?=\w)", "", text)
        if text.split(",")[0].split()[0:1] and (text.split()[0].strip(",").casefold() in WEEKDAYS)
        else text
    )
    if _ISO.fullmatch(text) and (day := parse_day(text)):
        return When(day.year, day.month, day.day)
    if not text or _SPAN.search(text) or _LOOSE.search(text):
        return None
    if day := parse_day(text):
        return When(day.year, day.month, day.day) if len(text.split()) <= 4 else None
    if found := _YEAR.match(text):
        return When(int(found.group(1)))
    if (found := _MY.fullmatch(text)) and int(found.group(2)) > 1000:
        return When(int(found.group(2)), MONTHS[found.group(1).casefold()])
    return None


def resolve(text: str, published: date | None, *, past: bool) -> When | None:
    """The day that a relative phrase means, by the article's day and the tense of its verb."""
    if published is None:
        return None
    words = text.casefold().replace("on ", "").strip(" .,")
    words = re.sub(r"\s+(?:morning|afternoon|evening|night)$", "", words)
    fixed = {"today": 0, "tonight": 0, "this morning": 0, "yesterday": -1, "tomorrow": 1}
    if words in fixed:
        return _when(published + timedelta(days=fixed[words]))
    if words in WEEKDAYS:
        back = (published.weekday() - WEEKDAYS[words]) % 7
        if past:
            return _when(published - timedelta(days=back))
        return _when(published + timedelta(days=(7 - back) % 7))
    for pattern, month, day in ((_MD, 1, 2), (_DM, 2, 1)):
        if found := pattern.fullmatch(words):
            return _nearest(published, MONTHS[found.group(month)], int(found.group(day)), past=past)
    if words in MONTHS:
        month = MONTHS[words]
        year = (
            published.year - (month > published.month) if past else published.year + (month < published.month)
        )
        return When(year, month, relative=True)
    if words in ("this week", "earlier this week", "later this week"):
        monday = published - timedelta(days=published.weekday())
        sunday = monday + timedelta(days=6)
        return When(published.year, published.month, relative=True) if monday.month == sunday.month else None
    if words in ("this year", "last year", "next year"):
        return When(published.year + {"this": 0, "last": -1, "next": 1}[words.split()[0]], relative=True)
    if words in ("last month", "this month", "next month"):
        months = (
            published.year * 12 + published.month - 1 + {"this": 0, "last": -1, "next": 1}[words.split()[0]]
        )
        return When(months // 12, months % 12 + 1, relative=True)
    return None


def _when(day: date) -> When:
    return When(day.year, day.month, day.day, relative=True)


def _nearest(published: date, month: int, day: int, *, past: bool) -> When | None:
    """The day of the year that lies nearest before (or after) the article, if it is within nine months."""
    for year in (published.year, published.year - 1 if past else published.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            return None
        off = (published - found).days if past else (found - published).days
        if -1 <= off <= 270:
            return _when(found)
    return None


def day_first(text: str) -> bool:
    """Whether a text writes ``16 October 2024`` rather than ``October 16, 2024``."""
    return len(_DMY.findall(text)) + len(_DM.findall(text)) > len(_MDY.findall(text)) + len(_MD.findall(text))
