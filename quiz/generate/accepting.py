"""What is right when it is typed: put back into the stem, each spelling must be as true as the key."""

from __future__ import annotations

import re
from collections import Counter

from quiz.generate import called, countries, lexicon, shortened, spelt, usual
from quiz.generate.asking.measures import spellings as sums
from quiz.generate.asking.names import spellings
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.wording import tokens_of
from quiz.generate.words import Entity

_LEGAL = frozenset("inc ltd co corp plc company corporation limited sa nv ag gmbh the".split())
_CAUSE = re.compile(r"(?:because of|due to) ")
_WORDS = {n: word for word, n in lexicon.NUMBER_WORDS.items()}
_PERIOD = re.compile(r"(?:(?:early|mid|late)[ -])?\d{2,4}(?:0s|th century)")
"""A decade or century: its part ("early") need not be typed."""

_MOST = 16


def accepted(w: Writer, d: Draft) -> tuple[str, ...]:
    """The spellings of a draft's one answer, the model first."""
    a = d.answers[0]
    found = [a.text, *a.accept]
    entity = w.reading.entities[a.entity] if a.entity >= 0 else None
    if entity is not None and a.kind == "person":
        found = called.surnames(w, entity, found)
        found += called.evident(w, d, entity)
        surname = called.surname_of(spelt.without_junior(entity.name))
        found += spelt.of_person(entity.name, surname if surname in found else "", w.article.raw)
        found += spelt.unnumbered(entity.name, w.article.raw)
        found += usual.names(entity.name, "organization")  # a club may have been taken for a person
        found += called.titled(entity, found, d.stem)
        found += shortened.of_person(entity.name, " ".join(d.evidence))
    elif entity is not None:
        found = [text for text in found if text in (a.text, _usual(w, entity)) or _whole(text, a.text)]
        found += _without_noun(w, a.text, d.stem) + _without_country(w, a.text)
        found += of_place(a.text) + _singular(w, a.text)
        found += usual.names(a.text, a.kind) + spelt.of_body(a.text, a.kind, w.article.raw)
        found += spelt.by_stem(a.text, d.stem) + spelt.eponym(a.text, d.stem, w.article.raw)
        found += spelt.last_part(a.text, w.article.raw) if re.search(r"\b[Ww]hom?\b", d.stem) else []
        found += countries.spellings(countries.code_of(a.text)) if a.kind == "country" else []
        found += shortened.of_thing(a.text, d.stem, w.article.raw)
    elif a.kind == "money":
        found = [a.text, *sums_of(a.text)]
    elif a.kind == "duration":
        found = [a.text, *_counted(a.text)]
    elif a.kind == "date":
        found += _without_told(a, d.stem)
    elif a.kind in ("thing", "phrase"):
        period = _PERIOD.fullmatch(a.text)
        found = [text for text in found if period or _CAUSE.sub("", text) == a.text or text == a.text]
        found += _without_noun(w, a.text, d.stem)
        found += _other_number(a.text, w.frames.without(d.stem)) if a.kind == "thing" else []
        found += spelt.of_century(a.text)
    if a.kind in ("person", "organization"):
        found += spelt.fuller(a.text, w.article.raw)
    found += spelt.team(a.text.split())
    plain = w.frames.without(d.stem)
    if plain.startswith("What are ") and a.kind != "thing":
        found += _other_number(a.text, plain)
    found = spelt.of_decade(a.text, d.stem) + [spelt.unstopped(text) for text in found]
    return tuple(dict.fromkeys(found))[:_MOST]


def gap_spellings(w: Writer, a: Answer) -> list[str]:
    """What may fill a gap: the article's own spellings, and the surname of one named in full."""
    found = spellings(w, a)
    entity = w.reading.entities[a.entity] if a.entity >= 0 and a.kind == "person" else None
    ways = called.surnames(w, entity, found) if entity is not None else [*found, *usual.names(a.text, a.kind)]
    if entity is not None:
        ways += shortened.unranked(entity.name) + shortened.uninitialled(entity.name)
        ways += shortened.first_part(entity.name, w.article.raw)
    else:
        ways += shortened.of_thing(a.text, "", w.article.raw)
    if a.kind in ("person", "organization"):
        ways += spelt.fuller(a.text, w.article.raw) + spelt.firm(a.text, w.article.raw)
        ways += spelt.unnumbered(a.text, w.article.raw)
    return list(dict.fromkeys(ways))


def of_place(name: str) -> list[str]:
    """A city without its country, a capital district by its short names."""
    found = []
    city, comma, rest = name.partition(", ")
    if comma and countries.code_of(rest):
        found.append(city)
    head, _, last = name.rpartition(" ")
    if head and last.casefold().replace(".", "") == "dc":
        found += [head.rstrip(","), f"{head.rstrip(',')} DC"]
    return found


def _singular(w: Writer, name: str) -> list[str]:
    """ "Norman" for "Normans", where the article has that word too."""
    one = name.removesuffix("s")
    plain = one != name and " " not in name and not name.isupper() and not name.endswith(("ss", "us", "is"))
    return [one] if plain and one.casefold() in w.vocabulary.words else []


def _usual(w: Writer, e: Entity) -> str:
    """The short name that the article itself writes more often than the full one; "" if it has none."""
    told = Counter(m.text for s, i in e.mentions if (m := w.reading.mention_at(s, i)) is not None)
    name, most = told.most_common(1)[0] if told else ("", 0)
    plain = name.casefold() in lexicon.ORG_NOUNS | lexicon.SITE_NOUNS | lexicon.PLACE_NOUNS | spelt.NO_NAME
    return "" if plain or most <= told[e.name] else name


def _whole(alias: str, name: str) -> bool:
    """Whether a name says as much as the full one: an acronym, another name, or all but its country.

    "Church" or "Lorn" for "Church of Lorn" does not: there may be others.
    """
    mine, full = tokens_of(alias), tokens_of(name)
    if not set(mine) < set(full):
        return True
    left = [word for word in re.findall(r"[\w.'-]+", name) if not set(tokens_of(word)) & set(mine)]
    place = " ".join(word for word in left if word.casefold() not in lexicon.LINKING_ADVERBS | {"all", "of"})
    told = not place or countries.code_of(place) or countries.nation_of(place)
    return all(word.casefold().rstrip(".") in _LEGAL for word in left) or (
        bool(told) and len(mine) >= 2 and alias.split()[-1] == name.split()[-1]
    )


def _without_noun(w: Writer, text: str, stem: str) -> list[str]:
    """ "Durham" where "which university" is asked for, unless two universities are called so."""
    start, _, noun = text.rpartition(" ")
    words = start.split()
    told = len(words) > 1 and (countries.nation_of(words[0]) or {"and", "of"} & set(words))
    if (
        told
        or not start[:1].isupper()
        or not words[-1][:1].isupper()
        or words[-1].casefold() in spelt.NO_NAME
    ):
        return []
    if not re.search(rf"\b(?:which|what) (?:\w+ ){{0,2}}{re.escape(noun)}\b", stem, re.IGNORECASE):
        return []
    twin = re.compile(rf"{re.escape(start)}\b.*\b{re.escape(noun)}", re.IGNORECASE)
    return (
        []
        if any(o.name.casefold() != text.casefold() and twin.match(o.name) for o in w.reading.entities)
        else [start]
    )


def _without_country(w: Writer, text: str) -> list[str]:
    """ "State Department" for "U.S. State Department": the country goes without saying.

    Not so in a name: nobody says "Salt Corporation" for the Norwegian one, unless the article does.
    """
    first, _, rest = text.partition(" ")
    letters = first in ("U.S.", "U.K.", "UK", "US")
    land = letters or countries.code_of(first) or countries.nation_of(first)
    if not land or len(rest.split()) < 2 or not rest[:1].isupper() or " of " in rest:
        return []
    bare = re.search(rf"\b[Tt]he {re.escape(rest)}\b", w.article.raw)
    return [rest] if letters or bare else []


def sums_of(text: str) -> list[str]:
    """A sum with the sign or the word, long or short; never bare, for a coin must be told."""
    found = [s for s in sums(text) if re.search(r"[$£€]|[a-z]{3,}s\Z|yen\Z", s)]
    short = {" million": "m", " billion": "bn", " trillion": "tn"}
    for spelling in tuple(found):
        for scale, letter in short.items():
            if spelling.endswith(scale):
                found.append(spelling.removesuffix(scale) + letter)
    found += [f"US{s}" for s in found if s.startswith("$")] if text.startswith(("US$", "$")) else []
    return list(dict.fromkeys(found))


def _counted(text: str) -> list[str]:
    """ "nine years" → "9 years", and back; "one year" is a year."""
    first, _, rest = text.partition(" ")
    if first.casefold() in ("one", "1", "a", "an") and rest.isalpha():
        one = "an" if rest.startswith("hour") else "a"
        return [text, *(way for x in (one, "one", "1") if (way := f"{x} {rest}") != text)]
    if first.casefold() in lexicon.NUMBER_WORDS:
        return [text, f"{lexicon.NUMBER_WORDS[first.casefold()]} {rest}".rstrip()]
    if first.isdigit() and int(first) in _WORDS:
        return [text, f"{_WORDS[int(first)]} {rest}".rstrip()]
    return [text]


def _without_told(a: Answer, stem: str) -> list[str]:
    """A day without the year, where the stem itself names the year."""
    if a.when is None or not a.when.day or str(a.when.year) not in stem:
        return []
    return [
        re.sub(rf",? {a.when.year}\Z", "", text)
        for text in (a.text, *a.accept)
        if text.endswith(str(a.when.year))
    ]


def _other_number(text: str, stem: str) -> list[str]:
    """A common noun in the plural as well, or in the singular; so a title, where "What are …" asks for it."""
    last = text.split()[-1]
    title = stem.startswith("What are ") and last.istitle()
    if not (text.islower() or title) or not last.isalpha() or len(last) < 4:
        return []
    if last.endswith("s") and not last.endswith(("ss", "us", "is")):
        return [text[:-1]]
    return [] if last.endswith(("s", "x", "ch", "sh", "y")) else [f"{text}s"]


_GAP = re.compile(r"(\w+)? ?\{\{(.*?)\}\}")


def fitting(article: str, stem: str) -> str:
    """A stem with gaps whose spellings all fit in.

    After "the" only those stay that the article writes so, after none only those that it writes without;
    after "a" or "an" only those that begin alike.
    """
    text = " ".join(article.split())

    def mended(found: re.Match[str]) -> str:
        before = (found[1] or "").casefold()
        first, *others = found[2].split("|")
        kept = [x for x in others if _fits(text, before, first, x)]
        return found[0].replace(found[2], "|".join((first, *kept)))

    return _GAP.sub(mended, stem)


def _fits(text: str, before: str, first: str, other: str) -> bool:
    if _number(first) and _number(other):
        return True  # in digits and in letters
    if other in usual.names(first, ""):
        return True  # whoever types "IMF" for the fund has answered, whatever stands before the gap
    if before in ("a", "an"):
        return (other[:1].casefold() in "aeiou") == (before == "an")
    if tokens_of(other)[-1:] == tokens_of(first)[-1:] and not other.isupper():
        surname = other == first.split()[-1] and before != "the" and " of " not in first
        untitled = first.endswith(f" {other}") and " " in other and before != "the"
        return _whole(other, first) or surname or (untitled and f" {other}" in text)
    told = len(re.findall(rf"\b[Tt]he {re.escape(other)}\b", text))
    bare = len(re.findall(rf"(?<![\w(]){re.escape(other)}(?!\w)", text)) - told
    return told > 0 if before == "the" else bare > 0


def _number(text: str) -> bool:
    return bool(re.fullmatch(r"\d[\d.,]*", text)) or all(
        word in lexicon.NUMBER_WORDS for word in text.casefold().split("-")
    )
