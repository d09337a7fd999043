"""A card: what is remembered about one question, and one answer as the log keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.questions import Response
    from quiz.study.setup import Setup


class Rating(IntEnum):
    """How well an answer was known; numbers as in Anki and FSRS."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Phase(StrEnum):
    """Where a card stands: never answered, on its short first steps, in review, or on steps after a lapse."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


@dataclass(frozen=True, slots=True)
class MemoryState:
    """FSRS's two numbers.

    Attributes:
        stability: days after which the chance of knowing the answer has fallen to 0.9.
        difficulty: 1 to 10.
    """

    stability: float
    difficulty: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The memory of one question of one bank.

    Attributes:
        bank_id, question_id: which question.
        phase: where it stands.
        step: index of the (re)learning step it is on; 0 otherwise.
        memory: None while new.
        due_at: for (re)learning cards, the UTC moment it is due; None otherwise.
        due_day: for review cards, the study day it is due (``date.toordinal()``); None otherwise.
        last_at: UTC moment of the last answer; None while new.
        last_day: study day of the last answer (``date.toordinal()``); None while new.
        reps: answers so far.
        lapses: times a review was answered Again.
    """

    bank_id: str
    question_id: str
    phase: Phase = Phase.NEW
    step: int = 0
    memory: MemoryState | None = None
    due_at: datetime | None = None
    due_day: int | None = None
    last_at: datetime | None = None
    last_day: int | None = None
    reps: int = 0
    lapses: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer, as it goes into the log.

    Attributes:
        before, after: the card around the answer; ``before`` is what undo brings back.
        at: UTC moment of the answer, to the millisecond.
        day: the learner's study day of the answer (``date.toordinal()``).
        response: what was answered; empty for "I don't know".
        points: 0 to 1.
        rating: what the scheduler was told.
        duration_ms: from the question shown to the answer given.
        mode: the way of studying: study, cram, exam, quick or missed.
        form: how the question was put, see :class:`quiz.questions.Asked`.
        overruled: whether the learner said of a typed answer "I was right".
        scheduled: False where the card was left as it was, so that before is after.
        setup: of the scheduler that led from before to after; None where it was none.
    """

    before: Card
    after: Card
    at: datetime
    day: int
    response: Response
    points: float
    rating: Rating
    duration_ms: int
    mode: str = "study"
    form: str = ""
    overruled: bool = False
    scheduled: bool = True
    setup: Setup | None = None
