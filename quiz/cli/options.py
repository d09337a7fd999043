"""Options that several verbs share, and the desk they open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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
Json = Annotated[bool, typer.Option("--json", help="Print the report as JSON.")]


@dataclass(frozen=True, slots=True)
class Before:
    """The options given before the verb."""

    data_dir: Path | None = None
    plain: bool = False


def before(context: typer.Context) -> Before:
    """What was given before the verb."""
    found = context.find_root().obj
    return found if isinstance(found, Before) else Before()


def paths_of(context: typer.Context, data_dir: Path | None) -> Paths:
    """The learner's paths, from ``--data-dir`` after or before the verb."""
    from quiz.paths import find_paths

    return find_paths(data_dir or before(context).data_dir)


@contextmanager
def open_desk(context: typer.Context, data_dir: Path | None) -> Iterator[Desk]:
    """The learner's desk, closed again whatever happens.

    Raises:
        QuizError: settings or database cannot be used.
    """
    from quiz.desk import Desk

    with Desk.open(paths_of(context, data_dir)) as desk:
        yield desk
