"""What is killed: acts on files, and the index of bank files in the database."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from random import Random
from typing import Any

from quiz.banks import read_bank
from quiz.banks.writing import save_bank, write_bank
from quiz.desk import Desk
from quiz.paths import Paths
from quiz.questions import Bank, ShortAnswer
from quiz.settings import changed, read_settings, write_settings
from tests.faults import audit
from tests.faults.acts import warm
from tests.faults.audit import must
from tests.faults.forked import Ended, Tell


def bank(name: str, lot: Random, questions: int) -> Bank:
    """A bank of typed questions, different for each lot."""
    return Bank(
        id=name,
        title=f"Bank {name} {lot.getrandbits(32):x}",
        questions=tuple(
            ShortAnswer(id=f"q{n}", stem=f"What is {lot.getrandbits(32):x}?", accept=("that",))
            for n in range(lot.randint(1, questions))
        ),
    )


class Indexing:
    """Home is asked for while many bank files are new or changed; afterwards it tells what is there."""

    name, runs, series = "indexing", 100, 20
    files = 40

    def begin(self, folder: Path) -> None:
        self.paths = Paths(folder)
        self.paths.banks.mkdir()

    def ready(self, lot: Random) -> None:
        for number in range(self.files):
            path = self.paths.banks / f"bank-{number}.toml"
            what = lot.random()
            if what < 0.1:
                path.unlink(missing_ok=True)
            elif what < 0.5 or not path.exists():
                path.write_text(write_bank(bank(f"bank-{number}", lot, 12)), "utf-8")

    def work(self, tell: Tell) -> None:
        tell("begun")
        with Desk.open(self.paths) as desk:
            desk.shelves()
        tell("done")

    def counts(self, line: str) -> bool:
        return True

    def judge(self, ended: Ended) -> None:
        must(ended.killed or ended.code == 0, ended.errors)
        audit.database(self.paths.database)
        with Desk.open(self.paths) as desk:
            told = {shelf.path: (shelf.bank_id, shelf.title, shelf.questions) for shelf in desk.shelves()}
        there = {
            path: (found.id, found.title, len(found.questions))
            for path in self.paths.banks.glob("*.toml")
            for found in [read_bank(path)]
        }
        mine = {path: shelf for path, shelf in told.items() if path.parent == self.paths.banks}
        must(mine == there, f"home differs from the files: {set(mine.items()) ^ set(there.items())}")


class Saving:
    """Bank files and settings are written over and over; each is the one before or the one after, whole."""

    name, runs, series = "editing banks and settings", 100, 50
    saves = 10

    def begin(self, folder: Path) -> None:
        self.paths = Paths(folder)
        self.paths.banks.mkdir()
        self.target = self.paths.banks / "edited.toml"
        self.bank = bank("edited", Random(0), 50)
        save_bank(self.bank, self.target)
        self.retention = 0.9
        write_settings(self.paths.settings, changed(read_settings(self.paths.settings), retention=0.9))

    def ready(self, lot: Random) -> None:
        self.banks = [self.bank, *(bank("edited", lot, 200) for _ in range(self.saves))]
        self.shares = [self.retention, *(round(lot.uniform(0.75, 0.95), 3) for _ in range(self.saves))]

    def work(self, tell: Tell) -> None:
        settings = read_settings(self.paths.settings)
        for edited, share in zip(self.banks[1:], self.shares[1:], strict=True):
            save_bank(edited, self.target)
            write_settings(self.paths.settings, changed(settings, retention=share))
            tell("saved")

    def counts(self, line: str) -> bool:
        return True

    def judge(self, ended: Ended) -> None:
        must(ended.killed or ended.code == 0, ended.errors)
        shown = len(ended.lines)
        self.bank, self.retention = read_bank(self.target), read_settings(self.paths.settings).retention
        must(self.bank in self.banks[shown : shown + 2], f"after {shown} saves another bank stands there")
        must(self.retention in self.shares[shown : shown + 2], f"after {shown} saves another setting stands")


class Generating:
    """``sco-quiz generate``, again and again over the bank it made: that one is old or new, never half."""

    name, runs, series = "generating", 50, 50

    def begin(self, folder: Path) -> None:
        self.folder = folder
        self.target = folder / "banks" / "article.toml"
        article = Path(__file__).parents[2] / "question_banks" / "articles"
        self.article = folder.parent / "article.md"
        self.article.write_text((article / "sco-summit-2024.md").read_text("utf-8")[:2_000], "utf-8")
        warm("generate", str(self.article), "--json", "--data-dir", str(folder))

    def ready(self, lot: Random) -> None:
        self.limit = lot.choice((3, 5, 8))

    def work(self, tell: Tell) -> None:
        from quiz.__main__ import main
        from quiz.cli import generate

        write = generate._put

        def put(*words: Any, **named: Any) -> Any:
            tell("made")  # so that half of the kills meet the writing, which is over in a blink
            return write(*words, **named)

        generate._put = put
        tell("begun")
        sys.argv = ["sco-quiz", "generate", str(self.article), "--limit", str(self.limit), "--json"]
        sys.argv += ["--data-dir", str(self.folder)]
        os.chdir(self.folder)
        main()

    def counts(self, line: str) -> bool:
        return line in ("begun", "made")

    def judge(self, ended: Ended) -> None:
        must(ended.killed or ended.code == 0, ended.errors)
        must("Traceback" not in ended.errors, ended.errors)
        if self.target.exists():
            must(read_bank(self.target).questions, "a bank without questions")
        must(ended.killed or self.target.exists(), "no bank was made")
