"""Whole numbers in letters: "twenty-one" is 21."""

from __future__ import annotations

import re

ONES = "one two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

_VALUES = {
    **{word: n for n, word in enumerate(ONES, 1)},
    **{word: n for n, word in enumerate(TEENS, 10)},
    **{word: 10 * n for n, word in enumerate(TENS, 2)},
}


def whole_number(text: str) -> int | None:
    """The whole number from 1 to 99 that a text is, in digits or in letters; None where it is no such."""
    if re.fullmatch(r"[1-9]\d?", text):
        return int(text)
    words = re.split(r"[\s-]+", text.strip().casefold())
    values = [_VALUES.get(word, 0) for word in words]
    if len(values) == 1:
        return values[0] or None
    compound = len(values) == 2 and values[0] >= 20 and 1 <= values[1] <= 9
    return sum(values) if compound else None
