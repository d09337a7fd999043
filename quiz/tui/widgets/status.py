"""The panel at the foot of the card: how to answer, then the verdict and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Static

from quiz.questions import Verdict
from quiz.study.session import Feedback
from quiz.tui.text import one_line
from quiz.tui.widgets.keys import Keys, Offer
from quiz.tui.widgets.signs import PART, RIGHT, WRONG


def verdict_of(feedback: Feedback) -> Content:
    """Sign and word, with the share if it is partly right."""
    if feedback.mark.verdict is Verdict.CORRECT:
        return Content.styled(f"{RIGHT} Correct", "bold $text-success")
    if feedback.mark.verdict is Verdict.PARTLY:
        return Content.styled(f"{PART} Partly right, {feedback.mark.points:.0%}", "bold $text-warning")
    if not feedback.response:
        return Content.styled(f"{WRONG} Not known yet", "bold $text-error")
    return Content.styled(f"{WRONG} Wrong", "bold $text-error")


class Status(VerticalGroup):
    """One line of words above one of keys."""

    def compose(self) -> ComposeResult:
        yield Static(classes="words")
        yield Keys()

    def _show(self, words: Content, offers: Sequence[Offer], kind: str) -> None:
        self.query_one(".words", Static).update(words)
        self.query_one(Keys).offers = tuple(offers)
        for name in ("asking", "notice", *Verdict):
            self.set_class(name == kind, f"-{name}")

    def ask(self, how: str, offers: Sequence[Offer]) -> None:
        """How to answer."""
        self._show(Content.styled(how, "$text-muted"), offers, "asking")

    def notice(self, message: str, offers: Sequence[Offer]) -> None:
        """Something is missing."""
        self._show(Content.styled("! ", "bold $text-warning") + Content(message), offers, "notice")

    def tell(self, feedback: Feedback, offers: Sequence[Offer]) -> None:
        """The verdict, the near miss, and when the question comes back."""
        parts = [verdict_of(feedback)]
        if feedback.mark.note:
            parts.append(one_line(feedback.mark.note))
        parts.append(Content.styled(f"comes back {feedback.due_text}", "$text-muted"))
        self._show(Content.styled(" · ", "$text-muted").join(parts), offers, feedback.mark.verdict)
