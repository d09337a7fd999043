"""Options that several verbs share, and the desk they open."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from quiz.desk import Desk
    from quiz.paths import Paths

DataDir = Annotated[
    Path | None,
    typer.Option(
        "--data-dir",
        metavar="DIR",
        help="Where your answers, settings and banks are kept; else SCO_QUIZ_DATA says where.",
        show_default=False,
    ),
]
Plain = Annotated[
    bool, typer.Option("--plain", help="Ask line by line, without a screen: for screen readers and scripts.")
]
Tags = Annotated[
    list[str] | None,
    typer.Option(
        "--tag",
        metavar="TAG",
        help="Only questions with this tag; more than once for one of several.",
        show_default=False,
    ),
]
Learner = Annotated[
    str | None,
    typer.Option(
        "--learner",
        metavar="NAME",
        help="Whose answers and settings; may stand behind any verb too. Else SCO_QUIZ_LEARNER says whose.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print the report as JSON.")]


class _PlainFlags:
    """Help in which a flag stands without a type: ``--plain <bool>`` looks as if it took a value."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        for param in self.get_params(ctx):  # type: ignore[attr-defined]
            if getattr(param, "is_flag", False) and param.metavar is None:
                param.metavar = ""
        super().format_help(ctx, formatter)  # type: ignore[misc]


class Verb(_PlainFlags, TyperCommand):
    """One verb."""


class Verbs(_PlainFlags, TyperGroup):
    """The verbs; ``--learner NAME`` may stand before or behind each of them."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Bring the option to the front, where it is defined."""
        front, rest = [], list(args)
        end = rest.index("--") if "--" in rest else len(rest)
        if end and rest[end - 1] == "--learner" and not ctx.resilient_parsing:
            return super().parse_args(ctx, ["--learner"])  # says that the name is missing
        at = 0
        while at < end:
            if rest[at] == "--learner" and at + 1 < end:
                front += [rest.pop(at), rest.pop(at)]
                end -= 2
            elif rest[at].startswith("--learner="):
                front.append(rest.pop(at))
                end -= 1
            else:
                at += 1
        return super().parse_args(ctx, front + rest)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The verbs with the whole first sentence of each, where no frames are drawn."""
        verbs = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        first = [(name, ((verb.help if verb else "") or "").split("\n\n")[0]) for name, verb in verbs]
        with formatter.section("Commands"):
            formatter.write_dl([(name, " ".join(text.split())) for name, text in first])


@dataclass(frozen=True, slots=True)
class Before:
    """The options given before the verb."""

    data_dir: Path | None = None
    plain: bool = False
    learner: str | None = None


def before(context: typer.Context) -> Before:
    """What was given before the verb."""
    found = context.find_root().obj
    return found if isinstance(found, Before) else Before()


def paths_of(context: typer.Context, data_dir: Path | None) -> Paths:
    """The learner's paths, from ``--data-dir`` after or before the verb."""
    from quiz.paths import find_paths

    given = before(context)
    return find_paths(data_dir or given.data_dir, given.learner)


@contextmanager
def open_desk(context: typer.Context, data_dir: Path | None, *, begins: bool = False) -> Iterator[Desk]:
    """The learner's desk, closed again whatever happens; a backup that could not be made is told of then.

    Args:
        begins: the verb is a way to begin as a new learner; any other refuses a name nobody has, since it
            would be mistyped.

    Raises:
        UsageError: nobody learns here under that name.
        QuizError: settings or database cannot be used.
    """
    from quiz.cli.lines import tell_waiting
    from quiz.cli.progress import of_banks
    from quiz.desk import Desk

    paths = paths_of(context, data_dir)
    if not begins:
        _refuse_unknown(paths)
    desk = Desk.open(paths, waiting=tell_waiting)
    tell(desk.greeting)
    try:
        with desk, of_banks() as desk.reading:
            yield desk
    finally:
        tell(desk.notice)


def _refuse_unknown(paths: Paths) -> None:
    if not paths.learner or paths.data.is_dir():
        return
    from quiz.errors import UsageError

    names = ", ".join(paths.learners()) or "nobody under a name"
    raise UsageError(
        f"“{paths.learner}” does not learn here; who does: {names}. "
        f"To begin: sco-quiz study --learner {shlex.quote(paths.learner)}"
    )


def tell(words: str) -> None:
    """What a desk has to tell, as one line on the error stream; nothing where it has nothing."""
    if words:
        from quiz.clean import visible

        typer.echo(f"sco-quiz: {visible(words, lines=False, limit=1_000)}", err=True)
