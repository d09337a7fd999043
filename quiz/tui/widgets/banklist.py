"""The list of banks on the home screen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING, cast

from textual.css.styles import RulesMap
from textual.geometry import Size
from textual.reactive import var
from textual.visual import Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from quiz.tui.widgets.shelf import shelf_line

if TYPE_CHECKING:
    from quiz.desk.overview import Row


class _Place(Option):
    """An option that is told apart as quickly as any object: the list keeps all of them in a mapping."""

    __hash__ = object.__hash__


class BankList(OptionList):
    """Options whose lines are all of one height, so that a thousand are laid out as quickly as ten.

    The list of Textual asks each for its height, at every change of size and again for every layout.
    A bank's line is made when it comes into view.
    """

    auto_links = var(False)
    """A line has no links, and looking for them takes time."""

    rows: Sequence[Row] = ()
    """What is listed."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, markup=False, compact=True)
        self._drawn: dict[int, Row] = {}

    def show(self, rows: Sequence[Row]) -> None:
        """List these banks; where they are as many as before, cursor and place stay, and only the lines
        that changed are painted."""
        self.rows = rows
        if not rows or self.option_count != len(rows):
            self._drawn.clear()
            self.set_options([_Place("") for _ in range(len(rows))])
            return
        changed = [at for at, row in self._drawn.items() if rows[at] != row]
        for at in changed:
            del self._drawn[at]
            self.options[at]._visual = None
        if changed:
            self._option_render_cache.clear()
            self.refresh()

    def on_resize(self) -> None:
        """What is told of a bank takes room of the list: the cursor stays in view."""
        self.call_after_refresh(self.scroll_to_highlight)

    def _get_visual(self, option: Option) -> Visual:
        visual = option._visual
        if visual is None:
            at = self._option_to_index[option]
            row = self._drawn[at] = self.rows[at]
            visual = option._visual = shelf_line(row)
        return visual

    def _each(self, width: int) -> int:
        """Lines of every option at a width in cells."""
        padding = self.get_component_styles("option-list--option").padding.width
        return self._get_visual(self.options[0]).get_height(cast(RulesMap, self.styles), width - padding)

    def _update_lines(self) -> None:
        cache, count = self._line_cache, self.option_count
        if count and not cache.lines and self.scrollable_content_region:
            each = self._each(self.scrollable_content_region.width - self._get_left_gutter_width())
            cache.lines.extend(product(range(count), range(each)))
            cache.heights.update(dict.fromkeys(range(count), each))
            cache.index_to_line.update(zip(range(count), range(0, count * each, each), strict=True))
        super()._update_lines()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as may be."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The height for a width."""
        return self.option_count * self._each(width) if self.option_count else 0
