"""Rules of item writing that look at the choices. Each docstring gives the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.banks.wording import holds, tokens
from quiz.questions import Question

_MOST_COMPARED = 40  # choices; more are a flaw of their own, and pairs grow with the square


def longest_choice(q: Question) -> Iterator[str]:
    """Authors qualify the key until it is true: the blind guess at the longest choice pays (Tarrant 2006)."""
    right, wrong = q.right_choices(), q.wrong_choices()
    if len(right) == 1 and wrong and len(right[0]) >= 12:
        key, longest = len(right[0]), max(map(len, wrong))
        if key > 1.5 * longest:
            yield f"the key is by far the longest choice ({key} against {longest} characters)"


def all_of_the_above(q: Question) -> Iterator[str]:
    """It is the key whenever two choices are right, and makes the others trivial (Haladyna 2002)."""
    for choice in (*q.right_choices(), *q.wrong_choices()):
        if _ABOVE.fullmatch(choice.strip()):
            yield f"the choice “{choice.strip()}”: name a thing instead, or ask for all that apply"
            return


_ABOVE = re.compile(
    r"(?:all|none|both|neither|any)(?: of)? (?:the |these |those )?"
    r"(?:above|below|these|those|them|others|choices|options|answers|other choices|preceding)\.?"
    r"|(?:both )?\(?[a-e1-5]\)? (?:and|&) \(?[a-e1-5]\)?\.?",
    re.IGNORECASE,
)


def absolute_words(q: Question) -> Iterator[str]:
    """Always, never and only mark a choice as false to the test-wise (Haladyna 2002).

    Not a flaw where the stem or the evidence says so too, or where every choice does.
    """
    choices = (*q.right_choices(), *q.wrong_choices())
    given = set(tokens(" ".join((q.stem, *q.evidence))))
    for word in ("always", "never", "only"):
        having = [c for c in choices if re.search(rf"\b{word}\b", c) and len(c.split()) >= 3]
        if having and word not in given and len(having) < len(choices):
            yield f"“{word}” marks the choice “{having[0]}”: reword it"


def nested_choices(q: Question) -> Iterator[str]:
    """Where one choice holds another, both are right or neither is (Haladyna 2002: no overlap)."""
    right, wrong = q.right_choices(), q.wrong_choices()
    if len(right) + len(wrong) > _MOST_COMPARED:
        return
    for key in right:
        for distractor in wrong:
            short, long = sorted((key, distractor), key=lambda choice: len(tokens(choice)))
            inside, around = tokens(short), tokens(long)
            if len(inside) < len(around) and holds(around, inside) and _overlap_matters(short, long):
                yield f"the choice “{short}” is part of “{long}”: make them exclude each other"
                return


def _overlap_matters(short: str, long: str) -> bool:
    """Iron and iron oxide are two things; London is in "London and Paris", New York in New York City."""
    listed = re.search(r"\b(?:and|or|both)\b|[,&/+]", long) and not re.search(r"\b(?:and|or)\b|[,&/+]", short)
    named = short[:1].isupper() and long.casefold().startswith(short.casefold())
    return bool(listed or named or len(tokens(short)) >= 3)


def unlike_choices(q: Question) -> Iterator[str]:
    """A choice of another kind, or another look, is struck out unread or picked unread (Haladyna 2002)."""
    right, wrong = q.right_choices(), q.wrong_choices()
    if not right or not wrong:
        return
    numbers = [_NUMBER.fullmatch(choice.strip()) is not None for choice in (*right, *wrong)]
    wordy = [not re.search(r"\d", c) and c.strip().casefold() not in _NUMBER_WORDS for c in (*right, *wrong)]
    if any(numbers) and any(wordy):
        yield "numbers and words are mixed among the choices: make them one kind"
        return
    cases = [{_starts_upper(choice) for choice in group} - {None} for group in (right, wrong)]
    if all(cases) and cases[0].isdisjoint(cases[1]):
        yield "the key can be told by its capital: start all choices alike"


_NUMBER = re.compile(
    r"[-+−~≈$€£¥]?\s?\d[\d.,\s]*"
    r"(?:%|st|nd|rd|th|s|°[CF]?|percent|per cent|thousand|million|billion|trillion)?"
)
_AS_NUMBERS = """
none zero one two three four five six seven eight nine ten eleven twelve infinite infinity undefined unknown
half twice all never
"""
_NUMBER_WORDS = frozenset(_AS_NUMBERS.split())


def _starts_upper(choice: str) -> bool | None:
    """Whether the first letter is a capital; None where it says nothing (digits, DNA, iPhone, scripts)."""
    word = (re.search(r"\w+", choice) or [""])[0]
    if not word[:1].isalpha() or word[:1].lower() == word[:1].upper() or word[1:] != word[1:].lower():
        return None
    return None if choice.strip() == word[:1] else word[:1].isupper()
