"""Talking line by line: nothing moves the cursor or colours anything, so it can be read aloud and piped."""

from __future__ import annotations

import sys

from quiz.clean import visible

_LONGEST = 100_000


class Stop(Exception):
    """The person, or the end of the input, ends the talk."""


def say(text: str = "") -> None:
    """A line on standard output, at once."""
    sys.stdout.write(visible(text) + "\n")
    sys.stdout.flush()


def tell_waiting() -> None:
    """Say, on standard error, that another program is in the way."""
    sys.stderr.write("Another program is writing to your answers; waiting for it (Ctrl-C gives up).\n")
    sys.stderr.flush()


def counted(number: int, what: str) -> str:
    """A number of things in words: ``1 question``, ``2 questions``."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


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
