"""Aiken: multiple choice in the plainest text there is.

After the format's documentation ("Aiken format" in Moodle's): a question in a line, choices ``A.`` or ``A)``
in a line each, ``ANSWER: A``. It has no room for anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from quiz.formats.choices import choice_question
from quiz.formats.exchange import Skipped, Taken
from quiz.formats.gathering import Gathered, Leaving
from quiz.formats.plain_text import MOST_LINES, lines_of, read_text, save_text
from quiz.questions import Bank, MultiChoice, Question, TrueFalse
from quiz.study.past import PastAnswer

_CHOICE = re.compile(r"([A-Z])[.)][ \t]")
_ANSWER = re.compile(r"ANSWER:(.*)", re.IGNORECASE)
_KEYS = re.compile(r"[A-Z](?:\s*+,\s*+[A-Z])*+")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_NO_ROOM = ("explanation", "evidence", "tags", "difficulty", "accept", "correction", "reviewed")


def looks_like(head: str) -> bool:
    """Whether a file that begins so is Aiken."""
    lines = [line.strip() for line in head.split("\n")]
    return any(map(_CHOICE.match, lines)) and any(_ANSWER.match(line) for line in lines)


def read(path: Path) -> Taken:
    """The questions of an Aiken file.

    Raises:
        FormatError: it cannot be read, or holds no question.
    """
    gathered = Gathered(path)
    for line, lines in _items(read_text(path)):
        stem: list[str] = []
        choices: dict[str, str] = {}
        stray = ""
        *body, answer = lines
        for text in body:
            if _CHOICE.match(text) and (stem or choices):
                choices.setdefault(text[0], text[3:].strip())
            elif choices:
                stray = stray or text
            else:
                stem.append(text)
        keys = answer[len("ANSWER:") :].strip().upper()
        if not _ANSWER.match(answer):
            gathered.skip(f"line {line}", "the file ends before its ANSWER line")
        elif stray:
            gathered.skip(f"line {line}", f"“{stray[:40]}” is neither a choice, such as A. …, nor ANSWER: A")
        elif not _KEYS.fullmatch(keys) or not set(keys) & set(_LETTERS) <= set(choices):
            gathered.skip(f"line {line}", f"ANSWER: {keys[:20]} names no choice")
        else:
            right = tuple(text for letter, text in choices.items() if letter in keys)
            wrong = tuple(text for letter, text in choices.items() if letter not in keys)
            several = len(right) > 1
            question = choice_question(right, wrong, several=several, stem="\n".join(stem))
            gathered.take(question, f"line {line}")
    return gathered.taken()


def _items(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines up to each ANSWER line, empty ones left out, and the number of the first."""
    lines: list[str] = []
    first = 1
    for number, line in lines_of(text):
        if not (line := line.strip()):
            continue
        if not lines:
            first = number
        lines.append(line)
        del lines[MOST_LINES:-1]
        if _ANSWER.match(line):
            yield first, lines
            lines = []
    if lines:
        yield first, lines


def write(bank: Bank, path: Path, history: Sequence[PastAnswer] = ()) -> tuple[Skipped, ...]:
    """Write a bank as Aiken; each question on one line, as the format wants it.

    Raises:
        FormatError: it cannot be written; what was there stays.
    """
    leaving = Leaving(bank, history, "Aiken")
    items = []
    for question in leaving.questions:
        choices = _choices(question)
        why = _unsayable(question, choices)
        if why:
            leaving.skip(question, why)
            continue
        leaving.lose(question, _NO_ROOM)
        key = choices.index(
            _line(question.right_choices()[0] if question.right_choices() else _word(question))
        )
        lines = [f"{letter}. {choice}" for letter, choice in zip(_LETTERS, choices, strict=False)]
        items.append("\n".join([_line(question.stem), *lines, f"ANSWER: {_LETTERS[key]}"]))
    leaving.check(len(items), path)
    save_text("\n\n".join(items) + "\n", path)
    return leaving.skipped()


def _choices(question: Question) -> list[str]:
    """The choices in the order written: the key at a place its id decides, so that it is not always A."""
    if isinstance(question, TrueFalse):
        return ["True", "False"]
    if not isinstance(question, MultiChoice):
        return []
    choices = [_line(choice) for choice in question.distractors]
    place = sha256(question.id.encode()).digest()[0] % (len(choices) + 1)
    return [*choices[:place], _line(question.key), *choices[place:]]


def _word(question: Question) -> str:
    return "True" if isinstance(question, TrueFalse) and question.key else "False"


def _unsayable(question: Question, choices: list[str]) -> str:
    """Why Aiken cannot say it; empty where it can."""
    if not choices:
        return f"Aiken has no {question.type}, only one right choice among several"
    if len(choices) > len(_LETTERS):
        return "Aiken has 26 choices at most"
    if _ANSWER.match(_line(question.stem)):
        return "its stem begins like an ANSWER line"
    return ""


def _line(text: str) -> str:
    return " ".join(text.split())
