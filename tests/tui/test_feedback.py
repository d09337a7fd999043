"""What the card shows once an answer is given, and what of it is in sight."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from quiz.banks.writing import write_bank
from quiz.desk import Desk
from quiz.questions import Bank, Cloze, MultiChoice, MultiResponse, Ordering, Question, ShortAnswer, Verdict
from quiz.tui.app import QuizApp
from quiz.tui.widgets.answer import AnswerWidget, Row
from quiz.tui.widgets.card import Card
from quiz.tui.widgets.fields import Field
from tests.tui.conftest import MakeDesk, screen_text, study
from tests.tui.test_answering import verdict

Sit = Callable[[str], QuizApp]


def one(make_desk: MakeDesk, question: Question) -> QuizApp:
    """The app, straight at a question."""
    bank = Bank(id="one", title="One", questions=(question,))
    return QuizApp(make_desk(one=write_bank(bank)), straight=True)


def rows(app: QuizApp) -> list[str]:
    """The lines of the revealed answer, head and text."""
    return [f"{row.head.plain}{row.body.plain}".strip() for row in app.screen.query_one("#answer").query(Row)]


def in_sight(app: QuizApp, text: str) -> bool:
    """Whether a text stands on the screen now, scroll bars aside."""
    return text in " ".join(screen_text(app).translate(dict.fromkeys(map(ord, "▁▂▃▄▅▆▇█"))).split())


# -- words ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["ordering", "matching", "cloze", "shortanswer", "numerical"])
async def test_after_not_knowing_the_right_answer_stands_there_plainly(sit: Sit, kind: str) -> None:
    """No line is marked wrong, and none speaks of an answer that was not given."""
    app = sit(kind)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+d")
        assert rows(app)
        for line in rows(app):
            assert line.startswith("✓")
            assert "—" not in line
            assert "your" not in line
            assert "you had" not in line


async def test_choices_are_not_called_missed_when_none_was_made(sit: Sit) -> None:
    """Missed is said of what was left out among others."""
    app = sit("multiresponse")
    async with app.run_test() as pilot:
        await pilot.press("ctrl+d")
        assert sum(line.startswith("✓") for line in rows(app)) == 2
        assert "missed" not in "".join(rows(app))


async def test_a_misplaced_line_stands_at_its_right_place_with_a_note(sit: Sit) -> None:
    """The right order is read from top to bottom; where the learner had a line is said behind it."""
    app = sit("ordering")
    async with app.run_test() as pilot:
        await pilot.press("shift+down", "enter")
        feedback = study(app).session.feedback
        given, key = feedback.response, feedback.asked.question.answer()
        assert given != key
        for place, (line, item) in enumerate(zip(rows(app), key, strict=True)):
            was = given.index(item)
            note = "" if was == place else f"  ← you had it at {was + 1}"
            assert line == f"{'✓ ' if not note else ''}{place + 1}. {item}{note}"


async def test_an_empty_gap_among_others_is_called_so(sit: Sit) -> None:
    """Not a dash, which could be an answer."""
    app = sit("cloze")
    async with app.run_test() as pilot:
        await pilot.press("1", "2", "enter", "down", "enter", "enter")
        assert rows(app) == ["✓ 1  12", "✗ 2  left empty  ← right: 25", "✗ 3  left empty  ← right: Moon"]


async def test_many_lines_are_named_by_letters_throughout(make_desk: MakeDesk) -> None:
    """Labels, keys, the line that explains them and the note afterwards use the same names."""
    keys = tuple(f"line {name}" for name in "ABCDEFGHIJK")
    app = one(make_desk, Ordering(id="o", stem="Order them.", keys_=keys))
    async with app.run_test() as pilot:
        assert "a–k puts it there" in screen_text(app)
        first = study(app).session.asked.options[0]
        for letter in ("k", "j"):
            await pilot.press(letter)
            assert f"❯ {letter}. ▲▼ {first}" in screen_text(app)
        await pilot.press("enter")
        assert "← you had it at j" in screen_text(app)
        assert not any(sign.isdigit() for line in rows(app) for sign in line)


async def test_a_line_beyond_the_letters_is_told_its_direction(make_desk: MakeDesk) -> None:
    """There is no name for the thirtieth place, so none is made up."""
    keys = tuple(f"line {n:02}" for n in range(40))
    app = one(make_desk, Ordering(id="o", stem="Order them.", keys_=keys))
    async with app.run_test() as pilot:
        await pilot.press("c", "enter")
        given = study(app).session.feedback.response
        for place, (line, item) in enumerate(zip(rows(app), keys, strict=True)):
            if given.index(item) >= 26 and given.index(item) != place:
                assert line.endswith("had it further down" if given.index(item) > place else "further up")


# -- messages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("message", [AnswerWidget.Submitted, AnswerWidget.Changed])
async def test_what_an_old_question_still_says_is_not_taken_for_the_new_one(
    demo: Desk, message: type[AnswerWidget.Told]
) -> None:
    """A second Enter that was on its way must not answer, or warn about, the question after."""
    app = QuizApp(demo, straight=True)
    async with app.run_test() as pilot:
        old = app.screen.query_one(AnswerWidget)
        await pilot.press("ctrl+d", "enter", "enter")
        screen = study(app)
        before = screen_text(app)
        assert "Enter again if you don't know." in before
        screen.post_message(message(old))
        await pilot.pause()
        assert verdict(app) is None
        assert screen.session.progress.answered == 1
        assert screen_text(app) == before
        screen.post_message(AnswerWidget.Submitted(app.screen.query_one(AnswerWidget)))
        await pilot.pause()
        assert verdict(app) is not None


# -- what is in sight -------------------------------------------------------------------------------

STEM = "The prime ministers of which of these countries went to the meeting that was held there in October?"
EVIDENCE = "The meeting was attended by the prime ministers of these countries. " * 6


@pytest.mark.parametrize("key", ["ctrl+d", "enter"])
async def test_the_stem_stays_in_sight_while_stem_and_choices_have_room(
    make_desk: MakeDesk, key: str
) -> None:
    """On 80x24 the evidence is what has to be scrolled to, not the question."""
    keys = ("Belarus", "Kazakhstan", "Kyrgyzstan", "Mongolia", "Tajikistan")
    question = MultiResponse(
        id="q", stem=STEM, keys_=keys, distractors=("Nepal", "Laos", "Peru"), evidence=(EVIDENCE,)
    )
    app = one(make_desk, question)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", key)
        await pilot.pause()
        assert verdict(app) is not None
        assert in_sight(app, STEM)
        assert all(in_sight(app, country) for country in (*keys, "Nepal", "Laos", "Peru"))
        assert in_sight(app, "comes back in 1 minute")
        assert in_sight(app, "PgDn More")
        await pilot.press("pagedown", "pagedown")
        assert app.screen.query_one(Card).scroll_y == app.screen.query_one(Card).max_scroll_y


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 20)])
async def test_the_right_one_of_very_long_choices_is_brought_into_sight(
    make_desk: MakeDesk, size: tuple[int, int]
) -> None:
    """Feedback that has to be searched for over pages teaches nothing."""
    texts = [f"{name}{' word' * 700}" for name in ("Right", "Wrong", "Worse", "Worst")]
    question = MultiChoice(id="c", stem="Which?", key=texts[0], distractors=tuple(texts[1:]))
    app = one(make_desk, question)
    async with app.run_test(size=size) as pilot:
        assert study(app).session.asked.options[-1] == texts[0]
        await pilot.press("ctrl+d")
        await pilot.pause()
        assert in_sight(app, "Right word word")
        assert in_sight(app, "✓ ")


async def test_many_gaps_begin_with_the_first(make_desk: MakeDesk) -> None:
    """The text is read from its beginning, and what is typed stands in its first gap."""
    stem = " ".join(f"word {{{{gap{n}}}}}" for n in range(200))
    app = one(make_desk, Cloze(id="q", stem=stem))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, app)
        assert in_sight(app, "Fill the gaps word (1) _____ word (2) _____")
        await pilot.press("x")
        await settled(pilot, app)
        assert in_sight(app, "Fill the gaps word (1) x word (2) _____")


async def test_a_long_stem_is_read_from_its_beginning_until_something_is_typed(make_desk: MakeDesk) -> None:
    """Then the field comes into sight, so that nobody types blindly."""
    app = one(make_desk, ShortAnswer(id="q", stem="The first. " + "word " * 700 + "What?", accept=("x",)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, app)
        assert in_sight(app, "The first. word")
        await pilot.press("a", "b")
        await settled(pilot, app)
        assert in_sight(app, "What? ❯ ab")


async def settled(pilot: Pilot[None], app: QuizApp) -> None:
    """Let everything that scrolls come to its end."""
    await pilot.pause()
    await app.animator.wait_until_complete()
    await pilot.pause()


async def test_a_question_that_fits_is_not_moved(sit: Sit) -> None:
    """The stem begins where it always does."""
    app = sit("cloze")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.query_one(Card).scroll_y == 0
        await pilot.press("ctrl+d")
        await pilot.pause()
        assert app.screen.query_one(Card).scroll_y == 0


async def test_a_wrong_answer_in_a_long_list_is_brought_into_sight(make_desk: MakeDesk) -> None:
    """Of sixty gaps the one that was wrong is what the learner wants to see."""
    stem = " ".join(f"word {{{{gap{n}}}}}" for n in range(60))
    app = one(make_desk, Cloze(id="q", stem=stem))
    async with app.run_test(size=(80, 24)) as pilot:
        for n, field in enumerate(app.screen.query(Field)):
            field.value = "nonsense" if n == 40 else f"gap{n}"
        await pilot.pause()
        app.screen.query_one(AnswerWidget).submit()
        await pilot.pause()
        await pilot.pause()
        assert verdict(app) is Verdict.PARTLY
        assert in_sight(app, "✗ 41 nonsense ← right: gap40")
