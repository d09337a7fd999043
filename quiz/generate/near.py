"""Values near a key: years, numbers, sums and days that could be right, on both sides of it."""

from __future__ import annotations

import hashlib
import re
from datetime import date, timedelta

from quiz.generate import lexicon
from quiz.generate.dates import When

_SCALED = re.compile(r"(?P<sign>[^\d]*)(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<rest>\D*)")
_FACTORS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.15, 1.25, 1.4, 1.6, 1.9)
_SHORTEST = 28
"""Days that every month has."""

_WORDS = {n: word for word, n in lexicon.NUMBER_WORDS.items()}


def drawn(text: str, below: int) -> int:
    """A number below another, the same for the same text in every run."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:4], "big") % below


def years(key: int, last: int) -> list[int]:
    """Years on both sides of a key, none after ``last``; the older the key, the wider apart.

    Nobody knows a medieval year to the year, so one beside it would be no fair choice.
    """
    step = 1 if key >= 1900 else 2 if key >= 1700 else 7
    shift = drawn(str(key), 2)
    offsets = (-2, 3, -5, 2, -3, 6, -8, 5, -11, 9)
    found = [key + step * (off + (shift if off > 0 else -shift)) for off in offsets]
    return [year for year in dict.fromkeys(found) if 0 < year <= last and year != key]


def spread(key: int) -> int:
    """How far from a key another year may lie and still be thought of."""
    return 15 if key >= 1900 else 30 if key >= 1700 else 120


_UNIT = re.compile(
    r" (?:second|minute|hour|day|week|month|year|decade|kilometre|mile|metre|tonne|pound|euro|dollar)"
)
"""What one of is written without the "s" that more of it have."""


def numbers(text: str) -> list[str]:
    """Numbers of a key's size, written as it is: "nine", "1,900", "3.5 million", "£31 million", "60%"."""
    words = text.split(" ", 1)
    if words[0].casefold() in lexicon.NUMBER_WORDS:
        n = lexicon.NUMBER_WORDS[words[0].casefold()]
        rest = f" {words[1]}" if len(words) > 1 else ""
        rest += "s" if n == 1 and _UNIT.fullmatch(rest) else ""
        near = (
            [n + 1, n - 1, n + 2, n - 2, n + 3, n - 3, n + 4] if n <= 20 else [n + 10, n - 10, n + 20, n - 20]
        )
        return [_WORDS[m] + rest for m in near if m >= 2 and m in _WORDS]
    found = _SCALED.fullmatch(text)
    if not found:
        return []
    digits = found["digits"]
    places = len(digits.split(".")[1]) if "." in digits else 0
    value = float(digits.replace(",", ""))
    percent = bool(re.match(r"\s*(?:percent|per cent|%)", found["rest"]))
    out: list[str] = []
    for other in _about(value, places):
        if other <= 1 - (places > 0) or other == value or (percent and other >= 100):
            continue
        commas = "," in digits or value < 1000 <= other
        shown = f"{other:,.{places}f}" if commas else f"{other:.{places}f}"
        more = "s" if value == 1 and _UNIT.fullmatch(found["rest"]) else ""
        out.append(f"{found['sign']}{shown}{found['rest']}{more}")
    return list(dict.fromkeys(out))


def _about(value: float, places: int) -> list[float]:
    """Values around one, as round as it is."""
    if places:
        return [round(value * factor, places) for factor in _FACTORS]
    whole = int(value)
    if whole <= 12:
        return [float(whole + off) for off in (1, -1, 2, -2, 3, -3, 4)]
    zeros = len(str(whole)) - len(str(whole).rstrip("0"))
    grain = 10**zeros
    if grain == 1 and whole % 5 == 0 and whole < 1000:
        grain = 5
    found: list[float] = []
    for factor in _FACTORS:
        steps = round(whole * factor / grain)
        if grain == 1 and whole >= 100:
            steps += drawn(f"{whole}*{factor}", 9) - 4  # exact numbers end in any digit
        found.append(float(steps * grain))
    if whole // grain < 6:  # 20,000: round numbers have few round neighbours
        found += [float(grain * n) for n in (1, 2, 3, 4, 5, 6, 7, 8) if n != whole // grain]
    return found


def days(key: When, last: date | None, *, within: bool) -> list[When]:
    """Days (or months) around a day (or a month).

    Args:
        last: none lies after it.
        within: all are of the same month: the question names it.
    """
    day = key.exact()
    found: list[When] = []
    if day:
        shift = drawn(day.isoformat(), 3)
        for off in (-4, 5, -9, 8, -13, 3, 12, -6):
            other = day + timedelta(days=off + (shift if off > 0 else -shift))
            if (last is None or other <= last or day > last) and (not within or other.month == day.month):
                found.append(When(other.year, other.month, other.day))
        return found
    for off in (-2, 3, -5, 2, -3, 5):
        month0 = key.year * 12 + key.month - 1 + off
        other = date(month0 // 12, month0 % 12 + 1, 1)
        if last is None or other <= last:
            found.append(When(other.year, other.month))
    return found


def days_of_month(text: str) -> list[str]:
    """Other days of the same month, written alike: "May 16" → "May 22"."""
    found = re.search(r"\d+", text)
    day = int(found.group()) if found else 0
    others = [day + step for step in (6, -6, 4, -4) if 1 <= day + step <= _SHORTEST]
    return [re.sub(r"\d+", str(other), text, count=1) for other in others]
