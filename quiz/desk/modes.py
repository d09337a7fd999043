"""Sittings in every mode: which questions, in which order, and whether the schedule moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random
from typing import TYPE_CHECKING, Any

from quiz.desk.late import MOST_WEIGHED, Ahead, many
from quiz.desk.limits import new_in_all, reviews_left
from quiz.desk.pile import Pile, pile
from quiz.desk.remembering import Remembered
from quiz.desk.wish import Wish
from quiz.study import backlog, modes, plan
from quiz.study.card import Card, Phase
from quiz.study.feedback import Item
from quiz.study.late import LateSession
from quiz.study.modes import EXAM, MISSED_DAYS
from quiz.study.queue import Key, mixed
from quiz.study.queue import plan as planned
from quiz.study.session import Session

if TYPE_CHECKING:
    from quiz.desk.desk import Desk
    from quiz.desk.shelving import Shelf

__all__ = ["Wish", "anything", "drawn", "sitting"]


def sitting(desk: Desk, wish: Wish | None = None) -> Session:
    """A sitting as wished; it may be empty.

    Over all banks of a large library, files are read when their questions are asked; neighbours differ in
    their bank then, not in their tags. Such a sitting looks at the file of its first question alone, and at
    all others in :meth:`LateSession.look_ahead`, at the latest before its second question.

    Raises:
        BankError: the bank is not there, or cannot be used.
        StoreError: the database cannot be used.
    """
    wish = wish or Wish()
    waiting = wish.mode in (modes.STUDY, modes.QUICK)
    if wish.bank_id is None:
        late = _late(desk, wish, waiting=waiting)
        if late is not None:
            return late
    found = pile(desk, desk.banks(wish.bank_id, waiting=waiting), wish.tags)
    if waiting:
        chosen = _waiting(desk, found)
    elif wish.mode is modes.MISSED:
        chosen = _missed(desk, found)
    else:
        chosen = _crammed(desk, found)
    return Session(found.items(chosen), desk.scheduler(), desk.store, **_options(desk, wish))


def _late(desk: Desk, wish: Wish, *, waiting: bool) -> LateSession | None:
    """A sitting over very many questions; None where they are not so many.

    It is opened by what the index remembers of a library that is large by it, else by a look at all files.
    """

    def fitting(shelves: Iterable[Shelf]) -> list[Shelf]:
        return [s for s in shelves if not s.error and (s.due or s.new or not waiting)]

    def batches(shelves: Iterable[Shelf]) -> tuple[int, Iterator[list[Item]]]:
        return Ahead(desk, wish.mode, fitting(shelves), wish.tags).batches()

    remembered = Remembered(desk, batches)
    grounds: Remembered | None = remembered
    shelves = fitting(remembered.shelves)
    if not many(shelves):
        grounds, shelves = None, fitting(desk.shelves())
        if not many(shelves):
            return None
    total, items = batches(shelves)
    return LateSession(items, total, desk.scheduler(), desk.store, grounds=grounds, **_options(desk, wish))


def _options(desk: Desk, wish: Wish) -> dict[str, Any]:
    """How a sitting asks: what the learner wished and set."""
    settings = desk.settings
    limit = wish.limit
    if limit is None and wish.mode is modes.QUICK:
        limit = settings.quick_questions
    return {
        "limit": limit,
        "mode": wish.mode.name,
        "schedule": wish.schedules,
        "recall": settings.recall,
        "recall_days": settings.recall_days,
    }


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
        reviews=reviews_left(desk),
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


def anything(desk: Desk, wish: Wish) -> bool:
    """Whether there is any question of the bank and the tags that may be asked at all, due or not.

    Raises:
        BankError: the bank is not there, or cannot be used.
    """
    if wish.bank_id is None:
        shelves = [shelf for shelf in desk.shelves() if not shelf.error]
        return Ahead(desk, wish.mode, shelves, wish.tags).anything()
    return bool(pile(desk, desk.banks(wish.bank_id), wish.tags).questions)


def drawn(desk: Desk, wish: Wish, count: int, rng: Random) -> list[Item]:
    """Questions for an exam: drawn by ``rng`` from all that may be asked, banks and tags mixed.

    Over all banks of a large library only those are read that a question is drawn from; what cannot be
    read then leaves its place to the next.
    """
    if wish.bank_id is None:
        shelves = [shelf for shelf in desk.shelves() if not shelf.error]
        if many(shelves):
            return Ahead(desk, EXAM, shelves, wish.tags).draw(count, rng)
    found = pile(desk, desk.banks(wish.bank_id, waiting=False), wish.tags)
    cards = list(found.cards.values())
    return found.items(mixed(rng.sample(cards, min(count, len(cards))), found.topic))
