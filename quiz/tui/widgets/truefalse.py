"""Judging a statement."""

from __future__ import annotations

from collections.abc import Collection

from textual.content import Content

from quiz.questions import Asked, TrueFalse
from quiz.study.session import Feedback
from quiz.tui.text import plain
from quiz.tui.widgets.answer import Row
from quiz.tui.widgets.choices import ChoiceList, index_of

_KEYS = {"t": 0, "y": 0, "f": 1, "n": 1}


class TrueFalseAnswer(ChoiceList):
    """``t`` or ``f`` answers at once."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.names = ("t", "f")

    @property
    def how(self) -> str:
        return "t for true, f for false"

    def right(self) -> Collection[str]:
        assert isinstance(self.asked.question, TrueFalse)
        return (self.asked.options[0 if self.asked.question.key else 1],)

    def meant(self, character: str | None) -> int | None:
        if character in ("1", "2"):
            return index_of(character, 2)
        return _KEYS.get((character or "").lower())

    async def reveal(self, feedback: Feedback) -> None:
        await super().reveal(feedback)
        question = self.asked.question
        assert isinstance(question, TrueFalse)
        if question.correction:
            head = Content.styled("In fact: ", "bold $text-success")
            await self.mount(Row(2, head, plain(question.correction)))
