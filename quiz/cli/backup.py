"""``sco-quiz backup`` and ``sco-quiz backups``: a backup now, and those there are."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from quiz.cli.options import DataDir, Json, paths_of


def backup(
    context: typer.Context,
    if_due: Annotated[bool, typer.Option("--if-due", hidden=True)] = False,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Back up your answers now. After a sitting that happens by itself, at most every half hour."""
    from quiz.cli.lines import counted, say
    from quiz.cli.output import print_json
    from quiz.desk import backups as desk

    paths, now = paths_of(context, data_dir), datetime.now(UTC)
    if if_due:  # the process that the end of a sitting starts for a large database
        desk.make_apart(paths, now)
        return
    made = desk.make(paths, now)
    if as_json:
        print_json(made.as_dict())
    else:
        say(f"{made.backup.path}: {counted(made.answers or 0, 'answer')}, verified.")


def backups(context: typer.Context, data_dir: DataDir = None, as_json: Json = False) -> None:
    """List the backups of your answers: when, how large, and what each is kept as."""
    from quiz.cli.lines import say
    from quiz.cli.output import print_json, print_table
    from quiz.desk import backups as desk

    paths = paths_of(context, data_dir)
    found = desk.listed(paths, datetime.now(UTC))
    if as_json:
        print_json([one.as_dict() for one in found])
    elif not found:
        say("There is no backup yet. One is made after each sitting, or now: sco-quiz backup")
    else:
        print_table(
            str(paths.backups),
            (("Backup", False), ("Made", False), ("MB", True), ("Answers", True), ("Kept as", False)),
            [
                (
                    one.backup.name,
                    one.backup.at.astimezone().strftime("%Y-%m-%d %H:%M"),
                    f"{one.backup.size / 1_000_000:.1f}",
                    "unreadable" if one.answers is None else f"{one.answers:,}",
                    ", ".join(one.backup.kept),
                )
                for one in found
            ],
        )
