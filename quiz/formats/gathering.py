"""What a reader finds, as it goes: questions without flaws, and what was skipped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from quiz.clean import visible
from quiz.counting import counted
from quiz.formats.exchange import MOST_QUESTIONS, FormatError, Skipped, Taken, left_out
from quiz.formats.ids import Ids
from quiz.formats.plain_text import tidy
from quiz.formats.tidying import tidied, unlike
from quiz.questions import Bank, Question, slug
from quiz.questions.bank import BANK_ID
from quiz.questions.base import LIMITS
from quiz.study.past import PastAnswer

UNNAMED = "-"
"""The id of a question that has not been gathered yet."""


class Gathered:
    """Collects the questions of one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ids = Ids()
        self._questions: list[Question] = []
        self._categories: list[tuple[str, ...]] = []  # one for each question
        self._skipped: list[Skipped] = []
        self._notes: Counter[str] = Counter()
        self._now: set[str] = set()  # notes on the question that is being read

    def take(self, question: Question, place: str, own_id: str = "", category: tuple[str, ...] = ()) -> None:
        """Take a question over, or list it as skipped where it could not be asked.

        Args:
            own_id: the name the question has in the file; empty for none.
            category: where it stands in the file. One for all is the bank's title; several are tags.
        """
        question = tidied(question)
        flaw = next(replace(question, id=UNNAMED).flaws(), None)
        if flaw is not None:
            self.skip(place, f"{flaw.field}: {flaw.message}")
            return
        self._bounded()
        self._notes.update(self._now)
        self._now.clear()
        self._questions.append(replace(question, id=self._ids.id_for(own_id, question.stem)))
        self._categories.append(category)

    def skip(self, place: str, why: str) -> None:
        """List a part that is not taken over."""
        self._bounded()
        self._now.clear()
        self._skipped.append(Skipped(visible(place, lines=False), visible(why, lines=False)))

    def note(self, why: str) -> None:
        """Say what of the question that is taken next is left out; told in one line for all questions."""
        self._now.add(why)

    def taken(self, *, title: str = "", **about: Any) -> Taken:
        """Everything, as a bank; its id is made from the file's name where ``about`` has no valid one.

        Raises:
            FormatError: there is not one question, and nothing to say why.
        """
        if not (self._questions or self._skipped):
            raise FormatError(f"{self._path}: holds no question of this format: name another with --format")
        stem = self._path.stem
        given = str(about.pop("id", ""))
        categories = dict.fromkeys(self._categories)
        if len(categories) == 1:
            *above, last = next(iter(categories)) or ("",)
            title = title or last
            about["tags"] = about.get("tags") or tuple(above)
        questions = tuple(self._questions)
        if len(categories) > 1:
            questions = tuple(map(_tagged, self._questions, self._categories))
        bank = Bank(
            id=given if BANK_ID.fullmatch(given) else slug(stem),
            title=_short(title) or _short(stem) or "Bank",
            questions=questions,
            **{name: _about(value) for name, value in about.items()},
        )
        notes = [Skipped(_questions(count), why, note=True) for why, count in self._notes.items()]
        return Taken(bank, (*self._skipped, *notes))

    def _bounded(self) -> None:
        if len(self._questions) + len(self._skipped) >= MOST_QUESTIONS:
            raise FormatError(
                f"{self._path}: holds over {MOST_QUESTIONS:,} questions: split it into several files"
            )


class Leaving:
    """Sorts a bank's questions for a writer: those to write, and what stays behind."""

    def __init__(self, bank: Bank, history: Sequence[PastAnswer], where: str) -> None:
        self._where = where
        self._skipped: list[Skipped] = []
        self._lost: Counter[str] = Counter()
        self.questions: list[Question] = []
        for question in map(tidied, bank.questions):
            flaw = next(question.flaws(), None)
            if flaw is None:
                self.questions.append(question)
            else:
                self.skip(question, f"without its control characters, {flaw.field}: {flaw.message}")
        if bank.rejected:
            self._skipped.append(Skipped(_questions(len(bank.rejected)), "rejected in review, so not asked"))
        if history:
            self._skipped.append(
                Skipped(counted(len(history), "answer"), f"{where} has no room for a history")
            )

    def skip(self, question: Question, why: str) -> None:
        """A question the format cannot say."""
        self._skipped.append(Skipped(left_out(question), why))

    def lose(self, question: Question, fields: Iterable[str]) -> None:
        """Fields of a question that is written, but for them; told in one line for all questions."""
        for field in fields:
            if getattr(question, field, None) not in ("", (), None):
                self._lost[field.rstrip("_")] += 1

    def check(self, written: int, path: Path) -> None:
        """Refuse to write a file without a question.

        Raises:
            FormatError: none can be written; says why of the first.
        """
        if not written:
            first = next((one.why for one in self._skipped if one.place.startswith('question "')), "")
            why = f": {first or 'the bank has none'}"
            raise FormatError(f"{path}: {self._where} takes not one of the questions{why}")

    def skipped(self) -> tuple[Skipped, ...]:
        """All that stays behind."""
        lost = [
            Skipped(_questions(count), f"{self._where} has no room for: {field}")
            for field, count in self._lost.items()
        ]
        return (*self._skipped, *lost)


def _questions(count: int) -> str:
    return counted(count, "question")


def _tagged(question: Question, category: tuple[str, ...]) -> Question:
    return replace(question, tags=unlike((*question.tags, *category))[: LIMITS["items"]])


def _short(text: str) -> str:
    return tidy(text)[: LIMITS["text"]].strip()


def _about(value: Any) -> Any:
    """A bank's field within its limits: a longer text is cut, as no learner needs it whole."""
    if isinstance(value, str):
        return tidy(value)[: LIMITS["text"]].strip()
    return (
        unlike(text[: LIMITS["text"]] for text in value[: LIMITS["items"]])
        if isinstance(value, tuple)
        else value
    )
