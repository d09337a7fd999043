"""``sco-quiz stats``: how it goes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quiz.cli.options import DataDir, Json, open_desk


def stats(
    context: typer.Context,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html", metavar="FILE", help="Write all as one page; - for standard output.", show_default=False
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is no such page.")] = False,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Tell how much was answered, how well, how much is learned, and what is coming."""
    from quiz.cli.output import print_json, print_table
    from quiz.desk.insight import insight
    from quiz.study.figures import share_text
    from quiz.study.insight_sections import sections

    with open_desk(context, data_dir) as desk:
        figures, found = desk.figures(), insight(desk)
        learner = desk.paths.learner if desk.paths is not None else ""
    if html is not None:
        from quiz.cli.output import is_stdout, to_stdout
        from quiz.cli.stats_html import page

        text = page(figures, found, learner)
        if is_stdout(html):
            to_stdout(text.encode(), as_json=as_json)
            return
        _save(text, html, force=force)
    if as_json:
        print_json(figures.as_dict() | {"progress": found.as_dict()})
        return
    if html is not None:
        typer.echo(f"Written: {html}")
        return
    print_table("Your study", (("", False), ("", True)), figures.rows())
    if figures.banks:
        print_table(
            "Banks",
            (("Bank", False), ("Answers", True), ("Right", True), ("Learned", True), ("Questions", True)),
            [
                (
                    b.bank_id,
                    b.totals.answers,
                    share_text(b.totals.right, b.totals.answers),
                    b.learned,
                    b.questions,
                )
                for b in figures.banks
            ],
        )
    for section in sections(found):
        typer.echo("\n".join((section.title, *(f"  {word}" for word in section.words))))
        if section.rows:
            print_table("", section.columns, section.rows)


def _save(text: str, path: Path, *, force: bool) -> None:
    """Write the page, all or nothing; over another file only if forced.

    Raises:
        UsageError: there is another file, or it cannot be written.
    """
    from quiz.cli.output import refuse_other
    from quiz.cli.stats_html import MARK
    from quiz.errors import UsageError
    from quiz.saving import replace_file

    refuse_other(path, MARK, force=force)
    try:
        replace_file(text.encode(), path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from error
