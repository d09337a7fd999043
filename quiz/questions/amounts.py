"""Numbers with their units, in a key and in what is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.questions.base import Unreadable
from quiz.questions.days import MONTHS
from quiz.questions.numbers import holds_scale, read_nearest, read_number
from quiz.questions.numerals import in_digits
from quiz.questions.units import asked_units, asks_for_share, counts_things, is_unit, symbolic

_MEASURE = re.compile(
    r"[-+−]?\s*([$€£¥])?\s*[-+]?\d[\d,.' ]*(?:(?:st|nd|rd|th)\b)?"
    r"\s*(?:(?:thousand|million|billion|trillion)\b)?([^\d]{0,40}(?:(?<=[^\W\d_])[23])?)"
)
_NO_UNIT = frozenset(("bc", "bce", *MONTHS))
_SCALE = re.compile(r"\b(?:thousand|million|billion|trillion)s?\b(?: of\b)?", re.IGNORECASE)
_PERCENT = re.compile(r"%|\bper ?cent\b", re.IGNORECASE)
_MONEY = re.compile(r"[$€£¥₹₽₩]")


def number_of(text: str) -> tuple[float, str] | None:
    """The number that a text is, and its unit; None where it is more than a number with its unit.

    ``5 March`` and ``44 BC`` are more than the number, and so is ``3rd Army``.
    """
    found = _MEASURE.fullmatch(text.strip())
    if found is None:
        return None
    sign, unit = found[1] or "", found[2].strip()
    words = unit.split()
    if any(w.casefold() in _NO_UNIT or (w.istitle() and len(w) > 3) for w in words):
        return None
    if (len(words) > 2 or unit[-1:] in ("2", "3")) and not is_unit(unit):
        return None
    unit = f"{sign} {unit}".strip()
    try:
        return read_number(text, unit), unit
    except Unreadable:
        return None


def read_amount(typed: str, unit: str, stem: str = "") -> int | float:
    """The number that was typed for a key in that unit, in letters or digits, with the unit or without.

    The unit may be typed in any of its spellings. Where the key has none, what the stem asks for may stand
    behind the number.

    Raises:
        Unreadable: no number was typed, or one of something else.
    """
    text = symbolic(in_digits(typed))
    nouns = (unit,) if unit else tuple(_SCALE.sub("", asked).strip() for asked in asked_units(stem))
    for noun in filter(None, nouns):
        try:
            return read_number(text, symbolic(noun))
        except Unreadable:
            continue
    if unit:
        raise Unreadable(f"“{typed.strip()[:40]}” is no number of {unit}")
    value = read_number(text)
    _refuse_signs(typed, stem)
    return value


def read_counted(typed: str, unit: str, stem: str, key: float | None = None) -> int | float:
    """The number that was typed for a numerical question, by the reading that comes nearest to the key.

    Args:
        unit: the question's; empty where the stem alone tells it.

    Raises:
        Unreadable: as :func:`quiz.questions.numbers.read_number`, with a word about what is wrong.
    """
    for noun in _units(unit, stem):
        text = symbolic(in_digits(typed, scales=not holds_scale(noun)))
        try:
            wanted = symbolic(noun)
            value = read_number(text, wanted) if key is None else read_nearest(text, wanted, key)
        except Unreadable:
            continue
        if not noun:
            _refuse_signs(typed, stem)
        return value
    return read_number(typed, unit)  # which says what is wrong, in the words typed


def other_unit(typed: str) -> bool:
    """Whether a number with a unit was typed; who asks has seen that it is not the one wanted."""
    found = number_of(in_digits(typed))
    return found is not None and bool(found[1]) and (is_unit(found[1]) or bool(_sign(found[1])))


def _units(unit: str, stem: str) -> Iterator[str]:
    if not unit:
        yield from asked_units(stem)
    yield unit


def _refuse_signs(typed: str, stem: str) -> None:
    """A percentage is no answer where no share is asked for, a sum none where things are counted."""
    sign = _PERCENT.search(typed)
    if (sign and asks_for_share(stem)) or (sign is None and not counts_things(stem)):
        return
    if sign := sign or _MONEY.search(typed):
        raise Unreadable(f"“{sign[0]}” is not asked for: type the number alone, such as 1,200 or 3.5")


def _sign(unit: str) -> re.Match[str] | None:
    return _PERCENT.search(unit) or _MONEY.search(unit)
