"""``sco-quiz forget --learner NAME``: a learner leaves without a trace."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from quiz.cli.options import DataDir, Json, before, paths_of


def forget(
    context: typer.Context,
    also: Annotated[
        list[str] | None,
        typer.Option(
            "--also",
            metavar="FOLDER|URL",
            help="Remove the learner from a synced folder or a database as well; may stand more than once.",
            show_default=False,
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Remove a learner's answers, backups, settings and own banks for good; --learner NAME says whose."""
    from quiz.cli.lines import counted, say
    from quiz.cli.output import print_json
    from quiz.desk.forgetting import forget, known
    from quiz.errors import UsageError

    paths = paths_of(context, data_dir)
    if not paths.learner:
        raise UsageError("forget needs --learner NAME; `sco-quiz learners` lists who learns here")
    paths = known(paths, before(context).learner or paths.learner)
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError("forget cannot be taken back: say --yes where nobody can be asked")
        typed = typer.prompt(f"All that {paths.learner} ever answered goes. Type the name to go on", err=True)
        if " ".join(typed.split()) != paths.learner:
            raise UsageError("that is another name; nothing was removed")
    done = forget(paths, also or ())
    if as_json:
        print_json(done.as_dict())
        return
    gone = "" if done.answers is None else f": {counted(done.answers, 'answer')}"
    say(f"{done.learner} is forgotten{gone}, {counted(done.backups, 'backup')}.")
    for removed in done.removed:
        say(f"  removed {removed}")
    for left in done.left:
        say(f"! {left}")
