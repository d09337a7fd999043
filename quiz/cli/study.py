"""``sco-quiz study`` and ``sco-quiz`` alone: on a screen where there is one, line by line elsewhere."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from quiz.cli.options import DataDir, Plain, open_desk


def has_screen() -> bool:
    """Whether there is a terminal on both sides that can move its cursor."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "") != "dumb"


def home(context: typer.Context, *, plain: bool) -> None:
    """Open the home screen; without a screen, play the bank with most due."""
    with open_desk(context, None) as desk:
        if plain or not has_screen():
            from quiz.cli.plain import play

            play(desk, desk.busiest())
        else:
            from quiz.tui import run

            run(desk)


def study(
    context: typer.Context,
    bank: Annotated[
        str | None,
        typer.Argument(
            metavar="[BANK]",
            help="A bank's id or file; all banks together when left out.",
            show_default=False,
        ),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", "-n", min=1, help="Ask at most this many questions.", show_default=False),
    ] = None,
    plain: Plain = False,
    data_dir: DataDir = None,
) -> None:
    """Study: what is due first, then what is new."""
    with open_desk(context, data_dir) as desk:
        bank_id = desk.bank_id(bank) if bank else None
        if plain or not has_screen():
            from quiz.cli.plain import play

            play(desk, bank_id, limit=limit)
        else:
            from quiz.tui import run

            run(desk, start=bank_id, straight=True, limit=limit)
