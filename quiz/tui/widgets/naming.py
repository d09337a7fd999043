"""Naming all of a list, without seeing what there is to choose from."""

from __future__ import annotations

from quiz.questions import MultiResponse, Response
from quiz.study.session import Feedback
from quiz.tui.widgets.fields import FieldList


class NamingAnswer(FieldList):
    """One field for each, in any order."""

    @property
    def how(self) -> str:
        return "Type it" if len(self.slots) == 1 else f"Type all {len(self.slots)}, one a line, in any order"

    def placeholder(self) -> str:
        return "your answer" if len(self.slots) == 1 else "one of them"

    def response(self) -> Response:
        return tuple(value for value in self.values() if value)

    async def reveal(self, feedback: Feedback) -> None:
        self.revealed = True
        question = self.asked.question
        assert isinstance(question, MultiResponse)
        given = [typed for typed in feedback.response if typed.strip()]
        named = question.named(feedback.response)
        missed = [key for key in question.keys_ if key not in {found for found, _ in named}]
        rows: list[tuple[str, bool, str]] = []
        for typed, (key, _) in zip(given, named, strict=True):
            good = bool(key) or feedback.mark.points >= 1  # the learner may have overruled
            rows.append((typed, good, key or (missed.pop(0) if missed else "none of them")))
        rows += [("", False, key) for key in missed]
        await self.show(rows)
