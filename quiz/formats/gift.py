"""Moodle's GIFT: questions as text for people to write.

After the format's documentation ("GIFT format" in Moodle's) and the importer of Moodle 4.5. Ids and tags
stand in comments as Moodle reads them, ``// [id:x] [tag:y]``; what GIFT has no room for stands in a comment
of our own, ``// sco-quiz: {…}``, which Moodle passes over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from quiz.formats.categories import category_path
from quiz.formats.choices import percent
from quiz.formats.exchange import Skipped, Taken
from quiz.formats.extras import as_json, bank_extras, question_extras, told
from quiz.formats.gathering import Leaving
from quiz.formats.gift_reading import MARKERS, OWN, in_brackets, read_gift
from quiz.formats.plain_text import read_text, save_text
from quiz.formats.tidying import GAP
from quiz.formats.wildcards import with_wildcards
from quiz.questions import (
    Bank,
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
from quiz.study.past import PastAnswer

_RESERVED = re.compile(r"[\\#=~{}:]")
_PLAIN_TAG = re.compile(r"[^\]\[\\<>`\x00-\x1f\x7f]+")
_BESIDE = frozenset({"difficulty", "reviewed", "generated", "accept", "unit"})
_ANSWERS = re.compile(r"\{\s*+(?:[=~#}>]|%|(?:T|F|TRUE|FALSE)\s*+[#}])")


class _Unsayable(Exception):
    """A question GIFT cannot say; ``str()`` says why."""


def looks_like(head: str) -> bool:
    """Whether a file that begins so is GIFT."""
    lines = head.split("\n")
    return any(line.startswith(("::", "$CATEGORY:")) for line in lines) or bool(_ANSWERS.search(head))


def read(path: Path) -> Taken:
    """The questions of a GIFT file.

    Raises:
        FormatError: it cannot be read, or holds no question.
    """
    return read_gift(read_text(path), path)


def write(bank: Bank, path: Path, history: Sequence[PastAnswer] = ()) -> tuple[Skipped, ...]:
    """Write a bank as GIFT.

    Raises:
        FormatError: it cannot be written; what was there stays.
    """
    leaving = Leaving(bank, history, "GIFT")
    category = category_path(bank.title)
    blocks = [f"// {OWN}{as_json(bank_extras(bank))}\n$CATEGORY: {category}"]
    for question in leaving.questions:
        try:
            blocks.append(_block(question))
        except _Unsayable as unsayable:
            leaving.skip(question, str(unsayable))
    leaving.check(len(blocks) - 1, path)
    save_text("\n\n".join(blocks) + "\n", path)
    return leaving.skipped()


def _block(question: Question) -> str:
    tags = [tag for tag in question.tags if _PLAIN_TAG.fullmatch(tag)]
    extras = question_extras(question, _BESIDE if len(tags) == len(question.tags) else {*_BESIDE, "tags"})
    answers = _answers(question)
    feedback = told(question.explanation, question.evidence)
    if feedback:
        answers += f"####{_text(feedback)}"
    stem = _escaped(question.stem)
    if isinstance(question, Cloze):
        before, after = (_escaped(part) for part in GAP.split(question.stem)[::2])
        extras["type"] = question.type
        stem, answers = before, f"{{{answers}}}{after}"
    elif isinstance(question, Numerical) and question.unit:
        stem, answers = f"{stem}{_escaped(in_brackets(question.unit))}", f"{{{answers}}}"
    else:
        answers = f"{{{answers}}}"
    lines = ["// " + " ".join([f"[id:{question.id}]", *(f"[tag:{tag}]" for tag in tags)])]
    if extras:
        lines.append(f"// {OWN}{as_json(extras)}")
    lines.append(f"::{_escaped(question.id)}::[plain]{stem}{answers}")
    return "\n".join(lines)


def _answers(question: Question) -> str:
    match question:
        case MultiChoice():
            return _choices(["=", *["~"] * len(question.distractors)], (question.key, *question.distractors))
        case MultiResponse():
            return _multiresponse(question)
        case TrueFalse():
            wrong = f"#{_text(question.correction)}" if question.correction else ""
            return ("TRUE" if question.key else "FALSE") + wrong
        case ShortAnswer():
            return _accepted(question.accept)
        case Numerical():
            return f"#{question.key!r}:{question.tolerance!r}"
        case Matching():
            return _pairs(question)
        case Ordering():
            return _items(question)
        case Cloze():
            gaps = question.gaps()
            if len(gaps) > 1:
                raise _Unsayable("GIFT has no sentence with several gaps")
            return _accepted(gaps[0])
    raise _Unsayable(f"GIFT has no {question.type}")


def _multiresponse(question: MultiResponse) -> str:
    right = f"~%{percent(len(question.keys_))}%"
    wrong = f"~%-{percent(len(question.distractors))}%"
    marks = [right] * len(question.keys_) + [wrong] * len(question.distractors)
    return _choices(marks, (*question.keys_, *question.distractors))


def _choices(marks: list[str], texts: tuple[str, ...]) -> str:
    return "".join(f"\n\t{_weighed(mark, text)}" for mark, text in zip(marks, texts, strict=True)) + "\n"


def _weighed(mark: str, text: str) -> str:
    """A choice; a wrong one that begins like a weight gets one, so that its own is not taken for it."""
    if text.startswith("%") and mark == "~":
        mark = "~%0%"
    return mark + _text(text)


def _accepted(spellings: tuple[str, ...]) -> str:
    if any("->" in spelling for spelling in spellings):
        raise _Unsayable("GIFT takes “->” in an answer for a pair to match")
    marks = ("=%100%" if spelling.startswith("%") else "=" for spelling in spellings)
    texts = (_text(with_wildcards(spelling)) for spelling in spellings)
    return "".join(f" {mark}{text}" for mark, text in zip(marks, texts, strict=True)) + " "


def _pairs(question: Matching) -> str:
    if any("->" in left for left, _ in question.pairs):
        raise _Unsayable("GIFT takes “->” for the sign between the sides of a pair")
    pairs = [*question.pairs, *(("", right) for right in question.distractors)]
    return "".join(f"\n\t={_text(left)} -> {_escaped(right)}" for left, right in pairs) + "\n"


def _items(question: Ordering) -> str:
    if any(item.startswith("//") for item in question.keys_):
        raise _Unsayable("GIFT takes an item that begins with // for a comment")
    head = f">{len(question.keys_)} ALL VERTICAL RELATIVE_NEXT_EXCLUDE_LAST\n"
    return head + "".join(f"{_escaped(item)}\n" for item in question.keys_)


def _text(text: str) -> str:
    """A text that may have a marker of its own; one that begins like a marker needs it."""
    return ("[plain]" if MARKERS.match(text) else "") + _escaped(text)


def _escaped(text: str) -> str:
    return _RESERVED.sub(lambda m: "\\" + m.group(), text).replace("\n", "\\n")
