"""Choices to tick: shared by the types that are answered by choosing."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content

from quiz.questions import Asked, Response
from quiz.study.session import Feedback
from quiz.tui.text import plain
from quiz.tui.widgets.answer import LESSON, AnswerWidget, Row
from quiz.tui.widgets.signs import RIGHT, WRONG

LETTERS = "abcdefghijklmnopqrstuvwxyz"
UNNAMED = "·"
"""The label of a choice for which no key is left."""


def labels(count: int) -> tuple[str, ...]:
    """What to press for each of ``count`` choices: digits up to nine, else letters; then only the cursor."""
    if count <= 9:
        return tuple(str(n) for n in range(1, count + 1))
    return tuple(LETTERS[n] if n < 26 else UNNAMED for n in range(count))


def index_of(character: str | None, count: int) -> int | None:
    """The choice a pressed character means, or None: ``1`` and ``a`` are the first."""
    if not character or len(character) != 1:
        return None
    index = int(character) - 1 if character in "123456789" else LETTERS.find(character.lower())
    return index if 0 <= index < count else None


def span_of(count: int) -> str:
    """The keys of so many choices, such as ``1–4`` or ``a–k``."""
    names = labels(count)
    return f"{names[0]}–{names[min(count, 26) - 1]}"


def takes_u(count: int) -> bool:
    """Whether so many choices need the letter that otherwise means undo."""
    return count > LETTERS.index("u")


class ChoiceList(AnswerWidget):
    """Choices one below the other; a subclass says which are right and whether several may be ticked."""

    several: ClassVar[bool] = False

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.cursor: int | None = None
        self.ticked: set[int] = set()
        self.names = labels(len(asked.options))

    @property
    def typing(self) -> bool:
        return takes_u(len(self.asked.options))

    def right(self) -> Collection[str]:
        """The right choices."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        for index in range(len(self.asked.options)):
            yield Row(index, *self._texts(index))

    def _texts(self, index: int) -> tuple[Content, Content]:
        """Head and text of a row while answering."""
        cursor = "❯" if index == self.cursor else " "
        head = Content.styled(cursor, "bold $text-accent") + " "
        head += Content.styled(self.names[index], "bold $text-primary")
        if self.several:
            head += Content.styled(" [x]", "bold") if index in self.ticked else Content(" [ ]")
        return head + "  ", plain(self.asked.options[index])

    def _refresh(self) -> None:
        for row in self.query(Row):
            row.show(*self._texts(row.index))
            row.set_class(row.index == self.cursor, "-cursor")
            row.set_class(row.index in self.ticked, "-ticked")

    def response(self) -> Response:
        return tuple(option for index, option in enumerate(self.asked.options) if index in self.ticked)

    def missing(self) -> str:
        return "" if self.ticked else "Nothing chosen yet."

    def press(self, key: str, character: str | None) -> bool:
        count = len(self.asked.options)
        if key in ("up", "down"):
            step = 1 if key == "down" else -1
            self._move(
                (self.cursor + step) % count if self.cursor is not None else (0 if step > 0 else count - 1)
            )
        elif key in ("home", "end"):
            self._move(0 if key == "home" else count - 1)
        elif key == "space":
            if self.cursor is not None:
                self.pick(self.cursor)
        elif (index := self.meant(character)) is not None:
            self.pick(index)
        else:
            return False
        return True

    def meant(self, character: str | None) -> int | None:
        """The choice a character stands for."""
        return index_of(character, len(self.asked.options))

    def _move(self, index: int) -> None:
        self.cursor = index
        self._refresh()
        self.query(Row)[index].scroll_visible(animate=False)

    def pick(self, index: int) -> None:
        """Tick a choice: with a single one that answers, with several it toggles."""
        self.cursor = index
        self.ticked = self.ticked ^ {index} if self.several else {index}
        self._refresh()
        self.changed()
        if not self.several:
            self.submit()

    def submit(self) -> None:
        if not self.several and not self.ticked and self.cursor is not None:
            self.ticked = {self.cursor}
        super().submit()

    def on_row_clicked(self, event: Row.Clicked) -> None:
        """A click is a tick."""
        event.stop()
        if not self.revealed:
            self.pick(event.row.index)

    async def reveal(self, feedback: Feedback) -> None:
        await super().reveal(feedback)
        given, right = set(feedback.response), self.right()
        for row in self.query(Row):
            option = self.asked.options[row.index]
            good, chosen = option in right, option in given
            sign = RIGHT if good else WRONG if chosen else " "
            colour = "$text-success" if good else "$text-error" if chosen else "$text-muted"
            head = Content.styled(f"{sign} {self.names[row.index]}", f"bold {colour}")
            if self.several:
                head += Content.styled(" [x]" if chosen else " [ ]", colour)
            body = plain(option).stylize_before(f"bold {colour}" if good or chosen else colour)
            remark = self._remark(good, chosen) if given else ""
            row.show(head + "  ", body + Content.styled(remark, "not bold $text-muted"))
            row.remove_class("-cursor", "-ticked")
            row.set_class(good and (chosen or not self.several), "-good")
            row.set_class(chosen and not good, "-bad")
            row.set_class(good if not self.several or not given else good is not chosen, LESSON)

    def _remark(self, good: bool, chosen: bool) -> str:
        """What to say behind a revealed choice, so that sign and colour are not alone."""
        if self.several:
            return "  ← missed" if good and not chosen else "  ← not right" if chosen and not good else ""
        return "  ← your answer" if chosen else "  ← right answer" if good else ""
