"""Typing fields: shared by the types that are answered by typing."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import HorizontalGroup
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label

from quiz.questions import Asked, Response
from quiz.questions.closeness import get_ready
from quiz.study.session import Feedback
from quiz.tui.text import one_line, plain
from quiz.tui.widgets.answer import LESSON, AnswerWidget, Row
from quiz.tui.widgets.signs import RIGHT, WRONG


class Field(Input):
    """One line to type in, with a cursor that stands still."""

    def __init__(self, index: int, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, max_length=500, select_on_focus=False, compact=True)
        self.index = index
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """What is pasted comes through the same door as all text."""
        return plain(value).plain.replace("\n", " ")


class FieldList(AnswerWidget):
    """One field per slot; Enter goes on to the next one, and answers from the last."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.slots = asked.slots or ("answer",)

    @property
    def typing(self) -> bool:
        return True

    def compose(self) -> ComposeResult:
        for index in range(len(self.slots)):
            with HorizontalGroup(classes="field -tight" if len(self.slots) > 3 else "field"):
                yield Label(str(index + 1) if len(self.slots) > 1 else "❯", markup=False)
                yield Field(index, self.placeholder())

    def placeholder(self) -> str:
        """What to show in an empty field."""
        return "your answer"

    @property
    def fields(self) -> list[Field]:
        """The fields, in order; none once revealed."""
        return list(self.query(Field))

    def values(self) -> tuple[str, ...]:
        """What stands in the fields, without blanks around."""
        return tuple(field.value.strip() for field in self.fields)

    def response(self) -> Response:
        values = self.values()
        return values if any(values) else ()

    def missing(self) -> str:
        values = self.values()
        if not any(values):
            return "Nothing typed yet."
        empty = sum(not value for value in values)
        return f"{empty} of {len(values)} still empty." if empty else ""

    def focal(self) -> Widget | None:
        return super().focal() or next((field for field in self.fields if field.has_focus), None)

    def begin(self) -> None:
        self.fields[0].focus(scroll_visible=False)  # the question is read from its beginning
        self.call_after_refresh(get_ready)

    def press(self, key: str, character: str | None) -> bool:
        if key not in ("up", "down") or len(self.fields) < 2:
            return False
        at = next((field.index for field in self.fields if field.has_focus), 0)
        self.fields[(at + (1 if key == "down" else -1)) % len(self.fields)].focus()
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """The response is another one."""
        event.stop()
        self.changed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: to the next empty field, or hand in from the last."""
        event.stop()
        at = event.input.index if isinstance(event.input, Field) else 0
        after = [field for field in self.fields[at + 1 :] if not field.value.strip()]
        if after and event.input.value.strip():
            after[0].focus()
        else:
            self.submit()

    async def show(self, rows: list[tuple[str, bool, str]]) -> None:
        """Put lines in the place of the fields.

        Args:
            rows: what was typed, empty where nothing was; whether it was right; and the right answer.
        """
        known = any(typed for typed, _, _ in rows)
        lines: list[Row] = []
        for index, (typed, good, right) in enumerate(rows):
            number = f"{index + 1} " if len(rows) > 1 else ""
            texts = _several(number, typed, good, right, known) if number else _single(typed, good, right)
            lines += [Row(index, head, body).set_class(known and not good, LESSON) for head, body in texts]
        await self.remove_children()
        await self.mount_all(lines)

    async def reveal(self, feedback: Feedback) -> None:
        await super().reveal(feedback)
        typed = feedback.response[0] if feedback.response else ""
        await self.show([(typed, feedback.mark.points >= 1, "; ".join(self.asked.question.answer()))])


_Line = tuple[Content, Content]


def _single(typed: str, good: bool, right: str) -> list[_Line]:
    """The only answer, and below it the right one where that says more."""
    lines: list[_Line] = []
    if typed:
        lines.append(_line(RIGHT if good else WRONG, "", typed, "your answer"))
    if not good:
        lines.append(_line(RIGHT, "", right, "right answer"))
    elif typed.casefold() != right.casefold():
        lines.append(_line(RIGHT, "", right, "as the bank has it"))
    return lines


def _several(number: str, typed: str, good: bool, right: str, known: bool) -> list[_Line]:
    """One of several answers; where none was known, the right one alone."""
    if good or not known:
        head, body = _line(RIGHT, number, typed or right, "")
        if typed and typed.casefold() != right.casefold():
            body += Content.styled("  ← ", "not bold $text-muted") + one_line(right, 500)
        return [(head, body)]
    head, body = _line(WRONG, number, typed or "left empty", "right: ")
    return [(head, body + one_line(right, 500).stylize_before("bold $text-success"))]


def _line(sign: str, number: str, text: str, remark: str) -> _Line:
    colour = "$text-success" if sign == RIGHT else "$text-error"
    head = Content.styled(f"{sign} {number} ", f"bold {colour}")
    body = one_line(text, 500).stylize_before(f"bold {colour}")
    return head, body + Content.styled(f"  ← {remark}", "not bold $text-muted") if remark else body
