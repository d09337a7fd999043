"""Putting a learner's own bank away, and taking it back: its file moves, and no answer is lost."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

from quiz.banks import Library, read_bank
from quiz.banks.complaints import quoted
from quiz.banks.library import peek_id
from quiz.errors import BankError, UsageError
from quiz.paths import Paths
from quiz.saving import private_folder

_NUMBERED = re.compile(r"(?P<name>.*\.toml)(?:\.(?P<number>[0-9]{1,9}))?", re.IGNORECASE | re.DOTALL)
"""A removed file: the name it had, and a number where one of that name was there already."""

_MOST_NAMED = 12


class Moved(NamedTuple):
    """A bank file that was moved.

    Attributes:
        bank_id: the bank's id; the file's name where it does not tell.
        path: where it stood.
        now: where it stands.
        uncovered: the file of the same bank id that counts from now on, as one that came with the program;
            None where there is none.
    """

    bank_id: str
    path: Path
    now: Path
    uncovered: Path | None = None

    def as_dict(self) -> dict[str, object]:
        """For ``--json``."""
        return {
            "bank": self.bank_id,
            "from": str(self.path),
            "to": str(self.now),
            "uncovered": None if self.uncovered is None else str(self.uncovered),
        }


def removable(paths: Paths, name: str, *, whole: bool = False) -> Path:
    """The file of a bank that can be put away.

    Args:
        name: an id, a file's name, or a path; or the start of one.
        whole: nobody is asked whether this bank is meant, so the start of a name will not do; a title will.

    Raises:
        BankError: there is no such bank, or it is not one of the learner's own.
        UsageError: it is only the start of a name, or the title of several.
    """
    library = Library(paths.bank_folders)
    path = _named_in_full(library, name) if whole else library.find(name)
    folder = Path(os.path.realpath(path.parent))
    if folder == Path(os.path.realpath(paths.banks)):
        return path
    if paths.root is not None and folder == Path(os.path.realpath(paths.root / "banks")):
        why = "is shared by all learners of this machine: it is removed without --learner"
    elif folder == Path(os.path.realpath(Library().folders[-1])):
        why = "came with the program and cannot be removed"
    else:
        why = f"is not among your banks in {paths.banks}, so it is left where it is"
    raise BankError(why, file=str(path))


def _named_in_full(library: Library, name: str) -> Path:
    """The file of the bank with this very id, file name, path or title.

    Raises:
        BankError: no bank has a name that begins so.
        UsageError: it is only the start of names, or the title of several.
    """
    files = [file.path for file in library.files()]
    if not any(name in (_id_of(path), path.stem) for path in files):
        titles = {path: _title_of(path) for path in files}
        called = [path for path, title in titles.items() if name == title]
        if len(called) == 1:
            return called[0]
        begins = [
            path for path in files if any(n.startswith(name) for n in (_id_of(path), path.stem, titles[path]))
        ]
        if name and (meant := called or begins) and not Path(name).is_file():
            what = "is the title of several banks" if called else "is only the start of a name"
            known = sorted({_id_of(path) for path in meant})
            more = ", …" if len(known) > _MOST_NAMED else ""
            hint = f"with --yes name the bank in full: {', '.join(known[:_MOST_NAMED])}{more}"
            raise UsageError(f"{quoted(name)} {what}; {hint}")
    return library.find(name)


def _title_of(path: Path) -> str:
    """The title of the bank in a file; empty where it cannot be used."""
    try:
        return read_bank(path).title
    except BankError:
        return ""


def remove(paths: Paths, path: Path) -> Moved:
    """Move a bank's file into the folder of removed ones.

    Its answers stay in the log; taken back, the bank stands as it stood.

    Args:
        path: as :func:`removable` gave it.

    Raises:
        BankError: it cannot be moved; it is where it was.
    """
    bank_id = _id_of(path)
    names = (f"{path.name}{f'.{number}' if number else ''}" for number in count())
    # the number grows, so that of one name the last removed is known
    target = next(to for name in names if not os.path.lexists(to := paths.removed / name))
    _move(path, target)
    left = next((f.path for f in Library(paths.bank_folders).files() if _id_of(f.path) == bank_id), None)
    return Moved(bank_id, path, target, left)


def take_back(paths: Paths, name: str) -> Moved:
    """Move a removed bank's file back, the one removed last where several have its name.

    Args:
        name: an id, or a file's name with or without its ending.

    Raises:
        BankError: no removed bank is called that, its place was taken since, or it cannot be moved.
    """
    there = _put_away(paths.removed)
    found = [one for one in there if name in (one.bank_id, one.name, Path(one.name).stem)]
    if not found:
        raise BankError(_not_there(name, there))
    files = sorted({one.name for one in found})
    if len(files) > 1:
        raise BankError(f"several removed banks are called {quoted(name)}; name the file: {', '.join(files)}")
    last = found[-1]
    path = paths.banks / last.name
    own = Library((paths.banks,), bundled=paths.banks).files()
    taken = next((f.path for f in own if f.path == path or _id_of(f.path) == last.bank_id), None)
    if taken is not None:
        raise BankError(f"stands where {quoted(name)} would come back: remove it first", file=str(taken))
    _move(last.path, path)
    return Moved(last.bank_id, last.path, path)


class _PutAway(NamedTuple):
    """A removed bank: its id, the name its file had, and its file now."""

    bank_id: str
    name: str
    path: Path


def _put_away(folder: Path) -> list[_PutAway]:
    """The removed banks by name, those of one name in the order they were removed."""
    try:
        paths = list(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise BankError(f"the folder cannot be listed: {error.strerror}", file=str(folder)) from error
    found: list[tuple[str, int, _PutAway]] = []
    for path in paths:
        parts = _NUMBERED.fullmatch(path.name)
        if parts is not None:
            name = parts["name"]
            one = _PutAway(peek_id(path) or Path(name).stem, name, path)
            found.append((name, int(parts["number"] or 0), one))
    return [one for _, _, one in sorted(found)]


def _id_of(path: Path) -> str:
    return peek_id(path) or path.stem


def _move(path: Path, to: Path) -> None:
    try:
        private_folder(to.parent)
        shutil.move(path, to)  # the folders may be on two disks
    except OSError as error:
        raise BankError(f"cannot be moved to {to.parent}: {error.strerror}", file=str(path)) from error


def _not_there(name: str, there: Sequence[_PutAway]) -> str:
    if not there:
        return f"no removed bank is called {quoted(name)}: none was removed"
    known = sorted({one.bank_id for one in there})
    more = ", …" if len(known) > _MOST_NAMED else ""
    return f"no removed bank is called {quoted(name)}; there are {', '.join(known[:_MOST_NAMED])}{more}"
