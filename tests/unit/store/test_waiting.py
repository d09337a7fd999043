"""What can be asked of all banks, against the plainest reckoning from the cards."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.store import IndexedBank, Store
from quiz.store.cards import put, to_row
from quiz.study.backlog import known
from quiz.study.card import Card, Phase
from quiz.study.marks import QuestionMark
from quiz.study.memory import Memory
from quiz.study.queue import is_due, on_step
from tests.strategies_study import UTC_DAYS, cards, moments


@settings(max_examples=80, deadline=None)
@given(
    st.lists(cards(), max_size=8),
    st.sets(st.integers(0, 9)),
    st.dictionaries(st.integers(0, 9), st.booleans(), max_size=3),
    moments,
)
def test_due_new_and_askable_are_those_of_the_cards(
    drawn: list[Card], indexed: set[int], hidden: dict[int, bool], now: datetime
) -> None:
    """Only questions of the index that are neither suspended nor buried today, each in its order."""
    day, memory = UTC_DAYS.day(now), Memory()
    kept = {f"q{n}": replace(card, question_id=f"q{n}") for n, card in enumerate(drawn)}
    questions = tuple(f"q{n}" for n in sorted(indexed, reverse=True))
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "a.db") as store:
        store.index(
            IndexedBank(
                path=Path("b.toml"), size=1, mtime_ns=1, bank_id="bank", title="B", questions=questions
            )
        )
        with store._database.transaction() as connection:
            for card in kept.values():
                put(connection, to_row(card, None))
        for n, suspended in hidden.items():
            mark = QuestionMark(suspended=True) if suspended else QuestionMark(buried_day=day)
            store.set_mark("bank", f"q{n}", mark)
        steps, reviews = store.on_steps(day, now), store.due_reviews(day)
        new, askable = store.new_questions(day, Path("b.toml"), 2), store.askable(day)
    open_ = [q for q in questions if int(q[1:]) not in hidden]
    there = {q: kept.get(q, Card(bank_id="bank", question_id=q)) for q in open_}
    due = [card for card in there.values() if is_due(card, day, now)]
    assert steps == sorted((card for card in due if on_step(card)), key=lambda card: card.due_at or now)
    assert {review[1] for review in reviews} == {card.question_id for card in due if not on_step(card)}
    assert [review[2] for review in reviews] == sorted(review[2] for review in reviews)
    for _, question_id, due_day, last_day, stability, difficulty in reviews:
        card = there[question_id]
        assert card.memory is not None
        assert (due_day, last_day) == (card.due_day, card.last_day)
        assert (stability, difficulty) == (card.memory.stability, card.memory.difficulty)
    assert new == [q for q in open_ if there[q].phase is Phase.NEW][:2]
    assert sorted(askable) == sorted(("bank", q) for q in open_)
    asked = [there[q] for _, q in askable]
    assert [card.memory is None for card in asked] == sorted(card.memory is None for card in asked)
    chances = [known(card, day, memory) for card in asked if card.memory is not None]
    assert all(one <= two + 1e-9 for one, two in pairwise(chances))


def test_the_first_of_what_is_due_is_found_without_the_others(tmp_path: Path) -> None:
    """Ten times as many due cards are no more work, wherever a portion begins."""
    work = 0

    def count() -> int:
        nonlocal work
        work += 1
        return 0

    def steps(size: int) -> list[int]:
        nonlocal work
        questions = tuple(f"q{n:04}" for n in range(size))
        kept = [
            Card(bank_id="bank", question_id=q, phase=Phase.REVIEW, due_day=n // 500)
            for n, q in enumerate(questions)
        ]
        with Store.open(tmp_path / f"{size}.db") as store:
            store.index(
                IndexedBank(
                    path=Path("b.toml"), size=1, mtime_ns=1, bank_id="bank", title="B", questions=questions
                )
            )
            with store._database.transaction() as connection:
                for card in kept:
                    put(connection, to_row(card, None))
            store.due_sums(1_000)  # which counts them, as opening a sitting does
            seen = []
            for after in (None, (0, f"q{size // 4:04}", "bank")):
                work = 0
                store._database._connection.set_progress_handler(count, 10)
                assert len(store.due_after(1_000, after, 20)) == 20
                store._database._connection.set_progress_handler(None, 0)
                seen.append(work)
        return seen

    for few, many in zip(steps(200), steps(2_000), strict=True):
        assert many < 1.5 * few


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 9), max_size=12), st.integers(1, 4))
def test_every_review_is_the_first_of_so_many_in_the_order_of_their_days(days: list[int], each: int) -> None:
    """And the sums are those of all questions in review: not of other banks', gone or suspended ones."""
    kept = [
        Card(bank_id="bank", question_id=f"q{n:02}", phase=Phase.REVIEW, due_day=day)
        for n, day in enumerate(days)
    ]
    ids = (*(card.question_id for card in kept), "new", "away")
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "a.db") as store:
        for file in ("b.toml", "copy.toml"):
            store.index(
                IndexedBank(path=Path(file), size=1, mtime_ns=1, bank_id="bank", title="B", questions=ids)
            )
        with store._database.transaction() as connection:
            for card in kept:
                put(connection, to_row(card, None))
            for bank_id, question_id in (("gone", "new"), ("bank", "gone"), ("bank", "away")):
                card = Card(bank_id=bank_id, question_id=question_id, phase=Phase.REVIEW, due_day=1)
                put(connection, to_row(card, None))
        store.set_mark("bank", "away", QuestionMark(suspended=True))
        found = store.review_sums(4, [Path("copy.toml")])
        assert found == (sum(day <= 4 for day in days), len(days))
        assert store.every_review(each) == sorted(kept, key=lambda card: card.due_day or 0)[::each]
