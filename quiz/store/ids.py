"""Ids that are unique everywhere and sort by time: 48 bits of milliseconds, 80 of chance.

Within one file each is greater than all before it, even when the clock was set back or another device's
clock is ahead: so the order of ids is the order in which things happened, as a hybrid logical clock has it
(Kulkarni et al., "Logical Physical Clocks", 2014).
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import time

from quiz.store.garbled import SIGNS, garbled

LAST = (
    "max(coalesce((SELECT id FROM answer ORDER BY id DESC LIMIT 1), ''), "
    "coalesce((SELECT id FROM event ORDER BY id DESC LIMIT 1), ''))"
)
"""The greatest id of the log as a value of SQL; empty where there is none."""


def next_id(connection: sqlite3.Connection) -> str:
    """A new id of 32 hex digits, greater than all in the log; call it inside a transaction.

    Raises:
        StoreError: the last id is none: the file is damaged.
    """
    ((last,),) = connection.execute(f"SELECT {LAST}")
    return after(last)


def after(last: str) -> str:
    """A new id, greater than the last one.

    Raises:
        StoreError: the last id is none: the file is damaged.
    """
    fresh = (time.time_ns() // 1_000_000) << 80 | secrets.randbits(80)
    try:
        return f"{max(fresh, int(last or '0', 16) + 1):032x}"
    except SIGNS as error:
        raise garbled(error) from error


def id_of_past(at_ms: int, *parts: object) -> str:
    """The id of something that happened elsewhere: the same for the same parts, so it is never doubled.

    Args:
        at_ms: when, in milliseconds since 1970, UTC.
        parts: what tells it from everything else.
    """
    digest = hashlib.sha256(repr((at_ms, *parts)).encode()).digest()
    return f"{(max(at_ms, 0) & (1 << 48) - 1) << 80 | int.from_bytes(digest[:10]):032x}"
