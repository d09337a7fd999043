"""Who had a hand in a question: the generator, a person with an editor, a reviewer.

A generated question carries a fingerprint of what the generator wrote. As long as it fits, nobody touched
the question, and a better generator may write it anew. Where it does not fit, or there is none, a person's
work is in the question.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TypeVar

from quiz.banks.schema import fields_of
from quiz.questions import Question

_Q = TypeVar("_Q", bound=Question)
_NO_CONTENT = frozenset({"id", "reviewed", "generated"})


def fingerprint(question: Question) -> str:
    """Eight hex digits of everything a question says; id and marks do not count, nor what is left out."""
    said = {
        field.key: getattr(question, field.name)
        for field in fields_of(type(question))
        if field.name not in _NO_CONTENT and getattr(question, field.name) != field.default
    }
    return hashlib.sha256(json.dumps([question.type, said], sort_keys=True).encode()).hexdigest()[:8]


def marked(question: _Q) -> _Q:
    """The question as its generator hands it out."""
    return replace(question, generated=fingerprint(question))


def is_persons(question: Question) -> bool:
    """Whether a person wrote the question, or changed it since it was generated."""
    return question.reviewed == "edited" or question.generated != fingerprint(question)
