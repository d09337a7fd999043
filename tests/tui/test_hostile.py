"""Banks are strangers' files: nothing in them is markup, nothing drives the terminal, nothing is too much."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from textual.events import Paste
from textual.widgets import Input

from quiz.banks.writing import write_bank
from quiz.questions import (
    Bank,
    Cloze,
    Matching,
    MultiChoice,
    MultiResponse,
    Numerical,
    Ordering,
    ShortAnswer,
    Source,
    TrueFalse,
)
from quiz.tui.app import QuizApp
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.study import StudyScreen
from quiz.tui.screens.summary import SummaryScreen
from tests.tui.conftest import MakeDesk, screen_text, study, typed, wait_for

MARKUP = "[/b] [link=https://example.org]list[int] a[/b][/] [@click=app.quit]x[/] $primary {x} \\[b]"
DRIVING = "\x1b[2J\x1b]0;owned\x07\x1b[31mred\x9b1m\x07\x00\u202egnp.exe\u2066\u200b"
EVIL = f"{MARKUP} {DRIVING}\ttab\nline"
FORBIDDEN = ("\x1b", "\x9b", "\x07", "\x00", "\u202e", "\u2066", "\u200b")


def hostile_bank() -> Bank:
    """A bank that is valid, and as nasty as a valid bank can be."""
    common = {"evidence": (EVIL, f"so it is {EVIL} indeed"), "explanation": EVIL}
    return Bank(
        id="hostile",
        title=EVIL,
        source=Source(title=EVIL),
        questions=(
            MultiChoice(id="a", stem=EVIL, key=EVIL, distractors=("[b]", "[red]x", "\x1b[1m."), **common),
            MultiResponse(
                id="b", stem="x" * 4_000, keys_=(EVIL,), distractors=("[/]", "y" * 4_000), **common
            ),
            TrueFalse(id="c", stem=EVIL, key=False, correction=EVIL, **common),
            ShortAnswer(id="d", stem=EVIL, accept=(EVIL,), **common),
            Numerical(id="e", stem=EVIL, key=3.5, unit=EVIL, **common),
            Cloze(id="f", stem=EVIL.replace("{x}", "{{[/b]|x}}") + " _____ {{y}}", **common),
            Matching(id="g", stem=EVIL, pairs=((EVIL, EVIL), ("[b]", "[/b]")), distractors=("[",), **common),
            Ordering(id="h", stem=EVIL, keys_=(EVIL, "[/b]", "]["), **common),
            MultiResponse(
                id="i", stem="many", keys_=tuple(f"[{n}]" for n in range(100)), distractors=("[/]", "[//]")
            ),
        ),
    )


def check(app: QuizApp) -> str:
    """What is on the screen, which holds nothing that could drive a terminal."""
    shown = screen_text(app)
    assert not [sign for sign in FORBIDDEN if sign in shown]
    return shown


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
async def test_a_hostile_bank_is_shown_literally_from_home_to_summary(
    make_desk: MakeDesk, size: tuple[int, int]
) -> None:
    """Markup stands there as it was written, on every screen, before and after answering."""
    app = QuizApp(make_desk(hostile=write_bank(hostile_bank())))
    async with app.run_test(size=size, notifications=True) as pilot:
        assert "[/b] [link=" in check(app)
        await pilot.press("a")
        kinds = set()
        for _ in range(9):
            screen = study(app)
            kinds.add(screen.session.asked.question.type)
            check(app)
            await pilot.press("down", "up", "1")
            if screen.session.feedback is None:
                await pilot.press("[", "]")
                await typed(pilot, "x")
                check(app)
                await pilot.press("ctrl+d")
            await pilot.pause()
            check(app)
            assert screen.session.feedback is not None
            await pilot.press("enter")
        assert len(kinds) == 8
        await pilot.press("escape")
        assert isinstance(app.screen, SummaryScreen)
        assert "[/b] [link=" in " ".join(check(app).split())
        await pilot.press("r")
        assert isinstance(app.screen, StudyScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)


async def test_the_source_and_the_bank_title_are_literal_too(make_desk: MakeDesk) -> None:
    """The bar on top and the line below the evidence."""
    bank = hostile_bank()
    statement = tuple(q for q in bank.questions if q.type == "truefalse")  # whose answer no title tells
    app = QuizApp(make_desk(hostile=write_bank(replace(bank, questions=statement))), straight=True)
    async with app.run_test(size=(200, 60)) as pilot:
        assert "[/b] [link=https://example.org]list[int] a[/b][/]" in check(app).splitlines()[1]
        await pilot.press("ctrl+d", "pagedown")
        assert "— [/b] [link=https://example.org]list[int]" in check(app)


async def test_what_is_pasted_is_text_too(make_desk: MakeDesk) -> None:
    """Escape sequences from the clipboard never reach the terminal, nor the log."""
    bank = hostile_bank()
    bank = replace(bank, questions=tuple(q for q in bank.questions if q.type == "shortanswer"))
    app = QuizApp(make_desk(hostile=write_bank(bank)), straight=True)
    async with app.run_test() as pilot:
        app.screen.query_one(Input).post_message(Paste(f"{MARKUP}{DRIVING} end\nsecond line"))
        await wait_for(pilot, lambda: "end" in app.screen.query_one(Input).value)
        check(app)
        await pilot.press("!", "enter")
        check(app)
        (given,) = study(app).session.feedback.response
        assert given.startswith("[/b] [link=")
        assert given.endswith("end!")
        assert not [sign for sign in FORBIDDEN if sign in given]


@pytest.mark.parametrize(
    "flood",
    [
        'stem = "{}"\nkey = "a"\ndistractors = ["b", "c"]'.format("x" * 10_000_000),
        'stem = "s"\nkey = "a"\ndistractors = [{}]'.format(", ".join(f'"{n}"' for n in range(100_000))),
    ],
    ids=["10 MB stem", "100,000 choices"],
)
async def test_a_flood_is_refused_in_one_line(make_desk: MakeDesk, flood: str) -> None:
    """Such a bank cannot be used, says so, and leaves home quick and the others usable."""
    head = 'format = "sco-quiz/1"\n[bank]\nid = "flood"\ntitle = "Flood"\n[[question]]\nid = "q"\n'
    text = f'{head}type = "multichoice"\n{flood}\n'
    app = QuizApp(make_desk(flood=text, hostile=write_bank(hostile_bank())))
    async with app.run_test(size=(100, 24), notifications=True) as pilot:
        assert "✗ flood.toml" in check(app)
        assert "at most" in check(app)
        await pilot.press("end", "enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("a")
        assert isinstance(app.screen, StudyScreen)


async def test_a_file_of_noise_is_one_line(make_desk: MakeDesk) -> None:
    """Random characters, markup and escapes in a file and its error harm nothing."""
    rng = random.Random(7)
    noise = "".join(chr(rng.choice([*range(32, 127), 0x202E, 0x5B, 0x5D])) for _ in range(3_000))
    app = QuizApp(make_desk(noise=noise, markup='[bank]\nid = "[/b]"\n"[/red]" = 1'))
    async with app.run_test(size=(100, 24), notifications=True) as pilot:
        shown = check(app)
        assert "✗ noise.toml" in shown
        assert "✗ markup.toml" in shown
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        check(app)
