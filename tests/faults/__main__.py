"""The full form, with a report: ``python -m tests.faults``; ``--help`` names what it takes."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from tests.faults import acts, acts_files, acts_moving
from tests.faults.acts import Act
from tests.faults.campaign import Tally, campaign, scaled
from tests.faults.crowd import crowd
from tests.faults.storm import storm

ACTS: tuple[type[Act], ...] = (
    acts.Answering,
    acts.Undoing,
    acts.Sitting,
    acts.Making,
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
    words.add_argument("--runs", type=int, default=1_000, help="runs whose kill lands, over all acts")
    words.add_argument("--answers", type=int, default=0, help="answers of the crowd; 10,000 in the full form")
    words.add_argument("--kills", type=int, default=0, help="kills within a crowd; 200 in the full form")
    words.add_argument("--processes", type=int, default=8, help="processes of the crowd")
    words.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    words.add_argument("--act", default="", help="only acts whose name holds this word")
    words.add_argument("--but", default="\n", help="no acts whose name holds this word")
    given = words.parse_args()
    chosen = [act() for act in ACTS if given.act in act.name and given.but not in act.name]
    full = len(sys.argv) == 1
    # Without a thread of its own: a process with threads is not to be forked.
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False) as bar:

        def of(name: str, total: int) -> Callable[[int], None]:
            task = bar.add_task(name, total=total)

            def told(more: int) -> None:
                bar.advance(task, more)
                bar.refresh()

            return told

        tallies = [
            campaign(act, runs, given.seed, of(act.name, runs)) for act, runs in scaled(chosen, given.runs)
        ]
        answers, kills = (10_000, 200) if full else (given.answers, given.kills)
        wild = storm(given.processes, kills, given.seed, of("a crowd with kills", kills)) if kills else None
        together = crowd(given.processes, answers, given.seed, of("a crowd", answers)) if answers else None
    failed = _report(tallies, given.seed)
    if wild:
        failed |= _told(
            f"{wild.processes} processes at once, {wild.kills} of them killed and replaced: "
            f"{wild.told:,} answers told; {wild.untold} more whose telling was cut off",
            wild.failures,
        )
    if together:
        failed |= _told(
            f"{together.processes} processes at once: {together.answers:,} answers, of which "
            f"{together.standing:,} stand, in {together.seconds:.1f} s; "
            f"the longest act {together.longest:.2f} s",
            together.failures,
        )
    return failed


def _told(summary: str, failures: list[str]) -> int:
    console = Console(width=160)
    console.print(f"{summary}; {len(failures)} failures.", soft_wrap=True)
    for failure in failures:
        console.print(failure, markup=False, soft_wrap=True)
    return int(bool(failures))


def _report(tallies: list[Tally], seed: int) -> int:
    if not tallies:
        return 0
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
