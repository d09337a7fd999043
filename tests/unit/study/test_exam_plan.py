"""An exam on a day: equal doses, a last look at the weakest, and the expected score."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.study.card import Card, MemoryState, Phase
from quiz.study.memory import Memory
from quiz.study.plan import FINAL_DAYS, dose, early, expected, final_bar, known_on
from tests.strategies_study import NOON, UTC_DAYS

TODAY = UTC_DAYS.day(NOON)
MEMORY = Memory(0.9)


def card(name: str, stability: float, ago: int, due: int) -> Card:
    """A card in review, answered some days ago, due in some days."""
    return Card(
        bank_id="bank",
        question_id=name,
        phase=Phase.REVIEW,
        memory=MemoryState(stability, 5.0),
        last_day=TODAY - ago,
        due_day=TODAY + due,
        reps=3,
    )


@given(st.integers(0, 500), st.integers(1, 100))
def test_doses_are_equal_and_all_is_seen_before_the_exam(unseen: int, days: int) -> None:
    """Who takes each day's dose has seen everything before the day, in doses that differ by one at most."""
    doses, left = [], unseen
    for day in range(days):
        doses.append(dose(left, 0, day, days))
        left -= doses[-1]
    assert left == 0
    learning = doses[: max(days - FINAL_DAYS, 0)] or doses
    assert max(learning) - min(learning) <= 1
    if days > FINAL_DAYS:
        assert sum(doses[days - FINAL_DAYS :]) == 0


@given(st.integers(0, 200), st.integers(0, 50), st.integers(1, 60))
def test_todays_dose_shrinks_by_what_was_seen_today(unseen: int, seen: int, days: int) -> None:
    """Sitting down twice a day brings no second dose."""
    whole = dose(unseen + seen, 0, 0, days)
    assert dose(unseen, seen, 0, days) == min(unseen, max(0, whole - seen))


def test_a_missed_day_is_shared_by_the_rest() -> None:
    """After days without studying, the doses grow and all is still seen."""
    assert dose(30, 0, 0, 13) == 3
    assert dose(30, 0, 5, 13) == 6
    assert dose(30, 0, 12, 13) == 30


def test_the_weakest_get_a_last_look_in_the_final_days() -> None:
    """Weakest first, an equal share a day; what is sure, or was just reviewed, is left alone."""
    cards = [card("weak", 10, 9, 4), card("weaker", 5, 9, 4), card("sure", 900, 9, 60)]
    cards.append(card("fresh", 2, 0, 3))
    by_day = TODAY + 2
    chosen = early(cards, TODAY, by_day, MEMORY)
    assert chosen == [("bank", "weaker")]  # three to do in two days, and one was done today
    assert early(cards, TODAY - 9, by_day, MEMORY) == []


def test_what_comes_back_after_the_exam_too_weak_is_brought_before_it() -> None:
    """Even if it was looked at in the final days already."""
    weak = card("weak", 0.5, 1, 6)
    assert known_on([weak], TODAY + 1, MEMORY) < MEMORY.retention
    assert early([weak], TODAY, TODAY + 1, MEMORY) == [("bank", "weak")]


@given(st.lists(st.tuples(st.floats(0.5, 300), st.integers(1, 60)), max_size=30), st.integers(1, FINAL_DAYS))
def test_all_weak_ones_are_looked_at_by_the_day(made: list[tuple[float, int]], left: int) -> None:
    """Who does what each final day asks has left nothing under the bar without a last look."""
    cards = [card(str(n), stability, ago, 99) for n, (stability, ago) in enumerate(made)]
    by_day = TODAY + left
    for day in range(TODAY, by_day):
        chosen = set(early(cards, day, by_day, MEMORY))
        cards = [
            replace(
                one,
                last_day=day,
                memory=MemoryState(one.memory.stability * 3 + 9, 5.0) if one.memory else None,
                due_day=day + 30,
            )
            if (one.bank_id, one.question_id) in chosen
            else one
            for one in cards
        ]
    for one in cards:
        assert one.last_day is not None
        rested = one.last_day < by_day - FINAL_DAYS
        assert not rested or known_on([one], by_day, MEMORY) >= final_bar(MEMORY.retention)


@settings(max_examples=20)
@given(st.integers(1, 60), st.integers(0, 20), st.integers(0, 20))
def test_the_expected_score_is_a_share_and_studying_beats_doing_nothing(
    days: int, known: int, fresh: int
) -> None:
    """Between 0 and 1, the same for the same seed, and not under what is known without another review."""
    cards = [card(f"k{n}", 3 + n, 3 + n, n % 5) for n in range(known)]
    cards += [Card(bank_id="bank", question_id=f"n{n}") for n in range(fresh)]
    score = expected(cards, TODAY, TODAY + days, MEMORY, Random(1))
    assert 0.0 <= score <= 1.0
    assert score == expected(cards, TODAY, TODAY + days, MEMORY, Random(1))
    assert score >= known_on(cards, TODAY + days, MEMORY) - 0.02


def test_the_expected_score_is_that_of_a_learner_who_keeps_up() -> None:
    """Forty new questions in thirty days end above the wished retention, thanks to the last look."""
    cards = [Card(bank_id="bank", question_id=f"n{n}") for n in range(40)]
    assert expected(cards, TODAY, TODAY + 30, MEMORY, Random(1)) > 0.9
    assert known_on(cards, TODAY + 30, MEMORY) == 0.0
