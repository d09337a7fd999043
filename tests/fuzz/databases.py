"""Databases that are damaged or somebody else's: opened, examined, and repaired, as readers under test."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from quiz.store import Store
from quiz.store.backups import Backups
from quiz.store.examining import examine
from quiz.store.repairing import repair
from quiz.study.calendar import Calendar
from quiz.study.memory import Memory
from quiz.study.scheduler import Scheduler
from tests.fuzz.readers import Reader
from tests.unit.sync.devices import Device

_NOW = datetime(2024, 10, 16, 12, tzinfo=UTC)


def _sound() -> bytes:
    """A database with some answers, all in one file."""
    with tempfile.TemporaryDirectory() as name:
        device = Device(Path(name))
        for question, right in (("a", True), ("b", False), ("a", True)):
            device.answer(question, right)
        device.mark("b", "why?")
        device.undo(device.given[-1])
        device.store.close()
        return Path(name, "data.db").read_bytes()


def _open(path: Path) -> object:
    with Store.open(path) as store:
        return list(store.history()), store.device


def _repair(path: Path) -> None:
    """What is repaired can be used, and its state is what its log says."""
    with tempfile.TemporaryDirectory(dir=path.parent) as name:
        copy = Path(name, "data.db")
        if path.is_file() and path.stat().st_size < 10_000_000:
            shutil.copy(path, copy)
        setup = Scheduler(Memory(0.9), Calendar(UTC)).setup
        repair(copy, Backups(Path(name, "backups")), _NOW, setup)
        with Store.open(copy) as store:
            assert store.drift() == []


_SEEDS = (_sound(),)

DATABASES: tuple[Reader, ...] = (
    Reader("database", ".db", _open, _SEEDS),
    Reader("examining", ".db", examine, _SEEDS),
    Reader("repair", ".db", _repair, _SEEDS),
)
