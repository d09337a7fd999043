"""Which tags there are, and which banks have them: from the index, so that no file is read for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.desk.desk import Desk
    from quiz.desk.shelving import Shelf


def known_tags(desk: Desk, bank_id: str | None = None) -> list[str]:
    """The tags of a bank's questions, or of all, in order.

    Raises:
        BankError: the bank is not there, or cannot be used.
    """
    if bank_id is not None:
        return sorted({tag for bank in desk.banks(bank_id) for q in bank.questions for tag in q.tags})
    shelves, of_files = desk.shelves(), desk.store.tags()
    return sorted({tag for shelf in shelves if not shelf.error for tag in of_files.get(shelf.path, ())})


def shelves_with(desk: Desk, fits: Callable[[Iterable[str]], bool]) -> list[Shelf]:
    """The usable banks whose questions have tags that fit, in the order of :meth:`quiz.desk.Desk.shelves`."""
    shelves, of_files = desk.shelves(), desk.store.tags()
    return [shelf for shelf in shelves if not shelf.error and fits(of_files.get(shelf.path, ()))]
