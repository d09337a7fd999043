"""``sco-quiz exam``: so many questions against the clock, told how it went at the end."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quiz.cli.home import has_screen
from quiz.cli.options import DataDir, Json, Plain, Tags, before, open_desk


def exam(
    context: typer.Context,
    bank: Annotated[
        str | None,
        typer.Argument(
            metavar="[BANK]",
            help="A bank's id or file; all banks together when left out.",
            show_default=False,
        ),
    ] = None,
    number: Annotated[
        int | None,
        typer.Option("--number", "-n", min=1, help="How many questions; else 20.", show_default=False),
    ] = None,
    minutes: Annotated[
        float | None,
        typer.Option(
            "--minutes", min=0.1, max=10_080, help="How long; else as the settings say.", show_default=False
        ),
    ] = None,
    tag: Tags = None,
    save: Annotated[
        Path | None,
        typer.Option(
            "--save", metavar="FILE", help="Write the result there, .html or .txt.", show_default=False
        ),
    ] = None,
    new: Annotated[
        bool, typer.Option("--new", help="Begin anew although an exam is not handed in yet.")
    ] = False,
    plain: Plain = False,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Sit an exam: no word about right and wrong until it is handed in or time is over.

    An exam that was left goes on with the same verb; its answers are all kept.
    """
    from quiz.cli.output import print_json
    from quiz.desk import exams
    from quiz.desk.modes import Wish
    from quiz.study.modes import EXAM

    if save is not None:
        exams.check_place(save)
    with open_desk(context, data_dir, begins=True) as desk:
        draft = None if new else exams.unfinished(desk)
        going = exams.go_on(desk, draft) if draft is not None else None
        if going is None:
            bank_id = desk.bank_id(bank) if bank is not None else None
            wish = Wish(mode=EXAM, bank_id=bank_id, tags=tuple(tag or ()))
            going = exams.begin(desk, wish, number, minutes)
            draft = None
        elif bank is not None or number is not None or minutes is not None or tag:
            typer.echo(
                "An exam is not handed in yet: it goes on as it was begun. --new begins another.", err=True
            )
        if plain or before(context).plain or as_json or not has_screen():
            from quiz.cli.plain_exam import sit

            result = sit(desk, going, resumed=draft is not None, quiet=as_json)
        else:
            from quiz.tui import run_exam

            result = run_exam(desk, going)
    if result is None:
        typer.echo("The exam is not handed in; sco-quiz exam goes on with it.", err=True)
        return
    if save is not None:
        exams.save(result, save)
        typer.echo(f"Saved: {save}", err=True)
    if as_json:
        print_json(result.as_dict())
