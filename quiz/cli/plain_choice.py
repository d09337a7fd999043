"""Choosing a bank line by line, where the home screen would show them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.clean import visible
from quiz.cli.lines import LEAVING, Stop, counted, read_line, say
from quiz.desk.shelving import by_waiting
from quiz.errors import BankError

if TYPE_CHECKING:
    from quiz.desk import Desk
    from quiz.desk.shelving import Shelf

_MOST = 30
"""Banks that are read out; more are no list any more."""


def choose(desk: Desk) -> str | None:
    """The id of the bank that is to be studied; None for all of them, also where there is no choice.

    Raises:
        Stop: the person quits, or the input ends.
    """
    shelves = [shelf for shelf in sorted(desk.shelves(), key=by_waiting) if not shelf.error]
    if len(shelves) < 2:
        return None
    say("Your banks:")
    for number, shelf in enumerate(shelves[:_MOST], start=1):
        say(f"  {number}. {visible(shelf.title, lines=False, limit=100)}: {_waiting(shelf)}")
    if len(shelves) > _MOST:
        say(f"  … and {counted(len(shelves) - _MOST, 'other')}, by their ids.")
    say("Type a number or a bank's id; Enter alone takes all of them mixed, q stops.")
    while True:
        line = read_line("> ")
        if not line:
            return None
        if line.removeprefix(":").casefold() in LEAVING:
            raise Stop
        if line.isascii() and line.isdigit() and 0 < int(line[:9]) <= len(shelves[:_MOST]):
            return shelves[int(line) - 1].bank_id
        try:
            return desk.bank_id(line)
        except BankError as error:
            say(f"Not understood: {error}")


def _waiting(shelf: Shelf) -> str:
    parts = [f"{number:,} {what}" for number, what in ((shelf.due, "due"), (shelf.new, "new")) if number]
    return ", ".join(parts) or "nothing waits"
