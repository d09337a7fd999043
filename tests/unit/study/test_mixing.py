"""Neighbours differ, limits over all banks are shared, and the most worthy reviews come first."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quiz.study.card import Card
from quiz.study.queue import interleaved, plan
from tests.strategies_study import NOON
from tests.unit.study.test_queue import TODAY, names, new, review


def repeats(groups: list[str]) -> int:
    """Neighbours that are alike."""
    return sum(one == two for one, two in pairwise(groups))


@given(st.lists(st.sampled_from("aaaabbcd"), max_size=40))
def test_neighbours_differ_as_far_as_that_can_be(groups: list[str]) -> None:
    """Not one pair of like neighbours more than the numbers force; within a group the order stays."""
    items = list(enumerate(groups))
    mixed = interleaved(items, lambda item: item[1])
    assert sorted(mixed) == items
    for group in set(groups):
        assert [item for item in mixed if item[1] == group] == [item for item in items if item[1] == group]
    most = max(Counter(groups).values(), default=0)
    assert repeats([group for _, group in mixed]) == max(0, 2 * most - len(groups) - 1)


@given(st.lists(st.sampled_from("ab"), min_size=2, max_size=10))
def test_the_mixing_begins_with_another_group_than_what_came_before(groups: list[str]) -> None:
    """What was asked right before is a neighbour too, where there is anything else."""
    mixed = interleaved(groups, str, after=["a"])
    assert mixed[0] == "b" or "b" not in groups


def test_banks_that_bring_new_questions_take_turns() -> None:
    """A limit over all banks is shared between them, and neighbours are of different banks."""
    cards = [new(f"{bank}{n}", bank) for bank in "xyz" for n in range(5)]
    chosen = plan(cards, day=TODAY, now=NOON, new_in_all=6, topic=lambda card: "")
    assert Counter(card.bank_id for card in chosen) == {"x": 2, "y": 2, "z": 2}
    assert repeats([card.bank_id for card in chosen]) == 0
    assert names(chosen) == ["x0", "y0", "z0", "x1", "y1", "z1"]


def test_the_limit_over_all_banks_holds_beside_that_of_each() -> None:
    """Neither is passed."""
    cards = [new(f"{bank}{n}", bank) for bank in "xy" for n in range(5)]
    chosen = plan(cards, day=TODAY, now=NOON, new={"x": 1, "y": 9}, new_in_all=4, topic=lambda card: "")
    assert Counter(card.bank_id for card in chosen) == {"x": 1, "y": 3}


def test_tags_of_one_bank_are_mixed() -> None:
    """Where there is but one bank, neighbours differ in their tag."""
    cards = [review(name, -1) for name in ("r1", "r2", "r3", "s1", "s2", "s3")]
    chosen = plan(cards, day=TODAY, now=NOON, topic=lambda card: card.question_id[0])
    assert repeats([card.question_id[0] for card in chosen]) == 0


def test_the_most_worthy_reviews_are_chosen_and_come_first() -> None:
    """With fewer reviews allowed than are due, those worth most are asked, the best first."""
    cards = [review(name, -1) for name in "abcd"]
    worth = {"a": 0.2, "b": 0.9, "c": 0.5, "d": 0.7}
    chosen = plan(cards, day=TODAY, now=NOON, reviews=2, worth=lambda card: worth[card.question_id])
    assert names(chosen) == ["b", "d"]


def test_a_review_brought_forward_is_asked_although_it_is_due_later() -> None:
    """Only the named one."""
    cards = [review("a", 5), review("b", 5)]
    assert names(plan(cards, day=TODAY, now=NOON, early={("bank", "b")})) == ["b"]


def test_a_hundred_thousand_cards_are_mixed_without_stalling() -> None:
    """Every card of a thousand banks comes out once, and no two neighbours share a bank."""
    cards = [Card(bank_id=f"b{n % 1000}", question_id=f"q{n}") for n in range(100_000)]
    chosen = plan(cards, day=TODAY, now=NOON, topic=lambda card: "")
    assert len(chosen) == len(cards)
    assert repeats([card.bank_id for card in chosen]) == 0
