"""When the garbage collector may take its time: never between a key and what it shows.

A full round looks at every object there is, which takes a hundred milliseconds where a sitting over a
large library is open. So what has survived one is put by ("frozen") and left out of the next ones: they
cost what is new since the last. The price is that garbage among what was put by stays until
:func:`collect_all`, which is for a moment when nobody waits.
"""

from __future__ import annotations

import gc

IDLE = 0.5
"""Seconds after the last painting from when on nobody is likely to be waiting."""


def spare() -> None:
    """Put by all that is loaded by now, and from now on what survives a full round."""
    gc.freeze()
    if _after_round not in gc.callbacks:
        gc.callbacks.append(_after_round)


def put_by() -> None:
    """Put by what was made just now and will stay for a while, which takes no time."""
    if _after_round in gc.callbacks:
        gc.freeze()


def collect_all() -> None:
    """A round over everything, where the collector is spared otherwise."""
    if _after_round in gc.callbacks:
        gc.unfreeze()
        gc.collect()


def _after_round(phase: str, info: dict[str, int]) -> None:
    if phase == "stop" and info["generation"] == 2:
        gc.freeze()
