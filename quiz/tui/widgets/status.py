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

LONGEST_NOTICE = 240
"""Characters; the question needs its room on a small terminal."""


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
        yield Static(classes="words", markup=False)
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
        """A word about what was just tried, in the place of how to answer."""
        self._show(_notice(message), offers, "notice")

    def tell(self, feedback: Feedback, offers: Sequence[Offer], notice: str = "") -> None:
        """The verdict, the near miss, and when the question comes back; a notice below them."""
        parts = [verdict_of(feedback)]
        if feedback.mark.note:
            parts.append(one_line(feedback.mark.note))
        parts.append(Content.styled(f"comes back {feedback.due_text}", "$text-muted"))
        words = Content.styled(" · ", "$text-muted").join(parts)
        self._show(words + "\n" + _notice(notice) if notice else words, offers, feedback.mark.verdict)


def _notice(message: str) -> Content:
    """A message, which may quote a bank or a file's name, with the sign of a notice."""
    return Content.styled("! ", "bold $text-warning") + one_line(message, LONGEST_NOTICE)
