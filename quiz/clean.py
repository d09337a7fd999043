"""Text from banks, articles and learners, made safe to show on a terminal.

Such text is data: an escape sequence in it must never reach the terminal, and a character that turns
the writing direction must never make a wrong choice look like the right one.
"""

from __future__ import annotations

import re

_ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor moves
    r"|\x1b[\]PX^_].*?(?:\x1b\\|\x07|\x9c|\Z)"  # OSC, DCS, SOS, PM, APC: titles, links, clipboard
    r"|\x9b[0-?]*[ -/]*[@-~]"  # CSI in eight bits
    r"|\x1b[ -/]*[0-~]?",  # the short ones
    re.DOTALL,
)
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str, *, lines: bool = True, limit: int | None = None) -> str:
    """The text without escape sequences, control characters and characters that turn the direction.

    Args:
        lines: keep newlines; otherwise all white space becomes single blanks.
        limit: longest result, in characters; a longer text ends in ``…``.
    """
    if limit is not None:
        text = text[: limit * 4 + 100]  # no work on the tail of a huge text that is never shown
    text = _ESCAPES.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    text = _UNSEEN.sub("", text.replace("\u2029", "\n").replace("\t", "    "))
    if not lines:
        text = " ".join(text.split())
    if limit is not None and len(text) > limit:
        text = text[: max(limit - 1, 0)] + "…"
    return text
