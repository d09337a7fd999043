"""Whether a text tells a name by a shorter or longer form: "Hald Utd", "ACM" beside "Acme Coal Mines"."""

from __future__ import annotations

import re

from quiz.generate import usual

_WORD = re.compile(r"[A-Z0-9][\w&]*")


def tells(text: str, name: str, kind: str) -> bool:
    """Whether a text holds a usual other name, a clipped form or the spelt-out form of a name."""
    said = _WORD.findall(text)
    return (
        any(
            len(other) > 2 and re.search(rf"(?<!\w){re.escape(other)}(?!\w)", text)
            for other in usual.names(name, kind if kind != "person" else "organization")
        )
        or _clipped(said, name.split())
        or _packed(said, name)
    )


def _clipped(said: list[str], name: list[str]) -> bool:
    """ "Hald Utd" for "Halden United": each word the same or clipped, in a row; "Hald" for "Haldensea"."""
    if len(name) < 2:
        return any(3 <= len(x) <= len(name[0]) - 3 and name[0].startswith(x) for x in said if name)
    rows = (said[n : n + len(name)] for n in range(len(said) - len(name) + 1))
    return any(all(_short(a, b) for a, b in zip(row, name, strict=True)) for row in rows)


def _short(short: str, word: str) -> bool:
    """Whether a word is another or begins it, or has its first and last letter and others between."""
    one, two = short.casefold(), word.casefold()
    if one == two or (len(one) >= 3 and two.startswith(one)):
        return True
    rest = iter(two)
    ends = one[0] == two[0] and one[-1] == two[-1]
    return 3 <= len(one) < len(two) and ends and all(c in rest for c in one)


def _packed(said: list[str], name: str) -> bool:
    """ "OPHAL" for "Operation HAL", "HR 31" for "Halden Road 31": made of the first letters of the words."""
    sign = name.replace(" ", "")
    if len(sign) < 4 or not re.fullmatch(r"[A-Z]\w*[A-Z0-9]\w*", sign) or name.islower() or name.istitle():
        return False
    if sum(c.isupper() or c.isdigit() for c in sign) < 3:
        return False
    return any(_made_of(sign.casefold(), said[n:]) for n in range(len(said)))


def _made_of(sign: str, words: list[str]) -> bool:
    """Whether a sign is made of the beginnings of words, from the first on, of more than one of them."""
    first = words[0].casefold()
    most = next((k for k in range(min(len(first), len(sign)), 0, -1) if first.startswith(sign[:k])), 0)
    return any(_rest(sign[k:], words[1:]) for k in range(1, most + 1) if k < len(sign))


def _rest(sign: str, words: list[str]) -> bool:
    if not sign:
        return True
    for n, word in enumerate(words[:4]):
        low = word.casefold()
        most = next((k for k in range(min(len(low), len(sign)), 0, -1) if low.startswith(sign[:k])), 0)
        if any(_rest(sign[k:], words[n + 1 :]) for k in range(most, 0, -1)):
            return True
    return False
