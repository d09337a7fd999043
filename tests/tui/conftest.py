"""The real app over a real desk, in a data folder of its own, with a clock that stands still."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from quiz.banks import Library
from quiz.desk import Desk
from quiz.settings import Settings
from quiz.store import Store
from quiz.study.calendar import Calendar
from quiz.tui.app import QuizApp
from quiz.tui.screens.study import StudyScreen

DEMO = Path(__file__).parents[2] / "docs" / "demo.toml"
BANK_OF_DEMO = "moon-and-tides"


class Clock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.at = datetime(2024, 5, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **by: int) -> None:
        """Move on, by ``timedelta``'s words."""
        self.at += timedelta(**by)


MakeDesk = Callable[..., Desk]
MakeApp = Callable[..., QuizApp]


@pytest.fixture
def clock() -> Clock:
    """The desk's clock."""
    return Clock()


@pytest.fixture
def make_desk(tmp_path: Path, clock: Clock) -> Iterator[MakeDesk]:
    """Open a desk over banks given as file name and text."""
    with ExitStack() as stack:

        def make(**banks: str) -> Desk:
            folder = tmp_path / "banks"
            folder.mkdir(exist_ok=True)
            for name, text in banks.items():
                (folder / f"{name}.toml").write_text(text, encoding="utf-8")
            store = stack.enter_context(Store.open(tmp_path / "data" / "test.db"))
            library = Library([folder], bundled=tmp_path / "none")
            settings = Settings(fuzz=False)
            return Desk(store, library, settings, now=clock, calendar=Calendar(UTC))

        yield make


@pytest.fixture
def demo(make_desk: MakeDesk) -> Desk:
    """A desk with the bank of all eight types."""
    return make_desk(demo=DEMO.read_text(encoding="utf-8"))


@pytest.fixture
def only(make_desk: MakeDesk) -> Callable[[str], Desk]:
    """A desk with one question of the demo bank alone, by its type."""

    def make(kind: str) -> Desk:
        head, *questions = DEMO.read_text(encoding="utf-8").split("[[question]]")
        (question,) = [text for text in questions if f'type = "{kind}"' in text]
        return make_desk(demo=f"{head}[[question]]{question}")

    return make


@pytest.fixture
def sit(only: Callable[[str], Desk]) -> Callable[[str], QuizApp]:
    """The app, straight at the one question of a type."""

    def make(kind: str) -> QuizApp:
        return QuizApp(only(kind), straight=True)

    return make


async def wait_for(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    """Let the app work until a condition holds; fail if it never does."""
    for _ in range(200):
        if condition():
            return
        await pilot.pause()
        await asyncio.sleep(0)
    raise AssertionError("the condition never held")


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type a text key by key."""
    names = {
        " ": "space",
        ",": "comma",
        ".": "full_stop",
        "-": "minus",
        ";": "semicolon",
        "?": "question_mark",
    }
    await pilot.press(*(names.get(sign, sign) for sign in text))


def study(app: QuizApp) -> StudyScreen:
    """The study screen, which must be on top."""
    assert isinstance(app.screen, StudyScreen)
    return app.screen


def screen_text(app: QuizApp) -> str:
    """What stands on the terminal, line by line, without trailing blanks."""
    width, height = app.size
    lines = app.screen._compositor.render_strips(app.size)
    assert len(lines) <= height
    return "\n".join(line.text[:width].rstrip() for line in lines)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a reviewer's bank stands."""
    return tmp_path / "rivers.toml"


@pytest.fixture
def desk(path: Path) -> Callable[..., object]:
    """The reviewer's app over a bank of three."""
    from tests.tui.review_desk import desk_at

    return desk_at(path)
