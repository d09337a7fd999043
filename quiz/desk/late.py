"""Sittings over very many questions: chosen by the index and the cards, each bank read when it is asked.

A library of 100,000 questions takes seconds to read, and a learner asks some dozens of them. So ids and
cards decide what comes, batch by batch, and a file is read when its first question is put.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import chain, islice, repeat
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from quiz.desk.drawing import at_random
from quiz.desk.early import brought_forward
from quiz.desk.limits import new_in_all, new_of_bank, reviews_left
from quiz.desk.loading import Loader
from quiz.study import backlog, modes
from quiz.study.card import Card, MemoryState, Phase
from quiz.study.feedback import Item
from quiz.study.late import Gone, LateItem
from quiz.study.modes import MISSED_DAYS, Mode, tagged
from quiz.study.queue import LEARN_AHEAD, Key, is_due, mixed

if TYPE_CHECKING:
    from quiz.desk.desk import Desk
    from quiz.desk.shelving import Shelf
    from quiz.store.waiting import Place, Review

MOST_BANKS = 12
"""Banks up to which a sitting over all reads them at once, unless they have very many questions."""

MOST_QUESTIONS = 2_000
"""Questions of all these banks up to which they are read at once, which takes a tenth of a second."""

MOST_WEIGHED = 20_000
"""Overdue reviews up to which each is weighed; beyond, where weighing takes a while, the due day decides."""

BATCH = 500
"""So many questions at a time have their cards fetched, and are mixed so that neighbours differ."""

FIRST = 100
"""So many at first, so that the first question comes soon."""

SOON = 10
"""So many of these alone where all of them are of different banks, so that there is nothing to mix; with two
or more of them one is of another bank than what was asked before."""


class Ahead:
    """What is asked of very many questions.

    Args:
        shelves: the banks it may ask from, by their ids each once.
        tags: only questions with one of these; all where empty.
    """

    def __init__(self, desk: Desk, mode: Mode, shelves: Sequence[Shelf], tags: Collection[str] = ()) -> None:
        self._desk, self._today, self._tags = desk, desk.today, tags
        self._shelves = {shelf.bank_id: shelf for shelf in shelves}
        self._load = Loader(desk.library, self._shelves, tags)
        self._last: list[Card] = []
        self._mode = mode

    def batches(self) -> tuple[int, Iterator[list[Item]]]:
        """How many items there are, as far as the index knows; and they, in the order they are asked.

        The cards of a batch are fetched when it is drawn.
        """
        waiting = self._mode in (modes.STUDY, modes.QUICK)
        total, cards = self._waiting() if waiting else self._chosen()
        return total, self._items(cards)

    def _items(self, batches: Iterator[list[Card]]) -> Iterator[list[Item]]:
        for cards in batches:
            yield [LateItem(card, self._shelves[card.bank_id].title, load=self._load) for card in cards]

    def anything(self) -> bool:
        """Whether there is any question that may be asked."""
        return self._desk.store.any_askable(self._today, self._tags, self._hidden)

    def draw(self, count: int, rng: Random) -> list[Item]:
        """So many questions at random that can be read, neighbours of different banks where they can."""
        items: dict[Key, Item] = {}
        for key in at_random(self._desk, [*self._shelves.values()], self._tags, rng):
            if len(items) >= count:
                break
            with suppress(Gone):
                items[key] = self._load(self._card(key))
        order = mixed([item.card for item in items.values()], lambda card: "")
        return [items[card.bank_id, card.question_id] for card in order]

    def _waiting(self) -> tuple[int, Iterator[list[Card]]]:
        """Those on a step, then due reviews, the most worthy first, then new ones."""
        desk, today = self._desk, self._today
        any_due = any(shelf.due for shelf in self._shelves.values())
        steps, early = (self._steps(), self._early()) if any_due else ([], [])
        waiting, due = self._due(early) if any_due else (0, [])
        plans = {bank_id for bank_id, by_day in desk.store.plans().items() if by_day >= today}
        new = self._doses()
        most = new_in_all(desk, desk.store.new_introduced(today))
        if most is not None:  # an exam's dose goes before the limit over all banks
            most = max(most, sum(new.get(bank_id, 0) for bank_id in plans))
        count = sum(new.values()) if most is None else min(most, sum(new.values()))
        forward = {review[:2] for review in early}

        def still_due(card: Card) -> bool:
            ahead = is_due(card, today, desk.now(), ahead=LEARN_AHEAD)
            return ahead or (card.bank_id, card.question_id) in forward

        def cards() -> Iterator[list[Card]]:
            yield steps
            yield from self._fetched(due, still_due)
            fresh = islice(self._new(new), count)
            first = (SOON, FIRST - SOON) if len(new) >= FIRST > SOON else ()
            yield from self._fetched(fresh, lambda card: card.phase is Phase.NEW, first)

        return len(steps) + waiting + count, cards()

    def _steps(self) -> list[Card]:
        """The cards on a step whose time comes."""
        found = self._desk.store.on_steps(self._today, self._desk.now() + LEARN_AHEAD, self._tags)
        by_key = {(card.bank_id, card.question_id): card for card in found}
        return [by_key[key] for key in self._there([*by_key])]

    def _doses(self) -> dict[str, int]:
        """How many new questions of each bank today may bring, where there are any."""
        if not self._tags:
            return {bank_id: shelf.new for bank_id, shelf in self._shelves.items() if shelf.new}
        if not any(shelf.new for shelf in self._shelves.values()):
            return {}  # of some of a bank's questions it is no more
        store = self._desk.store
        unseen = store.new_in_files(self._today, self._tags)
        introduced, plans = store.new_introduced(self._today), store.plans()
        doses = {
            bank_id: new_of_bank(
                self._desk.settings,
                unseen.get(shelf.path, 0),
                introduced.get(bank_id, 0),
                self._today,
                plans.get(bank_id),
            )
            for bank_id, shelf in self._shelves.items()
        }
        return {bank_id: dose for bank_id, dose in doses.items() if dose}

    def _early(self) -> list[Review]:
        """Reviews brought forward by an exam's day."""
        found: list[Review] = []
        for bank_id, by_day in self._desk.store.plans().items():
            shelf = self._shelves.get(bank_id)
            if shelf is None:
                continue
            for card in brought_forward(self._desk, bank_id, shelf.path, by_day, self._tags):
                if card.memory is not None:
                    state = (card.memory.stability, card.memory.difficulty)
                    found.append((bank_id, card.question_id, card.due_day or 0, card.last_day, *state))
        return found

    def _due(self, early: list[Review]) -> tuple[int, Iterable[Key]]:
        """How many due reviews today may bring, with those brought forward, and they in their order.

        The most worthy come first; where they are too many to be weighed, or none is overdue, those that
        are due the longest, and then only those asked are ever looked at.
        """
        left = reviews_left(self._desk)
        overdue, due = self._desk.store.due_sums(self._today, self._tags, self._hidden)
        if 0 < overdue <= MOST_WEIGHED:
            ranked = self._ranked(early)[:left]
            return len(ranked), ranked
        keys = chain(self._longest_overdue(), (review[:2] for review in early))
        if left is None:
            return due + len(early), keys
        limited = [*islice(keys, left)]  # now, since those asked meanwhile count as today's
        return len(limited), limited

    def _longest_overdue(self) -> Iterator[Key]:
        """The due reviews by their days, fetched portion by portion."""
        place: Place | None = None
        for size in chain((FIRST,), repeat(BATCH)):
            portion = self._desk.store.due_after(self._today, place, size, self._tags)
            if not portion:
                return
            place = portion[-1]
            yield from self._there([(bank, question) for _, question, bank in portion])

    def _ranked(self, early: list[Review]) -> list[Key]:
        """Due reviews and those brought forward, the most worthy first."""
        today, memory = self._today, self._desk.scheduler().memory
        due = [*self._desk.store.due_reviews(today, self._tags), *early]

        def rank(review: Review) -> tuple[float, int]:
            _, _, due_day, last_day, stability, difficulty = review
            if stability is None or difficulty is None or last_day is None:
                return 0.0, due_day
            return -backlog.gain(MemoryState(stability, difficulty), today - last_day, memory), due_day

        return self._there([review[:2] for review in sorted(due, key=rank)])

    def _new(self, most: dict[str, int]) -> Iterator[Key]:
        """New questions, as many of each bank as given; each bank has its turn, and is looked at then."""
        of_bank: dict[str, list[str]] = {}
        for place in range(max(most.values(), default=0)):
            for bank_id, dose in most.items():
                if place >= dose:
                    continue
                if bank_id not in of_bank:
                    path = self._shelves[bank_id].path
                    of_bank[bank_id] = self._desk.store.new_questions(self._today, path, dose, self._tags)
                if place < len(of_bank[bank_id]):
                    yield bank_id, of_bank[bank_id][place]

    def _chosen(self) -> tuple[int, Iterator[list[Card]]]:
        """All, the least known first; or what was last answered wrong."""
        store = self._desk.store
        if self._mode is modes.MISSED:
            missed = store.lately_missed(self._today - MISSED_DAYS)
            found = store.askable_among(self._today, missed, self._tags)
        else:
            found = store.askable(self._today, self._tags)
        keys = self._there(found)
        return len(keys), self._fetched(keys, lambda card: True)

    def _fetched(
        self, keys: Iterable[Key], fits: Callable[[Card], bool], first: Sequence[int] = ()
    ) -> Iterator[list[Card]]:
        """The cards of questions batch by batch, neighbours of different banks.

        Args:
            first: the sizes of the first batches, where they are not the usual.
        """
        rest = iter(keys)
        for size in chain(first or (FIRST,), repeat(BATCH)):
            batch = [*islice(rest, size)]
            if not batch:
                return
            found = map(self._card, batch)
            cards = mixed([card for card in found if fits(card)], lambda card: "", after=self._last)
            self._last = cards[-1:] or self._last
            yield cards

    def _card(self, key: Key) -> Card:
        return self._desk.store.card(*key) or Card(bank_id=key[0], question_id=key[1])

    def _there(self, keys: Sequence[Key]) -> list[Key]:
        """Keys of the index that are those of the banks that count, each once.

        Of two files with one bank id the first counts, and the index knows both.
        """
        own, shelves = self._named, self._shelves
        if not own:
            return [key for key in keys if key[0] in shelves]
        return [
            key
            for key in dict.fromkeys(keys)
            if key[0] in shelves and (key[0] not in own or key[1] in own[key[0]])
        ]

    @cached_property
    def _shared(self) -> dict[str, list[Path]]:
        """The banks whose id several files have, with these files."""
        shared = self._desk.store.shared_ids()
        return {bank_id: files for bank_id, files in shared.items() if bank_id in self._shelves}

    @cached_property
    def _hidden(self) -> list[Path]:
        """Of these files those that do not count."""
        return [
            path for own, files in self._shared.items() for path in files if path != self._shelves[own].path
        ]

    @cached_property
    def _named(self) -> dict[str, set[str]]:
        """Their questions, with one of the tags."""
        return {bank_id: self._own(bank_id) for bank_id in self._shared}

    def _own(self, bank_id: str) -> set[str]:
        """The questions, with one of the tags, of the file of a bank that counts."""
        entry = self._desk.store.indexed(self._shelves[bank_id].path)
        if entry is None:
            return set()
        tags = entry.tags or repeat(())
        return {name for name, its in zip(entry.questions, tags, strict=False) if tagged(its, self._tags)}


def many(shelves: Sequence[Shelf]) -> bool:
    """Whether these banks are too many, or too long, to be read before the first question."""
    return len(shelves) > MOST_BANKS or sum(shelf.questions for shelf in shelves) > MOST_QUESTIONS
