"""Answers, cards and undo."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.errors import StoreError
from quiz.store import Store
from quiz.study.card import Answer, Card, Phase, Rating
from tests.strategies_study import NOON, UTC_DAYS, answer, cards, latest, ratings

TODAY = UTC_DAYS.day(NOON)
A, B = Card(bank_id="bank", question_id="a"), Card(bank_id="bank", question_id="b")
one_store = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@one_store
@given(cards(question_id="round"), ratings, st.lists(st.text(), max_size=4).map(tuple), st.floats(0, 1))
def test_cards_and_answers_come_back_as_they_went_in(
    store: Store, before: Card, rating: Rating, response: tuple[str, ...], points: float
) -> None:
    """Every number, moment and text of a card and an answer survives the database, and undo, to the bit."""
    if before.phase is not Phase.NEW:
        store.place(before)
    given_answer = replace(answer(before, rating), response=response, points=points)
    answer_id = store.record(given_answer)
    assert store.card("bank", "round") == given_answer.after
    assert store.cards("bank")["round"] == given_answer.after
    [logged] = store.history("bank", "round")
    assert (logged.id, logged.before, logged.response) == (answer_id, before, response)
    assert (logged.at, logged.day, logged.rating) == (given_answer.at, given_answer.day, rating)
    assert (logged.points, logged.duration_ms) == (points, given_answer.duration_ms)
    store.undo(answer_id)
    assert store.card("bank", "round") == (None if before.phase is Phase.NEW else before)
    store.reset("bank", "round")


@one_store
@given(cards(question_id="plain"))
def test_any_card_can_be_kept(store: Store, card: Card) -> None:
    """A card in any phase, new included, comes back equal."""
    store.record(replace(answer(card), after=card))
    assert store.card("bank", "plain") == card


def test_a_question_never_answered_has_no_card(store: Store) -> None:
    """Neither an unknown bank nor an unknown question is an error."""
    assert store.card("bank", "a") is None
    assert store.cards("bank") == {}


def test_few_answers_are_found_without_looking_at_the_others(store: Store) -> None:
    """Those of a question, a bank or a day: four times the log beside them is no more work."""
    work = 0

    def count() -> int:
        nonlocal work
        work += 1
        return 0

    def steps(others: range) -> list[int]:
        nonlocal work
        for number in others:
            store.record(replace(answer(Card(bank_id="other", question_id=f"q{number}")), day=TODAY - 1))
        seen = []
        asked: tuple[dict[str, Any], ...] = (
            {"bank_id": "bank"},
            {"bank_id": "bank", "question_id": "a"},
            {"since_day": TODAY},
        )
        for words in asked:
            work = 0
            store._database._connection.set_progress_handler(count, 10)
            assert [one.question_id for one in store.history(**words)] == ["a"]
            store._database._connection.set_progress_handler(None, 0)
            seen.append(work)
        return seen

    store.record(answer(A))
    assert max(b - a for a, b in zip(steps(range(50)), steps(range(50, 200)), strict=True)) < 10


def test_undo_goes_back_answer_by_answer_to_nothing(store: Store) -> None:
    """Each undo brings back the card before; after the first answer's the question is new again."""
    card, ids = A, []
    seen: list[Card | None] = [None]
    for n in range(5):
        given_answer = answer(card, Rating.GOOD, NOON + timedelta(days=n))
        ids.append(store.record(given_answer))
        card = given_answer.after
        seen.append(card)
    assert latest(store, 100) == ids[::-1]
    for answer_id in reversed(ids):
        assert store.card("bank", "a") == seen.pop()
        store.undo(answer_id)
    assert store.card("bank", "a") is None
    assert latest(store, 100) == []


def test_revise_voids_and_records_in_one(store: Store) -> None:
    """A changed rating leaves one standing answer, its card, and the first answer's before-image."""
    first = store.record(answer(A, Rating.GOOD))
    easy = answer(A, Rating.EASY)
    second = store.revise(first, easy)
    assert latest(store, 100) == [second]
    assert store.card("bank", "a") == easy.after
    store.undo(second)
    assert store.card("bank", "a") is None


def test_a_voided_answer_never_counts(store: Store) -> None:
    """Days, counts, first answers and history leave out what was taken back."""
    kept = store.record(answer(A))
    gone = store.record(answer(B, at=NOON + timedelta(days=1)))
    assert store.answered_days() == [TODAY, TODAY + 1]
    store.undo(gone)
    assert store.answered_days() == [TODAY]
    assert (store.answers_on(TODAY), store.answers_on(TODAY + 1)) == (1, 0)
    assert store.new_introduced(TODAY + 1) == {}
    assert [logged.id for logged in store.history()] == [kept]


def test_what_was_taken_back_cannot_be_taken_back_again(store: Store) -> None:
    """A second undo, a revision of a voided answer, and an unknown id are errors that change nothing."""
    kept, gone = store.record(answer(A)), store.record(answer(B))
    store.undo(gone)
    for wrong in (gone, "f" * 32, ""):
        with pytest.raises(StoreError, match="taken back already"):
            store.undo(wrong)
        with pytest.raises(StoreError, match="taken back already"):
            store.revise(wrong, answer(A))
    assert latest(store, 100) == [kept]
    assert store.card("bank", "a") == answer(A).after


def test_the_log_only_grows(store: Store) -> None:
    """The database itself refuses to change or delete answers and voids."""
    store.undo(store.record(answer(A)))
    for sql in (
        "UPDATE answer SET rating = 4",
        "DELETE FROM answer",
        "UPDATE void SET at = 0",
        "DELETE FROM void",
    ):
        with pytest.raises(StoreError, match="only grows"), store._database.transaction() as connection:
            connection.execute(sql)
    assert store._database.read("SELECT count(*) FROM answer") == [(1,)]
    assert store._database.read("SELECT count(*) FROM void") == [(1,)]


def test_ids_are_unique_and_in_order(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """32 hex digits, each greater than the one before, even when the clock is set back."""
    ids = [store.record(answer(A)) for _ in range(50)]
    monkeypatch.setattr("time.time_ns", lambda: 0)
    ids += [store.record(answer(A)) for _ in range(50)]
    assert all(len(i) == 32 and int(i, 16) >= 0 for i in ids)
    assert ids == sorted(set(ids))


def test_first_answers_of_a_day_are_counted_by_bank(store: Store) -> None:
    """Only the first standing answer to a question introduces it; each bank has its own number."""
    other = Card(bank_id="other", question_id="a")
    store.record(answer(A))
    again = answer(answer(A).after)
    store.record(again)
    undone = store.record(answer(B))
    store.record(answer(other))
    assert store.new_introduced(TODAY) == {"bank": 2, "other": 1}
    store.undo(undone)
    assert store.new_introduced(TODAY) == {"bank": 1, "other": 1}
    assert store.new_introduced(TODAY + 1) == {}


def test_history_can_be_narrowed(store: Store) -> None:
    """By bank, by question, and from a day on; oldest first."""
    store.record(answer(A))
    store.record(answer(B, at=NOON + timedelta(days=1)))
    store.record(answer(Card(bank_id="other", question_id="a"), at=NOON + timedelta(days=2)))

    def asked(*args: str, since: int = 0) -> list[str]:
        return [f"{h.bank_id}/{h.question_id}" for h in store.history(*args, since_day=since)]

    assert asked() == ["bank/a", "bank/b", "other/a"]
    assert asked("bank") == ["bank/a", "bank/b"]
    assert asked("bank", "b") == ["bank/b"]
    assert asked(since=TODAY + 1) == ["bank/b", "other/a"]


def test_two_programs_answering_one_question_keep_both_answers(path: Path, store: Store) -> None:
    """Both saw the same card: the later one's card counts, and undo gives the other's back."""
    with Store.open(path) as other:
        theirs = answer(A, Rating.EASY)
        other.record(theirs)
        ours = answer(A, Rating.AGAIN)
        mine = store.record(ours)
        assert other.card("bank", "a") == ours.after
        assert len(list(store.history())) == 2
        store.undo(mine)
        assert other.card("bank", "a") == theirs.after


def test_undo_leaves_another_programs_later_answer_alone(path: Path, store: Store) -> None:
    """What was answered again elsewhere since stays; when that goes too, nothing voided comes back."""
    with Store.open(path) as other:
        mine = store.record(answer(A, Rating.GOOD))
        later = answer(answer(A, Rating.GOOD).after, Rating.GOOD)
        theirs = other.record(later)
        store.undo(mine)
        assert store.card("bank", "a") == later.after
        other.undo(theirs)
        assert store.card("bank", "a") is None


def broken(good: Answer, **changes: object) -> Answer:
    """An answer the types would not allow."""
    return replace(good, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes", [{"points": 2.0}, {"points": None}, {"day": "today"}, {"rating": Rating.GOOD + 9}]
)
def test_an_answer_the_database_refuses_leaves_nothing(store: Store, changes: dict[str, object]) -> None:
    """A row that breaks a rule is an error, and neither log nor card has anything of it."""
    with pytest.raises(StoreError):
        store.record(broken(answer(A), **changes))
    assert list(store.history()) == []
    assert store.card("bank", "a") is None


def test_a_failure_half_way_leaves_nothing(store: Store) -> None:
    """When the card cannot be written after the log row was, the log row is gone as well."""
    store._database._connection.execute(
        "CREATE TEMP TRIGGER no BEFORE INSERT ON main.card BEGIN SELECT RAISE(ABORT, 'card refused'); END"
    )
    with pytest.raises(StoreError, match="card refused"):
        store.record(answer(A))
    assert list(store.history()) == []
    store._database._connection.execute("DROP TRIGGER no")
    store.record(answer(A))
    assert len(list(store.history())) == 1


def test_a_full_disk_is_told_with_a_remedy_and_loses_nothing(store: Store) -> None:
    """What was stored stays, what was not is nowhere, and answers go on once there is room."""
    [(pages,)] = store._database.read("PRAGMA page_count")
    store._database.read(f"PRAGMA max_page_count = {pages}")
    stored = 0

    def record_on() -> None:
        nonlocal stored
        for n in range(10_000):
            store.record(answer(Card(bank_id="bank", question_id=f"q{n}")))
            stored += 1

    with pytest.raises(StoreError, match=r"sco-quiz\.db: the disk is full: free some space"):
        record_on()
    assert len(list(store.history())) == len(store.cards("bank")) == stored
    store._database.read("PRAGMA max_page_count = 100000")
    store.record(answer(A))
    assert store.card("bank", "a") is not None


def test_a_database_that_may_not_be_written_is_told_with_a_remedy(store: Store) -> None:
    """Reading goes on, writing names the permissions."""
    store.record(answer(A))
    store._database.read("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match="check the permissions"):
        store.record(answer(B))
    assert store.card("bank", "a") is not None


def test_a_locked_database_is_told_with_a_remedy(path: Path) -> None:
    """While another program writes for too long, the error says so; afterwards answers go on."""
    with Store.open(path, busy_timeout=0.01) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program is writing"):
            store.record(answer(A))
        assert store.card("bank", "a") is None  # reading never waits
        other.close()
        store.record(answer(A))
        assert store.card("bank", "a") is not None
