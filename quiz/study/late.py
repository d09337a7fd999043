"""Questions of a long sitting, read when they are asked: a learner with a thousand banks waits for one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from quiz.questions import Question
from quiz.study.card import Card
from quiz.study.feedback import Item
from quiz.study.queue import Key, Waiting
from quiz.study.session import Session

Load = Callable[[Card], Item | None]
"""The whole item of a card; None where its question is there no more."""


class LateItem(Item):
    """An item whose question and source are read when they are first wanted.

    With ``dataclasses.replace`` it becomes a plain item.
    """

    __slots__ = ("_found", "_load")
    _load: Load
    _found: Item | None

    def __new__(cls, *values: Any, load: Load | None = None, **fields: Any) -> Any:
        return super().__new__(cls) if load is not None else Item(*values, **fields)

    def __init__(self, card: Card, bank_title: str, *, load: Load) -> None:
        for name, value in (
            ("bank_id", card.bank_id),
            ("bank_title", bank_title),
            ("card", card),
            ("_load", load),
            ("_found", None),
        ):
            object.__setattr__(self, name, value)

    @property
    def key(self) -> Key:
        """Bank and question id, without reading anything."""
        return (self.bank_id, self.card.question_id)

    def there(self) -> bool:
        """Whether the question is there; reads it."""
        if self._found is None:
            object.__setattr__(self, "_found", self._load(self.card))
        return self._found is not None

    def _whole(self) -> Item:
        if not self.there() or self._found is None:
            raise LookupError(f"the question {self.card.question_id} is there no more")
        return self._found

    @property
    def question(self) -> Question:
        """The question; read now if it was not yet."""
        return self._whole().question

    @property
    def source(self) -> str:
        """Where it comes from."""
        return self._whole().source


class LateSession(Session):
    """A sitting over late items; what is there no more is passed over when its turn comes."""

    def _choose(self, clock: datetime) -> tuple[Item | None, Waiting[Item] | None]:
        while True:
            item, origin = super()._choose(clock)
            if not isinstance(item, LateItem) or item.there():
                return item, origin
