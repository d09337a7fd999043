"""A whole sitting: from the list of banks to the summary and back, with all that can be taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from quiz.desk import Desk
from quiz.questions import Verdict
from quiz.store import Store
from quiz.study.card import Rating
from quiz.tui.app import QuizApp
from quiz.tui.screens.help import HelpScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.study import StudyScreen
from quiz.tui.screens.summary import SummaryScreen
from quiz.tui.widgets.keys import Keys
from quiz.tui.widgets.multichoice import MultiChoiceAnswer
from quiz.tui.widgets.reveal import Reveal
from quiz.tui.widgets.status import Status
from tests.tui.conftest import Clock, screen_text, study, typed, wait_for
from tests.tui.test_answering import click_key, number_of, verdict

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
                seen.append((kind.__name__, len(other.last_answer_ids())))
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


async def test_rating_changes_the_due_date_and_only_of_right_answers(sit: Sit) -> None:
    """h and e revise the answer just given; the verdict line says what it means now."""
    app = sit("multichoice")
    async with app.run_test() as pilot:
        await pilot.press(number_of(app, "gravity"))
        assert "comes back in 10 minutes" in screen_text(app)
        assert "h Hard 6 minutes   g ● Good 10 minutes   e Easy" in screen_text(app)
        await pilot.press("e")
        feedback = study(app).session.feedback
        assert feedback.rating is Rating.EASY
        assert f"comes back {feedback.due_text}" in screen_text(app)
        await pilot.press("h")
        assert study(app).session.feedback.rating is Rating.HARD
        assert app.desk.answered_today() == 1
        await click_key(pilot, app.screen.query_one(Status).query_one(Keys), "Good")
        assert study(app).session.feedback.rating is Rating.GOOD


async def test_a_wrong_answer_cannot_be_rated(sit: Sit) -> None:
    """Again is what it is."""
    app = sit("multichoice")
    async with app.run_test() as pilot:
        await pilot.press("ctrl+d", "e", "h", "g")
        assert study(app).session.feedback.rating is Rating.AGAIN
        assert "Hard" not in screen_text(app)


async def test_undo_takes_the_answer_back_whole(demo: Desk) -> None:
    """Score, streak, store and question are as before; the choices stand in the same order."""
    app = QuizApp(demo, straight=True)
    async with app.run_test() as pilot:
        asked = study(app).session.asked
        await answer_right(pilot, app)
        await pilot.press("u")
        assert study(app).session.asked == asked
        assert demo.answered_today() == 0
        assert "score 0 · 0 in a row" in screen_text(app)
        assert "Taken back" in screen_text(app)
        await answer_right(pilot, app)
        assert verdict(app) is Verdict.CORRECT


async def test_undo_from_the_next_question(demo: Desk) -> None:
    """u still works once the next question is asked, and that one comes again afterwards."""
    app = QuizApp(demo, straight=True)
    async with app.run_test() as pilot:
        first = study(app).session.asked
        await pilot.press("ctrl+d", "enter")
        second = study(app).session.asked
        await pilot.press("u")
        assert study(app).session.asked == first
        await answer_right(pilot, app)
        await pilot.press("enter")
        assert study(app).session.asked == second


async def test_undo_while_typing_has_another_key(demo: Desk) -> None:
    """In a typing field u is text; ctrl+z takes back, and the footer says so."""
    app = QuizApp(demo, straight=True)
    async with app.run_test() as pilot:
        for _ in range(3):
            await pilot.press("ctrl+d", "enter")
        assert study(app).session.asked.question.type == "shortanswer"
        assert "^z Undo" in screen_text(app)
        assert "F1 Help" in screen_text(app)
        await pilot.press("u")
        assert app.screen.query_one(Input).value == "u"
        await pilot.press("ctrl+z")
        assert study(app).session.asked.question.type == "truefalse"
        assert "u Undo" in screen_text(app)


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


async def test_the_summary_can_be_undone(sit: Sit) -> None:
    """A slip at the last question can still be taken back."""
    app = sit("truefalse")
    async with app.run_test() as pilot:
        await pilot.press("t", "escape")
        assert isinstance(app.screen, SummaryScreen)
        await pilot.press("u")
        assert isinstance(app.screen, StudyScreen)
        assert app.desk.answered_today() == 0
        await pilot.press("f")
        assert verdict(app) is Verdict.CORRECT


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


async def test_what_was_missed_is_retried(demo: Desk) -> None:
    """r asks the missed ones alone, at once."""
    app = QuizApp(demo, straight=True)
    async with app.run_test() as pilot:
        await answer_right(pilot, app)
        await pilot.press("enter", "ctrl+d", "enter", "ctrl+d", "escape")
        await pilot.press("r")
        assert study(app).session.progress.total == 2
        assert study(app).session.asked.question.type == "multiresponse"
        await answer_right(pilot, app)
        await pilot.press("escape", "enter")
        assert isinstance(app.screen, HomeScreen)


async def test_undo_at_the_beginning_of_a_retry_goes_back_to_the_sitting_before(demo: Desk) -> None:
    """The last answer is seconds old and can still be taken back; its question is put again there."""
    app = QuizApp(demo, straight=True)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+d", "enter", "ctrl+d", "escape")
        before = app.screen_stack[-2].session
        await pilot.press("r")
        assert study(app).session is not before
        assert "u Undo" in screen_text(app)
        await pilot.press("u")
        assert study(app).session is before
        assert before.asked.question.type == "multiresponse"
        assert "Taken back: answer it again." in screen_text(app)
        assert demo.answered_today() == 1
        await answer_right(pilot, app)
        assert verdict(app) is Verdict.CORRECT
        await pilot.press("u", "u", "u")
        assert demo.answered_today() == 0
        assert before.asked.question.type == "multichoice"
        assert "There is no answer to take back." in screen_text(app)


async def test_undo_in_a_retry_takes_back_its_own_answers_first(demo: Desk) -> None:
    """Answer by answer, through the retry, and then into the sitting before; leaving goes home at once."""
    app = QuizApp(demo, straight=True)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+d", "escape", "r")
        retry = study(app).session
        await answer_right(pilot, app)
        await pilot.press("u")
        assert study(app).session is retry
        assert demo.answered_today() == 1
        await pilot.press("u")
        assert study(app).session is not retry
        assert demo.answered_today() == 0
        await pilot.press("ctrl+d", "escape", "r", "escape")
        assert isinstance(app.screen, HomeScreen)
        assert len(app.screen_stack) == 1


async def test_without_misses_there_is_nothing_to_retry(sit: Sit) -> None:
    """r does nothing then, and is not offered."""
    app = sit("truefalse")
    async with app.run_test() as pilot:
        await pilot.press("f", "escape", "r")
        assert isinstance(app.screen, SummaryScreen)
        assert "Retry" not in screen_text(app)


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


async def test_help_lists_every_command_and_leaves_the_question_alone(sit: Sit) -> None:
    """? opens help, Escape closes it, and neither answers or ends anything."""
    from quiz.tui import commands

    app = sit("multichoice")
    async with app.run_test(size=(120, 80)) as pilot:
        asked = study(app).session.asked
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        shown = " ".join(screen_text(app).split())
        for _, group in commands.PLACES:
            for command in group:
                assert f"{command.label}: {command.help}" in shown
        await pilot.press("escape")
        assert study(app).session.asked == asked


def test_the_help_tells_how_every_kind_of_question_is_answered() -> None:
    """A new type is not forgotten there, and is called what the card calls it."""
    from quiz.questions import TYPES
    from quiz.tui import commands

    assert sorted(kind for kind, _ in commands.ANSWERING) == sorted(kind.label for kind in TYPES.values())


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
async def test_help_leaves_nothing_of_the_question_above_its_key(sit: Sit, size: tuple[int, int]) -> None:
    """The panel below must not look like a part of the help."""
    app = sit("multichoice")
    async with app.run_test(size=size) as pilot:
        assert "Answer" in screen_text(app)
        await pilot.press("question_mark")
        page = app.screen.query_one("#page")
        assert page.region.bottom == size[1] - 1
        assert "Esc Close" in screen_text(app)


@pytest.mark.parametrize("place", ["home", "study", "summary"])
async def test_the_palette_offers_each_command_once(demo: Desk, place: str) -> None:
    """Quit has two keys, but is one command."""
    app = QuizApp(demo)
    async with app.run_test() as pilot:
        await pilot.press(*{"home": [], "study": ["enter"], "summary": ["enter", "ctrl+d", "escape"]}[place])
        offered = [command.title for command in app.get_system_commands(app.screen)]
        assert offered.count("Quit") == 1
        assert len(set(offered)) == len(offered)


@pytest.mark.parametrize("width", [40, 50, 64, 80])
async def test_the_summary_names_all_its_keys_at_every_width(demo: Desk, width: int) -> None:
    """In two lines where one is too short."""
    app = QuizApp(demo, straight=True)
    async with app.run_test(size=(width, 20)) as pilot:
        await pilot.press("ctrl+d", "enter", "escape")
        foot = " ".join(screen_text(app).splitlines()[-2:])
        for word in ("Home", "Retry missed", "Continue", "Undo", "Quit", "Help"):
            assert word in foot


async def test_the_palette_offers_what_can_be_done_now(sit: Sit) -> None:
    """A command found by its name runs on the screen below."""
    app = sit("multichoice")
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p")
        await typed(pilot, "don't")
        found = app.screen.query_one(OptionList)
        await wait_for(pilot, lambda: found.option_count == 1)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, StudyScreen))
        await wait_for(pilot, lambda: verdict(app) is Verdict.WRONG)


async def test_the_theme_changes(sit: Sit) -> None:
    """ctrl+t goes from dark to light and back."""
    app = sit("multichoice")
    async with app.run_test() as pilot:
        before = app.theme
        await pilot.press("ctrl+t")
        assert app.current_theme.dark is False
        await pilot.press("ctrl+t")
        assert app.theme == before


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
