"""The fields of a question as places to type in."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from quiz.banks.editing import TextField, text_fields
from quiz.clean import visible
from quiz.questions import Question
from quiz.tui.widgets.fitted import Fitted

_COLUMN = 18  # cells of the labels where they stand beside the fields


class Area(TextArea):
    """One field; a list has a line for each item.

    Enter begins a new line in a list and goes on elsewhere; the arrows leave at the first and last line.
    """

    def __init__(self, field: TextField) -> None:
        self.shown = visible(field.text)
        super().__init__(self.shown, compact=True, highlight_cursor_line=False)
        self.field = field
        self.cursor_blink = False

    @property
    def touched(self) -> bool:
        """Whether another text stands there now."""
        return self.text != self.shown

    def on_key(self, event: events.Key) -> None:
        """Enter goes on where a line is all there is; all else is the base's."""
        if event.key == "enter" and not self.field.many:
            event.stop()
            event.prevent_default()
            self.screen.focus_next(Area)

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted comes through the same door as all text."""
        event.stop()
        event.prevent_default()
        text = visible(event.text, lines=self.field.many)
        if not self.read_only and (result := self.replace(text, *self.selection)):
            self.move_cursor(result.end_location)

    def action_cursor_up(self, select: bool = False) -> None:
        """From the first line to the field above."""
        if self.cursor_at_first_line and not select:
            self.screen.focus_previous(Area)
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """From the last line to the field below."""
        if self.cursor_at_last_line and not select:
            self.screen.focus_next(Area)
        else:
            super().action_cursor_down(select)


class Form(VerticalScroll, can_focus=False):
    """All fields of a question, the stem first."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.fields = text_fields(question)

    def compose(self) -> ComposeResult:
        for field in self.fields:
            with HorizontalGroup(classes="line"):
                yield Static(_label(field), classes="label")
                yield Area(field)

    @property
    def areas(self) -> list[Area]:
        """The fields, in order."""
        return list(self.query(Area))

    def texts(self) -> dict[str, str]:
        """What was written anew, by key."""
        return {area.field.key: area.text for area in self.areas if area.touched}

    def begin(self, key: str = "stem") -> None:
        """Put the cursor into a field."""
        for area in self.areas:
            if area.field.key == key:
                area.focus()
                area.move_cursor(area.document.end)
                return


def _label(field: TextField) -> Fitted:
    """The field's name with how to write it, below each other in a column, else beside each other."""
    name, hint = Content.styled(field.key, "bold $text-primary"), Content.styled(field.hint, "$text-muted")

    def build(width: int) -> Content:
        if not field.hint:
            return name
        return name + ("  " if width > _COLUMN else "\n") + hint

    return Fitted(build)
