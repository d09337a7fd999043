"""A bank as a line of the home screen, in columns that fit the width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quiz.tui.text import one_line
from quiz.tui.widgets.bar import mastery
from quiz.tui.widgets.fitted import Fitted, apart
from quiz.tui.widgets.signs import WRONG

if TYPE_CHECKING:
    from quiz.desk import Shelf

STACKED, NARROW, WIDE = 48, 64, 96
"""Below the first the figures stand under the title, below the second the bar is short, then it grows."""


def shelf_head() -> Fitted:
    """The line above the banks, aligned with :func:`shelf_line`."""

    def build(width: int) -> Content:
        if width < STACKED:
            return Content.styled("Banks", "$text-muted")
        right = Content(f"{'due':>5}{'new':>5}  " + "learned".ljust(_bar(width) + 5))
        return apart(Content("Bank"), right, width).stylize("$text-muted")

    return Fitted(build)


def shelf_line(shelf: Shelf) -> Fitted:
    """Title, due, new and the share learned; an unusable bank says why on a second line."""

    def build(width: int) -> Content:
        title = one_line(shelf.title)
        if shelf.error:
            line = Content.styled(f"{WRONG} ", "$text-error") + one_line(_problem(shelf))
            return line.stylize_before("$text-muted").truncate(width, ellipsis=True)
        share = shelf.learned / shelf.questions if shelf.questions else 0.0
        bar = mastery(share, _bar(width)) + Content(f"{share:.0%}".rjust(5))
        due_style = "bold $text-accent" if shelf.due else "$text-disabled"
        new_style = "" if shelf.new else "$text-disabled"
        if width < STACKED:
            left = Content.styled(f"  {shelf.due} due", due_style) + "  "
            left += Content.styled(f"{shelf.new} new", new_style)
            return title.truncate(width, ellipsis=True) + "\n" + apart(left, bar, width)
        due = Content.styled(f"{shelf.due:>5}", due_style)
        new = Content.styled(f"{shelf.new:>5}", new_style)
        return apart(title, due + new + "  " + bar, width)

    return Fitted(build)


def _problem(shelf: Shelf) -> str:
    """The error, with the file's name in place of its whole path."""
    rest = shelf.error.removeprefix(str(shelf.path))
    return f"{shelf.title}{rest}" if rest != shelf.error else f"{shelf.title}: {shelf.error}"


def _bar(width: int) -> int:
    """Cells of the bar."""
    return 4 if width < NARROW else 12 if width < WIDE else 20
