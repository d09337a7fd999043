"""Every theme is read easily: contrast is measured on the painted screens."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from textual.theme import Theme
from textual.widget import Widget

from quiz.tui.themes import EVENING, INK, NIGHT, THEMES, WORDS
from tests.tui.conftest import MakeDesk
from tests.tui.contrast import painted, poor, ratio
from tests.tui.walks import Walks, screens, widgets

HIGH = {NIGHT.name, INK.name}


def motley() -> Theme:
    """A theme in which no two colours are alike, so that two colours there are two names in a style sheet."""
    rng = Random(1)

    def colour() -> str:
        return f"#{rng.randrange(1 << 24):06x}"

    names = ("primary", "secondary", "accent", "success", "warning", "error", "foreground", "background")
    colours = {name: colour() for name in (*names, "surface", "panel")}
    texts = {name for theme in THEMES for name in theme.variables}
    return replace(EVENING, name="motley", **colours, variables={name: colour() for name in sorted(texts)})


def test_the_measure_is_that_of_wcag() -> None:
    """Black on white is 21 to 1, a colour on itself 1 to 1, and mid-grey #767676 on white just passes AA."""
    assert ratio((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert ratio((9, 9, 9), (9, 9, 9)) == pytest.approx(1)
    assert 4.5 <= ratio((0x76, 0x76, 0x76), (255, 255, 255)) < 4.6


def test_every_theme_is_told_in_words() -> None:
    """Nobody has to guess what a theme's name means."""
    assert set(WORDS) == {theme.name for theme in THEMES}


async def test_letters_stand_out(make_desk: MakeDesk) -> None:
    """On every screen, whatever is painted on it, every letter has a contrast of 4.5 to 1 at least, of 7 to 1
    in the themes of high contrast; and no screen and no widget of the program is left out.

    The themes are put on only where something stands in a pair of colours that was not measured before.
    """
    bad: dict[str, object] = {}
    seen: set[type[Widget]] = set()
    pairs: set[tuple[str, str]] = set()
    for app, walk in Walks(make_desk).apps():
        async with app.run_test(size=(120, 40)) as pilot:
            app.register_theme(motley())
            app.theme = "motley"
            await pilot.pause()
            async for place in walk(pilot):
                await pilot.pause()
                assert app.is_running, f"{place}: the program has ended"
                seen |= {type(app.screen), *map(type, app.screen.walk_children())}
                found = {(run.ink, run.ground) for run in painted(app)}
                if found <= pairs:
                    continue
                pairs |= found
                for theme in THEMES:
                    app.theme = theme.name
                    await pilot.pause()
                    if weak := poor(app, 7.0 if theme.name in HIGH else 4.5):
                        bad[f"{place}, {theme.name}"] = weak
                app.theme = "motley"
                await pilot.pause()
    assert not bad
    assert not [one.__qualname__ for one in (screens() | widgets()) - seen]
