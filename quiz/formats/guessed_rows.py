"""One row of somebody's table becomes a question of the type that fits what stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from quiz.formats.cells import Unusable, number, truth
from quiz.formats.choices import choice_question
from quiz.formats.columns import Layout, place_of, plain
from quiz.formats.ids import given_id
from quiz.formats.tidying import unlike
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
from quiz.questions.base import LIMITS
from quiz.questions.numbers import read_number

_TYPES = {
    name: type_
    for type_, names in {
        "multichoice": "multichoice, multiple choice, mc, mcq, single choice, single answer, quiz, "
        "single select",
        "multiresponse": "multiresponse, multiple response, multiple answers, multiple answer, ma, checkbox, "
        "checkboxes, multi select, multiple select",
        "truefalse": "truefalse, true false, tf, t f, boolean, true or false",
        "shortanswer": "shortanswer, short answer, sa, fill in the blank, fib, identification, type answer, "
        "text, open ended, basic, flashcard",
        "numerical": "numerical, numeric, number",
        "cloze": "cloze",
        "matching": "matching, match",
        "ordering": "ordering, order, sequence, sequencing",
    }.items()
    for name in names.split(", ")
}
_LISTED, _TAGGED, _COMMA = re.compile(r"[;|\n]"), re.compile(r"[,;|\n]"), re.compile(",")
_PARTS = re.compile(r"[,;|/\n]|\s+and\s+|\s+")
_MOST_CHOICES = 200
_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,17})(?:\.\d{1,12})?")
_LEVELS = {"easy": 0.2, "medium": 0.5, "moderate": 0.5, "hard": 0.8, "difficult": 0.8}
_GAP = re.compile(r"\{\{.+?\}\}", re.DOTALL)


def build(stem: str, keys: Sequence[str], wrong: Sequence[str], **more: Any) -> Question:
    """A question of the type that fits: one key, several, or none but a typed answer.

    A single wrong choice is too few for one of many, so such a question asks for all that apply.

    Raises:
        Unusable: there is no right answer.
    """
    if not keys:
        raise Unusable("no right answer is named")
    name = more.pop("id", "")
    if not wrong:
        return _typed(stem, keys, id=name, **more)
    return replace(choice_question(tuple(keys), tuple(wrong), stem=stem, **more), id=name)


def _typed(stem: str, keys: Sequence[str], **more: Any) -> Question:
    only = keys[0].strip() if len(keys) == 1 else ""
    if only.casefold() in ("true", "false"):
        return TrueFalse(stem=stem, key=truth(only), **more)
    if _PLAIN_NUMBER.fullmatch(only):
        return Numerical(stem=stem, key=number(only, "answer"), **more)
    return ShortAnswer(stem=stem, accept=unlike(keys), **more)


@dataclass(frozen=True, slots=True)
class GuessedRow:
    """One row of somebody's table."""

    layout: Layout
    row: Sequence[str]

    def question(self) -> Question:
        """The question in it.

        Raises:
            Unusable, Unreadable: there is none.
        """
        stem, type_ = self._one("stem"), self._type()
        if not stem:
            raise Unusable("the stem is empty")
        shared = self._shared()
        lefts, rights = self._many("left", gaps=True), self._many("right", gaps=True)
        pairs = tuple((a, b) for a, b in zip(lefts, rights, strict=False) if a and b)
        if type_ == "matching" or (not type_ and pairs):
            others = tuple(b for a, b in zip(lefts, rights, strict=False) if b and not a)
            extra = (*others, *rights[len(lefts) :], *self._distractors())
            return Matching(stem=stem, pairs=pairs, distractors=tuple(filter(None, extra)), **shared)
        choices = self._choices()
        if len(choices) + len(self._many("key")) > _MOST_CHOICES:
            raise Unusable(f"has over {_MOST_CHOICES} choices")
        gap = len(stem) <= LIMITS["stem"] and _GAP.search(stem)  # looking takes the square of the length
        if type_ == "cloze" or (not type_ and not choices and not self._one("key") and gap):
            return Cloze(stem=stem, **shared)
        if type_ == "ordering":
            return Ordering(stem=stem, keys_=tuple(self._listed_keys() or choices), **shared)
        keys, wrong = self._right_and_wrong(choices)
        return self._of_type(type_, stem, keys, wrong, shared)

    def _of_type(
        self, type_: str, stem: str, keys: list[str], wrong: list[str], shared: dict[str, Any]
    ) -> Question:
        accept = self._accept()
        if type_ in ("", "multichoice") and wrong:
            made = build(stem, keys, wrong, **shared)
            return replace(made, accept=accept) if isinstance(made, MultiChoice) else made
        if not keys:
            raise Unusable("no right answer is named")
        match type_:
            case "multichoice":
                raise Unusable("a choice needs wrong answers")
            case "multiresponse":
                return MultiResponse(stem=stem, keys_=unlike(keys), distractors=unlike(wrong), **shared)
            case "truefalse":
                return TrueFalse(stem=stem, key=truth(keys[0]), correction=self._one("correction"), **shared)
            case "numerical":
                return self._numerical(stem, keys[0], shared)
            case "shortanswer":
                return ShortAnswer(stem=stem, accept=unlike((*_split_bars(keys), *accept)), **shared)
        made = build(stem, [*_split_bars(keys), *accept], [], **shared)
        return self._numerical(stem, keys[0], shared) if isinstance(made, Numerical) else made

    def _numerical(self, stem: str, key: str, shared: dict[str, Any]) -> Question:
        unit, tolerance = self._one("unit"), self._one("tolerance")
        margin = abs(read_number(tolerance, unit)) if tolerance else 0
        return Numerical(stem=stem, key=read_number(key, unit), tolerance=margin, unit=unit, **shared)

    def _right_and_wrong(self, choices: list[str]) -> tuple[list[str], list[str]]:
        """Keys and wrong choices; a key is named by its text, or by the number or letter of its choice."""
        wrong = self._distractors()
        said = [*filter(None, [self._one("key")]), *self._many("key")]
        if not choices:
            return list(unlike(said)), wrong
        keys: list[str] = []
        known = {choice.strip().casefold(): choice for choice in choices}
        for text in said:
            keys += _named_choices(text, choices, known) or [text]
        keys = list(unlike(keys))
        taken = {key.strip().casefold() for key in keys}
        return keys, [c for c in (*choices, *wrong) if c.strip().casefold() not in taken]

    def _listed_keys(self) -> list[str]:
        keys = [*filter(None, [self._one("key")]), *self._many("key")]
        return _split(_LISTED, keys[0]) if len(keys) == 1 else keys

    def _choices(self) -> list[str]:
        return [*self._many("choice"), *_split(_LISTED, self._one("choices"))]

    def _distractors(self) -> list[str]:
        listed = _split(_LISTED, self._one("distractors"))
        rest = (
            [] if self.layout.rest is None else [c.strip() for c in self.row[self.layout.rest :] if c.strip()]
        )
        return [*self._many("distractor"), *listed, *rest]

    def _accept(self) -> tuple[str, ...]:
        return unlike((*_split(_LISTED, self._one("accept")), *self._many("accept")))

    def _type(self) -> str:
        said = plain(self._one("type"))
        if said and said not in _TYPES:
            raise Unusable(f"questions of the type “{said[:40]}” are not known here")
        return _TYPES.get(said, "")

    def _shared(self) -> dict[str, Any]:
        """What every type has."""
        level = self._one("difficulty").casefold()
        try:
            difficulty = _LEVELS[level] if level in _LEVELS else float(level[:40]) if level else None
        except ValueError:
            difficulty = None
        bearable = difficulty is not None and 0.0 <= difficulty <= 1.0
        return {
            "id": given_id(self._one("id")),
            "explanation": self._one("explanation"),
            "evidence": unlike((self._one("evidence"), *self._many("evidence"))),
            "tags": unlike((*_split(_TAGGED, self._one("tags")), *self._many("tag"))),
            "difficulty": difficulty if bearable else None,
        }

    def _one(self, role: str) -> str:
        return self._cell(self.layout.one.get(role))

    def _many(self, role: str, *, gaps: bool = False) -> list[str]:
        cells = [self._cell(column) for column in self.layout.many.get(role, ())]
        return cells if gaps else [cell for cell in cells if cell]

    def _cell(self, column: int | None) -> str:
        return self.row[column].strip() if column is not None and column < len(self.row) else ""


def _split(marks: re.Pattern[str], text: str) -> list[str]:
    """The parts of a list in one cell."""
    return [part.strip() for part in marks.split(text) if part.strip()]


def _named_choices(text: str, choices: Sequence[str], known: Mapping[str, str]) -> list[str]:
    """The choices that a cell names by text, letter or number; none where it names none.

    Args:
        known: the choices by their texts in small letters.
    """
    whole = known.get(text.strip().casefold())
    if whole is not None:
        return [whole]
    place = place_of(text, len(choices))
    if place is not None:
        return [choices[place]]
    for parts in (_split(_LISTED, text), _split(_COMMA, text), _split(_PARTS, text)):
        by_text = [known.get(part.casefold()) for part in parts]
        if len(parts) > 1 and all(by_text):
            return [choice for choice in by_text if choice]
        places = [place_of(part, len(choices)) for part in parts]
        if len(parts) > 1 and None not in places:
            return [choices[place] for place in places if place is not None]
    letters = re.fullmatch(r"[a-h]{2,8}", text.strip().casefold())  # "AC"
    if letters and len(set(letters[0])) == len(letters[0]):
        places = [place_of(letter, len(choices)) for letter in letters[0]]
        if None not in places:
            return [choices[place] for place in places if place is not None]
    return []


def _split_bars(keys: Sequence[str]) -> list[str]:
    """Spellings written with a bar between them."""
    return [part.strip() for key in keys for part in key.split("|") if part.strip()]
