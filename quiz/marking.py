"""Where the keys of a question stand in a passage, so that they can be set off in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quiz.clean import visible

_ALIKE = {
    "'": "['’‘ʼ`´]",
    '"': '["“”„«»]',
    "-": "[-‐‑‒–—−]",
}
_MEANT = {sign: pattern for pattern in _ALIKE.values() for sign in pattern[1:-1]}


def spans(passage: str, keys: Iterable[str]) -> list[tuple[int, int]]:
    """Where the keys stand in a passage, as (start, end), in order and without overlap."""
    found: list[tuple[int, int]] = []
    for key in list(keys)[:40]:  # enough for any real question, and quick for any other
        words = visible(key, limit=300).split()
        if not words:
            continue
        pattern = r"\s+".join("".join(_one(sign) for sign in word) for word in words)
        pattern = rf"(?<!\w){pattern}" if words[0][0].isalnum() else pattern
        pattern = rf"{pattern}(?!\w)" if words[-1][-1].isalnum() else pattern
        found += [match.span() for match in re.finditer(pattern, passage, re.IGNORECASE)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _one(sign: str) -> str:
    """A pattern for one character and those a person takes for the same."""
    return _MEANT.get(sign, re.escape(sign))
