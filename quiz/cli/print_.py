"""``sco-quiz print``: a bank as a quiz on paper, with the key."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quiz.cli.options import DataDir, Json, Tags, paths_of

if TYPE_CHECKING:
    from quiz.formats.sheet import Sheet
    from quiz.questions import Bank

_SEED = re.compile(rb"made with --seed (\d+)")  # stands with the key


def print_(
    context: typer.Context,
    bank: Annotated[str, typer.Argument(metavar="BANK", help="A bank's id or file.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="A .html or .pdf, - for the page on standard output; else BANK.html here.",
            show_default=False,
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
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Print a quiz: sheets in shuffled variants, and the key to each, as a page or a PDF.

    Rejected questions are left out. The seed stands with the key: with it the same sheet is made again.
    """
    import secrets

    from quiz.banks import Library, read_bank
    from quiz.banks.writing import save_bytes
    from quiz.cli.output import is_stdout, print_json, refuse_other, to_stdout
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
    piped = is_stdout(path)
    if path.suffix.lower() == ".pdf":
        from quiz.formats.sheet_pdf import CREATOR, pdf_sheet

        refuse_other(path, CREATOR, force=force)
        data = pdf_sheet(sheet, key=key, evidence=evidence, paper=paper.lower() or "a4", font=font)
    elif piped or path.suffix.lower() in (".html", ".htm"):
        if not piped:
            refuse_other(path, MARK, force=force)
        data = html_sheet(sheet, key=key, evidence=evidence, paper=paper.lower()).encode()
    else:
        raise UsageError(f"{path}: a sheet is written as .html or .pdf")
    if piped:
        to_stdout(data, as_json=as_json)
    else:
        _refuse_sheet(path, data, seed, force=force)
        save_bytes(data, path)
    unread = _unread(read, sheet)
    if as_json:
        print_json({"file": str(path), **sheet.as_dict(), "unreviewed": unread})
        return
    count = len(sheet.variants[0].items)
    letters = ", ".join(variant.letter for variant in sheet.variants)
    asked = counted(count, "question")
    typer.echo(
        f"Written: {path}, {asked}, {points_text(sheet.points)}, variants {letters}, seed {sheet.seed}",
        err=piped,
    )
    if unread:
        of = counted(unread, "of them was", "of them were")
        told = f"{of} generated and never reviewed: sco-quiz review {shlex.quote(bank)}"
        typer.echo(f"sco-quiz: {told}", err=True)


def _refuse_sheet(path: Path, data: bytes, seed: int | None, *, force: bool) -> None:
    """Refuse to write over another sheet: with it would go the key to what was handed out.

    Args:
        data: the sheet to be written; the same one may be written again.
        seed: the one asked for; a sheet may be made again with its own.

    Raises:
        UsageError: a sheet of another seed stands there, or of one that it does not tell.
    """
    from quiz.errors import UsageError

    if force or not path.exists():
        return
    there = path.read_bytes()
    found = _SEED.search(there)
    old = int(found[1]) if found else None
    if there == data or (old is not None and old == seed):
        return
    again = f" of seed {old}" if old is not None else ""
    remedy = f"--seed {old} makes it again, " if old is not None else ""
    raise UsageError(f"{path}: a sheet{again} is there: name another file; {remedy}--force writes over it")


def _unread(bank: Bank, sheet: Sheet) -> int:
    """How many of the printed questions were made from an article and never looked at by a person."""
    from quiz.banks.marks import is_persons

    if bank.source is None or not bank.source.generator or " import " in bank.source.generator:
        return 0
    printed = (item.question for item in sheet.variants[0].items)
    return sum(not question.reviewed and not is_persons(question) for question in printed)
