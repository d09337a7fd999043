"""``sco-quiz print``: a bank as a quiz on paper, with the key."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quiz.cli.options import DataDir, Json, Tags, paths_of

if TYPE_CHECKING:
    from quiz.formats.sheet import Sheet
    from quiz.questions import Bank


def print_(
    context: typer.Context,
    bank: Annotated[str, typer.Argument(metavar="BANK", help="A bank's id or file.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="A .html or .pdf; else BANK.html here.", show_default=False
        ),
    ] = None,
    variants: Annotated[int, typer.Option("--variants", min=1, max=26, help="How many: A, B, C and on.")] = 3,
    questions: Annotated[
        int | None,
        typer.Option(
            "--questions", "-n", min=1, help="How many, drawn by chance; else all.", show_default=False
        ),
    ] = None,
    tag: Tags = None,
    seed: Annotated[
        int | None,
        typer.Option("--seed", min=0, help="The same number makes the same sheet again.", show_default=False),
    ] = None,
    title: Annotated[
        str, typer.Option("--title", metavar="TEXT", help="Instead of the bank's.", show_default=False)
    ] = "",
    key: Annotated[bool, typer.Option("--key/--no-key", help="With the key to each variant.")] = True,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Evidence and explanation in the key.")
    ] = False,
    paper: Annotated[
        str,
        typer.Option("--paper", metavar="a4|letter", help="The size of the sheet.", show_default=False),
    ] = "",
    font: Annotated[
        Path | None,
        typer.Option("--font", metavar="FILE", help="A .ttf for the PDF's letters.", show_default=False),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is no such sheet.")] = False,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Print a quiz: sheets in shuffled variants, and the key to each, as a page or a PDF.

    Rejected questions are left out. The seed stands with the key: with it the same sheet is made again.
    """
    import secrets

    from quiz.banks import Library, read_bank
    from quiz.banks.writing import save_bytes
    from quiz.cli.output import print_json, refuse_other
    from quiz.counting import counted
    from quiz.errors import UsageError
    from quiz.formats.sheet import make_sheet, points_text
    from quiz.formats.sheet_html import MARK, html_sheet

    if paper.lower() not in ("", "a4", "letter"):
        raise UsageError(f"--paper {paper}: it is a4 or letter")
    read = read_bank(Library(paths_of(context, data_dir).bank_folders).find(bank))
    sheet = make_sheet(
        read,
        variants=variants,
        number=questions,
        tags=tag or (),
        seed=secrets.randbelow(1_000_000) if seed is None else seed,
        title=title,
    )
    path = output or Path(f"{read.id}.html")
    if path.suffix.lower() == ".pdf":
        from quiz.formats.sheet_pdf import CREATOR, pdf_sheet

        refuse_other(path, CREATOR, force=force)
        data = pdf_sheet(sheet, key=key, evidence=evidence, paper=paper.lower() or "a4", font=font)
    elif path.suffix.lower() in (".html", ".htm"):
        refuse_other(path, MARK, force=force)
        data = html_sheet(sheet, key=key, evidence=evidence, paper=paper.lower()).encode()
    else:
        raise UsageError(f"{path}: a sheet is written as .html or .pdf")
    save_bytes(data, path)
    unread = _unread(read, sheet)
    if as_json:
        print_json({"file": str(path), **sheet.as_dict(), "unreviewed": unread})
        return
    count = len(sheet.variants[0].items)
    letters = ", ".join(variant.letter for variant in sheet.variants)
    asked = counted(count, "question")
    typer.echo(
        f"Written: {path}, {asked}, {points_text(sheet.points)}, variants {letters}, seed {sheet.seed}"
    )
    if unread:
        of = counted(unread, "of them was", "of them were")
        told = f"{of} generated and never reviewed: sco-quiz review {shlex.quote(bank)}"
        typer.echo(f"sco-quiz: {told}", err=True)


def _unread(bank: Bank, sheet: Sheet) -> int:
    """How many of the printed questions were made from an article and never looked at by a person."""
    from quiz.banks.marks import is_persons

    if bank.source is None or not bank.source.generator or " import " in bank.source.generator:
        return 0
    printed = (item.question for item in sheet.variants[0].items)
    return sum(not question.reviewed and not is_persons(question) for question in printed)
