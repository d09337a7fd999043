"""Names of a bank that differ by a letter or two: typed for each other they are no slip of the pen."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from quiz.questions.bank import Bank
from quiz.questions.base import Asked, Mark, Question, Response
from quiz.questions.closeness import allowance, distance, telling_words

Names = Callable[[], frozenset[str]]
"""The words of the names in a bank; asked for only where a slip was forgiven, as that reads all of it."""

_SHORTEST = 4
"""Letters of a word in which a slip is forgiven."""


def names_in(bank: Bank) -> frozenset[str]:
    """The words with a capital letter in the keys and choices of a bank, as graders compare them."""
    found: set[str] = set()
    for question in bank.questions:
        for text in (*_right(question), *question.wrong_choices()):
            capital = " ".join(word for word in text.split() if word[:1].isupper())
            found.update(word for word in telling_words(capital) if len(word) >= _SHORTEST and word.isalpha())
    return frozenset(found)


def graded(asked: Asked, response: Response, names: Names | None) -> Mark:
    """Mark a response; a typed name that is another's in the same bank is not forgiven as a slip."""
    mark = asked.score(response)
    if names is None or not mark.points or not asked.typed or asked.question.number() is not None:
        return mark
    right = tuple(_right(asked.question))
    if all(text in right for text in response):  # letter by letter: there is no slip to look for
        return mark
    own = {word for text in right for word in telling_words(text)}
    slips = {word for text in response for word in telling_words(text) if _slip(word, own)}
    others = slips & names() if slips else slips
    if not others:
        return mark
    kept = tuple("" if others.intersection(telling_words(text)) else text for text in response)
    told = ", ".join(f"“{text.strip()[:60]}”" for text, left in zip(response, kept, strict=True) if not left)
    return Mark(asked.score(kept).points, f"{told}: another answer of this bank has that name")


def _right(question: Question) -> Iterable[str]:
    yield from question.right_choices()
    for spellings in question.spellings():
        yield from spellings


def _slip(word: str, own: set[str]) -> bool:
    """Whether a word is none of the question's own, but near one: more than an ending of the plural apart."""
    if len(word) < _SHORTEST or word in own:
        return False
    near = (right for right in own if distance(word, right, allowance(len(right))) <= allowance(len(right)))
    return any(word.removesuffix("s") != right.removesuffix("s") for right in near)
