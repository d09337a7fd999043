"""Hypothesis strategies: questions of every type, and whole banks, all of them valid."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from quiz.questions import (
    Asked,
    Bank,
    Cloze,
    Matching,
    MultiChoice,
    MultiResponse,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    Source,
    TrueFalse,
)
from quiz.questions.base import REVIEWED
from quiz.questions.numbers import show_number
from quiz.questions.text import normal

# A lone surrogate is half a character: UTF-8 has no bytes for it, so no file can hold it.
characters = st.characters(exclude_categories=["Cs"])

anything = st.text(characters, max_size=30)
"""Any text, also empty, with control characters, quotes and line breaks."""

texts = st.text(characters, min_size=1, max_size=30).filter(str.strip)
"""A text that shows something."""

words = st.text("abcdefghijklmnopqrstuvwxyzåéß -", min_size=3, max_size=12).filter(
    lambda t: len(normal(t)) >= 3
)
"""A text as a person types it: no number and no letter of a choice."""

bank_ids = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=64)
question_ids = st.text("abcXYZ019-_.", min_size=1, max_size=64)

numbers = st.one_of(
    st.integers(-(2**63) + 1, 2**63 - 1),
    st.integers(-3000, 3000),
    st.floats(allow_nan=False, allow_infinity=False),
)


def sameness(text: str) -> str:
    """What a grader compares: two choices of a question must differ in it."""
    return normal(text) or text.strip()


def lists(items: st.SearchStrategy[str], least: int = 0, most: int = 5) -> st.SearchStrategy[tuple[str, ...]]:
    """Unlike texts."""
    return st.lists(items, min_size=least, max_size=most, unique_by=(sameness, _folded)).map(tuple)


def _folded(text: str) -> str:
    return text.strip().casefold()


def _shared() -> dict[str, st.SearchStrategy[Any]]:
    return {
        "id": question_ids,
        "stem": texts,
        "evidence": lists(texts, most=3),
        "explanation": anything,
        "tags": lists(texts, most=3),
        "difficulty": st.none() | st.floats(0, 1),
        "reviewed": st.sampled_from(["", *REVIEWED]),
        "generated": anything,
    }


@st.composite
def multichoice(draw: st.DrawFn, items: st.SearchStrategy[str] = texts) -> MultiChoice:
    """One key, two distractors or more."""
    key, *distractors = draw(lists(items, least=3, most=6))
    shared = {name: draw(value) for name, value in _shared().items()}
    return MultiChoice(**shared, key=key, distractors=tuple(distractors), accept=draw(lists(items, most=2)))


@st.composite
def multiresponse(draw: st.DrawFn, items: st.SearchStrategy[str] = texts) -> MultiResponse:
    """One key and one distractor or more."""
    choices = draw(lists(items, least=2, most=8))
    cut = draw(st.integers(1, len(choices) - 1))
    shared = {name: draw(value) for name, value in _shared().items()}
    return MultiResponse(**shared, keys_=choices[:cut], distractors=choices[cut:])


@st.composite
def truefalse(draw: st.DrawFn) -> TrueFalse:
    """A statement; only a false one is corrected."""
    key = draw(st.booleans())
    shared = {name: draw(value) for name, value in _shared().items()}
    return TrueFalse(**shared, key=key, correction="" if key else draw(anything))


def shortanswer(items: st.SearchStrategy[str] = texts) -> st.SearchStrategy[ShortAnswer]:
    """One accepted spelling or more."""
    return st.builds(ShortAnswer, **_shared(), accept=lists(items, least=1, most=4))


def numerical() -> st.SearchStrategy[Numerical]:
    """Whole numbers and others, of all sizes."""
    tolerance = st.just(0) | st.integers(0, 1000) | st.floats(0, 1e300)
    return st.builds(Numerical, **_shared(), key=numbers, tolerance=tolerance, unit=anything)


@st.composite
def cloze(draw: st.DrawFn, items: st.SearchStrategy[str] = texts) -> Cloze:
    """One gap or more, with a spelling or more each."""
    plain = anything.map(lambda t: t.replace("{", "").replace("}", ""))
    spelling = items.map(lambda t: "".join(c for c in t if c not in "{}|;")).filter(str.strip)
    stem = draw(plain)
    for _ in range(draw(st.integers(1, 4))):
        stem += "{{" + "|".join(draw(lists(spelling, least=1, most=3))) + "}}" + draw(plain)
    return Cloze(**{name: draw(value) for name, value in _shared().items()} | {"stem": stem})


@st.composite
def matching(draw: st.DrawFn, items: st.SearchStrategy[str] = texts) -> Matching:
    """Two pairs or more; a right-hand side may serve twice."""
    lefts = draw(lists(items, least=2, most=5))
    pool = draw(lists(items, least=1, most=7))
    cut = draw(st.integers(1, len(pool)))
    pairs = tuple((left, draw(st.sampled_from(pool[:cut]))) for left in lefts)
    shared = {name: draw(value) for name, value in _shared().items()}
    return Matching(**shared, pairs=pairs, distractors=pool[cut:])


@st.composite
def ordering(draw: st.DrawFn, items: st.SearchStrategy[str] = texts) -> Ordering:
    """Two items or more."""
    shared = {name: draw(value) for name, value in _shared().items()}
    return Ordering(**shared, keys_=draw(lists(items, least=2, most=6)))


def questions(items: st.SearchStrategy[str] = texts) -> dict[str, st.SearchStrategy[Question]]:
    """A strategy for each type, by its name in a file; ``items`` makes choices and answers."""
    return {
        "multichoice": multichoice(items),
        "multiresponse": multiresponse(items),
        "truefalse": truefalse(),
        "shortanswer": shortanswer(items),
        "numerical": numerical(),
        "cloze": cloze(items),
        "matching": matching(items),
        "ordering": ordering(items),
    }


question = st.one_of(*questions().values())
"""A valid question of any type."""

typable_question = st.one_of(*questions(words).values())
"""A valid question whose answers can be typed word for word."""

sources = st.builds(
    Source,
    title=anything,
    headline=anything,
    file=anything,
    sha256=anything,
    published=st.none() | st.dates(date(1, 1, 1)),
    generator=anything,
)


@st.composite
def _banks(draw: st.DrawFn) -> Bank:
    """Ids are used once among questions and rejected ones together."""
    made = draw(st.lists(question, max_size=7, unique_by=lambda q: q.id).map(tuple))
    cut = draw(st.integers(0, len(made)))
    return Bank(
        id=draw(bank_ids),
        title=draw(texts),
        description=draw(anything),
        language=draw(st.sampled_from(["", "en", "de"])),
        license=draw(anything),
        authors=draw(lists(texts, most=3)),
        tags=draw(lists(texts, most=3)),
        source=draw(st.none() | sources),
        questions=made[:cut],
        rejected=made[cut:],
    )


banks = _banks()
"""A valid bank."""


def right_line(asked: Asked) -> str:
    """What a learner who knows types."""
    q = asked.question

    def numbers_of(*chosen: str) -> str:
        return " ".join(str(asked.options.index(choice) + 1) for choice in chosen)

    match q:
        case MultiChoice():
            return numbers_of(q.key)
        case MultiResponse() | Ordering():
            return numbers_of(*q.keys_)
        case Matching():
            return numbers_of(*(right for _, right in q.pairs))
        case TrueFalse():
            return "t" if q.key else "f"
        case ShortAnswer():
            return q.accept[0]
        case Numerical():
            return show_number(q.key)
        case Cloze():
            return "; ".join(gap[0] for gap in q.gaps())
    raise NotImplementedError(q.type)
