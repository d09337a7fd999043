"""Exam days of banks, and what there is to do until then; and how long a backlog takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from quiz.counting import counted
from quiz.desk.pile import pile
from quiz.desk.shelving import cards_in
from quiz.errors import UsageError
from quiz.study import backlog as backlogs
from quiz.study import plan
from quiz.study.backlog import Backlog
from quiz.study.card import Phase
from quiz.study.plan import Outlook

if TYPE_CHECKING:
    from quiz.desk.desk import Desk


def set_day(desk: Desk, bank_id: str, by: date | None) -> None:
    """Set the exam's day of a bank, or none.

    Raises:
        UsageError: the day has passed.
        StoreError: it cannot be kept.
    """
    if by is not None and by.toordinal() < desk.today:
        raise UsageError(f"{by.isoformat()} has passed; today is {date.fromordinal(desk.today).isoformat()}")
    desk.store.set_plan(bank_id, by.toordinal() if by is not None else None)


def outlook(desk: Desk, bank_id: str) -> Outlook | None:
    """Where a bank stands on its way to the exam; None where it has no day.

    Raises:
        BankError: the bank cannot be used.
    """
    by_day = desk.store.plans().get(bank_id)
    if by_day is None:
        return None
    cards = list(pile(desk, desk.banks(bank_id, waiting=False)).cards.values())
    memory, today = desk.scheduler().memory, desk.today
    introduced = desk.store.new_introduced(today).get(bank_id, 0)
    unseen = sum(card.phase is Phase.NEW for card in cards)
    return Outlook(
        by_day=by_day,
        days=by_day - today,
        questions=len(cards),
        unseen=unseen,
        dose=plan.dose(unseen, introduced, today, by_day) if by_day >= today else 0,
        introduced=introduced,
        usual=desk.settings.new_per_day,
        extra=len(plan.early(cards, today, by_day, memory)),
        score=plan.expected(cards, today, by_day, memory, Random(f"{bank_id}/{today}")),
        score_now=plan.known_on(cards, by_day, memory),
    )


def told(outlook: Outlook) -> list[str]:
    """The outlook for people, a line each."""
    if outlook.days < 0:
        return [f"The day, {outlook.by.isoformat()}, has passed."]
    when = "today" if outlook.days == 0 else f"in {counted(outlook.days, 'day')}"
    lines = [
        f"Exam on {outlook.by.isoformat()}, {when}: expected score {outlook.score:.0%} "
        f"({outlook.score_now:.0%} if nothing more is done)."
    ]
    if outlook.unseen:
        line = f"{outlook.unseen} of {counted(outlook.questions, 'question')} not seen yet: "
        if outlook.introduced and not outlook.dose:
            line += f"today's {counted(outlook.introduced, 'is', 'are')} done"
        elif outlook.introduced:
            line += f"{outlook.dose} more today after {outlook.introduced}"
        else:
            line += f"{outlook.dose} new today"
        if outlook.dose + outlook.introduced > outlook.usual:
            line += f", more than the usual {outlook.usual}, so that all are seen in time"
        lines.append(line + ".")
    else:
        lines.append("Every question has been seen.")
    if outlook.extra:
        one, more = (
            "of the weakest is asked today although it is",
            "of the weakest are asked today although they are",
        )
        lines.append(f"{counted(outlook.extra, one, more)} due later.")
    return lines


def nothing_waits(desk: Desk, bank_id: str | None, tags: Sequence[str] = (), more: str = "") -> str:
    """What to say where a sitting has nothing to ask: that all is learned, or what other days shall bring.

    Args:
        more: how to take more today, said where questions were never asked.
    """
    shelves = [shelf for shelf in desk.shelves() if bank_id in (None, shelf.bank_id) and not shelf.error]
    fresh = desk.store.new_in_files(desk.today, tags)
    unseen = sum(fresh.get(shelf.path, 0) for shelf in shelves)
    if not unseen:
        return "Nothing waits here now: all is learned or due later."
    by_day = desk.store.plans().get(bank_id) if bank_id is not None else None
    told = f"{counted(unseen, 'question is', 'questions are')} still to be learned"
    if not tags:
        told = (
            f"{unseen:,} of {sum(shelf.questions for shelf in shelves):,} questions are still to be learned"
        )
    if by_day is not None and by_day >= desk.today:
        told += f" by {date.fromordinal(by_day).isoformat()}"
    return f"Nothing waits here now: today's share is done; {told}. {more}".rstrip()


def backlog(desk: Desk, bank_id: str | None = None) -> Backlog:
    """What waits in review, in a bank or in all, and how long it takes at the learner's number a day.

    What waits is what home and ``due`` count; only where it is more than a day takes the cards are looked at.
    What is suspended is never asked, and so does not wait; nor does what is no longer in its bank.
    """
    shelves = [shelf for shelf in desk.shelves() if bank_id in (None, shelf.bank_id) and not shelf.error]
    due = sum(shelf.due for shelf in shelves)
    per_day = desk.settings.backlog_per_day or backlogs.PER_DAY
    if due <= per_day:
        return Backlog(due, per_day, 1 if due else 0)
    day, memory = desk.today, desk.scheduler().memory
    if bank_id is not None:
        away = {name for (_, name), mark in desk.store.marks(bank_id).items() if mark.suspended}
        cards = [card for name, card in cards_in(desk, bank_id, shelves[0].path).items() if name not in away]
        return replace(backlogs.backlog(cards, day, per_day, memory), due=due)
    counted = {shelf.path for shelf in shelves}
    files = (file for of_id in desk.store.shared_ids().values() for file in of_id)
    _, reviews = desk.store.review_sums(day, [file for file in files if file not in counted])
    each = backlogs.stand_for(reviews)
    sample = desk.store.every_review(each)
    return Backlog(due, per_day, backlogs.days_of(sample, each, day, per_day, memory))
