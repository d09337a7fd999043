"""What can be asked for in a sentence as it stands: its names, dates, numbers and sums."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quiz.generate import dates, lexicon
from quiz.generate.asking import names
from quiz.generate.asking.lists import members
from quiz.generate.asking.many import answer as number_answer
from quiz.generate.asking.many import number_of
from quiz.generate.asking.measures import CURRENCIES, LENGTH
from quiz.generate.asking.measures import spellings as sums
from quiz.generate.asking.when import answer_of
from quiz.generate.asking.where import place_answer
from quiz.generate.drafts import Answer
from quiz.generate.phrase import Writer
from quiz.generate.titles import noun_before, title_before
from quiz.generate.wording import Unclear
from quiz.generate.words import Mention, Sentence

_ARGUMENTS = frozenset("nsubj nsubjpass dobj pobj attr dative oprd".split())
_BOUNDS = frozenset("than about around over under nearly almost least most approximately some up".split())
_MONEY = re.compile(r"(?:US|A|NZ|C)?[$£€] ?\d[\d,.]*(?: (?:hundred|thousand|million|billion|trillion))?")
_SINGLE = frozenset(
    """captain president premier chancellor king queen pope emperor sultan governor mayor minister secretary
    coach manager chairman chairwoman chair ceo director founder leader head owner goalkeeper prince princess
    duke ambassador spokesman spokeswoman principal dean rector""".split()
)
"""Offices that one person holds: "Which captain of the team …?" is no question."""

_THINKING = frozenset("think believe feel hope call find consider suggest argue describe see".split())
_REGIONS = frozenset("country state province region place".split())
_MEMBERS = frozenset(
    "university college school company union league party organization organisation association".split()
)
_COUNTS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}


@dataclass(frozen=True, slots=True)
class Target:
    """A piece of a sentence to ask for.

    Attributes:
        span: its tokens, with the article or title that goes with it.
        answers: one, or the members of a list.
        parts: the tokens of each answer, in order.
        wh: the words that ask for it where it stands; "" where only a gap will do.
    """

    span: range
    answers: tuple[Answer, ...]
    parts: tuple[range, ...]
    wh: str

    @property
    def answer(self) -> Answer:
        """The first answer."""
        return self.answers[0]


def targets(w: Writer, s: Sentence) -> Iterator[Target]:
    """Every piece of a sentence that can be asked for, in order of kinds."""
    aside = bracketed(s)
    for m in w.reading.mentions[s.index]:
        if any(s.tokens[k].quoted or k in aside for k in range(m.first, m.last + 1)):
            continue
        if m.kind == "date":
            yield from _date(w, s, m)
            yield from _length(s, m)
        elif m.kind == "money":
            yield from _money(s, m)
        elif m.entity >= 0:
            yield from _name(w, s, m)
            yield from _list(w, s, m)
    for t in s.tokens:
        if t.dep == "nummod" and t.tag == "CD" and not t.quoted and t.i not in aside:
            yield from _number(s, t.i)


def bracketed(s: Sentence) -> set[int]:
    """The tokens in brackets: nothing there is asked for."""
    found: set[int] = set()
    depth = 0
    for t in s.tokens:
        depth += t.text in ("(", "[")
        if depth:
            found.add(t.i)
        depth -= t.text in (")", "]") and depth > 0
    return found


def _name(w: Writer, s: Sentence, m: Mention) -> Iterator[Target]:
    answer = names.answer(w, m, things=True) or (place_answer(w, m) if m.kind in ("place", "site") else None)
    noun = noun_before(s, m.first, m.last)
    head = s.tokens[m.last]
    if noun and s.tokens[noun[1]].head != m.last:
        head = s.tokens[noun[1]]  # the name hangs on its noun: "the yacht Sea Breeze"
    listed = head.dep == "conj" or any(s.tokens[k].dep == "conj" for k in (*s.kids[m.last], *s.kids[head.i]))
    if answer is not None and answer.kind == "organization" and _group(s, m, answer):
        return
    if answer is not None and answer.kind == "person" and head.dep == "poss":
        yield from _owner(s, m, answer)
        return
    apart = head.dep == "appos" and m.first and s.tokens[m.first - 1].text == ","
    if answer is None or not (head.dep in _ARGUMENTS or apart) or listed or _joined(s, m):
        return
    behind = any(s.tokens[k].dep == "prep" for k in s.kids[m.last])
    if behind and answer.kind != "person":
        return  # part of a longer name
    if apart and not _explains(w, s, m):
        return
    if head.dep in ("nsubj", "attr") and _one_of_many(s, head.head):
        return  # "was a member of …": so were others
    after = w.reading.mention_at(s.index, m.last + 2) if m.last + 2 < len(s.tokens) else None
    last = m.last
    if after and after.kind == "place" and s.tokens[m.last + 1].text == ",":
        if m.kind != "place" or apart:
            return
        whole = s.text_of(range(m.first, after.last + 1))
        answer = replace(answer, accept=tuple(dict.fromkeys((*answer.accept, whole))))
        last = after.last  # "Dayton, Ohio": the state would tell the city
        last += last + 2 < len(s.tokens) and s.tokens[last + 1].text == ","
    first, wh = m.first, which(w, answer)
    title = title_before(s, m.first)
    if title and answer.kind == "person":
        first = title[0]
        words = s.text_of(range(title[0], title[1] + 1))
        plain = words.casefold() in lexicon.COURTESY or words.split()[-1].casefold() in _SINGLE
        wh = "who" if plain else f"which {words}"
    elif noun:
        if noun[0] == 0 or s.tokens[noun[0] - 1].text.casefold() != "the":
            return  # "his cousin Ann Lee", "a merchant Ann Lee"
        first = noun[0]
        wh = "which " + s.text_of(range(noun[0], noun[1] + 1))
    elif any(k < m.first and s.tokens[k].dep not in ("det", "case", "prep") for k in s.kids[m.last]):
        return  # "the late Ann Lee"
    if first and s.tokens[first - 1].text.casefold() in ("a", "an"):
        return  # one of many
    if first and s.tokens[first - 1].text.casefold() == "the":
        first -= 1
    if wh == "who" and head.dep in ("dobj", "pobj", "dative"):
        wh = "whom"
    over = s.tokens[head.head]
    known = answer.kind == "person" and (title or len(w.reading.entities[m.entity].mentions) > 2)
    if head.dep == "nsubj" and over.lemma in lexicon.REPORTING | _THINKING and not known:
        return  # which paper or passer-by said it is not what the news is about
    if answer.kind in _REGIONS and head.dep == "pobj" and s.tokens[over.head].pos not in ("VERB", "AUX"):
        return  # "the laws of Kenya": the rest of the sentence tells the country
    placed = head.dep == "pobj" and over.text.casefold() in ("in", "on", "at", "from", "into", "to", "near")
    if placed and answer.kind == "organization" and answer.text.split()[-1].casefold() not in _MEMBERS:
        wh = ""
    if placed and over.text.casefold() == "to" and s.tokens[over.head].text.casefold() == "according":
        wh = ""
    span = range(first, last + 1)
    own = range(m.first, m.last + 1) if noun or (title and answer.kind == "person") else span
    yield Target(span, (answer,), (own,), "" if apart or behind else wh)


def _owner(s: Sentence, m: Mention, answer: Answer) -> Iterator[Target]:
    """ "Whose attempt failed?": an owner's name that opens the subject."""
    noun = s.tokens[s.tokens[m.last].head]
    sign = s.tokens[m.last + 1] if m.last + 1 < len(s.tokens) else None
    if sign is None or sign.text not in ("'s", "'") or noun.dep not in ("nsubj", "nsubjpass"):
        return
    if s.subtree(noun.i)[0] == m.first and s.tokens[noun.head].dep == "ROOT":
        span = range(m.first, m.last + 2)
        yield Target(span, (answer,), (range(m.first, m.last + 1),), "whose")


def _explains(w: Writer, s: Sentence, m: Mention) -> bool:
    """Whether an apposition names what was described: no item of a list, no state behind its city."""
    here = s.tokens[m.last + 1 : m.last + 4]
    if here and here[0].text == "," and any(t.dep == "cc" or t.text.casefold() == "as" for t in here[1:]):
        return False
    over = w.reading.mention_at(s.index, s.tokens[m.last].head)
    return over is None or over.entity < 0 or over.kind != m.kind


def _one_of_many(s: Sentence, verb: int) -> bool:
    """ "was a guest", "is aware": what may be said of others as well."""
    if s.tokens[verb].lemma != "be" or s.child(verb, "auxpass"):
        return False
    attr = s.child(verb, "attr", "acomp")
    if attr is None or attr.dep == "acomp":
        return attr is not None
    return any(t.text.casefold() in ("a", "an") for t in s.children(attr.i, "det")) or attr.plural


def _group(s: Sentence, m: Mention, answer: Answer) -> bool:
    """Whether "the Xs" are a people, a party or a tribe: too many words would do for them."""
    the = m.first > 0 and s.tokens[m.first - 1].text.casefold() == "the"
    return the and " " not in answer.text and answer.text.endswith("s") and not answer.text.isupper()


def _joined(s: Sentence, m: Mention) -> bool:
    """Whether signs tie the name to its neighbours: "-based", "/", a possessive."""
    before = s.tokens[m.first - 1] if m.first else None
    after = s.tokens[m.last + 1] if m.last + 1 < len(s.tokens) else None
    tied = ("-", "–", "—", "/", "'", "&", "'s", "(", '"')
    return (
        before is not None and (before.text in tied or (before.pos == "PROPN" and before.head == m.last))
    ) or (
        after is not None
        and (after.text[:2] in tied or after.text[:1] in tied or (after.text == "of" and m.kind != "person"))
    )


def which(w: Writer, a: Answer) -> str:
    """The words that ask for a name in the middle of a sentence; "" where none fit."""
    if a.kind == "person":
        return "who"
    wh = names.wh_word(w, a)
    wh = wh[:1].lower() + wh[1:]
    noun = a.text.split()[-1].casefold()
    if (
        wh == "which place"
        and a.kind in ("site", "place")
        and noun in lexicon.SITE_NOUNS | lexicon.PLACE_NOUNS
    ):
        return f"which {noun}"
    return "" if wh == "which place" and a.kind != "place" else wh


def _list(w: Writer, s: Sentence, m: Mention) -> Iterator[Target]:
    """All members of a list of two to six names: "Peru, Chile and Bolivia"."""
    head = s.tokens[m.last]
    if head.dep not in _ARGUMENTS or not any(s.tokens[k].dep == "conj" for k in s.kids[m.last]):
        return
    try:
        found = members(w, s, m.last)
    except Unclear:
        return  # the list cannot be told from its asides
    if not 2 <= len(found) <= 6:
        return
    parts = []
    for i in s.conjuncts(m.last):
        here = w.reading.mention_at(s.index, i)
        if here is None or (_joined(s, here) and here.last == s.conjuncts(m.last)[-1]):
            return
        first = here.first
        title = title_before(s, first)
        if title:
            return
        if first and s.tokens[first - 1].text.casefold() == "the":
            first -= 1
        parts.append(range(first, here.last + 1))
    wh = names.wh_word(w, found[0], plural=True)
    if found[0].kind == "organization" and len({names.wh_word(w, a) for a in found}) > 1:
        wh = "Which organizations"
    wh = wh.replace("Which ", f"which {_COUNTS[len(found)]} ", 1)
    yield Target(range(parts[0].start, parts[-1].stop), found, tuple(parts), wh)


def _date(w: Writer, s: Sentence, m: Mention) -> Iterator[Target]:
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
    verb = _verb_over(s, m.last)
    others = (o for o in w.reading.mentions[s.index] if o is not m and o.kind == "date")
    if any(_verb_over(s, o.last) == verb and w.when(s, o) for o in others):
        return  # which of the two?
    wh = "which year" if not when.month else "what date" if when.day else "which month and year"
    span = range(m.first, m.last + 1)
    yield Target(span, (answer_of(w, when),), (span,), wh)


def _verb_over(s: Sentence, i: int) -> int:
    """The verb that a token hangs on, at whatever depth."""
    while s.tokens[i].head != i and s.tokens[i].pos not in ("VERB", "AUX"):
        i = s.tokens[i].head
    return i


def _length(s: Sentence, m: Mention) -> Iterator[Target]:
    """ "for nine years": how long it took or lasted."""
    found = LENGTH.fullmatch(m.text)
    if found is None or not m.first or s.tokens[m.first - 1].text.casefold() != "for":
        return
    if s.tokens[s.tokens[m.first - 1].head].pos not in ("VERB", "AUX"):
        return  # "a sentence for nine years"
    number = found.group(1).casefold()
    value = float(lexicon.NUMBER_WORDS.get(number) or number.replace(",", ""))
    span = range(m.first, m.last + 1)
    yield Target(span, (Answer(m.text, "duration", value=value, accept=(m.text,)),), (span,), "how long")


def _money(s: Sentence, m: Mention) -> Iterator[Target]:
    """A plain sum in digits."""
    span = range(m.first, m.last + 1)
    if s.tokens[m.first - 1].text in ("$", "£", "€", "US$"):
        span = range(m.first - 1, m.last + 1)
    text = s.text_of(span)
    before = s.tokens[span.start - 1].text.casefold() if span.start else ""
    after = s.tokens[span.stop] if span.stop < len(s.tokens) else None
    if not _MONEY.fullmatch(text) or before in _BOUNDS | {"to", "-", "nz", "us", "a"}:
        return
    if after is not None and (after.pos in ("NOUN", "PROPN", "ADJ", "NUM") or after.text in ("-", "to", "a")):
        return
    yield Target(span, (Answer(text, "money", accept=sums(text)),), (span,), "how much money")


def _number(s: Sentence, i: int) -> Iterator[Target]:
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
    first, wh = _bounded(s, i)
    kids = [s.tokens[k] for k in s.kids[noun.i] if k < first]
    if any(t.dep in ("det", "poss", "conj", "appos") for t in kids) or noun.i < i or first < 0:
        return
    if any(s.tokens[k].dep == "conj" for k in s.kids[noun.i]):
        return
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
        yield Target(range(first, noun.i + 1), (found,), (own,), "" if tied else f"{wh}what percentage")
    else:
        yield Target(range(first, i + 1), (found,), (own,), f"{wh}how many")


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
