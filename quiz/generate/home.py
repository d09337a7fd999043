"""The country that an article is about anyway: to name it as the place of a deed asks for nothing."""

from __future__ import annotations

import re
from collections import Counter

from quiz.generate import countries, gazetteer

_NAMES = re.compile(r"\b[A-Z][\w'.-]*[\w.](?: (?:[A-Z][\w'-]+))?")
FEWEST = 3
"""Names of a country, its people, states and cities that make it an article's own."""


def home_of(text: str, people: frozenset[str] = frozenset()) -> str:
    """The code of the country to which at least half of a text's names of lands and cities belong, or "".

    Args:
        people: words of people's names, which are no places here.
    """
    found: Counter[str] = Counter()
    at = 0
    while m := _NAMES.search(text, at):
        first = m[0].partition(" ")[0]
        lands = [(x, _land(x)) for x in (m[0], first) if x not in people]
        name, code = next((pair for pair in lands if pair[1]), (first, ""))
        found[code] += bool(code)
        at = m.start() + len(name)
    code, most = next(iter(found.most_common(1)), ("", 0))
    return code if most >= FEWEST and 2 * most >= found.total() else ""


def _land(name: str) -> str:
    """The country that a name is of: the land's own, its people's, its capital's, a state's, a city's."""
    plain = name.removesuffix("'s")
    return (
        countries.code_of(plain)
        or countries.nation_of(plain)
        or countries.CAPITALS.get(plain.casefold(), "")
        or gazetteer.country_of(plain)
        or gazetteer.land_of(plain)
    )
