"""What a row of the log may hold: one from another device is a stranger's until it was looked at."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from quiz.counting import counted
from quiz.store.shared import Row
from quiz.study.memory import Memory
from quiz.study.setup import parse_setup

_ID = re.compile(r"[0-9a-f]{32}")
_SETUP_ID = re.compile(r"[0-9a-f]{16}")
_WORD = re.compile(r"[a-z_]{0,40}")
_PHASES = ("new", "learning", "review", "relearning")
_LAST_MS = 4_102_444_800_000  # 2100: new ids must find room behind the greatest that was taken
_LAST_DAY = 800_000  # a date's ordinal, in the year 2191
_LAST_DUE = 3_652_059  # the last date there is
_LONGEST_NAME = 1_000
_LONGEST_TEXT = 500_000
_MOST_STEPS = 100
_LARGEST_WEIGHT = 1_000.0

Check = Callable[[Any], bool]


class RowError(ValueError):
    """A row that no sco-quiz writes; ``str()`` says what is wrong with it."""


def _id(value: Any) -> bool:
    return isinstance(value, str) and bool(_ID.fullmatch(value)) and int(value[:12], 16) < _LAST_MS


def _setup_id(value: Any) -> bool:
    return isinstance(value, str) and bool(_SETUP_ID.fullmatch(value))


def _whole(least: int, most: int) -> Check:
    return lambda value: type(value) is int and least <= value <= most


def _number(least: float, most: float) -> Check:
    return lambda value: type(value) in (int, float) and least <= value <= most  # NaN is in no range


def _name(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_NAME and _is_whole(value)


def _word(value: Any) -> bool:
    return isinstance(value, str) and bool(_WORD.fullmatch(value))


def _none_or(check: Check) -> Check:
    return lambda value: value is None or check(value)


def _responses(value: Any) -> bool:
    found = _parsed(value)
    return isinstance(found, list) and all(isinstance(item, str) and _is_whole(item) for item in found)


_time = _whole(-_LAST_MS, _LAST_MS)
_day = _whole(1, _LAST_DAY)
_count = _whole(0, 10**9)
_CARD: tuple[Check, ...] = (
    _name,
    _name,
    lambda value: value in _PHASES,
    _whole(0, _MOST_STEPS),
    _none_or(_number(1e-9, 1e9)),
    _none_or(_number(0.0, 100.0)),
    _none_or(_time),
    _none_or(_whole(1, _LAST_DUE)),
    _none_or(_time),
    _none_or(_day),
    _count,
    _count,
    _none_or(_id),
)


def _is_card(found: Any) -> bool:
    return (
        isinstance(found, list)
        and len(found) == len(_CARD)
        and all(check(item) for check, item in zip(_CARD, found, strict=True))
        and (found[4] is None) == (found[5] is None)
    )


def _card(value: Any) -> bool:
    return _is_card(_parsed(value))


TABLES: Mapping[str, tuple[tuple[str, Check], ...]] = {
    "setup": (("id", _setup_id), ("value", lambda value: isinstance(value, str))),
    "answer": (
        ("id", _id),
        ("bank_id", _name),
        ("question_id", _name),
        ("at", _time),
        ("day", _day),
        ("rating", _whole(1, 4)),
        ("points", _number(0, 1)),
        ("response", _responses),
        ("duration", _whole(-(10**15), 10**15)),
        ("before", _none_or(_card)),
        ("mode", _word),
        ("form", _word),
        ("overruled", _whole(0, 1)),
        ("scheduled", _whole(0, 1)),
        ("setup", _none_or(_setup_id)),
    ),
    "event": (
        ("id", _id),
        ("kind", _word),
        ("bank_id", _name),
        ("question_id", _name),
        ("at", _time),
        ("value", lambda value: isinstance(value, str)),
    ),
    "void": (("answer_id", _id), ("at", _time)),
}
"""The tables of the log, their columns in order, the first of them the id, and what each may hold."""


def _is_mark(found: Any) -> bool:
    return (
        isinstance(found, dict)
        and found.keys() == {"suspended", "buried_day", "flag"}
        and isinstance(found["suspended"], bool | int)
        and found["suspended"] in (0, 1)
        and (found["buried_day"] is None or _day(found["buried_day"]))
        and (found["flag"] is None or (isinstance(found["flag"], str) and _is_whole(found["flag"])))
    )


def _is_plan(found: Any) -> bool:
    return (
        isinstance(found, dict)
        and found.keys() == {"by_day"}
        and (found["by_day"] is None or _day(found["by_day"]))
    )


_EVENTS: Mapping[str, Check] = {
    "reset": lambda found: found is None,
    "tuned": _setup_id,
    "card": _is_card,
    "mark": _is_mark,
    "plan": _is_plan,
}
_NOTHING = object()


def checked(value: Any) -> Row:
    """A row as it was read from JSON: table, id, and the other columns.

    Raises:
        RowError: it is no row of the log.
    """
    if not isinstance(value, list) or not value or not isinstance(value[0], str):
        raise RowError("no row of a log")
    columns = TABLES.get(value[0])
    if columns is None:
        raise RowError("a row of a table that is unknown here")
    if len(value) != len(columns) + 1:
        raise RowError(f"{len(value) - 1} columns where “{value[0]}” has {len(columns)}")
    for (name, check), item in zip(columns, value[1:], strict=True):
        if not check(item):
            raise RowError(f"“{name}” of “{value[0]}” is not what it can be")
    if value[0] == "event":
        _check_event(*value[1:])
    elif value[0] == "setup" and not _is_setup(value[1], value[2]):
        raise RowError("settings of a scheduler that do not fit their id, or that none can have")
    return tuple(value)


def sendable(rows: Iterable[Row], refused: list[str]) -> Iterator[Row]:
    """The rows of this device that others will take; of those that they would not, a line is added."""
    kept: list[str] = []
    for row in rows:
        try:
            yield checked(list(row))
        except RowError as error:
            kept.append(str(error))
    if kept:
        what = counted(len(kept), "row of the log here", "rows of the log here")
        refused.append(f"{what} cannot travel ({kept[0]})")


def setup_of(row: Row) -> str | None:
    """The id of the setup that a row names, without which it means nothing; None where it names none."""
    if row[0] == "answer":
        named = row[15]
    else:
        named = json.loads(str(row[6])) if row[0] == "event" and row[2] == "tuned" else None
    return None if named is None else str(named)


def _check_event(_id: str, kind: str, bank_id: str, question_id: str, _at: int, value: str) -> None:
    check = _EVENTS.get(kind)
    if check is None:
        raise RowError("an event of a kind that is unknown here")
    found = _parsed(value)
    if not check(found) or (kind == "card" and found[:2] != [bank_id, question_id]):
        raise RowError(f"the value of a “{kind}” is not what it can be")


@lru_cache(256)
def _is_setup(setup_id: str, text: str) -> bool:
    """Whether a text is a scheduler's setup, the one of that id, and one that memories can be reckoned by."""
    if not _is_whole(text):
        return False
    try:
        setup = parse_setup(text)
        if setup.text != text or setup.id != setup_id:
            return False
        steps = (*setup.learning_steps, *setup.relearning_steps)
        if len(steps) > _MOST_STEPS or not all(0 < step < 10**8 for step in steps):
            return False
        if not 1 <= setup.maximum_interval <= 10**6:
            return False
        if not all(abs(weight) <= _LARGEST_WEIGHT for weight in setup.parameters):
            return False
        memory = Memory(setup.retention, setup.parameters)
        state = None
        for elapsed in (0, 0, 1, 30, 3_000):
            found = memory.outcomes(state, elapsed)
            numbers = [number for out in found.values() for number in (out.interval, out.memory.stability)]
            if not all(map(math.isfinite, numbers)):
                return False
            state = found[max(found)].memory
    except (ValueError, ArithmeticError, RecursionError):
        return False
    return True


def _parsed(text: Any) -> Any:
    """The JSON in a text; something that no check lets through where there is none."""
    if not isinstance(text, str) or len(text) > _LONGEST_TEXT or not _is_whole(text):
        return _NOTHING
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return _NOTHING


def _is_whole(text: str) -> bool:
    """Whether there is no half a character in a text, which no database stores."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")
