"""Spreading intervals a little, so that questions learned together part; ranges as in Anki."""

from __future__ import annotations

import math
from hashlib import blake2b

_RANGES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, math.inf, 0.05))
"""Of the days from … to …, this share is spread to both sides, on top of one day."""


def fuzz_factor(bank_id: str, question_id: str, reps: int) -> float:
    """0 up to, not including, 1: the same for the same card at the same repetition, on every machine."""
    digest = blake2b(f"{bank_id}\0{question_id}\0{reps}".encode(), digest_size=6).digest()
    return int.from_bytes(digest, "big") / 2**48


def constrained(interval: float, least: int, most: int, factor: float | None) -> int:
    """A whole number of days near ``interval``, within ``least`` and ``most`` (``most`` wins).

    Args:
        interval: days, 0 or more.
        factor: where in the spread, 0 to below 1; None to only round.
    """
    least = min(max(least, 1), most)
    if factor is None:
        return min(max(rounded(interval), least), most)
    lower, upper = bounds(interval, least, most)
    return min(lower + math.floor(factor * (1 + upper - lower)), upper)


def bounds(interval: float, least: int, most: int) -> tuple[int, int]:
    """First and last day of the spread around ``interval``, within ``least`` and ``most``."""
    interval = min(max(interval, least), most)
    delta = _delta(interval)
    lower = min(max(rounded(interval - delta), least), most)
    upper = min(max(rounded(interval + delta), least), most)
    if upper == lower and 2 < upper < most:
        upper += 1
    return lower, upper


def least_after(interval: float, last: int, most: int) -> int:
    """The fewest days a passed review may bring, so that fuzz never makes less of the last interval.

    One more than last time where the interval grew; the last one where it stayed about the same; 0 where
    it shrank, as it may when the wished retention was raised.
    """
    if rounded(interval) > last:
        return last + 1
    return last if last <= bounds(interval, 1, most)[1] else 0


def rounded(days: float) -> int:
    """To the nearest whole number, halves up; Python's own ``round`` takes halves to even."""
    return math.floor(days + 0.5)


def _delta(interval: float) -> float:
    if interval < 2.5:
        return 0.0
    return 1.0 + sum(share * max(min(interval, end) - start, 0.0) for start, end, share in _RANGES)
