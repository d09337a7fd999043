"""An exam on the screen, from its beginning to the result."""

from __future__ import annotations

from collections.abc import Callable

from quiz.desk import Desk, exams
from quiz.desk.modes import Wish
from quiz.tui.app import QuizApp
from quiz.tui.modes import sit_exam
from quiz.tui.screens.exam import ExamScreen
from quiz.tui.screens.handing_in import HandInScreen, LeaveScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.modes import ModesScreen
from quiz.tui.screens.result import ResultScreen
from tests.tui.conftest import Clock, screen_text, typed, wait_for


def exam_app(desk: Desk, count: int = 4, minutes: float = 10) -> QuizApp:
    """The app, straight at an exam."""
    return QuizApp(
        desk,
        first=lambda app: sit_exam(app, exams.begin(desk, Wish(bank_id="moon-and-tides"), count, minutes)),
    )


def exam_screen(app: QuizApp) -> ExamScreen:
    """The exam, which must be on top."""
    assert isinstance(app.screen, ExamScreen)
    return app.screen


async def test_an_exam_tells_nothing_before_the_end(demo: Desk) -> None:
    """Answers go on to the next question; the verdict is on the result screen alone."""
    app = exam_app(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: isinstance(app.screen, ExamScreen))
        await pilot.pause()
        assert "10:00 left" in screen_text(app)
        await exam_screen(app)._give(("nonsense",))
        await pilot.pause()
        assert exam_screen(app).exam.place == 1
        for word in ("Correct", "Wrong", "✗", "✓"):
            assert word not in screen_text(app)
        assert [answer.mode for answer in demo.store.history()] == ["exam"]
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: isinstance(app.screen, HandInScreen))
        assert "Not answered: 2, 3, 4" in screen_text(app)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ResultScreen))
        await pilot.pause()
        assert "Mark 0%" in screen_text(app)
        await pilot.press("p")
        await pilot.pause()
        [saved] = (demo.store.path.parent / "exams").iterdir()
        assert saved.suffix == ".html"
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, HomeScreen))


async def test_going_back_shows_the_answer_given_and_it_can_be_cleared(demo: Desk) -> None:
    """To and fro by keys that work while typing too; the mark for later is on the bar."""
    app = exam_app(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: isinstance(app.screen, ExamScreen))
        screen = exam_screen(app)
        await screen._give(("nonsense",))
        await pilot.press("ctrl+n", "ctrl+b", "ctrl+b")
        await wait_for(pilot, lambda: screen.exam.place == 0)
        await pilot.pause()
        assert "Your answer: nonsense" in screen_text(app)
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert "⚑" in screen_text(app)
        await pilot.press("ctrl+d")
        await wait_for(pilot, lambda: screen.exam.response(0) is None)
        await pilot.press("ctrl+o")
        await wait_for(pilot, lambda: screen.exam.place == 1)
        await pilot.click("ExamBar", offset=(3, 1))
        await wait_for(pilot, lambda: screen.exam.place == 3)
    assert list(demo.store.history()) == []


async def test_time_over_hands_in(demo: Desk, clock: Clock) -> None:
    """Wherever the learner is, the result comes up."""
    app = exam_app(demo, minutes=1)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: isinstance(app.screen, ExamScreen))
        screen = exam_screen(app)
        await pilot.press("ctrl+s")
        clock.forward(seconds=61)
        screen.tick()
        await wait_for(pilot, lambda: isinstance(app.screen, ResultScreen))
        await pilot.pause()
        assert "time was over" in screen_text(app)
    assert exams.unfinished(demo) is None


async def test_what_is_typed_counts_without_enter(only: Callable[[str], Desk], clock: Clock) -> None:
    """Who looks at another question and sees the word in the field takes it for given; so when time ends."""
    desk = only("shortanswer")
    for how in ("look", "time", "hand in", "leave"):
        app = exam_app(desk, minutes=1)
        async with app.run_test(size=(80, 24)) as pilot:
            await wait_for(pilot, lambda app=app: isinstance(app.screen, ExamScreen))
            screen = exam_screen(app)
            await pilot.pause()
            await typed(pilot, "nonsense")
            if how == "look":
                await pilot.press("ctrl+n")
            elif how == "time":
                clock.forward(seconds=61)
                screen.tick()
            else:
                await pilot.press("ctrl+s" if how == "hand in" else "escape")
            await pilot.pause()
            assert screen.exam.response(0) == ("nonsense",), how
            if how == "look":
                assert "Your answer: nonsense" in screen_text(app)
            if how == "time":
                assert "1 of 1 answered" in screen_text(app)
        assert [answer.response for answer in desk.store.history()][-1:] == [("nonsense",)]


async def test_what_cannot_be_an_answer_is_told_when_it_is_looked_at(only: Callable[[str], Desk]) -> None:
    """Letters for a number stay in the field, do not count, and the panel says so."""
    app = exam_app(only("numerical"))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: isinstance(app.screen, ExamScreen))
        await pilot.pause()
        await typed(pilot, "many")
        await pilot.press("ctrl+b")
        await wait_for(pilot, lambda: "does not count yet" in screen_text(app))
        assert exam_screen(app).exam.open == [0]


async def test_lines_that_nobody_moved_are_no_answer(only: Callable[[str], Desk]) -> None:
    """Lines to put in order stand in some order from the beginning; that is nobody's answer."""
    app = exam_app(only("ordering"))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: isinstance(app.screen, ExamScreen))
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert exam_screen(app).exam.open == [0]


async def test_escape_and_keys_in_passing_do_not_hand_in(demo: Desk) -> None:
    """Escape asks about leaving: Enter leaves, letters do nothing, and handing in has its own key."""
    app = exam_app(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: isinstance(app.screen, ExamScreen))
        await pilot.pause()
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, LeaveScreen))
        await pilot.press("x", "y", "z", "n")
        await pilot.pause()
        assert isinstance(app.screen, LeaveScreen)
        await pilot.press("escape", "ctrl+s")
        await wait_for(pilot, lambda: type(app.screen) is HandInScreen)
        await pilot.press("x", "y", "z", "n")
        await pilot.pause()
        assert type(app.screen) is HandInScreen
        await pilot.press("escape", "escape", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert exams.unfinished(demo) is not None


async def test_an_exam_that_was_left_is_first_in_the_chooser(demo: Desk) -> None:
    """Escape, leave; m, Enter: the same exam with its answer."""
    app = exam_app(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: isinstance(app.screen, ExamScreen))
        keys = exam_screen(app).exam.keys
        await exam_screen(app)._give(("nonsense",))
        await pilot.press("escape", "l")
        await wait_for(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("m")
        await wait_for(pilot, lambda: isinstance(app.screen, ModesScreen))
        await pilot.pause()
        assert "Go on" in screen_text(app)
        await pilot.press("home", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ExamScreen))
        assert exam_screen(app).exam.keys == keys
        assert exam_screen(app).exam.response(0) == ("nonsense",)


async def test_an_answer_taken_away_when_time_is_over_hands_in(demo: Desk, clock: Clock) -> None:
    """The clock on the screen ticks once a second: the key may come after the end and before the tick."""
    app = exam_app(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        clock.forward(minutes=10)
        await pilot.press("ctrl+d")
        await wait_for(pilot, lambda: isinstance(app.screen, ResultScreen))


async def test_every_mode_fits_forty_columns(demo: Desk) -> None:
    """Chooser, exam and result can be used at 40 by 20."""
    app = exam_app(demo)
    async with app.run_test(size=(40, 20)) as pilot:
        await wait_for(pilot, lambda: isinstance(app.screen, ExamScreen))
        await pilot.pause()
        assert "left" in screen_text(app)
        await pilot.press("ctrl+s", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ResultScreen))
        await pilot.press("enter", "m")
        await wait_for(pilot, lambda: isinstance(app.screen, ModesScreen))
        await pilot.pause()
        assert "Study" in screen_text(app)


async def test_an_exam_whose_time_ran_out_while_away_shows_its_result(demo: Desk, clock: Clock) -> None:
    """Going on with it hands it in at once, with the answers given in time."""
    exam = exams.begin(demo, Wish(), 3, 5)
    exam.look(0, demo.now())
    exam.answer(("nonsense",), demo.now())
    clock.forward(hours=2)
    app = QuizApp(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        await wait_for(pilot, lambda: isinstance(app.screen, ModesScreen))
        await pilot.press("home", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ResultScreen))
        await pilot.pause()
        assert "1 of 3 answered" in screen_text(app)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, HomeScreen))
