"""``sco-quiz sync``: the same answers, marks, plans and banks on several devices."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quiz.cli.options import DataDir, Json, open_desk, paths_of

if TYPE_CHECKING:
    from quiz.sync.report import Report


def sync(
    context: typer.Context,
    place: Annotated[
        str,
        typer.Argument(
            metavar="FOLDER|URL",
            help="A folder that reaches your other devices (Syncthing, Dropbox, a git repository, a USB "
            "stick), or postgresql://USER@HOST/DATABASE.",
            show_default=False,
        ),
    ],
    name: Annotated[
        str | None,
        typer.Option(
            "--as", metavar="NAME", help="Whose rows in a database; else --learner.", show_default=False
        ),
    ] = None,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Bring this device and your others to the same answers, marks, plans and banks."""
    from quiz.cli.output import console, print_json
    from quiz.desk import syncing
    from quiz.errors import UsageError
    from quiz.sync.postgres import SCHEMES

    is_database = place.startswith(SCHEMES)
    if not is_database and name is not None:
        raise UsageError("--as is for a database; in a folder it is --learner NAME")
    if not place.strip():
        raise UsageError("sync needs the name of a folder, or postgresql://USER@HOST/DATABASE")
    if not is_database and "://" in place:
        raise UsageError("sync goes through a folder or postgresql://USER@HOST/DATABASE, no other address")
    paths = paths_of(context, data_dir)
    with open_desk(context, data_dir, begins=True) as desk, console(stderr=True).status("Syncing …"):
        if is_database:
            report = syncing.with_database(desk, paths, place, name)
        else:
            report = syncing.with_folder(desk, paths, Path(place).expanduser())
    if as_json:
        print_json(report.as_dict())
        return
    _tell(report)


def _tell(report: Report) -> None:
    from quiz.cli.lines import counted, say

    if report.taken or report.given:
        say(f"Log: {counted(report.taken, 'entry', 'entries')} came, {report.given:,} went.")
    if report.banks_taken:
        say(f"{counted(len(report.banks_taken), 'bank')} came: {', '.join(report.banks_taken)}")
    if report.banks_given:
        say(f"{counted(len(report.banks_given), 'bank')} went: {', '.join(report.banks_given)}")
    if not report.has_changed:
        say("Nothing is new, here or there.")
    for line in report.remarks:
        say(f"! {line}")
