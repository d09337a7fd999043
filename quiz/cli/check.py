"""``sco-quiz check``: invalid banks and item-writing flaws."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quiz.cli.options import DataDir, Json, paths_of

if TYPE_CHECKING:
    from quiz.banks import Library
    from quiz.banks.check import Report


def check(
    context: typer.Context,
    banks: Annotated[list[str], typer.Argument(metavar="BANK…", help="Banks to check: files, or their ids.")],
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Check banks: are they valid, and are their questions well made?

    Exits with 1 when anything is wrong.
    """
    from quiz.banks import Library
    from quiz.banks.check import check_file
    from quiz.clean import visible
    from quiz.cli.output import print_json

    library = Library(paths_of(context, data_dir).bank_folders)
    reports = [_with_way_in(check_file(_file(library, bank))) for bank in banks]
    if as_json:
        print_json([report.as_dict() for report in reports])
    else:
        for report in reports:
            for line in report.lines():
                typer.echo(visible(line, lines=False))
    if any(report.errors or report.findings for report in reports):
        raise typer.Exit(1)


def _with_way_in(report: Report) -> Report:
    """The report; of a file that is a table or an article it says so, rather than that it is no TOML."""
    from quiz.desk.choosing import way_in
    from quiz.errors import BankError

    if not report.errors or report.path.suffix.lower() == ".toml" or not report.path.is_file():
        return report
    told = way_in(report.path)
    return replace(report, errors=(BankError(told, file=str(report.path)),)) if told else report


def _file(library: Library, bank: str) -> Path:
    """The file a person means; a path stays one, so that what is wrong with it is told with the others."""
    path = Path(bank).expanduser()
    if path.exists() or path.suffix or len(path.parts) > 1:
        return path
    return library.find(bank)
