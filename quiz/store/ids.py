"""Ids that are unique everywhere and sort by time: 48 bits of milliseconds, 80 of chance."""

from __future__ import annotations

import secrets
import time


class Ids:
    """Gives ids of 32 hex digits, each greater than the one before, even when the clock is set back."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> str:
        """A new id."""
        fresh = (time.time_ns() // 1_000_000) << 80 | secrets.randbits(80)
        self._last = max(fresh, self._last + 1)
        return f"{self._last:032x}"
