"""What is killed: acts that carry answers and banks from place to place."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from quiz.banks import read_bank
from quiz.banks.writing import save_bank
from quiz.desk import Desk, backups, syncing
from quiz.desk.exchange import send_out
from quiz.paths import Paths
from quiz.store import Store
from quiz.study.card import Card
from tests.faults import audit, old
from tests.faults.acts import given, warm
from tests.faults.acts_files import bank
from tests.faults.audit import must
from tests.faults.forked import Ended, Tell


def record(path: Path, lot: Random, number: int) -> None:
    """Record some answers more."""
    with Store.open(path) as store:
        for _ in range(number):
            card = Card(bank_id="bank", question_id=f"q{lot.randrange(20)}")
            store.record(given(store.card("bank", card.question_id) or card))


def ids(path: Path) -> set[str]:
    """The ids in the log, each of which is there once; of a file that nobody writes."""
    with closing(sqlite3.connect(path)) as connection:
        must(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)], f"{path.name} is damaged")
        return {row[0] for row in connection.execute("SELECT id FROM answer")}


class BackingUp:
    """Backups are made one after the other: whatever has a backup's name is whole."""

    name, runs, series = "backing up", 80, 40

    def begin(self, folder: Path) -> None:
        self.paths = Paths(folder)
        old.make(self.paths.database, old.VERSIONS[-1])
        self.clock = datetime(2026, 3, 2, 12, tzinfo=UTC)
        self.told: set[str] = set()

    def ready(self, lot: Random) -> None:
        record(self.paths.database, lot, 3)
        self.there = ids(self.paths.database)
        self.clock += timedelta(days=1)

    def work(self, tell: Tell) -> None:
        for number in range(5):
            made = backups.make(self.paths, self.clock + timedelta(minutes=number))
            tell(made.backup.name)

    def counts(self, line: str) -> bool:
        return True

    def judge(self, ended: Ended) -> None:
        must(ended.killed or ended.code == 0, ended.errors)
        audit.database(self.paths.database)
        must(ids(self.paths.database) == self.there, "the database itself was changed")
        made = {path.name: path for path in self.paths.backups.glob("sco-quiz-*.db")}
        for path in made.values():
            ids(path)
        if ended.lines:
            must(ended.lines[-1] in made, "a backup that was told is not there")
            must(ids(made[ended.lines[-1]]) == self.there, "a backup lacks answers")


class Restoring:
    """A backup is restored over newer answers: the file is as before or as the backup, and both are kept."""

    name, runs, series = "restoring", 60, 20

    def begin(self, folder: Path) -> None:
        self.paths = Paths(folder)
        self.clock = datetime(2026, 3, 2, 12, tzinfo=UTC)
        old.make(self.paths.database, old.VERSIONS[-1])
        record(self.paths.database, Random(0), 1)
        self.backup = backups.make(self.paths, self.clock).backup.path
        self.goal = ids(self.backup)

    def ready(self, lot: Random) -> None:
        self.clock += timedelta(minutes=1)
        record(self.paths.database, lot, 3)
        self.there = ids(self.paths.database)

    def work(self, tell: Tell) -> None:
        tell("begun")
        backups.put_back(self.paths, str(self.backup), self.clock)
        tell("done")

    def counts(self, line: str) -> bool:
        return True

    def judge(self, ended: Ended) -> None:
        must(ended.killed or ended.code == 0, ended.errors)
        audit.database(self.paths.database)
        found = ids(self.paths.database)
        must(found in (self.there, self.goal), "the file is neither the one before nor the backup")
        if "done" in ended.lines:
            must(found == self.goal, "it was called restored, and is not")
        kept = [ids(path) for path in self.paths.backups.glob("*replaced*.db")]
        must(found == self.there or self.there in kept, "what was there is kept nowhere")


class Importing:
    """``sco-quiz import`` of an Anki package with its answers: all of them or none, and none twice."""

    name, runs, series = "importing", 50, 25

    def begin(self, folder: Path) -> None:
        self.paths = Paths(folder)
        self.file = folder.parent / "sent.apkg"
        other = Paths(folder.parent / "other")
        other.banks.mkdir(parents=True)
        self.bank = bank("sent", Random(1), 30)
        save_bank(self.bank, other.banks / "sent.toml")
        with Desk.open(other) as desk:
            for number in range(60):
                question = self.bank.questions[number % len(self.bank.questions)].id
                card = desk.store.card("sent", question) or Card(bank_id="sent", question_id=question)
                at = datetime(2026, 3, 2, 12, tzinfo=UTC) + timedelta(minutes=number)
                desk.store.record(given(card, at=at))
            self.sent = send_out(desk, "sent", self.file).history
        warm("import", str(self.file), "--data-dir", str(folder.parent / "warm"))

    def ready(self, lot: Random) -> None:
        if lot.random() < 0.7:  # else it goes on with what the killed one left
            for path in (*self.paths.data.glob("sco-quiz.db*"), *self.paths.data.glob("banks/*")):
                path.unlink()

    def work(self, tell: Tell) -> None:
        from quiz.__main__ import main
        from quiz.desk import exchange

        save = exchange.take_in.__globals__["save_bank"]

        def telling(*words: Any) -> None:
            tell("read")  # so that many kills meet what is written
            save(*words)
            tell("saved")

        exchange.take_in.__globals__["save_bank"] = telling
        tell("begun")
        sys.argv = ["sco-quiz", "import", str(self.file), "--json", "--data-dir", str(self.paths.data)]
        main()

    def counts(self, line: str) -> bool:
        return line in ("begun", "read", "saved")

    def judge(self, ended: Ended) -> None:
        must(ended.killed or ended.code == 0, ended.errors)
        target = self.paths.banks / "sent.toml"
        if target.exists():
            must(len(read_bank(target).questions) == len(self.bank.questions), "the bank is not whole")
        audit.database(self.paths.database)
        came = len(ids(self.paths.database))
        allowed = (0, self.sent) if ended.killed else (self.sent,)
        must(came in allowed, f"{came} of {self.sent} answers came")


class Syncing:
    """A device syncs through a folder and is killed; then both sync in peace, and have the same answers."""

    name, runs, series = "syncing", 60, 20

    def begin(self, folder: Path) -> None:
        self.devices = Paths(folder), Paths(folder.parent / "second")
        self.shared = folder.parent / "shared"
        self.shared.mkdir()
        for paths in self.devices:
            paths.banks.mkdir(parents=True)
            record(paths.database, Random(0), 20)

    def ready(self, lot: Random) -> None:
        for number, paths in enumerate(self.devices):
            record(paths.database, lot, 5)
            save_bank(bank(f"of-{number}", lot, 20), paths.banks / f"of-{number}.toml")
        self.sync(1)
        self.all = ids(self.devices[0].database) | ids(self.devices[1].database)

    def sync(self, number: int) -> None:
        """Sync one device."""
        with Desk.open(self.devices[number]) as desk:
            syncing.with_folder(desk, self.devices[number], self.shared)

    def work(self, tell: Tell) -> None:
        tell("begun")
        self.sync(0)
        tell("done")

    def counts(self, line: str) -> bool:
        return True

    def judge(self, ended: Ended) -> None:
        must(ended.killed or ended.code == 0, ended.errors)
        audit.database(self.devices[0].database)
        for number in (0, 1, 0):
            self.sync(number)
        for paths in self.devices:
            audit.database(paths.database)
            must(ids(paths.database) == self.all, "answers were lost or doubled on the way")
            for path in paths.banks.glob("*.toml"):
                read_bank(path)
