"""A learner leaves, and takes all traces along: answers, backups, settings, banks, what sync gave away."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quiz.counting import counted
from quiz.desk.state import read_state, remember
from quiz.errors import QuizError, StoreError, UsageError
from quiz.paths import Paths
from quiz.store import Store

_GOING = ".forgotten-"  # a learner's folder on its way out; no learner's name begins with a dot


@dataclass(slots=True)
class Forgotten:
    """What was done.

    Attributes:
        removed: folders and files that are gone, and how many rows of which database.
        answers: how many answers went with them; None where they could not be counted.
        backups: how many backups went.
        left: what is still somewhere, and what to do about it.
    """

    learner: str
    removed: list[str] = field(default_factory=list)
    answers: int | None = None
    backups: int = 0
    left: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, object]:
        """For ``--json``."""
        return {
            "learner": self.learner,
            "removed": self.removed,
            "answers": self.answers,
            "backups": self.backups,
            "left": self.left,
        }


def known(paths: Paths, name: str) -> Paths:
    """The paths of a learner of this machine.

    Raises:
        UsageError: nobody of that name ever sat here.
    """
    found = paths.of(name)
    if not found.data.is_dir() or not found.learner:
        names = ", ".join(paths.learners()) or "nobody"
        raise UsageError(f"“{name[:60]}” does not learn here; who does: {names}")
    return found


def forget(paths: Paths, also: Sequence[str] = ()) -> Forgotten:
    """Remove all that the program keeps of a learner.

    The learner's folder first gets another name, so that nobody ever meets half a learner; a killed run is
    finished by the next. Of the folders the learner synced with, this device's own files are removed; what
    other devices and databases hold is told of.

    Args:
        paths: of a learner with a name.
        also: folders or ``postgresql://`` addresses in which every trace of the learner shall be removed.

    Raises:
        QuizError: something in ``also`` cannot be reached; nothing was removed at all then. Or something
            cannot be removed; what could be, is.
    """
    done = Forgotten(paths.learner)
    device, places = _synced(paths, done)
    for place in also:
        _forget_place(place, paths.learner, done)
    for place in places:
        _forget_own(place, device, done)
    root = paths.root or paths.data
    done.backups = sum(1 for path in paths.backups.glob("*.db")) if paths.backups.is_dir() else 0
    _remove(paths.data, done)
    if read_state(root).get("learner") == paths.learner:
        remember(root, learner="")
    return done


def _synced(paths: Paths, done: Forgotten) -> tuple[str, list[str]]:
    """This device's id, and the places the learner synced with."""
    if not paths.database.exists():
        return "", []
    try:
        with Store.open(paths.database) as store:
            done.answers = sum(1 for _ in store.rows("answer"))
            return store.device, store.shared.places()
    except StoreError as error:
        done.left.append(f"where this learner synced to could not be read ({error})")
        return "", []


def _forget_own(place: str, device: str, done: Forgotten) -> None:
    """Remove this device's files from a folder; say what stays where others have it."""
    kind, _, where = place.partition(":")
    if kind != "folder":
        done.left.append(
            "a PostgreSQL database holds this learner's rows: give its address with --also to remove them"
        )
        return
    own = Path(where) / device
    if own.is_dir() and not own.is_symlink():
        _remove(own, done)
    elif not Path(where).exists() and where not in done.removed:
        done.left.append(f"{where} cannot be reached now: this device's files may still be there")
    if Path(where).is_dir() and any(Path(where).iterdir()):
        done.left.append(f"{where} holds files of the learner's other devices: forget the learner there too")


def _forget_place(place: str, learner: str, done: Forgotten) -> None:
    """Remove every trace of a learner from a folder or a database."""
    from quiz.sync.postgres import SCHEMES

    if not place.startswith(SCHEMES):
        from quiz.sync.folder import home_of

        home = home_of(Path(place).expanduser(), learner)
        if home.is_dir():
            _remove(home, done)
        return
    from quiz.sync import postgres

    with postgres.connected(place) as connection:
        rows = postgres.forget(connection, learner)
    done.removed.append(f"postgresql: {counted(rows, 'row')}")


def _remove(path: Path, done: Forgotten) -> None:
    """Remove a file, a link or a whole folder; nothing a link leads to.

    Raises:
        QuizError: it cannot be removed, or not wholly.
    """
    try:
        if path.is_symlink() or not path.is_dir():
            path.unlink(missing_ok=True)
        else:
            going = path.with_name(f"{_GOING}{secrets.token_hex(4)}")
            path.rename(going)
            for left in path.parent.glob(f"{_GOING}*"):  # a killed run's too
                shutil.rmtree(left)
            if hasattr(os, "sync"):  # Windows has none
                os.sync()
    except OSError as error:
        raise QuizError(
            f"{error.filename or path}: cannot be removed: {error.strerror}; try again"
        ) from error
    done.removed.append(str(path))
