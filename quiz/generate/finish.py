"""A draft becomes a question of a type: with choices where good ones exist, otherwise typed."""

from __future__ import annotations

import re
from typing import Any

from quiz.generate.asking.many import number_of
from quiz.generate.balance import Balance
from quiz.generate.distractors import Finder, contains
from quiz.generate.drafts import Draft
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

TYPED = ("thing", "money", "duration", "number")
"""Kinds of answer that are typed: nothing of the same kind can stand beside them."""


def finish(draft: Draft, finder: Finder, balance: Balance, question_id: str) -> Question | None:
    """The question, or None where its type cannot be made well."""
    made = _make(draft, finder, balance, question_id)
    return made if made is not None and not list(made.flaws()) else None


def _make(d: Draft, finder: Finder, balance: Balance, qid: str) -> Question | None:
    common: dict[str, Any] = {
        "id": qid,
        "stem": d.stem,
        "evidence": d.evidence,
        "tags": (d.kind,),
        "difficulty": _difficulty(d),
    }
    if d.kind == "truefalse":
        return TrueFalse(
            **common,
            key=bool(d.key),
            correction=d.correction,
        )
    if d.kind == "cloze":
        return Cloze(
            **common,
        )
    if d.kind == "matching":
        return Matching(**common, pairs=d.pairs)
    if d.kind == "ordering":
        return Ordering(
            **common,
            keys_=tuple(a.text for a in d.answers),
        )
    if d.kind == "list":
        return _list(d, finder, common)
    answer = d.answers[0]
    if answer.kind == "year":
        return Numerical(**common, key=int(answer.value))
    if answer.kind == "number":
        number = number_of(answer.text)
        if number and re.fullmatch(r"\d+(?:\.\d+)?(?: \w+)?", answer.text):
            value = int(number[0]) if number[0] == int(number[0]) else number[0]
            return Numerical(
                **common,
                key=value,
                unit=number[1] or (answer.unit if answer.unit == "percent" else ""),
            )
    wrong = () if answer.kind in TYPED else finder.choose(d, balance)
    from_article = [c for c in wrong if finder.text.count(c.casefold())]
    choosable = len(wrong) >= 2 and (answer.kind in ("ordinal", "phrase") or len(from_article) >= 1)
    marks = finder.marks(d.stem, answer.text, wrong) if choosable else []
    typed = answer.entity >= 0 and len(answer.text.split()) <= 5
    if choosable and typed and balance.tips(marks, len(wrong) + 1):
        choosable = False  # the choices would give the key away to who never read the article
    if choosable:
        balance.add(marks, len(wrong) + 1)
        accept = tuple(a for a in dict.fromkeys(answer.accept) if a != answer.text)
        return MultiChoice(
            **common,
            key=answer.text,
            distractors=wrong,
            accept=accept,
        )
    if answer.kind == "phrase" or len(answer.text.split()) > 5:
        return None
    return ShortAnswer(
        **common,
        accept=tuple(dict.fromkeys((answer.text, *answer.accept))),
    )


def _list(d: Draft, finder: Finder, common: dict[str, Any]) -> Question | None:
    keys = tuple(a.text for a in d.answers)
    if len(keys) > 12 or any(contains(a, b) for a in keys for b in keys if a != b):
        return None
    wrong = finder.wrong(d)
    wanted = min(4, max(2, len(keys) // 2 + 1))
    if len(wrong) < 2 and not (wrong and len(keys) >= 3):
        return None
    return MultiResponse(
        **common,
        keys_=keys,
        distractors=tuple(wrong[:wanted]),
    )


def _difficulty(d: Draft) -> float:
    """From 0 (easy) to 1 (hard): longer stems, exact numbers and long lists are harder to answer."""
    base = {
        "truefalse": 0.2,
        "who": 0.4,
        "which": 0.4,
        "where": 0.35,
        "when": 0.5,
        "many": 0.6,
        "cloze": 0.55,
        "list": 0.6,
        "matching": 0.5,
        "ordering": 0.6,
        "ordinal": 0.5,
        "said": 0.5,
    }.get(d.kind, 0.45)
    base += 0.01 * max(0, len(d.stem.split()) - 12)
    if d.kind == "list":
        base += 0.03 * max(0, len(d.answers) - 3)
    return round(min(0.95, base), 2)
