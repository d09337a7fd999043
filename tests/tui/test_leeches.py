"""The list of what needs rewriting."""

from __future__ import annotations

from pathlib import Path

from quiz.banks import read_bank
from quiz.desk import Desk
from quiz.desk.marks import mark_of, needing
from quiz.study.card import Card, Phase
from quiz.study.marks import QuestionMark
from quiz.tui.app import QuizApp
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.leeches import RewriteScreen
from tests.tui.conftest import screen_text
from tests.tui.review_desk import write

BANK = "moon-and-tides"


def ids(desk: Desk) -> list[str]:
    """The questions of the demo bank."""
    return [q.id for q in read_bank(desk.path_of(BANK)).questions]


def spoil(desk: Desk) -> list[str]:
    """A leech, a flagged and a suspended question; their ids."""
    leech, flagged, suspended = names = ids(desk)[:3]
    desk.store.place(
        Card(bank_id=BANK, question_id=leech, phase=Phase.REVIEW, due_day=9, last_day=1, reps=30, lapses=9)
    )
    desk.store.set_mark(BANK, flagged, QuestionMark(False, None, "two [b]right[/b] answers"))
    desk.store.set_mark(BANK, suspended, QuestionMark(True, None, None))
    return names


async def test_it_lists_each_with_its_reason(demo: Desk) -> None:
    """A note is shown as it was written, whatever it holds."""
    spoil(demo)
    app = QuizApp(demo)
    async with app.run_test() as pilot:
        await pilot.press("w")
        assert isinstance(app.screen, RewriteScreen)
        assert "3 questions" in screen_text(app)
        assert "forgotten 9 times" in screen_text(app)
        await pilot.press("down")
        assert "flagged: two [b]right[/b] answers" in screen_text(app)
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)


async def test_nothing_to_rewrite_is_said(demo: Desk) -> None:
    """No empty list."""
    app = QuizApp(demo)
    async with app.run_test() as pilot:
        await pilot.press("w", "e", "f", "n", "at", "u")
        assert "Nothing needs rewriting" in screen_text(app)


async def test_unflag_suspend_and_reset_can_be_taken_back(demo: Desk) -> None:
    """Each in one press, and done again in one."""
    leech, flagged, suspended = spoil(demo)
    app = QuizApp(demo)
    async with app.run_test() as pilot:
        await pilot.press("w", "n")
        assert [one.question_id for one in needing(demo)] == [flagged, suspended]
        await pilot.press("home", "f")
        assert [one.question_id for one in needing(demo)] == [suspended]
        await pilot.press("at")
        assert needing(demo) == []
        await pilot.press("u", "u", "u")
        assert [one.question_id for one in needing(demo)] == [leech, flagged, suspended]
        assert mark_of(demo, (BANK, flagged)).flag == "two [b]right[/b] answers"
        await pilot.press("ctrl+y")
        assert [one.question_id for one in needing(demo)] == [flagged, suspended]


async def test_a_question_is_rewritten_from_the_list(demo: Desk, tmp_path: Path) -> None:
    """The file has the new wording under the old id, and the list shows it."""
    leech, *_ = spoil(demo)
    app = QuizApp(demo)
    async with app.run_test() as pilot:
        await pilot.press("w", "enter")
        await write(pilot, "Better")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, RewriteScreen)
        assert "Better" in screen_text(app)
        found = {q.id: q.stem for q in read_bank(tmp_path / "banks" / "demo.toml").questions}
        assert found[leech] == "Better"


async def test_a_new_wording_is_taken_back_too(demo: Desk) -> None:
    """Not the mark that was set before it."""
    spoil(demo)
    app = QuizApp(demo)
    first = ids(demo)[0]
    async with app.run_test(size=(120, 40)) as pilot:
        before = read_bank(demo.path_of(BANK)).questions
        await pilot.press("w", "at", "e")
        await write(pilot, "Anew?")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Anew?" in [q.stem for q in read_bank(demo.path_of(BANK)).questions]
        await pilot.press("u")
        await pilot.pause()
        assert read_bank(demo.path_of(BANK)).questions == before
        assert mark_of(demo, (BANK, first)).suspended
