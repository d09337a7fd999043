"""``sco-quiz export``: a bank, and the answers given to it, as a file of another tool."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from quiz.cli.import_ import Format, NoHistory, show_skipped, waiting
from quiz.cli.options import DataDir, Json, open_desk


def export(
    context: typer.Context,
    bank: Annotated[str, typer.Argument(metavar="BANK", help="A bank's id, file name or path.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write; - for standard output.")],
    format_name: Format = "",
    no_history: NoHistory = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")] = False,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Export a bank for another tool, with your answers where that tool takes them."""
    from quiz.clean import visible
    from quiz.cli.lines import counted
    from quiz.cli.output import is_stdout, print_json, to_stdout
    from quiz.desk.exchange import send_out
    from quiz.errors import UsageError

    piped = is_stdout(file)
    if piped and not format_name:
        raise UsageError("-: the format is told by no suffix here: name it with --format")
    with (
        open_desk(context, data_dir) as desk,
        waiting(f"Writing {file.name}", quiet=as_json or piped),
        TemporaryDirectory() if piped else nullcontext("") as folder,
    ):
        place = Path(folder, "bank") if piped else file
        done = send_out(desk, bank, place, format_name=format_name, history=not no_history, force=force)
        if piped:
            to_stdout(place.read_bytes(), as_json=as_json)
    if piped:
        for one in done.skipped:
            typer.echo(visible(f"sco-quiz: {one.place}: {one.why}", lines=False), err=True)
        return
    if as_json:
        print_json(
            {
                "bank": done.bank.id,
                "file": str(file),
                "format": done.format.name,
                "questions": done.questions,
                "left_out": len(done.bank.questions) - done.questions,
                "skipped": [one.as_dict() for one in done.skipped],
                "history": done.history,
            }
        )
        return
    number = counted(len(done.bank.questions), "question")
    if done.questions < len(done.bank.questions):
        number = f"{done.questions:,} of {number}"
    typer.echo(visible(f"Wrote {done.bank.id} ({number}) to {file} as {done.format.title}.", lines=False))
    if done.skipped:
        show_skipped(f"What {done.format.title} cannot take", done.skipped)
