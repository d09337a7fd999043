"""Choices with right ones among them become a question of the type that fits."""

from __future__ import annotations

from typing import Any

from quiz.formats.gathering import UNNAMED
from quiz.questions import MultiChoice, MultiResponse, Question, TrueFalse

_TRUTHS = {"true": True, "false": False}


def percent(count: int) -> str:
    """What each of so many choices is worth, as Moodle writes it: ``100``, ``50``, ``33.33333``."""
    return f"{100 / count:.5f}".rstrip("0").rstrip(".")


def choice_question(
    right: tuple[str, ...], wrong: tuple[str, ...], *, several: bool = False, **shared: Any
) -> Question:
    """True/false, one right choice, or all that apply.

    One right and one wrong choice are "all that apply" too, since "choose one" needs two wrong ones.

    Args:
        several: a learner may choose several, even where one is right.
        shared: the fields all types share.
    """
    if not several and len(right) == 1:
        if len(wrong) == 1 and {right[0].strip().lower(), wrong[0].strip().lower()} == set(_TRUTHS):
            return TrueFalse(id=UNNAMED, key=_TRUTHS[right[0].strip().lower()], **shared)
        if len(wrong) > 1:
            return MultiChoice(id=UNNAMED, key=right[0], distractors=wrong, **shared)
    return MultiResponse(id=UNNAMED, keys_=right, distractors=wrong, **shared)
