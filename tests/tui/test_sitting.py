"""A whole sitting: from the list of banks to the summary and back, with all that can be taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from quiz.desk import Desk
from quiz.questions import Verdict
from quiz.store import Store
from quiz.tui.app import QuizApp
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.study import StudyScreen
from quiz.tui.screens.summary import SummaryScreen
from quiz.tui.widgets.multichoice import MultiChoiceAnswer
from quiz.tui.widgets.reveal import Reveal
from quiz.tui.widgets.status import Status
from tests.strategies_study import latest
from tests.tui.conftest import Clock, screen_text, study, typed
from tests.tui.test_answering import verdict

Sit = Callable[[str], QuizApp]


async def answer_right(pilot: Pilot[None], app: QuizApp) -> None:
    """Answer the question on the screen rightly, with the keyboard alone."""
    asked = study(app).session.asked
    assert asked is not None
    question = asked.question
    match question.type:
        case "multichoice":
            await pilot.press(str(asked.options.index(question.key) + 1))
        case "multiresponse":
            await pilot.press(*(str(asked.options.index(key) + 1) for key in question.keys_), "enter")
        case "truefalse":
            await pilot.press("t" if question.key else "f")
        case "numerical":
            await typed(pilot, str(int(question.key)))
            await pilot.press("enter")
        case "matching":
            await pilot.press(*(str(asked.options.index(right) + 1) for _, right in question.pairs), "enter")
        case "ordering":
            order = list(asked.options)
            for place, item in enumerate(question.keys_):
                at = order.index(item)
                order.insert(place, order.pop(at))
                await pilot.press("home", *["down"] * at, str(place + 1))
            await pilot.press("enter")
        case _:
            for part in question.answer():
                await typed(pilot, part)
                await pilot.press("enter")


async def test_a_whole_sitting_by_keyboard(demo: Desk) -> None:
    """Enter on the bank, all eight types twice (learning steps), then the summary, then home: no mouse."""
    app = QuizApp(demo)
    async with app.run_test() as pilot:
        await pilot.press("enter")
        kinds = set()
        for _ in range(16):
            kinds.add(study(app).session.asked.question.type)
            await answer_right(pilot, app)
            assert verdict(app) is Verdict.CORRECT
            await pilot.press("enter")
        assert len(kinds) == 8
        assert isinstance(app.screen, SummaryScreen)
        assert "16 of 16 answers right  100%" in screen_text(app)
        assert "✓ Nothing was missed." in screen_text(app)
        await pilot.press("enter")
        assert isinstance(app.screen, HomeScreen)
        assert "1 day in a row · 16 answered today" in screen_text(app)
        assert demo.answered_today() == 16


async def test_the_answer_is_in_the_store_before_anything_tells_how_it_fared(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the moment a choice is marked, the evidence comes to be or the verdict is told, another program
    that opens the database finds the answer there."""
    app = sit("multichoice")
    seen: list[tuple[str, int]] = []

    def watch(kind: type, name: str) -> None:
        real = getattr(kind, name)

        def watched(*args: object) -> object:
            with Store.open(app.desk.store.path) as other:
                seen.append((kind.__name__, len(latest(other, 100))))
            return real(*args)

        monkeypatch.setattr(kind, name, watched)

    watch(MultiChoiceAnswer, "reveal")
    watch(Reveal, "__init__")
    watch(Status, "tell")
    async with app.run_test() as pilot:
        assert seen == []
        await pilot.press("1")
        assert seen == [("MultiChoiceAnswer", 1), ("Reveal", 1), ("Status", 1)]


async def test_score_streak_and_progress_show_while_playing(demo: Desk) -> None:
    """The line on top follows every answer."""
    app = QuizApp(demo, straight=True)
    async with app.run_test() as pilot:
        assert "score 0 · 0 in a row" in screen_text(app)
        for _ in range(2):
            await answer_right(pilot, app)
            await pilot.press("space")
        assert "score 20 · 2 in a row" in screen_text(app)
        assert "The Moon and the tides" in screen_text(app)
        assert "2 of 8 seen" in screen_text(app)


async def test_progress_tells_seen_then_done(demo: Desk) -> None:
    """As long as there is something new the bar counts what came, afterwards what is finished."""
    app = QuizApp(demo, straight=True, limit=2)
    async with app.run_test() as pilot:
        for shown in ("1 of 2 seen", "0 of 2 done", "1 of 2 done"):
            await answer_right(pilot, app)
            assert shown in screen_text(app)
            await pilot.press("enter")
        await pilot.press("u")
        assert "0 of 2 done" in screen_text(app)


async def test_a_wrong_answer_comes_back_in_the_same_sitting(sit: Sit) -> None:
    """Again brings the question back, and only its second right answer in a row lets it go."""
    app = sit("truefalse")
    async with app.run_test() as pilot:
        for key in ("t", "f", "f"):
            assert isinstance(app.screen, StudyScreen)
            await pilot.press(key, "enter")
        assert isinstance(app.screen, SummaryScreen)


async def test_leaving_in_the_middle_sums_up(demo: Desk) -> None:
    """Escape ends the sitting at any time; what was answered is kept, what was missed is listed."""
    app = QuizApp(demo)
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await answer_right(pilot, app)
        await pilot.press("enter", "ctrl+d", "escape")
        assert isinstance(app.screen, SummaryScreen)
        shown = screen_text(app)
        assert "1 of 2 answers right  50%" in shown
        assert "Worth another look (1)" in shown
        assert "✗ I don't know" in shown
        assert "✓ New moon; Full moon" in shown
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)


async def test_leaving_before_any_answer_goes_straight_home(demo: Desk) -> None:
    """There is nothing to sum up."""
    app = QuizApp(demo, straight=True)
    async with app.run_test() as pilot:
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)
        assert "The Moon and the tides" in screen_text(app)


async def test_a_sitting_left_by_mistake_goes_on(demo: Desk) -> None:
    """c brings back the question as it was left; once nothing is left it is not offered."""
    app = QuizApp(demo, straight=True, limit=1)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+d", "enter")
        asked = study(app).session.asked
        await pilot.press("escape")
        assert "c Continue" in screen_text(app)
        await pilot.press("c")
        assert study(app).session.asked == asked
        for _ in range(2):
            await answer_right(pilot, app)
            await pilot.press("enter")
        assert isinstance(app.screen, SummaryScreen)
        assert "Continue" not in screen_text(app)
        await pilot.press("c")
        assert isinstance(app.screen, SummaryScreen)


async def test_quitting_at_any_time_loses_nothing(demo: Desk) -> None:
    """ctrl+q in the middle of feedback closes the program; the answer is in the store."""
    app = QuizApp(demo, straight=True)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+d", "ctrl+q")
    assert app.return_code == 0
    assert demo.answered_today() == 1


async def test_a_limit_ends_the_sitting_early(demo: Desk) -> None:
    """At most so many questions are asked."""
    app = QuizApp(demo, straight=True, limit=2)
    async with app.run_test():
        assert study(app).session.progress.total == 2


async def test_starting_with_a_bank_studies_that_bank(demo: Desk) -> None:
    """The command line names the bank; a bank that is gone is told in one line over home."""
    app = QuizApp(demo, start="moon-and-tides", straight=True)
    async with app.run_test(notifications=True):
        assert isinstance(app.screen, StudyScreen)
    app = QuizApp(demo, start="no-such-bank", straight=True)
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "no-such-bank" in screen_text(app)


async def test_when_nothing_waits_home_says_so(demo: Desk, clock: Clock) -> None:
    """After all is learned, studying again the same day is met with a word, not with an empty screen."""
    app = QuizApp(demo)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter")
        for _ in range(8):
            await answer_right(pilot, app)
            await pilot.press("e", "enter")
        await pilot.press("enter")
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "Nothing waits here now" in screen_text(app)
        clock.forward(days=30)
        await pilot.press("enter")
        assert isinstance(app.screen, StudyScreen)


async def test_long_evidence_is_scrolled_by_keys(make_desk: Callable[..., Desk]) -> None:
    """Where the card is longer than the screen the footer names the key, and arrows scroll it."""
    from tests.tui.conftest import DEMO

    text = DEMO.read_text(encoding="utf-8").replace("Tides have one", "A word. " * 300 + "Tides have one")
    app = QuizApp(make_desk(demo=text), straight=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+d")
        await pilot.pause()
        card = app.screen.query_one("#card")
        assert "PgDn More" in screen_text(app)
        assert "✗ Not known yet" in screen_text(app)
        at = card.scroll_y
        await pilot.press("down")
        assert card.scroll_y == at + 1
        await pilot.press("pagedown", "pagedown", "pagedown", "pagedown")
        assert "— Why the sea comes and goes" in screen_text(app)
