"""Printing: JSON for programs, Rich tables for people; never markup from data."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quiz.clean import visible

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console


_NARROW = 60
"""Columns of a terminal below which a table breaks its words."""

_LARGEST = 64 * 1024 * 1024  # bytes of a file that are looked through for our mark


def print_json(value: object) -> None:
    """One JSON document on standard output.

    In ASCII, so that it survives any pipe's encoding and no text of a bank reaches a terminal as a command;
    DEL is the one control character that JSON itself lets through.
    """
    text = json.dumps(value, indent=2, default=str).replace("\x7f", "\\u007f")
    sys.stdout.write(text + "\n")


def console(*, stderr: bool = False) -> Console:
    """A Rich console that takes text literally."""
    from rich.console import Console

    screen = Console(stderr=stderr, markup=False, highlight=False, emoji=False)
    if not screen.is_terminal and "COLUMNS" not in os.environ:
        screen.width = 200  # a pipe has no edge to wrap at, and the next program wants whole lines
    return screen


def print_table(title: str, columns: Sequence[tuple[str, bool]], rows: Iterable[Sequence[object]]) -> None:
    """A table on standard output; a column is its heading and whether it holds numbers.

    Where the terminal is too narrow for more than two columns, each cell has a line of its own.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from quiz.cli.home import is_dumb

    cells = [[visible(str(cell), lines=False) for cell in row] for row in rows]
    screen = console()
    if len(columns) > 2 and screen.width < _NARROW:
        screen.print(Text(visible(title, lines=False)))
        for row in cells:
            screen.print()
            for (heading, _), cell in zip(columns, row, strict=True):
                screen.print(Text(f"{heading}: {cell}" if heading else cell))
        return
    headed = any(heading for heading, _ in columns)
    table = Table(
        title=Text(visible(title, lines=False)),
        title_justify="left",
        box=None if is_dumb() else box.SIMPLE_HEAD,  # a line drawn is read aloud
        show_header=headed,
        padding=(0, 2, 0, 0) if is_dumb() else (0, 1),
    )
    for heading, numeric in columns:
        table.add_column(heading, justify="right" if numeric else "left", overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    screen.print(table)
    if is_dumb():
        screen.print()


def is_stdout(place: Path) -> bool:
    """Whether a place to write to is ``-``, the standard output."""
    return str(place) == "-"


def to_stdout(data: bytes, *, as_json: bool = False) -> None:
    """Write a file's content to the standard output: what is no text only into a pipe or a file.

    Raises:
        UsageError: a terminal cannot show it, or the report of ``--json`` would stand in the same place.
    """
    from quiz.errors import UsageError

    if as_json:
        raise UsageError("- and --json both write to the standard output: name a file, or leave out --json")
    if sys.stdout.isatty() and b"\0" in data:
        raise UsageError("-: this is no text for a terminal: send it into a file or a pipe")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def print_list(items: Iterable[str]) -> None:
    """Texts on standard output, each behind a dash and wrapped where the terminal ends."""
    from rich.text import Text

    screen = console()
    room = max(20, screen.width - 4) if screen.is_terminal else None  # the next program wants whole lines
    for item in items:
        text = visible(item, lines=False)
        parts = [str(part).rstrip() for part in Text(text).wrap(screen, room)] if room else [text]
        sys.stdout.write("  - " + "\n    ".join(parts) + "\n")


def print_dim(line: str) -> None:
    """A line on standard output that stands back behind the others, where the terminal can."""
    from rich.text import Text

    console().print(Text(visible(line, lines=False), "dim"), soft_wrap=True)  # a path in it can be copied


def refuse_other(path: Path, mark: str, *, force: bool) -> None:
    """Refuse to write over what this program did not write, unless forced.

    Args:
        mark: stands in every file of that kind that it wrote.

    Raises:
        UsageError: another file, or something that is no file, stands there.
    """
    from quiz.errors import UsageError

    try:
        if not path.exists():
            return
        if not path.is_file():  # a pipe would be waited for
            raise UsageError(f"{path}: cannot be written: it is no plain file")
        if force:
            return
        with path.open("rb") as opened:
            if mark.encode() not in opened.read(_LARGEST):
                raise UsageError(f"{path}: another file is there; --force writes over it")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{path}: cannot be written: {reason}") from error
