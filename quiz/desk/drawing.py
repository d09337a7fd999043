"""Drawing questions of very many banks by chance, looking only at the banks they are drawn from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING

from quiz.study.queue import Key

if TYPE_CHECKING:
    from quiz.desk.desk import Desk
    from quiz.desk.shelving import Shelf


def at_random(desk: Desk, shelves: Sequence[Shelf], tags: Collection[str], rng: Random) -> Iterator[Key]:
    """All questions of some banks that may be asked today and have one of the tags, in an order by chance.

    The counts of the banks tell whose turn it is; which questions one has is looked up when it has its first.

    Raises:
        StoreError: the database cannot be used.
    """
    day, store = desk.today, desk.store
    counts = store.askable_in_files(day, tags)
    banks = [shelf for shelf in shelves if counts.get(shelf.path)]
    ends = [*accumulate(counts[shelf.path] for shelf in banks)]
    names: dict[str, list[str]] = {}
    for place in _shuffled(ends[-1] if ends else 0, rng):
        at = bisect_right(ends, place)
        bank = banks[at]
        if bank.bank_id not in names:
            names[bank.bank_id] = store.askable_of(day, bank.path, tags)
        nth = ends[at] - 1 - place
        if nth < len(names[bank.bank_id]):  # else it was marked since the counts were taken
            yield bank.bank_id, names[bank.bank_id][nth]


def _shuffled(count: int, rng: Random) -> Iterator[int]:
    """The numbers below ``count`` in an order by chance; as much is done as numbers are taken."""
    moved: dict[int, int] = {}  # by place; what is not in it stands where it began
    for left in range(count, 0, -1):
        at = rng.randrange(left)
        last = moved.pop(left - 1, left - 1)
        if at == left - 1:
            yield last
        else:
            yield moved.get(at, at)
            moved[at] = last
