"""A draft becomes a question of a type: with choices where good ones exist, otherwise typed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from quiz.generate import accepting, valued
from quiz.generate.asking.many import number_of
from quiz.generate.balance import Balance
from quiz.generate.difficulty import difficulty
from quiz.generate.distractors import Finder, contains
from quiz.generate.drafts import Answer, Draft
from quiz.generate.subjects import subject_of
from quiz.questions import (
    Cloze,
    Matching,
    MultiChoice,
    MultiResponse,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    TrueFalse,
)

_ATLAS = ("country", "city", "state", "ordinal", "phrase", *valued.KINDS)
"""Kinds of answers whose wrong answers need not stand in the article."""

_UNMATCHED = ("thing", "name")
"""Kinds of answers that are typed: nothing of the same kind can stand beside them."""

_ROUGH = re.compile(r"\b[Aa](?:bout|pproximately|round) (?:how|what)\b")
_BOUNDED = re.compile(r"\b(?:than|over|least|most|nearly|almost|under) (?:how|what)\b")
"""A bound has no wrong neighbours: "more than 11" is not false where it was "more than 10"."""

LONGEST_TYPED = 5
"""Words of an answer that can be asked to be typed."""


def finish(draft: Draft, finder: Finder, balance: Balance, question_id: str) -> Question | None:
    """The question, or None where its type cannot be made well."""
    made = _make(draft, finder, balance, question_id)
    if made is None or list(made.flaws()):
        return None
    balance.made += 1
    return replace(made, difficulty=difficulty(draft, made, finder))


def _make(d: Draft, finder: Finder, balance: Balance, qid: str) -> Question | None:
    common: dict[str, Any] = {"id": qid, "stem": d.stem, "evidence": d.evidence, "tags": (subject_of(d),)}
    if d.kind == "truefalse":
        return TrueFalse(**common, key=bool(d.key), correction=d.correction)
    if d.kind == "gap":
        common["stem"] = accepting.fitting(finder.writer.article.raw, d.stem)
        return Cloze(**common)
    if d.kind == "matching":
        return Matching(**common, pairs=d.pairs)
    if d.kind == "ordering":
        return Ordering(**common, keys_=tuple(a.text for a in d.answers))
    if d.kind == "list":
        return _list(d, finder, common)
    return _choice(d, finder, balance, common) or _typed(d, finder, common)


def _choice(d: Draft, finder: Finder, balance: Balance, common: dict[str, Any]) -> Question | None:
    """One key among fair choices; None where there are too few, or where who never read the article gains.

    A name is recognized wherever fair names stand beside it. Years and other values always have neighbours,
    so only a share of them becomes choices; those hardest to type come first.
    """
    answer = d.answers[0]
    value = answer.kind in valued.KINDS
    if answer.kind in _UNMATCHED or _BOUNDED.search(d.stem):
        return None
    if value and not balance.wants(shaky=_shaky(d, answer)):
        return None
    wrong = finder.choose(d, balance)
    if len(wrong) < (3 if value else 2):
        return None
    if answer.kind not in _ATLAS and not any(map(finder.count, wrong)):
        return None
    marks = finder.marks(d.stem, answer.text, wrong)
    balance.add(marks, len(wrong) + 1)
    accept = tuple(a for a in accepting.accepted(finder.writer, d) if a != answer.text)
    return MultiChoice(**common, key=answer.text, distractors=wrong, accept=accept)


def _shaky(d: Draft, answer: Answer) -> bool:
    """Whether a value is hard to type as it is wanted: a day, a sum, a long or a rough number."""
    digits = len(re.sub(r"\D", "", answer.text))
    return answer.kind in ("date", "money", "duration") or (
        answer.kind == "number" and (digits >= 4 or bool(_ROUGH.search(d.stem)))
    )


def _typed(d: Draft, finder: Finder, common: dict[str, Any]) -> Question | None:
    answer = d.answers[0]
    if answer.kind == "year":
        return Numerical(**common, key=int(answer.value))
    number = number_of(answer.text) if answer.kind == "number" else None
    if number and re.fullmatch(r"\d+(?:\.\d+)?(?: \w+)?", answer.text):
        value = int(number[0]) if number[0] == int(number[0]) else number[0]
        unit = number[1] or (answer.unit if answer.unit == "percent" else "")
        return Numerical(**common, key=value, tolerance=tolerance(d.stem, value, number[1]), unit=unit)
    if answer.kind == "phrase" or len(answer.text.split()) > LONGEST_TYPED:
        return None
    return ShortAnswer(**common, accept=accepting.accepted(finder.writer, d))


def tolerance(stem: str, value: float, scale: str = "") -> float:
    """How far off an answer may be: where "about how many" is asked, as far as what rounds to the key.

    Args:
        scale: the value counts in it: "4 million" is rounded to millions, 4 alone to nothing.
    """
    if not _ROUGH.search(stem):
        return 0
    if value != int(value):
        return round(0.5 * 10.0 ** -len(str(value).split(".")[1]), 6)
    digits = str(int(value))
    zeros = len(digits) - len(digits.rstrip("0"))
    if not zeros:
        return 0.5 if scale else 0
    return int("1" + "0" * zeros) // 2


def _list(d: Draft, finder: Finder, common: dict[str, Any]) -> Question | None:
    keys = tuple(a.text for a in d.answers)
    if len(keys) > 12 or any(contains(a, b) for a in keys for b in keys if a != b):
        return None
    wrong = finder.wrong(d)
    wanted = min(4, max(2, len(keys) // 2 + 1))
    if len(wrong) < 2 and not (wrong and len(keys) >= 3):
        return None
    return MultiResponse(**common, keys_=keys, distractors=tuple(wrong[:wanted]))
