"""The questions of banks that are read whole, with their cards."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from quiz.questions import Bank, Question
from quiz.questions.namesakes import Names, names_in
from quiz.study import modes
from quiz.study.card import Card
from quiz.study.feedback import Item
from quiz.study.queue import Key

if TYPE_CHECKING:
    from quiz.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Pile:
    """Questions that may be asked, with their cards; neither suspended nor buried today.

    Attributes:
        questions: with their banks, by key, in the order of the banks.
        cards: theirs; new ones where they were never answered.
    """

    questions: Mapping[Key, tuple[Bank, Question]]
    cards: Mapping[Key, Card]

    def items(self, cards: Iterable[Card]) -> list[Item]:
        """What a sitting asks."""
        found = ((*self.questions[card.bank_id, card.question_id], card) for card in cards)
        return [item_of(bank, question, card, partial(names_in, bank)) for bank, question, card in found]

    def topic(self, card: Card) -> str:
        """The first tag of a card's question; empty where it has none."""
        _, question = self.questions[card.bank_id, card.question_id]
        return question.tags[0] if question.tags else ""


def pile(desk: Desk, banks: Iterable[Bank], tags: Collection[str] = ()) -> Pile:
    """What may be asked of some banks today."""
    questions: dict[Key, tuple[Bank, Question]] = {}
    cards: dict[Key, Card] = {}
    today = desk.today
    for bank in banks:
        known, marks = desk.store.cards(bank.id), desk.store.marks(bank.id)
        for question in bank.questions:
            key = (bank.id, question.id)
            mark = marks.get(key)
            if not (mark is not None and mark.hidden(today)) and modes.tagged(question.tags, tags):
                questions[key] = (bank, question)
                cards[key] = known.get(question.id) or Card(bank_id=bank.id, question_id=question.id)
    return Pile(questions, cards)


def item_of(bank: Bank, question: Question, card: Card, names: Names) -> Item:
    """A question as a sitting asks it."""
    source = source_of(bank)
    return Item(bank.id, bank.title, question=question, card=card, source=source, names=names)


def source_of(bank: Bank) -> str:
    """Where a bank comes from, such as ``Title of the article (2024-10-16)``; may be empty."""
    source = bank.source
    told = source.title if source else ""
    if source and source.published:
        told = f"{told} ({source.published})" if told else str(source.published)
    return told
