"""Content that is laid out anew for the width it is given."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Fitted(Visual):
    """A visual made by a function from a width in cells to content that fits it.

    Args:
        build: gives the content for a width; called again only when the width changes.
        height: how many lines that will have, where it is known without building; a long list is laid out
            much faster so.
    """

    def __init__(self, build: Callable[[int], Content], height: Callable[[int], int] | None = None) -> None:
        self._build = build
        self._height = height
        self._width = -1
        self._content = Content("")

    def at(self, width: int) -> Content:
        """The content for a width."""
        if width != self._width:
            self._width, self._content = width, self._build(max(width, 1))
        return self._content

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        return self.at(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self._height(width) if self._height else self.at(width).get_height(rules, width)


def hanging(head: Content, body: Content) -> Fitted:
    """A head such as ``1 `` and a text whose further lines stand under its first."""

    def build(width: int) -> Content:
        indent = head.cell_length
        first, *rest = body.wrap(max(width - indent, 8))
        return Content("\n").join([head + first, *(Content(" " * indent) + line for line in rest)])

    return Fitted(build)


def apart(left: Content, right: Content, width: int) -> Content:
    """Two texts at the ends of one line; the left one gives way."""
    room = width - right.cell_length - 2
    if room < 4:
        return right.truncate(width, ellipsis=True)
    return left.truncate(room, ellipsis=True).pad_right(max(room - left.cell_length, 0) + 2) + right
