"""Walks through the whole program, for tests of what holds on every screen.

A walk goes on by keys and stops wherever something new is painted; :func:`screens` and :func:`widgets` find
what there is to be painted, so that a new one no walk comes to is missed by name.
"""

from __future__ import annotations

import pkgutil
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

import quiz.tui
from quiz.banks.reviewfile import NotYours, ReviewFile
from quiz.desk import Desk
from quiz.study.card import Card, Phase
from quiz.study.marks import QuestionMark
from quiz.tui.app import QuizApp
from quiz.tui.base import BaseApp
from quiz.tui.review import ReviewApp
from quiz.tui.screens.owncopy import OwnCopyScreen
from tests.tui.conftest import BANK_OF_DEMO, DEMO, MakeDesk, typed

Stops = AsyncIterator[str]
_Kind = TypeVar("_Kind", bound=Widget)

ENDLESS = """\
format = "sco-quiz/1"

[bank]
id = "alps"
title = "The Alps"
""" + "".join(
    f"""
[[question]]
id = "ridge-{number}"
type = "multiresponse"
stem = "Which three countries share summit ridge number {number}?"
keys = ["Slovenia", "Austria", "Italy"]
distractors = ["Slovakia", "Germany"]
tags = ["ridges"]
"""
    for number in range(3)
)

REFUSAL = NotYours(DEMO, "came with the program", "The Moon", Path("banks"), "demo")


class Bench:
    """Learners who all sit at one desk."""

    def __init__(self, desk: Desk) -> None:
        self.current, self._desk = "Ann", desk

    def names(self) -> Sequence[str]:
        """Who ever sat here."""
        return ["Ann", "Bo"]

    def seat(self, name: str) -> Desk:
        """The desk."""
        return self._desk


class Walks:
    """All walks; each begins a program of its own.

    Args:
        make: opens a desk over banks.
    """

    def __init__(self, make: MakeDesk) -> None:
        self._make = make

    def apps(self) -> Iterator[tuple[BaseApp, Callable[[Pilot[None]], Stops]]]:
        """The programs, with the walk through each."""
        desk = self._make(demo=DEMO.read_text(encoding="utf-8"), alps=ENDLESS, broken="format = ")
        desk.store.set_plan("alps", desk.today + 20)
        yield QuizApp(desk, roster=Bench(desk)), self.home
        yield QuizApp(desk), self.choosing
        yield QuizApp(desk), self.settings
        yield QuizApp(desk, straight=True, start=BANK_OF_DEMO), self.studying
        yield QuizApp(desk), self.exam
        self._spoil(desk)
        yield QuizApp(desk), self.rewriting
        yield QuizApp(desk), self.progress
        desk.settings = replace(desk.settings, recall="always")
        yield QuizApp(desk, straight=True, start="alps"), self.naming
        yield ReviewApp(ReviewFile(desk.path_of(BANK_OF_DEMO))), self.reviewing

    @staticmethod
    def _spoil(desk: Desk) -> None:
        """A leech, a flagged and a suspended question; and one that was known for weeks."""
        leech, flagged, suspended, known = [q.id for q in desk.banks(BANK_OF_DEMO)[0].questions[:4]]
        of = {"bank_id": BANK_OF_DEMO, "phase": Phase.REVIEW, "due_day": desk.today - 9, "last_day": 1}
        desk.store.place(Card(question_id=leech, reps=30, lapses=9, **of))
        desk.store.place(Card(question_id=known, reps=3, **of))
        desk.store.set_mark(BANK_OF_DEMO, flagged, QuestionMark(False, None, "two right answers"))
        desk.store.set_mark(BANK_OF_DEMO, suspended, QuestionMark(True, None, None))

    async def home(self, pilot: Pilot[None]) -> Stops:
        """The banks, searched and filtered; what opens over them."""
        yield "home"
        await pilot.press("end")
        yield "a bank that cannot be used"
        await pilot.press("slash")
        yield "an empty search"
        await pilot.press(*"moon")
        yield "searching"
        await pilot.press("tab")
        yield "what was found"
        await pilot.press("escape", "slash", *"zzzz")
        yield "nothing found"
        await pilot.press("escape", "f")
        yield "filtered"
        await pilot.press("escape", "r")
        yield "a notice"
        await pilot.press("f1")
        yield "help"
        await pilot.press("escape", "ctrl+p", *"th")
        yield "the palette"
        await pilot.press("escape", "escape", "f2")
        yield "the tour"
        for page in "234":
            await pilot.press("enter")
            yield f"page {page} of the tour"
        await pilot.press("escape", "ctrl+t", "down")
        yield "the themes"
        await pilot.press("escape", "l")
        yield "the learners"
        await pilot.press("n", *"Ann")
        yield "a new learner"
        await pilot.press("escape", "escape")
        assert isinstance(pilot.app, QuizApp)
        pilot.app.tell(REFUSAL)
        yield "an error"
        pilot.app.push_screen(OwnCopyScreen(REFUSAL))
        await pilot.pause()
        yield "copying a bank"

    async def choosing(self, pilot: Pilot[None]) -> Stops:
        """Modes, tags, days; browsing."""
        await pilot.press("m")
        yield "modes"
        await pilot.press("t")
        yield "tags"
        await pilot.press("space")
        yield "a tag that is ticked"
        await pilot.press("enter")
        yield "modes with a tag"
        await pilot.press("p")
        yield "a day"
        await pilot.press("ctrl+u", *"soon", "enter")
        yield "no day"
        await pilot.press("escape", "escape", "b")
        yield "browsing"
        await pilot.press("slash")
        yield "a filter"
        await pilot.press(*"zzzz")
        yield "nothing browsed"
        await pilot.press("escape", "escape", "escape", "m", "down", "enter")
        yield "quick"

    async def settings(self, pilot: Pilot[None]) -> Stops:
        """A list, fields, choices, and what is wrong."""
        await pilot.press("s")
        yield "settings"
        await pilot.press("enter")
        yield "a setting"
        await pilot.press("end", *"99")
        yield "a wrong setting"

    async def studying(self, pilot: Pilot[None]) -> Stops:
        """Each kind of question half-way, then right and wrong; a note, editing, the summary."""
        for number in range(8):
            yield f"question {number}"
            await pilot.press("down")
            yield f"question {number}, the cursor moved"
            await pilot.press("ctrl+d")
            yield f"question {number} not known"
            pilot.app.screen.text_select_all()
            await pilot.pause()
            yield f"question {number}, selected with the mouse"
            pilot.app.screen.clear_selection()
            await pilot.press("enter")
        await pilot.press("down", "enter")
        yield "a choice"
        await pilot.press("f")
        yield "a note"
        await pilot.press("escape", "ctrl+e")
        yield "editing"
        await pilot.press("escape", "minus")
        yield "a notice below a question"
        await pilot.press("escape")
        yield "summary"

    async def naming(self, pilot: Pilot[None]) -> Stops:
        """Lists that are named from memory."""
        yield "naming"
        await typed(pilot, "Austria")
        await pilot.press("enter")
        await typed(pilot, "Norway")
        yield "half-way"
        await pilot.press("enter", "enter", "enter")
        yield "named"

    async def exam(self, pilot: Pilot[None]) -> Stops:
        """From its beginning to the result."""
        await pilot.press("m")
        await pilot.press(*["down"] * 4, "enter")
        yield "before an exam"
        await pilot.press("enter")
        for number in range(8):
            yield f"exam, question {number}"
            await pilot.press("ctrl+n")
        await pilot.press("ctrl+l")
        yield "marked"
        await pilot.press("escape")
        yield "leaving an exam"
        await pilot.press("escape", "ctrl+s")
        yield "handing in"
        await pilot.press("enter")
        yield "result"

    async def rewriting(self, pilot: Pilot[None]) -> Stops:
        """Leeches, flags, what is suspended."""
        yield "home with what waits"
        await pilot.press("w")
        yield "what needs rewriting"
        await pilot.press("down", "down", "at")
        yield "one thing less"

    async def progress(self, pilot: Pilot[None]) -> Stops:
        """Every part, as charts and as tables."""
        await pilot.press("p")
        for way in ("charts", "tables"):
            for part in range(4):
                yield f"progress, part {part} in {way}"
                await pilot.press("n")
            await pilot.press("t")

    async def reviewing(self, pilot: Pilot[None]) -> Stops:
        """Decisions, forms, a new question, and another program's change."""
        app = pilot.app
        assert isinstance(app, ReviewApp)
        yield "the desk"
        pilot.app.screen.text_select_all()
        await pilot.pause()
        yield "the desk, selected with the mouse"
        pilot.app.screen.clear_selection()
        await pilot.press("a", "x")
        yield "decided"
        await pilot.press("home")
        yield "accepted"
        await pilot.press("down")
        yield "rejected"
        await pilot.press("e", "space", *"word")
        yield "a form"
        await pilot.press("tab")
        yield "another field"
        await pilot.press("shift+home")
        yield "a selection in a field"
        await pilot.press("ctrl+s", "plus")
        yield "kinds of questions"
        await pilot.press("enter")
        yield "an empty form"
        await pilot.press("ctrl+s")
        yield "not finished"
        await pilot.press("escape")
        text = app.file.path.read_text("utf-8")
        app.file.path.write_text(text.replace("tides", "tide", 1), "utf-8")
        await pilot.press("down", "x")
        yield "another program's change"


def screens() -> set[type[Screen[object]]]:
    """Every screen of the program: what composes itself, or is nobody's base."""
    found = set(_all(Screen))
    return {one for one in found if "compose" in vars(one) or not _below(one)}


def widgets() -> set[type[Widget]]:
    """Every widget of the program that is nobody's base."""
    return {one for one in _all(Widget) if not issubclass(one, Screen) and not _below(one)}


def _all(kind: type[_Kind]) -> Iterator[type[_Kind]]:
    for module in pkgutil.walk_packages(quiz.tui.__path__, "quiz.tui."):
        import_module(module.name)
    return _below(kind)


def _below(kind: type[_Kind]) -> list[type[_Kind]]:
    """The program's own that are made from one, at whatever remove."""
    found: list[type[_Kind]] = []
    for one in kind.__subclasses__():
        found += [one] if one.__module__.startswith("quiz.") else []
        found += _below(one)
    return found
