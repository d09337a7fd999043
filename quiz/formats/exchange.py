"""What every format gives and takes: a bank, what was skipped of the file and why, and a history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from quiz.errors import QuizError
from quiz.questions import Bank
from quiz.study.past import PastAnswer

LARGEST = 64 * 1024 * 1024
"""Bytes: a larger file, or a larger member of an archive once unpacked, is refused."""

MOST_QUESTIONS = 100_000
"""A file with more is refused: a bank of that size helps nobody."""


class FormatError(QuizError):
    """A file of another tool that cannot be read or written at all: which, where, and the remedy."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A part of a file that could not be taken over.

    Attributes:
        place: where, as a person finds it again: ``row 12``, ``line 3``, ``note 1700000000000``.
        why: in a few words.
    """

    place: str
    why: str

    def as_dict(self) -> dict[str, str]:
        """For ``--json``."""
        return {"place": self.place, "why": self.why}


@dataclass(frozen=True, slots=True)
class Taken:
    """What was read of a file.

    Attributes:
        bank: with a valid id (made from the file's name or title where it has none of its own); every
            question passes :meth:`Question.flaws`, ids are unique and stable when the file is read again.
        skipped: one bad part never stops an import; it is listed here.
        history: answers given in the other tool, oldest first.
    """

    bank: Bank
    skipped: tuple[Skipped, ...] = ()
    history: tuple[PastAnswer, ...] = ()


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
