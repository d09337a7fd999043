"""One database file copied into another, whole, and the proof that a copy is good."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from quiz.errors import StoreError
from quiz.store.database import ERRORS, explained
from quiz.store.flush import sync
from quiz.store.header import APPLICATION_ID, newer
from quiz.store.migrations import MIGRATIONS

_ABANDONED = 3_600  # seconds

SIDES = ("-wal", "-shm", "-journal")
"""What SQLite may put beside a database."""


def beside(path: Path, side: str) -> Path:
    """A file that belongs to a database: its write-ahead log, its index of that, its rollback journal."""
    return path.with_name(path.name + side)


def frozen(path: Path) -> sqlite3.Connection:
    """Open a file that nobody writes, without putting anything beside it."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def copy_live(source: Path, target: Path) -> int:
    """Copy a database that others may be writing, as it is at one moment; how many answers its log has.

    The copy is one file, complete without a write-ahead log.

    Args:
        target: an empty file.

    Raises:
        sqlite3.Error: the source cannot be read, or the target not be written.
    """
    uri = f"{source.absolute().as_uri()}?mode=rw"
    with (
        closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as read,
        closing(sqlite3.connect(target, isolation_level=None)) as write,
    ):
        write.execute("PRAGMA synchronous = OFF")  # it is synced once, when it is whole
        write.execute("PRAGMA journal_mode = OFF")
        read.execute("BEGIN")  # what is counted and what is copied are of one moment
        [(answers,)] = read.execute("SELECT count(*) FROM answer")
        read.backup(write)
        read.execute("COMMIT")
        write.execute("PRAGMA journal_mode = DELETE")
    return int(answers)


def copy_still(source: Path, target: Path) -> None:
    """Copy a database file that nobody writes, with what its write-ahead log holds, leaving it as it is.

    Raises:
        OSError: it cannot be read, or the target not be written.
        sqlite3.Error: it is damaged.
    """
    shutil.copyfile(source, target)
    for side in ("-wal", "-journal"):
        if beside(source, side).exists():
            shutil.copyfile(beside(source, side), beside(target, side))
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def verified(path: Path, least: int = 0) -> int:
    """How many answers the log of a closed file has, when all of it is sound.

    Args:
        least: how many it must have.

    Raises:
        StoreError: it is damaged, of another program or a newer version, or holds less.
    """
    try:
        with closing(frozen(path)) as connection:
            [(application,)] = connection.execute("PRAGMA application_id")
            [(version,)] = connection.execute("PRAGMA user_version")
            if application != APPLICATION_ID or not version:
                raise StoreError(f"{path}: it is no database of sco-quiz")
            if version > len(MIGRATIONS):
                raise StoreError(f"{path}: {newer(version, len(MIGRATIONS))}")
            connection.execute("PRAGMA mmap_size = 1073741824")  # half the time where the file is large
            [(verdict,)] = connection.execute("PRAGMA integrity_check(1)")
            if verdict != "ok":
                raise StoreError(f"{path}: it is damaged: {verdict}")
            [(answers,)] = connection.execute("SELECT count(*) FROM answer")
    except ERRORS as error:
        raise explained(path, error) from error
    if answers < least:
        raise StoreError(f"{path}: it holds {answers} answers where {least} were expected")
    return int(answers)


def new_file(path: Path) -> None:
    """Make an empty file that only the learner may read.

    Raises:
        OSError: it is there already, or cannot be made.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def remove(path: Path) -> None:
    """Remove a file that was in the making, with all that SQLite put beside it."""
    for name in (path, *(beside(path, side) for side in SIDES)):
        with contextlib.suppress(OSError):
            name.unlink()


def abandoned(folder: Path, pattern: str) -> list[Path]:
    """Files of a pattern that nobody touched for an hour: a program that was killed left them half made."""
    found: list[Path] = []
    for path in sorted(folder.glob(pattern)):
        with contextlib.suppress(OSError):  # it went meanwhile
            if time.time() - path.stat().st_mtime > _ABANDONED:
                found.append(path)
    return found


def clear_away(folder: Path, pattern: str) -> None:
    """Remove them. What cannot be removed is in nobody's way."""
    for path in abandoned(folder, pattern):
        with contextlib.suppress(OSError):
            path.unlink()


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk; systems that cannot do so for folders do it by themselves."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def put_in_place(temporary: Path, target: Path) -> None:
    """Give a whole file its name, on the disk itself.

    Raises:
        OSError: the disk refuses.
    """
    sync(temporary)
    temporary.replace(target)
    sync_folder(target.parent)
