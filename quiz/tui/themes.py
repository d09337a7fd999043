"""The themes. Colour never carries a meaning alone: a sign and a word always say the same.

Two for every day, two of high contrast, two whose right and wrong differ for people who confuse red and
green: blue against orange, after Okabe and Ito's palette (2008). Every letter that a screen paints in any
of them has a contrast of at least 4.5 to 1 to its ground (WCAG 2.2, level AA), the high ones 7 to 1; the
tests measure it on painted screens.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.theme import Theme


@dataclass(frozen=True, slots=True)
class _Inks:
    """The colours of a theme, as ``#rrggbb``."""

    dark: bool
    primary: str
    secondary: str
    accent: str
    success: str
    warning: str
    error: str
    foreground: str
    background: str
    surface: str
    panel: str
    muted: str
    disabled: str
    cursor: str
    cursor_text: str
    blurred: str
    hover: str
    text_primary: str = ""
    text_accent: str = ""
    text_success: str = ""
    text_warning: str = ""
    text_error: str = ""


def _theme(name: str, inks: _Inks) -> Theme:
    """Textual's theme; its own mixing of text colours is overruled where a theme says so."""
    texts = {
        "text-primary": inks.text_primary,
        "text-accent": inks.text_accent,
        "text-success": inks.text_success,
        "text-warning": inks.text_warning,
        "text-error": inks.text_error,
    }
    return Theme(
        name=name,
        primary=inks.primary,
        secondary=inks.secondary,
        accent=inks.accent,
        success=inks.success,
        warning=inks.warning,
        error=inks.error,
        foreground=inks.foreground,
        background=inks.background,
        surface=inks.surface,
        panel=inks.panel,
        dark=inks.dark,
        variables={
            "text-muted": inks.muted,
            "text-disabled": inks.disabled,
            "block-cursor-background": inks.cursor,
            "block-cursor-foreground": inks.cursor_text,
            "block-cursor-blurred-background": inks.blurred,
            "block-hover-background": inks.hover,
            **{
                f"{place}-selection-{part}": ink  # Textual keeps inks that are weak on it
                for place in ("input", "screen")
                for part, ink in (("background", inks.cursor), ("foreground", inks.cursor_text))
            },
            **{variable: ink for variable, ink in texts.items() if ink},
        },
    )


EVENING = _theme(
    "evening",
    _Inks(
        dark=True,
        primary="#7cacf8",
        secondary="#9d8df1",
        accent="#f0b866",
        success="#7fce94",
        warning="#f0b866",
        error="#f28b8b",
        foreground="#dfe3ea",
        background="#15181e",
        surface="#1d222b",
        panel="#262c37",
        muted="#9aa4b5",
        disabled="#98a2b3",
        cursor="#24375a",
        cursor_text="#ffffff",
        blurred="#2a3548",
        hover="#232a36",
    ),
)

PAPER = _theme(
    "paper",
    _Inks(
        dark=False,
        primary="#1f5aa6",
        secondary="#5b45b8",
        accent="#8a4b00",
        success="#1d6f3b",
        warning="#8a4b00",
        error="#ab2330",
        foreground="#23262d",
        background="#faf8f4",
        surface="#f0ece4",
        panel="#e6e1d7",
        muted="#555b6a",
        disabled="#5a606e",
        cursor="#cfe0f7",
        cursor_text="#10151f",
        blurred="#dde6f2",
        hover="#ece7dd",
    ),
)

NIGHT = _theme(
    "night",
    _Inks(
        dark=True,
        primary="#8cc8ff",
        secondary="#d0b8ff",
        accent="#ffd75f",
        success="#7dff9b",
        warning="#ffd75f",
        error="#ffb0b0",
        foreground="#ffffff",
        background="#000000",
        surface="#0c0c0c",
        panel="#3a3a3a",
        muted="#dcdcdc",
        disabled="#d4d4d4",
        cursor="#10365f",
        cursor_text="#ffffff",
        blurred="#303030",
        hover="#202020",
        text_primary="#8cc8ff",
        text_accent="#ffd75f",
        text_success="#7dff9b",
        text_warning="#ffd75f",
        text_error="#ffb0b0",
    ),
)

INK = _theme(
    "ink",
    _Inks(
        dark=False,
        primary="#00357a",
        secondary="#3d1a8a",
        accent="#5c2e00",
        success="#00461a",
        warning="#5c2e00",
        error="#7a0010",
        foreground="#000000",
        background="#ffffff",
        surface="#f6f6f6",
        panel="#c8c8c8",
        muted="#2b2b2b",
        disabled="#3a3a3a",
        cursor="#cfe4ff",
        cursor_text="#000000",
        blurred="#dadada",
        hover="#ececec",
        text_primary="#00357a",
        text_accent="#5c2e00",
        text_success="#00461a",
        text_warning="#5c2e00",
        text_error="#7a0010",
    ),
)

HARBOUR = _theme(
    "harbour",
    _Inks(
        dark=True,
        primary="#7fc4f0",
        secondary="#d79fc0",
        accent="#f0e442",
        success="#6cbcf0",
        warning="#f0e442",
        error="#ff9d4a",
        foreground="#e4e6ea",
        background="#14171c",
        surface="#1b2028",
        panel="#262c36",
        muted="#a0a9b8",
        disabled="#9aa3b2",
        cursor="#1f3c54",
        cursor_text="#ffffff",
        blurred="#273545",
        hover="#222a35",
    ),
)

SHORE = _theme(
    "shore",
    _Inks(
        dark=False,
        primary="#00558a",
        secondary="#7a3a62",
        accent="#6b5200",
        success="#005a92",
        warning="#6b5200",
        error="#9a3d00",
        foreground="#22262c",
        background="#fafaf7",
        surface="#f0efea",
        panel="#e4e2da",
        muted="#545b67",
        disabled="#5a616c",
        cursor="#cbe2f2",
        cursor_text="#10151f",
        blurred="#dae7f0",
        hover="#ebe9e2",
    ),
)

THEMES = (EVENING, PAPER, NIGHT, INK, HARBOUR, SHORE)

WORDS = {
    "evening": "dark",
    "paper": "light",
    "night": "dark, high contrast",
    "ink": "light, high contrast",
    "harbour": "dark, blue and orange: safe for colour-blind eyes",
    "shore": "light, blue and orange: safe for colour-blind eyes",
}
"""What each theme is, in a few words."""
