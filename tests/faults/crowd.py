"""Several processes at once on one database: answers, answers taken back and rated anew, by lot."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from quiz.store import Store
from quiz.study.card import Card, Rating
from tests.faults import audit
from tests.faults.acts import given


@dataclass(slots=True)
class Crowd:
    """What came of it.

    Attributes:
        answers: rows of the log; with those that were taken back or rated anew.
        longest: the longest time, in seconds, that one act took in any process.
        failures: what was wrong, one line each.
    """

    processes: int
    answers: int = 0
    standing: int = 0
    seconds: float = 0.0
    longest: float = 0.0
    failures: list[str] = field(default_factory=list)


def crowd(processes: int, answers: int, seed: int, told: Callable[[int], None] = lambda _: None) -> Crowd:
    """So many processes record so many answers in all, at once; then every one of them is looked for."""
    found = Crowd(processes)
    with tempfile.TemporaryDirectory(prefix="sco-crowd-") as place:
        path = Path(place) / "data" / "sco-quiz.db"
        out, into = os.pipe()
        begun = time.perf_counter()
        children = [
            _fork(path, Path(place) / f"{number}.json", out, into, answers // processes, f"{seed}/{number}")
            for number in range(processes)
        ]
        os.close(into)
        while chunk := os.read(out, 4_096):
            told(len(chunk))
        os.close(out)
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        found.seconds = time.perf_counter() - begun
        fates: dict[str, bool] = {}
        for number, code in enumerate(codes):
            kept = json.loads((Path(place) / f"{number}.json").read_text("utf-8"))
            if code or kept["error"]:
                found.failures.append(f"process {number}: {kept['error']}")
            if clash := fates.keys() & kept["fates"].keys():
                found.failures.append(f"ids given twice: {sorted(clash)[:3]}")
            fates |= kept["fates"]
            found.longest = max(found.longest, kept["longest"])
        found.answers, found.standing = len(fates), sum(fates.values())
        _look(path, fates, found)
    return found


def _fork(path: Path, ledger: Path, out: int, into: int, answers: int, seed: str) -> int:
    child = os.fork()
    if child:
        return child
    os.close(out)
    code = 1
    try:
        _answer(path, ledger, into, answers, seed)
        code = 0
    finally:
        os._exit(code)


def _answer(path: Path, ledger: Path, into: int, answers: int, seed: str) -> None:
    """One process: half of its questions are everybody's; it notes what it was promised."""
    lot = Random(seed)
    fates: dict[str, bool] = {}  # by id of the answer, whether it stands
    own: list[tuple[str, Card]] = []
    error, longest, done = "", 0.0, 0
    try:
        with Store.open(path) as store:
            while done < answers:
                begun = time.perf_counter()
                what = lot.random()
                if what < 0.1 and own:
                    taken, _ = own.pop()
                    store.undo(taken)
                    fates[taken] = False
                elif what < 0.2 and own:
                    taken, before = own.pop()
                    fates[fresh := store.revise(taken, given(before, Rating.EASY))] = True
                    fates[taken] = False
                    own.append((fresh, before))
                    done += 1
                else:
                    name = "shared" if lot.random() < 0.5 else seed
                    question = f"{name}-{lot.randrange(10)}"
                    before = store.card("bank", question) or Card(bank_id="bank", question_id=question)
                    fates[fresh := store.record(given(before))] = True
                    own.append((fresh, before))
                    done += 1
                longest = max(longest, time.perf_counter() - begun)
                if done % 10 == 0:
                    store.settle()
                os.write(into, b".")
    except Exception:
        error = traceback.format_exc()
    ledger.write_text(json.dumps({"fates": fates, "error": error, "longest": longest}), "utf-8")
    if error:
        sys.exit(1)


def _look(path: Path, fates: dict[str, bool], found: Crowd) -> None:
    try:
        audit.database(path, shared=True)
    except audit.Broken as broken:
        found.failures.append(str(broken))
    with closing(sqlite3.connect(path)) as connection:
        logged = [row[0] for row in connection.execute("SELECT id FROM answer")]
        void = {row[0] for row in connection.execute("SELECT answer_id FROM void")}
    if len(logged) != len(set(logged)):
        found.failures.append("answers are doubled")
    for what, ids in (("lost", fates.keys() - set(logged)), ("nobody's", set(logged) - fates.keys())):
        if ids:
            found.failures.append(f"{len(ids)} answers {what}")
    if wrong := [one for one, stands in fates.items() if stands == (one in void)]:
        found.failures.append(f"{len(wrong)} answers stand that were taken back, or the other way round")
