"""Putting things in order."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.content import Content

from quiz.questions import Asked, Ordering, Response
from quiz.study.session import Feedback
from quiz.tui.text import plain
from quiz.tui.widgets.answer import LESSON, AnswerWidget, Row
from quiz.tui.widgets.choices import UNNAMED, index_of, labels, span_of, takes_u
from quiz.tui.widgets.signs import RIGHT

UP_AT, DOWN_AT = 5, 6
"""Columns of the two arrows that can be clicked in the row of the cursor."""

_MOVES = {
    "shift+up": -1,
    "ctrl+up": -1,
    "left_square_bracket": -1,
    "K": -1,
    "shift+down": 1,
    "ctrl+down": 1,
    "right_square_bracket": 1,
    "J": 1,
}


class Place(Row):
    """One place in the order; can be dragged."""

    class Dragged(Row.Clicked):
        """The mouse drags the row over a line of the screen."""

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A drag may begin."""
        offset = event.get_content_offset(self)
        if offset is None or offset.x not in (UP_AT, DOWN_AT):
            self.capture_mouse()
            self.post_message(self.Dragged(self, event.screen_y))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The drag goes on."""
        if self.app.mouse_captured is self:
            self.post_message(self.Dragged(self, event.screen_y))

    def on_mouse_up(self) -> None:
        """The drag ends."""
        self.release_mouse()


class OrderingAnswer(AnswerWidget):
    """The cursor stands on a line; the line is moved by keys, put at a place by its label, or dragged."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.order = list(range(len(asked.options)))
        self.cursor = 0
        self.held = False
        self.touched = False
        self.names = labels(len(asked.options))

    def compose(self) -> ComposeResult:
        for place in range(len(self.order)):
            yield Place(place, *self._texts(place))

    @property
    def typing(self) -> bool:
        return takes_u(len(self.asked.options))

    @property
    def how(self) -> str:
        if self.held:
            return "↑ ↓ move the line, Space puts it down"
        return f"↑ ↓ choose · Shift+↑ ↓ or [ ] move · {span_of(len(self.order))} puts it there"

    def _texts(self, place: int) -> tuple[Content, Content]:
        here = place == self.cursor
        head = Content.styled("❯ " if here else "  ", "bold $text-accent")
        head += Content.styled(f"{self.names[place]}. ", "bold $text-primary")
        head += Content.styled("▲▼ " if here else "   ", "$text-accent")
        text = plain(self.asked.options[self.order[place]])
        return head, text.stylize_before("bold reverse" if here and self.held else "bold" if here else "")

    def on_mount(self) -> None:
        """Show the cursor."""
        self._refresh()

    def _refresh(self) -> None:
        for row in self.query(Place):
            row.show(*self._texts(row.index))
            row.set_class(row.index == self.cursor, "-cursor")

    def response(self) -> Response:
        return tuple(self.asked.options[index] for index in self.order)

    def drafted(self) -> Response:
        return self.response() if self.touched else ()

    def missing(self) -> str:
        # A second Enter, meant for the question before, must not answer this one.
        return "" if self.touched else "Nothing moved yet."

    def press(self, key: str, character: str | None) -> bool:
        last = len(self.order) - 1
        if key in ("up", "down"):
            step = 1 if key == "down" else -1
            if self.held:
                self.move(self.cursor + step)
            else:
                self._go((self.cursor + step) % (last + 1))
        elif key in _MOVES:
            self.move(self.cursor + _MOVES[key])
        elif key in ("home", "end"):
            self._go(0 if key == "home" else last)
        elif key == "space":
            self.held = not self.held
            self._go(self.cursor)
            self.changed()
        elif (place := index_of(character, last + 1)) is not None:
            self.move(place)
        else:
            return False
        return True

    def _go(self, place: int) -> None:
        self.cursor = place
        self._refresh()
        self.query(Place)[place].scroll_visible(animate=False)

    def move(self, place: int) -> None:
        """Take the line at the cursor to another place; the cursor goes along."""
        place = max(0, min(place, len(self.order) - 1))
        if place != self.cursor:
            self.order.insert(place, self.order.pop(self.cursor))
            self.touched = True
            self._go(place)
            self.changed()

    def on_row_clicked(self, event: Row.Clicked) -> None:
        """A click goes to the line; one on an arrow moves it."""
        event.stop()
        if self.revealed:
            return
        if event.row.index == self.cursor and event.column in (UP_AT, DOWN_AT):
            self.move(self.cursor + (-1 if event.column == UP_AT else 1))

    def on_place_dragged(self, event: Place.Dragged) -> None:
        """The line under the mouse goes where the mouse goes."""
        event.stop()
        if self.revealed:
            return
        over = next(
            (row for row in self.query(Place) if row.region.y <= event.column < row.region.bottom), None
        )
        if over is None:
            return
        if self.app.mouse_captured is event.row and self._dragging:
            self.move(over.index)
        else:
            self._dragging = True
            self._go(over.index)

    _dragging = False

    def on_mouse_up(self) -> None:
        """No line is dragged any more."""
        self._dragging = False

    async def reveal(self, feedback: Feedback) -> None:
        await super().reveal(feedback)
        question = self.asked.question
        assert isinstance(question, Ordering)
        was = {item: place for place, item in enumerate(feedback.response)}
        for row, item in zip(self.query(Place), question.keys_, strict=False):
            good = was.get(item, row.index) == row.index
            sign, remark = (RIGHT, "") if good else (" ", self._remark(was[item], row.index))
            row.show(
                Content.styled(f"{sign} {self.names[row.index]}. ", "bold $text-success"),
                plain(item).stylize_before("bold $text-success" if good else "bold")
                + Content.styled(remark, "not bold $text-muted"),
            )
            row.set_class(False, "-cursor")
            row.set_class(not good, LESSON)

    def _remark(self, was: int, place: int) -> str:
        """Where the learner had a line; one beyond the labels is only told to be too far up or down."""
        name = self.names[was]
        where = f"at {name}" if name != UNNAMED else "further up" if was < place else "further down"
        return f"  ← you had it {where}"
