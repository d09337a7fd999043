"""Answering a question with several keys."""

from __future__ import annotations

from collections.abc import Collection

from quiz.questions import MultiResponse
from quiz.tui.widgets.choices import ChoiceList, span_of


class MultiResponseAnswer(ChoiceList):
    """Digits, letters, Space and clicks tick and untick; Enter answers."""

    several = True

    @property
    def how(self) -> str:
        ticked = f" · {len(self.ticked)} ticked" if self.ticked else ""
        return f"{span_of(len(self.asked.options))} or Space ticks{ticked}"

    def right(self) -> Collection[str]:
        assert isinstance(self.asked.question, MultiResponse)
        return self.asked.question.keys_
