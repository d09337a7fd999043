"""Many killed runs of each act, and what came of them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
from random import Random

from tests.faults import audit
from tests.faults.acts import Act
from tests.faults.forked import Blow, Ended, run

_MOST_TRIES = 5  # runs for a kill that lands: some work is done before the kill comes
_LEAST = 0.0005  # seconds a step is taken to last where its line came together with the next


@dataclass(slots=True)
class Tally:
    """What came of the runs of one act.

    Attributes:
        runs: how many there were.
        killed: in how many the kill met the work.
        steps: how many steps were told before the kills.
        failures: the seed of a run and what was wrong after it.
    """

    name: str
    runs: int = 0
    killed: int = 0
    steps: int = 0
    failures: list[str] = field(default_factory=list)


def campaign(act: Act, runs: int, seed: int, told: Callable[[int], None] = lambda _: None) -> Tally:
    """Kill an act so many times and look at what it left each time; at the end it works undisturbed."""
    tally = Tally(act.name)
    with tempfile.TemporaryDirectory(prefix="sco-faults-") as place:
        series = 0
        while tally.killed < runs and tally.runs < _MOST_TRIES * runs and len(tally.failures) < 5:
            folder = Path(place) / f"series-{series}" / "data"
            folder.mkdir(parents=True, mode=0o700)
            act.begin(folder)
            _series(
                act, folder, min(act.series, runs - tally.killed), f"{seed}/{act.name}/{series}", tally, told
            )
            series += 1
    return tally


def _series(act: Act, folder: Path, runs: int, seed: str, tally: Tally, told: Callable[[int], None]) -> None:
    errors = folder / "child.errors"
    whole = _whole(act, Random(f"{seed}/first"), errors, f"{seed}/first", tally)
    if whole is None:
        return
    goal = tally.killed + runs
    for number in range(_MOST_TRIES * runs):
        if tally.killed == goal:
            break
        mark = f"{seed}/{number}"
        lot = Random(mark)
        act.ready(lot)
        lines = lot.randrange(len(whole.moments))
        span = whole.moments[lines] - (whole.moments[lines - 1] if lines else 0.0)
        blow = Blow(lines, lot.uniform(0, 1.2) * max(span, _LEAST))
        tally.runs += 1
        try:
            ended = run(act.work, blow, errors, act.counts)
            tally.killed += ended.killed
            tally.steps += sum(map(act.counts, ended.lines))
            act.judge(ended)
        except Exception as wrong:  # every kind of it is a finding, and the other runs are to go on
            tally.failures.append(f"seed {mark}: {type(wrong).__name__}: {wrong}")
            return
        told(ended.killed)
    audit.age(folder)
    whole = _whole(act, Random(f"{seed}/last"), errors, f"{seed}/last", tally)
    if whole is not None and (left := audit.leftovers(folder)):
        tally.failures.append(f"seed {seed}: left over: {', '.join(path.name for path in left)}")


def _whole(act: Act, lot: Random, errors: Path, mark: str, tally: Tally) -> Ended | None:
    """A run without a kill; None where it failed."""
    act.ready(lot)
    try:
        ended = run(act.work, None, errors, act.counts)
        if ended.code != 0:
            raise audit.Broken(f"exit code {ended.code}: {ended.errors}")
        act.judge(ended)
    except Exception as wrong:  # as above
        tally.failures.append(f"seed {mark}: {type(wrong).__name__}: {wrong}")
        return None
    return ended


def scaled(acts: Sequence[Act], runs: int) -> list[tuple[Act, int]]:
    """The acts with their share of so many runs."""
    total = sum(act.runs for act in acts)
    if not runs:
        return []
    return [(act, ceil(act.runs * runs / total)) for act in acts]
