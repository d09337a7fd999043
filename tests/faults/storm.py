"""Several processes answer at once and are killed one after the other, each replaced by a new one."""

from __future__ import annotations

import os
import signal
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from quiz.store import Store
from quiz.study.card import Card
from tests.faults import audit
from tests.faults.acts import given
from tests.faults.acts_moving import ids

_LINE = 33  # bytes: an id and the end of its line


@dataclass(slots=True)
class Storm:
    """What came of it; ``untold`` are answers whose telling the kill cut off."""

    processes: int
    kills: int
    told: int = 0
    untold: int = 0
    failures: list[str] = field(default_factory=list)


def storm(processes: int, kills: int, seed: int, told: Callable[[int], None] = lambda _: None) -> Storm:
    """Kill so many of so many processes, while the others go on; then every answer told is looked for."""
    found, lot = Storm(processes, kills), Random(f"{seed}/storm")
    with tempfile.TemporaryDirectory(prefix="sco-storm-") as place:
        path = Path(place) / "data" / "sco-quiz.db"
        out, into = os.pipe()
        errors = Path(place) / "errors"
        heard = bytearray()
        children = [_fork(path, errors, out, into, f"{seed}/{number}") for number in range(processes)]
        for number in range(kills):
            until = len(heard) + _LINE * lot.randrange(1, 60)
            while len(heard) < until and not errors.exists():
                heard += os.read(out, 4_096)
            _kill(children.pop(lot.randrange(len(children))))
            children.append(_fork(path, errors, out, into, f"{seed}/{processes + number}"))
            told(1)
        for child in children:
            _kill(child)
        os.close(into)
        while chunk := os.read(out, 4_096):
            heard += chunk
        os.close(out)
        if errors.exists():
            found.failures.append(errors.read_text("utf-8"))
        _look(path, heard.decode().split(), found)
    return found


def _look(path: Path, told: list[str], found: Storm) -> None:
    try:
        audit.database(path, shared=True)
        logged = ids(path)
    except audit.Broken as broken:
        found.failures.append(str(broken))
        return
    found.told, found.untold = len(told), len(logged - set(told))
    if len(set(told)) != len(told):
        found.failures.append("an id was given twice")
    if lost := set(told) - logged:
        found.failures.append(f"{len(lost)} answers lost")
    if found.untold > found.kills + found.processes:
        found.failures.append(f"{found.untold} answers that nobody told of: more than kills")


def _kill(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _fork(path: Path, errors: Path, out: int, into: int, seed: str) -> int:
    child = os.fork()
    if child:
        return child
    try:
        os.close(out)
        lot = Random(seed)
        with Store.open(path) as store:
            while True:
                question = f"q{lot.randrange(20)}"
                card = store.card("bank", question) or Card(bank_id="bank", question_id=question)
                os.write(into, f"{store.record(given(card))}\n".encode())
                store.settle()
    except BaseException:
        errors.write_text(traceback.format_exc(), "utf-8")
        os.write(into, b"\n")  # wakes the one who listens
    finally:
        os._exit(1)
