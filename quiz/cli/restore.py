"""``sco-quiz restore``: put a backup in the place of your answers, and keep those."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from quiz.cli.options import DataDir, Json, paths_of


def restore(
    context: typer.Context,
    backup: Annotated[
        str, typer.Argument(metavar="BACKUP", help="A backup's name as `sco-quiz backups` has it, or a file.")
    ],
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Put a backup in the place of your answers. What is there now is kept beside the other backups."""
    from quiz.cli.lines import counted, say
    from quiz.cli.output import print_json
    from quiz.desk.backups import put_back

    done = put_back(paths_of(context, data_dir), backup, datetime.now(UTC))
    if as_json:
        print_json({"answers": done.answers, "before": done.before, "kept": done.kept and str(done.kept)})
        return
    say(f"Restored: {counted(done.answers, 'answer')}.")
    if done.before is not None:
        say(f"What was there before, {counted(done.before, 'answer')}, is kept as {done.kept}")
    elif done.kept is not None:
        say(f"What was there before could not be read; it is kept as {done.kept}")
