"""Streaks of study days."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quiz.study.progress import longest_streak, streak


def test_a_streak_ends_today_or_yesterday() -> None:
    """Days in a row up to today count; today without answers does not break them yet; a gap does."""
    assert streak([], 10) == 0
    assert streak([8, 9, 10], 10) == 3
    assert streak([8, 9], 10) == 2
    assert streak([7, 8], 10) == 0
    assert streak([6, 8, 9, 10], 10) == 3
    assert streak([11], 10) == 0  # a clock that was ahead once gives nothing


def test_the_longest_streak_is_found_wherever_it_was() -> None:
    """The best row of days may lie long ago."""
    assert longest_streak([]) == 0
    assert longest_streak([3]) == 1
    assert longest_streak([1, 2, 3, 7, 8, 20]) == 3


@given(st.sets(st.integers(0, 30)), st.integers(0, 30))
def test_streak_by_the_plainest_reckoning(days: set[int], today: int) -> None:
    """A streak is the largest n such that the n days up to its end were all studied."""
    end = today if today in days else today - 1
    expected = max(n for n in range(33) if all(end - k in days for k in range(n)))
    assert streak(days, today) == expected
    assert longest_streak(days) == max(
        (b - a for a in range(31) for b in range(a, 32) if set(range(a, b)) <= days), default=0
    )


@given(st.sets(st.integers(0, 30)), st.integers(0, 30))
def test_studying_today_never_lessens_a_streak(days: set[int], today: int) -> None:
    """An answer today leads to one more day, unless today already had one."""
    before = streak(days, today)
    assert streak(days | {today}, today) == before + (today not in days)
