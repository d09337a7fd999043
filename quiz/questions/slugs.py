"""Ids made of names: readable where the name has Latin letters, and unlike for unlike names."""

from __future__ import annotations

import re
import unicodedata

_LATIN = str.maketrans(
    {
        "ß": "ss",
        "ẞ": "ss",
        "æ": "ae",
        "Æ": "ae",
        "œ": "oe",
        "Œ": "oe",
        "ø": "o",
        "Ø": "o",
        "đ": "d",
        "Đ": "d",
        "ð": "d",
        "Ð": "d",
        "þ": "th",
        "Þ": "th",
        "ł": "l",
        "Ł": "l",
        "ħ": "h",
        "Ħ": "h",
        "ı": "i",
        "ŋ": "ng",
        "Ŋ": "ng",
        "ŧ": "t",
        "Ŧ": "t",
        "ə": "e",
        "Ə": "e",
    }
)
"""Latin letters that are no letter of ASCII with a mark: without this they would go without a trace."""

_MARK = 6  # digits of a name's hash


def slug(name: str, otherwise: str = "bank") -> str:
    """An id made of a name: ``Le Café, 2024`` becomes ``le-cafe-2024``; never empty.

    Args:
        otherwise: what stands for a name without a letter or a digit.
    """
    return told(_words(latin(name)), name, otherwise)


def former_slug(name: str) -> str:
    """The id that the first versions made of a name: banks on disks may have it."""
    return _words(unicodedata.normalize("NFKD", name)) or "bank"


def latin(name: str) -> str:
    """The name with letters of ASCII, and marks, where Latin letters have such a form."""
    return unicodedata.normalize("NFKD", name).translate(_LATIN)


def told(words: str, name: str, otherwise: str) -> str:
    """The words of an id where they tell the name; else with six digits of the name's hash behind them.

    They tell nothing where the name is in other letters: two such names must not get one id. Upper and lower
    case make no difference, nor does the way in which accents are encoded.
    """
    if re.search("[a-z]", words):
        return words
    lost = [c for c in latin(name) if not c.isascii() and not unicodedata.combining(c)]
    if not (any(map(str.isalnum, lost)) if words else lost):
        return words or otherwise
    from hashlib import sha256

    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    mark = sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]
    return f"{(words or otherwise)[: 63 - _MARK].rstrip('-')}-{mark}"


def _words(text: str) -> str:
    """What is of ASCII in a text, in small letters; hyphens for the rest."""
    plain = text.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:64].strip("-")
