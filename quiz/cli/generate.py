"""``sco-quiz generate``: an article becomes a bank."""

from __future__ import annotations

import shlex
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quiz.cli.options import DataDir, Json, paths_of

if TYPE_CHECKING:
    from quiz.cli.regenerate import Settled
    from quiz.generate import Generated

Step = Callable[[str, float], None]
_MOST_REASONS = 12


def generate(
    context: typer.Context,
    article: Annotated[
        Path, typer.Argument(metavar="ARTICLE", help="Plain text or Markdown, UTF-8; - reads standard input.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="BANK",
            help="The bank to write; your banks folder when left out.",
            show_default=False,
        ),
    ] = None,
    published: Annotated[
        datetime | None,
        typer.Option(
            "--date",
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="When the article appeared; settles “Wednesday” and “this week”.",
            show_default=False,
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", help="The article's title.", show_default=False)
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", "-n", min=1, help="Make at most this many questions.", show_default=False),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite a bank that was not made from this article.")
    ] = False,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Make a question bank from an article, offline.

    Every question quotes its evidence. What cannot be asked safely is dropped, and the summary says why.
    """
    from quiz.cli.regenerate import settle, standing
    from quiz.generate import generate as make
    from quiz.questions import slug

    raw = _read(article)
    name = "article" if str(article) == "-" else article.stem
    target = _target(output, name, paths_of(context, data_dir).banks)
    text = _text(raw, article)
    with _progress(quiet=as_json) as step:
        made = make(
            text,
            raw=raw,
            name=name,
            bank_id=slug(target.stem),
            title=title,
            published=published.date() if published else None,
            limit=limit,
            file=_relative(article, target),
            progress=step,
        )
    standing(target, made.bank, force=force)  # before a folder is made
    _make_folder(target.parent)
    settled = settle(target, made.bank, text, force=force)
    _report(made, settled, target, in_library=output is None, as_json=as_json)


def _make_folder(folder: Path) -> None:
    """The folder the bank goes into, made where there is none.

    Raises:
        BankError: it cannot be.
    """
    from quiz.errors import BankError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        remedy = "name another place with -o"
        raise BankError(
            f"the folder cannot be made ({error.strerror}): {remedy}", file=str(folder)
        ) from error


def _read(article: Path) -> bytes:
    """The article's bytes.

    Raises:
        ArticleError: the file cannot be read.
    """
    from quiz.errors import ArticleError

    if str(article) == "-":
        return sys.stdin.buffer.read()
    try:
        return article.read_bytes()
    except FileNotFoundError:
        raise ArticleError(f"{article}: there is no such file") from None
    except IsADirectoryError:
        raise ArticleError(f"{article}: this is a folder; name the article in it") from None
    except OSError as error:
        raise ArticleError(f"{article}: cannot be read: {error.strerror}") from error


def _text(raw: bytes, article: Path) -> str:
    """The article's text.

    Raises:
        ArticleError: it is not UTF-8.
    """
    from quiz.errors import ArticleError

    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ArticleError(f"{article}:{line}: this is not UTF-8 text; save the article as UTF-8") from None


def _target(output: Path | None, name: str, banks: Path) -> Path:
    """Where the bank goes: the named file, into the named folder, or into the learner's banks."""
    from quiz.questions import slug

    if output is None:
        return banks / f"{slug(name)}.toml"
    return output / f"{slug(name)}.toml" if output.is_dir() else output


def _relative(article: Path, target: Path) -> str:
    """The article's path as the bank names it; empty where it does not stand beside or below the bank."""
    try:
        return article.resolve().relative_to(target.resolve().parent).as_posix()
    except ValueError:
        return ""


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Step | None]:
    """A progress bar on standard error, where a person looks at it."""
    from quiz.cli.output import console

    screen = console(stderr=True)
    if quiet or not screen.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, Progress, TextColumn

    with Progress(
        TextColumn("{task.description}", markup=False), BarColumn(), console=screen, transient=True
    ) as bar:
        task = bar.add_task("Reading", total=1.0)
        yield lambda what, share: bar.update(task, description=what, completed=share)


def _report(made: Generated, settled: Settled, target: Path, *, in_library: bool, as_json: bool) -> None:
    from quiz.clean import visible
    from quiz.cli.output import print_json, print_table
    from quiz.cli.regenerate import as_dict, told

    report, backup, questions = made.report, settled.backup, settled.bank.questions
    types = Counter(question.type for question in questions)
    if as_json:
        print_json(
            {
                "bank": made.bank.id,
                "file": str(target),
                "backup": str(backup) if backup else None,
                "questions": len(questions),
                "types": dict(sorted(types.items())),
                "kept": as_dict(settled.kept),
                "words": report.words,
                "sentences": report.sentences,
                "sentences_used": report.used,
                "dropped": dict(report.dropped.most_common()),
                "examples": report.examples,
            }
        )
        return
    typer.echo(f"{len(questions)} questions from {report.words} words: {visible(str(target), lines=False)}")
    print_table("Questions", (("Type", False), ("Made", True)), types.most_common())
    typer.echo(f"Sentences used: {report.used} of {report.sentences}.")
    for line in told(settled.kept) if settled.kept else ():
        typer.echo(visible(line, lines=False))
    if report.dropped:
        reasons = report.dropped.most_common()
        print_table("Dropped, and why", (("Reason", False), ("Times", True)), reasons[:_MOST_REASONS])
        if len(reasons) > _MOST_REASONS:
            typer.echo(f"… and {len(reasons) - _MOST_REASONS} more reasons; --json lists all.")
    if backup:
        typer.echo(f"What stood there before is kept as {visible(str(backup), lines=False)}")
    named = made.bank.id if in_library else visible(shlex.quote(str(target)), lines=False)
    typer.echo(f"Study it: sco-quiz study {named}")
