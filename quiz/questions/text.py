"""Comparing typed answers with keys, and numbering choices: shared by the types that need it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from quiz.questions.base import LIMITS, Flaw, Unreadable, check_texts

_APOSTROPHES = dict.fromkeys("'’‘`ʼ", "")
_DRESS = str.maketrans({**_APOSTROPHES, "−": "-", "♯": "#"})
_INITIALS = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b(?:\.(?!\w))?")
_IDLE_DOTS_AND_HYPHENS = re.compile(r"(?<=[^\W\d_])\.|\.(?!\d)|(?<=\w)-|-(?!\d)")
_PLAIN = re.compile(r"[A-Za-z0-9 ]*")  # most texts; what follows would leave them as they are
_ARTICLE_LETTERS = ("t", "a")
_ARTICLE = re.compile(r"^(?:the (?=\S\S)|an? (?=\w\w))")

_ACCENTED = ("LATIN ", "GREEK ", "CYRILLIC ")
_SIGNS = frozenset("%‰#^")  # punctuation to Unicode, and yet they make another answer: C#, 5%
_SIGN_KINDS = frozenset(("Sm", "Sc", "So"))  # x < y, €5, p → q
_JOINT = "\0"  # stands beside a sign until the blanks there are gone; control characters are dropped before


def normal(text: str) -> str:
    """The text as graders compare it: no case, accents, punctuation, leading article or odd spaces.

    What tells answers apart stays: letters that are no accents (``ł``, ``ø``), vowel signs of scripts that
    have them, mathematical and other symbols, currencies, ``#``, ``%``, and ``.`` and ``-`` before a digit;
    blanks around such signs do not count. An article is one only before a word: ``A ∧ B`` keeps its ``A``.
    """
    if text.isalnum() and text.isascii():  # a word or a number: no article without something behind it
        return text.lower()
    if _PLAIN.fullmatch(text):
        folded = " ".join(text.lower().split())
        return _ARTICLE.sub("", folded) if folded.startswith(_ARTICLE_LETTERS) else folded
    folded = unicodedata.normalize("NFKD", text.replace("´", "'")).casefold()
    folded = _without_accents(unicodedata.normalize("NFKD", folded)).translate(_DRESS)
    folded = _INITIALS.sub(lambda m: m.group().replace(".", ""), folded)
    folded = re.sub(r"(?<=\d),(?=\d{3}\b)", "", folded)
    folded = _IDLE_DOTS_AND_HYPHENS.sub(" ", folded)
    folded = " ".join("".join(map(_telling, folded)).split())
    return re.sub(f" *{_JOINT} *", "", _ARTICLE.sub("", folded))


def _without_accents(text: str) -> str:
    """Marks are accents on Latin, Greek and Cyrillic letters; elsewhere they are vowels or another letter."""
    if text.isascii():
        return text
    kept, accents = [], False
    for c in text:
        if unicodedata.category(c)[0] != "M":
            accents = unicodedata.name(c, "").startswith(_ACCENTED)
        elif accents:
            continue
        kept.append(c)
    return "".join(kept)


def _telling(c: str) -> str:
    """The character, with joints where it is a sign; a blank for punctuation, nothing for the invisible."""
    if c.isalnum() or c in ".-":
        return c
    kind = unicodedata.category(c)
    if c in _SIGNS or kind in _SIGN_KINDS:
        return f"{_JOINT}{c}{_JOINT}"
    if kind[0] == "M":
        return c
    return "" if kind == "Cf" else " "


def same(typed: str, accepted: str) -> bool:
    """Whether the typed text is the accepted one, up to case, accents, punctuation and articles."""
    return canonical(typed) == canonical(accepted) != ""


def overlap(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether a text of one list is the same as one of the other, texts beyond the limits left out.

    Each text is looked at once: with ``same`` a hostile bank would cost the product of the lists.
    """
    return not set(_bearable(some)).isdisjoint(_bearable(others))


def check_choices(field: str, texts: tuple[str, ...], *, least: int = 0) -> Iterator[Flaw]:
    """A list of texts to choose from: no two may be the same, or nobody could tell which is meant."""
    yield from check_texts(field, texts, least=least, unique=False)
    found = _bearable(texts)
    if len(set(found)) < len(found):
        twice = max(found, key=found.count)
        yield Flaw(
            field,
            f'holds "{twice[:60]}" twice; case, accents, punctuation and articles do not count',
        )


@lru_cache(2)  # a question's choices are looked at once for themselves and once beside its key
def _bearable(texts: tuple[str, ...]) -> tuple[str, ...]:
    """What the texts within the limits are compared by, one look at each."""
    most = LIMITS["text"]
    looked_at = [canonical(text) for text in texts[: LIMITS["items"]] if len(text) <= most]
    return tuple(filter(None, looked_at))


def canonical(text: str) -> str:
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
    meant = canonical(word)
    for option in options:
        if meant and canonical(option) == meant:
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
    meant = canonical(line)
    whole = [option for option in options if meant and canonical(option) == meant]
    if whole and not line.strip().isdecimal():  # a number counts the choices, whatever they say
        return (whole[0],)
    words = line.split(";") if ";" in line else re.split(r"[\s,]+", line.strip())
    return tuple(dict.fromkeys(pick(word, options) for word in words if word.strip()))
