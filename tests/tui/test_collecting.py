"""The garbage collector takes no time between a key and what it shows, and loses nothing."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from quiz.tui.collecting import collect_all, put_by, spare


class Knot:
    """Holds itself, so that only the collector frees it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def plain() -> Iterator[None]:
    """As Python is by itself, whatever a test before this one in the same process has shown."""
    before = list(gc.callbacks)
    gc.callbacks.clear()
    gc.unfreeze()
    yield
    gc.callbacks[:] = before
    gc.unfreeze()


@pytest.fixture
def spared(plain: None) -> None:
    """As the program is while it shows its screens."""
    spare()


@pytest.mark.usefixtures("spared")
def test_a_round_looks_at_nothing_that_survived_one() -> None:
    """What lives through a full round is not looked at again: the next one has next to nothing to do."""
    kept = [Knot() for _ in range(10_000)]
    gc.collect()
    assert len(gc.get_objects()) < len(kept) / 10
    assert all(not gc.is_tracked(knot) or knot.me is knot for knot in kept)


@pytest.mark.usefixtures("spared")
def test_garbage_is_still_collected() -> None:
    """What was made and left between two rounds goes in the second."""
    gc.collect()
    gone = weakref.ref(Knot())
    gc.collect()
    assert gone() is None


@pytest.mark.usefixtures("spared")
def test_what_was_put_by_goes_when_all_is_collected() -> None:
    """A sitting that was put by and left does not stay to the end of the program."""
    knot = Knot()
    put_by()
    gone = weakref.ref(knot)
    del knot
    gc.collect()
    assert gone() is not None
    collect_all()
    assert gone() is None


@pytest.mark.usefixtures("plain")
def test_nothing_is_touched_where_the_screens_are_not_shown() -> None:
    """Another program that uses ours keeps its collector as it is."""
    before = gc.get_freeze_count()
    put_by()
    collect_all()
    assert gc.get_freeze_count() == before
