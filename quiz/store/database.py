"""The connection: opening with care, transactions, and errors a person can act on.

Durability: WAL with ``synchronous=NORMAL``. A committed answer outlives a killed process at once; it
outlives a power cut after :meth:`Database.settle`, which syncs the log. SQLite takes up every whole
transaction it finds there, so both together are ``synchronous=FULL`` with the wait for the disk moved to
where nobody waits: behind the feedback.
"""

from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from quiz.errors import StoreBusy, StoreError
from quiz.saving import private_folder
from quiz.store.flush import sync
from quiz.store.header import APPLICATION_ID, DAMAGED, FOREIGN, NO_DATABASE, newer, refusal
from quiz.store.migrations import MIGRATIONS

Result = TypeVar("Result")

_OLDEST_SQLITE = (3, 37)  # the first with STRICT tables
ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises; the latter where a damaged name stands in its message."""
_REMEDIES = {
    sqlite3.SQLITE_BUSY: "another program is writing to it: close that and try again",
    sqlite3.SQLITE_LOCKED: "another program is writing to it: close that and try again",
    sqlite3.SQLITE_PROTOCOL: "another program is writing to it: close that and try again",
    sqlite3.SQLITE_READONLY: "it may not be written: check the permissions of the file and its folder",
    sqlite3.SQLITE_PERM: "it may not be written: check the permissions of the file and its folder",
    sqlite3.SQLITE_FULL: "the disk is full: free some space and try again",
    sqlite3.SQLITE_IOERR: "the disk reports an error: check it, and keep a copy of the file",
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_ERROR: "it is not as it should be: `sco-quiz doctor` looks what is the matter",
    sqlite3.SQLITE_CONSTRAINT: "it is not as it should be: `sco-quiz doctor` looks what is the matter",
    sqlite3.SQLITE_NOTADB: NO_DATABASE,
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened: check the permissions of the file and its folder",
}

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_PROTOCOL)  # another program's doing
_REST = 0.002
"""Seconds between two tries while another program writes. SQLite's own rests grow to a tenth of a second,
so that among many who write one that has waited long asks more seldom than those who have just come."""

_ROOM = 65_536  # bytes
_TAKEN_UP = 16  # commits; an answer's is some ten pages, and SQLite waits for a thousand
_WORTH_TELLING = 1.0  # seconds of waiting that a person would wonder about


class Database:
    """One open file. Threads may share it: statements and transactions take turns.

    Attributes:
        patience: seconds to wait for another program's transaction.
        waiting: called once in a wait that becomes long; None where nobody is to be told.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        patience: float,
        waiting: Callable[[], None] | None = None,
    ) -> None:
        self.path = path
        self.patience, self.waiting = patience, waiting
        self._connection = connection
        self._lock = threading.RLock()
        self._unsettled = False
        self._commits = 0  # since the log was taken up into the file
        self._file = _identity(path)
        self.changed = False
        """Whether anything was written since it was opened."""

    @classmethod
    def open(cls, path: Path, busy_timeout: float, waiting: Callable[[], None] | None = None) -> Database:
        """Open a file, or make it with its folder (readable by the learner alone), and bring it up to date.

        Args:
            busy_timeout: seconds to wait for another program's transaction.
            waiting: called once in a wait that becomes long.

        Raises:
            StoreError: unusable, of another program, or of a newer version; it is left as it was.
        """
        if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
            raise StoreError(
                f"this Python has SQLite {sqlite3.sqlite_version}; "
                f"{'.'.join(map(str, _OLDEST_SQLITE))} or newer is needed: use a newer Python"
            )
        _refuse_foreign_file(path)
        try:
            private_folder(path.parent)
            path.touch(mode=0o600)
        except OSError as error:
            raise StoreError(f"{path}: cannot be written: {error.strerror}") from error
        try:
            connection = sqlite3.connect(
                path.absolute(), timeout=0, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise explained(path, error) from error
        database = cls(path, connection, busy_timeout, waiting)
        try:
            database._prepare()
        except ERRORS as error:
            database.close()
            raise explained(path, error) from error
        except BaseException:
            database.close()
            raise
        return database

    def close(self) -> None:
        """Close the file; twice does no harm.

        Raises:
            StoreError: the last answers could not be synced to the disk.
        """
        try:
            self.settle()
        finally:
            with self._lock:
                self._connection.close()

    def settle(self) -> None:
        """Return when all that was committed is on the disk.

        Raises:
            StoreError: the disk refuses, or the file was removed.
        """
        with self._lock:
            if not self._unsettled:
                return
            if _identity(self.path) != self._file:
                raise StoreError(
                    f"{self.path}: it was removed or replaced while in use, so answers given since are lost; "
                    "start sco-quiz anew"
                )
            try:
                sync(self.path.with_name(self.path.name + "-wal"))
            except OSError as error:
                raise StoreError(f"{self.path}: {_REMEDIES[sqlite3.SQLITE_IOERR]} ({error})") from error
            self._unsettled = False
            self._checkpoint()

    def _checkpoint(self) -> None:
        """Take the log up into the file before it is so long that SQLite does it within a commit, before
        the feedback: that is forty milliseconds once in a hundred answers, and in small parts here."""
        if self._commits < _TAKEN_UP or self._connection.in_transaction:
            return
        self._commits = 0
        try:
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()  # waits for nobody
        except ERRORS as error:
            raise explained(self.path, error) from error

    def read(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """All rows of a query; parameters in order, or one mapping of their names.

        Raises:
            StoreError: the file cannot be read.
        """
        try:
            with self._lock:
                named = len(parameters) == 1 and isinstance(parameters[0], dict)
                values = parameters[0] if named else parameters
                return self._patiently(lambda: self._connection.execute(sql, values).fetchall())
        except ERRORS as error:
            raise explained(self.path, error) from error

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing: commits at the end, or takes everything back when something is raised.

        It writes from the start, so that two programs wait for each other instead of colliding.

        Raises:
            StoreError: the file cannot be written.
        """
        try:
            with self._lock:
                self._patiently(lambda: self._connection.execute("BEGIN IMMEDIATE"))
                changes = self._connection.total_changes
                try:
                    yield self._connection
                    self._connection.execute("COMMIT")
                except BaseException:
                    with suppress(sqlite3.Error):  # the first error is the one to tell
                        self._connection.execute("ROLLBACK")
                    raise
                self._unsettled = True
                self._commits += 1
                self.changed |= self._connection.total_changes > changes
        except ERRORS as error:
            raise explained(self.path, error) from error

    def _patiently(self, act: Callable[[], Result]) -> Result:
        """Do something that another program may be in the way of: again and again, until patience ends."""
        begun = time.monotonic()
        told = False
        while True:
            try:
                return act()
            except sqlite3.OperationalError as error:
                waited = time.monotonic() - begun
                if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _BUSY or waited > self.patience:
                    raise
                if self.waiting is not None and not told and waited > _WORTH_TELLING:
                    told = True
                    self.waiting()
                time.sleep(_REST)

    def _prepare(self) -> None:
        version = self._patiently(self._own_version)
        self._patiently(lambda: self._connection.execute("PRAGMA journal_mode = WAL"))
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute("PRAGMA fullfsync = ON")  # macOS: let a checkpoint reach the disk itself
        if version < len(MIGRATIONS):
            self._migrate()

    def _own_version(self) -> int:
        """The file's version, 0 for a fresh one; reads only, so that a foreign file stays untouched.

        The three reads are one statement and so of one moment: another program may be making the file.
        """
        [(application, version, tables)] = self._connection.execute(
            "SELECT (SELECT application_id FROM pragma_application_id), "
            "(SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_master)"
        )
        if application != APPLICATION_ID and (application or version or tables):
            raise StoreError(f"{self.path}: {FOREIGN}")
        if version > len(MIGRATIONS):
            raise StoreError(f"{self.path}: {newer(version, len(MIGRATIONS))}")
        return int(version)

    def _migrate(self) -> None:
        for number, statements in enumerate(MIGRATIONS, 1):
            with self.transaction() as connection:
                if self._own_version() >= number:  # another program may have been faster
                    continue
                for statement in statements:
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {number}")


def _is_full(path: Path) -> bool:
    """Whether the disk has no room for what SQLite puts beside a database."""
    try:
        return shutil.disk_usage(path.parent).free < _ROOM
    except OSError:
        return False


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file stands at a path, whatever it is called; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def explained(path: Path, error: sqlite3.Error | UnicodeDecodeError) -> StoreError:
    """The error as a person needs it: which file, what is the matter, what to do."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None and code & 0xFF == sqlite3.SQLITE_IOERR and _is_full(path):
        code = sqlite3.SQLITE_FULL  # SQLite says so only where it was the database itself that had no room
    remedy = _REMEDIES.get(code & 0xFF) if code is not None else None
    if (code is None and "decode" in str(error)) or "malformed" in str(error):
        remedy = DAMAGED  # a text that is none, as Python says, or JSON that is none
    kind = StoreBusy if code is not None and code & 0xFF in _BUSY else StoreError
    return kind(f"{path}: {remedy} ({error})" if remedy else f"{path}: {error}")


def _refuse_foreign_file(path: Path) -> None:
    """Look at the first bytes, before SQLite could touch what is not ours or not whole."""
    try:
        why = refusal(path, len(MIGRATIONS))
    except (OSError, ValueError) as error:
        raise StoreError(f"{path}: cannot be read: {error}") from error
    if why:
        raise StoreError(f"{path}: {why}")
