"""Lines that say when, where and by whom an article was written: they date it, and are no prose of it."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_OF_MONTH = r"\d{1,2}(?:st|nd|rd|th)?"
DAY = rf"(?:{_MONTH} {_OF_MONTH}, \d{{4}}|{_OF_MONTH} {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
"""A calendar day with its year."""

BARE = re.compile(rf"(?:(?:Published|Updated|Posted)(?: on)?:? )?(?:{_WEEKDAY},? )?{DAY}\.?\Z", re.I)
"""A line that is a day, wherever it stands."""

START = re.compile(rf"(?:{_WEEKDAY}, )?{DAY}\s+(?=[A-Z])")
"""A day glued to the front of a sentence."""

_UPPER = r"A-ZÀ-ÖØ-Þ"
_NAME = rf"[{_UPPER}][\w.'’/-]*"
_AGENCY = r"(?:\([A-Za-z ./]{2,30}\))?"
_ANY_DAY = rf"(?:{DAY}|{_MONTH} {_OF_MONTH}|{_OF_MONTH} {_MONTH})"
PLACED = re.compile(
    rf"(?=.{{3,80}}(?:—|–|--| - |\d{{4}}[*_]{{0,3}}:))"
    rf"[*_]{{0,3}}{_NAME}(?:,? (?:{_NAME}|de|del|la|le|of|upon))*"
    rf",? ?{_AGENCY} ?(?:(?<=[ (])\(?(?:{_WEEKDAY},? )?{_ANY_DAY}\)?)?,? ?{_AGENCY}[*_]{{0,3}} ?"
    rf"(?:—|–|--| - |(?<=\d{{4}}): |(?<=\d{{4}}[*_]{{2}}): ) ?(?=[{_UPPER}])"
)
"""A place, and perhaps a day, in front of the first sentence: "BERGEN, 3 May 2019 (AP) — ".

Nothing but names and a day before the dash: "The town has two halves — Upper Town and …" is a sentence. A
colon takes the dash's place behind a full day alone.
"""

_DAY_IN_LINE = re.compile(rf"(?:\b{_WEEKDAY},? )?\b{DAY}\b", re.I)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?\b)?(?: [A-Z]{2,5}\b)?|\b\d{1,2} ?[ap]m\b"
    r"|\b\d+[- ]min(?:ute)?s? read\b",
    re.I,
)
_WORD = re.compile(r"[^\W_][\w.'’-]*")
_PUBLISHING = frozenset("published updated posted written last first on at by and".split())
_MOST_NAMES = 8


def says_when(line: str, *, opening: bool) -> bool:
    """Whether a line under the title tells no more than when, where or by whom: names beside a day or "by".

    Args:
        opening: nothing stands before it, so that it may be the title: then it must say that it was
            published, or be the day alone.
    """
    line = re.sub(r"[*_`]", "", line)
    rest, days = _DAY_IN_LINE.subn(" ", line)
    words = _WORD.findall(_CLOCK.sub(" ", rest))
    told = {word.casefold().rstrip(".") for word in words} & _PUBLISHING
    if len(words) > _MOST_NAMES or not (days or words[:1] in (["By"], ["by"], ["BY"])):
        return False
    if not all(word[0].isupper() or word in _PUBLISHING for word in words):
        return False
    return not opening or (days > 0 and bool(told or not words))


def dated(line: str) -> bool:
    """Whether a full day stands in a line."""
    return _DAY_IN_LINE.search(line) is not None
