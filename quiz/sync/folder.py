"""A folder that something else carries from device to device. Each device writes only its own files::

    FOLDER/sco-quiz/<device>/000001-1f0c2a9b.jsonl      segments of the log, see quiz.sync.segments
    FOLDER/sco-quiz/<device>/banks/                     see quiz.sync.bank_folder
    FOLDER/sco-quiz/learners/<name>/<device>/…          of a learner with a name

A segment's name ends in the start of its hash, so that two programs, or two copies of one device, never
write one name with two contents. It is read whatever its carrier made of the name ("conflicted copy"),
since its content tells what it is.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from quiz.banks.writing import save_bytes
from quiz.errors import BankError, SyncError
from quiz.store.shared import Key, Memory, Row, SharedLog, Taken, key_of
from quiz.sync import segments
from quiz.sync.report import Report
from quiz.sync.rows import sendable
from quiz.sync.versions import DEVICE

OURS = "sco-quiz"
_SEGMENT = re.compile(r"(\d{6})(?!\d).*\.jsonl.*", re.DOTALL)
_ON_ITS_WAY = (".tmp", ".part", ".partial", ".crdownload", ".filepart")


def home_of(folder: Path, learner: str = "") -> Path:
    """Where a learner's devices have their folders; it need not exist.

    Raises:
        SyncError: there is no such folder, so perhaps the stick is not in; it is never made.
    """
    if not folder.is_dir():
        what = "this is a file; sync needs a folder" if folder.exists() else "there is no such folder"
        raise SyncError(f"{folder}: {what}: make it, or put in the stick it is on")
    home = folder.resolve() / OURS
    return home / "learners" / learner if learner else home


def own_folder(home: Path, device: str) -> Path:
    """The folder of this device, made where there is none.

    Raises:
        SyncError: it cannot be made.
    """
    own = home / device
    try:
        own.mkdir(parents=True, exist_ok=True)
        attributes = own / ".gitattributes"
        if any((above / ".git").exists() for above in own.parents) and not attributes.exists():
            attributes.write_bytes(b"* -text\n")  # else git may write other line ends than were hashed
    except OSError as error:
        raise SyncError(f"{own}: cannot be made: {error.strerror}; sync needs to write there") from error
    return own


def device_folders(home: Path) -> list[Path]:
    """The folders of all devices, in order; links are nobody's folder.

    Raises:
        SyncError: they cannot be listed.
    """
    return sorted(
        Path(entry.path)
        for entry in _entries(home)
        if DEVICE.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False)
    )


def sync_log(log: SharedLog, home: Path, report: Report) -> None:
    """Take what is new in a folder into the log, and write what the folder has not got.

    What was taken is in the log before anything is written, and the log remembers the place last: killed
    at any point, the next sync finds what this one did.

    Raises:
        SyncError: the folder cannot be read or written.
        StoreError: the log cannot.
    """
    place = "folder:" + os.fsencode(home).decode(errors="backslashreplace")
    own = own_folder(home, log.device)
    found = _found(home)
    memory = log.memory(place)
    take = _Take(found, memory, report)
    new = log.merge(take.rows())
    if (
        take.has_lost_something()
    ):  # another stick, or files that are gone: what they held must be written anew
        memory = Memory()
        take = _Take(found, memory, report)
        new += log.merge(take.rows())
    report.taken += new
    report.waiting += take.waiting
    report.refused += take.refused
    upto = log.end()
    missing = (row for row in log.arrived(memory.upto, upto) if key_of(row) not in take.keys)
    fit = sendable(missing, report.refused)
    for segment in segments.packed(log.device, _next_number(own), fit, log.setups()):
        path = _write(own, segment)
        take.files[f"{own.name}/{path.name}"] = _taken(path.stat(), segment.header.sha256)
        report.given += segment.given
    if (upto, take.files) != (memory.upto, memory.files):
        log.remember(place, Memory(upto, take.files))


@dataclass(slots=True)
class _Take:
    """One reading of the folder.

    Attributes:
        files: what the log holds now, of the files that are there.
        keys: of the rows in the files that were read just now.
    """

    found: dict[str, Path]
    memory: Memory
    report: Report
    files: dict[str, Taken] = field(default_factory=dict)
    keys: set[Key] = field(default_factory=set)
    waiting: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """The rows of all files that were not taken before, a whole segment at a time."""
        known = {taken.digest for taken in self.memory.files.values()}
        for name, path in self.found.items():
            before = self.memory.files.get(name)
            try:
                status = path.stat(follow_symlinks=False)
                if before and (before.size, before.mtime_ns) == (status.st_size, status.st_mtime_ns):
                    self.files[name] = before
                    continue
                header, body = segments.opened(_read(path, status))
                is_copy = header.sha256 in known  # or only its time is another one
                rows = [] if is_copy else segments.rows_in(header, body)
            except FileNotFoundError:  # its carrier took it away just now
                continue
            except segments.Incomplete:
                self.waiting.append(f"{name}: still being copied, or damaged; the next sync looks again")
                continue
            except segments.Refused as error:
                self.refused.append(f"{name}: {error}; nothing was taken from it")
                continue
            except OSError as error:
                self.waiting.append(f"{name}: cannot be read: {error.strerror}; the next sync looks again")
                continue
            yield from rows
            self.keys.update(map(key_of, rows))
            known.add(header.sha256)
            self.files[name] = _taken(status, header.sha256)

    def has_lost_something(self) -> bool:
        """Whether something that was taken before is no longer there, under any name."""
        here = {taken.digest for taken in self.files.values()}
        return any(taken.digest not in here for taken in self.memory.files.values())


def _found(home: Path) -> dict[str, Path]:
    """The segments of all devices by their names in the folder; files of others do not look like any."""
    return {
        f"{device.name}/{entry.name}": Path(entry.path)
        for device in device_folders(home)
        for entry in sorted(_entries(device), key=lambda entry: entry.name)
        if _SEGMENT.fullmatch(entry.name)
        and entry.name.isprintable()  # so no half character either
        and not entry.name.lower().endswith(_ON_ITS_WAY)
        and entry.is_file(follow_symlinks=False)
    }


def _read(path: Path, status: os.stat_result) -> bytes:
    if status.st_size > segments.LARGEST:
        raise segments.Refused("it is too large")
    with path.open("rb") as opened:
        return opened.read(segments.LARGEST + 1)


def _next_number(own: Path) -> int:
    numbers = [int(found[1]) for entry in _entries(own) if (found := _SEGMENT.fullmatch(entry.name))]
    return max(numbers, default=0) + 1


def _write(own: Path, segment: segments.Segment) -> Path:
    header = segment.header
    packed = ".gz" if segment.data.startswith(segments.GZIP) else ""
    path = own / f"{header.number:06}-{header.sha256[:8]}.jsonl{packed}"
    try:
        save_bytes(segment.data, path)
    except BankError as error:
        raise SyncError(str(error)) from error
    return path


def _taken(status: os.stat_result, digest: str) -> Taken:
    return Taken(status.st_size, status.st_mtime_ns, digest)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError as error:
        raise SyncError(f"{folder}: cannot be listed: {error.strerror}") from error
