"""A table of text that fits its width."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quiz.tui.text import one_line


def table(columns: Sequence[tuple[str, bool]], rows: Sequence[Sequence[str]], width: int) -> Content:
    """Columns side by side; where they are too wide, each row becomes lines of name and figure."""
    cells = [[one_line(cell, 200) for cell in row] for row in rows]
    heads = [one_line(head, 40) for head, _ in columns]
    wide = [max(c.cell_length for c in column) for column in zip(heads, *cells, strict=True)]
    if wide[0] > 30:
        wide[0] = 30
    if sum(wide) + 2 * (len(wide) - 1) > width:
        lines = []
        for row in cells:
            lines.append(row[0].truncate(width, ellipsis=True).stylize_before("bold"))
            rest = zip(heads[1:], row[1:], strict=True)
            lines += [(Content("  ") + h + Content(" ") + c).truncate(width) for h, c in rest]
        return Content("\n").join(lines)
    lines = [_row(heads, columns, wide).stylize_before("$text-muted")]
    return Content("\n").join([*lines, *(_row(row, columns, wide) for row in cells)])


def _row(cells: Sequence[Content], columns: Sequence[tuple[str, bool]], wide: Sequence[int]) -> Content:
    parts = []
    for cell, (_, numeric), width in zip(cells, columns, wide, strict=True):
        cell = cell.truncate(width, ellipsis=True)
        gap = Content(" " * (width - cell.cell_length))
        parts.append(gap + cell if numeric else cell + gap)
    return Content("  ").join(parts)
