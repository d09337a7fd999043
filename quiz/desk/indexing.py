"""Bringing the index of bank files up to date: what changed is read, what went is forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quiz import banks
from quiz.banks import BankFile, Library
from quiz.errors import BankError
from quiz.store import IndexedBank, Store
from quiz.study.progress import Counts

MANY = 100
"""So many files to be read are worth a word about it; fewer take a few hundredths of a second."""

Told = Callable[[int, int], None]
"""Is told how many of how many files are read."""


@dataclass(frozen=True, slots=True)
class BrokenFile:
    """A bank file that cannot be used.

    Attributes:
        name: its bank's id, or its own name where that is not known.
        title: what it is shown as.
    """

    name: str
    title: str
    path: Path
    error: str


def refreshed(
    store: Store, library: Library, day: int, now: datetime, told: Told | None = None
) -> tuple[dict[str, IndexedBank], dict[Path, Counts], list[BrokenFile]]:
    """The index by bank id, brought up to date with the files; its counts; and the files that cannot be used.

    Of two files with one id the first counts; beside each other in one folder, the second is unusable.

    Args:
        told: called for each file where many are read.

    Raises:
        BankError: a folder cannot be listed.
        StoreError: the database cannot be used.
    """
    known, counts = store.indexed_and_counted(day, now)
    entries, broken, changed = _brought_up(store, library, known, told)
    if changed:
        counts = store.counts(day, now)
    return entries, counts, broken


def remembered(
    store: Store, library: Library, day: int, now: datetime
) -> tuple[dict[str, IndexedBank], dict[Path, Counts]]:
    """The index by bank id as it stands, and its counts; no file is looked at.

    Raises:
        StoreError: the database cannot be used.
    """
    known, counts = store.indexed_and_counted(day, now)
    entries: dict[str, IndexedBank] = {}
    for entry in known.values():
        first = entries.setdefault(entry.bank_id, entry)
        if first is not entry:
            entries[entry.bank_id] = min(first, entry, key=lambda one: place(library, one.path))
    return entries, counts


def unread(store: Store, library: Library) -> int:
    """How many files are to be read to bring the index up to date.

    Raises:
        BankError: a folder cannot be listed.
        StoreError: the database cannot be used.
    """
    return _unread(library.files(), store.indexed_files())


def _unread(files: Iterable[BankFile], known: Mapping[Path, IndexedBank]) -> int:
    return sum((entry := known.get(file.path)) is None or entry[:3] != file for file in files)


def is_outdated(store: Store, library: Library, entries: dict[str, IndexedBank]) -> bool:
    """Look at all files and bring the index up to date; whether it is another than what was remembered.

    Raises:
        BankError: a folder cannot be listed.
        StoreError: the database cannot be used.
    """
    return _brought_up(store, library, store.indexed_files())[0] != entries


def place(library: Library, path: Path) -> tuple[int, str]:
    """Where the library comes to a file: of two with one id the first counts."""
    folders = library.folders
    return folders.index(path.parent) if path.parent in folders else len(folders), path.name


def _brought_up(
    store: Store, library: Library, known: dict[Path, IndexedBank], told: Told | None = None
) -> tuple[dict[str, IndexedBank], list[BrokenFile], bool]:
    """What :func:`refreshed` gives but for the counts, and whether the index changed.

    Args:
        known: all that is in the index; used up.
    """
    entries: dict[str, IndexedBank] = {}
    broken: list[BrokenFile] = []
    changed: list[IndexedBank] = []
    files, done = library.files(), 0
    waiting = _unread(files, known) if told is not None else 0
    for file in files:
        entry = known.pop(file.path, None)
        if entry is None or entry[:3] != file:
            done += 1
            if told is not None and waiting >= MANY:
                told(done, waiting)
            try:
                entry = _read_entry(file)
            except BankError as error:
                # Not remembered: what is in the way, as permissions, may go without the file changing.
                if entry is not None:
                    known[file.path] = entry
                broken.append(BrokenFile(file.path.stem, file.path.name, file.path, str(error)))
                continue
            changed.append(entry)
        first = entries.setdefault(entry.bank_id, entry)
        if first is not entry and first.path.parent == file.path.parent:
            clash = f'{file.path}: its id "{entry.bank_id}" is that of {first.path.name}: give it another'
            broken.append(BrokenFile(entry.bank_id, file.path.name, file.path, clash))
    if changed or known:
        store.reindex(changed, known)
    return entries, broken, bool(changed or known)


def _read_entry(file: BankFile) -> IndexedBank:
    """What the index shall remember of a file.

    Raises:
        BankError: it cannot be used.
    """
    bank = banks.read_bank(file.path)
    lists: dict[tuple[str, ...], tuple[str, ...]] = {}  # questions share few, and each is held once
    of_each = tuple(lists.setdefault(q.tags, q.tags) for q in bank.questions)
    return IndexedBank(
        path=file.path,
        size=file.size,
        mtime_ns=file.mtime_ns,
        bank_id=bank.id,
        title=bank.title,
        questions=tuple(q.id for q in bank.questions),
        tags=of_each if any(lists) else (),
    )
