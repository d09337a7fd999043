"""Exams at the desk: beginning one, going on after the program was closed, handing in, and a sheet to print.

A small draft beside the database holds which questions are asked since when; the answers themselves are in
the log from the moment they are given. Both together bring an exam back whole after a kill. The draft goes
when the exam is handed in.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from quiz.desk.modes import Wish, drawn
from quiz.desk.pile import pile
from quiz.errors import BankError, StoreError, UsageError
from quiz.plainfile import plain_bytes
from quiz.saving import private_folder, replace_file
from quiz.study import sheet
from quiz.study.exam import Exam, Result
from quiz.study.feedback import Item
from quiz.study.modes import EXAM, Deadline
from quiz.study.queue import Key

if TYPE_CHECKING:
    from quiz.desk.desk import Desk

QUESTIONS = 20
"""How many questions an exam has where nobody says."""

_LARGEST_DRAFT = 20_000_000  # bytes; each question takes at most some 300

SUFFIXES = (".html", ".htm", ".txt")
"""What a result can be saved as."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An exam that was begun: all but the answers."""

    title: str
    started: datetime
    minutes: float
    keys: tuple[tuple[str, str], ...]
    flagged: tuple[int, ...]

    @property
    def deadline(self) -> Deadline:
        """When it ends."""
        return Deadline(self.started, self.minutes)


def draft_path(desk: Desk) -> Path:
    """The draft's file; there is one where an exam is not handed in yet."""
    return desk.store.path.parent / "exam.json"


def begin(desk: Desk, wish: Wish, count: int | None = None, minutes: float | None = None) -> Exam:
    """A new exam; its draft is on the disk.

    Args:
        count: how many questions; fewer where there are fewer.
        minutes: how long; the setting where it is None.

    Raises:
        UsageError: there is no question to ask.
        BankError: the bank cannot be used.
        StoreError: the draft cannot be written.
    """
    now = desk.now()
    items = drawn(desk, wish, count or QUESTIONS, Random(now.isoformat()))
    if not items:
        raise UsageError("there is no question for an exam here")
    title = items[0].bank_title if wish.bank_id is not None else "All banks"
    if wish.tags:
        title += f" ({', '.join(wish.tags)})"
    deadline = Deadline(now, float(minutes or desk.settings.exam_minutes))
    exam = Exam(items, deadline, desk.calendar, desk.store, title)
    keep(desk, exam)
    return exam


def keep(desk: Desk, exam: Exam) -> None:
    """Write the draft, whole or not at all.

    Raises:
        StoreError: it cannot be written.
    """
    path = draft_path(desk)
    draft = {
        "title": exam.title,
        "started": exam.deadline.started.isoformat(),
        "minutes": exam.deadline.minutes,
        "keys": exam.keys,
        "flagged": sorted(exam.flagged),
    }
    try:
        replace_file(json.dumps(draft).encode(), path, private=True)
    except OSError as error:
        raise StoreError(f"{path}: the exam cannot be kept: {error.strerror or error}") from error


def unfinished(desk: Desk) -> Draft | None:
    """The exam that was begun and not handed in; None where there is none, or its draft is damaged."""
    try:
        found = json.loads(plain_bytes(draft_path(desk), _LARGEST_DRAFT).decode("utf-8"))
        draft = Draft(
            title=str(found["title"]),
            started=datetime.fromisoformat(found["started"]),
            minutes=float(found["minutes"]),
            keys=tuple((str(bank), str(question)) for bank, question in found["keys"]),
            flagged=tuple(int(place) for place in found["flagged"]),
        )
        draft.deadline.seconds_left(desk.now())  # fails where a clock cannot tell it
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None  # its answers are in the log all the same
    return draft


def go_on(desk: Desk, draft: Draft) -> Exam | None:
    """An exam as it was left, with all its answers; None where none of its questions is there any more."""
    items: dict[Key, Item] = {}
    for bank_id in dict.fromkeys(bank for bank, _ in draft.keys):
        try:
            found = pile(desk, desk.banks(bank_id, waiting=False))
        except BankError:
            continue
        items |= {item.key: item for item in found.items(found.cards.values())}
    there = [items[key] for key in draft.keys if key in items]
    if not there:
        return None
    exam = Exam(there, draft.deadline, desk.calendar, desk.store, draft.title)
    whole = len(there) == len(draft.keys)
    exam.flagged = {place for place in draft.flagged if 0 <= place < len(there)} if whole else set()
    # The log has each answer under the study day of its time: another zone or rollover hour since then
    # moves that by a day, two at most; which answers are the exam's is told by their moments.
    for answer in desk.store.history(since_day=desk.calendar.day(draft.started) - 2):
        if answer.mode == EXAM.name and answer.at >= draft.started.replace(microsecond=0):
            exam.recall((answer.bank_id, answer.question_id), answer.response, answer.id, answer.duration_ms)
    return exam


def hand_in(desk: Desk, exam: Exam) -> Result:
    """The result, its moments in the learner's time; the draft goes, the answers stay in the log."""
    result, zone = exam.result(desk.now()), desk.calendar.tz
    give_up(desk)
    return replace(
        result,
        started=result.started.astimezone(zone),
        ended=result.ended.astimezone(zone),
        learner=desk.paths.learner if desk.paths is not None else "",
    )


def give_up(desk: Desk) -> None:
    """Drop the draft."""
    try:
        draft_path(desk).unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"{draft_path(desk)}: cannot be removed: {error.strerror or error}") from error


def check_place(path: Path) -> None:
    """Make sure, before an exam, that its result can be written there.

    Raises:
        UsageError: another ending, no such folder, or it cannot be written.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{path}: a result is saved as .html or .txt")
    if path.is_dir():
        raise UsageError(f"{path}: cannot be written: it is a folder")
    if path.exists() and not path.is_file():
        raise UsageError(f"{path}: cannot be written: it is no plain file")
    if not path.parent.is_dir():
        raise UsageError(f"{path}: cannot be written: there is no folder {path.parent}")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise UsageError(f"{path}: cannot be written: permission denied")


def save(result: Result, path: Path) -> Path:
    """Write the result for printing, as a page or as plain text by the file's ending.

    Raises:
        UsageError: another ending, or it cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(f"{path}: a result is saved as .html or .txt")
    text = sheet.as_text(result) if suffix == ".txt" else sheet.as_html(result)
    try:
        replace_file(text.encode(), path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from error
    return path


def own_place(desk: Desk, result: Result, suffix: str) -> Path:
    """Where a result is saved when nobody names a place: among the learner's data, by its day and hour.

    Raises:
        StoreError: the folder cannot be made.
    """
    folder = desk.store.path.parent / "exams"
    try:
        private_folder(folder)
    except OSError as error:
        raise StoreError(f"{folder}: cannot be made: {error.strerror or error}") from error
    local = result.started.astimezone(desk.calendar.tz)
    return folder / f"exam-{local:%Y-%m-%d-%H%M%S}{suffix}"
