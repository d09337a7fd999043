"""Whether a question asks about an expected fact, or is a forbidden one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.questions import Matching, Ordering, Question, TrueFalse
from tests.quality.corpus import Expected, Forbidden

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
)
_NUMBERS = {word: str(n) for n, word in enumerate(f"{_UNITS} seventeen eighteen nineteen twenty".split())}
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_ARTICLES = frozenset({"the", "a", "an"})
_FRAME = re.compile(
    r"\A(?:“[^”]{3,200}”[^:?]{0,60}"  # “Title” (month and year):
    r"|In the news in \w+ \d{4}"
    r"|(?!(?:Who|What|Which|When|Where|Why|How|In|On|At|By|To|For|Of)\b)[A-Z][^:?.“\"]{1,80})"  # Subject:
    r": (?=[A-Z_\d\"“])"
)


def words(text: str) -> tuple[str, ...]:
    """Lower-case words and numbers, without articles; numbers up to twenty in digits."""
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", text.casefold().replace("’", "'"))
    found = re.findall(r"\d+(?:\.\d+)?|[^\W\d_]+", re.sub(r"'s\b", "", plain))
    return tuple(_NUMBERS.get(word, word) for word in found if word not in _ARTICLES)


def bare(stem: str) -> str:
    """A stem without the title or subject set before it."""
    return _FRAME.sub("", stem, count=1)


def stands_in(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether words stand in a row among others."""
    length = len(part)
    return length > 0 and any(whole[i : i + length] == part for i in range(len(whole) - length + 1))


def texts(q: Question) -> tuple[str, ...]:
    """Every text that counts as right, and each side of a pair."""
    return tuple(dict.fromkeys((*q.keys(), *(s for group in q.spellings() for s in group))))


def asks(q: Question, wanted: Expected) -> bool:
    """Whether a question asks about a fact."""
    around = " ".join((bare(q.stem), *q.keys(), *(() if isinstance(q, TrueFalse) else q.evidence))).casefold()
    if not all(word.casefold() in around for word in wanted.near):
        return False
    if wanted.holds:
        return any(all(word.casefold() in text.casefold() for word in wanted.holds) for text in texts(q))
    hits = [_is_key(q, key) for key in wanted.key]
    return all(hits) if wanted.all else any(hits)


def _is_key(q: Question, key: str) -> bool:
    if isinstance(q, TrueFalse):
        return stands_in(words(key), words(q.stem if q.key else q.correction))
    if isinstance(q, Ordering):
        return any(stands_in(words(key), words(item)) for item in q.keys_)
    number = q.number()
    if number is not None:
        return _value(key) == number
    return any(words(text) == words(key) for text in texts(q))


def _value(text: str) -> float | None:
    found = re.match(r"[^\d]{0,3}(\d[\d,]*(?:\.\d+)?)(?: (thousand|million|billion))?", text)
    if not found:
        number = _NUMBERS.get(text.split()[0].casefold())
        return float(number) if number else None
    return round(float(found[1].replace(",", "")) * _SCALES.get(found[2] or "", 1.0), 6)


def is_forbidden(q: Question, never: Forbidden) -> bool:
    """Whether a question fits every pattern that is given, and not the exception."""
    if isinstance(q, (Ordering, Matching)):
        asked = [(q.stem, item) for item in q.answer()] + [(item, item) for item in q.answer()]
    else:
        keys = q.answer() if isinstance(q, TrueFalse) else texts(q)
        asked = [(q.shown_stem(), key) for key in keys]
    around = _fits(never.distractor, q.wrong_choices()) and _fits(never.evidence, q.evidence)
    return around and any(
        _fits(never.stem, (stem,))
        and _fits(never.key, (key,))
        and not (never.unless and _fits(never.unless, (stem,)))
        for stem, key in asked
    )


def _fits(pattern: str, found: tuple[str, ...]) -> bool:
    return not pattern or any(re.search(pattern, text) for text in found)


def show(q: Question) -> Iterator[str]:
    """A question for a person to read: type and stem, key, distractors, evidence."""
    yield f"[{q.type}] {q.stem}"
    yield f"    key: {' | '.join(q.answer())}"
    if q.wrong_choices():
        yield f"    not: {' | '.join(q.wrong_choices())}"
    yield f"    evidence: {' … '.join(q.evidence)}"
