"""Units: which spellings name one unit, and which unit a stem asks for."""

from __future__ import annotations

import re

_SPELLINGS = """
    km kilometre kilometres kilometer kilometers kms
    m metre metres meter meters
    cm centimetre centimetres centimeter centimeters
    mm millimetre millimetres millimeter millimeters
    mi mile miles
    ft foot feet
    yd yard yards yds
    inch inches
    kg kilogram kilograms kilogramme kilogrammes kilo kilos kgs
    g gram grams gramme grammes
    mg milligram milligrams milligramme milligrammes
    t tonne tonnes
    lb lbs
    oz ounce ounces
    l litre litres liter liters
    ml millilitre millilitres milliliter milliliters
    ha hectare hectares
    h hour hours hr hrs
    min minute minutes mins
    s second seconds sec secs
    ms millisecond milliseconds
    d day days
    wk week weeks wks
    month months
    yr year years yrs
    kw kilowatt kilowatts
    mw megawatt megawatts
    gw gigawatt gigawatts
    kwh kilowatthour kilowatthours
    hz hertz
    """
_SYMBOLS = {word: line.split()[0] for line in _SPELLINGS.strip().splitlines() for word in line.split()}
_WORD = r"[^\W\d_]+"
_AREA = re.compile(rf"\b(?:square|sq)\.? +({_WORD})\b")
_SPACE = re.compile(rf"\b(?:cubic|cu)\.? +({_WORD})\b")
_RATE = re.compile(rf"\b({_WORD})(?: +(?:per|an?) +| ?/ ?)({_WORD})\b")
_SHORT_RATES = {"mph": "mi/h", "kmh": "km/h", "kph": "km/h"}
_HOW_MANY = re.compile(r"\bhow many ([^?.,;:]+)", re.IGNORECASE)
_IN_UNITS = re.compile(rf"\bin ((?:square |cubic )?{_WORD}(?: per {_WORD})?)\b", re.IGNORECASE)
_SHARE = re.compile(
    r"%|\bper ?cent|\bshare\b|\bproportion\b|\bfraction\b|\brate\b|\bhow much of\b", re.IGNORECASE
)
_MOST_WORDS = 5


def symbolic(text: str) -> str:
    """The text, without case, with each unit as its symbol: ``5 square metres`` is ``5 m2``."""
    text = " ".join(text.casefold().split())
    text = _AREA.sub(lambda found: _power(found, "2"), text)
    text = _SPACE.sub(lambda found: _power(found, "3"), text)
    text = _RATE.sub(_rate, text)
    return re.sub(r"(?<![^\W_])[^\W\d_]+(?!\w)|(?<=\d)[^\W\d_]+(?!\w)", _symbol, text)


def is_unit(text: str) -> bool:
    """Whether a text, in whatever spelling, is a unit of measure."""
    symbol = symbolic(text)
    return bool(symbol) and all(re.sub(r"[23]\Z", "", part) in _SYMBOLS for part in symbol.split("/"))


def asked_units(stem: str) -> tuple[str, ...]:
    """What may stand behind the number that a stem asks for, the longest first.

    After ``how many`` that is the noun with what follows it, as far as the learner may repeat it; else a unit
    named by ``in``, as in ``How long, in metres, …``. Empty where the stem asks for no counted thing.
    """
    found = _HOW_MANY.search(stem)
    if found is not None:
        words = found[1].split()[:_MOST_WORDS]
        return tuple(" ".join(words[:n]) for n in range(len(words), 0, -1))
    return tuple(unit for unit in _IN_UNITS.findall(stem) if is_unit(unit))


def asks_for_share(stem: str) -> bool:
    """Whether a number may be told in percent."""
    return bool(_SHARE.search(stem))


def counts_things(stem: str) -> bool:
    """Whether a stem asks how many there are of something, which a sum of money or a percentage is not."""
    return bool(_HOW_MANY.search(stem))


def _power(found: re.Match[str], power: str) -> str:
    symbol = _SYMBOLS.get(found[1])
    return f"{symbol}{power}" if symbol else found[0]


def _rate(found: re.Match[str]) -> str:
    one, other = _SYMBOLS.get(found[1]), _SYMBOLS.get(found[2])
    return f"{one}/{other}" if one and other else found[0]


def _symbol(found: re.Match[str]) -> str:
    word = found[0]
    return _SHORT_RATES.get(word) or _SYMBOLS.get(word, word)
