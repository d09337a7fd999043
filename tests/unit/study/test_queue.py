"""What comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quiz.study.card import Card, Phase
from quiz.study.queue import LEARN_AHEAD, WaitingRoom, is_due, plan
from tests.strategies_study import NOON, UTC_DAYS, cards

TODAY = UTC_DAYS.day(NOON)


def new(question_id: str, bank_id: str = "bank") -> Card:
    """Never answered."""
    return Card(bank_id=bank_id, question_id=question_id)


def stepping(question_id: str, minutes: int) -> Card:
    """On a step that comes in some minutes."""
    return replace(new(question_id), phase=Phase.LEARNING, due_at=NOON + timedelta(minutes=minutes))


def review(question_id: str, days: int) -> Card:
    """In review, due in some days."""
    return replace(new(question_id), phase=Phase.REVIEW, due_day=TODAY + days)


def names(planned: list[Card]) -> list[str]:
    """The question ids."""
    return [card.question_id for card in planned]


def test_steps_then_reviews_then_new() -> None:
    """On a step by time, then reviews with the longest overdue first, then new in their order."""
    given_cards = [
        new("z"),
        review("today", 0),
        stepping("late", -1),
        new("a"),
        review("old", -9),
        stepping("first", -5),
    ]
    assert names(plan(given_cards, day=TODAY, now=NOON)) == ["first", "late", "old", "today", "z", "a"]


def test_what_is_not_due_stays_away() -> None:
    """Tomorrow's reviews and steps beyond the learn-ahead are left out; nearer ones are in."""
    planned = plan([review("tomorrow", 1), stepping("far", 21), stepping("near", 20)], day=TODAY, now=NOON)
    assert names(planned) == ["near"]


def test_new_ones_are_limited_for_each_bank_or_together() -> None:
    """A number for each bank, one for all, or none; a bank without a number gets nothing new."""
    fresh = [new("a", "x"), new("b", "x"), new("c", "y"), new("d", "z")]
    assert names(plan(fresh, day=TODAY, now=NOON, new={"x": 1, "y": 5})) == ["a", "c"]
    assert names(plan(fresh, day=TODAY, now=NOON, new=3)) == ["a", "b", "c"]
    assert names(plan(fresh, day=TODAY, now=NOON, new=0)) == []
    assert names(plan(fresh, day=TODAY, now=NOON)) == ["a", "b", "c", "d"]


def test_planning_leaves_the_allowance_alone() -> None:
    """The mapping handed in is not used up: planning twice gives the same."""
    allowance = {"bank": 1}
    first = plan([new("a"), new("b")], day=TODAY, now=NOON, new=allowance)
    assert plan([new("a"), new("b")], day=TODAY, now=NOON, new=allowance) == first
    assert allowance == {"bank": 1}


@given(st.lists(cards(), max_size=20))
def test_a_plan_holds_due_and_new_cards_and_no_others(given_cards: list[Card]) -> None:
    """Each card is in the plan exactly when it is new or due within the learn-ahead."""
    numbered = [replace(card, question_id=f"q{n}") for n, card in enumerate(given_cards)]
    planned = plan(numbered, day=TODAY, now=NOON)
    wanted = [c for c in numbered if c.phase is Phase.NEW or is_due(c, TODAY, NOON, ahead=LEARN_AHEAD)]
    assert sorted(names(planned)) == sorted(names(wanted))


minutes = st.integers(0, 30)
acts = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.sampled_from("abcd"), minutes),
        st.tuples(st.just("drop"), st.sampled_from("abcd"), minutes),
        st.tuples(st.just("take"), st.sampled_from("abcd-"), minutes),
    ),
    max_size=40,
)


@given(acts)
def test_the_waiting_room_is_a_sorted_list(done: list[tuple[str, str, int]]) -> None:
    """Any mix of acts gives what a list sorted by time would, and counts the near ones right."""
    room: WaitingRoom[str] = WaitingRoom()
    model: list[tuple[datetime, int, str]] = []
    for number, (act, name, minute) in enumerate(done):
        at = NOON + timedelta(minutes=minute)
        if act in ("put", "drop"):
            model = [entry for entry in model if entry[2] != name]
        if act == "put":
            room.put(("bank", name), name, at, near=minute < 20)
            model = sorted([*model, (at, number, name)])
        elif act == "drop":
            room.drop(("bank", name))
        else:
            taken = room.take(at, but=("bank", name))
            # One that must not come next hides only itself.
            expected = next((e for e in model if e[0] <= at and e[2] != name), None)
            assert (taken.thing if taken else None) == (expected[2] if expected else None)
            model = [entry for entry in model if entry is not expected]
        assert [waiting.thing for waiting in room.waiting()] == [entry[2] for entry in model]
        assert room.near == sum(entry[0] < NOON + timedelta(minutes=20) for entry in model)
        assert len(room) == len(model)
