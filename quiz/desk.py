"""The desk: the library of banks and the learner's store put together. Screens and verbs talk to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from quiz.banks import Library, read_bank
from quiz.banks.library import BankFile, bundled_banks_dir
from quiz.errors import BankError, UsageError
from quiz.paths import Paths
from quiz.questions import Bank
from quiz.settings import Settings, read_settings
from quiz.store import IndexedBank, Store
from quiz.study.calendar import Calendar
from quiz.study.card import Card
from quiz.study.memory import Memory
from quiz.study.progress import streak
from quiz.study.queue import plan
from quiz.study.scheduler import Scheduler
from quiz.study.session import Item, Session


@dataclass(frozen=True, slots=True)
class Shelf:
    """One bank as the home screen shows it.

    Attributes:
        questions: how many it has.
        due: how many wait to be reviewed now.
        new: how many new ones today may still bring.
        learned: how many have passed their learning steps.
        error: why the file cannot be used, else empty; the title is then the file's name.
    """

    bank_id: str
    title: str
    path: Path
    questions: int = 0
    due: int = 0
    new: int = 0
    learned: int = 0
    error: str = ""

    def as_dict(self) -> dict[str, object]:
        """For ``--json``."""
        return asdict(self) | {"path": str(self.path)}
