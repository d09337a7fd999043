"""Spreading intervals."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.study.fuzz import bounds, constrained, fuzz_factor, least_after, rounded

intervals = st.floats(0, 40_000)
factors = st.floats(0, 1, exclude_max=True)


@pytest.mark.parametrize(
    ("interval", "least", "most", "low", "middle", "high"),
    [
        (1.0, 1, 1000, 1, 1, 1),  # short ones are not spread
        (2.49, 1, 1000, 2, 2, 2),
        (2.5, 1, 1000, 2, 3, 4),  # a day to both sides
        (7.0, 1, 1000, 5, 7, 9),  # and 0.15 of the days from 2.5 to 7
        (17.0, 1, 1000, 14, 17, 20),  # and 0.1 of those up to 20
        (37.0, 1, 1000, 33, 37, 41),  # and 0.05 of those beyond
        (2.0, 3, 1000, 3, 4, 4),  # the spread has two days where it may
        (2.0, 3, 3, 3, 3, 3),
        (100.0, 101, 1000, 101, 105, 108),  # limits cut the spread and leave it even
        (100.0, 1, 99, 92, 96, 99),
        (1.0, 3, 2, 2, 2, 2),  # the most wins over the least
    ],
)
def test_the_spread_is_ankis(
    interval: float, least: int, most: int, low: int, middle: int, high: int
) -> None:
    """Known lower end, middle and upper end of the spread, as Anki has them."""
    spread = [constrained(interval, least, most, factor) for factor in (0.0, 0.5, 0.99)]
    assert spread == [low, middle, high]


@given(intervals, st.integers(0, 40_000), st.integers(1, 36_500), st.none() | factors)
def test_limits_are_kept(interval: float, least: int, most: int, factor: float | None) -> None:
    """Whatever is asked, the result lies from ``least`` (at least 1) to ``most``."""
    assert min(max(least, 1), most) <= constrained(interval, least, most, factor) <= most


@given(intervals, factors)
def test_fuzz_stays_near(interval: float, factor: float) -> None:
    """Fuzz moves an interval by less than a day and a half plus 15 % of it."""
    fuzzed = constrained(interval, 1, 10**6, factor)
    assert abs(fuzzed - max(interval, 1.0)) <= 1.5 + 0.15 * interval
    low, high = bounds(interval, 1, 10**6)
    assert low <= fuzzed <= high


@given(intervals, st.integers(1, 36_500), factors)
def test_fuzz_never_makes_less_of_the_last_interval(interval: float, last: int, factor: float) -> None:
    """Where the interval itself is no shorter than the last one, the fuzzed one is not either."""
    least = least_after(interval, last, 36_500)
    fuzzed = constrained(interval, least, 36_500, factor)
    if min(rounded(interval), 36_500) >= last:
        assert fuzzed >= last


def test_an_interval_that_shrank_may_shrink() -> None:
    """Far below the last interval there is no floor; within the spread the last one is kept."""
    assert least_after(2.727, 4, 36_500) == 4
    assert least_after(2.727, 5, 36_500) == 0
    assert least_after(4.592, 4, 36_500) == 5


def test_the_factor_is_the_same_everywhere_and_differs_between_cards() -> None:
    """The factor is fixed by bank, question and repetition (these digits hold on every machine)."""
    assert fuzz_factor("bank", "q", 3) == fuzz_factor("bank", "q", 3)
    assert fuzz_factor("bank", "q", 0) == pytest.approx(0.7353590590738825, abs=1e-12)
    factors = [fuzz_factor("bank", f"q{n}", reps) for n in range(200) for reps in range(5)]
    assert len(set(factors)) == 1_000
    assert all(0.0 <= f < 1.0 for f in factors)
    assert sum(factors) / 1_000 == pytest.approx(0.5, abs=0.05)


def test_halves_round_up() -> None:
    """2.5 days are 3 and 3.5 are 4, as in Anki; Python's ``round`` would give 2 and 4."""
    assert [rounded(x) for x in (0.0, 0.5, 1.49, 2.5, 3.5)] == [0, 1, 1, 3, 4]
    assert math.isclose(rounded(1e9), 1e9)
