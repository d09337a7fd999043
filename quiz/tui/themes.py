"""Two themes. Colour never carries a meaning alone: a sign and a word always say the same."""

from __future__ import annotations

from textual.theme import Theme

EVENING = Theme(
    name="evening",
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
    dark=True,
    variables={
        "text-muted": "#9aa4b5",
        "text-disabled": "#6d7688",
        "block-cursor-background": "#2f4468",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#2a3548",
        "block-hover-background": "#232a36",
    },
)

PAPER = Theme(
    name="paper",
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
    dark=False,
    variables={
        "text-muted": "#5a6070",
        "text-disabled": "#868b97",
        "block-cursor-background": "#cfe0f7",
        "block-cursor-foreground": "#10151f",
        "block-cursor-blurred-background": "#dde6f2",
        "block-hover-background": "#ece7dd",
    },
)

THEMES = (EVENING, PAPER)
