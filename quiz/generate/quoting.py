"""Quotation marks of every kind become straight double ones, each in its place."""

from __future__ import annotations

import re

_MARKS = str.maketrans(dict.fromkeys("“”„‟«»＂〝〞", '"'))
_UNSEEN = "\u2060"  # takes the place of the second sign of two
_SPEECH = re.compile(r"(?<![\w'’])[‘'](?=[\w\"])([^‘\n]{1,2000}?[,.!?…—])['’](?!\w)")
"""Speech between single marks, the British way: a comma or a full stop stands before the closing one."""


def straight(text: str) -> str:
    """The text, of the same length, with every quotation between double straight marks.

    Single marks around a word or two are left: nobody need have said that. An apostrophe stays one.
    """
    text = text.translate(_MARKS)
    if "``" in text and "''" in text:  # typewriters and TeX
        text = text.replace("``", f'"{_UNSEEN}').replace("''", f'"{_UNSEEN}')
    return _SPEECH.sub(lambda found: f'"{found.group(1)}"', text)
