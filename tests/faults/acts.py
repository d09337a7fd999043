"""What is killed: acts on the learner's database, each with a model of what must be there afterwards."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, Protocol

from quiz.desk import Desk
from quiz.paths import Paths
from quiz.store import Store
from quiz.store.database import Database
from quiz.study.card import Answer, Card, Rating
from tests.faults import audit, old
from tests.faults.audit import must
from tests.faults.forked import Ended, Tell
from tests.strategies_study import answer, scheduler


class Act(Protocol):
    """Something the program does that may be killed.

    Attributes:
        name: as the report names it.
        runs: how many the full form makes.
        series: so many runs share one folder, each upon what the killed one before left.
    """

    name: str
    runs: int
    series: int

    def begin(self, folder: Path) -> None:
        """Fill an empty data folder."""

    def ready(self, lot: Random) -> None:
        """Before each run, outside the process that is killed."""

    def work(self, tell: Tell) -> None:
        """In the process that is killed."""

    def counts(self, line: str) -> bool:
        """Whether a line tells that a step of the work is done."""

    def judge(self, ended: Ended) -> None:
        """After each run: raises Broken where something was lost."""


Said = tuple[str, int]  # a response as it was given, and its rating


def given(before: Card, rating: Rating = Rating.GOOD, **more: Any) -> Answer:
    """An answer as a sitting records it: with the scheduler's setup, so that a replay reckons it anew."""
    return replace(answer(before, rating, **more), setup=scheduler().setup)


class Answering:
    """Answers recorded one by one, each told once :meth:`Store.record` returned."""

    name, runs, series = "answering", 200, 25

    def begin(self, folder: Path) -> None:
        self.path = folder / "sco-quiz.db"
        self.before: list[Said] = []

    def ready(self, lot: Random) -> None:
        self.questions = [f"q{lot.randrange(20)}" for _ in range(40)]
        self.mark = f"{lot.getrandbits(48):x}"

    def work(self, tell: Tell) -> None:
        with Store.open(self.path) as store:
            for number, question in enumerate(self.questions):
                card = store.card("bank", question) or Card(bank_id="bank", question_id=question)
                store.record(given(card, response=(f"{self.mark} {number}",)))
                tell("recorded")
                store.settle()

    def counts(self, line: str) -> bool:
        return line == "recorded"

    def judge(self, ended: Ended) -> None:
        said = [*self.before, *((f"{self.mark} {n}", 3) for n in range(len(self.questions)))]
        _in_step(self, said, len(self.before) + len(ended.lines), ended)

    def now(self) -> list[Said]:
        """What stands in the log."""
        audit.database(self.path)
        return [(json.loads(response)[0], rating) for _, response, _, rating in audit.standing(self.path)]


def _in_step(act: Answering, said: Sequence[Said], shown: int, ended: Ended) -> None:
    """The log holds what was shown, in order, and at most the one answer more whose showing was cut off."""
    found = act.now()
    allowed = (list(said[:shown]), list(said[: shown + 1])) if ended.killed else (list(said),)
    must(
        found in allowed,
        f"{shown} shown, but the log has {found[-3:]}, not {said[max(0, shown - 2) : shown + 1]}",
    )
    act.before = found


class Undoing(Answering):
    """Answers, answers taken back and answers rated anew, drawn by lot."""

    name, runs = "undoing and rerating", 150

    def ready(self, lot: Random) -> None:
        super().ready(lot)
        self.steps = [lot.choice(("record", "record", "undo", "rerate")) for _ in self.questions]
        self.ratings = [Rating(lot.choice((2, 4))) for _ in self.questions]

    def work(self, tell: Tell) -> None:
        with Store.open(self.path) as store:
            ids: list[str] = []
            for number, (step, question) in enumerate(zip(self.steps, self.questions, strict=True)):
                if step == "record" or not ids:
                    card = store.card("bank", question) or Card(bank_id="bank", question_id=question)
                    ids.append(store.record(given(card, response=(f"{self.mark} {number}",))))
                elif step == "undo":
                    store.undo(ids.pop())
                else:
                    logged = next(one for one in store.history() if one.id == ids[-1])
                    rating = self.ratings[number]
                    ids[-1] = store.revise(ids[-1], given(logged.before, rating, response=logged.response))
                tell("recorded")

    def judge(self, ended: Ended) -> None:
        states = [self.before]
        own = 0
        for number, step in enumerate(self.steps):
            last = list(states[-1])
            if step == "record" or not own:
                last.append((f"{self.mark} {number}", 3))
                own += 1
            elif step == "undo":
                last.pop()
                own -= 1
            else:
                last.append((last.pop()[0], int(self.ratings[number])))
            states.append(last)
        _one_of(self, states, len(ended.lines), ended)


def _one_of(act: Answering, states: Sequence[list[Said]], shown: int, ended: Ended) -> None:
    """The log is in the state after the steps shown, or after the one whose showing was cut off."""
    found = act.now()
    allowed = states[shown : shown + 2] if ended.killed else [states[shown]]
    must(found in allowed, f"after {shown} steps shown the log is {found[-3:]}, not {allowed[0][-3:]}")
    act.before = found


BANK = """\
format = "sco-quiz/1"

[bank]
id = "typed"
title = "Typed answers"
"""
QUESTION = """
[[question]]
id = "q{0}"
type = "shortanswer"
stem = "What is said to question {0}?"
accept = ["yes"]
"""


class Sitting(Answering):
    """The real command in a pipe: ``sco-quiz study --plain``, with answers, :undo, :redo and the like."""

    name, runs = "a plain sitting", 250

    _TOLD = ("Correct.", "Wrong.", "Taken", "There is nothing", "Done again", "Noted.", "Only a")

    def begin(self, folder: Path) -> None:
        super().begin(folder)
        self.folder = folder
        (folder / "banks").mkdir()
        text = BANK + "".join(QUESTION.format(number) for number in range(60))
        (folder / "banks" / "typed.toml").write_text(text, "utf-8")
        (folder / "settings.toml").write_text("new_per_day = 9999\n", "utf-8")
        warm("study", "typed", "--plain", "--data-dir", str(folder))

    def ready(self, lot: Random) -> None:
        mark = f"{lot.getrandbits(48):x}"
        lines = ["yes", "no", "no", ":undo", ":redo", ":easy", ":hard", ":right"]
        self.lines = [lot.choice(lines) for _ in range(30)]
        self.lines = [f"no {mark} {n}" if line == "no" else line for n, line in enumerate(self.lines)]

    def work(self, tell: Tell) -> None:
        from quiz.__main__ import main

        given, end = os.pipe()
        os.write(end, "".join(f"{line}\n" for line in self.lines).encode())
        os.close(end)
        os.dup2(given, 0)
        sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
        sys.argv = ["sco-quiz", "study", "typed", "--plain", "--data-dir", str(self.folder)]
        main()

    def counts(self, line: str) -> bool:
        return line.startswith(self._TOLD)

    def judge(self, ended: Ended) -> None:
        must("Traceback" not in ended.errors, ended.errors)
        states = [self.before]
        own: list[Said] = []  # of this sitting
        undone: list[Said] = []
        for line in self.lines:
            if line == ":undo" and own:
                undone.append(own.pop())
            elif line == ":redo" and undone:
                own.append(undone.pop())
            elif line in (":easy", ":hard") and own and own[-1][1] != 1:
                rating = 4 if line == ":easy" else 2
                if own[-1][1] != rating:  # said twice, it changes nothing and forgets nothing
                    undone.clear()
                own[-1] = (own[-1][0], rating)
            elif line == ":right" and own and own[-1][1] == 1:
                own[-1] = (own[-1][0], 3)
                undone.clear()
            elif not line.startswith(":"):
                own.append((line, 3 if line == "yes" else 1))
                undone.clear()
            states.append([*self.before, *own])
        _one_of(self, states, sum(map(self.counts, ended.lines)), ended)


def warm(*words: str) -> None:
    """Let the command run once in this process, without input: the forked ones need not import it then."""
    from quiz.cli.app import app

    before = sys.stdin
    sys.stdin = io.StringIO()
    try:
        with redirect_stdout(io.StringIO()):
            app(list(words), standalone_mode=False)
    finally:
        sys.stdin = before


class Making(Answering):
    """The first start of all makes the database."""

    name, runs, series = "making the database", 50, 1_000_000

    def ready(self, lot: Random) -> None:
        for path in self.path.parent.glob("sco-quiz.db*"):
            path.unlink()
        self.before = []

    def work(self, tell: Tell) -> None:
        migrate = Database._migrate

        def telling(database: Database) -> None:
            tell("migrating")  # so that many kills meet this, which is a small part of a start
            migrate(database)
            tell("migrated")

        Database._migrate = telling  # type: ignore[method-assign, assignment]
        tell("begun")
        with Desk.open(Paths(self.path.parent)) as desk:  # which also backs the old one up
            desk.streak_days()
        tell("done")

    def counts(self, line: str) -> bool:
        return True

    def judge(self, ended: Ended) -> None:
        must(ended.killed or ended.code == 0, ended.errors)
        must(self.now() == self.before, "answers differ after the start")


class Migrating(Making):
    """A database of an older version is opened; each run begins with the old file."""

    name, runs = "migrating", 120

    def begin(self, folder: Path) -> None:
        super().begin(folder)
        self.old = [old.make(folder.parent / f"version-{version}.db", version) for version in old.VERSIONS]

    def ready(self, lot: Random) -> None:
        super().ready(lot)
        shutil.copy(lot.choice(self.old), self.path)
        self.before = [(json.loads(row[0])[0], row[1]) for row in old.standing(self.path)]
