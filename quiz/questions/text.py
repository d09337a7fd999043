"""Comparing typed answers with keys, and numbering choices: shared by the types that need it."""

from __future__ import annotations

import math
import re
import unicodedata
from difflib import SequenceMatcher

from quiz.questions.base import LIMITS, Unreadable

_ARTICLES = re.compile(r"^(?:the|an|a)\s+(?=\S)")
_NUMBER = re.compile(r"[-+]?(?:\d[\d,.\u00a0\u202f '_]*\d|\d|\.\d+)(?:[eE][-+]?\d{1,3})?")
_SCALES = {"thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}


def normal(text: str) -> str:
    """The text as graders compare it: no case, accents, punctuation, leading article or odd spaces.

    Letters that are no accents (``ł``, ``ø``) stay; signs that carry meaning in a number (``.`` between
    digits, ``%``, ``-`` before a digit) stay too.
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    folded = re.sub(r"['’‘`]s\b|['’‘`]", lambda m: m.group()[1:], folded)
    folded = folded.replace("−", "-")
    folded = re.sub(r"\b(?:[^\W\d_]\.){2,}", lambda m: m.group().replace(".", ""), folded)
    folded = re.sub(r"(?<=\d),(?=\d{3}\b)", "", folded)
    folded = re.sub(r"(?<!\d)\.|\.(?!\d)|(?<=\w)-|-(?!\d)|[^\w\s.%+-]|_", " ", folded)
    folded = " ".join(folded.split())
    return _ARTICLES.sub("", folded)


def same(typed: str, accepted: str) -> bool:
    """Whether the typed text is the accepted one, up to case, accents, punctuation and articles."""
    return _canonical(typed) == _canonical(accepted) != ""


def overlap(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether a text of one list is the same as one of the other, texts beyond the limits left out.

    Each text is looked at once: with ``same`` a hostile bank would cost the product of the lists.
    """
    left, right = (
        {_canonical(text) for text in texts[: LIMITS["items"]] if len(text) <= LIMITS["text"]}
        for texts in (some, others)
    )
    return not left.isdisjoint(right - {""})


def _canonical(text: str) -> str:
    """What makes two texts the same; a text of punctuation alone stands for itself."""
    return normal(text) or text.strip()


def near(typed: str, accepted: str) -> bool:
    """Whether a text that is not the same looks like a slip of the pen; never with other digits."""
    left, right = normal(typed), normal(accepted)
    if not left or re.findall(r"\d+", left) != re.findall(r"\d+", right):
        return False
    if left in right.split() or right in left.split():
        return True
    return len(right) >= 4 and SequenceMatcher(None, left[:200], right[:200]).ratio() >= 0.84


def parse_number(text: str) -> float | None:
    """The number a person typed, or None: ``1,200``, ``3.5 million``, ``-2``, ``$40``, ``12,5``."""
    text = unicodedata.normalize("NFKC", text).replace("−", "-").strip()
    found = list(_NUMBER.finditer(text))
    if len(found) != 1:
        return None
    digits = re.sub(r"[\s'_]", "", found[0].group())
    if re.fullmatch(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    elif digits.count(",") == 1 and "." not in digits:
        digits = digits.replace(",", ".")
    try:
        value = float(digits)
    except ValueError:
        return None
    after = text[found[0].end() :].split()
    value *= _SCALES.get(after[0].casefold().rstrip("."), 1.0) if after else 1.0
    return value if math.isfinite(value) else None


def show_number(value: float) -> str:
    """A number as people write it: years without a comma, thousands with, no trailing ``.0``."""
    if float(value).is_integer() and abs(value) < 1e15:
        whole = int(value)
        return str(whole) if abs(whole) < 10_000 else f"{whole:,}"
    return repr(float(value))


def option_letter(index: int) -> str:
    """``a`` to ``z``, then ``aa`` and on: the letter of the option at ``index``."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def pick(word: str, options: tuple[str, ...]) -> str:
    """The option that a number, a letter or its own text names.

    Raises:
        Unreadable: no option is meant.
    """
    word = word.strip()
    if word.isascii() and word.isdigit() and 0 < int(word[:9]) <= len(options):
        return options[int(word[:9]) - 1]
    meant = _canonical(word)
    for option in options:
        if meant and _canonical(option) == meant:
            return option
    for index, option in enumerate(options):
        if word.casefold() == option_letter(index):
            return option
    raise Unreadable(
        f"“{word[:40]}” is none of the choices: type a number from 1 to {len(options)}, or the text itself"
    )


def pick_many(line: str, options: tuple[str, ...]) -> tuple[str, ...]:
    """The options named by numbers or letters, apart by commas or blanks, or by texts apart by ``;``.

    Raises:
        Unreadable: a word names no option.
    """
    meant = _canonical(line)
    whole = [option for option in options if meant and _canonical(option) == meant]
    if whole and not line.strip().isdecimal():  # a number counts the choices, whatever they say
        return (whole[0],)
    words = line.split(";") if ";" in line else re.split(r"[\s,]+", line.strip())
    return tuple(dict.fromkeys(pick(word, options) for word in words if word.strip()))
