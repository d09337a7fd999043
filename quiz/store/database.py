"""The connection: opening with care, transactions, and errors a person can act on.

Durability: WAL with ``synchronous=NORMAL``. A committed answer outlives a killed process at once; it
outlives a power cut after :meth:`Database.settle`, which syncs the log. SQLite takes up every whole
transaction it finds there, so both together are ``synchronous=FULL`` with the wait for the disk moved to
where nobody waits: behind the feedback.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from quiz.errors import StoreError
from quiz.store.flush import sync
from quiz.store.migrations import MIGRATIONS

APPLICATION_ID = 0x73636F71
"""Marks the file as this program's: ``scoq`` in ASCII."""

_OLDEST_SQLITE = (3, 37)  # the first with STRICT tables
_MAGIC = b"SQLite format 3\0"
_REMEDIES = {
    sqlite3.SQLITE_BUSY: "another program is writing to it: close that and try again",
    sqlite3.SQLITE_LOCKED: "another program is writing to it: close that and try again",
    sqlite3.SQLITE_READONLY: "it may not be written: check the permissions of the file and its folder",
    sqlite3.SQLITE_PERM: "it may not be written: check the permissions of the file and its folder",
    sqlite3.SQLITE_FULL: "the disk is full: free some space and try again",
    sqlite3.SQLITE_IOERR: "the disk reports an error: check it, and keep a copy of the file",
    sqlite3.SQLITE_CORRUPT: "it is damaged: move it away, or put a copy in its place",
    sqlite3.SQLITE_NOTADB: "it is no database: move it away, or choose another data folder",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened: check the permissions of the file and its folder",
}


class Database:
    """One open file. Threads may share it: statements and transactions take turns."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._lock = threading.RLock()
        self._unsettled = False

    @classmethod
    def open(cls, path: Path, busy_timeout: float) -> Database:
        """Open a file, or make it with its folder (readable by the learner alone), and bring it up to date.

        Args:
            busy_timeout: seconds to wait for another program's transaction.

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
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)
        except OSError as error:
            raise StoreError(f"{path}: cannot be written: {error.strerror}") from error
        try:
            connection = sqlite3.connect(
                path.absolute(), timeout=busy_timeout, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise explained(path, error) from error
        database = cls(path, connection)
        try:
            database._prepare(busy_timeout)
        except sqlite3.Error as error:
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
            if not self.path.exists():
                raise StoreError(f"{self.path}: it was removed while in use; start sco-quiz anew")
            try:
                sync(self.path.with_name(self.path.name + "-wal"))
            except OSError as error:
                raise StoreError(f"{self.path}: {_REMEDIES[sqlite3.SQLITE_IOERR]} ({error})") from error
            self._unsettled = False

    def read(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """All rows of a query; parameters in order, or one mapping of their names.

        Raises:
            StoreError: the file cannot be read.
        """
        try:
            with self._lock:
                named = len(parameters) == 1 and isinstance(parameters[0], dict)
                return self._connection.execute(sql, parameters[0] if named else parameters).fetchall()
        except sqlite3.Error as error:
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
                self._connection.execute("BEGIN IMMEDIATE")
                try:
                    yield self._connection
                    self._connection.execute("COMMIT")
                except BaseException:
                    with suppress(sqlite3.Error):  # the first error is the one to tell
                        self._connection.execute("ROLLBACK")
                    raise
                self._unsettled = True
        except sqlite3.Error as error:
            raise explained(self.path, error) from error

    def _prepare(self, busy_timeout: float) -> None:
        version = self._own_version()
        _use_wal(self._connection, busy_timeout)
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
            raise StoreError(
                f"{self.path}: it is the database of another program: "
                "move it away, or choose another data folder"
            )
        if version > len(MIGRATIONS):
            raise StoreError(
                f"{self.path}: it was made by a newer sco-quiz "
                f"(version {version} of the database, this one knows {len(MIGRATIONS)}): update sco-quiz"
            )
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


def explained(path: Path, error: sqlite3.Error) -> StoreError:
    """The error as a person needs it: which file, what is the matter, what to do."""
    code = getattr(error, "sqlite_errorcode", None)
    remedy = _REMEDIES.get(code & 0xFF) if code is not None else None
    return StoreError(f"{path}: {remedy} ({error})" if remedy else f"{path}: {error}")


def _refuse_foreign_file(path: Path) -> None:
    """Look at the first bytes, before SQLite could take a text file for a damaged database."""
    try:
        if path.is_dir():
            raise StoreError(f"{path}: it is a folder: move it away, or choose another data folder")
        if path.exists() and not path.is_file():  # a pipe would be waited for
            raise StoreError(f"{path}: it is no ordinary file: move it away, or choose another data folder")
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise StoreError(f"{path}: cannot be read: {error}") from error
    if head and head != _MAGIC:
        raise StoreError(f"{path}: {_REMEDIES[sqlite3.SQLITE_NOTADB]}")


def _use_wal(connection: sqlite3.Connection, busy_timeout: float) -> None:
    """Switch to WAL; SQLite does not wait by itself while another program does the same."""
    until = time.monotonic() + busy_timeout
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)
