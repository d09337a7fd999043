"""Devices of one learner, each with a database, banks, and its own copy of the synced folder."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, timedelta
from pathlib import Path

from quiz.store import Store
from quiz.store.merging import LOG
from quiz.study.calendar import Calendar
from quiz.study.marks import QuestionMark
from quiz.study.memory import Memory
from quiz.study.scheduler import Scheduler
from quiz.study.session import Session
from quiz.sync.bank_folder import FolderShelves
from quiz.sync.banks import sync_banks
from quiz.sync.folder import home_of, sync_log
from quiz.sync.report import Report
from tests.strategies_study import NOON, choice, item

BANK = "bank"
QUESTIONS = ("a", "b", "c")


class Device:
    """One device; its copy of the folder is carried by :func:`carry`.

    Args:
        place: its own folder.
        shared: the synced folder; a copy of its own where none is given.
    """

    def __init__(self, place: Path, shared: Path | None = None) -> None:
        place.mkdir(exist_ok=True)
        self.store = Store.open(place / "data.db")
        self.banks = place / "banks"
        self.banks.mkdir(exist_ok=True)
        self.shared = shared or place / "shared"
        self.shared.mkdir(exist_ok=True)
        self.now = NOON
        self.given: list[str] = []

    @property
    def id(self) -> str:
        return self.store.device

    def answer(self, question: str, right: bool, days: int = 1, retention: float = 0.9) -> str:
        """Answer a question some days after the last one; the answer's id."""
        self.now += timedelta(days=days)
        before = self.store.shared.end()
        scheduler = Scheduler(Memory(retention), Calendar(UTC))
        card = self.store.card(BANK, question)
        session = Session([item(choice(question), card)], scheduler, self.store, once=True)
        session.next(self.now)
        session.answer(("yes",) if right else ("no",), self.now)
        rows = self.store.shared.arrived(before, self.store.shared.end())
        self.given.append(next(row[1] for row in rows if row[0] == "answer"))
        return self.given[-1]

    def undo(self, log_id: str) -> None:
        """Take an answer or a reset back, unless that is done already."""
        if log_id not in {row[0] for row in self.store.rows("void")}:
            self.store.undo(log_id)

    def mark(self, question: str, flag: str | None) -> None:
        self.store.set_mark(BANK, question, QuestionMark(flag is not None, None, flag))

    def tune(self, retention: float) -> None:
        self.store.tune(Scheduler(Memory(retention), Calendar(UTC)).setup)

    def sync(self, *, banks: bool = False) -> Report:
        """Sync with the folder."""
        report = Report()
        home = home_of(self.shared)
        sync_log(self.store.shared, home, report)
        if banks:
            sync_banks(FolderShelves(home, self.id, report), self.banks, self.id, report)
        return report

    def files(self) -> list[str]:
        """All files of its copy of the folder."""
        return sorted(
            path.relative_to(self.shared).as_posix() for path in self.shared.rglob("*") if path.is_file()
        )

    def segments(self) -> list[Path]:
        """The segments in its copy of the folder."""
        return sorted(self.shared.rglob("*.jsonl*"))

    def log(self) -> dict[str, list[object]]:
        """The log: all rows, but of what was taken back only which, since two may have done so."""
        return {
            table: [row[0] if table == "void" else row for row in self.store.rows(table)] for table in LOG
        }

    def state(self) -> dict[str, list[tuple[object, ...]]]:
        """All that follows from the log, but when a mark was set."""
        with closing(sqlite3.connect(self.store.path)) as connection:
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


def carry(source: Device, target: Device, name: str, cut: int | None = None, to: str | None = None) -> None:
    """Carry one file of a folder to another copy of it, as Dropbox would.

    Args:
        cut: how many bytes arrive; None for all.
        to: under which name; None for its own.
    """
    before, after = source.shared / name, target.shared / (to or name)
    if f"/{target.id}/" in f"/{name}":
        return  # what a device wrote itself is there already
    after.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(before, after)
    if cut is not None:
        after.write_bytes(before.read_bytes()[:cut])


def carry_all(devices: list[Device]) -> None:
    """Carry everything everywhere; what its owner removed goes everywhere."""
    for owner in devices:
        for target in devices:
            if target is not owner:
                own = target.shared / "sco-quiz" / owner.id
                shutil.rmtree(own, ignore_errors=True)
                if (owner.shared / "sco-quiz" / owner.id).is_dir():
                    shutil.copytree(owner.shared / "sco-quiz" / owner.id, own)


def same(devices: list[Device]) -> None:
    """All devices have one log and one state, and the state is what the log says."""
    first = devices[0]
    assert first.store.drift() == []
    for device in devices[1:]:
        assert device.log() == first.log()
        assert device.state() == first.state()
