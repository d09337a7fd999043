"""The list of banks on the home screen."""

from __future__ import annotations

from typing import cast

from textual.css.styles import RulesMap
from textual.geometry import Size
from textual.widgets import OptionList


class BankList(OptionList):
    """Options whose lines are all of one height, so that a thousand are laid out as quickly as ten.

    The list of Textual asks each for its height, at every change of size and again for every layout.
    """

    def _each(self, width: int) -> int:
        """Lines of every option at a width in cells."""
        padding = self.get_component_styles("option-list--option").padding.width
        return self._get_visual(self.options[0]).get_height(cast(RulesMap, self.styles), width - padding)

    def _update_lines(self) -> None:
        cache, count = self._line_cache, self.option_count
        if count and not cache.lines and self.scrollable_content_region:
            each = self._each(self.scrollable_content_region.width - self._get_left_gutter_width())
            cache.lines.extend((index, line) for index in range(count) for line in range(each))
            cache.heights.update(dict.fromkeys(range(count), each))
            cache.index_to_line.update(zip(range(count), range(0, count * each, each), strict=True))
        super()._update_lines()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as may be."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The height for a width."""
        return self.option_count * self._each(width) if self.option_count else 0
