"""Answering a question with one key among distractors."""

from __future__ import annotations

from collections.abc import Collection

from quiz.questions import MultiChoice
from quiz.tui.widgets.choices import ChoiceList, span_of


class MultiChoiceAnswer(ChoiceList):
    """A digit, a letter or a click answers at once; so does Enter at the cursor."""

    @property
    def how(self) -> str:
        return f"{span_of(len(self.asked.options))} answers, or ↑ ↓ and Enter"

    def right(self) -> Collection[str]:
        assert isinstance(self.asked.question, MultiChoice)
        return (self.asked.question.key,)
