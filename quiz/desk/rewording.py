"""A question written anew while it is studied, or from a list: in its bank file, saved at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.banks.check import Checker, Finding
from quiz.banks.reviewfile import ChangedMeanwhile, ReviewFile
from quiz.banks.reviewing import Entry
from quiz.errors import BankError
from quiz.questions import Question
from quiz.study.queue import Key

if TYPE_CHECKING:
    from quiz.desk.desk import Desk


class Rewording:
    """One question of a bank file, to be written anew.

    Attributes:
        question: as it stands in the file.
        aside: a copy of the file as it was, where saving lost comments or layout; else None.
    """

    def __init__(self, file: ReviewFile, question_id: str) -> None:
        self._file = file
        self.question = self._look_at(question_id).question
        self._checker = Checker()

    @property
    def aside(self) -> Path | None:
        """See the class."""
        return self._file.aside

    @classmethod
    def begin(cls, desk: Desk, key: Key, *, copy: bool = False) -> Rewording:
        """Open the bank file at the question.

        Args:
            copy: as of :func:`open_review`.

        Raises:
            NotYours: the bank is not the learner's to change.
            BankError: the bank cannot be read or saved, or lost the question.
        """
        return cls(open_review(desk, key[0], copy=copy), key[1])

    def findings(self, question: Question) -> list[Finding]:
        """What check finds in a wording, if it stood in the bank."""
        bank = self._file.review.bank
        questions = tuple(question if one.id == question.id else one for one in bank.questions)
        found = self._checker.check(replace(bank, questions=questions, rejected=()))
        return [finding for finding in found if finding.question_id == question.id]

    def save(self, question: Question) -> Question:
        """Put the wording in the question's place, under its id; the wording as it was saved.

        Where another program changed other questions of the file meanwhile, their change stays.

        Raises:
            BankError: it could not be saved, or this very question was changed or deleted meanwhile; the
                file is as it was.
        """
        review = self._file.review
        if review.edit(question):
            try:
                self._file.save()
            except ChangedMeanwhile:
                self._file.reload()
                self._again(question)
            except BankError:
                review.undo()  # it is not in the file, so a second try must be an edit again
                raise
        self.question = self._look_at(question.id).question
        return self.question

    @property
    def can_take_back(self) -> bool:
        """Whether a wording was saved that can be taken back."""
        return self._file.review.can_undo

    def take_back(self) -> Question:
        """Put back what :meth:`save` replaced, marks and all; the question as it stands then.

        Raises:
            BankError: the file is no longer as that saving left it, or cannot be written; it is left alone.
        """
        return self._turn(self._file.review.undo, self._file.review.redo)

    def do_again(self) -> Question:
        """Put the wording back that was taken back.

        Raises:
            BankError: as :meth:`take_back`.
        """
        return self._turn(self._file.review.redo, self._file.review.undo)

    def _turn(self, there: Callable[[], object], back: Callable[[], object]) -> Question:
        there()
        try:
            self._file.save()
        except ChangedMeanwhile as error:
            back()
            raise BankError(
                "was changed by another program since that edit, so it stays as it is",
                file=str(self._file.path),
            ) from error
        except BankError:
            back()
            raise
        self.question = self._look_at(self.question.id).question
        return self.question

    def _again(self, question: Question) -> None:
        entry = self._look_at(question.id)
        if entry.question != self.question:
            self.question = entry.question
            raise BankError(
                "another program changed this question meanwhile; save again to put yours in its place",
                file=str(self._file.path),
                question=question.id,
            )
        self._file.review.edit(question)
        self._file.save()

    def _look_at(self, question_id: str) -> Entry:
        for place, entry in enumerate(self._file.review.entries):
            if entry.question.id == question_id and not entry.rejected:
                self._file.review.go(place)
                return entry
        raise BankError("is no longer in the bank", file=str(self._file.path), question=question_id)


def open_review(desk: Desk, bank_id: str, *, copy: bool = False) -> ReviewFile:
    """The file of a bank, to be reviewed or edited.

    Args:
        copy: of a bank that is not the learner's to change, take a copy among their own banks, which counts
            from then on.

    Raises:
        NotYours: it came with the program, or stands where nothing can be saved, and no copy is wanted.
        BankError: it cannot be read, or not be copied.
    """
    file = ReviewFile.open(desk.path_of(bank_id), desk.library.folders[0], copy=copy)
    if copy:
        desk.found_at_home(bank_id)
    return file
