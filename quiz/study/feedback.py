"""What a sitting hands out: the question with its card, the feedback on an answer, the summary."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from quiz.questions import Asked, Mark, Question, Response, Verdict
from quiz.questions.leadin import without_lead_in
from quiz.questions.namesakes import Names
from quiz.study.card import Answer, Card, Rating
from quiz.study.progress import Progress
from quiz.study.queue import Key
from quiz.study.wording import due_text

AS_BEFORE = "as before"
"""When a question comes back whose answer did not move the schedule."""


@dataclass(frozen=True, slots=True)
class Item:
    """A question of a sitting, with its bank and its card.

    Attributes:
        source: where the question comes from, such as ``Title of the article (2024-10-16)``; may be empty.
        names: those of its bank, which are no slip for each other; None where they are not known.
    """

    bank_id: str
    bank_title: str
    question: Question
    card: Card
    source: str = ""
    names: Names | None = field(default=None, compare=False, repr=False)

    @property
    def key(self) -> Key:
        """Bank id and question id."""
        return (self.bank_id, self.question.id)

    @property
    def heading(self) -> str:
        """The bank's title as it may stand above the question: empty where that would tell the answer."""
        for texts in self.question.spellings():
            for text in texts:
                if text and re.search(rf"(?<!\w){re.escape(text)}(?!\w)", self.bank_title, re.IGNORECASE):
                    return ""
        return self.bank_title


@dataclass(frozen=True, slots=True)
class Feedback:
    """What is known once an answer is graded and recorded.

    Attributes:
        item: the question with its card as it was asked.
        answer_id: of the row in the log.
        before, after: the card around the answer.
        due_text: when the question comes back, such as ``tomorrow`` or ``in 10 minutes, or sooner``, which is
            one that the sitting asks before its time when nothing else is left.
    """

    item: Item
    asked: Asked
    response: Response
    mark: Mark
    rating: Rating
    answer_id: str
    before: Card
    after: Card
    due_text: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The end of a sitting: its figures, and of each question the first answer that was not fully right."""

    progress: Progress
    missed: tuple[Feedback, ...]

    def stem(self, feedback: Feedback) -> str:
        """What was asked, for the list of the missed: of one bank, its title need not begin every line."""
        stem, item = feedback.asked.stem, feedback.item
        if any(one.item.bank_id != item.bank_id for one in self.missed):
            return stem
        return without_lead_in(stem, item.bank_title, item.source)


@dataclass(frozen=True, slots=True)
class Tally:
    """The running figures of a sitting, without those of its queue."""

    answered: int = 0
    correct: int = 0
    points: float = 0.0
    streak: int = 0
    best: int = 0

    def plus(self, mark: Mark, *, first: bool) -> Tally:
        """The figures with one more answer; only the ``first`` one to a question earns points."""
        right = mark.verdict is Verdict.CORRECT
        streak = self.streak + 1 if right else 0
        return Tally(
            self.answered + 1,
            self.correct + right,
            self.points + (mark.points if first else 0.0),
            streak,
            max(self.best, streak),
        )


def feedback_on(
    item: Item, asked: Asked, mark: Mark, answer: Answer, answer_id: str, *, sooner: bool
) -> Feedback:
    """The feedback on a recorded answer; ``sooner``: the sitting may ask the question before its time."""
    due = due_text(answer.after, answer.day, answer.at) if answer.scheduled else AS_BEFORE
    return Feedback(
        item=item,
        asked=asked,
        response=answer.response,
        mark=mark,
        rating=answer.rating,
        answer_id=answer_id,
        before=answer.before,
        after=answer.after,
        due_text=f"{due}, or sooner" if sooner and answer.scheduled else due,
    )
