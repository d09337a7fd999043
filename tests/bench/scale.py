"""A library of 100,000 questions in 1,000 banks with 1,000,000 answers, against an empty one and anki.

``python -m tests.bench --scale``. A run takes some minutes, most of them for making the libraries.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from anki.collection import AddNoteRequest, Collection
from rich.console import RenderableType
from textual import events
from textual.screen import Screen

from quiz.desk import Desk
from quiz.desk.modes import Wish, sitting
from quiz.paths import Paths
from quiz.tui.app import QuizApp
from quiz.tui.collecting import spare
from quiz.tui.screens.study import StudyScreen
from tests.bench import answering, library

BANKS, QUESTIONS, ANSWERS = 1_000, 100, 1_000_000


@dataclass(frozen=True)
class Line:
    """One comparison in seconds: at scale, and what it is held against; the ratio to aim at."""

    what: str
    ours: float
    theirs: float
    aim: float


def measure(banks: int = BANKS, questions: int = QUESTIONS, answers: int = ANSWERS) -> Iterator[Line]:
    """The lines of the table, as they are measured."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        empty = library.make(root / "empty", 0, 0, 0)
        small = library.make(root / "small", 1, 100, 1_000)
        large = library.make(root / "large", banks, questions, answers)
        indexing = _seconds(lambda: library.index(large))
        library.index(empty), library.index(small)
        anki, adding = _anki(root / "anki.anki2", banks, questions)
        anki.close()
        yield Line(f"index {banks * questions:,} questions, against anki's add_notes", indexing, adding, 1.0)
        yield Line("home painted (Pilot), against an empty library", *_both(_home, large, empty, 15), 1.2)
        yield from _openings(root, large, banks, questions)
        yield from _answers(large, small, root / "anki.anki2", banks * questions)


def keys(paths: Paths, answers: int = 300) -> tuple[list[float], list[float]]:
    """Seconds from the key that answers to the painted verdict, and on to the next question, through Pilot.

    Each sorted; in a sitting over all banks, so that the files are read in it.
    """
    spare()  # as the program does before it shows its screens
    feedback, following = asyncio.run(_keys(paths, answers))
    return sorted(feedback), sorted(following)


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _both(act: Callable[[Paths], float], one: Paths, other: Paths, rounds: int = 15) -> tuple[float, float]:
    pairs = [(act(one), act(other)) for _ in range(rounds + 1)][1:]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def _home(paths: Paths) -> float:
    """Until the first painting with the first bank's line in it, figures and all."""

    async def opened() -> float:
        with Desk.open(paths) as desk:
            begun = time.perf_counter()
            app = _Opening(desk)
            async with app.run_test(size=(80, 24)) as pilot:
                await pilot.pause()
            return app.shown - begun

    spare()  # as the program does before it shows its screens
    return asyncio.run(opened())


class _Opening(QuizApp):
    """Notes when something was painted that has a bank's line in it."""

    shown = 0.0

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        now = time.perf_counter()
        # the share learned, which stands in each bank's line and nowhere else
        if not self.shown and any("%" in line.text for line in self.screen._compositor.render_strips()):
            self.shown = now


class _Watched(QuizApp):
    """Notes when something was painted, and when that had a verdict in it."""

    painted = 0.0
    told = 0.0  # the first time since it was set to 0

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        self.painted = time.perf_counter()
        if not self.told and isinstance(self.screen, StudyScreen) and self._shows_verdict():
            self.told = self.painted

    def _shows_verdict(self) -> bool:
        lines = self.screen._compositor.render_strips()
        return any("comes back" in strip.text for strip in lines)


async def _keys(paths: Paths, answers: int) -> tuple[list[float], list[float]]:
    feedback: list[float] = []
    following: list[float] = []
    with Desk.open(paths) as desk:
        app = _Watched(desk, straight=True)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            for _ in range(answers):
                for key in ("1", "enter"):  # a choice is an answer at once, a typed one with Enter
                    app.told, begun = 0.0, time.perf_counter()
                    app.post_message(events.Key(key, "1" if key == "1" else None))
                    await pilot.pause()
                    if app.told:
                        break
                feedback.append(app.told - begun)
                await pilot.pause()
                begun = time.perf_counter()
                app.post_message(events.Key("enter", None))
                while app.painted < begun and time.perf_counter() - begun < 2:
                    await asyncio.sleep(0)
                following.append(app.painted - begun)
                await pilot.pause()
    return feedback, following


def _anki(path: Path, banks: int, questions: int) -> tuple[Collection, float]:
    collection = Collection(str(path))
    model, deck = collection.models.by_name("Basic"), collection.decks.id("bench")
    assert model is not None
    assert deck is not None

    def requests() -> Iterator[AddNoteRequest]:
        for bank in range(banks):
            for number in range(questions):
                note = collection.new_note(model)
                note["Front"] = f"What is recorded under number {number} of volume {bank}?"
                note["Back"] = f"word{number}"
                yield AddNoteRequest(note=note, deck_id=deck)

    asked = list(requests())
    adding = _seconds(lambda: collection.add_notes(asked))
    answering.prepare(collection, deck)
    return collection, adding


@contextmanager
def _desk(paths: Paths) -> Iterator[Desk]:
    with Desk.open(paths) as desk:
        yield desk


def _openings(root: Path, large: Paths, banks: int, questions: int) -> Iterator[Line]:
    """Until the first card, of what is new and of what is due; anki's daily limits are its highest, 9,999."""
    cards = banks * questions
    fresh = library.make(root / "fresh", banks, questions, 0)
    library.index(fresh)
    new, due = root / "anki.anki2", root / "due.anki2"
    shutil.copyfile(new, due)
    with closing(Collection(str(due))) as collection:
        answering.make_due(collection)
    for what, paths, other, theirs in (
        ("due", large, due, "due"),
        ("new", fresh, new, "new"),
        ("due", large, new, "new, which are not looked at one by one"),
    ):
        pairs = [(_first(paths), _first_of_anki(other)) for _ in range(9)]
        medians = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
        yield Line(f"open to first card, {cards:,} {what}, against anki's {cards:,} {theirs}", *medians, 1.0)
    for tag, holds in (("what", cards // 2), ("rare", cards // 1_000)):
        pairs = [(_first(large, Wish(tags=(tag,))), _first(large)) for _ in range(5)]
        medians = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
        yield Line(f"open to first card with a tag of {holds:,}, against without", *medians, 1.0)


def _first(paths: Paths, wish: Wish | None = None) -> float:
    begun = time.perf_counter()
    with Desk.open(paths) as desk:
        assert sitting(desk, wish).next(desk.now()) is not None
        return time.perf_counter() - begun


def _first_of_anki(path: Path) -> float:
    begun = time.perf_counter()
    with closing(Collection(str(path))) as collection:
        assert collection.sched.get_queued_cards(fetch_limit=1).cards
        return time.perf_counter() - begun


def _answers(large: Paths, small: Paths, anki: Path, cards: int) -> Iterator[Line]:
    commit: list[list[float]] = [[], [], []]
    following: list[list[float]] = [[], [], []]
    with _desk(large) as much, _desk(small) as little, closing(Collection(str(anki))) as collection:
        sittings = (much.session("bank-0"), much), (little.session("bank-0"), little)
        for _ in range(4):
            for place, (session, desk) in enumerate(sittings):
                for _ in range(20):
                    answering.ours(session, commit[place], following[place])
                desk.store.settle()
            for _ in range(20):
                answering.theirs(collection, commit[2], following[2])
    answer, after = list(map(median, commit)), list(map(median, following))
    yield Line("commit an answer, against a log of 1,000", answer[0], answer[1], 1.0)
    yield Line(
        f"commit an answer, against anki, {cards:,} cards",
        answer[0],
        answer[2],
        0.5,
    )
    yield Line("next question, against 100 cards", after[0], after[1], 1.0)
    yield Line(
        f"next question in a sitting of one bank, against anki, {cards:,} cards", after[0], after[2], 1.0
    )
    for what, times in zip(("painted verdict", "next question"), keys(large), strict=True):
        for share, name in ((0.5, "median"), (0.99, "99th percentile")):
            yield Line(f"key to {what}, {name}, against 50 ms", times[int(len(times) * share)], 0.05, 1.0)
