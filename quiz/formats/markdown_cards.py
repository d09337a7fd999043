"""Cards in Markdown, as hashcards has them: ``Q:`` and ``A:``, or ``C:`` with ``[deletions]``.

After the README and the parser of hashcards 0.3: a card ends at the next one or at a line ``---``; front
matter is TOML with a ``name``; ``\\[`` and ``\\]`` are brackets, ``![…](…)`` a picture. Between ``---`` and
the next card hashcards reads nothing, so there stands, as an HTML comment, what a card has no room for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import tomli_w

from quiz.formats.exchange import Skipped, Taken
from quiz.formats.extras import as_json, bank_extras, question_extras
from quiz.formats.gathering import Leaving
from quiz.formats.markdown_reading import CLOSE, OPEN, SHARED, list_of, read_markdown
from quiz.formats.plain_text import read_text, save_text
from quiz.formats.tidying import GAP
from quiz.questions import (
    Bank,
    Cloze,
    MultiChoice,
    MultiResponse,
    Numerical,
    Question,
    ShortAnswer,
    TrueFalse,
)
from quiz.study.past import PastAnswer

_CARD = re.compile(r"^(?:[QAC]:|[ \t]*---[ \t]*$)", re.MULTILINE)
_STARTS = re.compile(r"^[QC]:", re.MULTILINE)
_BESIDE = SHARED | {"accept", "distractors", "tolerance", "unit", "correction"}


def looks_like(head: str) -> bool:
    """Whether a file that begins so holds cards."""
    return bool(_STARTS.search(head))


def read(path: Path) -> Taken:
    """The cards of a Markdown file.

    Raises:
        FormatError: it cannot be read, or holds no card.
    """
    return read_markdown(read_text(path), path)


def write(bank: Bank, path: Path, history: Sequence[PastAnswer] = ()) -> tuple[Skipped, ...]:
    """Write a bank as cards: of a question with choices those that can be answered without seeing them.

    Raises:
        FormatError: it cannot be written; what was there stays.
    """
    leaving = Leaving(bank, history, "a card")
    about = bank_extras(bank, without={"title"})
    front = tomli_w.dumps({"name": bank.title, "sco-quiz": as_json(about)})
    cards = [f"---\n{front}---"]
    for question in leaving.questions:
        card, why = _card(question)
        if why:
            leaving.skip(question, why)
            continue
        beside = {"id": question.id, "type": question.type} | question_extras(question, _BESIDE)
        if isinstance(question, ShortAnswer):
            beside["accept"] = list(question.accept)
        if isinstance(question, Cloze):
            beside["gaps"] = [list(gap) for gap in question.gaps()]
        comment = as_json(beside).replace("--", "-\\u002d").replace(">", "\\u003e")
        cards.append(f"{OPEN}{comment}{CLOSE}\n{card}\n\n---")
    leaving.check(len(cards) - 1, path)
    save_text("\n\n".join(cards) + "\n", path)
    return leaving.skipped()


def _card(question: Question) -> tuple[str, str]:
    """The card, or why there is none."""
    if isinstance(question, Cloze):
        return _cloze(question)
    match question:
        case ShortAnswer():
            answer = question.accept[0]
        case Numerical():
            answer = f"{question.key!r} {question.unit}".strip()
        case TrueFalse():
            answer = str(question.key)
        case MultiChoice() if question.recall():
            answer = question.key
        case MultiResponse() if question.recall():
            answer = list_of(question.keys_)
            if any("\n" in key for key in question.keys_):
                return "", "a key of several lines"
        case _:
            return "", f"a card shows no choices, and this {question.type} needs them"
    if _CARD.search("\n" + question.stem, 2) or _CARD.search("\n" + answer, 2):
        return "", "a line in it would begin another card"
    return f"Q: {question.stem}\nA: {answer}", ""


def _cloze(question: Cloze) -> tuple[str, str]:
    parts = GAP.split(question.stem)
    gaps = [gap[0] for gap in question.gaps()]
    if any(part.endswith("!") for part in parts[:-1:2]) or any(gap.endswith("\\") for gap in gaps):
        return "", "a gap behind “!”, or one that ends in a backslash"
    if any(part.endswith("\\") for part in parts[:-1:2]):
        return "", "a gap behind a backslash"
    pieces = [_escaped(part) for part in parts]
    pieces[1::2] = [f"[{_escaped(gap)}]" for gap in gaps]
    text = "".join(pieces)
    if _CARD.search("\n" + text, 2):
        return "", "a line in it would begin another card"
    return f"C: {text}", ""


def _escaped(text: str) -> str:
    return re.sub(r"[\[\]]", lambda m: "\\" + m.group(), text)
