"""Typing a word or a name."""

from __future__ import annotations

from quiz.tui.widgets.fields import FieldList


class ShortAnswerAnswer(FieldList):
    """One field; Enter answers."""

    @property
    def how(self) -> str:
        return "Type the answer"
