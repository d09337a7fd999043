"""The second author on the command line: its options, and what the summary says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from quiz.generate.llm import LanguageModel
    from quiz.generate.report import Second

_PANEL = "A second author (the only options that send anything anywhere)"

Llm = Annotated[
    str | None,
    typer.Option(
        "--llm",
        metavar="MODEL",
        help="Let a language model draft further questions. The article is sent to it. Any model that "
        "“llm models” lists, or one of --llm-url.",
        show_default=False,
        rich_help_panel=_PANEL,
    ),
]
LlmUrl = Annotated[
    str | None,
    typer.Option(
        "--llm-url",
        metavar="URL",
        help="Where an OpenAI-compatible server has MODEL, such as http://localhost:8080/v1.",
        show_default=False,
        rich_help_panel=_PANEL,
    ),
]
LlmTimeout = Annotated[
    float,
    typer.Option(
        "--llm-timeout",
        min=0.1,
        metavar="SECONDS",
        help="How long one passage may take.",
        rich_help_panel=_PANEL,
    ),
]
LlmCalls = Annotated[
    int,
    typer.Option(
        "--llm-calls",
        min=1,
        metavar="N",
        help="Ask about this many passages at most, spread over the article.",
        rich_help_panel=_PANEL,
    ),
]
TIMEOUT, CALLS = 120.0, 24


def second_author(
    model: str | None, url: str | None = None, timeout: float = TIMEOUT, calls: int = CALLS
) -> LanguageModel | None:
    """The second author that was asked for; None where none was. To be called before anything is read.

    Raises:
        UsageError: an address without a model, or a model without a name.
        MissingExtra: the library is not installed.
        ModelError: there is no such model, its key is missing, or the address is none.
    """
    from quiz.errors import UsageError

    if model is None:
        if url is not None:
            raise UsageError("--llm-url needs a model: --llm NAME, as the server calls it")
        return None
    if not model.strip():
        raise UsageError('--llm needs the name of a model; "llm models" lists them')
    from quiz.generate.llm import LanguageModel

    author = LanguageModel(model, url or "", timeout, calls)
    author.check()
    return author


def warn(second: Second | None) -> None:
    """What went wrong with the model: one line on standard error, or nothing."""
    from quiz.clean import visible

    if second is not None and second.warning:
        typer.echo(f"sco-quiz: {visible(second.warning, lines=False, limit=600)}", err=True)


def told(second: Second) -> str:
    """What the model gave and what became of it, in one line."""
    from quiz.counting import counted

    drafts = f"{counted(second.drafts, 'draft')}"
    passages = f"{second.answered} of {counted(second.passages, 'passage')}"
    line = f"Second author {second.model}: {drafts} on {passages}, {second.kept} kept"
    if not second.dropped:
        return f"{line}."
    reasons = "; ".join(f"{why} ({times})" for why, times in second.dropped.most_common())
    return f"{line}, {sum(second.dropped.values())} dropped: {reasons}."


def as_dict(second: Second | None) -> dict[str, object] | None:
    """The same for ``--json``, with the reasons."""
    if second is None:
        return None
    return {
        "model": second.model,
        "passages": second.passages,
        "asked": second.planned,
        "answered": second.answered,
        "failed": dict(second.failed.most_common()),
        "drafts": second.drafts,
        "kept": second.kept,
        "dropped": dict(second.dropped.most_common()),
        "examples": {why: list(shown) for why, shown in second.examples.items()},
        "warning": second.warning or None,
    }
