"""How long a sync takes: ``python -m tests.unit.sync [ANSWERS]``, 1,000,000 without a number.

A learner of many years on two devices: the first sync of each, a daily one, and one without news; through a
folder and, where it is installed, through a PostgreSQL server.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from quiz.store.shared import Row
from quiz.sync import postgres
from quiz.sync.report import Report
from tests.unit.sync.devices import Device
from tests.unit.sync.rows import SETUP, SETUP_ROW
from tests.unit.sync.server import started

_QUESTIONS = 100_000
_DAILY = 200


def history(answers: int, since_day: int = 732_000) -> Iterator[Row]:
    """Answers to 100,000 questions in turn, 500 a day, as the store keeps them."""
    yield SETUP_ROW
    for number in range(answers):
        question, day = number % _QUESTIONS, since_day + number // 500
        at = (day - 719_163) * 86_400_000 + number % 500 * 20_000
        bank, name = f"bank-{question // 100}", f"question-{question % 100}"
        before = [bank, name, "review", 0, 12.3456, 5.4321, None, day, at - 10**9, day - 12, 3, 0, None]
        yield (
            "answer", f"{(at << 80) + number:032x}", bank, name, at, day, 1 + number % 7 % 4, 1.0,
            json.dumps([f"an answer of some words, {number}"]), 4_000,
            json.dumps(before) if number >= _QUESTIONS else None, "study", "", 0, 1, SETUP.id,
        )  # fmt: skip


def timed(what: str, act: Callable[[], object]) -> None:
    """Run and print seconds by the clock and of the processor, the result, and the most memory yet."""
    begun, worked = time.perf_counter(), time.process_time()
    result = act()
    seconds, work = time.perf_counter() - begun, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if isinstance(result, Report):
        result = f"{result.taken:,} came, {result.given:,} went"
    print(f"{seconds:8.2f} s ({work:.2f} s of work)  {what}: {result}  (peak {peak:,} MB)", flush=True)


def daily(device: Device) -> None:
    """A day's answers."""
    for number in range(_DAILY):
        device.answer("abc"[number % 3], number % 5 > 0, days=0)


def with_database(device: Device, url: str) -> Report:
    """Sync the log with a database."""
    report = Report()
    with postgres.connected(url) as connection:
        postgres.sync_log(device.store.shared, connection, "Ann", report)
    return report


def measure(answers: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        shared = root / "shared"
        one, two = Device(root / "one", shared), Device(root / "two", shared)
        timed("make the log and replay it", lambda: one.store.shared.merge(history(answers)))
        timed("first sync of the first device", one.sync)
        size = sum(path.stat().st_size for path in one.segments())
        print(f"            {len(one.segments())} files, {size / 1e6:,.1f} MB")
        timed("first sync of the second device", two.sync)
        daily(one)
        timed("daily sync that gives", one.sync)
        timed("daily sync that takes", two.sync)
        timed("sync without news", two.sync)
        with started() as server:
            url = server.url()
            timed("first sync with a database", lambda: with_database(one, url))
            three = Device(root / "three", shared)
            timed("first sync of a new device with a database", lambda: with_database(three, url))
            daily(one)
            timed("daily sync with a database that gives", lambda: with_database(one, url))
            timed("daily sync with a database that takes", lambda: with_database(three, url))
            timed("sync with a database without news", lambda: with_database(three, url))


if __name__ == "__main__":
    measure(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
