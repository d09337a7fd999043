"""``sco-quiz due``: what waits today."""

from __future__ import annotations

import typer

from quiz.cli.options import DataDir, Json, open_desk


def due(context: typer.Context, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Tell how many questions wait today, bank by bank."""
    from quiz.cli.output import print_json, print_table
    from quiz.desk import planning

    with open_desk(context, data_dir) as desk:
        shelves = [shelf for shelf in desk.shelves() if not shelf.error and (shelf.due or shelf.new)]
        backlog = planning.backlog(desk)
    total_due, total_new = sum(s.due for s in shelves), sum(s.new for s in shelves)
    if as_json:
        rows = [{"bank": s.bank_id, "due": s.due, "new": s.new} for s in shelves]
        print_json({"due": total_due, "new": total_new, "backlog": backlog.as_dict(), "banks": rows})
    elif not shelves:
        typer.echo("Nothing is due, and nothing new waits. Well done.")
    else:
        rows_shown = [(s.bank_id, s.title, s.due, s.new) for s in sorted(shelves, key=lambda s: -s.due)]
        print_table(
            f"{total_due} due, {total_new} new",
            (("Bank", False), ("Title", False), ("Due", True), ("New", True)),
            rows_shown,
        )
        if told := backlog.told():
            typer.echo(f"{told}.")
