"""``sco-quiz review``: a bank's questions beside their evidence, accepted, edited or rejected."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quiz.cli.home import has_screen
from quiz.cli.options import DataDir, Json, Plain, before, paths_of

if TYPE_CHECKING:
    from quiz.banks.reviewfile import NotYours, ReviewFile


def review(
    context: typer.Context,
    bank: Annotated[str, typer.Argument(metavar="BANK", help="A bank's id or file.")],
    copy: Annotated[
        bool,
        typer.Option(
            "--copy", help="Copy a bank that came with the program into your own banks; review the copy."
        ),
    ] = False,
    article: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The article, whose sentences new questions are made of; else the one beside.",
        ),
    ] = None,
    plain: Plain = False,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Review a bank: accept, edit, reject and reorder its questions beside their evidence.

    Every decision is saved at once, in the bank itself, and outlives making the bank anew.
    """
    from quiz.banks import Library
    from quiz.banks.passages import article_of
    from quiz.banks.reviewfile import NotYours, ReviewFile
    from quiz.cli.lines import say

    banks = paths_of(context, data_dir).banks
    path = Library([banks]).find(bank)
    if as_json:
        _report(ReviewFile(path))
        return
    text = _text_of(article) if article is not None else None
    on_screen = not plain and not before(context).plain and has_screen()
    try:
        file = ReviewFile.open(path, banks, copy=copy)
    except NotYours as refusal:
        if not on_screen or not _wanted(refusal):
            raise
        file = ReviewFile.open(path, banks, copy=True)
    file.told = text
    if file.path != path:
        file.told = text if text is not None else article_of(file.review.bank, path)  # it stays where it was
        say(f"Copied to {file.path}: this copy is yours, and counts from now on.")
    if not on_screen:
        from quiz.cli.plain_review import play

        play(file)
    else:
        from quiz.tui import review as show

        show(file)
        if counts := file.counts():
            typer.echo(f"{counts}.")
        if file.unsaved:
            file.save()  # tells why once more, as the last word and the exit code


def _text_of(article: Path) -> str:
    """The text of an article of any kind that banks are made of.

    Raises:
        ArticleError: it cannot be read.
    """
    from quiz.cli.articles import Job, named
    from quiz.generate.documents import read_document

    job = Job(article, article.stem, article)
    with named(job):
        return read_document(job.read(), article.name).text


def _wanted(refusal: NotYours) -> bool:
    """Whether the person at the terminal wants a copy."""
    from quiz.clean import visible

    title = visible(refusal.title, lines=False, limit=100)
    return typer.confirm(
        f"“{title}” {refusal.why}.\nCopy it to {refusal.folder} and review the copy? Your progress stays.",
        default=True,
        err=True,
    )


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
