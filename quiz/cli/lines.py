"""Talking line by line: nothing moves the cursor or colours anything, so it can be read aloud and piped."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from quiz.clean import visible
from quiz.counting import counted as counted

if TYPE_CHECKING:
    from quiz.questions import Asked

_LONGEST = 100_000


class Stop(Exception):
    """The person, or the end of the input, ends the talk."""


def say(text: str = "") -> None:
    """A line on standard output, at once."""
    sys.stdout.write(visible(text) + "\n")
    sys.stdout.flush()


LEAVING = ("q", "quit", "exit")
HELPING = ("?", "help")
"""Words that leave, or ask for the commands, in every talk, with a colon before them or without."""


def meant(line: str, asked: Asked) -> str:
    """``quit`` or ``help`` where a line without a colon is that word and no answer; else empty.

    Who types “quit” wants to leave; as a wrong answer it would be in the log for good. Where it names a
    choice, or has any part of the marks, it is an answer.
    """
    from quiz.questions import Unreadable

    word = line.strip().casefold()
    if word not in (*LEAVING, *HELPING):
        return ""
    try:
        response = asked.question.read(line, asked)
    except Unreadable:
        response = ()
    if response and (asked.options or asked.score(response).points > 0):
        return ""
    return "quit" if word in LEAVING else "help"


def tell_waiting() -> None:
    """Say, on standard error, that another program is in the way."""
    sys.stderr.write("Another program is writing to your answers; waiting for it (Ctrl-C gives up).\n")
    sys.stderr.flush()


def read_line(prompt: str) -> str:
    """One line of input, however it ends; the prompt is for terminals alone.

    Raises:
        Stop: the input is at its end.
    """
    if sys.stdin.isatty():
        sys.stdout.write(prompt)
        sys.stdout.flush()
    line = sys.stdin.readline(_LONGEST)
    if not line:
        raise Stop
    rest = line
    while len(rest) == _LONGEST and not rest.endswith("\n"):  # a line is one answer, however long
        rest = sys.stdin.readline(_LONGEST)
    return line.strip()
