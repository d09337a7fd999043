"""What stands above an exam's question: title, clock, and a cell for each question to go to."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Label

from quiz.tui.text import one_line
from quiz.tui.widgets.answer import AnswerWidget
from quiz.tui.widgets.card import Card
from quiz.tui.widgets.fitted import Fitted, apart

OPEN, GIVEN, FLAGGED = "○", "●", "⚑"
SOON = 60
"""Seconds from which the clock is shown as urgent."""


class ExamBar(Widget):
    """Two lines: title and clock, then the questions; a click goes to one."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ExamBar { height: 2; width: 100%; }
    """

    class Wanted(Message):
        """A question was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    heading: reactive[str] = reactive("")
    clock: reactive[str] = reactive("")
    urgent: reactive[bool] = reactive(False)
    cells: reactive[str] = reactive("")
    """A sign for each question."""
    place: reactive[int] = reactive(0)

    def _from(self, width: int) -> int:
        """The first question whose cell is in sight."""
        room = max(width - 12, 1)
        return max(0, min(self.place - room // 2, len(self.cells) - room)) if len(self.cells) > room else 0

    def _laid_out(self, width: int) -> Content:
        style = "bold $text-error" if self.urgent else "bold $text-accent"
        clock = Content.styled(f"{self.clock} left", style)
        head = apart(one_line(self.heading).stylize_before("bold $foreground"), clock, width)
        first = self._from(width)
        shown = self.cells[first : first + max(width - 12, 1)]
        row = Content(shown).stylize("$text-muted")
        here = self.place - first
        row = row.stylize("bold reverse $text-primary", here, here + 1)
        count = Content.styled(f"{self.place + 1} of {len(self.cells)}", "$text-muted")
        return head + "\n" + apart(row, count, width)

    def render(self) -> Fitted:
        return Fitted(self._laid_out)

    def on_click(self, event: events.Click) -> None:
        """Go to the question that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y != 1:
            return
        place = self._from(self.content_size.width) + offset.x
        if offset.x < self.content_size.width - 12 and place < len(self.cells):
            event.stop()
            self.post_message(self.Wanted(place))


class ExamCard(Card, can_focus=False):
    """A card that keeps the answer of every question it showed, so that one can go back to it."""

    def __init__(self) -> None:
        super().__init__(id="card")
        self.kept: dict[int, AnswerWidget] = {}

    async def show_place(self, place: int, fresh: AnswerWidget | None) -> None:
        """Show the question of a place; ``fresh`` where it was not shown before."""
        box = self.query_one("#answer")
        if fresh is not None:
            self.kept[place] = fresh
            await box.mount(fresh)
        for other, answer in self.kept.items():
            answer.display = other == place
        self.answer = self.kept[place]
        self.query_one("#kind", Label).update(self.answer.asked.question.label)
        self.restate()
        self.scroll_home(animate=False, immediate=True)
