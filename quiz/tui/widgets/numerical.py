"""Typing a number."""

from __future__ import annotations

from quiz.questions import Numerical, Unreadable
from quiz.tui.text import sentence
from quiz.tui.widgets.fields import FieldList


class NumericalAnswer(FieldList):
    """One field that wants a number; what is none is not handed in."""

    @property
    def unit(self) -> str:
        """The unit, cleaned; may be empty."""
        assert isinstance(self.asked.question, Numerical)
        return sentence(self.asked.question.unit, 40)

    @property
    def how(self) -> str:
        return f"Type a number, in {self.unit}" if self.unit else "Type a number"

    def placeholder(self) -> str:
        return f"a number, in {self.unit}" if self.unit else "a number"

    def refused(self) -> str:
        try:
            self.asked.question.read(self.fields[0].value, self.asked)
        except Unreadable as error:
            return sentence(str(error), 200)
        return ""
