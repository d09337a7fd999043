"""The field in which a bank is searched; the list below follows as one types."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class SearchField(Input):
    """Arrows move the cursor of the list, which keeps its keys from the field otherwise."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "go(1)", show=False),
        Binding("up", "go(-1)", show=False),
        Binding("tab", "leave", show=False),
    ]

    class Moved(Message):
        """The cursor of the list shall go a step, or the keys shall be the list's."""

        def __init__(self, step: int = 0, to_list: bool = False) -> None:
            super().__init__()
            self.step, self.to_list = step, to_list

    def action_go(self, step: int) -> None:
        """Move in the list."""
        self.post_message(self.Moved(step))

    def action_leave(self) -> None:
        """Give the keys to the list."""
        self.post_message(self.Moved(to_list=True))
