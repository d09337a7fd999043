"""``sco-quiz review``: a bank's questions beside their evidence, accepted, edited or rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from quiz.cli.home import has_screen
from quiz.cli.options import DataDir, Json, Plain, before, paths_of

if TYPE_CHECKING:
    from quiz.banks.reviewfile import ReviewFile


def review(
    context: typer.Context,
    bank: Annotated[str, typer.Argument(metavar="BANK", help="A bank's id or file.")],
    plain: Plain = False,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Review a bank: accept, edit, reject and reorder its questions beside their evidence.

    Every decision is saved at once, in the bank itself, and outlives making the bank anew.
    """
    from quiz.banks import Library
    from quiz.banks.reviewfile import ReviewFile

    banks = paths_of(context, data_dir).banks
    path = Library([banks]).find(bank)
    if as_json:
        _report(ReviewFile(path))
        return
    file = ReviewFile.open(path, banks)
    if plain or before(context).plain or not has_screen():
        from quiz.cli.plain_review import play

        play(file)
    else:
        from quiz.tui import review as show

        show(file)
        typer.echo(f"{file.review.counts}.")
        if file.unsaved:
            file.save()  # tells why once more, as the last word and the exit code


def _report(file: ReviewFile) -> None:
    from dataclasses import asdict

    from quiz.banks.reviewing import states
    from quiz.cli.output import print_json

    counts = file.review.counts
    print_json(
        {
            "bank": file.review.bank.id,
            "path": str(file.path),
            "questions": counts.total,
            "reviewed": counts.reviewed,
            **asdict(counts),
            "states": list(states(file.review)),
        }
    )
