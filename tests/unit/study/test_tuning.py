"""FSRS fitted to a learner, and what a retention costs."""

from __future__ import annotations

import random

import fsrs_rs_python as fsrs
import pytest

from quiz.study.card import Rating
from quiz.study.memory import Memory
from quiz.study.tuning import LEAST, Fit, Tuning, compared, prefixes, tune, workloads


def learner(forgetful: float, cards: int, seed: int = 1) -> list[list[tuple[int, Rating]]]:
    """Histories of a learner whose memories last ``forgetful`` times as long as FSRS's defaults say."""
    rng, memory, found = random.Random(seed), Memory(), []
    for _ in range(cards):
        day, state, history = 0, memory.step(None, 0, Rating.GOOD), [(0, Rating.GOOD)]
        for _ in range(6):
            gap = max(1, round(memory.interval(state.stability)))
            day += gap
            known = rng.random() < memory.retrievability(state, round(gap / forgetful))
            rating = Rating.GOOD if known else Rating.AGAIN
            history.append((day, rating))
            state = memory.step(state, gap, rating)
        found.append(history)
    return found


def test_items_are_ankis() -> None:
    """A history gives an item per review on a later day, each with all before it and the days between."""
    history = [(10, Rating.AGAIN), (10, Rating.GOOD), (13, Rating.HARD), (13, Rating.GOOD), (20, Rating.EASY)]
    assert prefixes(history) == [
        [(1, 0), (3, 0), (2, 3)],
        [(1, 0), (3, 0), (2, 3), (3, 0), (4, 7)],
    ]


def test_a_forgetful_learner_is_foretold_better() -> None:
    """Fitted to memories four times as short as the defaults', both measures fall."""
    found = tune(learner(0.25, 200), (), 1)
    assert isinstance(found, Tuning)
    assert found.better
    assert len(found.parameters) == len(fsrs.DEFAULT_PARAMETERS)
    assert found.after.log_loss < found.before.log_loss


def test_too_few_reviews_are_counted_not_fitted() -> None:
    """With fewer than needed only their number comes back."""
    few = learner(1.0, 3)
    assert tune(few, (), 1) == 18
    assert LEAST > 18


@pytest.mark.parametrize(
    ("after", "better"),
    [(Fit(0.3, 0.04), True), (Fit(0.5, 0.04), False), (Fit(0.3, 0.06), False), (Fit(0.4, 0.05), False)],
)
def test_worse_by_either_measure_is_not_better(after: Fit, better: bool) -> None:
    """Parameters are taken only where log-loss falls and RMSE does not rise."""
    assert Tuning(500, Fit(0.4, 0.05), after, ()).better is better


def test_a_higher_retention_costs_more_reviews() -> None:
    """In the simulated year both reviews and questions known grow with it, and the line says by how much."""
    low, high = workloads((0.8, 0.95), (), questions=500, new_per_day=20)
    assert high.reviews > low.reviews
    assert high.known > low.known
    line = compared(low, high)
    assert f"{high.reviews / low.reviews:.1f} times the reviews of 0.8" in line
