"""Killed processes and several programs at once, with real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.store import Store
from tests.strategies_study import latest

PROGRAM = """
import sys
from pathlib import Path
from quiz.study.card import Card
from quiz.store import Store
from tests.strategies_study import answer

path, name, number, wait = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4] == "wait"
store = Store.open(path, busy_timeout=60)
for n in range(number):
    card = Card(bank_id="bank", question_id=f"{name}-{n % 10}")
    print(store.record(answer(store.card("bank", card.question_id) or card)), flush=True)
if wait:
    sys.stdin.read()
store.close()
"""


def start(path: Path, name: str, number: int, *, wait: bool = False) -> subprocess.Popen[str]:
    """A process that records answers, prints their ids, and may then wait to be killed."""
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(path), name, str(number), "wait" if wait else "go"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    )


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_an_answer_survives_a_kill_right_after_it_was_recorded(path: Path) -> None:
    """The process is killed, unclosed, as soon as it has the id: log and card have the answer."""
    process = start(path, "a", 3, wait=True)
    assert process.stdout is not None
    ids = [process.stdout.readline().strip() for _ in range(3)]
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    with Store.open(path) as store:
        assert latest(store, 100) == ids[::-1]
        assert set(store.cards("bank")) == {"a-0", "a-1", "a-2"}
        store.undo(ids[-1])
        assert set(store.cards("bank")) == {"a-0", "a-1"}


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_a_kill_at_any_moment_leaves_whole_answers(path: Path) -> None:
    """Killed in the midst of recording: every id that was told is there, and log and cards agree."""
    for round_ in range(3):
        process = start(path, f"r{round_}", 100_000)
        assert process.stdout is not None
        told = [process.stdout.readline().strip() for _ in range(20 + round_)]
        process.send_signal(signal.SIGKILL)
        told += [line for line in process.stdout.read().split() if len(line) == 32]
        process.communicate()
        with Store.open(path) as store:
            logged = {entry.id: entry for entry in store.history()}
            assert set(told) <= set(logged)
            assert (
                len([e for e in logged.values() if e.question_id.startswith(f"r{round_}-")]) - len(told) <= 1
            )
            for question, card in store.cards("bank").items():
                answers = [entry for entry in logged.values() if entry.question_id == question]
                assert card.reps == len(answers)
            assert store._database.read("PRAGMA integrity_check") == [("ok",)]


def test_four_programs_at_once_lose_nothing(path: Path) -> None:
    """Four processes make the database together and record a hundred answers each."""
    processes = [start(path, f"p{n}", 100) for n in range(4)]
    ids = [line for process in processes for line in process.communicate()[0].split()]
    assert [process.returncode for process in processes] == [0] * 4
    assert len(set(ids)) == 400
    with Store.open(path) as store:
        assert {entry.id for entry in store.history()} == set(ids)
        assert len(store.cards("bank")) == 40
        assert all(card.reps == 10 for card in store.cards("bank").values())
