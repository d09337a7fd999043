"""Review histories: Anki's revlog becomes past answers, and past answers Anki's revlog and cards."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from quiz.counting import counted
from quiz.formats.anki_collection import Scheduling
from quiz.formats.anki_model import Collection, Review
from quiz.formats.exchange import Skipped
from quiz.study.calendar import Calendar
from quiz.study.card import Card, Phase, Rating
from quiz.study.memory import Memory
from quiz.study.past import PastAnswer
from quiz.study.scheduler import Scheduler

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = 4_102_444_800_000  # 2100, in milliseconds: later is no moment somebody answered at
_LONGEST = 24 * 3_600_000
_FACTOR = 2500  # Anki's ease of a card nobody rated; its FSRS does not look at it
_DECAY = 0.154  # how steeply FSRS-6 forgets by default; without it Anki takes FSRS-5's
_TYPES = {Phase.NEW: 0, Phase.LEARNING: 0, Phase.REVIEW: 1, Phase.RELEARNING: 2}  # of a row of revlog


def past_answers(
    collection: Collection, questions: Mapping[int, str]
) -> tuple[tuple[PastAnswer, ...], tuple[Skipped, ...]]:
    """The answers in a review log, oldest first.

    Args:
        questions: the id of the question each card became, by the card's id.
    """
    answers: list[PastAnswer] = []
    moved = elsewhere = 0
    for review in collection.reviews:
        question = questions.get(review.card)
        if question is None:
            elsewhere += 1
        elif not _counts(review):
            moved += 1
        else:
            answers.append(
                PastAnswer(
                    question_id=question,
                    at=_EPOCH + timedelta(milliseconds=review.at),
                    rating=_rating(review, collection.three_buttons),
                    duration_ms=min(max(review.duration, 0), _LONGEST),
                )
            )
    skipped = []
    if moved:
        skipped.append(
            Skipped(
                "review history",
                f"{counted(moved, 'row is no answer', 'rows are no answers')}: moved by hand, or not counted",
            )
        )
    if elsewhere:
        skipped.append(
            Skipped(
                "review history",
                f"{counted(elsewhere, 'answer belongs', 'answers belong')} to cards not taken over",
            )
        )
    return tuple(answers), tuple(skipped)


def _counts(review: Review) -> bool:
    """Whether a row is an answer that told the scheduler something.

    Kinds 4 and 5 are cards moved by hand or anew; a filtered deck that does not reschedule writes kind 3
    with no factor.
    """
    if not 1 <= review.ease <= 4 or not 0 < review.at < _LATEST:
        return False
    return review.kind in (0, 1, 2) or (review.kind == 3 and review.factor != 0)


def _rating(review: Review, three_buttons: bool) -> Rating:
    """The first scheduler had no Hard on learning cards: 2 was Good there, and 3 Easy."""
    if three_buttons and review.kind in (0, 2) and review.ease in (2, 3):
        return Rating(review.ease + 1)
    return Rating(review.ease)


def schedules(
    bank_id: str, history: Sequence[PastAnswer], known: Iterable[str], calendar: Calendar, created: int
) -> tuple[dict[str, Scheduling], tuple[Skipped, ...]]:
    """Where each question stands after its history, by question id, as Anki writes it down.

    The history is replayed with FSRS's default parameters; with the rows of the log Anki can compute the
    memory anew for its own.

    Args:
        known: ids of the questions that are written; answers to others are counted as skipped.
        created: the study day the collection begins with, as a date's ordinal.
    """
    scheduler = Scheduler(Memory(), calendar, fuzz=False)
    wanted = set(known)
    taken: set[int] = set()  # a row's id is its millisecond, once in a collection
    states: dict[str, _Replay] = {}
    lost = 0
    for answer in sorted(history, key=lambda answer: answer.at):
        if answer.question_id not in wanted:
            lost += 1
            continue
        stamp = (answer.at - _EPOCH) // timedelta(milliseconds=1)
        while stamp in taken:
            stamp += 1
        taken.add(stamp)
        replay = states.setdefault(answer.question_id, _Replay(bank_id, answer.question_id, scheduler))
        replay.answer(stamp, answer)
    skipped = (
        (Skipped("review history", f"{counted(lost, 'answer')} to questions not in the bank"),)
        if lost
        else ()
    )
    return {key: replay.scheduling(created) for key, replay in states.items()}, skipped


class _Replay:
    """One question's answers, one after the other."""

    def __init__(self, bank_id: str, question_id: str, scheduler: Scheduler) -> None:
        self._scheduler = scheduler
        self._card = Card(bank_id=bank_id, question_id=question_id)
        self._rows: list[tuple[int, int, int, int, int, int, int]] = []
        self._days = 0  # the last interval in days that a lapse looks back to

    def answer(self, stamp: int, answer: PastAnswer) -> None:
        before = self._card
        self._card = self._scheduler.answer(before, answer.rating, answer.at)
        ease_factor = _FACTOR if before.phase in (Phase.REVIEW, Phase.RELEARNING) else 0
        self._rows.append(
            (
                stamp,
                int(answer.rating),
                _interval(self._card),
                _interval(before),
                ease_factor,
                min(max(answer.duration_ms, 0), _LONGEST),
                _TYPES[before.phase],
            )
        )
        if self._card.phase is Phase.REVIEW:
            self._days = _interval(self._card)

    def scheduling(self, created: int) -> Scheduling:
        card = self._card
        if card.phase is Phase.REVIEW:
            place = (2, 2, (card.due_day or 0) - created, 0)
        else:
            kind = 3 if card.phase is Phase.RELEARNING else 1
            steps = self._scheduler.relearning_steps if kind == 3 else self._scheduler.learning_steps
            due = 0 if card.due_at is None else int(card.due_at.timestamp())
            place = (kind, 1, due, max(1, len(steps) - card.step))
        kind, queue, due, left = place
        return Scheduling(
            type=kind,
            queue=queue,
            due=due,
            ivl=self._days if kind in (2, 3) else 0,
            factor=_FACTOR if kind in (2, 3) else 0,
            reps=card.reps,
            lapses=card.lapses,
            left=left,
            data=self._memory(),
            reviews=tuple(self._rows),
        )

    def _memory(self) -> str:
        """FSRS's numbers as Anki keeps them with a card, and the second of the last review."""
        memory, last = self._card.memory, self._card.last_at
        if memory is None or last is None:
            return ""
        numbers = {"s": round(memory.stability, 4), "d": round(memory.difficulty, 3)}
        forgetting = {"dr": self._scheduler.memory.retention, "decay": _DECAY}
        return json.dumps(numbers | forgetting | {"lrt": int(last.timestamp())})


def _interval(card: Card) -> int:
    """Days where positive, seconds where negative, as revlog counts; 0 for a new card."""
    if card.last_at is None:
        return 0
    if card.due_day is not None and card.last_day is not None:
        return max(1, card.due_day - card.last_day)
    return -max(1, int(((card.due_at or card.last_at) - card.last_at).total_seconds()))
