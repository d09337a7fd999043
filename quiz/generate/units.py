"""Units that have a number for a name: "No. 7 Squadron", "the 2nd Battalion"; the number is no aside."""

from __future__ import annotations

import re

from quiz.generate.words import Sentence

Span = tuple[int, int, str]

UNITS = frozenset(
    """squadron wing group flight battalion regiment brigade division corps army fleet flotilla battery
    company platoon infantry cavalry""".split()
)
_NTH = re.compile(r"\d{1,3}(?:st|nd|rd|th)|\d{1,3}d")


def numbered(sentence: Sentence, found: list[Span]) -> list[Span]:
    """The spans with units told by their number as one name each, and none for the bare noun or its plural.

    "Nos. 7 and 12 Squadrons" are two: no name is made of them.
    """
    tokens = sentence.tokens
    spans: list[Span] = []
    for token in tokens:
        if token.i + 1 >= len(tokens):
            break
        after = tokens[token.i + 1]
        many = token.text == "Nos."
        if not ((many or token.text == "No.") and after.text[:1].isdigit()) and not _NTH.fullmatch(
            token.text
        ):
            continue
        start = token.i + 1 + (token.text in ("No.", "Nos."))
        end = start
        while end < len(tokens) and end < start + (6 if many else 3) and _inside(tokens[end].text, many):
            if tokens[end].text[:1].isupper() and tokens[end].text.casefold().rstrip("s") in UNITS | {"corp"}:
                plural = many or tokens[end].plural
                spans.append((token.i, end, "number" if plural else "organization"))
                break
            end += 1
    if not spans:
        return found
    return sorted(spans + [x for x in found if all(x[1] < a or x[0] > b for a, b, _ in spans)])


def _inside(text: str, many: bool) -> bool:
    return text[:1].isupper() or (many and (text in (",", "and") or text.isdigit()))
