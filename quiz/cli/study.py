"""``sco-quiz study``: on a screen where there is one, line by line elsewhere."""

from __future__ import annotations

from typing import Annotated

import typer

from quiz.cli.home import has_screen
from quiz.cli.options import DataDir, Plain, before, open_desk, paths_of


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
        bank_id = desk.bank_id(bank) if bank is not None else None
        if plain or before(context).plain or not has_screen():
            from quiz.cli.plain import play

            play(desk, bank_id, limit=limit)
        else:
            from quiz.tui import run

            run(desk, start=bank_id, straight=True, limit=limit)
        if bank_id is not None and desk.is_stray(bank_id):
            folder = paths_of(context, data_dir).banks
            typer.echo(
                f"Your answers are kept. To find this bank on the home screen, put it into {folder}", err=True
            )
