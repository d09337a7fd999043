"""Steps, order of intervals, limits. Anki's own numbers are checked in ``test_against_anki.py``."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.study.calendar import Calendar
from quiz.study.card import Card, MemoryState, Phase, Rating
from tests.strategies_study import NOON, UTC_DAYS, cards, histories, moments, ratings, scheduler

NEW = Card(bank_id="bank", question_id="q")
TODAY = UTC_DAYS.day(NOON)
REVIEW = replace(
    NEW,
    phase=Phase.REVIEW,
    memory=MemoryState(10.0, 5.0),
    due_day=TODAY,
    last_at=NOON - timedelta(days=10),
    last_day=TODAY - 10,
    reps=3,
)


def walk(*given: Rating, start: Card = NEW, **options: Any) -> list[tuple[Phase, int, int]]:
    """Phase, step and seconds or days to wait, after each answer of a row at one moment."""
    card, seen = start, []
    for rating in given:
        card = scheduler(**options).answer(card, rating, NOON)
        if card.due_at is not None:
            wait = int((card.due_at - NOON).total_seconds())
        else:
            assert card.due_day is not None
            wait = card.due_day - TODAY
        seen.append((card.phase, card.step, wait))
    return seen


def test_good_walks_the_steps_and_graduates() -> None:
    """A new question answered Good waits ten minutes, then two days."""
    assert walk(Rating.GOOD, Rating.GOOD) == [(Phase.LEARNING, 1, 600), (Phase.REVIEW, 0, 2)]


def test_again_goes_back_to_the_first_step() -> None:
    """A miss on the second step starts over, one minute."""
    assert walk(Rating.GOOD, Rating.AGAIN) == [(Phase.LEARNING, 1, 600), (Phase.LEARNING, 0, 60)]


def test_hard_repeats_the_step() -> None:
    """On the first step Hard waits between Again and Good, later as long as the step."""
    assert walk(Rating.HARD, Rating.GOOD, Rating.HARD) == [
        (Phase.LEARNING, 0, 330),
        (Phase.LEARNING, 1, 600),
        (Phase.LEARNING, 1, 600),
    ]
    assert walk(Rating.HARD, learning_steps=(600,)) == [(Phase.LEARNING, 0, 900)]


def test_easy_graduates_at_once() -> None:
    """A new question rated Easy comes back after eight days."""
    assert walk(Rating.EASY) == [(Phase.REVIEW, 0, 8)]


def test_a_lapse_is_relearned() -> None:
    """A missed review waits ten minutes, counts as a lapse, and goes back to review when known."""
    lapsed = scheduler().answer(REVIEW, Rating.AGAIN, NOON)
    assert (lapsed.phase, lapsed.step, lapsed.lapses) == (Phase.RELEARNING, 0, 1)
    assert lapsed.due_at == NOON + timedelta(minutes=10)
    assert lapsed.due_day is None
    missed = scheduler().answer(lapsed, Rating.AGAIN, NOON)
    assert (missed.phase, missed.lapses) == (Phase.RELEARNING, 1)
    back = scheduler().answer(missed, Rating.GOOD, NOON)
    assert (back.phase, back.lapses, back.due_at) == (Phase.REVIEW, 1, None)


def test_without_steps_a_new_question_goes_to_review_or_stays_within_the_day() -> None:
    """No steps: Good gives days; Again, whose memory lasts under half a day, gives that time."""
    assert walk(Rating.GOOD, learning_steps=()) == [(Phase.REVIEW, 0, 2)]
    [(phase, _, seconds)] = walk(Rating.AGAIN, learning_steps=())
    assert phase is Phase.LEARNING
    assert 0 < seconds < 43_200


def test_a_step_that_is_gone_from_the_settings_counts_as_the_last() -> None:
    """A card on step 4 of former settings goes on from the last step there is."""
    card = replace(NEW, phase=Phase.LEARNING, step=4, memory=MemoryState(1.0, 5.0), last_day=TODAY, reps=5)
    assert walk(Rating.HARD, start=card) == [(Phase.LEARNING, 1, 600)]
    assert walk(Rating.GOOD, start=card)[0][0] is Phase.REVIEW


@given(cards(Phase.REVIEW), moments, st.booleans())
def test_passed_reviews_wait_longer_the_better_they_were(card: Card, now: datetime, fuzz: bool) -> None:
    """In review Hard < Good < Easy, in whole days, unless the longest interval cuts them."""
    plan = scheduler(fuzz=fuzz, maximum_interval=10**6)
    waits = [
        (plan.answer(card, rating, now).due_day or 0) - UTC_DAYS.day(now)
        for rating in (Rating.HARD, Rating.GOOD, Rating.EASY)
    ]
    assert 1 <= waits[0] < waits[1] < waits[2]


@given(cards(), ratings, moments, st.integers(1, 400), st.booleans())
def test_an_answer_keeps_the_books(card: Card, rating: Rating, now: datetime, most: int, fuzz: bool) -> None:
    """Every answer counts one, sets when it was, has one kind of due, and keeps the longest interval."""
    plan = scheduler(fuzz=fuzz, maximum_interval=most)
    after = plan.answer(card, rating, now)
    assert after.reps == card.reps + 1
    assert (after.last_at, after.last_day) == (now, UTC_DAYS.day(now))
    assert after.memory is not None
    assert after.phase is not Phase.NEW
    if after.phase is Phase.REVIEW:
        assert after.due_at is None
        assert after.due_day is not None
        assert 1 <= after.due_day - UTC_DAYS.day(now) <= most
    else:
        assert after.due_day is None
        assert after.due_at is not None
        assert now < after.due_at < now + timedelta(days=1)
    assert after.lapses - card.lapses == (card.phase is Phase.REVIEW and rating is Rating.AGAIN)
    assert plan.answer(card, rating, now) == after


@given(histories, ratings)
def test_a_clock_set_back_counts_as_no_time(history: list[tuple[int, Rating]], rating: Rating) -> None:
    """A year back, memory moves as on the same day; the next answer counts from the new clock."""
    plan, card, now = scheduler(), NEW, NOON
    for days, given_rating in history:
        now += timedelta(days=days)
        card = plan.answer(card, given_rating, now)
    back = plan.answer(card, rating, now - timedelta(days=365))
    assert back.memory == plan.answer(card, rating, now).memory
    assert back.last_day == UTC_DAYS.day(now) - 365


@given(st.integers(0, 10_000), st.lists(st.integers(0, 3), min_size=1, max_size=8))
def test_good_on_time_or_late_never_shortens_the_interval(seed: int, late: list[int]) -> None:
    """With fuzz on, a question answered Good on its day or later waits at least as long as the last time."""
    plan, now = scheduler(fuzz=True), NOON
    card = Card(bank_id="bank", question_id=f"q{seed}")
    card = plan.answer(plan.answer(card, Rating.GOOD, now), Rating.GOOD, now)
    for days in late:
        assert card.due_day is not None
        assert card.last_day is not None
        last = card.due_day - card.last_day
        now += timedelta(days=last + days)
        card = plan.answer(card, Rating.GOOD, now)
        assert (card.due_day or 0) - UTC_DAYS.day(now) >= last


@given(cards(Phase.REVIEW), moments)
def test_fuzz_alone_never_shortens_a_good_interval(card: Card, now: datetime) -> None:
    """Early or late: fuzz never takes an interval below the last one that was not below it without."""
    assert card.due_day is not None
    assert card.last_day is not None
    last = card.due_day - card.last_day
    plain = (scheduler().answer(card, Rating.GOOD, now).due_day or 0) - UTC_DAYS.day(now)
    fuzzed = (scheduler(fuzz=True).answer(card, Rating.GOOD, now).due_day or 0) - UTC_DAYS.day(now)
    assert fuzzed >= last or plain < last


def test_fuzz_parts_questions_learned_together() -> None:
    """A hundred questions with one past come back on several days with fuzz, on one day without."""

    def due(fuzz: bool) -> set[int | None]:
        twins = [replace(REVIEW, question_id=f"q{n}") for n in range(100)]
        return {scheduler(fuzz=fuzz).answer(card, Rating.GOOD, NOON).due_day for card in twins}

    assert len(due(fuzz=False)) == 1
    assert len(due(fuzz=True)) > 3


def test_the_night_makes_the_day() -> None:
    """Answers before and after midnight are one day, before and after the rollover two."""
    plan = scheduler(calendar=Calendar(ZoneInfo("Europe/Berlin"), 4))
    evening = datetime(2026, 5, 1, 20, 0, tzinfo=UTC)  # 22:00 in Berlin
    card = plan.answer(NEW, Rating.GOOD, evening)
    after_midnight = plan.answer(card, Rating.GOOD, evening + timedelta(hours=3))
    next_morning = plan.answer(card, Rating.GOOD, evening + timedelta(hours=8))
    assert card.memory is not None
    assert after_midnight.memory == plan.memory.step(card.memory, 0, Rating.GOOD)
    assert next_morning.memory == plan.memory.step(card.memory, 1, Rating.GOOD)


def test_moments_finer_than_the_log_are_cut() -> None:
    """A card holds nothing the database would lose: whole milliseconds."""
    card = scheduler().answer(NEW, Rating.GOOD, NOON + timedelta(microseconds=1_999))
    assert card.last_at == NOON + timedelta(milliseconds=1)


def test_a_naive_moment_is_refused() -> None:
    """Without a zone nobody knows the day."""
    with pytest.raises(ValueError, match="time zone"):
        scheduler().answer(NEW, Rating.GOOD, datetime(2026, 1, 1))
