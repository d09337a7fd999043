"""A small bank on the reviewer's desk, for the tests of its screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from quiz.banks import read_bank
from quiz.banks.marks import marked
from quiz.banks.reviewfile import ReviewFile
from quiz.banks.writing import save_bank
from quiz.questions import Bank, MultiChoice, Numerical, ShortAnswer, Source
from quiz.tui.review import ReviewApp
from quiz.tui.screens.review import ReviewScreen
from quiz.tui.widgets.form import Area

RIVER = marked(
    MultiChoice(
        id="river",
        stem="Which river flows through Vienna?",
        key="The Danube",
        distractors=("The Rhine", "The Elbe"),
        evidence=("From Passau the Danube runs by Linz to Vienna.",),
    )
)
LENGTH = marked(Numerical(id="length", stem="How long is the Danube?", key=2850, unit="km"))
SOURCE = marked(ShortAnswer(id="source", stem="Where does the Rhine rise?", accept=("Switzerland",)))
BANK = Bank(id="rivers", title="Rivers", source=Source(title="On rivers"), questions=(RIVER, LENGTH, SOURCE))
Desk = Callable[..., ReviewApp]


def states(path: Path) -> dict[str, str]:
    """What the file says about each question, in its order."""
    bank = read_bank(path)
    return {q.id: q.reviewed or "open" for q in bank.questions} | {q.id: "rejected" for q in bank.rejected}


def at(app: ReviewApp) -> str:
    """The id of the question looked at."""
    assert isinstance(app.screen, ReviewScreen)
    assert app.file.review.current is not None
    return app.file.review.current.question.id


async def write(pilot: Pilot[None], text: str) -> None:
    """Put a text in the place of that of the focused field."""
    area = pilot.app.focused
    assert isinstance(area, Area)
    area.select_all()
    await pilot.press("delete")
    await pilot.press(*("enter" if sign == "\n" else "space" if sign == " " else sign for sign in text))


def desk_at(path: Path) -> Desk:
    """What makes the app over a bank that stands there, of three questions where none is given."""

    def make(bank: Bank = BANK) -> ReviewApp:
        save_bank(bank, path)
        return ReviewApp(ReviewFile(path))

    return make
