"""``sco-quiz banks``: what there is to study."""

from __future__ import annotations

import typer

from quiz.cli.options import DataDir, Json, open_desk


def banks(context: typer.Context, data_dir: DataDir = None, as_json: Json = False) -> None:
    """List the banks, with what is due, new and learned in each."""
    from quiz.cli.output import print_json, print_table

    with open_desk(context, data_dir) as desk:
        shelves = desk.shelves()
    if as_json:
        print_json([shelf.as_dict() for shelf in shelves])
        return
    if not shelves:
        typer.echo("There are no banks yet. Make one: sco-quiz generate ARTICLE")
        return
    columns = (
        ("Bank", False),
        ("Title", False),
        ("Questions", True),
        ("Due", True),
        ("New", True),
        ("Learned", True),
    )
    good = [shelf for shelf in shelves if not shelf.error]
    print_table("Banks", columns, [(s.bank_id, s.title, s.questions, s.due, s.new, s.learned) for s in good])
    for shelf in shelves:
        if shelf.error:
            from quiz.clean import visible

            typer.echo(f"Not usable: {visible(shelf.error, lines=False)}", err=True)
