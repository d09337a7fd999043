"""The index of banks, and what is due in them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.store import IndexedBank, Store
from quiz.store.cards import put, to_row
from quiz.study.card import Card, Phase, Rating
from quiz.study.progress import Counts
from quiz.study.queue import is_due
from tests.strategies_study import NOON, UTC_DAYS, answer, cards, moments

TODAY = UTC_DAYS.day(NOON)
BANK = Path("bank.toml")


def bank(*questions: str, bank_id: str = "bank", path: str = "bank.toml") -> IndexedBank:
    """A file as the index knows it."""
    return IndexedBank(
        path=Path(path),
        size=10,
        mtime_ns=1_700_000_000_123_456_789,
        bank_id=bank_id,
        title=f"The {bank_id}",
        questions=questions,
    )


def keep(store: Store, card: Card) -> None:
    """Put a card in place."""
    store.record(replace(answer(card), after=card))


def test_what_is_indexed_comes_back(store: Store) -> None:
    """All facts and the questions in their order; a file that was never indexed is None."""
    kept = bank("z", "a", "m")
    store.index(kept)
    assert store.indexed(kept.path) == kept
    assert store.indexed(Path("other.toml")) is None
    assert list(store.indexed_files()) == [kept.path]


def test_tags_come_back_with_what_is_indexed(store: Store) -> None:
    """Each question has its own, in their order and as they are written; some have none."""
    kept = bank("a", "b", "c")._replace(tags=(("Öl", "b"), (), ("b", "Öl")))
    store.index(kept)
    assert store.indexed(kept.path) == kept
    assert store.tags() == {kept.path: {"Öl", "b"}}
    assert sorted(store.askable(TODAY, ["öL"])) == [("bank", "a"), ("bank", "c")]
    assert store.askable(TODAY, ["o"]) == []


def test_indexing_again_replaces(store: Store) -> None:
    """A changed file has its new questions and none of the old."""
    store.index(bank("a", "b", "c"))
    changed = bank("b")._replace(size=11, title="Changed")
    store.index(changed)
    assert store.indexed(changed.path) == changed
    assert store.counts(TODAY, NOON) == {BANK: Counts(0, 1, 0, 1)}


def test_forgetting_keeps_answers(store: Store) -> None:
    """A file that went away leaves counts, not the learner's cards; back again, all is as it was."""
    store.index(bank("a"))
    store.record(answer(Card(bank_id="bank", question_id="a")))
    store.reindex([], [Path("bank.toml"), Path("never.toml")])
    assert store.counts(TODAY, NOON) == {}
    assert store.card("bank", "a") is not None
    store.index(bank("a"))
    assert store.counts(TODAY, NOON)[BANK].new == 0


@pytest.mark.skipif(os.name != "posix", reason="only there a path may be no text")
def test_a_path_that_is_no_text_is_no_trouble(store: Store) -> None:
    """File names are bytes on POSIX; one that is no UTF-8 is found again."""
    odd = bank("a")._replace(path=Path(os.fsdecode(b"/banks/\xff.toml")))
    store.index(odd)
    assert store.indexed(odd.path) == odd
    assert list(store.indexed_files()) == [odd.path]


def test_an_empty_bank_has_nothing(store: Store) -> None:
    """No questions: zeros, not one new question."""
    store.index(bank())
    assert store.counts(TODAY, NOON) == {BANK: Counts(0, 0, 0, 0)}


def test_copies_of_a_bank_are_counted_apart(store: Store) -> None:
    """Two files with one bank id each have counts of their own, over the same cards."""
    store.index(bank("a", "b", path="1.toml"))
    store.index(bank("a", path="2.toml"))
    store.record(answer(Card(bank_id="bank", question_id="a")))
    one, two = (store.counts(TODAY, NOON)[Path(name)] for name in ("1.toml", "2.toml"))
    assert (one.new, one.questions) == (1, 2)
    assert (two.new, two.questions) == (0, 1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.lists(cards(), max_size=8), st.sets(st.integers(0, 9)), moments)
def test_counts_are_those_of_the_plainest_reckoning(
    store: Store, drawn: list[Card], indexed: set[int], now: datetime
) -> None:
    """Due, new and learned in SQL equal a loop over the cards."""
    with store._database.transaction() as connection:
        connection.execute("DELETE FROM card")
    kept = {f"q{n}": replace(card, question_id=f"q{n}") for n, card in enumerate(drawn)}
    for card in kept.values():
        if card.phase is not Phase.NEW:
            keep(store, card)
    questions = tuple(f"q{n}" for n in sorted(indexed, reverse=True))
    store.index(bank(*questions))
    day = UTC_DAYS.day(now)
    there = [kept.get(q, Card(bank_id="bank", question_id=q)) for q in questions]
    due = {card.question_id for card in there if is_due(card, day, now)}
    new = [card.question_id for card in there if card.phase is Phase.NEW]
    learned = sum(card.phase is Phase.REVIEW for card in there)
    assert store.counts(day, now) == {BANK: Counts(len(due), len(new), learned, len(questions))}
    assert store.counts(day, now, ["bank", "other"]) == store.counts(day, now)
    assert store.indexed_and_counted(day, now) == (store.indexed_files(), store.counts(day, now))


def test_no_query_grows_faster_than_the_bank(store: Store) -> None:
    """Twice the questions are at most about twice the work of the database, whatever is asked of it."""
    work = 0

    def count() -> int:
        nonlocal work
        work += 1
        return 0

    def steps(size: int) -> list[int]:
        nonlocal work
        questions = tuple(f"q{n}" for n in range(size))
        store.index(bank(*questions)._replace(tags=tuple((f"t{n}", f"t{n % 9}") for n in range(size))))
        with store._database.transaction() as connection:
            for question in questions[: size // 2]:
                card = answer(Card(bank_id="bank", question_id=question), Rating.EASY).after
                put(connection, to_row(card, None))
        seen = []
        queries: tuple[Callable[[], object], ...] = (
            lambda: store.counts(TODAY + 99, NOON),
            lambda: store.cards("bank"),
            lambda: store.indexed(Path("bank.toml")),
            lambda: store.askable(TODAY, ["T1"]),
            lambda: store.due_reviews(TODAY + 99, ["T1"]),
            lambda: store.due_sums(TODAY + 99, ["T1"]),
            lambda: store.every_review(3),
            lambda: store.new_questions(TODAY, Path("bank.toml"), 5),
            lambda: store.new_in_files(TODAY, ["T1"]),
            store.tags,
        )
        for query in queries:
            work = 0
            store._database._connection.set_progress_handler(count, 50)
            query()
            store._database._connection.set_progress_handler(None, 0)
            seen.append(work)
        return seen

    for small, large in zip(steps(300), steps(600), strict=True):
        assert large < 2.5 * small
