"""Markdown cards become questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from quiz.banks.document import parse_toml
from quiz.errors import BankError
from quiz.formats.exchange import Taken
from quiz.formats.extras import bank_about, question_fields, read_extras
from quiz.formats.gathering import UNNAMED, Gathered
from quiz.formats.plain_text import MOST_LINES, lines_of, number, tidy
from quiz.formats.tidying import fits_gap, unlike
from quiz.questions import Cloze, MultiChoice, MultiResponse, Numerical, Question, ShortAnswer, TrueFalse
from quiz.questions.base import LIMITS

OPEN, CLOSE = "<!-- sco-quiz ", " -->"
"""How a comment of our own begins and ends; it stands in one line before its card."""

_LONGEST_FRONT = 50_000
_FRONT = re.compile(
    r"[ \t]*+---[ \t]*+\n((?:(?![ \t]*+---[ \t]*+(?:\n|\Z)).*+\n)*+)[ \t]*+---[ \t]*+(?:\n|\Z)"
)
_PIECE = re.compile(r"!\[|\\[\[\]]|[\[\]]|[^\\\[\]!]++|[\\!]")
SHARED = frozenset("evidence explanation tags difficulty reviewed generated".split())
"""Fields of every question that stand in such a comment."""


class _Odd(Exception):
    """A card that cannot be taken over; ``str()`` says why."""


@dataclass
class _Card:
    """The lines of a card; ``answer`` is None until its ``A:``."""

    kind: str
    line: int
    extras: dict[str, Any]
    text: list[str] = field(default_factory=list)
    answer: list[str] | None = None
    odd: str = ""


def list_of(keys: tuple[str, ...]) -> str:
    """Several answers as one, an item in a line."""
    return "\n".join(["", *(f"- {key}" for key in keys)])


def read_markdown(text: str, path: Path) -> Taken:
    """The bank in a Markdown text.

    Raises:
        FormatError: it holds no card, or too many.
    """
    gathered = Gathered(path)
    cards_from, about = _front(text, gathered)
    for card in _cards(text, cards_from):
        place = f"line {card.line}"
        try:
            question = _question(card)
        except _Odd as odd:
            gathered.skip(place, str(odd))
            continue
        own_id = card.extras.get("id")
        gathered.take(question, place, own_id if isinstance(own_id, str) else "")
    return gathered.taken(**about)


def _front(text: str, gathered: Gathered) -> tuple[int, dict[str, Any]]:
    """The line where the cards begin, and what the front matter before it says of the bank."""
    found = _FRONT.match(text[:_LONGEST_FRONT])
    if found is None:
        return 1, {}
    cards_from = found.group().count("\n") + 1
    try:
        table = parse_toml(found.group(1), "")
    except BankError as error:
        gathered.skip("line 1", f"the front matter is no TOML: {error.message}")
        return cards_from, {}
    own = table.get("sco-quiz")
    about = bank_about(read_extras(own) if isinstance(own, str) else {})
    return cards_from, {"title": str(table.get("name", ""))} | about


def _cards(text: str, cards_from: int) -> Iterator[_Card]:
    card: _Card | None = None
    extras: dict[str, Any] = {}
    for count, line in lines_of(text):
        if count < cards_from:
            continue
        tag = line[:2]
        if tag in ("Q:", "C:") or line.strip() == "---":
            if card is not None:
                yield card
            card = _Card(tag, count, extras, [line[2:]]) if tag in ("Q:", "C:") else None
            extras = {}
        elif tag == "A:":
            if card is None or card.kind == "C:" or card.answer is not None:
                card = card or _Card(tag, count, extras)
                card.odd = card.odd or f"an A: in line {count} that belongs to no Q:"
            else:
                card.answer = [line[2:]]
        elif card is not None:
            lines = card.text if card.answer is None else card.answer
            if len(lines) < MOST_LINES:
                lines.append(line)
            else:
                card.odd = card.odd or f"over {MOST_LINES:,} lines"
        elif line.startswith(OPEN) and line.rstrip().endswith(CLOSE):
            extras = read_extras(line.rstrip()[len(OPEN) : -len(CLOSE)])
    if card is not None:
        yield card


def _question(card: _Card) -> Question:
    if card.odd:
        raise _Odd(card.odd)
    text = tidy("\n".join(card.text))
    if card.kind == "C:":
        made: Question = _cloze(text, card.extras)
    elif card.answer is None:
        raise _Odd("a Q: without its A:")
    else:
        made = _answered(text, tidy("\n".join(card.answer)), card.extras)
    return replace(made, **question_fields(card.extras, type(made), SHARED))


def _answered(stem: str, answer: str, extras: dict[str, Any]) -> Question:
    """The question a card was written of, where its text still fits; else one with a typed answer."""
    kind = extras.get("type")
    items = tuple(line[2:].strip() for line in answer.split("\n") if line.startswith("- "))
    fields = question_fields(extras, Numerical, {"tolerance", "unit"}) if kind == Numerical.type else {}
    key = number(answer.removesuffix(f" {fields.get('unit', '')}"))
    if kind == Numerical.type and key is not None:
        return Numerical(id=UNNAMED, stem=stem, key=key, **fields)
    if kind == TrueFalse.type and answer in ("True", "False"):
        fields = question_fields(extras, TrueFalse, {"correction"}) if answer == "False" else {}
        return TrueFalse(id=UNNAMED, stem=stem, key=answer == "True", **fields)
    fields = question_fields(extras, MultiChoice, {"distractors", "accept"})
    if kind == MultiChoice.type and "distractors" in fields:
        return MultiChoice(id=UNNAMED, stem=stem, key=answer, **fields)
    if kind == MultiResponse.type and "distractors" in fields and items:
        return MultiResponse(id=UNNAMED, stem=stem, keys_=items, distractors=fields["distractors"])
    others = fields.get("accept", ()) if kind == ShortAnswer.type else ()
    return ShortAnswer(id=UNNAMED, stem=stem, accept=unlike([answer, *others[1:]]))


def _cloze(text: str, extras: dict[str, Any]) -> Cloze:
    if len(text) > LIMITS["stem"]:
        raise _Odd(f"over {LIMITS['stem']:,} characters")
    pieces = _deletions(text)
    gaps = pieces[1::2]
    if not gaps:
        raise _Odd("a C: without a [deletion]")
    if any("{{" in piece for piece in pieces) or not all(map(fits_gap, gaps)):
        raise _Odd("“{{”, or a deletion with “|” or braces in it, which stand for gaps here")
    own = extras.get("gaps")
    known = own if isinstance(own, list) and len(own) == len(gaps) else [[]] * len(gaps)
    for place, (gap, spellings) in enumerate(zip(gaps, known, strict=True)):
        if (
            isinstance(spellings, list)
            and spellings[:1] == [gap]
            and all(isinstance(s, str) for s in spellings)
        ):
            gap = "|".join(spellings)
        pieces[1 + 2 * place] = "{{" + gap + "}}"
    return Cloze(id=UNNAMED, stem="".join(pieces))


def _deletions(text: str) -> list[str]:
    """The text in turn with what was deleted from it; brackets that do not pair are left out."""
    pieces, now = [], ""
    picture = deleted = False
    for piece in _PIECE.findall(text):
        if piece == "![":
            picture = True
        elif piece in ("\\[", "\\]"):
            piece = piece[1]
        elif piece == "]" and picture:
            picture = False
        elif piece == "[" and not deleted:
            deleted = True
            pieces.append(now)
            now, piece = "", ""
        elif piece == "]" and deleted:
            deleted = False
            pieces.append(now.strip())
            now, piece = "", ""
        elif piece in ("[", "]"):
            piece = ""
        now += piece
    if deleted:
        now = pieces.pop() + now
    return [*pieces, now]
