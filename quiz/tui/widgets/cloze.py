"""Filling gaps: what is typed stands in the sentence at once."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from quiz.questions import Cloze
from quiz.questions.cloze import BLANK
from quiz.study.session import Feedback
from quiz.tui.text import one_line, plain
from quiz.tui.widgets.fields import FieldList


class ClozeAnswer(FieldList):
    """One field per gap."""

    @property
    def how(self) -> str:
        return "Type what fills the gap" if len(self.slots) == 1 else "Type; Tab or ↑ ↓ to the next gap"

    @property
    def question(self) -> Cloze:
        """The question, as its own type."""
        assert isinstance(self.asked.question, Cloze)
        return self.asked.question

    def focal(self) -> Widget | None:
        return super().focal() if self.revealed else None  # what is typed stands in the stem

    def stem(self) -> Content:
        parts = self.asked.stem.split(BLANK)
        if len(parts) != len(self.slots) + 1:  # the article itself has blanks written out
            return plain(self.asked.stem)
        if self.revealed:
            words, style = self.question.answer(), "bold underline $text-success"
        else:
            words, style = self.values() or ("",) * len(self.slots), "bold underline $text-accent"
        filled = plain(parts[0])
        for word, part in zip(words, parts[1:], strict=True):
            filled += Content.styled(one_line(word, 60).plain or BLANK, style) + plain(part)
        return filled

    async def reveal(self, feedback: Feedback) -> None:
        self.revealed = True
        typed = feedback.response or ("",) * len(self.slots)
        await self.show(
            [
                (word, close.right or feedback.mark.points >= 1, gap[0])  # the learner may have overruled
                for word, gap, close in zip(
                    typed, self.question.gaps(), self.question.filled(typed), strict=False
                )
            ]
        )
