"""Whether a text is English prose at all, told in milliseconds and before the parser runs."""

from __future__ import annotations

import re
import zlib
from collections import Counter

COMMON = frozenset(
    "the of and to in a is was for on that with by as at from it an be are were he she his her "
    "this which has "
    "had have not but they their its been or who will one after".split()
)
"""Words that make up a third of English prose, and next to nothing of anything else."""

LONG = 100_000
"""Characters from which a text is looked at before it is taken apart; shorter ones cost nothing."""

_WINDOWS, _WINDOW = 120, 2_000  # samples, and the characters of each
_MOSTLY = 0.4  # of the samples must be prose
_LEAST_COMMON = 0.12  # of the words of a sample; whole articles have a third
_LEAST_LETTERS = 0.72  # of what is no blank; prose has 0.95
_MOST_SIGNS = 0.06  # of brackets and the like; prose has 0.01
_MOST_REPEATED = 0.05  # of its size, packed; prose keeps 0.4
_LONG_WORD = 60
_SENTENCE = re.compile(r"[.!?][\"'”’)\]]{0,3}(?:\s|\Z)")
_SIGNS = re.compile(r"[{}()<>\[\];=|\\_$%^~@#*/]")
_WORDS = re.compile(r"[^\W\d_]+")

NOT_ENGLISH = "the article does not look like English prose; only English can be read so far"
_WHY = {
    "encoded": "this is no prose but encoded data, such as base64",
    "numbers": "this is no prose but mostly numbers and signs, such as a table or a log",
    "code": "this is no prose but source code or markup",
    "words": "this is no prose but words without sentences, such as a list",
    "foreign": NOT_ENGLISH,
}
REPEATED = "this is no article: it says the same over and over"


def why_no_prose(text: str) -> str:
    """What a text is instead of English prose, in one line; "" where enough of it is prose.

    Only samples are looked at, spread evenly, so that the size does not matter.
    """
    samples = [(sample, _kind(sample)) for sample in _samples(text)]
    kinds = Counter(kind for _, kind in samples if kind)
    if kinds["prose"] < _MOSTLY * sum(kinds.values()):
        del kinds["prose"]
        return _WHY[max(kinds, key=lambda kind: kinds[kind])]
    read = "".join(sample for sample, kind in samples if kind == "prose").encode("utf-8", "surrogatepass")
    if len(text) > LONG and len(zlib.compress(read)) < _MOST_REPEATED * len(read):
        return REPEATED
    return ""


def noisy(paragraph: str) -> bool:
    """Whether a long paragraph is encoded data, numbers or code, which the parser need not see."""
    return len(paragraph) > 300 and _kind(paragraph[:_WINDOW]) in ("encoded", "numbers", "code")


def english(words: list[str]) -> bool:
    """Whether words, in small letters, are those of English prose."""
    return sum(word in COMMON for word in words) >= 0.17 * max(1, len(words))


def _samples(text: str) -> list[str]:
    if len(text) <= _WINDOWS * _WINDOW:
        return [text[at : at + _WINDOW] for at in range(0, len(text), _WINDOW)]
    step = (len(text) - _WINDOW) // (_WINDOWS - 1)
    return [text[at : at + _WINDOW] for at in range(0, step * _WINDOWS, step)]


def _kind(sample: str) -> str:
    """What a stretch of text is: prose, or what else; "" where there is nothing to tell by."""
    parts = sample.split()
    size = sum(map(len, parts))
    if size < 20:
        return ""
    if sum(len(part) for part in parts if len(part) > _LONG_WORD) > size / 2:
        return "encoded" if sum(map(str.isalnum, sample)) > size / 2 else "numbers"
    if sum(map(str.isalpha, sample)) < _LEAST_LETTERS * size:
        return "numbers" if len(_SIGNS.findall(sample)) < 2 * _MOST_SIGNS * size else "code"
    if len(_SIGNS.findall(sample)) > _MOST_SIGNS * size:
        return "code"
    words = _WORDS.findall(sample.casefold())
    if sum(word in COMMON for word in words) < _LEAST_COMMON * len(words):
        return "foreign"
    return "prose" if _SENTENCE.search(sample) or len(sample) < _WINDOW // 2 else "words"
