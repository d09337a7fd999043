"""A question of one's own, written on the reviewer's desk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quiz.banks import read_bank
from quiz.questions import TYPES, Bank, Cloze, ShortAnswer, Source
from quiz.tui.screens.edit import EditScreen
from quiz.tui.screens.pick import PickScreen
from quiz.tui.screens.review import ReviewScreen
from quiz.tui.widgets.form import Form
from tests.tui.conftest import screen_text
from tests.tui.review_desk import BANK, Desk, at, states, write
from tests.tui.test_snapshots import Compare, presses, size

SHORT = list(TYPES).index("shortanswer")


async def test_a_question_is_written_saved_and_taken_back(desk: Desk, path: Path) -> None:
    """It stands behind the one looked at, under an id of its own words; undo takes it away, redo adds it."""
    app = desk()
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("plus")
        assert isinstance(app.screen, PickScreen)
        await pilot.press(*["down"] * SHORT, "enter")
        assert isinstance(app.screen, EditScreen)
        await write(pilot, "Where does the Elbe end")
        app.screen.query_one(Form).begin("accept")
        await write(pilot, "North Sea")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        added = "where-does-the-elbe-end"
        assert at(app) == added
        assert list(states(path)) == ["river", added, "length", "source"]
        question = read_bank(path).question(added)
        assert isinstance(question, ShortAnswer)
        assert (question.accept, question.reviewed, question.generated) == (("North Sea",), "edited", "")
        await pilot.press("u")
        assert list(states(path)) == ["river", "length", "source"]
        assert at(app) == "river"
        await pilot.press("ctrl+y")
        assert list(states(path)) == ["river", added, "length", "source"]


@pytest.mark.parametrize("keys", ["", "a", "a u", "a a u", "x down J", "a x a"])
@pytest.mark.parametrize("height", [24, 12])
async def test_adding_is_offered_on_eighty_columns(desk: Desk, keys: str, height: int) -> None:
    """Whatever else the footer offers: undo, redo, scrolling, the next open one, moving."""
    app = desk()
    async with app.run_test(size=(80, height)) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        footer = screen_text(app).splitlines()[-1]
        assert "+ Add question" in footer
        assert "Esc Close" in footer
        assert "? Help" in footer


async def test_what_is_not_finished_is_not_saved(desk: Desk, path: Path) -> None:
    """Check looks on from the first key; leaving asks once, and nothing was added."""
    app = desk()
    before = path.read_bytes()
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("plus", "enter", "ctrl+s")
        assert isinstance(app.screen, EditScreen)
        assert "not saved" in screen_text(app)
        await write(pilot, "What")
        await pilot.press("escape", "escape")
        assert isinstance(app.screen, ReviewScreen)
        await pilot.press("plus", "escape")
        assert isinstance(app.screen, ReviewScreen)
        assert path.read_bytes() == before


ARTICLE = "The Danube is long. The Danube rises in Germany. The Rhine was bridged by Ane Moe in 1931.\n"
OF_ARTICLE = replace(BANK, source=Source(title="On rivers", file="rivers.md"))


async def test_a_sentence_of_the_article_becomes_a_question(desk: Desk, path: Path) -> None:
    """A name in it is the gap, it is the evidence; Escape goes a step back; next time the cursor is on."""
    path.with_name("rivers.md").write_text(ARTICLE, "utf-8")
    app = desk(OF_ARTICLE)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("plus", "enter")
        assert "Which sentence?" in screen_text(app)
        await pilot.press("down", "enter")
        assert "Ane Moe  in a gap" in screen_text(app)
        await pilot.press("escape")
        assert "Which sentence?" in screen_text(app)
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, EditScreen)
        await pilot.press("ctrl+s")
        await pilot.pause()
        question = read_bank(path).question(at(app))
        assert isinstance(question, Cloze)
        assert question.stem == "On rivers: The Rhine was bridged by {{Ane Moe}} in 1931."
        assert question.evidence == ("The Rhine was bridged by Ane Moe in 1931.",)
        assert question.reviewed == "edited"
        await pilot.press("plus", "enter")
        assert "· 1 question" in screen_text(app)
        await pilot.press("up", "enter", "end", "enter")
        await pilot.pause()
        assert isinstance(app.screen, EditScreen)
        assert app.screen.question.evidence == ("The Danube rises in Germany.",)


async def test_without_an_article_there_are_no_sentences(desk: Desk) -> None:
    """The types stand alone; an article that was told is taken wherever it is."""
    app = desk(OF_ARTICLE)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("plus")
        assert "From a sentence" not in screen_text(app)
        await pilot.press("escape")
        app.file.told = ARTICLE
        await pilot.press("plus")
        assert "From a sentence" in screen_text(app)


@pytest.mark.parametrize("kind", TYPES)
async def test_every_kind_can_be_begun(desk: Desk, kind: str) -> None:
    """In a bank without questions too; what is missing is said, and no field holds what nobody meant."""
    app = desk(Bank(id="empty", title="Empty"))
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("plus", *["down"] * list(TYPES).index(kind), "enter")
        await pilot.pause()
        assert isinstance(app.screen, EditScreen)
        assert app.screen.question.type == kind
        shown = screen_text(app)
        assert "Add a question · " + TYPES[kind].label in shown
        assert "✗ the stem is empty" in shown
        assert "nan" not in shown.split()
        await pilot.press("escape")
        assert isinstance(app.screen, ReviewScreen)


@size
def test_a_new_number(snap_compare: Compare, desk: Desk, size: tuple[int, int]) -> None:
    """The form of a number, empty."""
    keys = ("plus", *["down"] * list(TYPES).index("numerical"), "enter")
    assert snap_compare(desk(), terminal_size=size, run_before=presses(*keys))
