"""The order of what is due: answers leave it alone, and whoever asks finds it as the cards are."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.store import IndexedBank, Store
from quiz.store.migrations import MIGRATIONS
from quiz.store.waiting import Place
from quiz.study.calendar import Calendar
from quiz.study.card import Answer, Card, MemoryState, Phase, Rating
from quiz.study.memory import Memory
from quiz.study.scheduler import Scheduler

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = Calendar(UTC).day(NOW)
QUESTIONS = ("q0", "q1", "q2")
BANKS = ("a", "b")
SCHEDULER = Scheduler(Memory(), Calendar(UTC))


def indexed(bank_id: str) -> IndexedBank:
    """A bank of three questions."""
    return IndexedBank(Path(f"{bank_id}.toml"), 1, 1, bank_id, bank_id, QUESTIONS)


def review(bank_id: str, question_id: str, due_day: int | None) -> Card:
    """A card in review; one whose day nobody knows is due the longest."""
    return Card(
        bank_id=bank_id,
        question_id=question_id,
        phase=Phase.REVIEW,
        memory=MemoryState(9.0, 5.0),
        last_day=TODAY - 9,
        last_at=NOW,
        due_day=due_day,
        reps=3,
    )


def answer(store: Store, key: tuple[str, str], rating: Rating = Rating.GOOD) -> str:
    """Answer a question now."""
    before = store.card(*key) or Card(bank_id=key[0], question_id=key[1])
    return store.record(
        Answer(
            before=before,
            after=SCHEDULER.answer(before, rating, NOW, TODAY),
            at=NOW,
            day=TODAY,
            response=("yes",),
            points=float(rating > Rating.AGAIN),
            rating=rating,
            duration_ms=1_000,
            setup=SCHEDULER.setup,
        )
    )


def walked(store: Store, day: int, size: int = 2) -> list[Place]:
    """All that is due, portion by portion."""
    found: list[Place] = []
    while portion := store.due_after(day, found[-1] if found else None, size):
        found += portion
    return found


def due_by_cards(store: Store, day: int, banks: tuple[str, ...] = BANKS) -> list[Place]:
    """What is due, by the plainest reckoning."""
    cards = [card for bank_id in banks for card in store.cards(bank_id).values()]
    due = [card for card in cards if card.phase is Phase.REVIEW and (card.due_day or 0) <= day]
    return sorted((card.due_day or 0, card.question_id, card.bank_id) for card in due)


keys = st.tuples(st.sampled_from(BANKS), st.sampled_from(QUESTIONS))
acts = st.one_of(
    st.tuples(st.just("place"), keys, st.one_of(st.none(), st.integers(-5, 5))),
    st.tuples(st.just("answer"), keys, st.sampled_from(Rating)),
    st.tuples(st.just("reset"), keys, st.none()),
    st.tuples(st.just("undo"), keys, st.none()),
    st.tuples(st.just("file goes"), keys, st.none()),
    st.tuples(st.just("file comes"), keys, st.none()),
    st.tuples(st.just("rebuild"), keys, st.none()),
    st.tuples(st.just("ask"), keys, st.integers(-6, 9)),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(acts, max_size=14), st.integers(-6, 30))
def test_what_is_due_is_that_of_the_cards_after_anything(
    done: list[tuple[str, tuple[str, str], object]], ahead: int
) -> None:
    """Whatever became of cards and files, and whenever it was asked before."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "a.db") as store:
        there = {"a"}
        store.index(indexed("a"))
        last = None
        for act, key, value in done:
            match act:
                case "place":
                    last = store.place(review(*key, TODAY + value if isinstance(value, int) else None))
                case "answer":
                    assert isinstance(value, Rating)
                    last = answer(store, key, value)
                case "reset" if store.card(*key) is not None:
                    last = store.reset(*key)
                case "undo" if last is not None:
                    store.undo(last)
                    last = None
                case "file goes":
                    there.discard(key[0])
                    store.reindex((), [Path(f"{key[0]}.toml")])
                case "file comes":
                    there.add(key[0])
                    store.index(indexed(key[0]))
                case "rebuild":
                    store.rebuild()
                case "ask":
                    assert isinstance(value, int)
                    store.due_after(TODAY + value, None, 3)
        day, banks = TODAY + ahead, tuple(sorted(there))
        expected = due_by_cards(store, day, banks)
        if ahead % 2:  # whichever is asked first
            assert walked(store, day) == expected
        assert [(due, q, bank) for bank, q, due, *_ in store.due_reviews(day)] == expected
        assert walked(store, day) == expected
        assert store.drift() == []


@pytest.mark.parametrize("rating", [Rating.AGAIN, Rating.GOOD])
def test_what_is_answered_between_two_portions_does_not_come_and_nothing_else_is_lost(
    tmp_path: Path, rating: Rating
) -> None:
    """Here or by another program, which counts and files its bank anew meanwhile."""
    with Store.open(tmp_path / "a.db") as store, Store.open(tmp_path / "a.db") as other:
        for bank_id in BANKS:
            store.index(indexed(bank_id))
            for n, question_id in enumerate(QUESTIONS):
                store.place(review(bank_id, question_id, TODAY - 5 + n))
        before = due_by_cards(store, TODAY)
        [first] = store.due_after(TODAY, None, 1)
        for due, by in ((first, store), (before[1], other), (before[3], store), (before[4], other)):
            answer(by, (due[2], due[1]), rating)
        assert before[1][0] == first[0]  # of the same day
        assert store.due_after(TODAY, first, 9) == [before[2], before[5]]
        other.counts(TODAY, NOW)
        assert store.due_after(TODAY, first, 9) == [before[2], before[5]]


def test_an_answer_leaves_the_order_alone_until_its_bank_is_counted(tmp_path: Path) -> None:
    """Nothing of it is written before the feedback: only what asks for what is due brings it up to date."""

    def filed() -> list[tuple[str, int | None]]:
        return store._database.read("SELECT question_id, filed_day FROM card ORDER BY question_id")

    with Store.open(tmp_path / "a.db") as store:
        store.index(indexed("a"))
        store.place(review("a", "q0", TODAY - 1))
        store.place(review("a", "q1", TODAY))
        store.counts(TODAY, NOW)
        before = filed()
        assert before == [("q0", TODAY - 1), ("q1", TODAY)]
        answer(store, ("a", "q0"))
        answer(store, ("a", "q1"), Rating.AGAIN)
        answer(store, ("a", "q2"), Rating.EASY)
        assert filed() == [*before, ("q2", None)]
        store.counts(TODAY, NOW)
        days = {name: card.due_day for name, card in store.cards("a").items() if card.phase is Phase.REVIEW}
        assert filed() == [("q0", days["q0"]), ("q1", None), ("q2", days["q2"])]


def test_a_file_of_the_version_before_has_all_in_its_order(tmp_path: Path) -> None:
    """Cards, log and index of version 7 are there after the update, and so is what is due."""
    path, old = tmp_path / "old.db", 7
    with Store.open(path) as store:
        store.index(indexed("a"))
        cards = [review("a", name, TODAY - n) for n, name in enumerate(QUESTIONS)]
        for card in cards:
            store.place(card)
        answer(store, ("a", "q0"))
        log = {table: list(store.rows(table)) for table in ("answer", "event", "setup")}
        kept = store.cards("a")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        rows = connection.execute("SELECT * FROM card").fetchall()
        triggers = connection.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'card'"
        )
        again = [sql for (sql,) in triggers.fetchall()]
        connection.execute("DROP TABLE card")
        for statement in (*MIGRATIONS[0], *MIGRATIONS[2], *MIGRATIONS[6]):
            if "TABLE card (" in statement or "INDEX card_by" in statement:
                connection.execute(statement)
        for sql in again:
            connection.execute(sql)
        connection.executemany(f"INSERT INTO card VALUES ({', '.join('?' * 13)})", [row[:13] for row in rows])
        connection.execute("UPDATE shelf SET stale = 0")
        connection.execute(f"PRAGMA user_version = {old}")
    with Store.open(path) as store:
        assert store.cards("a") == kept
        assert {table: list(store.rows(table)) for table in log} == log
        assert walked(store, TODAY) == due_by_cards(store, TODAY)
        assert len(walked(store, TODAY)) == 2
        assert store.drift() == []
        assert kept["q1"] == cards[1]
