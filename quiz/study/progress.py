"""Figures: how a sitting goes, how a bank stands, how many days in a row were studied."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

FULL_MARK = 10
"""Score of a question that was fully right at the first answer of a sitting."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How a sitting goes.

    The rule of the score, with nothing hidden: the first answer to each question earns 10 times its
    points, so a fully right one 10 and a half right one 5; repeats of a missed question earn nothing,
    so the most is 10 times ``total``.

    Attributes:
        answered: answers given, repeats included.
        correct: those that were fully right.
        points: sum of the points (0 to 1) of the first answers.
        score: ``10 * points``, rounded.
        streak: fully right answers in a row, up to now; repeats count.
        best_streak: the longest of the sitting.
        remaining: questions not yet finished for now, the one being asked included.
        total: distinct questions planned.
    """

    answered: int = 0
    correct: int = 0
    points: float = 0.0
    score: int = 0
    streak: int = 0
    best_streak: int = 0
    remaining: int = 0
    total: int = 0


class Counts(NamedTuple):
    """How the questions of a bank stand.

    Attributes:
        due: waiting for an answer now: on a step that has come, or in review on or past their day.
        new: never answered.
        learned: in review, whether due or not.
        questions: all of them.
    """

    due: int = 0
    new: int = 0
    learned: int = 0
    questions: int = 0


def streak(days: Collection[int], today: int) -> int:
    """Study days in a row with answers, ending today, or yesterday while today has none yet."""
    studied = set(days)
    last = today if today in studied else today - 1
    first = last
    while first in studied:
        first -= 1
    return last - first


def longest_streak(days: Collection[int]) -> int:
    """The most study days in a row that ever had answers."""
    studied = set(days)
    longest = 0
    for day in studied:
        if day - 1 not in studied:
            end = day
            while end in studied:
                end += 1
            longest = max(longest, end - day)
    return longest
