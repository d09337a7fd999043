"""A row of keys with what they do; each can be clicked as well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from quiz.tui.commands import Command
from quiz.tui.widgets.fitted import Fitted

GAP = 3
"""Cells between two offers."""

NARROW = 76
"""A footer with less width than this, which is that of eighty columns, may have two lines."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One key as it stands in the row.

    Attributes:
        key: as a person writes it.
        label: what it does; may hold texts that went through :mod:`quiz.tui.text`.
        action: Textual's action, run on the screen.
        current: whether it is the choice that holds now; set off by a sign.
    """

    key: str
    label: str
    action: str
    current: bool = False

    def content(self) -> Content:
        """Key and label, the key in colour and bold."""
        label = Content.styled(f"● {self.label}", "bold") if self.current else Content(self.label)
        return Content.styled(self.key, "bold $text-primary") + " " + label


def offers_of(commands: Iterable[Command], typing: bool = False) -> list[Offer]:
    """The commands as offers, with the keys that work now."""
    return [Offer(command.key(typing), command.label, command.action) for command in commands]


class Keys(Widget):
    """Offers side by side, going on in a new line where the width ends.

    Args:
        footer: take no more than ``lines``, where those are short one more; offers that do not fit are left
            out then, so those missed most shall stand first; but the very last one stays (it is Help).
        lines: of a footer.
    """

    ALLOW_SELECT = False
    offers: reactive[Sequence[Offer]] = reactive((), layout=True)

    def __init__(self, offers: Sequence[Offer] = (), *, footer: bool = False, lines: int = 1) -> None:
        super().__init__(classes="footer" if footer else "")
        self.footer, self.lines = footer, lines
        self.set_reactive(Keys.offers, tuple(offers))

    def _placed(self, width: int) -> list[tuple[int, int, Offer]]:
        """Column, line and offer of all that fit."""
        placed: list[tuple[int, int, Offer]] = []
        x = y = 0
        last = self.offers[-1] if self.offers else None
        most = self.lines + (width < NARROW) if self.footer else len(self.offers)
        for offer in self.offers:
            length = offer.content().cell_length
            kept = last.content().cell_length + GAP if last is not None and offer is not last else 0
            if y + 1 < most:
                if x and x + length > width:
                    x, y = 0, y + 1
            elif self.footer and x + length + kept > width and kept:
                continue
            placed.append((x, y, offer))
            x += length + GAP
        return placed

    def _laid_out(self, width: int) -> Content:
        lines: list[Content] = []
        for x, y, offer in self._placed(width):
            if y == len(lines):
                lines.append(Content(""))
            lines[y] = lines[y].pad_right(x - lines[y].cell_length) + offer.content()
        return Content("\n").join(lines)

    def render(self) -> Fitted:
        return Fitted(self._laid_out)

    def on_click(self, event: events.Click) -> None:
        """Run what was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for x, y, offer in self._placed(self.content_size.width):
            if y == offset.y and x <= offset.x < x + offer.content().cell_length:
                event.stop()
                self.call_later(self.app.run_action, offer.action, self.screen)
                return
