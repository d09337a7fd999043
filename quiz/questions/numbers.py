"""Numbers as people type them, and as they are shown."""

from __future__ import annotations

import math
import re
import unicodedata

from quiz.questions.base import Unreadable

_NUMBER = re.compile(
    r"((?<!\w)[-+])? ?(\d{1,3}(?:[ '_]\d{3})+(?!\d)(?:[.,]\d+)?|\d[\d,.]*\d|\d|\.\d+)(e[-+]?\d{1,3}(?!\d))?"
)
_ORDINAL = re.compile(r"^(?:st|nd|rd|th)\b")
_SCALE = re.compile(r"(?<![^\W\d_])(thousand|million|billion|bn|trillion)s?(?![^\W\d_])")
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12}
_WORD = re.compile(r"[^\W\d_]+|\S")
_DASHES = str.maketrans("−–—‒", "----")

_BEFORE = frozenset(
    """about approximately approx around roughly circa ca c exactly some for in the year ad ce minus
    negative""".split()
)
_BEHIND = frozenset("approximately approx exactly ad ce".split())
_IDLE = frozenset(".,;:!?()[]\"'“”‘’«»…#~≈")
_ONE_UNIT = (
    {"%", "percent"},
    {"$", "dollar", "dollars", "usd"},
    {"€", "euro", "euros", "eur"},
    {"£", "pound", "pounds", "gbp"},
    {"¥", "yuan", "renminbi", "rmb", "cny"},
    {"¥", "yen", "jpy"},
    {"₹", "rupee", "rupees", "inr"},
    {"₽", "rouble", "roubles", "ruble", "rubles", "rub"},
    {"₩", "won", "krw"},
)


def read_number(text: str, unit: str = "") -> int | float:
    """The number a person typed, such as ``1,200``, ``3.5 million``, ``-2``, ``$40``, ``12,5`` or ``23rd``.

    The unit may stand before or behind it, in singular or plural, or be left out. Any other word is refused
    rather than passed over: ``5 km`` is not 5 m, and ``2001 BC`` not 2001. Where the unit holds a scale
    (``million people``), the number alone counts in it: ``3.5``, ``3.5 million`` and ``3,500,000 people``
    are one. ``m`` is no scale, as it is a metre as often as a million.

    Returns:
        An ``int`` where a whole number was typed in digits, so that none of them is lost.

    Raises:
        Unreadable: there is no number or several, or a word that is part of neither number nor unit.
    """
    line, wanted = _plain(text), _plain(unit)
    unit_scale, noun = _split(wanted)
    found = _NUMBER.search(line)
    value = _value(found) if found else None
    if found is None or value is None:
        raise _no_number(text)
    before, behind = line[: found.start()], line[found.end() :]
    behind, named = _cut(noun, behind)
    if not named:
        before, named = _cut(noun, before)
    if re.search(r"\d", before + behind):
        raise _no_number(text)
    ahead, after = _WORD.findall(before), _WORD.findall(_ORDINAL.sub("", behind))
    scale = _SCALES.get(after[0].removesuffix("s"), 0) if after else 0
    others = [word for word in after[1 if scale else 0 :] if word not in _BEHIND]
    if ahead[:1] == ["-"]:  # as in -$5
        ahead[0] = "minus"
    for word in (*(word for word in ahead if word not in _BEFORE), *others):
        if word not in _IDLE and not _fits(word, wanted):
            raise _odd_word(word, unit)
    if "minus" in ahead or "negative" in ahead:
        value = -value
    named = named or any(word.isalpha() for word in others)
    if scale == unit_scale or not (scale or named):
        return value
    return value * (scale or 1) / unit_scale if unit_scale > 1 else value * (scale or 1)


def read_nearest(text: str, unit: str, key: float) -> int | float:
    """The number a person typed, by the reading that comes nearest to the key.

    Where the unit is a scale (``million``), a number alone may count in it or be written in full: ``3.5`` and
    ``3,500,000`` are one answer, and nobody means the other reading of either.

    Raises:
        Unreadable: as :func:`read_number`.
    """
    counted = read_number(text, unit)
    scale, noun = _split(_plain(unit))
    if scale == 1 or _SCALE.search(_plain(text)):
        return counted
    in_full = read_number(text, noun) / scale
    return min((counted, in_full), key=lambda value: abs(value - key))


def holds_scale(unit: str) -> bool:
    """Whether numbers of a unit count in thousands or more, as those of ``million people`` do."""
    return _split(_plain(unit))[0] > 1


def show_number(value: float) -> str:
    """A number as people write it: years without a comma, thousands with, no trailing ``.0``."""
    if isinstance(value, int) or (value.is_integer() and abs(value) < 1e15):
        whole = int(value)
        return str(whole) if abs(whole) < 10_000 else f"{whole:,}"
    return repr(value)


def _plain(text: str) -> str:
    """One way to write signs and cases: ``m²`` is m2, a dash is a minus."""
    folded = unicodedata.normalize("NFKC", text).translate(_DASHES).casefold()
    return " ".join(folded.replace("per cent", "percent").split())


def _value(found: re.Match[str]) -> int | float | None:
    sign, digits, exponent = (part or "" for part in found.groups())
    digits = re.sub(r"[ '_]", "", digits)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    elif digits.count(",") == 1 and "." not in digits:
        digits = digits.replace(",", ".")
    if digits.isdecimal() and len(digits) <= 30 and not exponent:
        return int(sign + digits)
    try:
        value = float(sign + digits + exponent)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _split(unit: str) -> tuple[int, str]:
    """The scale in a unit and the rest of it; ``deaths per million`` holds none."""
    scaled = _SCALE.search(unit)
    if scaled is None or "per" in unit.split():
        return 1, unit
    rest = unit[: scaled.start()] + unit[scaled.end() :]
    return _SCALES[scaled[1]], rest.strip().removeprefix("of ")


def _cut(noun: str, text: str) -> tuple[str, bool]:
    """The text without the noun, and whether it was there: as a word of its own, in singular or plural."""
    if not noun:
        return text, False
    pattern = r"\s+".join("(?:" + "|".join(map(re.escape, _forms(word))) + ")" for word in noun.split())
    cut, count = re.subn(rf"(?<![^\W\d_]){pattern}(?!\w)", " ", text, count=1)
    return cut, count > 0


def _forms(word: str) -> set[str]:
    """A word in singular and plural; one of one or two letters has no plural, as ``ms`` is not ``m``."""
    forms = {word}
    if len(word) >= 3 and word.isalpha():
        hissing = ("s", "x", "z", "ch", "sh")
        forms |= {word + "es"} if word.endswith(hissing) else {word + "s"}
        if word.endswith("y"):
            forms.add(word[:-1] + "ies")
        if len(word) >= 4 and word.endswith("s"):
            forms.add(word[:-1])
            forms |= {word[:-2]} if word.endswith("es") and word[:-2].endswith(hissing) else set()
            forms |= {word[:-3] + "y"} if word.endswith("ies") else set()
    return forms


def _fits(word: str, unit: str) -> bool:
    """Whether a currency or percent sign, or the word for it, may stand with the number."""
    if not unit:
        return unicodedata.category(word[0]) == "Sc" or any(word in group for group in _ONE_UNIT)
    parts = set(_WORD.findall(unit))
    return any(word in group and not parts.isdisjoint(group) for group in _ONE_UNIT)


def _no_number(text: str) -> Unreadable:
    return Unreadable(f"“{text.strip()[:40]}” is no number: write it in digits, such as 1,200 or 3.5")


def _odd_word(word: str, unit: str) -> Unreadable:
    of_unit = f" or of its unit, {unit.strip()[:40]}" if unit.strip() else ""
    return Unreadable(
        f"“{word[:40]}” is no part of a number{of_unit}: type the number alone, such as 1,200 or 3.5"
    )
