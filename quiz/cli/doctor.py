"""``sco-quiz doctor``: what is the matter with a learner's files, and the repair of what can be repaired."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from quiz.cli.options import DataDir, Json, paths_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.desk.doctor import Finding

_MARKS = {"good": "ok    ", "note": "note  ", "wrong": "WRONG "}


def doctor(
    context: typer.Context,
    repair: Annotated[
        bool, typer.Option("--repair", help="Repair what can be repaired; asks before.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Repair without asking.")] = False,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Look whether your answers, backups, settings and banks are sound; repair what can be repaired."""
    from quiz.cli.lines import say
    from quiz.cli.output import console, print_json
    from quiz.desk.doctor import look
    from quiz.desk.mending import mend

    paths, now = paths_of(context, data_dir), datetime.now(UTC)
    found: list[Finding] = []
    with console(stderr=True).status("Looking …") as status:  # a large database takes a while
        for finding in look(paths, now):
            found.append(finding)
            if not as_json:
                status.stop()
                say(f"{_MARKS[finding.state]}{finding.what}: {finding.text}")
                if finding.remedy:
                    say(f"      → {finding.remedy}")
                status.start()
    done: list[str] = []
    if repair and any(finding.mend for finding in found):
        _ask(yes, found)
        with _progress(as_json) as progress:
            done = list(mend(paths, found, now, progress))
        if not as_json:
            for line in done:
                say(line)
        found = list(look(paths, now))
    wrong = [finding for finding in found if finding.state == "wrong"]
    if as_json:
        print_json(
            {"healthy": not wrong, "findings": [finding.as_dict() for finding in found], "repaired": done}
        )
    elif not wrong:
        say("All is well now." if done else "All is well.")
    elif repair:
        say("Still wrong: " + "; ".join(f"{finding.what}: {finding.text}" for finding in wrong))
    if wrong:
        raise typer.Exit(1)


def _ask(yes: bool, found: list[Finding]) -> None:
    from quiz.errors import UsageError

    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError("--repair asks before it changes anything, and here is nobody to ask: add --yes")
    for finding in found:
        if finding.mend:
            typer.echo(f"{finding.what}: {finding.remedy}", err=True)
    if not typer.confirm("Repair this?", default=False, err=True):
        typer.echo("Nothing was changed.", err=True)
        raise typer.Exit(1)


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[float], None] | None]:
    from quiz.cli.progress import of_one

    with of_one(quiet=quiet) as show:
        yield None if show is None else lambda share: show("reading", share)
