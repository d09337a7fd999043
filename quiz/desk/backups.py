"""Backups as the learner meets them: made by themselves after a sitting, by hand, listed, restored."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quiz.errors import QuizError, StoreError, UsageError
from quiz.paths import Paths
from quiz.store.backups import Backup, Backups, answers_in
from quiz.store.restoring import Restored, restore

LARGE = 8_000_000
"""Bytes from which on a database is backed up by a process of its own: copying, syncing and verifying take a
tenth of a second here, and grow with the size."""

_FAILED = "failed.txt"


@dataclass(frozen=True, slots=True)
class Listed:
    """A backup with the number of answers in it; None where it cannot be read."""

    backup: Backup
    answers: int | None

    def as_dict(self) -> dict[str, object]:
        """For ``--json``."""
        backup = self.backup
        return {
            "name": backup.name,
            "path": str(backup.path),
            "at": backup.at.isoformat(),
            "size": backup.size,
            "answers": self.answers,
            "kept": list(backup.kept),
        }


def make(paths: Paths, now: datetime) -> Listed:
    """Back the learner's database up now.

    Raises:
        StoreError: there is none yet, or no backup could be made.
    """
    if not paths.database.is_file():
        raise StoreError(f"{paths.database}: there is nothing to back up yet")
    backup = Backups(paths.backups).make(paths.database, now)
    _forget_failure(paths)
    return Listed(backup, answers_in(backup.path))


def listed(paths: Paths, now: datetime) -> list[Listed]:
    """All backups, newest first.

    Raises:
        StoreError: their folder cannot be read.
    """
    return [Listed(backup, answers_in(backup.path)) for backup in Backups(paths.backups).all(now)]


def missed(paths: Paths, now: datetime) -> str:
    """What is to be told where a learner has no answers but a backup has: the file was lost or moved.

    It never fails: a folder that cannot be read is the doctor's business.
    """
    try:
        found = next((one for one in listed(paths, now) if one.answers), None)
    except StoreError:
        return ""
    if found is None:
        return ""
    return (
        f"{paths.database}: no answers are in it, but the backup {found.backup.name} has "
        f"{found.answers:,}: `sco-quiz restore {found.backup.name}` puts them back"
    )


def put_back(paths: Paths, name_or_path: str, now: datetime) -> Restored:
    """Restore a backup, named as the listing names it, or any file; see :func:`quiz.store.restoring.restore`.

    Raises:
        StoreError: it is not there or not sound, or another program has the database open.
        UsageError: no name was given.
    """
    if not name_or_path:
        raise UsageError("name the backup: `sco-quiz backups` lists them")
    named = paths.backups / Path(name_or_path).name
    source = named if named.name == name_or_path and named.is_file() else Path(name_or_path).expanduser()
    return restore(source, paths.database, Backups(paths.backups), now)


def before_update(paths: Paths, now: datetime) -> None:
    """Back up a database of an older version, before its tables are changed.

    Raises:
        StoreError: no backup could be made; nothing is changed then.
    """
    Backups(paths.backups).make(paths.database, now)


def after_sitting(paths: Paths, now: datetime) -> str:
    """Back up what a sitting wrote, where the last backup is old enough; what is to be told, else nothing.

    It never fails: the answers are safe in the database itself. A large database is left to a process of
    its own, which says the next time what went wrong.
    """
    told = _failure(paths)
    try:
        if not Backups(paths.backups).due(now):
            return told
        if paths.database.stat().st_size >= LARGE:
            _start_apart(paths)
            return told
        make(paths, now)
    except (QuizError, OSError) as error:
        return f"{error}; your answers themselves are safe"
    return ""


def make_apart(paths: Paths, now: datetime) -> None:
    """What the process of its own does: back up where that is due, and leave a note of what went wrong."""
    try:
        if Backups(paths.backups).due(now):
            make(paths, now)
    except QuizError as error:
        with suppress(OSError):  # the full disk may refuse the note too
            (paths.backups / _FAILED).write_text(str(error), encoding="utf-8")


def _start_apart(paths: Paths) -> None:
    import subprocess

    import quiz

    home = str(Path(quiz.__file__).parents[1])
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SCO_QUIZ_")}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH", ""))))
    subprocess.Popen(  # nobody waits for it
        [sys.executable, "-P", "-m", "quiz", "backup", "--if-due", "--data-dir", str(paths.data)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,  # closing the terminal does not end it
    )


def _failure(paths: Paths) -> str:
    """What the last process of its own could not do."""
    try:
        return (paths.backups / _FAILED).read_text(encoding="utf-8", errors="replace")[:500]
    except OSError:
        return ""


def _forget_failure(paths: Paths) -> None:
    with suppress(OSError):
        (paths.backups / _FAILED).unlink(missing_ok=True)
