"""Writing a question may turn out to be impossible: then it is counted and the next one is tried."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.generate.drafts import Draft
from quiz.generate.phrase import Writer
from quiz.generate.wording import Unclear
from quiz.generate.words import Sentence


def attempt(w: Writer, s: Sentence, drafts: Iterator[Draft]) -> Iterator[Draft]:
    """The drafts of a sentence up to the first that cannot be written; why not is noted."""
    try:
        yield from drafts
    except Unclear as unclear:
        w.note(unclear, s)
