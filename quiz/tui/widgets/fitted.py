"""Content that is laid out anew for the width it is given."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Fitted(Visual):
    """A visual made by a function from a width in cells to content that fits it.

    Args:
        build: gives the content for a width; called again only when the width changes.
    """

    def __init__(self, build: Callable[[int], Content]) -> None:
        self._build = build
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
        return self.at(width).get_height(rules, width)


class Listed(Fitted):
    """One of many in an option list: laid out without being built, and painted in half the time.

    Text in such a list cannot be selected, so the places of its characters are not noted in its styles.

    Args:
        build: gives content that has a line feed behind each line but the last, none wider than the width.
        height: how many lines those are.
    """

    def __init__(self, build: Callable[[int], Content], height: Callable[[int], int]) -> None:
        super().__init__(build)
        self._height = height

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        lines = self.at(width).split("\n", allow_blank=True)
        return [_strip(line, style, options.get_style) for line in lines[:height]]

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self._height(width)


def _strip(line: Content, style: Style, get_style: Callable[[str | Style], Style]) -> Strip:
    parts = line.render(style, end="", parse_style=get_style)
    return Strip([Segment(text, (style + own).rich_style) for text, own in parts], line.cell_length)


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
