"""``sco-quiz study``: on a screen where there is one, line by line elsewhere."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from quiz.cli.home import has_screen
from quiz.cli.options import DataDir, Plain, Tags, before, open_desk, paths_of


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
    tag: Tags = None,
    mode: Annotated[
        str,
        typer.Option(
            "--mode",
            metavar="MODE",
            help="study: due first, then new; quick: a few in a few minutes; "
            "missed: what you got wrong lately; cram: all of them, whatever is due.",
        ),
    ] = "study",
    schedule: Annotated[
        bool | None,
        typer.Option(
            "--schedule/--no-schedule",
            help="Whether the answers move the schedule; those of cram and missed do not by themselves.",
            show_default=False,
        ),
    ] = None,
    plain: Plain = False,
    data_dir: DataDir = None,
) -> None:
    """Study: what is due first, then what is new."""
    from quiz.desk.modes import Wish
    from quiz.study.modes import mode_of

    with open_desk(context, data_dir, begins=True) as desk:
        chosen = mode_of(mode)
        on_screen = not plain and not before(context).plain and has_screen()
        bank_id = desk.bank_id(bank) if bank is not None else None
        if bank is None and not tag and not on_screen and sys.stdin.isatty():
            from quiz.cli.lines import Stop
            from quiz.cli.plain_choice import choose

            try:
                bank_id = choose(desk)
            except (Stop, KeyboardInterrupt):
                return
        wish = Wish(mode=chosen, bank_id=bank_id, tags=tuple(tag or ()), limit=limit, schedule=schedule)
        if not on_screen:
            from quiz.cli.plain_modes import play

            play(desk, wish)
        else:
            from quiz.tui import run_wish

            run_wish(desk, wish)
        if bank_id is not None and desk.is_stray(bank_id):
            folder = paths_of(context, data_dir).banks
            typer.echo(
                f"Your answers are kept. To find this bank on the home screen, put it into {folder}", err=True
            )
