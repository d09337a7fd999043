"""What sort of place a name is of, and whether it is one: by gazetteer, neighbours and prepositions."""

from __future__ import annotations

import functools
import re

from quiz.errors import MissingExtra
from quiz.generate import countries, gazetteer, lexicon
from quiz.generate.words import Entity, Mention, Sentence

_PARTS = {"state": "state", "province": "province", "region": "region", "department": "department"}
_IN = frozenset("in at near to from into across through around outside inside towards toward".split())
_ALONG = frozenset("on along off".split())
_WAYS = frozenset("street road square avenue".split())
_HEADS = {
    "river": "river", "lake": "lake", "sea": "sea", "ocean": "ocean", "island": "island", "county": "county",
    "province": "province", "state": "state", "valley": "valley", "bay": "bay", "mountains": "mountains",
    "peninsula": "peninsula", "district": "district", "desert": "desert", "street": "street",
    "road": "road", "park": "park", "square": "square", "avenue": "avenue", "gulf": "gulf",
    "canal": "canal", "village": "village", "town": "town", "city": "city",
}  # fmt: skip
LARGE = {
    "africa": "continent", "asia": "continent", "europe": "continent", "north america": "continent",
    "south america": "continent", "antarctica": "continent", "oceania": "continent",
    "atlantic": "ocean", "pacific": "ocean", "arctic": "region", "mediterranean": "sea", "baltic": "sea",
    "caribbean": "region", "england": "place", "scotland": "place", "wales": "place",
    "northern ireland": "place", "mercury": "planet", "venus": "planet", "mars": "planet",
    "jupiter": "planet", "saturn": "planet", "uranus": "planet", "neptune": "planet",
}  # fmt: skip
"""Continents, oceans, planets and the like, by their bare names."""

_BOTH = frozenset(
    name.replace("_", " ")
    for name in """new_york washington quebec são_paulo rio_de_janeiro puebla durango oaxaca querétaro
    zacatecas salzburg guanajuato aguascalientes campeche chihuahua colima""".split()
)
"""Names of a state and of a city in it: "in which state" and "in which city" may both be wrong."""

_NO_PLACE = re.compile(r"\d|\b(?:Age|Ages|War|Wars|Revolution|Period|Era|Century|Day|Empire|Award|Prize)\b")


@functools.cache
def divisions() -> dict[str, str]:
    """Names of states, provinces, regions and departments, lower case, with what they are."""
    try:
        import pycountry
    except ImportError as error:
        raise MissingExtra("generate", "generate") from error
    found: dict[str, str] = {}
    for part in pycountry.subdivisions:
        sort = _PARTS.get(part.type.casefold())
        if sort and part.country_code in ("US", "CA", "AU", "IN", "DE", "BR", "MX", "AT", "FR", "PK"):
            found.setdefault(part.name.casefold(), sort)
    return found


@functools.cache
def _regions() -> frozenset[str]:
    """Every state, province, county and region of every country, lower case."""
    import pycountry

    return frozenset(part.name.casefold() for part in pycountry.subdivisions)


@functools.cache
def _cities() -> frozenset[str]:
    """The well-known cities of the gazetteer, lower case."""
    return frozenset(city.casefold() for row in gazetteer.CITIES.values() for city in row.split(";"))


def known_region(name: str) -> str:
    """What a gazetteer says of a name: "sure" of countries, capitals, continents, "maybe" of other places."""
    low = name.casefold().removeprefix("the ")
    if countries.code_of(name) or low in countries.CAPITALS or low in LARGE:
        return "sure"
    return "maybe" if low in _regions() or low in _cities() else ""


def find_sorts(sentences: list[Sentence], mentions: list[list[Mention]], entities: list[Entity]) -> None:
    """Give places their sort; a "place" that nothing but the parser's label makes one gets none.

    "Sochi, Russia" and "Dayton, Ohio" are cities: a city stands before its country or state.
    """
    inside: dict[int, int] = {}
    located: set[int] = set()
    for s, row in zip(sentences, mentions, strict=True):
        for m, after in zip(row, [*row[1:], None], strict=False):
            if m.entity < 0 or m.kind not in ("place", "unknown", "site"):
                continue
            comma = m.last + 1 < len(s.tokens) and s.tokens[m.last + 1].text == ","
            if comma and after is not None and after.first == m.last + 2 and after.entity >= 0:
                larger = entities[after.entity].name
                behind = s.tokens[after.last + 1].text if after.last + 1 < len(s.tokens) else ""
                if behind in ("'s", "'"):
                    continue  # "Acme Lund, Norland's largest brewer": it lies nowhere
                if countries.code_of(larger) or larger.casefold() in divisions():
                    inside[m.entity] = inside.get(m.entity, 0) + 1
            before = s.tokens[m.first - 1 - (s.tokens[m.first - 1].text == "the")] if m.first > 1 else None
            if before is None and m.first:
                before = s.tokens[0]
            low = before.text.casefold() if before else ""
            if low in _IN or (low in _ALONG and m.last > m.first):
                located.add(m.entity)
    for number, e in enumerate(entities):
        if e.kind not in ("place", "site") or (e.sort and e.sort != "place"):
            continue
        name = e.name.casefold()
        head = name.split()[-1]
        first = name.split()[0]
        if head in _HEADS and " " in name:
            e.sort = _HEADS[head]
            if e.sort in _WAYS and number not in located:
                e.doubtful = True  # who "left Downing Street" left a government; a serial may be called so
        elif first in ("lake", "mount", "river") and " " in name:
            e.sort = "mountain" if first == "mount" else first
        elif e.kind == "site":
            continue
        elif name in divisions() and name not in countries.CAPITALS:
            e.sort = "" if name in _BOTH | _cities() else divisions()[name]
        elif (name in _cities() and number in located) or (
            number in inside and head not in lexicon.SITE_NOUNS and name not in _regions()
        ):
            e.sort = "city"
        elif _NO_PLACE.search(e.name) or e.name.isupper() or number not in located:
            e.doubtful = True
