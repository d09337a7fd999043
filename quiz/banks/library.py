"""Which banks there are: the learner's folders and the banks that came with the program."""

from __future__ import annotations

import os
import re
import stat
import tomllib
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from quiz.banks.complaints import quoted
from quiz.banks.places import too_many_dots
from quiz.errors import BankError
from quiz.paths import path_named

_HEAD_BYTES = 65_536
_FIRST_QUESTION = re.compile(r"^[ \t]*\[\[", re.MULTILINE)


class BankFile(NamedTuple):
    """A bank file, not yet read.

    Attributes:
        size: in bytes; 0, as is ``mtime_ns``, for one that cannot be looked at: reading it tells why.
        mtime_ns: when it was last changed, in nanoseconds of the system's clock; with the size it tells
            an index whether to read the file again.
    """

    path: Path
    size: int
    mtime_ns: int


def bundled_banks_dir() -> Path:
    """The folder of banks that came with the program: inside the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_banks"
    return installed if installed.is_dir() else package.parent / "question_banks"


class Library:
    """The bank files of some folders and, behind them, the bundled one.

    Where two banks have one id, the one found first counts: a learner's own bank (folders in the order
    given) wins over a bundled one. Files are the ``*.toml`` of the folder itself: not those of folders
    in it, and none whose name starts with a dot. A folder that does not exist holds no banks.
    """

    def __init__(self, folders: Sequence[Path] = (), *, bundled: Path | None = None) -> None:
        self.folders = (*folders, bundled_banks_dir() if bundled is None else bundled)

    def files(self) -> list[BankFile]:
        """Every bank file, folder by folder, by name within a folder. Reads no file.

        Of files whose banks have one id, the first is the one that counts.

        Raises:
            BankError: a folder cannot be listed.
        """
        found: list[BankFile] = []
        listed: set[Path] = set()
        for folder in self.folders:
            real = Path(os.path.realpath(folder))
            if real not in listed:
                listed.add(real)
                found.extend(_files_in(folder))
        return found

    def file(self, path: Path) -> BankFile | None:
        """The one file of :meth:`files` that has this path; None where it is not among them."""
        known = path.parent in self.folders and path.name[0] != "."
        return _look(str(path)) if known else None

    def find(self, name_or_path: str) -> Path:
        """The file a person means: a path, a bank's id, a file's name, or the start of one.

        Raises:
            BankError: nothing fits, or several do; names what would.
        """
        path = _expanded(name_or_path)
        if name_or_path and os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises on some odd names
            return path
        names: dict[str, Path] = {}
        stems: dict[str, Path] = {}
        for file in self.files():
            stems.setdefault(file.path.stem, file.path)
            names.setdefault(peek_id(file.path) or file.path.stem, file.path)
        for known in (names, stems):
            if name_or_path in known:
                return known[name_or_path]
        started = {
            name: path
            for name, path in (stems | names).items()
            if name_or_path and name.startswith(name_or_path)
        }
        if len(set(started.values())) == 1:
            return next(iter(started.values()))
        raise BankError(_not_found(name_or_path, path, list(started), sorted(names | stems)))


def peek_id(path: Path) -> str:
    """The id of the bank in a file, from its head alone; empty where that does not tell."""
    if not path.is_file():  # a pipe would be waited for
        return ""
    try:
        with path.open("rb") as opened:
            head = opened.read(_HEAD_BYTES).decode("utf-8-sig", errors="replace")
    except OSError:  # reading the bank will say why
        return ""
    first = _FIRST_QUESTION.search(head)
    if too_many_dots(head):
        return ""
    try:
        table = tomllib.loads(head[: first.start()] if first else head).get("bank", {})
    except (ValueError, RecursionError):
        return ""
    found = table.get("id") if isinstance(table, dict) else None
    return found if isinstance(found, str) else ""


def _files_in(folder: Path) -> Iterator[BankFile]:
    try:
        with os.scandir(folder) as entries:
            banks = (entry for entry in entries if entry.name.lower().endswith(".toml"))
            found = sorted(banks, key=attrgetter("name"))
    except FileNotFoundError:
        return
    except NotADirectoryError:  # a row of its own, whose reading will say what it is
        yield BankFile(folder, 0, 0)
        return
    except OSError as error:
        raise BankError(f"the folder cannot be listed: {error.strerror}", file=str(folder)) from error
    for entry in found:
        if entry.name[0] != "." and (file := _look(entry.path)) is not None:
            yield file


def _look(name: str) -> BankFile | None:
    """What the system tells of a file; None where there is none, or it is not an ordinary one."""
    try:
        status = os.stat(name)  # noqa: PTH116 - not a DirEntry's, which Windows tells from the folder
    except FileNotFoundError:  # a dangling link, or deleted since it was listed
        return None
    except OSError:  # a loop of links, no permission: reading the bank will say why
        return BankFile(path_named(name), 0, 0)
    if not stat.S_ISREG(status.st_mode):
        return None
    return BankFile(path_named(name), status.st_size, status.st_mtime_ns)


def _expanded(name: str) -> Path:
    """The path a name stands for; ``~nobody`` stands for itself, which no file is called."""
    try:
        return Path(name).expanduser()
    except RuntimeError:
        return Path(name)


def _not_found(name: str, path: Path, started: Sequence[str], known: Sequence[str]) -> str:
    if not name:
        return "name a bank" + _listed(known)
    if len(started) > 1:
        return f"several banks start with {quoted(name)}: {', '.join(sorted(started))}"
    if os.path.isdir(path):  # noqa: PTH112 - as above
        return f"{quoted(name)} is a folder: name a bank file in it"
    if path.suffix or len(path.parts) > 1:
        return f"there is no file {quoted(name)}" + _listed(known)
    near = get_close_matches(name[:80].casefold(), known, n=3)
    if near:
        meant = " or ".join(f'"{word}"' for word in near)
        return f"there is no bank {quoted(name)}; did you mean {meant}?"
    return f"there is no bank {quoted(name)}" + _listed(known)


def _listed(known: Sequence[str]) -> str:
    if not known:
        return "; no banks are here yet"
    return "; there are " + ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
