"""Hypothesis strategies and small makers for cards, moments and sittings."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from quiz.questions import MultiChoice, MultiResponse, Question
from quiz.store import Store
from quiz.study.calendar import Calendar, to_millisecond
from quiz.study.card import Answer, Card, MemoryState, Phase, Rating
from quiz.study.memory import Memory
from quiz.study.scheduler import Scheduler
from quiz.study.session import Item

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
"""A moment far from any rollover."""

UTC_DAYS = Calendar(UTC)

ratings = st.sampled_from(Rating)
moments = st.datetimes(
    datetime(1990, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC), allow_imaginary=False
).map(to_millisecond)
days = st.integers(
    UTC_DAYS.day(datetime(1990, 1, 2, tzinfo=UTC)), UTC_DAYS.day(datetime(2040, 1, 1, tzinfo=UTC))
)
memories = st.builds(MemoryState, st.floats(0.001, 36_500), st.floats(1, 10))
histories = st.lists(st.tuples(st.integers(0, 60), ratings), min_size=1, max_size=12)
"""Answers as (days since the last one, rating)."""


@st.composite
def cards(draw: st.DrawFn, *phases: Phase, bank_id: str = "bank", question_id: str = "q") -> Card:
    """A card as the scheduler may leave it, in one of the phases (any where none is named)."""
    phase = draw(st.sampled_from(phases or tuple(Phase)))
    if phase is Phase.NEW:
        return Card(bank_id=bank_id, question_id=question_id)
    review = phase is Phase.REVIEW
    last_at = draw(moments)
    last_day = UTC_DAYS.day(last_at)
    seconds, interval = draw(st.integers(1, 86_399)), draw(st.integers(1, 36_500))
    reps = draw(st.integers(1, 500))
    return Card(
        bank_id=bank_id,
        question_id=question_id,
        phase=phase,
        step=0 if review else draw(st.integers(0, 3)),
        memory=draw(memories),
        due_at=None if review else last_at + timedelta(seconds=seconds),
        due_day=last_day + interval if review else None,
        last_at=last_at,
        last_day=last_day,
        reps=reps,
        lapses=draw(st.integers(0, reps)),
    )


def scheduler(*, fuzz: bool = False, calendar: Calendar = UTC_DAYS, **options: object) -> Scheduler:
    """A scheduler of default parameters in UTC."""
    return Scheduler(Memory(), calendar, fuzz=fuzz, **options)  # type: ignore[arg-type]


def choice(question_id: str) -> MultiChoice:
    """A question whose right answer is ``yes``."""
    return MultiChoice(
        id=question_id, stem=f"{question_id}?", key="yes", distractors=("no", "maybe", "never")
    )


def many(question_id: str) -> MultiResponse:
    """A question that can be partly right: ``a`` and ``b`` are, ``c`` and ``d`` are not."""
    return MultiResponse(id=question_id, stem=f"{question_id}?", keys_=("a", "b"), distractors=("c", "d"))


def item(question: Question, card: Card | None = None, bank_id: str = "bank") -> Item:
    """A question of a sitting, new unless a card is given."""
    return Item(bank_id, "A bank", question, card or Card(bank_id=bank_id, question_id=question.id))


def answer(
    before: Card,
    rating: Rating = Rating.GOOD,
    at: datetime = NOON,
    *,
    response: tuple[str, ...] = ("yes",),
    points: float = 1.0,
) -> Answer:
    """An answer as a sitting would record it."""
    at = to_millisecond(at)
    return Answer(
        before=before,
        after=scheduler().answer(before, rating, at),
        at=at,
        day=UTC_DAYS.day(at),
        response=response,
        points=points,
        rating=rating,
        duration_ms=1_234,
    )


def latest(store: Store, most: int = 100) -> list[str]:
    """Ids of the last answers that stand, the newest first."""
    return [answer.id for answer in store.history()][::-1][:most]
