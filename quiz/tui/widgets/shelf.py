"""A bank as a line of the home screen, in columns that fit the width, and what is told of it beside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from quiz.desk.overview import DAYS
from quiz.tui.text import one_line
from quiz.tui.widgets.bar import mastery
from quiz.tui.widgets.fitted import Fitted, Listed, apart
from quiz.tui.widgets.signs import WRONG
from quiz.tui.widgets.spark import in_words, spark

if TYPE_CHECKING:
    from quiz.desk import Shelf
    from quiz.desk.overview import Details, Row
    from quiz.study.plan import Outlook

STACKED, SPARKED, NARROW, WIDE = 48, 70, 84, 96
"""Below the first the figures stand under the title; from the second on the days to come are drawn; below the
third the bar is short, since titles need the room more, and from the last on it grows."""

FLAG = "⚑"
PLANNED = "◷"


def shelf_head() -> Fitted:
    """The line above the banks, aligned with :func:`shelf_line`."""

    def build(width: int) -> Content:
        if width < STACKED:
            return Content.styled("Banks", "$text-muted")
        coming = f"{DAYS} days".ljust(DAYS + 2) if width >= SPARKED else ""
        right = Content(f"{'due':>5}{'new':>5}  " + coming + "learned".ljust(_bar(width) + 5))
        return apart(Content("Bank"), right, width).stylize("$text-muted")

    return Fitted(build)


def shelf_line(row: Row) -> Listed:
    """Title, due, new, what is coming, and the share learned; an unusable bank says why."""
    shelf = row.shelf

    def build(width: int) -> Content:
        if shelf.error:
            line = Content.styled(f"{WRONG} ", "$text-error") + one_line(_problem(shelf))
            line = line.stylize_before("$text-muted").truncate(width, ellipsis=True)
            return line + "\n" if width < STACKED else line
        if not row.counted:
            return _titled(shelf, Content(""), width) + ("\n" if width < STACKED else "")
        share = shelf.learned / shelf.questions if shelf.questions else 0.0
        bar = Content.assemble(mastery(share, _bar(width)), f"{share:.0%}".rjust(5))
        due_style = "bold $text-accent" if shelf.due else "$text-disabled"
        new_style = "" if shelf.new else "$text-disabled"
        signs = _signs(row)
        if width < STACKED:
            left = Content.styled(f"  {shelf.due} due", due_style) + "  "
            left += Content.styled(f"{shelf.new} new", new_style) + signs
            return _titled(shelf, Content(""), width) + "\n" + apart(left, bar, width)
        coming = (spark(row.forecast, DAYS), "  ") if width >= SPARKED else ()
        due, new = (f"{shelf.due:>5}", due_style), (f"{shelf.new:>5}", new_style)
        right = Content.assemble(due, new, "  ", *coming, bar)
        return Content.assemble(_titled(shelf, signs, width - right.cell_length - 2), "  ", right)

    return Listed(build, lambda width: 2 if width < STACKED else 1)


def _titled(shelf: Shelf, signs: Content, room: int) -> Content:
    """The title, which gives way to the signs behind it."""
    room = max(room, 1)
    title = one_line(shelf.title).truncate(max(room - signs.cell_length, 1), ellipsis=True)
    line = title + signs
    return line.pad_right(max(room - line.cell_length, 0))


def _signs(row: Row) -> Content:
    signs = (f" {FLAG}" if row.flagged else "") + (f" {PLANNED}" if row.by_day is not None else "")
    return Content.styled(signs, "$text-warning")


def shelf_details(
    row: Row, more: Details, today: int, outlook: Outlook | None, beside: Callable[[], bool]
) -> Fitted:
    """All that is known of a bank, a line each, in words.

    Args:
        beside: tells whether it stands beside the list now, where there is room for the whole title.
    """
    shelf = row.shelf
    title = one_line(shelf.title).stylize_before("bold")
    lines: list[str] = []
    if not shelf.error and row.counted:
        count = f"{shelf.questions} question{'s' if shelf.questions != 1 else ''}"
        parts = [f"{count}: {shelf.due} due, {shelf.new} new today, {shelf.learned} learned"]
        parts += [f"{row.flagged} flagged"] * bool(row.flagged)
        parts += [f"{row.suspended} suspended"] * bool(row.suspended)
        due = f"next due {more.next_due}" if more.next_due else "nothing due yet"
        lines = [", ".join(parts), in_words(row.forecast or (0,) * DAYS)]
        lines += [f"{due} · {_studied(more.last_day, today)}"]
        lines += [_plan(row.by_day, today, outlook)] if row.by_day is not None else []
    path = one_line("/".join(["…", *shelf.path.parts[-2:]])).stylize_before("$text-muted")

    def build(width: int) -> Content:
        if shelf.error:
            return title + "\n" + Content.styled(f"{WRONG} ", "$text-error") + one_line(_problem(shelf))
        told = [Content(line).stylize_before("$text-muted") for line in lines]
        if beside():
            return Content("\n").join([title, *told, path])
        if width < STACKED - 12:  # the row above says the title, and room is scarce
            return Content("\n").join(told)
        return Content("\n").join([title.truncate(width, ellipsis=True), *told, path])

    return Fitted(build)


def _plan(by_day: int, today: int, outlook: Outlook | None) -> str:
    left = by_day - today
    when = "today" if left == 0 else f"in {left} day{'s' if left != 1 else ''}" if left > 0 else "over"
    told = f"exam on {date.fromordinal(by_day).isoformat()}, {when}"
    return f"{told}; expected score {outlook.score:.0%}" if outlook is not None and left >= 0 else told


def _studied(day: int | None, today: int) -> str:
    if day is None:
        return "not studied yet"
    days = today - day
    ago = "today" if days <= 0 else "yesterday" if days == 1 else f"{days} days ago"
    return f"last studied {ago}"


def _problem(shelf: Shelf) -> str:
    """The error, with the file's name in place of its whole path."""
    rest = shelf.error.removeprefix(str(shelf.path))
    return f"{shelf.title}{rest}" if rest != shelf.error else f"{shelf.title}: {shelf.error}"


def _bar(width: int) -> int:
    """Cells of the bar."""
    return 4 if width < NARROW else 12 if width < WIDE else 20
