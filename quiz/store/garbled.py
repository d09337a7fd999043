"""Values that no sco-quiz writes: the file was changed without it, or damaged where SQLite sees nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from quiz.errors import StoreError
from quiz.store.header import DAMAGED

GARBLED = f"the database holds what no sco-quiz writes: {DAMAGED}"
SIGNS = (ValueError, TypeError, KeyError, IndexError, OverflowError)
"""What Python raises when it is to understand such a value."""


def garbled(error: Exception) -> StoreError:
    """What is to be told of it."""
    return StoreError(f"{GARBLED} ({error})")


@contextmanager
def told_if_garbled() -> Iterator[None]:
    """Around the understanding of rows, and of nothing else.

    Raises:
        StoreError: a row cannot be understood.
    """
    try:
        yield
    except SIGNS as error:
        raise garbled(error) from error
