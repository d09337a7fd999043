"""The two questions at the end of an exam: whether to hand it in, and whether to leave it for now."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz.tui import commands
from quiz.tui.commands import Command
from quiz.tui.widgets.keys import Keys, offers_of

if TYPE_CHECKING:
    from quiz.study.exam import Exam

HAND_IN, AWAY = "hand in", "leave"
"""What the screens hand back; nothing where the exam goes on."""

MOST_LISTED = 30


class HandInScreen(ModalScreen[str]):
    """Asks once more before an exam is handed in, which cannot be undone."""

    CSS_PATH = "setup.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_HAND_IN)]
    question = "Hand the exam in?"
    words = ""

    def __init__(self, exam: Exam) -> None:
        super().__init__()
        self.exam = exam
        self.offers: tuple[Command, ...] = commands.ON_HAND_IN

    def compose(self) -> ComposeResult:
        exam = self.exam
        done = len(exam.items) - len(exam.open)
        lines = [f"{done} of {len(exam.items)} {'is' if done == 1 else 'are'} answered."]
        if exam.open:
            lines.append(f"Not answered: {_numbers(exam.open)}")
        if exam.flagged:
            lines.append(f"Marked for later: {_numbers(sorted(exam.flagged))}")
        lines += [self.words] if self.words else []
        with Vertical(id="box"):
            yield Static(Content.styled(self.question, "bold $text-primary"), markup=False)
            yield Static("\n".join(lines), classes="words", markup=False)
            yield Keys(offers_of(self.offers))

    def action_yes(self) -> None:
        """Hand in."""
        self.dismiss(HAND_IN)

    def action_away(self) -> None:
        """Leave it for now."""
        self.dismiss(AWAY)

    def action_no(self) -> None:
        """Go on with it."""
        self.dismiss(None)


class LeaveScreen(HandInScreen):
    """Asks before an exam is left; a key pressed in passing never hands it in."""

    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_LEAVE_EXAM)]
    question = "Leave the exam?"
    words = "Every answer is kept, and time runs on."

    def __init__(self, exam: Exam) -> None:
        super().__init__(exam)
        self.offers = commands.ON_LEAVE_EXAM


def _numbers(places: list[int]) -> str:
    shown = ", ".join(str(place + 1) for place in places[:MOST_LISTED])
    return shown + (f" and {len(places) - MOST_LISTED} more" if len(places) > MOST_LISTED else "")
