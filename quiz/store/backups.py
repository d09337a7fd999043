"""Backups: whole, verified copies of the database in a folder of their own, thinned out as they age."""

from __future__ import annotations

import contextlib
import re
import secrets
import shutil
import stat
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quiz.errors import StoreError
from quiz.saving import private_folder
from quiz.store import copying
from quiz.store.database import ERRORS, explained
from quiz.store.rotation import kept_as

EVERY = timedelta(minutes=30)
"""An automatic backup is made at most so often."""

REPLACED = "replaced"
"""Marks the backup of a database that another was put in the place of; it is never thinned out."""

_NAME = re.compile(rf"sco-quiz-(\d{{8}}T\d{{6}})Z(?:-({REPLACED}))?\.db")
_TIME = "%Y%m%dT%H%M%S"
_HALF_MADE = ".backup.*.tmp*"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup.

    Attributes:
        at: when it was made, UTC.
        size: bytes.
        kept: what it is kept as: ``recent``, ``daily``, ``weekly``, ``monthly``, ``replaced``.
    """

    path: Path
    at: datetime
    size: int
    kept: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The file's name, which ``restore`` takes."""
        return self.path.name


class Backups:
    """The backups of one database.

    Args:
        folder: where they are; made when the first one is.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self, now: datetime) -> list[Backup]:
        """All there are, newest first.

        Raises:
            StoreError: the folder cannot be read.
        """
        found: list[Backup] = []
        replaced: set[Path] = set()
        try:
            for path in self.folder.iterdir():
                match = _NAME.fullmatch(path.name)
                at = _moment(match[1]) if match else None
                size = _size(path) if match else None
                if match and at and size is not None:
                    found.append(Backup(path, at, size))
                    if match[2]:
                        replaced.add(path)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise StoreError(f"{self.folder}: the backups cannot be read: {error.strerror}") from error
        names = kept_as((backup.at for backup in found if backup.path not in replaced), now)
        return sorted(
            (
                Backup(
                    backup.path,
                    backup.at,
                    backup.size,
                    (REPLACED,) if backup.path in replaced else names.get(backup.at, ()),
                )
                for backup in found
            ),
            key=lambda backup: (backup.at, backup.name),
            reverse=True,
        )

    def due(self, now: datetime) -> bool:
        """Whether the newest is so old that another is to be made, and none is just being made.

        One of the future is of a clock that was wrong.
        """
        if set(self._in_the_making()) - set(self.leftovers()):
            return False
        rotated = (backup.at for backup in self.all(now) if REPLACED not in backup.kept)
        return not any(now - EVERY < at <= now for at in rotated)

    def make(self, database: Path, now: datetime, *, replaced: bool = False) -> Backup:
        """Copy a database, verify the copy, give it its name, and thin out the others.

        Others may write to the database meanwhile: the copy is of one moment.

        Args:
            replaced: it is about to be replaced; see :data:`REPLACED`.

        Raises:
            StoreError: it cannot be read, or the copy not be made; no half of one is left.
        """
        temporary = self.folder / f".backup.{secrets.token_hex(4)}.tmp"
        try:
            self._make_folder()
            self._refuse_full_disk(database)
            copying.new_file(temporary)
            copying.verified(temporary, copying.copy_live(database, temporary))
            path = self._free_name(now, REPLACED if replaced else "")
            copying.put_in_place(temporary, path)
        except ERRORS as error:
            raise StoreError(f"no backup was made: {explained(database, error)}") from error
        except OSError as error:
            raise StoreError(f"no backup was made: {self.folder}: {error.strerror or error}") from error
        except StoreError as error:
            raise StoreError(f"no backup was made: {error}") from error
        finally:
            copying.remove(temporary)
        self._thin(now, path)
        return next(backup for backup in self.all(now) if backup.path == path)

    def leftovers(self) -> list[Path]:
        """Copies that a killed program left unfinished."""
        return copying.abandoned(self.folder, _HALF_MADE)

    def _in_the_making(self) -> list[Path]:
        return sorted(self.folder.glob(_HALF_MADE))

    def _make_folder(self) -> None:
        private_folder(self.folder)
        copying.clear_away(self.folder, _HALF_MADE)

    def _refuse_full_disk(self, database: Path) -> None:
        """A backup is no reason to fill the disk, so that the next answer finds no room."""
        size, free = database.stat().st_size, shutil.disk_usage(self.folder).free
        if free < 2 * size:
            raise StoreError(
                f"{self.folder}: the disk has {free // 1_000_000:,} MB left, "
                f"a backup needs {size // 1_000_000:,} and as much again shall stay free"
            )

    def _free_name(self, now: datetime, mark: str) -> Path:
        at = now.astimezone(UTC)
        taken = {backup.at for backup in self.all(now)}
        while at.replace(microsecond=0) in taken:
            at += timedelta(seconds=1)
        return self.folder / f"sco-quiz-{at.strftime(_TIME)}Z{'-' if mark else ''}{mark}.db"

    def _thin(self, now: datetime, made: Path) -> None:
        """Remove what the rotation lets go. What cannot be removed is in nobody's way."""
        for backup in self.all(now):
            if not backup.kept and backup.path != made:
                with contextlib.suppress(OSError):
                    backup.path.unlink()


def answers_in(path: Path) -> int | None:
    """How many answers the log of a backup has; None where it cannot be read."""
    try:
        with closing(copying.frozen(path)) as connection:
            [(answers,)] = connection.execute("SELECT count(*) FROM answer")
    except ERRORS:
        return None
    return int(answers)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None


def _size(path: Path) -> int | None:
    """The size of an ordinary file; None where there is none, as another program may have thinned it out."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None
