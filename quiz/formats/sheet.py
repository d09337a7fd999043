"""A quiz on paper: which questions, in which order, and the key to each of its variants.

Pure: no file, no page. ``sheet_html`` and ``sheet_pdf`` set what is made here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import partial
from math import factorial
from random import Random
from string import ascii_uppercase
from typing import Any, TypeVar

from quiz.counting import counted
from quiz.errors import UsageError
from quiz.questions import (
    Bank,
    Cloze,
    Matching,
    MultiChoice,
    MultiResponse,
    Numerical,
    Ordering,
    Question,
    TrueFalse,
)
from quiz.questions.leadin import months, without_lead_in
from quiz.questions.text import option_letter

MOST_ITEMS = 500
"""Questions on one sheet; more is no quiz, and a page of HTML that no browser prints."""

MOST_VARIANTS = 26
"""A to Z."""

Drawn = TypeVar("Drawn")
Options = tuple[tuple[str, str], ...]
_TRIES = 10  # an order is drawn anew so often; of two items there may be but one order to show


class Form(StrEnum):
    """What stands under the stem, to be filled in with a pen."""

    TICK = "tick"
    WRITE = "write"
    GAPS = "gaps"
    MATCH = "match"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the key.

    Attributes:
        label: what it belongs to or is called on the sheet: ``b``, ``gap 2``; empty for a written answer.
        text: what is right there.
    """

    label: str
    text: str

    def __str__(self) -> str:
        return f"{self.label} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Item:
    """A question as one variant prints it.

    Attributes:
        task: what to do, one line.
        pieces: the stem; with gaps, the texts before, between and behind them.
        options: a label and a text for each choice, match or thing to be put in order, as printed.
        slots: a number and a text for each left-hand side; empty where nothing is matched.
        unit: stands behind the line to write on; may be empty.
        points: the most that can be had.
        marking: how part of the points is had; empty where it is all or nothing.
        key: what is right, in the order of the sheet.
    """

    number: int
    question: Question
    form: Form
    task: str
    pieces: tuple[str, ...]
    options: Options
    slots: Options
    unit: str
    points: int
    marking: str
    key: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """The same questions in an order of their own."""

    letter: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A quiz in its variants.

    Attributes:
        seed: printed with the key, so that the same sheet can be made again.
        language: of the questions, as the bank names it; may be empty.
    """

    title: str
    bank_id: str
    language: str
    seed: int
    variants: tuple[Variant, ...]

    @property
    def points(self) -> int:
        """The most points; alike in all variants."""
        return sum(item.points for item in self.variants[0].items)

    def as_dict(self) -> dict[str, object]:
        """For ``--json``: every variant with its key."""
        return {
            "bank": self.bank_id,
            "title": self.title,
            "seed": self.seed,
            "points": self.points,
            "variants": [
                {
                    "variant": variant.letter,
                    "items": [
                        {
                            "number": item.number,
                            "id": item.question.id,
                            "type": item.question.type,
                            "points": item.points,
                            "key": [str(entry) for entry in item.key],
                        }
                        for item in variant.items
                    ],
                }
                for variant in self.variants
            ],
        }


def make_sheet(
    bank: Bank,
    *,
    variants: int = 3,
    number: int | None = None,
    tags: Sequence[str] = (),
    seed: int = 0,
    title: str = "",
) -> Sheet:
    """A sheet of a bank's questions; the same arguments give the same sheet.

    Each variant shuffles the questions and the choices of each anew, unlike every variant before it as far
    as there are orders enough. A variant does not depend on how many follow it.

    A stem that begins with the title of the sheet is printed without it; the month that stood there, where
    they name the same, goes into the heading.

    Args:
        number: how many questions, drawn by chance; all where None.
        tags: only questions with one of them, whatever the case of its letters.

    Raises:
        UsageError: no question fits, there are too many, or too many variants.
    """
    if not 1 <= variants <= MOST_VARIANTS:
        raise UsageError(f"a sheet comes in 1 to {MOST_VARIANTS} variants, A to Z")
    chosen = _chosen(bank, number, tags, seed)
    orders: list[tuple[Question, ...]] = []
    shown: dict[str, list[Options]] = {question.id: [] for question in chosen}
    made: list[Variant] = []
    heading = title.strip() or bank.title
    dates = months((question.shown_stem() for question in chosen), heading) - {""}
    under = heading if len(dates) < 2 else ""
    for letter in ascii_uppercase[:variants]:
        rng = Random(f"{seed} {letter}")
        order = _unlike(orders, len(chosen), partial(_shuffled, chosen, rng), tuple)
        orders.append(order)
        items = []
        for place, question in enumerate(order, 1):
            rng = Random(f"{seed} {letter} {question.id}")
            before = shown[question.id]
            size = len(before[0]) if before else 0
            item = _unlike(
                before, size, partial(item_of, question, place, rng, under), lambda drawn: drawn.options
            )
            before.append(item.options)
            items.append(item)
        made.append(Variant(letter, tuple(items)))
    if len(dates) == 1:
        heading += f" ({dates.pop()})"
    return Sheet(heading, bank.id, bank.language, seed, tuple(made))


def _chosen(bank: Bank, number: int | None, tags: Sequence[str], seed: int) -> tuple[Question, ...]:
    wanted = {tag.strip().casefold() for tag in tags}
    found = [q for q in bank.questions if not wanted or wanted & {tag.strip().casefold() for tag in q.tags}]
    if not found:
        said = " or ".join(f'"{tag}"' for tag in tags)
        raise UsageError(
            f'no question of "{bank.id}" has the tag {said}' if tags else f'"{bank.id}" has no questions'
        )
    if number is not None and number < len(found):
        found = Random(f"{seed} choice").sample(found, number)
    if len(found) > MOST_ITEMS:
        raise UsageError(
            f"{len(found):,} questions are too many for paper: --questions {MOST_ITEMS} or fewer"
        )
    return tuple(found)


def _shuffled(questions: tuple[Question, ...], rng: Random) -> tuple[Question, ...]:
    return tuple(rng.sample(questions, len(questions)))


def _unlike(
    seen: Sequence[Any], size: int, draw: Callable[[], Drawn], look: Callable[[Drawn], object]
) -> Drawn:
    """What is drawn, unlike all that was seen as long as ``size`` things have orders enough."""
    drawn = draw()
    for _ in range(_TRIES if len(seen) < factorial(min(size, 5)) else 0):
        if look(drawn) not in seen:
            break
        drawn = draw()
    return drawn


def points_text(points: int) -> str:
    """``1 point``, ``3 points``."""
    return counted(points, "point")


def item_of(question: Question, number: int, rng: Random, heading: str = "") -> Item:
    """A question set for paper, its choices shuffled by ``rng``; its stem need not repeat the heading."""
    asked = question.ask(rng)
    form, task, marking, points = Form.WRITE, "Write the answer.", "", 1
    pieces: tuple[str, ...] = (question.shown_stem(),)
    options = tuple((option_letter(n), text) for n, text in enumerate(asked.options))
    slots: Options = ()
    unit = ""
    label_of = {text: label for label, text in options}
    key: tuple[Entry, ...]
    match question:
        case MultiChoice():
            form, task = Form.TICK, "Tick one."
            key = (Entry(label_of[question.key], question.key),)
        case MultiResponse():
            form, task = Form.TICK, "Tick all that apply."
            key = tuple(Entry(label, text) for label, text in options if text in question.keys_)
            marking = _share(len(key))
        case TrueFalse():
            form, task = Form.TICK, "True or false? Tick one."
            options = tuple(("", text) for text in asked.options)
            key = (Entry("", asked.options[0 if question.key else 1]),)
            key += (Entry("", question.correction),) if question.correction else ()
        case Numerical():
            task, unit, key = "Write a number.", question.unit, (Entry("", question.answer()[0]),)
        case Cloze():
            gaps = question.gaps()
            form, pieces, points = Form.GAPS, question.pieces(), len(gaps)
            task = "Fill the gap." if points == 1 else "Fill the gaps."
            key = tuple(Entry(str(n) if points > 1 else "", " / ".join(gap)) for n, gap in enumerate(gaps, 1))
        case Matching():
            form, task, points = Form.MATCH, _match_task(question), len(question.pairs)
            options = tuple((label.upper(), text) for label, text in options)
            label_of = {text: label for label, text in options}
            slots = tuple((str(n), left) for n, (left, _) in enumerate(question.pairs, 1))
            key = tuple(Entry(str(n), label_of[right]) for n, (_, right) in enumerate(question.pairs, 1))
        case Ordering():
            form, task = Form.ORDER, "Number them in the right order, 1 for the first."
            points = len(question.keys_) - 1
            place = {text: str(n) for n, text in enumerate(question.keys_, 1)}
            key = tuple(Entry(label, place[text]) for label, text in options)
            marking = (
                "a point for each item numbered lower than the one that should come after it"
                if points > 1
                else ""
            )
        case _:
            form = Form.TICK if options else form
            spelled = tuple(text for keys in question.spellings() for text in keys) or question.answer()
            key = (Entry("", " / ".join(spelled)),)
    pieces = (without_lead_in(pieces[0], heading), *pieces[1:])
    return Item(number, question, form, task, pieces, options, slots, unit, points, marking, key)


def _share(keys: int) -> str:
    """How part of one point is had by ticks: right ones less wrong ones over keys, not below 0."""
    return f"{Fraction(1, keys)} for a right tick, less {Fraction(1, keys)} for a wrong one, not below 0"


def _match_task(question: Matching) -> str:
    rights = [right for _, right in question.pairs]
    task = "Write the letter of its match beside each number."
    if len(set(rights)) < len(rights):
        return f"{task} A letter may serve more than once or not at all."
    return f"{task} Some letters are left over." if question.distractors else task
