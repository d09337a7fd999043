"""``sco-quiz import``: a file of another tool becomes a bank, and its answers part of the log."""

from __future__ import annotations

import shlex
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quiz.cli.options import DataDir, Json, paths_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from quiz.desk.exchange import Arrival
    from quiz.desk.handing import Handed
    from quiz.formats.exchange import Skipped

Format = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME",
        help="What the file is; else its suffix and its beginning tell. sco-quiz formats lists them.",
        show_default=False,
    ),
]
NoHistory = Annotated[bool, typer.Option("--no-history", help="The questions alone, without the answers.")]
_MOST_SKIPPED = 20  # rows of the table
_MOST_TABLES = 5


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file of another tool, or a bank (.toml).")],
    format_name: Format = "",
    bank: Annotated[str, typer.Option(metavar="ID", help="The bank's id; else the file tells.")] = "",
    title: Annotated[str, typer.Option(metavar="TEXT", help="The bank's title; else the file tells.")] = "",
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="The bank's file; else it joins your banks."),
    ] = None,
    no_history: NoHistory = False,
    force: Annotated[
        bool, typer.Option("--force", help="Go over another bank of this id; a copy of it is set aside.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would be taken, and write nothing.")
    ] = False,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Import a bank, or a file of another tool as one, with the answers given there where it holds them.

    Of a table (CSV, TSV, Excel) the header tells what stands where: question, answer, wrong answer 1, 2 …,
    tags, explanation. Without a header the first column is the question and the second the answer; more are
    wrong answers. What was read as what is told; with --dry-run nothing is written yet.

    A bank that somebody gave you (.toml) is checked and joins your banks as it is, under its id.

    Importing a file again updates its bank: progress stays, and so does what you rejected or edited.
    """
    from quiz.cli.articles import names_folder
    from quiz.cli.output import print_json
    from quiz.desk.exchange import take_in
    from quiz.desk.handing import SUFFIX, take_bank
    from quiz.errors import UsageError

    if output == "-":
        raise UsageError("-o -: a bank is kept as a file: name one")
    if output is not None and names_folder(output):
        raise UsageError(f"{output}: is a folder: name a file in it")
    if file.name.lower().endswith(SUFFIX) and not format_name:
        if bank or title or output:
            raise UsageError(f"{file}: a bank joins your banks as it is: leave out --bank, --title and -o")
        handed = take_bank(file, paths_of(context, data_dir), force=force, dry_run=dry_run)
        _show_bank(file, handed, dry_run=dry_run, as_json=as_json)
        return
    with waiting(f"Reading {file.name}", quiet=as_json):
        arrival = take_in(
            file,
            paths_of(context, data_dir),
            format_name=format_name,
            bank_id=bank,
            title=title,
            output=Path(output) if output is not None else None,
            history=not no_history,
            force=force,
            dry_run=dry_run,
        )
    if as_json:
        print_json(_told(file, arrival, dry_run=dry_run))
    else:
        _show(file, arrival, dry_run=dry_run, in_library=output is None)


def _show_bank(file: Path, handed: Handed, *, dry_run: bool, as_json: bool) -> None:
    """Tell of a bank of our own format that somebody gave away."""
    from quiz.cli.lines import counted, say
    from quiz.cli.output import print_json

    bank = handed.bank
    if as_json:
        told = {
            "file": str(file),
            "format": "sco-quiz",
            "bank": bank.id,
            "title": bank.title,
            "path": str(handed.path),
            "dry_run": dry_run,
            "written": handed.written and not dry_run,
            "questions": len(bank.questions),
            "findings": handed.findings,
            "backup": str(handed.backup) if handed.backup else None,
        }
        print_json(told)
        return
    if handed.written:
        say(f"{'Would copy' if dry_run else 'Copied'} {counted(len(bank.questions), 'question')}.")
    else:
        say("This bank is here already, as it is.")
    say(f"Bank {bank.id}, “{bank.title}”: {handed.path}")
    if handed.backup:
        say(f"What stood there is kept as {handed.backup}")
    if handed.findings:
        say(f"check finds {counted(handed.findings, 'thing')} in it: sco-quiz check {shlex.quote(str(file))}")
    if not dry_run:
        say(f"Study it: sco-quiz study {bank.id}")


def waiting(what: str, *, quiet: bool) -> AbstractContextManager[object]:
    """A line on standard error while something takes its time, where a person looks at it."""
    from rich.text import Text

    from quiz.clean import visible
    from quiz.cli.output import console

    screen = console(stderr=True)
    if quiet or not screen.is_terminal or screen.is_dumb_terminal:
        return nullcontext()
    return screen.status(Text(visible(what, lines=False)))


def show_skipped(title: str, skipped: Sequence[Skipped], *, what: str = "Why") -> None:
    """A table of what was left out and why, or of what there is to know."""
    from quiz.cli.output import print_table

    rows = [(one.place, one.why) for one in skipped[:_MOST_SKIPPED]]
    print_table(title, (("Where", False), (what, False)), rows)
    if len(skipped) > _MOST_SKIPPED:
        typer.echo(f"… and {len(skipped) - _MOST_SKIPPED:,} more: --json lists all.")


def _show(file: Path, arrival: Arrival, *, dry_run: bool, in_library: bool) -> None:
    from quiz.clean import visible
    from quiz.cli.lines import counted

    def say(text: str) -> None:
        typer.echo(visible(text, lines=False))

    bank, updated = arrival.bank, arrival.updated
    done = "Would write" if dry_run else "Wrote"
    if arrival.written:
        say(f"{done} {counted(len(bank.questions), 'question')} of {file.name} ({arrival.format.title}).")
    else:
        say(f"The bank is here already, with every question of {file.name} ({arrival.format.title}).")
    say(f"Bank {bank.id}, “{bank.title}”: {arrival.path}")
    for columns in arrival.read_as[:_MOST_TABLES]:
        say(f"Columns read as: {columns}.")
    if len(arrival.read_as) > _MOST_TABLES:
        say(f"… and {counted(len(arrival.read_as) - _MOST_TABLES, 'more sheet')}: --json lists all.")
    afresh = len(updated.added) == len(bank.questions) and not (updated.gone or updated.refused)
    if arrival.written and not afresh:
        say(f"{', '.join(_counts(arrival)) or 'nothing changed'}.".capitalize())
    if arrival.backup:
        say(f"What stood there is kept as {arrival.backup}")
    skipped, notes = _apart(arrival.skipped)
    if skipped:
        show_skipped(f"{counted(len(skipped), 'part')} skipped", skipped)
    if notes:
        show_skipped("Taken over, but", notes, what="What to know")
    taken, there = arrival.history
    if taken or there:
        verb = "would come" if dry_run else "came"
        already = f" ({counted(there, 'was', 'were')} in the log already)" if there else ""
        say(f"{counted(taken, 'answer')} {verb} along{already}.")
    if not dry_run and in_library:
        say(f"Study it: sco-quiz study {bank.id}")


def _apart(skipped: Sequence[Skipped]) -> tuple[list[Skipped], list[Skipped]]:
    """What was left out, and what there is to know of what was not."""
    return [one for one in skipped if not one.note], [one for one in skipped if one.note]


def _counts(arrival: Arrival) -> list[str]:
    updated = arrival.updated
    named = {
        "as they were": updated.same,
        "changed": updated.changed,
        "new": updated.added,
        "gone from the file and left out": updated.gone,
        "left as you wrote them": updated.yours,
        "left out because you rejected them": updated.refused,
    }
    return [f"{len(ids):,} {what}" for what, ids in named.items() if ids]


def _told(file: Path, arrival: Arrival, *, dry_run: bool) -> dict[str, object]:
    taken, there = arrival.history
    skipped, notes = _apart(arrival.skipped)
    return {
        "file": str(file),
        "format": arrival.format.name,
        "bank": arrival.bank.id,
        "title": arrival.bank.title,
        "path": str(arrival.path),
        "dry_run": dry_run,
        "written": arrival.written and not dry_run,
        "questions": len(arrival.bank.questions),
        **arrival.updated.as_dict(),
        "read_as": list(arrival.read_as),
        "backup": str(arrival.backup) if arrival.backup else None,
        "skipped": [one.as_dict() for one in skipped],
        "notes": [one.as_dict() for one in notes],
        "history": {"taken": taken, "already_there": there},
    }
