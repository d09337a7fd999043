"""``sco-quiz check``: invalid banks and item-writing flaws."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quiz.cli.options import Json


def check(
    banks: Annotated[list[Path], typer.Argument(metavar="BANK…", help="Bank files to check.")],
    as_json: Json = False,
) -> None:
    """Check banks: are they valid, and are their questions well made?

    Exits with 1 when anything is wrong.
    """
    from quiz.banks.check import check_file
    from quiz.clean import visible
    from quiz.cli.output import print_json

    reports = [check_file(path) for path in banks]
    if as_json:
        print_json([report.as_dict() for report in reports])
    else:
        for report in reports:
            for line in report.lines():
                typer.echo(visible(line, lines=False))
    if any(report.errors or report.findings for report in reports):
        raise typer.Exit(1)
