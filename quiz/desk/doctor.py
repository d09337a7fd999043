"""The doctor: looks at all a learner has here and says in plain words what is the matter. Changes nothing.

What can be repaired is repaired by ``mending.py``.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from quiz.banks import Library, read_bank
from quiz.counting import counted
from quiz.desk.backups import listed
from quiz.errors import QuizError, StoreError
from quiz.paths import Paths
from quiz.settings import read_settings
from quiz.store import Store
from quiz.store.backups import Backups
from quiz.store.examining import Examined, compare, examine, orphans

State = Literal["good", "note", "wrong"]
Mend = Literal["", "permissions", "leftovers", "database", "rebuild"]
"""What repairs it: rights, unfinished files, a new database of what can be read, or cards from the log."""

_ROOM = 200_000_000  # bytes; below that there is little room for backups
_OLD = timedelta(days=30)
_YOUNG = 60  # seconds


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        what: a word for it.
        text: what was found, for a person.
        remedy: what to do about it.
        mend: how ``--repair`` would help.
        paths: the files it is about.
    """

    what: str
    state: State
    text: str
    remedy: str = ""
    mend: Mend = ""
    paths: tuple[Path, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """For ``--json``."""
        return {
            "what": self.what,
            "state": self.state,
            "text": self.text,
            "remedy": self.remedy,
            "repairable": bool(self.mend),
            "paths": [str(path) for path in self.paths],
        }


def look(paths: Paths, now: datetime) -> Iterator[Finding]:
    """Look at everything, one finding after the other."""
    if paths.data.is_dir():
        yield from _permissions(paths)
    elif os.path.lexists(paths.data):
        yield Finding(
            "folder", "wrong", f"{paths.data} is a file, where the data folder should be", "move it away"
        )
        return
    examined = examine(paths.database)
    yield _file(paths, examined, now)
    if examined.kind == "sound":
        yield from _log(paths, now)
        yield from _state(paths)
    yield from _backups(paths, now, examined)
    yield from _files(paths, now)
    yield from _words(paths)


def unfinished(paths: Paths, now: datetime) -> list[Path]:
    """Temporary files that a killed program left: of the database, of banks, of backups.

    The youngest may be of a program that is just writing them.
    """
    found = Backups(paths.backups).leftovers()
    for folder, patterns in (
        (paths.data, (".*.tmp", ".*.tmp-wal", ".*.tmp-shm", ".*.tmp-journal", ".state.toml.*")),
        (paths.banks, (".*.tmp",)),
    ):
        for pattern in patterns:
            found += [path for path in folder.glob(pattern) if path.is_file() and not path.is_symlink()]
    young = now.timestamp() - _YOUNG
    old: list[Path] = []
    for path in sorted(set(found)):
        with suppress(FileNotFoundError):  # whoever wrote it was done just now
            if path.stat().st_mtime < young:
                old.append(path)
    return old


def _permissions(paths: Paths) -> Iterator[Finding]:
    if os.name != "posix":
        return
    open_to_others: list[Path] = []
    for path in (paths.data, paths.database, paths.settings, paths.backups, *_in(paths.backups)):
        try:
            if stat.S_IMODE(path.stat().st_mode) & 0o077:
                open_to_others.append(path)
        except OSError:
            continue
    if open_to_others:
        names = ", ".join(path.name for path in open_to_others[:4])
        more = f" and {len(open_to_others) - 4} more" if len(open_to_others) > 4 else ""
        yield Finding(
            "permissions",
            "note",
            f"other people of this computer may be able to read {names}{more}",
            "--repair makes folders 0700 and files 0600",
            "permissions",
            tuple(open_to_others),
        )
    elif not os.access(paths.data, os.W_OK | os.X_OK):
        yield Finding("permissions", "wrong", f"{paths.data} may not be written", f"chmod u+rwx {paths.data}")
    else:
        yield Finding("permissions", "good", "the data folder is yours alone")


def _file(paths: Paths, examined: Examined, now: datetime) -> Finding:
    path = paths.database
    standing = (examined.answers or 0) - examined.taken_back  # as every figure counts them
    about = f"version {examined.version}, {counted(standing, 'answer')}"
    about += f" and {examined.taken_back:,} taken back" if examined.taken_back else ""
    match examined.kind:
        case "sound":
            return Finding("database", "good", f"{path}: sound; {about}")
        case "older":
            text = f"{path}: sound; {about}; the next start backs it up and brings it up to date"
            return Finding("database", "good", text)
        case "missing" | "empty":
            if _has_backups(paths, now):
                text = f"{path}: there is no database, but there are backups of one"
                return Finding("database", "wrong", text, "--repair restores the newest good one", "database")
            return Finding("database", "good", f"{path}: there is none yet; the first answer makes it")
        case "newer":
            return Finding("database", "wrong", f"{path}: {examined.why}", "update sco-quiz")
        case "unreadable":
            remedy = "check the permissions of the file, and the disk"
            return Finding("database", "wrong", f"{path}: cannot be read: {examined.why}", remedy)
        case "strange":
            return Finding(
                "database",
                "wrong",
                f"{path}: this is no database of sco-quiz: {examined.why.split(':')[0]}",
                "--repair moves it aside and restores the newest good backup, or begins anew",
                "database",
                (path,),
            )
        case _:
            return Finding(
                "database",
                "wrong",
                f"{path}: it is damaged: {'; '.join(examined.complaints[:3]) or examined.why}",
                "--repair saves what can be read, adds the newest good backup, and keeps the damaged file",
                "database",
                (path,),
            )


def _log(paths: Paths, now: datetime) -> Iterator[Finding]:
    """A sound file whose log is not what was written: only a second copy can tell."""
    try:
        voids, setups = orphans(paths.database)
        if setups:
            told = counted(setups, "answer names", "answers name")
            text = f"{told} settings of the scheduler that are not there"
            yield Finding("log", "wrong", text, "--repair schedules by your settings of now", "database")
        if voids:
            told = counted(voids, "entry was taken back that is", "entries were taken back that are")
            text = f"{told} not in the log"
            yield Finding(
                "log", "note", f"{text}; another device may still send {'it' if voids == 1 else 'them'}"
            )
        for backup in Backups(paths.backups).all(now):
            compared = compare(paths.database, backup.path)
            if compared is None:
                continue
            if compared.changed:
                told = counted(compared.changed, "entry is", "entries are")
                yield Finding(
                    "log",
                    "wrong",
                    f"{told} otherwise than in {backup.name}, and sco-quiz never changes one",
                    "--repair takes what is there from that backup",
                    "database",
                )
            if compared.lacking:
                told = counted(compared.lacking, "entry that is", "entries that are")
                text = f"{backup.name} has {told} not in the log"
                yield Finding("log", "note", text, "if that was not your wish: `sco-quiz restore`")
            break
    except StoreError as error:
        yield Finding("log", "note", f"could not be compared with the backups: {error}")


def _state(paths: Paths) -> Iterator[Finding]:
    try:
        with Store.open(paths.database) as store:
            drift, off = store.drift(), store.sums_are_off()
            files = store.indexed_files()
    except (QuizError, ValueError) as error:
        text = f"they cannot be reckoned from the log: {error}"
        yield Finding("cards", "wrong", text, "--repair makes them anew", "database")
        return
    if drift or off:
        off_cards = counted(len(drift), "card is", "cards are")
        told = [f"{off_cards} not what your answers lead to"] if drift else []
        told += ["the sums over your answers are not what the answers say"] if off else []
        remedy = "--repair reckons them anew from the log"
        yield Finding("cards", "wrong", " and ".join(told), remedy, "rebuild")
    else:
        yield Finding("cards", "good", "every card is what your answers lead to, and the sums are right")
    gone = [path for path in files if not path.exists()]
    text = counted(len(files), "bank file is known", "bank files are known")
    if gone:
        text += f", {counted(len(gone), 'of them is gone', 'of them are gone')}; the next start notices that"
    yield Finding("index", "good", text)


def _backups(paths: Paths, now: datetime, examined: Examined) -> Iterator[Finding]:
    try:
        found = listed(paths, now)
    except QuizError as error:
        yield Finding("backups", "wrong", str(error))
        return
    unreadable = tuple(one.backup.path for one in found if one.answers is None)
    if unreadable:
        names = ", ".join(path.name for path in unreadable[:3])
        yield Finding(
            "backups", "wrong", f"{len(unreadable)} cannot be read: {names}", "remove them", paths=unreadable
        )
    if not found:
        if examined.answers:
            yield Finding("backups", "note", "there are none yet", "make one: sco-quiz backup")
        return
    size = sum(one.backup.size for one in found) / 1_000_000
    newest = found[0].backup.at
    text = f"{len(found)}, {size:,.1f} MB, the newest of {newest.astimezone():%Y-%m-%d %H:%M}"
    old = now - newest > _OLD and bool(examined.answers)
    yield Finding("backups", "note" if old else "good", text, "make one: sco-quiz backup" if old else "")
    if failure := _read(paths.backups / "failed.txt"):
        yield Finding("backups", "wrong", f"the last one failed: {failure}", "sco-quiz backup")


def _files(paths: Paths, now: datetime) -> Iterator[Finding]:
    left = unfinished(paths, now)
    if left:
        names = ", ".join(path.name for path in left[:3])
        told = counted(len(left), "temporary file was", "temporary files were")
        text = f"{told} left by a program that was killed: {names}"
        yield Finding("leftovers", "note", text, "--repair removes what was left", "leftovers", tuple(left))
    aside = sorted(paths.data.glob(f"{paths.database.stem}-aside-*"))
    if aside:
        told = counted(len(aside), "file was", "files were")
        text = f"{told} once moved aside: {', '.join(path.name for path in aside[:3])}"
        yield Finding("aside", "note", text, "remove what you like when you miss nothing", paths=tuple(aside))
    place = next((folder for folder in (paths.data, *paths.data.parents) if folder.exists()), None)
    try:
        free = shutil.disk_usage(place).free if place else 0
    except OSError as error:
        yield Finding("disk", "note", f"its free space is not known: {error.strerror}")
        return
    short = free < _ROOM
    remedy = "free some space" if short else ""
    yield Finding("disk", "wrong" if short else "good", f"{free // 1_000_000:,} MB are free", remedy)


def _words(paths: Paths) -> Iterator[Finding]:
    """Settings and banks: what a person writes."""
    yield _tried("settings", "can be read", lambda: read_settings(paths.settings))
    library = Library(paths.bank_folders)
    try:
        files = library.files()
    except QuizError as error:
        yield Finding("banks", "wrong", str(error))
        return
    wrong = 0
    first: dict[tuple[Path, str], Path] = {}  # by folder and id: a bank in an earlier folder stands in front
    for file in files:
        try:
            name = read_bank(file.path).id
        except (QuizError, OSError) as error:
            wrong += 1
            yield _unreadable("banks", error)
            continue
        other = first.setdefault((file.path.parent, name), file.path)
        if other != file.path:
            wrong += 1
            yield Finding(
                "banks",
                "wrong",
                f'{file.path}: cannot be used: its id "{name}" is that of {other.name}',
                'give one of them another id, in the line "id = …", or move one away',
                paths=(other, file.path),
            )
    if not wrong:
        yield Finding("banks", "good", f"all {len(files):,} can be read")


def _tried(what: str, good: str, read: Callable[[], object]) -> Finding:
    try:
        read()
    except (QuizError, OSError) as error:
        return _unreadable(what, error)
    return Finding(what, "good", good)


def _unreadable(what: str, error: Exception) -> Finding:
    return Finding(what, "wrong", str(error), "mend the file, or move it away")


def _has_backups(paths: Paths, now: datetime) -> bool:
    try:
        return bool(Backups(paths.backups).all(now))
    except StoreError:
        return False


def _in(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")[:500]
    except OSError:
        return ""
