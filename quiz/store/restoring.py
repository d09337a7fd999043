"""A backup put in the database's place, never without keeping what is there."""

from __future__ import annotations

import os
import secrets
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from quiz.errors import StoreError
from quiz.saving import private_folder
from quiz.store import copying
from quiz.store.backups import Backups
from quiz.store.database import ERRORS, explained
from quiz.store.flush import sync

_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restoring did.

    Attributes:
        answers: how many the restored log has.
        before: how many the log had that was replaced; None where it could not be read, or was not there.
        kept: where what was there is kept now; None where there was nothing.
    """

    answers: int
    before: int | None
    kept: Path | None


def restore(source: Path, database: Path, backups: Backups, now: datetime) -> Restored:
    """Put a copy of a database file in the place of the learner's.

    What is there is backed up first; what cannot be read is moved aside.

    Args:
        source: a backup, or any database of this program; it is left as it is.

    Raises:
        StoreError: the source is not sound, another program has the database open, or the disk refuses.
            What is there stays in its place then.
    """
    if not source.is_file():
        raise StoreError(f"{source}: there is no such file; `sco-quiz backups` lists what there is")
    temporary = database.with_name(f".{database.name}.{secrets.token_hex(4)}.tmp")
    try:
        private_folder(database.parent)
        copying.clear_away(database.parent, f".{database.name}.*.tmp*")
        copying.new_file(temporary)
        try:
            copying.copy_still(source, temporary)
        except ERRORS as error:
            raise explained(source, error) from error
        answers = copying.verified(temporary)
        sync(temporary)  # so that only names are left to be changed
        kept, before = None, None
        if os.path.lexists(database):
            kept, before = set_aside(database, backups, now)
        _install(temporary, database, in_place=before is not None)
    except OSError as error:
        raise StoreError(f"{database}: nothing was restored: {error.strerror or error}") from error
    finally:
        copying.remove(temporary)
    return Restored(answers, before, kept)


def set_aside(database: Path, backups: Backups, now: datetime) -> tuple[Path, int | None]:
    """Keep what is in the database's place: where it is kept, and how many answers it has.

    A sound file is backed up and still there afterwards; anything else is moved away, its number None.

    Raises:
        StoreError: another program has it open, or the disk refuses.
    """
    refuse_open(database)
    try:
        answers = copying.verified(database) if database.is_file() else None
    except StoreError:
        answers = None
    if answers is not None:
        return backups.make(database, now, replaced=True).path, answers
    return move_aside(database, now), None


def move_aside(database: Path, now: datetime) -> Path:
    """Give a file that cannot be used, with all that stands beside it, a dated name; that name.

    Where the system can, the file has both names until another takes its place: a program killed between
    leaves it where it was, and never an empty place in which the next start would begin anew.

    Raises:
        StoreError: the disk refuses.
    """
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = database.with_name(f"{database.stem}-aside-{stamp}{database.suffix}")
    number = 1
    while os.path.lexists(target):
        number += 1
        target = database.with_name(f"{database.stem}-aside-{stamp}-{number}{database.suffix}")
    try:
        for side in copying.SIDES:
            if copying.beside(database, side).exists():
                copying.beside(database, side).replace(copying.beside(target, side))
        try:
            os.link(database, target, follow_symlinks=False)
        except (OSError, NotImplementedError):  # a folder, or a disk without links
            database.replace(target)
    except OSError as error:
        raise StoreError(f"{database}: cannot be moved aside: {error.strerror}") from error
    return target


def refuse_open(database: Path) -> None:
    """Make sure that nobody else has the file open, and take in its write-ahead log.

    SQLite itself says whether it can have the file for itself. Of one too damaged to be opened nobody can.

    Raises:
        StoreError: another program has it open.
    """
    if not database.is_file():
        return
    try:
        uri = f"{database.absolute().as_uri()}?mode=rw"
        with closing(sqlite3.connect(uri, uri=True, timeout=1, isolation_level=None)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except ERRORS as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _LOCKED:
            raise StoreError(
                f"{database}: another program has it open: close every other sco-quiz and try again"
            ) from error


def _install(temporary: Path, database: Path, *, in_place: bool) -> None:
    """Put the copy there: into the sound file as one transaction, else by its name.

    A file that is written, not replaced, keeps every other program that opens it just now on the same file.
    """
    if not in_place:
        copying.put_in_place(temporary, database)
        return
    try:
        with (
            closing(copying.frozen(temporary)) as read,
            closing(sqlite3.connect(database, timeout=5, isolation_level=None)) as write,
        ):
            read.backup(write)
    except ERRORS as error:
        raise explained(database, error) from error
