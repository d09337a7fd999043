"""The log is the truth: whatever happened, what is kept equals what replaying the log gives."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from quiz.store import Store
from quiz.store.ids import id_of_past
from quiz.store.merging import LOG
from quiz.store.migrations import MIGRATIONS
from quiz.study.calendar import Calendar
from quiz.study.card import Card, Phase, Rating
from quiz.study.marks import QuestionMark
from quiz.study.memory import Memory
from quiz.study.past import PastAnswer
from quiz.study.scheduler import Scheduler
from quiz.study.session import Session
from tests.strategies_study import NOON, choice, item, moments, ratings

BANK = "bank"
QUESTIONS = ("a", "b", "c")
questions = st.sampled_from(QUESTIONS)
setups = st.builds(
    lambda retention, steps, fuzz, first: Scheduler(
        Memory(retention, (first, *Memory().parameters[1:])), Calendar(UTC), steps, (600,), 400, fuzz
    ),
    st.sampled_from((0.8, 0.9, 0.95)),
    st.sampled_from(((60, 600), (), (300,))),
    st.booleans(),
    st.sampled_from((0.1, 0.3)),
)
PAST = st.lists(
    st.builds(PastAnswer, question_id=questions, at=moments, rating=ratings, duration_ms=st.just(900)),
    max_size=4,
)


def state(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All that is derived, but when a mark was set."""
    with closing(sqlite3.connect(store.path)) as connection:
        return {
            table: connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2").fetchall()
            for table, columns in {
                "card": "*",
                "question_mark": "bank_id, question_id, suspended, buried_day, flag",
                "plan": "bank_id, by_day",
                "day_sum WHERE answers > 0": "day, answers",
                "bank_sum WHERE answers > 0": "*",
            }.items()
        }


class Learning(RuleBasedStateMachine):
    """A learner with two programs open on one file, a restless clock and changing settings."""

    sittings = Bundle("sittings")
    resets = Bundle("resets")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.stores = [Store.open(Path(self.folder.name) / "a.db") for _ in range(2)]
        self.now = NOON

    def teardown(self) -> None:
        for store in self.stores:
            store.close()
        self.folder.cleanup()

    @rule(days=st.integers(-2, 40), minutes=st.integers(-90, 90))
    def time_passes(self, days: int, minutes: int) -> None:
        self.now += timedelta(days=days, minutes=minutes)

    @rule(
        target=sittings,
        which=st.integers(0, 1),
        scheduler=setups,
        schedule=st.booleans(),
        recall=st.booleans(),
    )
    def sit_down(self, which: int, scheduler: Scheduler, schedule: bool, recall: bool) -> Session:
        store = self.stores[which]
        cards = store.cards(BANK)
        items = [item(choice(name), cards.get(name)) for name in QUESTIONS]
        return Session(items, scheduler, store, schedule=schedule, recall="always" if recall else "never")

    @rule(sitting=sittings, right=st.booleans(), rating=st.sampled_from((None, Rating.HARD, Rating.EASY)))
    def answer(self, sitting: Session, right: bool, rating: Rating | None) -> None:
        if sitting.next(self.now) is not None:
            sitting.answer(("yes",) if right else ("no",), self.now, rating=rating if right else None)

    @rule(sitting=sittings, rating=st.sampled_from((Rating.HARD, Rating.GOOD, Rating.EASY)))
    def say_otherwise(self, sitting: Session, rating: Rating) -> None:
        if sitting.can_rerate:
            sitting.rerate(rating)
        elif sitting.can_overrule:
            sitting.overrule(self.now)

    @rule(sitting=sittings)
    def undo(self, sitting: Session) -> None:
        sitting.undo()

    @rule(sitting=sittings)
    def redo(self, sitting: Session) -> None:
        sitting.redo()

    @rule(target=resets, which=st.integers(0, 1), question=questions)
    def make_new(self, which: int, question: str) -> tuple[int, str]:
        return which, self.stores[which].reset(BANK, question)

    @rule(reset=resets)
    def take_reset_back(self, reset: tuple[int, str]) -> None:
        which, event = reset
        if event not in {row[0] for row in self.stores[which].rows("void")}:
            self.stores[which].undo(event)

    @rule(which=st.integers(0, 1), scheduler=setups)
    def tune(self, which: int, scheduler: Scheduler) -> None:
        self.stores[which].tune(scheduler.setup)

    @rule(which=st.integers(0, 1), past=PAST, scheduler=setups)
    def move_here(self, which: int, past: list[PastAnswer], scheduler: Scheduler) -> None:
        store = self.stores[which]
        store.import_history(BANK, past, scheduler.setup, scheduler.calendar)
        assert store.import_history(BANK, past, scheduler.setup, scheduler.calendar)[0] == 0

    @rule(
        which=st.integers(0, 1), question=questions, off=st.booleans(), flag=st.sampled_from((None, "", "x"))
    )
    def mark(self, which: int, question: str, off: bool, flag: str | None) -> None:
        self.stores[which].set_mark(BANK, question, QuestionMark(off, None, flag))

    @rule(which=st.integers(0, 1), day=st.none() | st.integers(739_000, 740_000))
    def plan(self, which: int, day: int | None) -> None:
        self.stores[which].set_plan(BANK, day)

    @invariant()
    def cards_are_what_the_log_says(self) -> None:
        assert self.stores[0].drift() == []

    @invariant()
    def nothing_changes_by_making_all_anew(self) -> None:
        before = state(self.stores[0])
        assert self.stores[0].rebuild() == 0
        assert state(self.stores[0]) == before


Learning.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
test_replay_equals_state_after_any_history = Learning.TestCase


@st.composite
def logs(draw: st.DrawFn) -> list[list[tuple[str, bool, int]]]:
    """What each of three devices does: question, whether right, and days until the next."""
    act = st.tuples(questions, st.booleans(), st.integers(-1, 9))
    return draw(st.lists(st.lists(act, max_size=6), min_size=3, max_size=3))


@settings(max_examples=25, deadline=None)
@given(logs(), st.permutations(range(3)), st.permutations(range(3)))
def test_devices_agree_whatever_the_order_they_are_merged_in(
    devices: list[list[tuple[str, bool, int]]], one: list[int], other: list[int]
) -> None:
    """The union of logs is the same in any order and any number of times, and so is the state."""
    with tempfile.TemporaryDirectory() as folder:
        made = [Store.open(Path(folder) / f"{n}.db") for n in range(3)]
        ends = [Store.open(Path(folder) / f"end{n}.db") for n in range(2)]
        for number, (store, acts) in enumerate(zip(made, devices, strict=True)):
            scheduler = Scheduler(Memory(0.9 - number / 100), Calendar(UTC))
            now = NOON
            for question, right, days in acts:
                now += timedelta(days=days)
                session = Session(
                    [item(choice(question), store.card(BANK, question))], scheduler, store, once=True
                )
                session.next(now)
                session.answer(("yes",) if right else ("no",), now)
                if days == 3:
                    session.undo()
                elif days == 4:
                    store.reset(BANK, question)
                    store.set_mark(BANK, question, QuestionMark(flag=str(number)))
        rows = [{table: list(store.rows(table)) for table in LOG} for store in made]
        for end, order in zip(ends, (one, other), strict=True):
            for number in [*order, *order[:1]]:
                end.merge(rows[number])
        assert state(ends[0]) == state(ends[1])
        assert {table: list(ends[0].rows(table)) for table in LOG} == {
            table: list(ends[1].rows(table)) for table in LOG
        }
        assert ends[0].drift() == []
        for store in (*made, *ends):
            store.close()


def test_a_void_may_come_before_its_answer(tmp_path: Path) -> None:
    """Whichever half of another device's log comes first, what was taken back never counts."""
    with Store.open(tmp_path / "a.db") as here, Store.open(tmp_path / "b.db") as there:
        session = Session([item(choice("a"))], Scheduler(Memory(), Calendar(UTC)), here)
        session.next(NOON)
        session.answer(("yes",), NOON)
        session.undo()
        rows = {table: list(here.rows(table)) for table in LOG}
        there.merge({"void": rows["void"]})
        there.merge({"setup": rows["setup"], "answer": rows["answer"]})
        assert list(there.history()) == []
        assert there.answered_days() == []
        assert there.card(BANK, "a") is None


def test_two_programs_answering_one_question_both_count(tmp_path: Path) -> None:
    """The second answer is reckoned from the card the first one left, not from the one its sitting saw."""
    scheduler = Scheduler(Memory(), Calendar(UTC), fuzz=False)
    with Store.open(tmp_path / "a.db") as one, Store.open(tmp_path / "a.db") as other:
        sittings = [Session([item(choice("a"))], scheduler, store) for store in (one, other)]
        for sitting in sittings:
            sitting.next(NOON)
        for sitting in sittings:
            sitting.answer(("yes",), NOON)
        card = one.card(BANK, "a")
        new = Card(bank_id=BANK, question_id="a")
        assert card == scheduler.answer(scheduler.answer(new, Rating.GOOD, NOON), Rating.GOOD, NOON)
        assert card.phase is Phase.REVIEW


def test_ids_go_up_when_the_clock_goes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program started after the clock was set back a year goes on behind what is in the log."""
    scheduler = Scheduler(Memory(), Calendar(UTC))
    seen = []
    for clock in (NOON, NOON - timedelta(days=365)):
        monkeypatch.setattr("time.time_ns", lambda clock=clock: int(clock.timestamp() * 1e9))
        with Store.open(tmp_path / "a.db") as store:
            session = Session([item(choice("a"), store.card(BANK, "a"))], scheduler, store, once=True)
            session.next(clock)
            seen.append(session.answer(("yes",), clock).answer_id)
            assert store.drift() == []
    assert seen == sorted(seen)


def test_an_answer_from_elsewhere_has_one_id(tmp_path: Path) -> None:
    """The id depends on what happened alone, and sorts by time."""
    assert id_of_past(5, "b", "q", 3) == id_of_past(5, "b", "q", 3) != id_of_past(5, "b", "q", 2)
    assert id_of_past(5, "z") < id_of_past(6, "a")
    assert len(id_of_past(0)) == len(id_of_past(2**47)) == 32


def test_reviews_of_another_tool_are_reviews_here(tmp_path: Path) -> None:
    """Figures count them as reviews, recalled or not, on the cards that their own history leads to."""
    scheduler = Scheduler(Memory(), Calendar(UTC))
    past = [
        PastAnswer(question_id="a", at=NOON + timedelta(days=days), rating=rating)
        for days, rating in ((0, Rating.GOOD), (0.01, Rating.GOOD), (3, Rating.GOOD), (12, Rating.AGAIN))
    ]
    with Store.open(tmp_path / "a.db") as store:
        assert store.import_history(BANK, past, scheduler.setup, scheduler.calendar) == (4, 0)
        totals = store.totals()[BANK]
        assert (totals.answers, totals.reviews, totals.recalled) == (4, 2, 1)
        assert store.drift() == []


def old_file(path: Path, version: int) -> None:
    """A database as that version of the program left it, with answers, a mark and a plan."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statements in MIGRATIONS[:version]:
            for statement in statements:
                connection.execute(statement)
        connection.execute("PRAGMA application_id = 0x73636F71")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute(
            "INSERT INTO answer (id, bank_id, question_id, at, day, rating, points, response, duration) "
            "VALUES (?, 'bank', 'a', 1772452800000, 739312, 3, 1.0, '[\"yes\"]', 1200)",
            (f"{1 << 100:032x}",),
        )
        connection.execute(
            "INSERT INTO card VALUES ('bank', 'a', 'review', 0, 2.3065, 2.118, NULL, 739314, 1772452800000, "
            "739312, 1, 0, ?)",
            (f"{1 << 100:032x}",),
        )
        if version > 1:
            connection.execute("INSERT INTO question_mark VALUES ('bank', 'a', 1, NULL, 'why', 5)")
            connection.execute("INSERT INTO plan VALUES ('bank', 739400, 5)")


@pytest.mark.parametrize("version", [1, 2, 3])
def test_an_old_file_stands_as_it_was(tmp_path: Path, version: int) -> None:
    """Cards, marks and plans from before there were events are what the log says now; answers go on."""
    path = tmp_path / "a.db"
    old_file(path, version)
    scheduler = Scheduler(Memory(), Calendar(UTC))
    at = datetime(2026, 3, 4, 12, tzinfo=UTC)
    with Store.open(path) as store:
        card = store.card(BANK, "a")
        assert card is not None
        assert (card.due_day, card.reps) == (739314, 1)
        assert store.drift() == []
        before = state(store)
        assert store.rebuild() == 0
        assert state(store) == before
        assert store.plans() == ({} if version == 1 else {"bank": 739400})
        session = Session([item(choice("a"), card)], scheduler, store)
        session.next(at)
        session.answer(("yes",), at)
        assert store.drift() == []
        store.tune(Scheduler(Memory(0.9, (0.1, *Memory().parameters[1:])), Calendar(UTC)).setup)
        assert store.drift() == []
        session.undo()
        assert store.drift() == []
