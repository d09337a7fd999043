"""Contrast as WCAG 2.2 has it, measured on what an app has painted."""

from __future__ import annotations

from typing import NamedTuple

from rich.style import Style
from textual.app import App


class Run(NamedTuple):
    """A run of text, its two colours, and their contrast."""

    text: str
    ink: str
    ground: str
    ratio: float


def luminance(red: int, green: int, blue: int) -> float:
    """Relative luminance of an sRGB colour, 0 to 1 (WCAG 2.2)."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def ratio(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(*one), luminance(*other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def poor(app: App[object], least: float) -> list[Run]:
    """What is painted with a contrast under ``least``."""
    return [one for one in painted(app) if one.ratio < least]


def painted(app: App[object]) -> list[Run]:
    """Every pair of colours that a letter or digit on the screen has, with a text that has it.

    What a dialogue covers is dimmed on purpose and not in use, so only the dialogue counts.
    """
    found: dict[tuple[str, str], Run] = {}
    places = [widget.region for widget in app.screen.children]
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            at, x = x, x + segment.cell_length
            if not any(place.contains(at, y) for place in places):
                continue
            style = segment.style or Style()
            if not any(c.isalnum() for c in segment.text) or style.color is None or style.bgcolor is None:
                continue
            ink, ground = style.color.get_truecolor(), style.bgcolor.get_truecolor()
            if style.reverse:
                ink, ground = ground, ink
            if (ink.hex, ground.hex) not in found:
                share = round(ratio(tuple(ink), tuple(ground)), 2)
                found[ink.hex, ground.hex] = Run(segment.text.strip(), ink.hex, ground.hex, share)
    return list(found.values())
