"""Sittings for the tests: questions known or new, played a second apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from quiz.questions import Question
from quiz.study.card import Card, Rating
from quiz.study.feedback import Feedback, Item
from quiz.study.session import Session
from tests.strategies_study import NOON, UTC_DAYS, choice, item, scheduler
from tests.unit.study.ledgers import MemoryLedger

RIGHT, WRONG, UNKNOWN = ("yes",), ("no",), ()
MINUTE = timedelta(minutes=1)


def known(question: str | Question) -> Item:
    """A question in review and due: one right answer finishes it."""
    question = choice(question) if isinstance(question, str) else question
    card = Card(bank_id="bank", question_id=question.id)
    for _ in range(2):
        card = scheduler().answer(card, Rating.GOOD, NOON - timedelta(days=10))
    return item(question, replace(card, due_day=UTC_DAYS.day(NOON)))


def sitting(*items: Item, limit: int | None = None) -> tuple[Session, MemoryLedger]:
    """A sitting without fuzz, and its ledger."""
    ledger = MemoryLedger()
    return Session(items, scheduler(), ledger, limit=limit), ledger


def asked_id(session: Session) -> str:
    """Which question is asked."""
    assert session.asked is not None
    return session.asked.question.id


def play(session: Session, *responses: tuple[str, ...]) -> list[Feedback]:
    """Answer one question after another, a second apart."""
    seen = []
    for n, response in enumerate(responses):
        session.next(NOON + timedelta(seconds=n))
        seen.append(session.answer(response, NOON + timedelta(seconds=n)))
    return seen


def order(session: Session, *responses: tuple[str, ...]) -> list[str]:
    """The questions in the order they were asked."""
    return [feedback.item.question.id for feedback in play(session, *responses)]
