"""What the index remembers of a large library, for a sitting that begins before all files are looked at.

To look at a thousand files took a third of the time that the first question waited for, and takes far more
on a disk that has to search for them. So the index chooses it, the file of its own bank is looked at, and
all the others behind it, before a second question is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from quiz.desk.indexing import is_outdated, remembered
from quiz.desk.shelving import Shelf, by_title, counted
from quiz.study.feedback import Item
from quiz.study.queue import LEARN_AHEAD

if TYPE_CHECKING:
    from quiz.desk.desk import Desk


class Remembered:
    """The banks as the index has them; it is the :class:`quiz.study.late.Grounds` of a sitting.

    Args:
        choose: what is asked of some banks, and how many questions that is.

    Attributes:
        shelves: as :meth:`quiz.desk.Desk.shelves` gives them, but for files that cannot be used.
    """

    def __init__(
        self, desk: Desk, choose: Callable[[Sequence[Shelf]], tuple[int, Iterator[list[Item]]]]
    ) -> None:
        self._desk, self._choose = desk, choose
        now = desk.now()
        self._entries, counts = remembered(
            desk.store, desk.library, desk.calendar.day(now), now + LEARN_AHEAD
        )
        banks = [(entry.title, bank_id, entry.path) for bank_id, entry in self._entries.items()]
        self.shelves = counted(desk, sorted(banks, key=by_title), counts)

    def holds(self, bank_id: str) -> bool:
        """Whether the file of a bank is as it was; looks at this file alone."""
        entry = self._entries[bank_id]
        return self._desk.library.file(entry.path) == entry[:3]

    def chosen_anew(self) -> tuple[int, Iterator[list[Item]]] | None:
        """Look at all files; what is asked of the banks as they are, or None where all is as it was.

        Raises:
            BankError: a folder cannot be listed.
            StoreError: the database cannot be used.
        """
        if not is_outdated(self._desk.store, self._desk.library, self._entries):
            return None
        return self._choose(self._desk.shelves())
