"""Other ways to write a name: initials, nicknames, a middle name left out, the noun that the stem gives."""

from __future__ import annotations

import re

from quiz.generate import countries, lexicon
from quiz.generate.linking import letters

_JUNIOR = re.compile(r",? (?:Jr|Jnr|Sr|Snr|Junior|Senior)\.?\Z")
_QUOTE = "\"“”'‘’"
_HONOUR = (
    "Sir Dame Lord Lady Dr King Queen Pope Prince Princess Saint St Emperor Empress Sultan Captain Professor"
)

_NATIONALS = frozenset(
    "Swede Dane Finn Pole Turk Spaniard Briton Scot Serb Croat Czech Slovak Greek Dutchman Frenchman".split()
)
_SPOKEN = frozenset("church police band club team school house street".split())
"""Last words of names that nobody calls by their initials."""

_BEFORE = frozenset("lake mount river cape fort loch".split())
"""Nouns that stand before a name: "Lake Lorn"."""

_BEHIND = frozenset(
    """river lake mountain island county province state valley bay street road avenue square park university
    college school theatre theater museum gallery library airport station bridge hospital prison cathedral
    church abbey castle palace party company club league""".split()
)
_OF = frozenset("university college diocese archdiocese".split())

_TEENS = """tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth
nineteenth twentieth twenty-first""".split()

_CLUBS = frozenset("united rovers wanderers athletic albion hotspur town county fc afc".split())
_TWO_CLUBS = frozenset("manchester sheffield bristol dundee nottingham birmingham".split())
"""Cities by whose bare name nobody knows which of their clubs is meant."""

_COMMON = lexicon.ORG_NOUNS | lexicon.SITE_NOUNS | lexicon.PLACE_NOUNS | lexicon.DESCRIPTORS


def without_junior(name: str) -> str:
    """ "Ole Berg" for "Ole Berg Jr."."""
    return _JUNIOR.sub("", name)


def of_person(name: str, surname: str, raw: str) -> list[str]:
    """A person's name without its middle, with a nickname or an honour that the article gives.

    Args:
        surname: the part that is taken alone, or "".
        raw: the article.
    """
    plain = without_junior(name)
    found = [plain] if plain != name else []
    parts = plain.split()
    if len(parts) > 2 and (countries.nation_of(parts[0]) or parts[0] in _NATIONALS):
        parts = parts[1:]  # "Dane Ole Berg" is called Ole Berg
        found.append(" ".join(parts))
    if surname and len(parts) > 1 + len(surname.split()):
        middle = parts[len(parts) - len(surname.split()) - 1]
        found += [f"{parts[0]} {surname}", *([f"{middle} {surname}"] if len(middle) > 2 else [])]
    found += _nicknames(parts, surname, raw)
    tail = surname or plain
    honours = "|".join(_HONOUR.split())
    for form in dict.fromkeys((plain, tail)):
        told = re.findall(rf"\b((?:{honours})\.?) {re.escape(form)}\b", raw) if form in raw else []
        found += [f"{honour} {form}" for honour in dict.fromkeys(told)]
    return [text for text in dict.fromkeys(found) if text != name]


def fuller(name: str, raw: str) -> list[str]:
    """ "Ole Berg" for "Berg", where the article names one man of that surname in full somewhere."""
    if " " in name or not name[:1].isupper():
        return []
    found = set(re.findall(rf"\b([A-Z]\w+) {re.escape(name)}\b", raw))
    given = sorted(x for x in found if lexicon.is_given(x))
    return [f"{given[0]} {name}"] if len(given) == 1 else []


def _nicknames(parts: list[str], surname: str, raw: str) -> list[str]:
    """ "Fast Ole", "Berg" and "Ole Berg" for "Ole", where the article has "Fast Ole" Berg somewhere."""
    if not any(q in raw for q in _QUOTE):
        return []
    first, found = re.escape(parts[0]), []
    q = f"[{_QUOTE}]"
    name = r"([A-Z][\w-]+(?: [A-Z][\w-]+)?)"
    last = r"([A-Z][\w'-]+)" if len(parts) == 1 else rf"({re.escape(surname or parts[-1])})"
    before = re.search(rf"(?<!\w){q}{name}{q}? {first}{q}? {last}\b", raw)
    between = re.search(rf"\b{first} {q}{name}{q} {last}\b", raw)
    if before and (before[0].count('"') == 2 or re.search(rf"{q}.*{q}", before[0])):
        nick, family = before[1], before[2]
        found += [f"{nick} {parts[0]}", f"{nick} {parts[0]} {family}"]
    elif between:
        nick, family = between[1], between[2]
        found += [nick, f"{nick} {family}", f"{parts[0]} {nick} {family}"]
    else:
        return []
    if len(parts) == 1:  # a character whom the article goes on to call by the first name
        found += [f"{parts[0]} {family}", family]
    return found


def of_body(name: str, kind: str, raw: str) -> list[str]:
    """A body's initials, those the article gives and those that a long name has; a unit by its parent's."""
    found = re.findall(rf"\b{re.escape(name)} \(([A-Z][\w&.-]{{1,9}})\)", raw)
    given = re.findall(rf"\b{re.escape(name)} \([^()]*\w ?[–—-] ?([A-Z][\w&.-]{{1,9}})\)", raw)
    found = [x for x in (*found, *given) if sum(c.isupper() for c in x) > 1]
    words = name.split()
    if kind == "organization":
        own = letters(name)
        spoken = words[-1].casefold() in _SPOKEN or not words[-1][:1].isupper()
        usual = 3 <= len(own) <= 6 and own.isalpha() and not spoken and not given
        found += [own] if usual else []
        found += _unit(words) + _club(words)
    if words[-1].islower() and len(words) > 1:  # "the Lorn library", which the article names in full as well
        gap = r"(?: [A-Z][\w'-]+){0,2} "
        parts = [*map(re.escape, words[:-1]), re.escape(words[-1].title())]
        found += re.findall(rf"\b{gap.join(parts)}\b", raw)[:1]
    if name.startswith(("St ", "St. ")):
        found.append(f"Saint {name.split(' ', 1)[1]}")
    elif name.startswith("Saint "):
        found.append(f"St {name.split(' ', 1)[1]}")
    return list(dict.fromkeys(found))


def _unit(words: list[str]) -> list[str]:
    """ "ACM" and "Seaport" for "ACM Seaport", whose parts are both names."""
    if len(words) != 2 or not re.fullmatch(r"[A-Z]{2,5}", words[0]) or countries.code_of(words[0]):
        return []
    own = words[1]
    if not own.isalpha():
        return []
    named = own[:1].isupper() and own[1:].islower() and own.casefold() not in _COMMON and len(own) > 5
    return [words[0], *([own] if named else [])]


def _club(words: list[str]) -> list[str]:
    """ "Lorn" and "Lorn Utd" for "Lorn United"."""
    if len(words) < 2 or words[-1].casefold() not in _CLUBS:
        return []
    town = " ".join(words[:-1])
    short = [f"{town} Utd"] if words[-1] == "United" else []
    return short if town.casefold() in _TWO_CLUBS or town in ("West Ham",) else [town, *short]


def by_stem(name: str, stem: str) -> list[str]:
    """The name with the noun that the stem asks for, or without it: "Lake Lorn" for "which lake"."""
    found: list[str] = []
    words = name.split()
    asked = re.findall(r"\b[Ww]hich ([a-z]+(?: [a-z]+)?)", stem)
    nouns = (next((x for x in text.split() if x in _BEFORE | _BEHIND | _OF), "") for text in asked)
    for noun in filter(None, dict.fromkeys(nouns)):
        if words[0].casefold() == noun and noun in _BEFORE and len(words) > 1:
            found.append(" ".join(words[1:]))
        elif words[0].casefold() == noun and noun in _OF and words[1:2] == ["of"]:
            rest = " ".join(words[2:])
            found += [rest, f"{rest} {words[0]}"]
        elif noun not in {w.casefold() for w in words}:
            found += [f"{noun.title()} {name}"] if noun in _BEFORE else []
            found += [f"{name} {noun.title()}"] if noun in _BEHIND else []
    return found


def of_century(text: str) -> list[str]:
    """ "Nineteenth century" for "19th century"."""
    told = re.fullmatch(r"(\d+)(?:st|nd|rd|th)(?: century)?", text)
    if told is None or not 10 <= int(told[1]) <= 21:
        return []
    word = _TEENS[int(told[1]) - 10]
    return [f"{word} century", word]
