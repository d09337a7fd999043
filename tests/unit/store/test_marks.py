"""Marks, plans and what they keep from being asked; files of the first version brought up."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quiz.store import Store, marks
from quiz.store.migrations import MIGRATIONS
from quiz.store.shelf import IndexedBank
from quiz.study.card import Answer, Card, MemoryState, Phase, Rating
from quiz.study.marks import QuestionMark

AT = datetime(2024, 5, 1, 9, tzinfo=UTC)
DAY = AT.toordinal()


def answer(
    question: str, *, points: float = 1.0, scheduled: bool = True, due: int = 3, lapses: int = 0
) -> Answer:
    """An answer that puts its card into review."""
    before = Card(bank_id="b", question_id=question)
    after = replace(
        before,
        phase=Phase.REVIEW,
        memory=MemoryState(5.0, 5.0),
        due_day=DAY + due,
        last_at=AT,
        last_day=DAY,
        reps=1,
        lapses=lapses,
    )
    return Answer(
        before=before,
        after=after if scheduled else before,
        at=AT,
        day=DAY,
        response=("x",),
        points=points,
        rating=Rating.GOOD if points == 1 else Rating.AGAIN,
        duration_ms=1000,
        mode="study" if scheduled else "cram",
        form="recall",
        scheduled=scheduled,
    )


def test_a_mark_is_kept_and_forgotten(tmp_path: Path) -> None:
    """Each mark comes back as it was set, an empty one is none, and one of another bank stays apart."""
    with Store.open(tmp_path / "a.db") as store:
        store.set_mark("b", "q", QuestionMark(suspended=True, flag=""))
        store.set_mark("c", "q", QuestionMark(buried_day=DAY))
        assert store.marks("b") == {("b", "q"): QuestionMark(suspended=True, flag="")}
        assert len(store.marks()) == 2
        store.set_mark("b", "q", QuestionMark())
        assert store.marks("b") == {}


def test_marked_questions_do_not_wait(tmp_path: Path) -> None:
    """A suspended question is neither due nor new; a buried one is not on its day, and is on the next."""
    with Store.open(tmp_path / "a.db") as store:
        path = tmp_path / "b.toml"
        store.index(
            IndexedBank(path=path, size=1, mtime_ns=1, bank_id="b", title="B", questions=("p", "q", "r"))
        )
        store.record(answer("p", due=0))
        assert (store.counts(DAY, AT)[path].due, store.counts(DAY, AT)[path].new) == (1, 2)
        store.set_mark("b", "p", QuestionMark(buried_day=DAY))
        store.set_mark("b", "q", QuestionMark(suspended=True))
        assert (store.counts(DAY, AT)[path].due, store.counts(DAY, AT)[path].new) == (0, 1)
        assert (store.counts(DAY + 1, AT)[path].due, store.counts(DAY + 1, AT)[path].new) == (1, 1)


def test_an_answer_outside_the_schedule_leaves_the_card(tmp_path: Path) -> None:
    """It stands in the log with its mode and form; the question is as new as before, also after an undo."""
    with Store.open(tmp_path / "a.db") as store:
        given = store.record(answer("q", scheduled=False))
        assert store.card("b", "q") is None
        (logged,) = store.history("b")
        assert (logged.mode, logged.form, logged.scheduled, logged.overruled) == (
            "cram",
            "recall",
            False,
            False,
        )
        store.undo(given)
        assert list(store.history("b")) == []


def test_figures_that_ask_for_a_look(tmp_path: Path) -> None:
    """The forecast counts by day, leeches have many lapses, missed ones were missed last."""
    with Store.open(tmp_path / "a.db") as store:
        names = ("late", "soon", "far", "missed", "mended", "step", "later step")
        store.index(
            IndexedBank(path=tmp_path / "b.toml", size=1, mtime_ns=1, bank_id="b", title="B", questions=names)
        )
        store.record(answer("late", due=-4))
        store.record(answer("soon", due=2, lapses=9))
        store.record(answer("far", due=99))
        store.record(answer("missed", points=0.0))
        store.record(answer("mended", points=0.0))
        store.record(answer("mended"))
        assert store.due_forecast(DAY, 4, AT + timedelta(hours=12)) == {"b": [1, 0, 1, 2]}
        for name, hours in (("step", 1), ("later step", 13)):
            due = AT + timedelta(hours=hours)
            store.place(Card(bank_id="b", question_id=name, phase=Phase.LEARNING, due_at=due))
        assert store.due_forecast(DAY, 4, AT + timedelta(hours=12)) == {"b": [2, 1, 1, 2]}
        store.set_mark("b", "late", QuestionMark(buried_day=DAY))
        store.set_mark("b", "step", QuestionMark(buried_day=DAY))
        assert store.due_forecast(DAY, 4, AT + timedelta(hours=12)) == {"b": [0, 3, 1, 2]}
        assert store.leeches(8) == [("b", "soon", 9)]
        assert store.lately_missed(DAY) == [("b", "missed")]
        assert store.lately_missed(DAY + 1) == []


def test_what_was_missed_lately_is_found_by_its_day(tmp_path: Path) -> None:
    """However long the log is, no more of it is read than those days."""
    with Store.open(tmp_path / "a.db") as store:
        plan = store._database.read(f"EXPLAIN QUERY PLAN {marks._LAST}", DAY)
        assert any("SEARCH answer USING INDEX answer_by_day" in row[3] for row in plan)


def test_plans_are_kept_and_taken_away(tmp_path: Path) -> None:
    """A bank has one day at most."""
    with Store.open(tmp_path / "a.db") as store:
        store.set_plan("b", DAY)
        store.set_plan("b", DAY + 1)
        assert store.plans() == {"b": DAY + 1}
        store.set_plan("b", None)
        assert store.plans() == {}


def test_a_file_of_the_first_version_is_brought_up(tmp_path: Path) -> None:
    """Its answers stay, as study answers that moved their cards."""
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as old:
        old.execute("PRAGMA journal_mode = WAL")
        for statement in MIGRATIONS[0]:
            old.execute(statement)
        old.execute(
            "INSERT INTO answer VALUES ('0' || hex(zeroblob(15)) || '1', 'b', 'q', 0, 1, 3, 1.0, "
            "'[\"x\"]', 5, NULL)"
        )
        old.execute("PRAGMA user_version = 1")
        old.execute(f"PRAGMA application_id = {_application_id(tmp_path)}")
    old.close()
    with Store.open(path) as store:
        (kept,) = store.history()
        assert (kept.bank_id, kept.mode, kept.form, kept.scheduled) == ("b", "study", "", True)
        store.set_mark("b", "q", QuestionMark(flag="odd"))


def _application_id(folder: Path) -> int:
    """What marks a file as ours, read from a new one."""
    with Store.open(folder / "new.db"):
        pass
    with sqlite3.connect(folder / "new.db") as new:
        (found,) = new.execute("PRAGMA application_id").fetchone()
    new.close()
    return int(found)
