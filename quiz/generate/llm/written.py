"""A question as somebody outside wrote it, before anything in it is believed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quiz.clean import visible
from quiz.generate.article import normalise

KINDS = ("multichoice", "shortanswer", "numerical", "truefalse")
"""Kinds of question that a second author may write."""


class Ungrounded(Exception):
    """A draft that the article does not bear out; ``str()`` is the reason, for the report."""


@dataclass(frozen=True, slots=True)
class Written:
    """A question as somebody outside wrote it.

    Attributes:
        kind: one of ``KINDS``.
        key: the answer; for truefalse "true" or "false".
        distractors: wrong answers; for a false statement the one piece of the stem that makes it false.
        correction: for a false statement, what belongs in that piece's place.
    """

    kind: str
    stem: str
    key: str
    distractors: tuple[str, ...] = ()
    evidence: str = ""
    correction: str = ""


def prose(text: str) -> str:
    """A text with the typographic folding of the article's reader.

    Raises:
        Ungrounded: it holds markup, gaps, or signs that cannot be seen.
    """
    folded = normalise(text, 0, len(text)).text
    same = len(folded.replace(" ", "")) == len("".join(text.split()))
    if not same or visible(folded) != folded or re.search(r"[{}<>\[\]|`\\]|\*\*", folded):
        raise Ungrounded("markup or signs that cannot be seen")
    return folded
