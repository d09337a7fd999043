"""Render the pictures of these docs from the real screens: ``python docs/render_screens.py [--png]``.

The bank is ``demo.toml`` beside this file, the learner is new in a folder of its own, and the clock stands
still, so that the same program gives the same pictures. ``--png`` needs ``rsvg-convert``.
"""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quiz.banks import Library, read_bank
from quiz.banks.reviewfile import ReviewFile
from quiz.banks.writing import save_bank
from quiz.desk import Desk
from quiz.settings import Settings
from quiz.store import Store
from quiz.study.calendar import Calendar
from quiz.study.card import Rating
from quiz.tui.app import QuizApp
from quiz.tui.base import BaseApp
from quiz.tui.review import ReviewApp

HERE = Path(__file__).parent
IMAGES = HERE / "images"
START = datetime(2024, 5, 1, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Picture:
    """A screen to render: which keys lead to it from home or the reviewer's desk, on how large a terminal."""

    name: str
    keys: Sequence[str]
    size: tuple[int, int] = (80, 24)
    only: str = ""
    review: bool = False
    days: int = 3


PICTURES = (
    Picture("home", ()),
    Picture("home-wide", (), (120, 40)),
    Picture("home-narrow", (), (40, 20)),
    Picture("home-search", ("slash", *"moon")),
    Picture("tour", ("f2",)),
    Picture("themes", ("ctrl+t", "down", "down")),
    Picture("modes", ("m",)),
    Picture("browse", ("b",)),
    Picture("progress", ("p",), (100, 40), days=70),
    Picture("progress-retention", ("p", "n", "n"), (100, 40), days=70),
    Picture("settings", ("s",), (80, 30)),
    Picture("rewriting", ("down", "enter", "@", "escape", "w"), only=""),
    Picture("typed-slip", ("enter", *"naep tides", "enter"), only="shortanswer"),
    Picture("exam", ("m", *["down"] * 4, "enter", "enter", "enter", "1")),
    Picture("exam-result", ("m", *["down"] * 4, "enter", "enter", "enter", "1", "ctrl+s", "enter")),
    Picture("multichoice", ("enter",), only="multichoice"),
    Picture("multichoice-answered", ("enter", "1"), only="multichoice"),
    Picture("multiresponse", ("enter", "1", "3"), only="multiresponse"),
    Picture("multiresponse-answered", ("enter", "1", "2", "enter"), only="multiresponse"),
    Picture("truefalse-answered", ("enter", "f"), only="truefalse"),
    Picture("shortanswer-answered", ("enter", *"neap", "enter"), only="shortanswer"),
    Picture("numerical-answered", ("enter", *"16", "enter"), only="numerical"),
    Picture("cloze", ("enter", *"12", "enter", *"25", "enter"), only="cloze"),
    Picture("matching", ("enter", "1", "2"), only="matching"),
    Picture("ordering", ("enter", "down", "shift+down"), only="ordering"),
    Picture("light", ("ctrl+t", "down", "enter", "enter", "1"), only="multichoice"),
    Picture(
        "summary",
        ("down", "enter", "1", "enter", "1", "2", "enter", "enter", "f", "enter", "ctrl+d", "escape"),
    ),
    Picture("review", ("a", "x", "n", "e", "space", *"called", "ctrl+s", "home"), (112, 28), review=True),
    Picture("review-edit", ("e", "space", *"Gravity", "tab"), review=True),
)


def banks(folder: Path, only: str) -> None:
    """Write the demo bank, or the one question of a type in it, into the folder."""
    text = (HERE / "demo.toml").read_text(encoding="utf-8")
    head, *questions = text.split("[[question]]")
    kept = [question for question in questions if not only or f'type = "{only}"' in question]
    (folder / "demo.toml").write_text("[[question]]".join([head, *kept]), encoding="utf-8")
    if not only:
        other = text.replace("moon-and-tides", "rivers").replace("The Moon and the tides", "Rivers of Asia")
        (folder / "rivers.toml").write_text(other, encoding="utf-8")


def studied(desk: Desk, bank_id: str, count: int) -> None:
    """Some answers, so that the figures of home are not all nought."""
    session = desk.session(bank_id, limit=count)
    for _ in range(count):
        asked = session.next(desk.now())
        if asked is not None:
            session.answer(asked.question.answer(), desk.now(), rating=Rating.EASY)


async def render(picture: Picture, folder: Path) -> str:
    """The picture as SVG."""
    (folder / "banks").mkdir()
    banks(folder / "banks", picture.only)
    if picture.review:
        file = folder / "banks" / "demo.toml"
        save_bank(read_bank(file), file)  # laid out by the program, so that nothing need be set aside
        return await taken(ReviewApp(ReviewFile(file)), picture)
    now = START
    settings = Settings(fuzz=False, recall="never")
    with Store.open(folder / "quiz.db") as store:
        library = Library([folder / "banks"], bundled=folder / "none")
        desk = Desk(store, library, settings, now=lambda: now, calendar=Calendar(UTC))
        if not picture.only:
            for day in range(1 - picture.days, 1):
                now = START + timedelta(days=day)
                studied(desk, "rivers", 2)
        return await taken(QuizApp(desk), picture)


async def taken(app: BaseApp, picture: Picture) -> str:
    """The screen after the picture's keys."""
    async with app.run_test(size=picture.size) as pilot:
        for key in picture.keys:
            await pilot.press(key)
        await pilot.pause()
        return app.export_screenshot(title="sco-quiz")


def main() -> None:
    """Render all pictures into ``images``."""
    IMAGES.mkdir(exist_ok=True)
    for picture in PICTURES:
        with tempfile.TemporaryDirectory() as folder:
            svg = asyncio.run(render(picture, Path(folder)))
        # A picture in a document asks no server for a font; the viewer's own monospace font does.
        svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
        # Some viewers collapse blanks unless they are told not to.
        svg = svg.replace("<text ", '<text xml:space="preserve" ')
        path = IMAGES / f"{picture.name}.svg"
        path.write_text(svg, encoding="utf-8")
        if "--png" in sys.argv[1:]:
            subprocess.run(["rsvg-convert", "-w", "1200", path, "-o", path.with_suffix(".png")], check=True)
        print(path.relative_to(HERE))


if __name__ == "__main__":
    main()
