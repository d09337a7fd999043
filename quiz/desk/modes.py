"""Sittings in every mode: which questions, in which order, and whether the schedule moves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, TypeVar

from quiz.banks import read_bank
from quiz.errors import BankError
from quiz.questions import Bank, Question
from quiz.study import backlog, modes, plan
from quiz.study.card import Card, Phase
from quiz.study.feedback import Item
from quiz.study.late import LateItem, LateSession
from quiz.study.modes import MISSED_DAYS, STUDY, Mode
from quiz.study.queue import LEARN_AHEAD, Key, mixed
from quiz.study.queue import plan as planned
from quiz.study.session import Session

if TYPE_CHECKING:
    from quiz.desk.desk import Desk, Shelf

MOST_READ = 12
"""Banks up to which a sitting over all reads them at once; with more, each is read when it is needed."""

MOST_WEIGHED = 20_000
"""Overdue reviews up to which each is weighed; beyond, where weighing takes a while, the due day decides."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a learner wants to study.

    Attributes:
        mode: how.
        bank_id: which bank; None for all of them.
        tags: only questions with one of these; all where empty.
        limit: how many questions at most; None for the mode's own limit.
        schedule: whether the answers move the schedule; None for the mode's own way.
    """

    mode: Mode = STUDY
    bank_id: str | None = None
    tags: tuple[str, ...] = ()
    limit: int | None = None
    schedule: bool | None = None

    @property
    def schedules(self) -> bool:
        """Whether the answers move the schedule."""
        return self.mode.schedules if self.schedule is None else self.schedule


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
        return [item_of(*self.questions[card.bank_id, card.question_id], card) for card in cards]

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
            hidden = mark is not None and (mark.suspended or mark.buried_day == today)
            if not hidden and modes.tagged(question.tags, tags):
                questions[key] = (bank, question)
                cards[key] = known.get(question.id) or Card(bank_id=bank.id, question_id=question.id)
    return Pile(questions, cards)


def sitting(desk: Desk, wish: Wish | None = None) -> Session:
    """A sitting as wished; it may be empty.

    Raises:
        BankError: the bank is not there, or cannot be used.
        StoreError: the database cannot be used.
    """
    wish = wish or Wish()
    waiting = wish.mode in (modes.STUDY, modes.QUICK)
    if waiting and wish.bank_id is None and not wish.tags:
        shelves = [shelf for shelf in desk.shelves() if shelf.due or shelf.new]
        if len(shelves) > MOST_READ:
            return _late(desk, wish, shelves)
    found = pile(desk, desk.banks(wish.bank_id, waiting=waiting), wish.tags)
    if waiting:
        chosen = _waiting(desk, found)
    elif wish.mode is modes.MISSED:
        chosen = _missed(desk, found)
    else:
        chosen = _crammed(desk, found)
    return _session(Session, desk, wish, found.items(chosen))


S = TypeVar("S", bound=Session)


def _session(kind: type[S], desk: Desk, wish: Wish, items: Sequence[Item]) -> S:
    """The sitting over what was chosen."""
    settings = desk.settings
    limit = wish.limit
    if limit is None and wish.mode is modes.QUICK:
        limit = settings.quick_questions
    return kind(
        items,
        desk.scheduler(),
        desk.store,
        limit=limit,
        mode=wish.mode.name,
        schedule=wish.schedules,
        recall=settings.recall,
        recall_days=settings.recall_days,
    )


def _late(desk: Desk, wish: Wish, shelves: Sequence[Shelf]) -> LateSession:
    """A sitting over many banks: chosen by their cards, each bank read when its first question is asked."""
    now, today = desk.now(), desk.today
    memory, plans = desk.scheduler().memory, desk.store.plans()
    by_id = {shelf.bank_id: shelf for shelf in shelves}
    early: list[Key] = []
    cards: dict[Key, Card] = {}
    for bank_id in plans.keys() & by_id.keys():
        of_bank = desk.store.cards(bank_id).values()
        early += plan.early(of_bank, today, plans[bank_id], memory)
        cards |= {(card.bank_id, card.question_id): card for card in of_bank}
    cards = {key: cards[key] for key in early}
    for card in desk.store.due_cards(today, now + LEARN_AHEAD):
        cards[card.bank_id, card.question_id] = card
    most = max(shelf.new for shelf in shelves)
    for bank_id, question_id in desk.store.new_questions(today, most):
        cards[bank_id, question_id] = Card(bank_id=bank_id, question_id=question_id)
    new = {shelf.bank_id: shelf.new for shelf in shelves}
    in_all = new_in_all(desk, desk.store.new_introduced(today))
    if in_all is not None:
        in_all = max(in_all, sum(new[bank_id] for bank_id in plans.keys() & new.keys()))
    late = sum(card.phase is Phase.REVIEW and (card.due_day or 0) < today for card in cards.values())
    chosen = planned(
        [card for card in cards.values() if card.bank_id in by_id],
        day=today,
        now=now,
        new=new,
        new_in_all=in_all,
        reviews=_reviews_left(desk),
        early=frozenset(early),
        worth=(lambda card: backlog.worth(card, today, memory)) if 0 < late <= MOST_WEIGHED else None,
        topic=lambda card: "",
    )
    banks: dict[str, Bank | None] = {}

    def load(card: Card) -> Item | None:
        if card.bank_id not in banks:
            try:
                banks[card.bank_id] = read_bank(by_id[card.bank_id].path)
            except BankError:  # gone or broken since the sitting began; home says why
                banks[card.bank_id] = None
        bank = banks[card.bank_id]
        bank = bank if bank is not None and bank.id == card.bank_id else None
        question = bank.question(card.question_id) if bank is not None else None
        return item_of(bank, question, card) if bank is not None and question is not None else None

    items = [LateItem(card, by_id[card.bank_id].title, load=load) for card in chosen]
    return _session(LateSession, desk, wish, items)


def _reviews_left(desk: Desk) -> int | None:
    """How many reviews today may still bring; None without a limit."""
    most = desk.settings.backlog_per_day
    return max(0, most - reviewed_today(desk)) if most else None


def _waiting(desk: Desk, found: Pile) -> list[Card]:
    """Due first, then new; the most worthy reviews, where the learner set how many a day."""
    now, today, settings = desk.now(), desk.today, desk.settings
    memory = desk.scheduler().memory
    introduced = desk.store.new_introduced(today)
    plans = desk.store.plans()
    by_bank: dict[str, list[Card]] = {}
    for card in found.cards.values():
        by_bank.setdefault(card.bank_id, []).append(card)
    doses: dict[str, int] = {}
    allowed: dict[str, int] = {}
    early: list[Key] = []
    for bank_id, cards in by_bank.items():
        by_day = plans.get(bank_id)
        if by_day is None or by_day < today:
            allowed[bank_id] = max(0, settings.new_per_day - introduced.get(bank_id, 0))
            continue
        unseen = sum(card.phase is Phase.NEW for card in cards)
        doses[bank_id] = plan.dose(unseen, introduced.get(bank_id, 0), today, by_day)
        early += plan.early(cards, today, by_day, memory)
    in_all = new_in_all(desk, introduced)
    if in_all is not None:  # an exam's dose goes before the limit over all banks
        in_all = max(in_all, sum(doses.values()))
    late = sum(card.phase is Phase.REVIEW and (card.due_day or 0) < today for card in found.cards.values())
    return planned(
        found.cards.values(),
        day=today,
        now=now,
        new=allowed | doses,
        new_in_all=in_all,
        reviews=_reviews_left(desk),
        early=frozenset(early),
        worth=(lambda card: backlog.worth(card, today, memory)) if 0 < late <= MOST_WEIGHED else None,
        topic=found.topic,
    )


def _missed(desk: Desk, found: Pile) -> list[Card]:
    """What was last answered wrong, banks and tags mixed."""
    missed = desk.store.lately_missed(desk.today - MISSED_DAYS)
    return mixed([found.cards[key] for key in missed if key in found.cards], found.topic)


def _crammed(desk: Desk, found: Pile) -> list[Card]:
    """All, the least known first and those never seen at the end, banks and tags mixed."""
    today, memory = desk.today, desk.scheduler().memory
    cards = sorted(
        found.cards.values(), key=lambda card: (card.memory is None, backlog.known(card, today, memory))
    )
    return mixed(cards, found.topic)


def drawn(desk: Desk, wish: Wish, count: int, rng: Random) -> list[Item]:
    """Questions for an exam: drawn by ``rng`` from all that may be asked, banks and tags mixed."""
    found = pile(desk, desk.banks(wish.bank_id, waiting=False), wish.tags)
    cards = list(found.cards.values())
    return found.items(mixed(rng.sample(cards, min(count, len(cards))), found.topic))


def new_in_all(desk: Desk, introduced: Mapping[str, int]) -> int | None:
    """How many new questions today may still bring over all banks; None without a limit."""
    most = desk.settings.new_per_day_total
    return max(0, most - sum(introduced.values())) if most else None


def reviewed_today(desk: Desk) -> int:
    """How many reviews were done on this study day."""
    today = desk.store.history(since_day=desk.today)
    return sum(answer.before.phase is Phase.REVIEW and answer.scheduled for answer in today)


def item_of(bank: Bank, question: Question, card: Card) -> Item:
    """A question as a sitting asks it."""
    return Item(bank_id=bank.id, bank_title=bank.title, question=question, card=card, source=source_of(bank))


def source_of(bank: Bank) -> str:
    """Where a bank comes from, such as ``Title of the article (2024-10-16)``; may be empty."""
    source = bank.source
    told = source.title if source else ""
    if source and source.published:
        told = f"{told} ({source.published})" if told else str(source.published)
    return told
