"""When the garbage collector may take its time while an article is read.

A reading is all alive until its end, and so are the parser's model and the word lists behind it: a round over
them finds nothing to free and takes some percent of the time of generation.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 10_000
"""New objects between two rounds over the youngest; Python's own figure is 700."""


def put_by() -> None:
    """Leave out of all rounds what lives by now: a model that stays for as long as the program."""
    gc.collect()
    gc.freeze()


@contextmanager
def seldom() -> Iterator[None]:
    """Collect less often for a while; a program that collects still less often, or never, is left alone."""
    before = gc.get_threshold()
    if 0 < before[0] < SELDOM:
        gc.set_threshold(SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
