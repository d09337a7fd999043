"""What every format gives and takes: a bank, what was skipped of the file and why, and a history."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from quiz.errors import QuizError
from quiz.questions import Bank, Question
from quiz.study.past import PastAnswer

LARGEST = 64 * 1024 * 1024
"""Bytes: a larger file, or a larger member of an archive once unpacked, is refused."""

MOST_QUESTIONS = 100_000
"""A file with more is refused: a bank of that size helps nobody."""


class FormatError(QuizError):
    """A file of another tool that cannot be read or written at all: which, where, and the remedy."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A part of a file that could not be taken over, or something to know of one that was.

    Attributes:
        place: where, as a person finds it again: ``row 12``, ``line 3``, ``note 1700000000000``.
        why: in a few words.
        note: what it is about came along all the same, read as told or without something.
    """

    place: str
    why: str
    note: bool = False

    def as_dict(self) -> dict[str, str]:
        """For ``--json``."""
        return {"place": self.place, "why": self.why}


def left_out(question: Question) -> str:
    """The place under which a writer names a question it leaves out whole."""
    return f'question "{question.id}"'


@dataclass(frozen=True, slots=True)
class Taken:
    """What was read of a file.

    Attributes:
        bank: with a valid id (made from the file's name or title where it has none of its own); every
            question passes :meth:`Question.flaws`, ids are unique and stable when the file is read again.
        skipped: one bad part never stops an import; it is listed here.
        history: answers given in the other tool, oldest first.
        read_as: of each table in it, what its columns were taken for, in words.
    """

    bank: Bank
    skipped: tuple[Skipped, ...] = ()
    history: tuple[PastAnswer, ...] = ()
    read_as: tuple[str, ...] = ()


def refuse_odd(path: Path, largest: int = LARGEST) -> None:
    """Refuse what would be waited for or read without end; what is not there is for the reader to tell.

    Raises:
        FormatError: a folder, a pipe, a device, or a file of over ``largest`` bytes.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FormatError(f"{path}: cannot be read: {reason}") from error
    if not stat.S_ISREG(status.st_mode):
        what = "a folder: name a file in it" if stat.S_ISDIR(status.st_mode) else "no ordinary file"
        raise FormatError(f"{path}: is {what}")
    if status.st_size > largest:
        raise FormatError(f"{path}: is over {largest // 2**20} MB: split it into several files")


class Reader(Protocol):
    """A format's ``read``."""

    def __call__(self, path: Path, /) -> Taken:
        """Read a file.

        Raises:
            FormatError: it is not of this format, too large, or hostile; names the file and the remedy.
        """


class Writer(Protocol):
    """A format's ``write``."""

    def __call__(self, bank: Bank, path: Path, /, history: Sequence[PastAnswer] = ()) -> tuple[Skipped, ...]:
        """Write a bank to a file, all or nothing; what the format cannot say is named.

        Raises:
            FormatError: it cannot be written; what was there stays.
        """
