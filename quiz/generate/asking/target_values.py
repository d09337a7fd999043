"""The dates, lengths of time, sums and numbers of a sentence that can be asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quiz.generate import dates, hanging, lexicon
from quiz.generate.asking.many import answer as number_answer
from quiz.generate.asking.many import number_of
from quiz.generate.asking.measures import CURRENCIES, LENGTH
from quiz.generate.asking.measures import spellings as sums
from quiz.generate.asking.target import Target
from quiz.generate.asking.when import answer_of
from quiz.generate.drafts import Answer
from quiz.generate.phrase import Writer
from quiz.generate.words import Mention, Sentence

_BOUNDS = frozenset("than about around over under nearly almost least most approximately some up".split())
_MONEY = re.compile(r"(?:US|A|NZ|C)?[$£€] ?\d[\d,.]*(?: (?:hundred|thousand|million|billion|trillion))?")
_UNITS = frozenset("mm cm m km ft in kg g t ha kw mw gb mb mph mile inch foot metre meter ton".split())

_BOUND_WORDS = (
    (("more", "than"), "more than "),
    (("at", "least"), "at least "),
    (("over",), "more than "),
    (("about",), "about "),
    (("around",), "about "),
    (("approximately",), "about "),
    (("roughly",), "about "),
    (("some",), "about "),
)

_AWKWARD = ("more than ", "at least ")
"""Bounds that nobody asks by: "From more than how many girls was she picked?". A gap will do."""


def date_targets(w: Writer, s: Sentence, m: Mention) -> Iterator[Target]:
    """A date behind "in", "on", "since" or "until", where it is the only one of its verb; at most one."""
    when = w.when(s, m)
    lead = s.tokens[m.first - 1].text.casefold() if m.first else ""
    if (
        lead == "on"
        and (when is None or when.relative)
        and re.fullmatch(dates.ONE_DAY, m.text, re.I)
        and w.frames.dated
    ):
        span = range(m.first, m.last + 1)
        month, day = sorted(m.text.split(), key=lambda x: x[:1].isdigit())
        yield Target(
            span, (Answer(m.text, "day", accept=(m.text, f"{day} {month}", f"{month} {day}")),), (span,), ""
        )
        return
    if when is None or not when.year or when.relative:
        return
    before = s.tokens[m.first - 1].text.casefold() if m.first else ""
    if before not in ("in", "on", "since", "until") or m.first < 1:
        return  # "the Act of 1855": the year is part of a name
    if hanging.of_occasion(s, m.first - 1) or (before == "since" and hanging.graded(s, m.first - 1)):
        return  # "rose after the flood in 1970", "the worst since 1970"
    verb = _verb_over(s, m.last)
    others = (o for o in w.reading.mentions[s.index] if o is not m and o.kind == "date")
    if any(_verb_over(s, o.last) == verb and w.when(s, o) for o in others):
        return  # which of the two?
    wh = (
        ""
        if before == "until" and _lasted(s, m)
        else "which year"
        if not when.month
        else "what date"
        if when.day
        else "which month and year"
    )
    span = range(m.first, m.last + 1)
    yield Target(span, (answer_of(w, when),), (span,), wh)


def _lasted(s: Sentence, m: Mention) -> bool:
    """ "It lasted for two years, until 1920": how long is told beside, and the end is not its measure."""
    over = s.tokens[s.tokens[m.first - 1].head]
    return any(t.text.casefold() in ("for", "over") and t.i < m.first for t in s.children(over.i, "prep"))


def _verb_over(s: Sentence, i: int) -> int:
    """The verb that a token hangs on, at whatever depth."""
    while s.tokens[i].head != i and s.tokens[i].pos not in ("VERB", "AUX"):
        i = s.tokens[i].head
    return i


def length_targets(s: Sentence, m: Mention) -> Iterator[Target]:
    """ "for nine years": how long it took or lasted."""
    found = LENGTH.fullmatch(m.text)
    if found is None or not m.first or s.tokens[m.first - 1].text.casefold() != "for":
        return
    if s.tokens[s.tokens[m.first - 1].head].pos not in ("VERB", "AUX"):
        return  # "a sentence for nine years"
    if hanging.graded(s, m.first - 1):
        return  # "the first for nine years"
    number = found.group(1).casefold()
    value = float(lexicon.NUMBER_WORDS.get(number) or number.replace(",", ""))
    span = range(m.first, m.last + 1)
    yield Target(span, (Answer(m.text, "duration", value=value, accept=(m.text,)),), (span,), "how long")


def money_targets(s: Sentence, m: Mention) -> Iterator[Target]:
    """A plain sum in digits."""
    span = range(m.first, m.last + 1)
    if s.tokens[m.first - 1].text in ("$", "£", "€", "US$"):
        span = range(m.first - 1, m.last + 1)
    text = s.text_of(span)
    before = s.tokens[span.start - 1].text.casefold() if span.start else ""
    after = s.tokens[span.stop] if span.stop < len(s.tokens) else None
    if not _MONEY.fullmatch(text) or before in _BOUNDS | {"to", "-", "nz", "us", "a", "up", "down"}:
        return
    if after is not None and (after.pos in ("NOUN", "PROPN", "ADJ", "NUM") or after.text in ("-", "to", "a")):
        return
    wh = "" if before == "at" else "how much money"  # "closed at $8": a price
    yield Target(span, (Answer(text, "money", accept=sums(text)),), (span,), wh)


_MEASURES = frozenset(
    """length height width depth extent distance area size weight speed age duration cost price value
    population temperature altitude diameter circumference capacity volume""".split()
)
"""What is so much, and not so many."""


def number_targets(s: Sentence, i: int) -> Iterator[Target]:
    """A count with its noun, behind "more than" or "about" too: those words then stand in the question."""
    noun = s.tokens[s.tokens[i].head]
    if noun.pos != "NOUN" or noun.dep not in ("dobj", "nsubj", "nsubjpass", "attr", "pobj", "npadvmod"):
        return
    between = s.tokens[i + 1 : noun.i]
    if any(t.text.casefold() in _UNITS for t in (*between, noun)) or (
        noun.text.casefold() == "%" and between
    ):
        return  # "760 mm lines": not the lines are counted
    if noun.dep == "npadvmod" and noun.lemma != "time":
        return
    if noun.dep == "pobj" and hanging.graded(s, noun.head):
        return  # "its lowest level in three years"
    if noun.dep == "pobj" and hanging.nth_of(s, noun.head):
        return
    first, wh = _bounded(s, i)
    kids = [s.tokens[k] for k in s.kids[noun.i] if k < first]
    if any(t.dep in ("det", "poss", "conj", "appos") for t in kids) or noun.i < i or first < 0:
        return
    if any(s.tokens[k].dep == "conj" for k in s.kids[noun.i]):
        return
    measured = s.child(noun.head, "nsubj") if noun.dep == "attr" else None
    if measured is not None and measured.lemma in _MEASURES:
        return  # "How many miles was the length …?"
    scale = {k for k in s.kids[i] if k == i - 1 and s.tokens[k].tag == "CD"}
    start = min((i, *scale))
    if set(s.kids[i]) - scale - set(range(first, i)):
        return
    text = s.text_of(range(start, i + 1))
    number = number_of(text)
    exact = re.sub(r"\D", "", text).rstrip("0")
    if number is None or (number[0] < 2 and not scale) or len(exact) > 3:
        return
    if noun.lemma in CURRENCIES or (noun.text != "%" and not s.tokens[i].space):
        return  # money is asked as a sum
    percent = noun.text.casefold() in ("percent", "%")
    if not noun.plural and noun.lemma != "people" and not percent:
        return
    found = number_answer(number, noun.text)
    own = range(start, i + 1)
    if percent:
        found = replace(found, unit="percent")
        tied = noun.dep == "pobj" and s.tokens[noun.head].text == "of"  # "a turnout of what percentage"
        tied = tied or wh in _AWKWARD
        yield Target(range(first, noun.i + 1), (found,), (own,), "" if tied else f"{wh}what percentage")
    else:
        asked = "" if wh in _AWKWARD else f"{wh}how many"
        yield Target(range(first, i + 1), (found,), (own,), asked)


def _bounded(s: Sentence, i: int) -> tuple[int, str]:
    """Where a number begins with the words that bound it, and how they are asked; -1 where they ask badly."""
    while i and s.tokens[i - 1].tag == "CD":
        i -= 1
    before = [t.text.casefold() for t in s.tokens[max(0, i - 2) : i]]
    for words, wh in _BOUND_WORDS:
        if tuple(before[-len(words) :]) == words:
            return i - len(words), wh
    return (
        (-1, "")
        if before and before[-1] in _BOUNDS | {"to", "-", "–", "and", "or", "only", "just"}
        else (i, "")
    )
