"""Days and months of a year, as people type them."""

from __future__ import annotations

import re
from datetime import date

MONTHS = """january february march april may june july august september october november december""".split()

_NUMBER_OF = {
    **{name: n for n, name in enumerate(MONTHS, 1)},
    **{name[:3]: n for n, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
_IDLE = re.compile(r"\A(?:on|in)\b|\b(?:the|of)\b|,")
_DAY, _MONTH, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<month>[a-z]{3,9})\.?", r"(?P<year>\d{4})"
_IN_WORDS = tuple(
    re.compile(pattern)
    for pattern in (rf"{_DAY} {_MONTH}(?: {_YEAR})?", rf"{_MONTH} {_DAY}(?: {_YEAR})?", rf"{_MONTH} {_YEAR}")
)
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})")

Day = tuple[int, int, int]
"""Year, month and day; 0 where it is not told."""


def days(text: str) -> frozenset[Day]:
    """The days that a text may name: one, or two where day and month in figures can be taken for each other.

    Empty where it is no date, or none that the calendar has.
    """
    line = " ".join(_IDLE.sub(" ", text.casefold()).split())
    for pattern in _IN_WORDS:
        found = pattern.fullmatch(line)
        if found is not None and found["month"] in _NUMBER_OF:
            told = {"day": None, **found.groupdict()}
            year, month = int(told["year"] or 0), _NUMBER_OF[found["month"]]
            return _day((year, month, int(told["day"]))) if told["day"] else frozenset(((year, month, 0),))
    if found := _YEAR_FIRST.fullmatch(line):
        return _day((int(found[1]), int(found[3]), int(found[4])))
    if found := _YEAR_LAST.fullmatch(line):
        one, other, year = int(found[1]), int(found[3]), int(found[4])
        return _day((year, one, other)) | _day((year, other, one))
    return frozenset()


def in_figures(text: str) -> bool:
    """Whether a date is told without a word."""
    return not any(c.isalpha() for c in text)


def _day(day: Day) -> frozenset[Day]:
    """The day, if the calendar has it."""
    try:
        date(day[0] or 2000, day[1], day[2])  # 2000 had a 29 February
    except ValueError:
        return frozenset()
    return frozenset((day,))
