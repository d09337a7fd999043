"""``sco-quiz learners``: who learns on this machine."""

from __future__ import annotations

import typer

from quiz.cli.options import DataDir, Json, paths_of


def learners(context: typer.Context, data_dir: DataDir = None, as_json: Json = False) -> None:
    """List the learners of this machine; a new one begins with --learner NAME."""
    from quiz.cli.output import print_json, print_table

    paths = paths_of(context, data_dir)
    names = paths.learners()
    if as_json:
        print_json([{"name": name, "data": str(paths.of(name).data)} for name in names])
    elif names:
        print_table("Learners", (("Name", False), ("Data", False)), [(n, paths.of(n).data) for n in names])
    else:
        typer.echo("Nobody learns here under a name; sco-quiz --learner NAME begins one.")
