"""The progress, against figures worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.study import insight
from quiz.study.card import MemoryState, Phase
from quiz.study.insight import Day, Reviews, Standing
from quiz.study.insight_sections import sections
from quiz.study.memory import Memory

TODAY = date(2024, 5, 1).toordinal()  # a Wednesday


def test_calibration_by_hand() -> None:
    """At an age of its stability a memory is foretold 90%; three of four recalled are 15 points off."""
    reviews = [Reviews(1.0, False, 2, 2), Reviews(1.0, True, 2, 1)]
    found = insight.calibration("all", reviews, Memory())
    [only] = found.bins
    assert (only.count, only.observed) == (4, 0.75)
    assert only.predicted == pytest.approx(0.9, abs=1e-6)
    assert found.rmse == pytest.approx(0.15, abs=1e-6)
    assert (found.count, found.observed) == (4, 0.75)


def test_rmse_weighs_bins_by_their_reviews() -> None:
    """Three reviews 10 points off (all recalled at 90%) and one at 100%, forgotten, whole 100 points off."""
    reviews = [Reviews(1.0, False, 3, 3), Reviews(0.0, False, 1, 0)]
    found = insight.calibration("all", reviews, Memory())
    assert found.rmse == pytest.approx(((3 * 0.1**2 + 1.0) / 4) ** 0.5, abs=1e-6)


def test_young_and_mature_are_told_apart() -> None:
    """Together they are all."""
    reviews = [Reviews(1.0, False, 1, 1), Reviews(1.0, True, 2, 1)]
    assert [part.count for part in insight.calibrations(reviews, Memory())] == [3, 1, 2]


def test_no_reviews_are_no_figures() -> None:
    """Nothing is divided by nothing."""
    found = insight.calibration("all", [], Memory())
    assert (found.count, found.predicted, found.observed, found.rmse, found.bins) == (0, None, None, None, ())


def test_weeks_begin_on_monday() -> None:
    """Sunday belongs to the week before."""
    days = [Day(TODAY - 3, 2, 20.0), Day(TODAY - 2, 3, 30.0), Day(TODAY, 4, 40.0)]
    last, this = insight.weeks(days, TODAY, 2)
    assert (last.day, last.answers, last.seconds) == (TODAY - 9, 2, 20.0)
    assert (this.day, this.answers, this.seconds) == (TODAY - 2, 7, 70.0)


def test_levels_by_quarters() -> None:
    """Nothing is 0, the fullest 4, one answer never nothing."""
    assert insight.levels([0, 1, 25, 26, 50, 75, 76, 100]) == [0, 1, 1, 2, 2, 3, 4, 4]


@given(st.lists(st.integers(0, 10_000), min_size=1))
def test_levels_rise_with_answers(counts: list[int]) -> None:
    """A day with more answers is never paler."""
    found = dict(zip(counts, insight.levels(counts), strict=True))
    ordered = [found[count] for count in sorted(found)]
    assert ordered == sorted(ordered)
    assert all((level == 0) == (count == 0) for count, level in found.items())


def test_mastery_counts_each_once() -> None:
    """New, learning, young and mature add up; the chance is the mean of those learned."""
    fresh = MemoryState(10.0, 5.0)
    cards = [
        Standing("b", "a"),
        Standing("b", "b", Phase.LEARNING, fresh, TODAY),
        Standing("b", "c", Phase.REVIEW, fresh, TODAY - 10, TODAY),
        Standing("b", "d", Phase.REVIEW, fresh, TODAY - 10, TODAY + 11),
    ]
    found = insight.mastery("b", cards, TODAY, Memory())
    assert (found.questions, found.new, found.learning, found.young, found.mature) == (4, 1, 1, 1, 1)
    assert found.recall == pytest.approx(0.9, abs=1e-6)
    begun = insight.mastery("b", cards[:2], TODAY, Memory())
    assert (begun.learning, begun.recall) == (1, None)
    words = next(part for part in sections(_with(begun)) if part.key == "banks")
    assert [(bar.value, bar.told) for bar in words.bars] == [(0.0, "0 of 2 learned")]


def _with(group: insight.Mastery) -> insight.Insight:
    """A progress in which one bank alone is of interest."""
    return insight.Insight(
        today=TODAY,
        streak_days=0,
        longest_streak_days=0,
        days=insight.year((), TODAY),
        weeks=insight.weeks((), TODAY),
        forecast=(0,) * insight.AHEAD,
        calibration=insight.calibrations((), Memory()),
        stability=(),
        difficulty=(),
        banks=(group,),
        tags=(),
    )


def test_slots_hold_their_lower_edge() -> None:
    """A stability of 7 days is in 7–14; a difficulty of 10 in the last slot."""
    cards = [Standing("b", "a", Phase.REVIEW, MemoryState(7.0, 10.0)), Standing("b", "b")]
    assert [slot.label for slot in insight.stabilities(cards) if slot.count] == ["7–14 days"]
    assert [slot.label for slot in insight.difficulties(cards) if slot.count] == ["10"]
