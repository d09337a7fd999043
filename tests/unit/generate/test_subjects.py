"""The tag of a generated question."""

from __future__ import annotations

import pytest

from quiz.generate.drafts import Answer, Draft
from quiz.generate.subjects import subject_of


@pytest.mark.parametrize(
    ("kind", "answer", "tag"),
    [
        ("who", "person", "people"),
        ("fill", "city", "places"),
        ("gap", "money", "numbers"),
        ("list", "country", "places"),
        ("ordering", "phrase", "dates"),
        ("why", "phrase", "causes"),
        ("said", "person", "statements"),
        ("truefalse", "year", "dates"),
        ("truefalse", "phrase", "facts"),
        ("what", "thing", "things"),
    ],
)
def test_a_tag_says_what_is_asked_for(kind: str, answer: str, tag: str) -> None:
    """In words of a teacher, whatever pattern it came from; how it is asked where that says more."""
    draft = Draft(kind, ("?",), (Answer("x", answer),), "1", 0, ("x",))
    assert subject_of(draft) == tag
