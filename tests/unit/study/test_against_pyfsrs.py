"""py-fsrs as the second oracle: in its own day of 24 hours it must agree with us."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.study.card import Card, MemoryState, Phase, Rating
from quiz.study.fuzz import rounded
from quiz.study.memory import Memory
from tests.strategies_study import NOON, histories, memories, scheduler

fsrs = pytest.importorskip("fsrs")
PHASES = {1: Phase.LEARNING, 2: Phase.REVIEW, 3: Phase.RELEARNING}


@cache
def oracle(retention: float = 0.9) -> Any:
    """A py-fsrs scheduler with our steps and no fuzz."""
    return fsrs.Scheduler(desired_retention=retention, enable_fuzzing=False)


@given(histories)
def test_same_answers_at_the_same_hour_give_its_memory(history: list[tuple[int, Rating]]) -> None:
    """Answers at noon UTC are whole days apart in both counts, so phase and memory agree throughout."""
    card, now = Card(bank_id="bank", question_id="q"), NOON
    theirs = fsrs.Card(card_id=1, due=now)
    ours = scheduler()
    for days, rating in history:
        now += timedelta(days=days)
        theirs, _ = oracle().review_card(theirs, fsrs.Rating(int(rating)), now)
        card = ours.answer(card, rating, now)
        assert card.phase is PHASES[theirs.state.value]
        assert card.memory is not None
        assert card.memory.stability == pytest.approx(theirs.stability, rel=1e-4)
        assert card.memory.difficulty == pytest.approx(theirs.difficulty, rel=1e-4)


@given(memories, st.integers(0, 4_000), st.sampled_from((0.75, 0.9, 0.97)))
def test_interval_and_retrievability_are_its_own(state: MemoryState, days: int, retention: float) -> None:
    """The forgetting curve is py-fsrs's, forwards (chance of knowing) and backwards (interval)."""
    memory, theirs = Memory(retention), fsrs.Card(card_id=1)
    theirs.stability, theirs.difficulty = state.stability, state.difficulty
    theirs.last_review = NOON
    expected = oracle(retention).get_card_retrievability(theirs, NOON + timedelta(days=days))
    assert memory.retrievability(state, days) == pytest.approx(expected, rel=1e-5)
    interval = oracle(retention)._next_interval(stability=state.stability)
    assert min(max(rounded(memory.interval(state.stability)), 1), 36_500) == pytest.approx(
        interval, abs=1, rel=1e-5
    )


def test_a_night_is_a_day_for_us_and_not_for_it() -> None:
    """Evening and next morning: py-fsrs counts no day between them, the learner's calendar one."""
    evening = NOON + timedelta(hours=8)
    morning = evening + timedelta(hours=12)
    ours, card = scheduler(), Card(bank_id="bank", question_id="q")
    theirs = fsrs.Card(card_id=1, due=evening)
    for now in (evening, morning):
        card = ours.answer(card, Rating.AGAIN, now)
        theirs, _ = oracle().review_card(theirs, fsrs.Rating.Again, now)
    assert card.memory is not None
    expected = Memory().step(Memory().step(None, 0, Rating.AGAIN), 1, Rating.AGAIN)
    assert card.memory == expected
    assert card.memory.stability != pytest.approx(theirs.stability, rel=0.01)
