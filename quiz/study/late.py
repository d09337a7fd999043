"""Sittings over very many questions: drawn batch by batch, and read when they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol

from quiz.errors import QuizError
from quiz.questions import Question
from quiz.questions.namesakes import Names
from quiz.study.card import Card
from quiz.study.feedback import Item
from quiz.study.ledger import Ledger
from quiz.study.progress import Progress
from quiz.study.queue import Key, Waiting
from quiz.study.scheduler import Scheduler
from quiz.study.session import Session


class Gone(Exception):
    """A question cannot be asked any more; ``str()`` says why, in a line."""


Load = Callable[[Card], Item]
"""The whole item of a card; raises :class:`Gone`."""


class Grounds(Protocol):
    """What a sitting was chosen by and was not looked at yet, such as what is remembered of files."""

    def holds(self, bank_id: str) -> bool:
        """Whether what the questions of one bank were chosen by is still so; quick."""

    def chosen_anew(self) -> tuple[int, Iterator[Sequence[Item]]] | None:
        """Look at everything; where something is not so any more, how many items there are, and they.

        Raises:
            QuizError: it cannot be looked at.
        """


class LateItem(Item):
    """An item whose question and source are read when they are first wanted.

    With ``dataclasses.replace`` it becomes a plain item.

    Attributes:
        gone: why the question cannot be read; empty before it was tried, and where it can.
    """

    __slots__ = ("_found", "_load", "gone")
    _load: Load
    _found: Item | None
    gone: str

    def __new__(cls, *values: Any, load: Load | None = None, **fields: Any) -> Any:
        return super().__new__(cls) if load is not None else Item(*values, **fields)

    def __init__(self, card: Card, bank_title: str, *, load: Load) -> None:
        for name, value in (
            ("bank_id", card.bank_id),
            ("bank_title", bank_title),
            ("card", card),
            ("_load", load),
            ("_found", None),
            ("gone", ""),
        ):
            object.__setattr__(self, name, value)

    @property
    def key(self) -> Key:
        """Bank and question id, without reading anything."""
        return (self.bank_id, self.card.question_id)

    def there(self) -> bool:
        """Whether the question is there; reads it."""
        if self._found is None and not self.gone:
            try:
                object.__setattr__(self, "_found", self._load(self.card))
            except Gone as gone:
                object.__setattr__(self, "gone", str(gone))
        return self._found is not None

    def _whole(self) -> Item:
        if not self.there() or self._found is None:
            raise LookupError(self.gone)
        return self._found

    @property
    def question(self) -> Question:
        """The question; read now if it was not yet."""
        return self._whole().question

    @property
    def source(self) -> str:
        """Where it comes from."""
        return self._whole().source

    @property
    def names(self) -> Names | None:
        """Those of its bank."""
        return self._whole().names


class LateSession(Session):
    """A sitting whose items are drawn batch by batch; what cannot be read is passed over in its turn.

    Args:
        batches: the items in the order they are asked; a batch is drawn when the one before is used up.
        total: how many items they hold, as far as is known.
        grounds: what they were chosen by, where that is still to be looked at: for the first question as far
            as it goes, and wholly in :meth:`look_ahead`, or before a second question is chosen.
        limit, options: as in :class:`Session`.
    """

    def __init__(
        self,
        batches: Iterator[Sequence[Item]],
        total: int,
        scheduler: Scheduler,
        ledger: Ledger,
        *,
        limit: int | None = None,
        grounds: Grounds | None = None,
        **options: Any,
    ) -> None:
        super().__init__((), scheduler, ledger, limit=limit, **options)
        self._batches = batches
        self._ahead = total  # not drawn yet, as far as is known
        self._rest: Sequence[Item] = ()  # of the last batch, where the limit cut it
        self._drawn = False  # the last batch was
        self._told: set[str] = set()
        self._grounds, self._begun = grounds, False
        self._draw()

    @property
    def progress(self) -> Progress:
        """The figures up to now; with those that are still to be drawn."""
        figures = super().progress
        ahead = self._ahead if self._room is None else min(self._ahead, self._room - len(self._latest))
        if ahead <= 0:
            return figures
        return replace(figures, remaining=figures.remaining + ahead, total=figures.total + ahead)

    def look_ahead(self) -> None:
        """See that all was chosen by what is still so, and read what is next in line.

        Raises:
            QuizError: that could not be looked at; the sitting is as it was.
        """
        self._look_around()
        self._draw()
        if self._place < len(self._line):
            item = self._line[self._place]
            if isinstance(item, LateItem):
                item.there()

    def _choose(self, clock: datetime) -> tuple[Item | None, Waiting[Item] | None]:
        if self._begun:
            with suppress(QuizError):  # rather what was remembered than none; look_ahead has told of it
                self._look_around()
        while True:
            self._draw()
            item, origin = super()._choose(clock)
            if not self._begun and not self._may_begin(item):
                self._put_aside(item, origin)
                self._look_around()
                continue
            if not isinstance(item, LateItem) or item.there():
                self._begun = True
                return item, origin
            del self._latest[item.key]
            if origin is None:
                self._place -= 1
                del self._line[self._place]
            if item.gone not in self._told:
                self._told.add(item.gone)
                self.notices.append(f"Passed over: {item.gone}")

    def _may_begin(self, item: Item | None) -> bool:
        """Whether a first question can be put though not all was looked at."""
        return self._grounds is None or (item is not None and self._grounds.holds(item.bank_id))

    def _put_aside(self, item: Item | None, origin: Waiting[Item] | None) -> None:
        """Undo a choice."""
        if origin is not None:
            self._waiting.put_back(origin)
        elif item is not None:
            self._place -= 1

    def _look_around(self) -> None:
        """Look at what all was chosen by, once; where it is not so any more, choose anew what is to come.

        What was put stays, answered or not.
        """
        if self._grounds is None:
            return
        anew = self._grounds.chosen_anew()
        self._grounds = None
        if anew is None:
            return
        ahead = [item.key for item in self._line[self._place :]]
        on_steps = [one.key for one in self._waiting.waiting() if one.key not in self._first]
        del self._line[self._place :]
        for key in ahead + on_steps:
            self._waiting.drop(key)
            self._latest.pop(key, None)
        self._ahead, self._batches = anew
        self._rest, self._drawn = (), False
        self._draw()

    def _draw(self) -> None:
        """Draw batches until somebody stands in the line, if there are any."""
        while self._place >= len(self._line) and not self._drawn:
            if self._room is not None and len(self._latest) >= self._room:
                return
            batch: Sequence[Item] | None = self._rest if self._rest else next(self._batches, None)
            if batch is None:
                self._drawn, self._ahead = True, 0
                return
            self._rest = self._line_up(batch)
            self._ahead = max(self._ahead - len(batch) + len(self._rest), 0)
