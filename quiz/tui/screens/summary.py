"""The end of a sitting: how it went, and what is worth another look."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from quiz.study.session import Feedback, Session, Summary
from quiz.tui import commands
from quiz.tui.commands import Command
from quiz.tui.text import one_line
from quiz.tui.widgets.bar import mastery
from quiz.tui.widgets.fitted import Fitted, hanging
from quiz.tui.widgets.keys import Keys, offers_of
from quiz.tui.widgets.signs import PART, RIGHT, WRONG

MOST_SHOWN = 100


class SummaryScreen(Screen[str]):
    """Figures of a session that is over, or was left; hands back ``retry``, ``resume``, ``undo`` or ``home``.

    Args:
        session: with at least one answer.
    """

    CSS_PATH = "summary.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_SUMMARY)]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.summary = session.summary()
        retry = (commands.RETRY,) if self.check_action("retry", ()) else ()
        resume = (commands.RESUME,) if self.check_action("resume", ()) else ()
        last = (commands.UNDO, commands.LEAVE_APP)
        self.offers: tuple[Command, ...] = (commands.HOME, *retry, *resume, *last)

    def compose(self) -> ComposeResult:
        with Vertical(classes="column"):
            yield Static(figures(self.summary), id="figures", markup=False)
            with VerticalScroll(id="missed"):
                missed = self.summary.missed
                yield Static(_heading(len(missed)), markup=False)
                for feedback in missed[:MOST_SHOWN]:
                    for line in missed_lines(feedback, self.summary.stem(feedback)):
                        yield Static(line, markup=False)
                if len(missed) > MOST_SHOWN:
                    yield Static(f"… and {len(missed) - MOST_SHOWN} more", markup=False)
        yield Keys(offers_of((*self.offers, commands.HELP)), footer=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing missed, nothing to retry; nothing left, nothing to go on with."""
        if action == "retry":
            return bool(self.summary.missed)
        return self.summary.progress.remaining > 0 if action == "resume" else True

    def action_retry(self) -> None:
        """A new sitting over what was missed."""
        self.dismiss("retry")

    def action_resume(self) -> None:
        """Back to the question that was left."""
        self.dismiss("resume")

    def action_undo(self) -> None:
        """Take the last answer back and go on with the sitting."""
        self.dismiss("undo")

    def action_home(self) -> None:
        """Back to the banks."""
        self.dismiss("home")


def figures(summary: Summary) -> Fitted:
    """How many were right, as words and as a bar, and the rest in one line."""
    now = summary.progress
    share = now.correct / now.answered if now.answered else 0.0

    def build(width: int) -> Content:
        word = Content.styled(_word(share), "bold $text-primary")
        noun = "answer" if now.answered == 1 else "answers"
        first = Content.styled(f"{now.correct} of {now.answered} {noun} right", "bold")
        first += Content.styled(f"  {share:.0%}", "bold $text-success")
        rest = Content.styled(f"Score {now.score} · best streak {now.best_streak} in a row", "$text-muted")
        bar = mastery(share, min(width, 60))
        return Content("\n").join([word, Content(""), first, bar, rest])

    return Fitted(build)


def _word(share: float) -> str:
    """A word for the learner, never a scolding one."""
    if share >= 1:
        return "All right!"
    if share >= 0.8:
        return "Well done."
    if share >= 0.5:
        return "Good work; the rest comes back soon."
    return "A beginning; each comes back until it stays."


def _heading(missed: int) -> Content:
    if not missed:
        return Content.styled(f"{RIGHT} Nothing was missed.", "bold $text-success")
    return Content.styled(f"Worth another look ({missed})", "bold")


def missed_lines(feedback: Feedback, stem: str) -> list[Fitted]:
    """A missed question: what was asked, answered, and right."""
    partly = feedback.mark.points > 0
    sign, colour = (PART, "$text-warning") if partly else (WRONG, "$text-error")
    given = "; ".join(part or "—" for part in feedback.response) or "I don't know"
    right = "; ".join(feedback.asked.question.answer())
    return [
        Fitted(lambda width: Content("")),
        hanging(Content("  "), one_line(stem, 240).stylize_before("bold")),
        hanging(Content.styled(f"  {sign} ", colour), one_line(given, 240).stylize_before("$text-muted")),
        hanging(Content.styled(f"  {RIGHT} ", "$text-success"), one_line(right, 400)),
    ]
