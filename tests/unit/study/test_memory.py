"""The wrapper around FSRS; what it reckons is checked against two oracles elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.study.card import MemoryState, Rating
from quiz.study.memory import Memory
from tests.strategies_study import memories, ratings


@given(memories, st.integers(0, 10_000))
def test_better_ratings_leave_longer_and_easier_memories(state: MemoryState, days: int) -> None:
    """Again ≤ Hard ≤ Good ≤ Easy in stability, the other way round in difficulty."""
    after = [Memory().step(state, days, rating) for rating in Rating]
    assert [m.stability for m in after] == sorted(m.stability for m in after)
    assert [m.difficulty for m in after] == sorted((m.difficulty for m in after), reverse=True)


@given(memories, st.integers(0, 10_000))
def test_knowing_it_never_shortens_a_memory(state: MemoryState, days: int) -> None:
    """After Good a memory is at least as stable as before, up to the engine's 32 bits."""
    assert Memory().step(state, days, Rating.GOOD).stability >= state.stability * (1 - 1e-6)


@given(memories)
def test_stability_is_the_time_to_nine_tenths(state: MemoryState) -> None:
    """At retention 0.9 the interval is the stability, and the chance after a whole day count is 0.9."""
    assert Memory(0.9).interval(state.stability) == pytest.approx(state.stability, rel=1e-5)
    whole = MemoryState(float(max(1, round(state.stability))), state.difficulty)
    assert Memory().retrievability(whole, int(whole.stability)) == pytest.approx(0.9)
    assert Memory().retrievability(whole, 0) == 1.0


@given(memories, ratings)
def test_time_that_ran_backwards_is_no_time(state: MemoryState, rating: Rating) -> None:
    """Negative days count as the same day, and more days than the engine can count do no harm."""
    assert Memory().step(state, -5, rating) == Memory().step(state, 0, rating)
    assert Memory().retrievability(state, -5) == 1.0
    assert 0.0 < Memory().step(state, 2**40, rating).stability < 1e9


def test_a_higher_wish_brings_questions_back_sooner() -> None:
    """Retention 0.95 gives shorter intervals than 0.8 for the same memory."""
    assert Memory(0.95).interval(30.0) < 30.0 < Memory(0.8).interval(30.0)


def test_outcomes_name_the_interval_of_their_own_memory() -> None:
    """An outcome's interval is the interval of its stability."""
    memory = Memory(0.85)
    for outcome in memory.outcomes(MemoryState(12.0, 4.0), 10).values():
        assert outcome.interval == pytest.approx(memory.interval(outcome.memory.stability), rel=1e-5)


@pytest.mark.parametrize("retention", [0.0, 1.0, -0.1, 1.5, float("nan")])
def test_an_impossible_retention_is_refused(retention: float) -> None:
    """Nobody can wish to know nothing, or everything for sure."""
    with pytest.raises(ValueError, match="retention"):
        Memory(retention)


def test_parameters_of_another_version_are_refused() -> None:
    """FSRS-5's 19 parameters, or none, are not FSRS-6's 21."""
    for count in (0, 17, 19):
        with pytest.raises(ValueError, match="21"):
            Memory(parameters=[1.0] * count)
