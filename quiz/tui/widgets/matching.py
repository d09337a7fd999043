"""Giving every left-hand side its match."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content

from quiz.questions import Asked, Matching, Response
from quiz.study.session import Feedback
from quiz.tui.text import one_line, plain
from quiz.tui.widgets.answer import LESSON, AnswerWidget, Row
from quiz.tui.widgets.choices import index_of, labels, span_of, takes_u
from quiz.tui.widgets.signs import RIGHT, WRONG


class Left(Row):
    """A left-hand side with what was given to it."""


class Right(Row):
    """One of the right-hand sides to choose from."""


class MatchingAnswer(AnswerWidget):
    """The cursor stands on a left-hand side; a digit, a letter or a click gives it its match."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.cursor = 0
        self.given: list[int | None] = [None] * len(asked.slots)
        self.names = labels(len(asked.options))

    def compose(self) -> ComposeResult:
        with VerticalGroup(classes="lefts"):
            for index in range(len(self.asked.slots)):
                yield Left(index, *self._left(index))
        with VerticalGroup(classes="rights"):
            for index in range(len(self.asked.options)):
                yield Right(index, *self._right(index))

    @property
    def typing(self) -> bool:
        return takes_u(len(self.asked.options))

    @property
    def how(self) -> str:
        return f"↑ ↓ left side, {span_of(len(self.asked.options))} its match"

    def _left(self, index: int) -> tuple[Content, Content]:
        cursor = "❯ " if index == self.cursor else "  "
        given = self.given[index]
        if given is None:
            match = Content.styled("…", "$text-muted")
        else:
            match = one_line(self.asked.options[given]).stylize_before("bold $text-accent")
        arrow = Content.styled(" → ", "$text-muted")
        return Content.styled(cursor, "bold $text-accent"), one_line(self.asked.slots[index]) + arrow + match

    def _right(self, index: int) -> tuple[Content, Content]:
        used = index in self.given
        head = Content.styled(f"{self.names[index]}  ", "bold $text-primary")
        text = plain(self.asked.options[index])
        return head, text.stylize_before("$text-disabled") if used else text

    def on_mount(self) -> None:
        """Show the cursor."""
        self._refresh()

    def _refresh(self) -> None:
        for left in self.query(Left):
            left.show(*self._left(left.index))
            left.set_class(left.index == self.cursor, "-cursor")
        for right in self.query(Right):
            right.show(*self._right(right.index))

    def response(self) -> Response:
        if all(given is None for given in self.given):
            return ()
        return tuple("" if given is None else self.asked.options[given] for given in self.given)

    def missing(self) -> str:
        left = sum(given is None for given in self.given)
        return f"{left} of {len(self.given)} still without a match." if left else ""

    def press(self, key: str, character: str | None) -> bool:
        count = len(self.asked.slots)
        if key in ("up", "down"):
            self._move((self.cursor + (1 if key == "down" else -1)) % count)
        elif key in ("home", "end"):
            self._move(0 if key == "home" else count - 1)
        elif key in ("backspace", "delete"):
            self.given[self.cursor] = None
            self._refresh()
            self.changed()
        elif (index := index_of(character, len(self.asked.options))) is not None:
            self.give(index)
        else:
            return False
        return True

    def _move(self, index: int) -> None:
        self.cursor = index
        self._refresh()
        self.query(Left)[index].scroll_visible(animate=False)

    def give(self, index: int) -> None:
        """Match the left side at the cursor, and go on to the next one without a match."""
        self.given[self.cursor] = index
        count = len(self.given)
        after = [(self.cursor + step) % count for step in range(1, count)]
        self._move(next((place for place in after if self.given[place] is None), self.cursor))
        self.changed()

    def on_row_clicked(self, event: Row.Clicked) -> None:
        """A click on a left side goes there; one on a right side gives it."""
        event.stop()
        if self.revealed:
            return
        if isinstance(event.row, Right):
            self.give(event.row.index)
        else:
            self._move(event.row.index)

    async def reveal(self, feedback: Feedback) -> None:
        await super().reveal(feedback)
        question = self.asked.question
        assert isinstance(question, Matching)
        given = feedback.response or tuple(right for _, right in question.pairs)
        await self.query(".rights").remove()
        for row, (left, right), answer in zip(self.query(Left), question.pairs, given, strict=False):
            good = answer == right
            colour = "$text-success" if good else "$text-error"
            body = one_line(left) + Content.styled(" → ", "$text-muted")
            body += one_line(answer or "no match").stylize_before(f"bold {colour}")
            if not good:
                body += Content.styled("  ← right: ", "$text-muted")
                body += one_line(right).stylize_before("bold $text-success")
            row.show(Content.styled(f"{RIGHT if good else WRONG} ", f"bold {colour}"), body)
            row.set_class(False, "-cursor")
            row.set_class(not good, LESSON)
