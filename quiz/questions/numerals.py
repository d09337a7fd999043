"""Whole numbers in letters: "twenty-one" is 21."""

from __future__ import annotations

import re
from decimal import Decimal

ONES = "one two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NTH = dict(
    zip("first second third fourth fifth sixth seventh eighth ninth".split(), range(1, 10), strict=True)
)

_SMALL = {"zero": 0, **{word: n for n, word in enumerate((*ONES, *TEENS), 1)}}
_TENS = {word: 10 * n for n, word in enumerate(TENS, 2)}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

_DIGITS = "0123456789"
_TOKEN = re.compile(
    r"[^\W\d_]+"
    r"|(?<![\w.,'])(?<!\d )(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?![\w%]|[.,'’ ]\d|,(?! ))"
)
_JOINT = re.compile(r"\s+|[-‐‑]")


def in_digits(text: str, *, scales: bool = True) -> str:
    """The text with its numbers in digits: ``for thirty-six hours`` is ``for 36 hours``.

    ``3.5 million`` becomes 3500000 and ``twenty-first`` 21st. What is read as several numbers, such as the
    year in ``nineteen forty``, becomes several; a scale with nothing before it stays a word.

    Args:
        scales: whether thousands and more are multiplied out; if not, they stay as words.
    """
    words = _Words(text, scales)
    done, at, place = [], 0, 0
    while place < len(words.tokens):
        number = words.number(place)
        if number is None:
            place += 1
            continue
        value, after = number
        done += [text[at : words.tokens[place].start()], value]
        at, place = words.tokens[after - 1].end(), after
    return "".join((*done, text[at:]))


class _Words:
    """The words and numbers of a text, read one after the other."""

    def __init__(self, text: str, scales: bool) -> None:
        self.text = text
        self.tokens = list(_TOKEN.finditer(text))
        self.words = [token.group().casefold() for token in self.tokens]
        self.scales = _SCALES if scales else {}

    def number(self, at: int) -> tuple[str, int] | None:
        """The number that begins at a word, in digits, and the place behind it."""
        tens = _TENS.get(self.words[at])
        if tens and self._word(at + 1) in _NTH:
            nth = tens + _NTH[self.words[at + 1]]
            return f"{nth}{('st', 'nd', 'rd')[nth % 10 - 1] if nth % 10 <= 3 else 'th'}", at + 2
        total, most, place = Decimal(0), 10**15, at
        while (part := self._below_thousand(place)) is not None:
            value, after = part
            scale = self.scales.get(self._word(after), 0)
            if not scale or scale >= most:
                if self.words[place][0] in _DIGITS or scale:
                    break  # digits are no part of a number in letters, unless a scale follows
                return self._shown(total + value), after
            total, most, place = total + value * scale, scale, after + 1
            if self._word(place) == "and" and self._joined(place) and self._small(place + 1):
                place += 1
            elif not self._joined_behind(place):
                break
        while place > at and self.words[place - 1] == "and":
            place -= 1
        return (self._shown(total), place) if place > at else None

    def _below_thousand(self, at: int) -> tuple[Decimal, int] | None:
        if at >= len(self.words):
            return None
        word = self.words[at]
        if word[0] in _DIGITS:
            plain = word.replace(",", "")
            return Decimal(plain), at + 1
        if word == "a" and (self._word(at + 1) == "hundred" or self._word(at + 1) in self.scales):
            found: tuple[int, int] | None = (1, at + 1)
        else:
            found = self._small(at)
        if found is None:
            return None
        value, after = found
        if self._word(after) == "hundred" and 0 < value < 100:
            value, after = value * 100, after + 1
            skip = after + (self._word(after) == "and")
            if self._joined(after) and (skip == after or self._joined(skip)):
                rest = self._small(skip)
                if rest is not None:
                    value, after = value + rest[0], rest[1]
        return Decimal(value), after

    def _small(self, at: int) -> tuple[int, int] | None:
        """A number below a hundred."""
        word = self.words[at] if at < len(self.words) else ""
        if word in _SMALL:
            return _SMALL[word], at + 1
        if word not in _TENS:
            return None
        one = _SMALL.get(self._word(at + 1), 0)
        return (_TENS[word] + one, at + 2) if 1 <= one <= 9 else (_TENS[word], at + 1)

    def _word(self, at: int) -> str:
        """The word there, if it is joined to the one before; else nothing."""
        return self.words[at] if self._joined(at) else ""

    def _joined(self, at: int) -> bool:
        if not 0 < at < len(self.tokens):
            return False
        return bool(_JOINT.fullmatch(self.text[self.tokens[at - 1].end() : self.tokens[at].start()]))

    def _joined_behind(self, at: int) -> bool:
        return self._joined(at) and self.words[at] != "and"

    @staticmethod
    def _shown(value: Decimal) -> str:
        return str(int(value)) if value == value.to_integral_value() else str(value)
