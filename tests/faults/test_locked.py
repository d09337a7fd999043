"""Another program has the database for long: it is said, waited for, and nothing is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from quiz.desk import Desk
from quiz.errors import StoreBusy
from quiz.paths import Paths
from quiz.store import Store
from quiz.study.card import Card
from quiz.tui import app as app_file
from quiz.tui.app import QuizApp
from quiz.tui.screens import home
from tests.faults import audit
from tests.faults.acts import given
from tests.faults.program import Sitting

FEEDBACK = ("Correct.", "Wrong.")


@contextmanager
def held(path: Path) -> Iterator[sqlite3.Connection]:
    """Keep the database for writing, as a program does that hangs in the midst of it."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield connection
    finally:
        connection.close()


def test_a_start_that_has_to_wait_says_so_and_goes_on(data: Path) -> None:
    """The start is told of on standard error instead of standing still in silence; then all is as ever."""
    with Store.open(data / "sco-quiz.db"):
        pass
    with held(data / "sco-quiz.db") as holder, Sitting(data) as sitting:
        assert "Another program is writing to your answers; waiting" in sitting.complaint()
        holder.execute("COMMIT")
        assert sitting.say("yes", *FEEDBACK) == "Correct."
        assert sitting.end() == (0, "")
    audit.database(data / "sco-quiz.db")
    assert len(audit.standing(data / "sco-quiz.db")) == 1


def test_an_answer_that_has_to_wait_is_recorded_once(data: Path) -> None:
    """The wait is told of; when the other program is done the answer is in the log, once."""
    with Sitting(data) as sitting:
        sitting.say("yes", *FEEDBACK)
        with held(data / "sco-quiz.db") as holder:
            sitting.type("waits")
            assert "waiting for it" in sitting.complaint()
            holder.execute("COMMIT")
        assert sitting.hear(*FEEDBACK).startswith("Wrong.")
        assert sitting.end()[0] == 0
    audit.database(data / "sco-quiz.db")
    assert [row[1] for row in audit.standing(data / "sco-quiz.db")] == ['["yes"]', '["waits"]']


def test_patience_has_an_end(data: Path) -> None:
    """One line with the remedy, of a kind of its own; afterwards the same store works."""
    path = data / "sco-quiz.db"
    answer = given(Card(bank_id="bank", question_id="q"))
    with Store.open(path, busy_timeout=0.0) as store:
        with held(path), pytest.raises(StoreBusy, match="another program is writing to it: close that"):
            store.record(answer)
        store.record(answer)
    assert len(audit.standing(path)) == 1


async def test_the_screen_says_that_an_answer_must_wait_and_takes_it_again(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screen does not stand still: the answer is refused in words, and counts once given again."""
    monkeypatch.setattr(app_file, "LONGEST_STANDSTILL", 0.0)
    path = data / "sco-quiz.db"
    with Desk.open(Paths(data)) as desk:
        app = QuizApp(desk, start="typed", straight=True)
        async with app.run_test() as pilot:
            with held(path):
                await pilot.press("y", "e", "s", "enter")
                await pilot.pause()
                assert audit.standing(path) == []
                shown = " ".join(str(widget.render()) for widget in app.screen.query("Static"))
                shown += " ".join(str(widget.render()) for widget in app.screen.query("Keys"))
                assert "another program is writing" in shown
            await pilot.press("enter")
            await pilot.pause()
    assert [row[1] for row in audit.standing(path)] == ['["yes"]']


async def test_home_shows_the_banks_as_soon_as_the_other_program_is_done(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database that another program keeps makes home empty, with a word; it fills itself."""
    monkeypatch.setattr(app_file, "LONGEST_STANDSTILL", 0.0)
    monkeypatch.setattr(home, "_AGAIN", 0.01)
    with Desk.open(Paths(data)) as desk, held(data / "sco-quiz.db") as holder:
        app = QuizApp(desk)
        async with app.run_test() as pilot:
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, home.HomeScreen)
            assert "writing" in " ".join(note.message for note in app._notifications)
            assert not screen.index.rows
            holder.execute("COMMIT")
            for _ in range(1_000):
                await pilot.pause(0.01)
                if screen.index.rows:
                    break
            assert screen.index.rows
