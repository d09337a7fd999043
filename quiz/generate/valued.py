"""Values beside a key: those the article tells of other matters, and those near it."""

from __future__ import annotations

import functools
import re

from quiz.generate import dates, lexicon, near
from quiz.generate.dates import When
from quiz.generate.drafts import Draft
from quiz.generate.slots import Slots

KINDS = ("year", "date", "day", "number", "money", "duration")
"""Kinds of answers that are values."""


_AGE = re.compile(r"\b(?:[A-Z][\w-]+ (?:Civil )?War(?: I+)?|Revolution|Depression|Olympics|World Cup)\b")
"""An event of its own years in a stem: other years beside the key would be ruled out by it."""


def dates_for(slots: Slots, draft: Draft) -> list[str]:
    """Days (or months) that the article tells of other matters, and those near the key."""
    key = draft.answers[0].when
    if key is None:
        return []
    month = When(key.year, key.month).write(day_first=True)
    within = bool(key.day) and month in " ".join(draft.stems[:1])
    last = slots.writer.article.published
    told = [
        w
        for w in _told(slots, draft)
        if bool(w.day) == bool(key.day) and w.year and abs(w.year - key.year) <= (0 if within else 1)
    ]
    if within:
        told = [w for w in told if w.month == key.month]
    found = [*told[:4], *near.days(key, last, within=within)]
    day_first = slots.writer.reading.day_first
    return [w.write(day_first=day_first) for w in dict.fromkeys(found) if w.key != key.key]


def _told(slots: Slots, draft: Draft) -> list[When]:
    """The days and months that the article tells of other matters, the nearest first."""
    reading = slots.writer.reading
    found: list[tuple[int, When]] = []
    for s in reading.sentences:
        if s.index == draft.sentence or slots.retells(draft, s.index):
            continue
        for m in reading.mentions[s.index]:
            if m.kind == "date" and (when := dates.parse(m.text)) is not None and when.month:
                found.append((abs(s.index - draft.sentence), when))
    return [when for _, when in sorted(found, key=lambda x: (x[0], x[1].key))]


def years_for(slots: Slots, draft: Draft) -> list[str]:
    """Years that the article tells of other matters (the nearest, the most told), and years near the key."""
    key = int(draft.answers[0].value)
    published = slots.writer.article.published
    last = published.year if published else max(map(int, slots.years), default=key)
    told: list[tuple[int, int]] = []
    for s in slots.writer.reading.sentences:
        if not slots.years_of[s.index] or s.index == draft.sentence or slots.retells(draft, s.index):
            continue
        for year in slots.years_of[s.index]:
            if year != key and abs(year - key) <= near.spread(key) and year <= max(last, key):
                told.append((abs(year - key), year))
    if _AGE.search(draft.stems[0]):
        return []  # its years are no secret: a typed year is asked instead
    first, end = _lifetime(slots, draft)
    barred = set(re.findall(r"\d{4}", " ".join((*draft.stems[:1], *draft.evidence))))
    often = sorted({year for _, year in told}, key=lambda year: (-slots.years[str(year)], year))
    own = [*(year for _, year in sorted(set(told))[:5]), *often[:3]]
    found = dict.fromkeys((*own, *near.years(key, max(last, key))))
    return [str(y) for y in found if first <= y <= end and str(y) not in barred]


_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_BEGUN = frozenset("bear found establish form create launch constitute".split())
_OVER = frozenset("die disband dissolve abolish demolish".split())


def _lifetime(slots: Slots, draft: Draft) -> tuple[int, int]:
    """The years between which what the stem names was there, as far as the article says so.

    Nobody can have done anything before he was born: such a year would be no choice.
    """
    reading = slots.writer.reading
    key = int(draft.answers[0].value)
    first, end = 0, 9999
    for s in reading.sentences:
        if not slots.years_of[s.index] or s.index == draft.sentence:
            continue
        opening = next((m for m in reading.mentions[s.index] if m.entity >= 0), None)
        if opening is None or opening.entity not in draft.entities:
            continue
        for t in s.tokens[opening.last + 1 :]:
            if t.lemma not in _BEGUN | _OVER or t.pos != "VERB" or s.child(t.i, "dobj"):
                continue
            years = [int(y) for y in _YEAR.findall(s.text[t.start - s.tokens[0].start :])][:1]
            first = max([first, *(y for y in years if t.lemma in _BEGUN and y <= key)])
            end = min([end, *(y for y in years if t.lemma in _OVER and y >= key)])
    return first, end


def numbers_for(slots: Slots, draft: Draft) -> list[str]:
    """Numbers near the key, and the article's own of its size and look."""
    a = draft.answers[0]
    look = re.sub(r"\d", "9", a.text)
    own: list[str] = []
    if re.search(r"\d{2}", a.text):
        for s in slots.writer.reading.sentences:
            if not slots.numbers_of[s.index] or s.index == draft.sentence or slots.retells(draft, s.index):
                continue
            for text in slots.numbers_of[s.index]:
                if len(text) != len(look) or re.sub(r"\d", "9", text) != look:
                    continue
                size = value_of(text) / value_of(a.text) if value_of(a.text) else 0
                if (0.4 <= size <= 0.95 or 1.05 <= size <= 2.5) and not _yearly(text):
                    own.append(text)
    found = [*dict.fromkeys(own)][:4] + near.numbers(a.text)
    wholes = [v for v in map(value_of, re.findall(r"\d[\d,.]*\d|\d", draft.stems[0])) if v > value_of(a.text)]
    most = min((v for v in wholes if not 1000 <= v <= 2100), default=float("inf"))
    return [x for x in dict.fromkeys(found) if x != a.text and value_of(x) < most]


def _yearly(text: str) -> bool:
    return bool(re.fullmatch(r"(?:1\d|20)\d\d", text))


@functools.lru_cache(maxsize=2_048)
def value_of(text: str) -> float:
    """For sorting values written alike: the number, or the day."""
    if when := dates.parse(text):
        return when.year * 372 + when.month * 31 + when.day
    first = text.split()[0].casefold() if text.split() else ""
    if first in lexicon.NUMBER_WORDS:
        return float(lexicon.NUMBER_WORDS[first])
    found = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    return float(found.group().replace(",", "")) if found else 0.0
