"""The modes on the screen: the chooser, quick, browsing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from textual.widgets import Input

from quiz.desk import Desk, planning
from quiz.desk.modes import Wish, sitting
from quiz.errors import StoreError
from quiz.study.modes import QUICK, mode_of
from quiz.tui.app import QuizApp
from quiz.tui.modes import begin, browse
from quiz.tui.screens.browse import BrowseScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.modes import ModesScreen
from quiz.tui.screens.quick import QuickScreen
from quiz.tui.screens.study import StudyScreen
from quiz.tui.screens.summary import SummaryScreen
from tests.tui.conftest import Clock, MakeDesk, screen_text, typed, wait_for


def tagged_bank(name: str, tag: str) -> str:
    """A bank of one question with that tag."""
    return (
        f'format = "sco-quiz/1"\n[bank]\nid = "{name}"\ntitle = "{name}"\n[[question]]\nid = "q"\n'
        f'type = "shortanswer"\nstem = "What?"\naccept = ["x"]\ntags = ["{tag}"]\n'
    )


async def test_m_leads_from_home_to_every_mode_and_escape_back(demo: Desk) -> None:
    """The chooser lists six; Escape goes back each time, with nothing logged."""
    app = QuizApp(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        await wait_for(pilot, lambda: isinstance(app.screen, ModesScreen))
        await pilot.pause()
        for name in ("Study", "Quick", "Missed", "Cram", "Exam", "Browse"):
            assert name in screen_text(app)
        assert " · all tags" in screen_text(app)  # a title that fills its line keeps apart from the tags
        await pilot.press("end", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, BrowseScreen))
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, ModesScreen))
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert demo.answered_today() == 0


async def test_cram_from_the_chooser_is_a_sitting(demo: Desk) -> None:
    """With the mode in its session; the schedule only if s was pressed."""
    app = QuizApp(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "s", "down", "down", "down", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, StudyScreen))
        assert isinstance(app.screen, StudyScreen)
        assert (app.screen.session.mode, app.screen.session.schedule) == ("cram", True)


@pytest.mark.parametrize("mode", ["cram", "missed"])
async def test_where_the_schedule_stays_nothing_is_rated(make_desk: MakeDesk, mode: str) -> None:
    """Hard, Good and Easy would say nothing there: they are not offered, and their keys do nothing."""
    desk = make_desk(one=tagged_bank("one", "t"))
    missing = sitting(desk, Wish())
    missing.next(desk.now())
    missing.answer((), desk.now())
    app = QuizApp(desk, first=lambda app: begin(app, Wish(mode=mode_of(mode))))
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "x")
        await pilot.press("enter")
        assert "Correct" in screen_text(app)
        before = screen_text(app)
        for label in ("Hard", "Good", "Easy"):
            assert label not in before
        await pilot.press("h", "g", "e")
        assert screen_text(app) == before
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, SummaryScreen))


async def test_an_exam_day_is_set_in_the_chooser(demo: Desk) -> None:
    """Typed, kept, and told with the expected score; nonsense is refused in a line."""
    app = QuizApp(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        await wait_for(pilot, lambda: isinstance(app.screen, ModesScreen))
        await pilot.press("p")
        await typed(pilot, "2024-06-01")
        await pilot.press("enter")
        await wait_for(pilot, lambda: "expected score" in screen_text(app))
        assert demo.store.plans() == {"moon-and-tides": date(2024, 6, 1).toordinal()}
        outlook = planning.outlook(demo, "moon-and-tides")
        assert outlook is not None
        assert f"{outlook.score:.0%}" in screen_text(app)


async def test_plans_that_cannot_be_read_are_told_of(demo: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The chooser stays; the program does not end with it."""
    app = QuizApp(demo)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("m")
        await wait_for(pilot, lambda: isinstance(app.screen, ModesScreen))
        await pilot.pause()

        def refuse() -> dict[str, int]:
            raise StoreError("the disk reports an error")

        monkeypatch.setattr(demo.store, "plans", refuse)
        await pilot.press("p")
        await wait_for(pilot, lambda: "the disk reports an error" in screen_text(app))
        assert isinstance(app.screen, ModesScreen)


async def test_quick_ends_when_time_is_over(demo: Desk, clock: Clock) -> None:
    """The question on the screen may still be answered; then the summary comes."""
    app = QuizApp(demo, first=lambda app: begin(app, Wish(mode=QUICK)))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: isinstance(app.screen, QuickScreen))
        await pilot.pause()
        assert "3:00 left" in screen_text(app)
        clock.forward(minutes=3)
        await pilot.press("ctrl+d")
        await pilot.pause()
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, SummaryScreen))


async def test_an_answer_taken_back_when_time_is_over_is_given_again(demo: Desk, clock: Clock) -> None:
    """A quick sitting does not end with it: the question stands, and after it the summary comes."""
    app = QuizApp(demo, first=lambda app: begin(app, Wish(mode=QUICK)))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: isinstance(app.screen, QuickScreen))
        for key in ("ctrl+d", "enter"):
            await pilot.press(key)
            await pilot.pause()
        clock.forward(minutes=3)
        for key in ("ctrl+d", "ctrl+z"):
            await pilot.press(key)
            await pilot.pause()
        assert "Taken back: answer it again." in screen_text(app)
        assert isinstance(app.screen, QuickScreen)
        assert app.screen.session.progress.answered == 1
        for key in ("ctrl+d", "enter"):
            await pilot.press(key)
            await pilot.pause()
        await wait_for(pilot, lambda: isinstance(app.screen, SummaryScreen))


async def test_browsing_filters_while_typing(only: Callable[[str], Desk]) -> None:
    """The key stands below the list; a filter that leaves nothing says so; Escape leaves the field first."""
    desk = only("truefalse")
    app = QuizApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "end", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, BrowseScreen))
        await wait_for(pilot, lambda: "1 of 1 questions" in screen_text(app))
        assert "✓" in screen_text(app)
        await pilot.press("slash")
        await typed(pilot, "zzz")
        await wait_for(pilot, lambda: "No question is left" in screen_text(app))
        await pilot.press("escape")
        assert isinstance(app.screen, BrowseScreen)


async def test_a_state_that_there_is_not_is_named(only: Callable[[str], Desk]) -> None:
    """With those there are, as the verb does; one typed in part is none yet."""
    app = QuizApp(only("truefalse"), first=lambda app: browse(app, None, "is:foo"))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: isinstance(app.screen, BrowseScreen))
        await pilot.pause()
        assert "There is no state “foo”: questions are new, learning, due" in screen_text(app)
        app.screen.query_one(Input).value = "is:du"
        await wait_for(pilot, lambda: "No question is left" in screen_text(app))


async def test_browsing_by_tag_reads_on_when_another_is_typed(make_desk: MakeDesk) -> None:
    """Only the banks with the tag are there at first; without it, or with another, all are."""
    files = {f"b{n}": tagged_bank(f"b{n}", "river" if n == 2 else "hill") for n in range(3)}
    app = QuizApp(make_desk(**files), first=lambda app: browse(app, None, "tag:river"))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: "1 question" in screen_text(app))
        screen = app.screen
        assert isinstance(screen, BrowseScreen)
        assert {leaf.bank_id for leaf in screen.found.leaves} == {"b2"}
        field = screen.query_one(Input)
        field.value = "tag:rivers"
        await wait_for(pilot, lambda: "0 questions" in screen_text(app))
        field.value = "tag:hill"
        await wait_for(pilot, lambda: "2 of 3 questions" in screen_text(app))
        field.value = ""
        await wait_for(pilot, lambda: "3 of 3 questions" in screen_text(app))
