"""The card of a sitting: the question, its answer, and below them what is to be learned; it scrolls."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalGroup, VerticalScroll
from textual.widget import Widget
from textual.widgets import Label, Static

from quiz.study.session import Feedback
from quiz.tui.widgets.answer import AnswerWidget
from quiz.tui.widgets.reveal import Reveal


class Card(VerticalScroll, can_focus=False):
    """Holds one question at a time."""

    answer: AnswerWidget | None = None
    """In which the question is answered; None before the first."""

    def compose(self) -> ComposeResult:
        yield Label(id="kind", markup=False)
        yield Static(id="stem", markup=False)
        yield VerticalGroup(id="answer")

    async def put(self, answer: AnswerWidget) -> None:
        """Show a question in the place of the one before, from its beginning."""
        self.answer = answer
        self.query_one("#kind", Label).update(answer.asked.label)
        self.restate()
        box = self.query_one("#answer")
        await box.remove_children()
        await box.mount(answer)
        self.scroll_home(animate=False, immediate=True)

    def restate(self) -> None:
        """Show the stem as the answer has it now."""
        if self.answer is not None:
            self.query_one("#stem", Static).update(self.answer.stem())

    async def reveal(self, feedback: Feedback) -> None:
        """Show how the answer fared and what is to be learned."""
        if self.answer is not None:
            await self.answer.reveal(feedback)
            await self.query_one("#answer").mount(Reveal(feedback))
            self.restate()

    # -- scrolling; the places are known once all is laid out, which is after a refresh -----------------

    @property
    def scrolls(self) -> bool:
        """Whether there is more than is in sight."""
        return self.max_scroll_y > 0

    def page(self, pages: int) -> None:
        """Scroll by so many pages, two lines of the old one staying in sight."""
        self.scroll_relative(y=pages * max(self._room - 2, 1), animate=False)

    def show_cursor(self) -> None:
        """Bring the place where the learner types into sight, without moving more than that takes."""
        self.scroll_to(y=self._reaching(self.scroll_target_y), animate=False, immediate=True)

    def show_lesson(self) -> None:
        """Bring what is to be learned into sight.

        Stem and answer stay as they are where both have room; the evidence is what scrolls. Otherwise
        as much of the evidence as the answer's beginning leaves room for, and in any case the part of the
        answer that matters.
        """
        answer = self.answer
        if answer is None:
            return
        spare = max(self.virtual_size.height - self._room, 0)
        stem, top = self._place(self.query_one("#stem")), self._place(answer)
        if top + answer.virtual_region.height - stem <= self._room:
            y: float = min(spare, stem)
        else:
            y = self._reaching(min(spare, max(top - 1, 0)))
        self.scroll_to(y=y, animate=False, immediate=True)

    @property
    def _room(self) -> int:
        return self.scrollable_content_region.height

    def _place(self, widget: Widget) -> int:
        """The line of the card on which a widget begins."""
        line = 0
        while widget is not self and isinstance(widget.parent, Widget):
            line += widget.virtual_region.y
            widget = widget.parent
        return line

    def _reaching(self, y: float) -> float:
        """The offset nearest to ``y`` that has the answer's focal part in sight, its top in any case."""
        part = self.answer.focal() if self.answer is not None else None
        if part is None:
            return y
        top = self._place(part)
        return min(max(y, top + part.virtual_region.height - self._room), top)
