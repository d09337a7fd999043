"""The desk: the library of banks and the learner's store put together. Screens and verbs talk to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from quiz import banks
from quiz.banks import Library
from quiz.desk.indexing import Told, refreshed
from quiz.desk.shelving import Shelf, by_title, counted
from quiz.errors import BankError, UsageError
from quiz.paths import Paths
from quiz.settings import Settings, read_settings
from quiz.store import Store
from quiz.store.header import of_older_version
from quiz.study.calendar import Calendar
from quiz.study.figures import BankFigures, Figures, Totals
from quiz.study.progress import longest_streak, streak
from quiz.study.queue import LEARN_AHEAD

if TYPE_CHECKING:
    from quiz.questions import Bank
    from quiz.study.scheduler import Scheduler
    from quiz.study.session import Session

PATIENCE, TOLD_PATIENCE = 5.0, 30.0
"""Seconds to wait for another program that writes: where nobody is told of it, and where a person is."""


def utc_now() -> datetime:
    """The clock of the real program."""
    return datetime.now(UTC)


class Desk:
    """Where a learner sits: which banks there are, what waits in them, and sittings over them.

    Every method may raise StoreError when the database cannot be used.

    Args:
        now: the clock; aware UTC.
    """

    def __init__(
        self,
        store: Store,
        library: Library,
        settings: Settings,
        *,
        now: Callable[[], datetime] = utc_now,
        calendar: Calendar | None = None,
    ) -> None:
        self.store, self.library, self.settings, self.now = store, library, settings, now
        self.calendar = calendar or Calendar(None, settings.rollover_hour)
        self._strays: dict[str, Path] = {}  # banks studied by path, outside the library's folders
        self.paths: Paths | None = None
        self.reading: Told | None = None
        """Told how many of how many bank files are read, where a look at the library has to read many."""
        self.notice = ""
        """What is to be told after the desk was closed: why there is no backup; else empty."""
        self.greeting = ""
        """What is to be told at once: that the answers are gone and a backup has them; else empty."""

    @classmethod
    def open(cls, paths: Paths, *, waiting: Callable[[], None] | None = None) -> Desk:
        """The desk of a learner; the data folder is made where there is none.

        Args:
            waiting: called where another program is writing to the database and it takes long; with it
                the wait is a long one, since a person knows of it.

        Raises:
            UsageError: a file stands where the data folder should.
            SettingsError: a setting is wrong.
            StoreError: the database cannot be used.
        """
        if paths.data.exists() and not paths.data.is_dir():
            raise UsageError(f"{paths.data}: this is a file; the data folder needs a place of its own")
        settings = read_settings(paths.settings)
        patience = PATIENCE if waiting is None else TOLD_PATIENCE
        if of_older_version(paths.database):
            from quiz.desk import backups

            backups.before_update(paths, utc_now())
        store = Store.open(paths.database, busy_timeout=patience, waiting=waiting)
        desk = cls(store, Library(paths.bank_folders), settings)
        desk.paths = paths
        if paths.backups.is_dir() and not store.any_logged():
            from quiz.desk import backups

            desk.greeting = backups.missed(paths, utc_now())
        return desk

    def close(self) -> None:
        """Close the store, and back it up where something was written; twice does no harm."""
        paths, self.paths = self.paths, None
        try:
            written = paths is not None and self.store.changed
        finally:
            self.store.close()
        if paths is not None and written:
            from quiz.desk import backups

            self.notice = backups.after_sitting(paths, self.now())

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def today(self) -> int:
        """The study day of now."""
        return self.calendar.day(self.now())

    def shelves(self) -> list[Shelf]:
        """All banks of the library, by title; unusable files last. Of two with one id the first counts.

        Due is what a sitting would ask now, so a question on a step counts up to the learn-ahead before.
        """
        now = self.now()
        entries, counts, files = refreshed(
            self.store, self.library, self.calendar.day(now), now + LEARN_AHEAD, self.reading
        )
        broken = [Shelf(file.name, file.title, file.path, error=file.error) for file in files]
        banks = [(entry.title, bank_id, entry.path) for bank_id, entry in entries.items()]
        return counted(self, sorted(banks, key=by_title), counts) + broken

    def busiest(self) -> str | None:
        """The bank with most due, then most new; None where nothing waits anywhere."""
        waiting = [shelf for shelf in self.shelves() if shelf.due or shelf.new]
        return max(waiting, key=lambda shelf: (shelf.due, shelf.new)).bank_id if waiting else None

    def bank_id(self, name_or_path: str) -> str:
        """The id of the bank a person names by id, file name or path.

        Raises:
            BankError: there is none, it cannot be used, or a bank of the library has its id.
        """
        path = self.library.find(name_or_path)
        bank = banks.read_bank(path)
        shelf = self._shelf_of(bank.id)
        if shelf is None:
            self._strays[bank.id] = path
        elif not shelf.path.samefile(path):
            raise BankError(
                f'its id "{bank.id}" is that of {shelf.path}, so they would share their progress: '
                "give it another id",
                file=str(path),
            )
        return bank.id

    def is_stray(self, bank_id: str) -> bool:
        """Whether a bank is studied by its path alone, so that the home screen does not list it."""
        return bank_id in self._strays

    def found_at_home(self, bank_id: str) -> None:
        """A bank that was studied by its path is in the library now, where it has its file from here on."""
        self._strays.pop(bank_id, None)

    def banks(self, bank_id: str | None = None, *, waiting: bool = False) -> list[Bank]:
        """The bank of that id, or all that can be used; only those where something waits, if so asked.

        Raises:
            BankError: the bank is not there, or cannot be used.
        """
        if bank_id is not None:
            return [self._bank(bank_id)]
        shelves = (shelf for shelf in self.shelves() if not shelf.error)
        return [banks.read_bank(shelf.path) for shelf in shelves if shelf.due or shelf.new or not waiting]

    def session(self, bank_id: str | None = None, *, limit: int | None = None) -> Session:
        """A sitting over what waits: due first, then new up to the day's limit.

        Args:
            bank_id: of one bank; None for all of them.
            limit: how many questions at most.

        Raises:
            BankError: the bank is not there, or cannot be used.
        """
        from quiz.desk.modes import Wish, sitting

        return sitting(self, Wish(bank_id=bank_id, limit=limit))

    def scheduler(self) -> Scheduler:
        """The scheduler, as the learner set it."""
        return scheduler_of(self.settings, self.calendar)

    def streak_days(self) -> int:
        """Study days in a row, up to today, or yesterday while today has no answer."""
        return streak(self.store.answered_days(), self.today)

    def answered_today(self) -> int:
        """Answers on this study day."""
        return self.store.answers_on(self.today)

    def figures(self) -> Figures:
        """The learner's figures, over all answers and bank by bank."""
        days = self.store.answered_days()
        totals = self.store.totals()
        banks = tuple(
            BankFigures(
                bank_id=shelf.bank_id,
                title=shelf.title,
                questions=shelf.questions,
                due=shelf.due,
                new=shelf.new,
                learned=shelf.learned,
                totals=totals.get(shelf.bank_id, Totals()),
            )
            for shelf in self.shelves()
            if not shelf.error
        )
        return Figures(
            totals=sum(totals.values(), Totals()),
            today=self.answered_today(),
            streak_days=streak(days, self.today),
            longest_streak_days=longest_streak(days),
            study_days=len(days),
            banks=banks,
        )

    def _shelf_of(self, bank_id: str) -> Shelf | None:
        return next((s for s in self.shelves() if s.bank_id == bank_id and not s.error), None)

    def path_of(self, bank_id: str) -> Path:
        """The file of a bank.

        Raises:
            BankError: there is none.
        """
        path = self._strays.get(bank_id)
        if path is None:
            shelf = self._shelf_of(bank_id)
            path = shelf.path if shelf else self.library.find(bank_id)
        return path

    def _bank(self, bank_id: str) -> Bank:
        path = self.path_of(bank_id)
        bank = banks.read_bank(path)
        if bank.id != bank_id:
            raise BankError(f'holds the bank "{bank.id}" now, not "{bank_id}"; open it anew', file=str(path))
        return bank


def scheduler_of(settings: Settings, calendar: Calendar) -> Scheduler:
    """The scheduler, as some settings have it."""
    from quiz.study.memory import Memory
    from quiz.study.scheduler import Scheduler

    return Scheduler(
        Memory(settings.retention, settings.parameters or None),
        calendar,
        settings.learning_steps,
        settings.relearning_steps,
        settings.maximum_interval,
        settings.fuzz,
    )
