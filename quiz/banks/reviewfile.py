"""A bank file under review: every decision is saved at once, and nobody else's change is overwritten."""

from __future__ import annotations

import hashlib
import os
import shlex
from pathlib import Path

from quiz.banks.aside import set_aside
from quiz.banks.copying import own_copy
from quiz.banks.document import MAX_BYTES, read_text
from quiz.banks.library import bundled_banks_dir
from quiz.banks.passages import article_of
from quiz.banks.reading import parse_bank
from quiz.banks.reviewing import Counts, Review
from quiz.banks.writing import save_bank, write_bank
from quiz.counting import counted
from quiz.errors import BankError
from quiz.plainfile import plain_bytes

_GONE = "no file"


class ChangedMeanwhile(BankError):
    """Somebody else changed the file since it was read; it was left alone."""

    def __init__(self, path: Path, unsaved: str, *, gone: bool) -> None:
        what = "was deleted" if gone else "was changed by another program"
        super().__init__(f"{what} during the review; {unsaved}", file=str(path))


class NotYours(BankError):
    """A bank that nothing can be written into; a copy among the learner's own banks can be.

    Attributes:
        why: what is in the way, in words that go on after the bank's name.
        title: the bank's.
        folder: where the copy would stand.
    """

    def __init__(self, path: Path, why: str, title: str, folder: Path, name: str) -> None:
        self.why, self.title, self.folder = why, title, folder
        remedy = f"`sco-quiz review {shlex.quote(name)} --copy` copies it to {folder} and reviews the copy"
        super().__init__(f"{why}: {remedy}", file=str(path))


class ReviewFile:
    """A bank file and its review.

    Attributes:
        path: the file.
        review: the bank on the desk.
        aside: a copy of the file as it was, where saving lost comments or layout; else None.
        told: the article's text, where somebody told which it is; else None.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.aside: Path | None = None
        self.told: str | None = None
        self._load()

    def article(self) -> str | None:
        """The text of the article, as it was told or stands beside the bank; None where there is none."""
        return self.told if self.told is not None else article_of(self.review.bank, self.path)

    @classmethod
    def open(cls, path: Path, banks: Path, *, copy: bool = False) -> ReviewFile:
        """Begin a review.

        Args:
            banks: the learner's folder of banks.
            copy: of a bank that nothing can be written into, review a copy there; its ids are the same, so
                the answers count for it, and the library finds it first.

        Raises:
            NotYours: the bank came with the program, or stands where nothing can be saved, and no copy is
                wanted.
            BankError: the bank cannot be read, or not be copied.
        """
        file = cls(path)
        real = Path(os.path.realpath(path))
        bank = file.review.bank
        if real.is_relative_to(os.path.realpath(bundled_banks_dir())):
            why, name = "came with the program, which replaces it at every update", bank.id
        elif not os.access(real.parent, os.W_OK):
            why, name = "nothing can be saved in its folder", str(path)
        else:
            return file
        if copy:
            return cls(own_copy(path, bank.id, banks))
        raise NotYours(path, why, bank.title, banks, name)

    def _load(self) -> None:
        stamp = _stamp(self.path)
        text = read_text(self.path)
        bank = parse_bank(text, str(self.path))
        self.review = Review(bank)
        self._stamp = stamp  # taken before the text: a change in between is found out when saving
        self._plain = text == write_bank(bank)
        self._saved = self.review.entries

    @property
    def unsaved(self) -> bool:
        """Whether the desk holds what has not reached the disk."""
        return self.review.entries != self._saved

    def unsaved_told(self) -> str:
        """How many decisions have not reached the disk, in words that go on in a sentence."""
        saved = {entry.question.id: entry for entry in self._saved}
        count = sum(saved.get(entry.question.id) != entry for entry in self.review.entries)
        count += len(saved.keys() - {entry.question.id for entry in self.review.entries})
        if not count:
            return "the new order is not saved"
        return f"{counted(count, 'decision is', 'decisions are')} not saved"

    def counts(self) -> Counts | None:
        """How far the review is in the file as it stands now; None where it cannot be read."""
        if not self.unsaved:
            return self.review.counts
        try:
            return Review(parse_bank(read_text(self.path), str(self.path))).counts
        except BankError:
            return None

    def save(self) -> None:
        """Write what was decided, all or nothing; does nothing where all is saved.

        The first time a copy is set aside where the file holds comments or a layout of its own.

        Raises:
            ChangedMeanwhile: somebody else changed the file; it is as they left it.
            BankError: the file cannot be written; it is as it was.
        """
        if not self.unsaved:
            return
        stamp = _stamp(self.path)
        if stamp != self._stamp:
            raise ChangedMeanwhile(self.path, self.unsaved_told(), gone=stamp == _GONE)
        self._write(keep=not self._plain)

    def overwrite(self) -> None:
        """Save over somebody else's change, of which a copy is set aside.

        Raises:
            BankError: the copy or the file cannot be written; the file is as it was.
        """
        self._write(keep=_stamp(self.path) != _GONE)

    def reload(self) -> None:
        """Take the file as it is on the disk now; steps taken here are forgotten, the place is kept.

        Raises:
            BankError: it cannot be read; the review is as it was.
        """
        before = self.review.current
        self._load()
        for place, entry in enumerate(self.review.entries):
            if before is not None and entry.question.id == before.question.id:
                self.review.go(place)

    def _write(self, *, keep: bool) -> None:
        bank = self.review.bank
        data = write_bank(bank)
        if keep:
            self.aside = set_aside(self.path, "free some room, or make its folder writable")
        save_bank(bank, self.path)
        self._stamp = _digest(data.encode())
        self._plain, self._saved = True, self.review.entries


def _stamp(path: Path) -> str:
    """What tells one content of a file from another.

    Raises:
        BankError: the file is there and cannot be read.
    """
    try:
        return _digest(plain_bytes(path, MAX_BYTES)) if path.is_file() else _GONE
    except FileNotFoundError:
        return _GONE
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BankError(f"cannot be read: {reason}", file=str(path)) from error


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
