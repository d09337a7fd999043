"""Other ways to write a name: initials, nicknames, a middle name left out, the noun that the stem gives."""

from __future__ import annotations

import re

from quiz.generate import countries, lexicon
from quiz.generate.linking import letters

_JUNIOR = re.compile(r",? (?:Jr|Jnr|Sr|Snr|Junior|Senior)\.?\Z")
_QUOTE = "\"“”'‘’"
_HONOURS = frozenset(
    """Sir Dame Lord Lady Dr King Queen Pope Prince Princess Saint St Emperor Empress Sultan Captain
    Professor""".split()
)

_NATIONALS = frozenset(
    "Swede Dane Finn Pole Turk Spaniard Briton Scot Serb Croat Czech Slovak Greek Dutchman Frenchman".split()
)
_BEFORE = frozenset("lake mount river cape fort loch".split())
"""Nouns that stand before a name: "Lake Lorn"."""

_BEHIND = frozenset(
    """river lake mountain island county province state valley bay street road avenue square park university
    college school theatre theater museum gallery library airport station bridge hospital prison cathedral
    church abbey castle palace party company club league""".split()
)
_OF = frozenset("university college diocese archdiocese".split())

NO_NAME = frozenset(
    """north south east west northern southern eastern western central upper lower new old great grand
    national international royal federal imperial general first second united public state free
    open""".split()
)
"""Words that tell nothing without the noun behind them: "the West Road" is not "the West"."""

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
    if quoted := re.fullmatch(r'([^"]+) "([^"]+)" ([^"]+)', plain):
        plain = f"{quoted[1]} {quoted[3]}"  # the nickname may be left out, or stand for what is before it
        found += [plain, f"{quoted[2]} {quoted[3]}", f"{quoted[1].split()[0]} {quoted[3]}"]
    parts = plain.split()
    if len(parts) > 2 and (countries.nation_of(parts[0]) or parts[0] in _NATIONALS):
        parts = parts[1:]  # "Dane Ole Berg" is called Ole Berg
        found.append(" ".join(parts))
    if surname and len(parts) > 1 + len(surname.split()):
        middle = parts[len(parts) - len(surname.split()) - 1]
        found += [f"{parts[0]} {surname}", *([f"{middle} {surname}"] if len(middle) > 2 else [])]
    found += _nicknames(parts, surname, raw)
    tail = surname or plain
    for form in dict.fromkeys((plain, tail)):
        told = [word for word in words_before(raw, form) if word.rstrip(".") in _HONOURS]
        found += [f"{honour} {form}" for honour in dict.fromkeys(told)]
    return [text for text in dict.fromkeys(found) if text != name]


def fuller(name: str, raw: str) -> list[str]:
    """ "Ole Berg" for "Berg", where the article names one man of that surname in full somewhere."""
    if " " in name or not name[:1].isupper():
        return []
    given = sorted({x for x in words_before(raw, name) if lexicon.is_given(x)})
    return [f"{given[0]} {name}"] if len(given) == 1 else []


def words_before(raw: str, name: str) -> list[str]:
    """The words in front of a name, wherever the text has it whole; found without trying every place."""
    found, at = [], raw.find(f" {name}")
    while at >= 0:
        end = at + 1 + len(name)
        if not (end < len(raw) and (raw[end].isalnum() or raw[end] == "_")):
            word = raw[max(0, at - 40) : at].split()[-1:]
            found += [w.strip("\"'“”‘’(") for w in word]
        at = raw.find(f" {name}", end)
    return found


def _nicknames(parts: list[str], surname: str, raw: str) -> list[str]:
    """ "Fast Ole", "Berg" and "Ole Berg" for "Ole", where the article has "Fast Ole" Berg somewhere."""
    if not any(q in raw for q in _QUOTE):
        return []
    if not any(
        f"{q} {parts[0]}" in raw or f"{parts[0]}{q}" in raw or f"{parts[0]} {q}" in raw for q in _QUOTE
    ):
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
    """A body's initials where the article has them, its name turned round, a unit by its parent's."""
    found = re.findall(rf"\b{re.escape(name)} \(([A-Z][\w&.-]{{1,9}})\)", raw)
    given = re.findall(rf"\b{re.escape(name)} \([^()]*\w ?[–—-] ?([A-Z][\w&.-]{{1,9}})\)", raw)
    found = [x for x in (*found, *given) if sum(c.isupper() for c in x) > 1]
    words = name.split()
    if kind == "organization":
        own = letters(name)
        used = 3 <= len(own) <= 6 and own.isalpha() and re.search(rf"\b{own}\b", raw)
        found += [own] if used and not given else []
        found += _unit(words) + _club(words) + _department(name) + firm(name, raw)
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


def _department(name: str) -> list[str]:
    """ "Salt Department" for "Department of Salt", and back."""
    if told := re.fullmatch(r"(?:.* )?(Department|Ministry) of (?:the )?([A-Z]\w+)", name):
        return [f"{told[2]} {told[1]}"]
    told = re.fullmatch(r"([A-Z]\w+) (Department|Ministry)", name)
    return [f"{told[2]} of {told[1]}"] if told and not countries.nation_of(told[1]) else []


def team(words: list[str]) -> list[str]:
    """ "Norway" and "Team Norway" for "Norwegian team"."""
    if len(words) != 2 or words[1].casefold() not in ("team", "side", "squad"):
        return []
    code = countries.nation_of(words[0])
    place = countries.name_of(code) if code else _PARTS_OF_EARTH.get(words[0], "")
    return [place, f"Team {place}"] if place else []


_PARTS_OF_EARTH = {"European": "Europe", "African": "Africa", "Asian": "Asia"}
_FIRM = """International Group Holdings Corporation Corp Company Inc Ltd Industries Entertainment Airlines
Airways Motors Records Studios Pictures Bank""".split()


def firm(name: str, raw: str) -> list[str]:
    """A firm with the general word that the article has behind its name, or without it: "Moe Group"."""
    start, _, last = name.rpartition(" ")
    if last in _FIRM:
        bare = re.search(rf"(?<![\w(] ){re.escape(start)}\b(?! [A-Z])", raw) if len(start) > 2 else None
        return [start] if bare and start.casefold() not in _COMMON else []
    if f"{name} " not in raw:
        return []
    some = [word for word in _FIRM if f"{name} {word}" in raw]  # a look that costs next to nothing
    kinds = dict.fromkeys(re.findall(rf"\b{re.escape(name)} ({'|'.join(some)})\b", raw)) if some else {}
    return [f"{name} {kinds.popitem()[0]}"] if len(kinds) == 1 else []


def eponym(name: str, stem: str, raw: str) -> list[str]:
    """ "Moe Theatre" and "Moe" for "Anna Moe Theatre", where "which theatre" is asked for."""
    words = name.split()
    if len(words) != 3 or not re.search(rf"\b[Ww]hich {words[2]}\b", stem, re.I) or not words[1].istitle():
        return []
    if words[0].casefold() in NO_NAME or words[2].casefold() not in lexicon.SITE_NOUNS | lexicon.ORG_NOUNS:
        return []  # "New York City"
    common = any(re.search(rf"\b{word.lower()}\b", raw) or word.isupper() for word in words[:2])
    others = set(re.findall(rf"\b([A-Z]\w+) {re.escape(words[1])}\b", raw)) - {words[0]}
    landed = any(countries.code_of(x) or countries.nation_of(x) for x in words[:2])
    return [] if common or others or landed else [f"{words[1]} {words[2]}", words[1]]


def unnumbered(name: str, raw: str) -> list[str]:
    """ "Haldor" for "Haldor IV", where the article has no other of that rare name."""
    told = re.fullmatch(r"([A-Z]\w+) [IVX]+", name)
    if told is None or lexicon.is_given(told[1]):
        return []
    return [told[1]] if set(re.findall(rf"\b{told[1]} [IVX]+\b", raw)) == {name} else []


def last_part(name: str, raw: str) -> list[str]:
    """The last part of a name that is a person's, though it was not read so, if the article has it alone."""
    words = name.split()
    odd = words[-1].casefold() in _COMMON or not all(x.istitle() and x.isalpha() for x in words)
    if not 2 <= len(words) <= 4 or odd:
        return []
    return words[-1:] if re.search(rf"(?:\b[a-z]+,? |[.?!] |^){words[-1]}\b(?! [A-Z])", raw, re.M) else []


_TENS = "twenties thirties forties fifties sixties seventies eighties nineties".split()


def of_decade(text: str, stem: str) -> list[str]:
    """ "1970s" first for "early 1970s", where the decade is asked for, then "70s" and "seventies"."""
    told = re.fullmatch(r"(?:(?:the|early|mid|late)[ -])*(\d\d)(\d)0s", text)
    if told is None or "decade" not in stem:
        return []
    found = [f"{told[1]}{told[2]}0s", text]
    if told[1] == "19" and int(told[2]) >= 2:
        found += [f"{told[2]}0s", f"'{told[2]}0s", _TENS[int(told[2]) - 2]]
    return found


def unstopped(name: str) -> str:
    """A name without the full stop of its sentence: "Lee." is no abbreviation."""
    last = name.removesuffix(".").split()[-1:]
    stop = name.endswith(".") and last and last[0].istitle() and len(last[0]) > 2 and last[0].isalpha()
    return name[:-1] if stop and last[0] not in ("Inc", "Ltd", "Corp", "Bros", "Snr", "Jnr", "Esq") else name


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
