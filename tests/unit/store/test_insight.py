"""The rows of the progress screen, against the plainest reckoning from the log."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.store import IndexedBank, Store
from quiz.store.cards import put, to_row
from quiz.study.card import Answer, Card, Phase, Rating
from quiz.study.insight import MATURE
from tests.strategies_study import NOON, UTC_DAYS, answer, cards

TODAY = UTC_DAYS.day(NOON)
SPAN = 40


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """An answer to any card, on some day of the last weeks, in or outside the schedule."""
    before = draw(cards(question_id=draw(st.sampled_from("abc"))))
    right = draw(st.booleans())
    one = answer(
        before,
        Rating.GOOD if right else Rating.AGAIN,
        NOON - timedelta(days=draw(st.integers(0, SPAN))),
        points=float(right),
    )
    return replace(one, scheduled=draw(st.booleans()), duration_ms=draw(st.integers(0, 90_000)))


@settings(max_examples=60, deadline=None)
@given(st.lists(answers(), max_size=12), st.sets(st.integers(0, 11)), st.integers(0, SPAN))
def test_days_and_reviews_are_those_of_the_log(log: list[Answer], undone: set[int], ago: int) -> None:
    """Taken back, an answer never counts; outside the schedule only for time; and only since the day."""
    since = TODAY - ago
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "a.db") as store:
        ids = []
        for one in log:
            with store._database.transaction() as connection:
                put(connection, to_row(one.before, None))
            ids.append(store.record(one))
        for place, answer_id in enumerate(ids):
            if place in undone:
                store.undo(answer_id)
        stand = [one for place, one in enumerate(log) if place not in undone and one.day >= since]
        asked = [one for one in stand if one.scheduled and one.before.phase is Phase.REVIEW]
        daily, reviews = store.daily(since), store.reviews(since)
        on_days = [store.reviews_on(day) for day in range(since, TODAY + 1)]
    assert {day.day: day.answers for day in daily} == Counter(one.day for one in stand)
    assert round(sum(day.seconds for day in daily) * 1000) == sum(one.duration_ms for one in stand)
    assert on_days == [sum(one.day == day for one in asked) for day in range(since, TODAY + 1)]
    for mature in (True, False):
        expected = [one for one in asked if (_interval(one.before) >= MATURE) == mature]
        found = [part for part in reviews if part.mature == mature]
        assert sum(part.count for part in found) == len(expected)
        assert sum(part.recalled for part in found) == sum(one.rating > Rating.AGAIN for one in expected)
        ratios = sorted(map(_ratio, expected))
        parts = sorted(part.ratio for part in found for _ in range(part.count))
        assert parts == pytest.approx(ratios, abs=1e-5, rel=1e-9)


def _interval(card: Card) -> int:
    return (card.due_day or 0) - (card.last_day or 0)


def _ratio(one: Answer) -> float:
    assert one.before.memory is not None
    return max(one.day - (one.before.last_day or 0), 0) / max(one.before.memory.stability, 0.001)


@settings(max_examples=40, deadline=None)
@given(st.lists(cards(), max_size=6), st.sets(st.integers(0, 7)))
def test_standings_are_the_questions_with_their_cards(drawn: list[Card], indexed: set[int]) -> None:
    """Each question of the index once, in its order; without a card it is new; cards outside are left out."""
    kept = {f"q{n}": replace(card, question_id=f"q{n}") for n, card in enumerate(drawn)}
    questions = tuple(f"q{n}" for n in sorted(indexed, reverse=True))
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "a.db") as store:
        entry = IndexedBank(
            path=Path("b.toml"), size=1, mtime_ns=1, bank_id="bank", title="B", questions=questions
        )
        store.index(entry)
        with store._database.transaction() as connection:
            for card in kept.values():
                put(connection, to_row(card, None))
        found = store.standings()
    assert [path for path, _ in found] == [Path("b.toml")] * len(questions)
    assert [one.question_id for _, one in found] == list(questions)
    for _, one in found:
        card = kept.get(one.question_id, Card(bank_id="bank", question_id=one.question_id))
        assert (one.phase, one.memory, one.last_day, one.due_day) == (
            card.phase,
            card.memory,
            card.last_day,
            card.due_day,
        )
