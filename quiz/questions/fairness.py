"""Whether a question that has choices can fairly be put without them."""

from __future__ import annotations

import re

from quiz.questions.amounts import number_of
from quiz.questions.closeness import any_order

_NEEDS_CHOICES = re.compile(
    r"""\b(?: which \s+ (?:one \s+)? (?:of|statement|option|answer|choice|sentence|is|are|was|were)
        | (?:of|among|from) \s+ (?:these|those|the \s+ (?:two|three|four|five|six|options|choices|given))
        | these | the \s+ following | follows | below | above | listed | list | options? | choices?
        | choose | select | pick | tick | statements? | best | most \s+ likely
        | (?:most|more) \s+ accurate(?:ly)?
        | except | not | \w+n['’]t | never | least | incorrect(?:ly)? | false | true | correct(?:ly)?
        | all \s+ that \s+ apply | all \s+ of
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What makes a stem one that cannot be answered without its choices: it points at them, or excludes."""

_OPEN_ENDED = re.compile(
    r"\b(?:why|how\s+come|what\s+happen\w*|in\s+what\s+way|how(?=\s+(?:did|do|does|is|was|were|are)))\b",
    re.IGNORECASE,
)
_POINTS_ELSEWHERE = re.compile(
    r"\b(?:all|none|both|neither|any|either)\b|\babove\b|\bbelow\b|^(?:true|false|yes|no|same|other)$|[;/()]|,\s*\D|\band\b|\bor\b",
    re.IGNORECASE,
)
_OPENS_PHRASE = frozenset(
    """it they he she we its their his her because by to for with without in on at from into as when while if
    that which who more less most least not no about around almost nearly roughly over under""".split()
)

_MOST_WORDS, _MOST_LETTERS = 3, 40
"""Of a key that is no name: longer ones can be said in too many ways."""


def fair_stem(stem: str) -> bool:
    """Whether a stem asks for something by itself, not for one of the choices."""
    return not (_NEEDS_CHOICES.search(stem) or _OPEN_ENDED.search(stem))


def fair_key(key: str, *, spellings: int = 1) -> bool:
    """Whether a key can be typed: short, with one way to write it, unless the bank names the others.

    Args:
        spellings: how many the bank takes, the key included.
    """
    key = key.strip()
    if not key or len(key) > _MOST_LETTERS:
        return False
    if number_of(key) is not None:
        return True
    words = key.split()
    if any_order(key) and not any(word.casefold() in _OPENS_PHRASE for word in words):
        return "(" not in key and "/" not in key
    if _POINTS_ELSEWHERE.search(key) and spellings < 2:
        return False
    if words[0].casefold() in _OPENS_PHRASE or len(key) < 2:
        return False
    return len(words) <= (_MOST_WORDS + 1 if spellings > 1 or words[0][0].isupper() else _MOST_WORDS)
