"""``sco-quiz generate``: articles become banks."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quiz.cli.options import DataDir, Json, paths_of
from quiz.cli.second import CALLS, TIMEOUT, Llm, LlmCalls, LlmTimeout, LlmUrl

if TYPE_CHECKING:
    from quiz.cli.articles import Job
    from quiz.cli.generating import Failed, Made, Wishes
    from quiz.cli.summary import Outcome


def generate(
    context: typer.Context,
    articles: Annotated[
        list[Path],
        typer.Argument(
            metavar="ARTICLE",
            help="Markdown, plain text, saved web pages (HTML) or PDFs; - reads standard input.",
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="BANK|DIR",
            help="The bank to write, or the folder for several; your banks folder when left out.",
            show_default=False,
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            "--date",
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
        typer.Option(
            "--limit", "-n", min=1, help="Make at most this many questions of an article.", show_default=False
        ),
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, max=64, metavar="N", help="Read N articles at once.")
    ] = 1,
    keep_text: Annotated[
        bool,
        typer.Option(
            "--keep-text",
            help="Save the text of a web page or a PDF beside its bank: the evidence is quoted from it.",
        ),
    ] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Show every sentence and wording that was dropped, by reason.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite a bank that was not made from this article.")
    ] = False,
    llm: Llm = None,
    llm_url: LlmUrl = None,
    llm_timeout: LlmTimeout = TIMEOUT,
    llm_calls: LlmCalls = CALLS,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Make a question bank from each article, offline.

    Every question quotes its evidence. What cannot be asked safely is dropped, and the summary says why.
    An article that fails does not stop the others.
    """
    from quiz.cli.articles import names_folder, plan
    from quiz.cli.generating import Wishes
    from quiz.cli.second import second_author
    from quiz.errors import UsageError

    if len(articles) > 1 and (title is not None or published is not None):
        raise UsageError("--title and --date are for one article; several tell their own, or none")
    wishes = Wishes(
        title=title,
        published=_day(published) if published is not None else None,
        limit=limit,
        keep_text=keep_text,
        author=second_author(llm, llm_url, llm_timeout, llm_calls),
        why=why,
    )
    banks = paths_of(context, data_dir).banks
    if output == "-":
        raise UsageError("-o -: a bank is kept as a file: name one, or a folder")
    place = Path(output) if output is not None else None
    planned = plan(articles, place, banks, folder=output is not None and names_folder(output))
    if len(planned) == 1:
        _one(planned[0], wishes, force=force, in_library=output is None, as_json=as_json)
    else:
        _several(planned, wishes, jobs, place or banks, force=force, as_json=as_json)


def _day(text: str) -> date:
    """A day as ``--date`` has it.

    Raises:
        UsageError: it is none.
    """
    from quiz.errors import UsageError

    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UsageError(f"--date “{text[:40]}” is no day: write it as 2025-03-12 (year-month-day)") from None


def _one(job: Job, wishes: Wishes, *, force: bool, in_library: bool, as_json: bool) -> None:
    """One article; what goes wrong is raised."""
    from quiz.cli import progress, second, summary
    from quiz.cli.generating import make
    from quiz.cli.output import print_json

    with progress.of_one(quiet=as_json) as step:
        made = make(job, wishes, step)
    done = _put(made, wishes, force=force)
    if as_json:
        print_json(done.as_dict())
    else:
        summary.show(done, wishes, in_library=in_library)
    second.warn(made.generated.report.second)


def _several(
    planned: Sequence[Job], wishes: Wishes, jobs: int, folder: Path, *, force: bool, as_json: bool
) -> None:
    """Several articles; those that fail are told at the end, and make the exit code 1."""
    from quiz.cli import progress, second, summary
    from quiz.cli.articles import make_folder
    from quiz.cli.generating import Failed, make_all
    from quiz.cli.output import print_json
    from quiz.errors import QuizError

    make_folder(folder)
    ends: dict[int, Outcome | Failed] = {}
    try:
        names = [job.article.name for job in planned]
        with (
            progress.of_many(names, quiet=as_json) as tell,
            closing(make_all(planned, wishes, jobs, tell)) as making,
        ):
            for number, made in making:
                try:
                    ends[number] = made if isinstance(made, Failed) else _put(made, wishes, force=force)
                except QuizError as error:
                    ends[number] = Failed(str(error))
                tell(number, "done", 1.0)
    finally:
        # Also after Ctrl-C: the banks that are there are told.
        in_order = [(planned[number], ends[number]) for number in sorted(ends)]
        failed = [end for _, end in in_order if isinstance(end, Failed)]
        done = [end for _, end in in_order if not isinstance(end, Failed)]
        if as_json:
            print_json([_told(job, end) for job, end in in_order])
        else:
            summary.show_all(done, wishes, folder=folder)
        for one in done:
            second.warn(one.made.generated.report.second)
        summary.lament(failed, of=len(planned))
    if failed:
        raise typer.Exit(1)


def _put(made: Made, wishes: Wishes, *, force: bool) -> Outcome:
    """Write the bank, and the text it quotes where that is wanted.

    Raises:
        BankError: something else stands there, or it cannot be written.
    """
    from quiz.cli.articles import keep_text, make_folder
    from quiz.cli.regenerate import settle, standing
    from quiz.cli.summary import Outcome

    bank = made.generated.bank
    job = made.job
    standing(job.target, bank, force=force)  # before anything is made
    make_folder(job.target.parent)
    if made.keep:
        keep_text(made.text, made.keep)
    settled = settle(job.target, bank, made.text, force=force, limit=wishes.limit)
    return Outcome(job, made, settled)


def _told(job: Job, end: Outcome | Failed) -> dict[str, object]:
    from quiz.cli.generating import Failed

    return {"article": str(job.article), "error": end.why} if isinstance(end, Failed) else end.as_dict()
