"""The full form, with a report: ``python -m tests.faults [--runs N] [--seed N] [--act WORD]``."""

from __future__ import annotations

import argparse
import sys
import time

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from tests.faults import acts, acts_files, acts_moving
from tests.faults.acts import Act
from tests.faults.campaign import Tally, campaign, scaled

ACTS: tuple[type[Act], ...] = (
    acts.Answering,
    acts.Undoing,
    acts.Sitting,
    acts.Migrating,
    acts_files.Indexing,
    acts_files.Saving,
    acts_files.Generating,
    acts_moving.BackingUp,
    acts_moving.Restoring,
    acts_moving.Importing,
    acts_moving.Syncing,
)


def main() -> int:
    """Run, report, and say by the exit code whether all held."""
    words = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    words.add_argument("--runs", type=int, default=1_000, help="killed runs, over all acts")
    words.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    words.add_argument("--act", default="", help="only acts whose name holds this word")
    given = words.parse_args()
    console = Console(stderr=True)
    chosen = scaled([act() for act in ACTS if given.act in act.name], given.runs)
    tallies = []
    # Without a thread of its own: a process with threads is not to be forked.
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, auto_refresh=False) as bar:
        for act, runs in chosen:
            task = bar.add_task(act.name, total=runs)

            def told(task: int = task) -> None:
                bar.advance(task)  # type: ignore[arg-type]
                bar.refresh()

            tallies.append(campaign(act, runs, given.seed, told))
            bar.refresh()
    return _report(tallies, given.seed)


def _report(tallies: list[Tally], seed: int) -> int:
    console = Console(width=160)
    table = Table(title=f"Killed runs, seed {seed}", title_justify="left")
    for heading in ("act", "runs", "kills that landed", "steps before", "failures"):
        table.add_column(heading, justify="left" if heading == "act" else "right")
    for one in tallies:
        table.add_row(one.name, *map(str, (one.runs, one.killed, one.steps, len(one.failures))))
    total = [
        sum(figures)
        for figures in zip(*((t.runs, t.killed, t.steps, len(t.failures)) for t in tallies), strict=True)
    ]
    table.add_row("all", *map(str, total))
    console.print(table)
    for one in tallies:
        for failure in one.failures:
            console.print(f"{one.name}: {failure}", markup=False, soft_wrap=True)
    return int(any(one.failures for one in tallies))


if __name__ == "__main__":
    sys.exit(main())
