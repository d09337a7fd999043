"""True or false on a sentence as its author wrote it, or with one date or number changed for another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from quiz.generate import clipping, lexicon, soundness
from quiz.generate.asking.many import memorable
from quiz.generate.asking.swaps import exclusive
from quiz.generate.asking.target import Target
from quiz.generate.asking.targets import targets
from quiz.generate.asking.wordings import broken, closed, undated, verb_of, written
from quiz.generate.asking.worth import disagreeing, earlier, supposed, unnamed, untitled, vague
from quiz.generate.distractors import Finder, contains
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.valued import value_of
from quiz.generate.wording import Unclear, relative, tokens_of
from quiz.generate.words import Mention, Sentence

MOST_WORDS = 22
MOST_FIGURES = 3
"""Dates and numbers of a statement that is no row of a table."""


def ask(w: Writer, finder: Finder) -> Iterator[Draft]:
    """For every sentence that can stand alone a true draft; false ones where a swap must contradict it."""
    for s in w.reading.sentences:
        if soundness.unfit(s) or supposed(s, timely=w.frames.timely) or vague(s):
            continue
        if earlier(w, s) or unnamed(s) or _MOMENT.search(s.text):
            continue
        head = next(x for x in s.tokens if x.dep == "ROOT")
        if head.lemma in ("replace", "substitute"):
            continue  # who takes whose place is told carelessly: a side "is replaced" by a player
        told = targets(w, s)
        known: _Written = {}
        right = _true(w, s, frozenset(), known)
        sure = right and _past(s) and not _said(s) and not _OPINION.search(right) and _checkable(w, s, right)
        if sure and not _headlined(w, s, right) and not _bundle(s, right):
            yield _draft(w, s, right, True, "", told[0].answer if told else Answer("", "phrase"))
        for t in told:
            if len(t.answers) > 1 or _reckoned(s) or not _asserted(s, t) or not exclusive(w.reading, s, t):
                continue
            right = _true(w, s, frozenset(t.span), known)
            probe = _draft(w, s, right, True, "", t.answer)
            wrong = finder.wrong(probe) if right else []
            if not wrong:
                continue
            if t.answer.when and t.answer.when.day:
                month = t.answer.text.split()
                wrong = [x for x in wrong if sum(word in x.split() for word in month) < 2] or [
                    x for x in wrong if str(t.answer.when.year) not in x
                ]
            wrong = _plainly(t.answer, wrong)
            if not wrong:
                continue
            frame = w.frames.before(s.paragraph)
            if contains(frame, t.answer.text):  # of two sides that it names only the other is fair
                wrong = [] if t.answer.kind == "number" else [x for x in wrong if contains(frame, x)]
            if not wrong:
                continue
            choice = wrong[s.index % min(3, len(wrong))]
            part = t.parts[0] if t.answer.kind == "number" else t.span  # "60" of "60%"
            false = _text(w, s, frozenset(t.span), part, choice)
            if false and false != right and not contains(false, t.answer.text):  # "B wrote A's Letters"
                yield _draft(w, s, false, False, right, t.answer)


def _asserted(s: Sentence, target: Target) -> bool:
    """Whether a piece belongs to what the sentence says and not to what it says in passing.

    "After Bo Orr's death in 1950 …", "Ann Lee, who was born in Moss, …": with one of these changed the main
    clause is still true.
    """
    i, dated = target.span.start, target.answer.kind in ("year", "date", "day")
    for _ in range(20):
        t = s.tokens[i]
        if t.dep == "ROOT":
            return True
        if t.dep in ("relcl", "acl", "advcl", "appos", "parataxis"):
            return False
        if dated and t.dep == "prep" and t.text.casefold() in ("after", "before", "following", "despite"):
            return False
        i = t.head
    return False


_MOST_ASIDES = 3


def _bundle(s: Sentence, text: str) -> bool:
    """Whether a statement tells where, how and by whom at once: which of them is the point?"""
    root = next(t for t in s.tokens if t.dep == "ROOT")
    behind = [
        t for t in s.tokens[root.i :] if t.dep in ("prep", "agent") and t.text not in ("of", "to", "as")
    ]
    told = [t for t in behind if f" {t.text} " in text]
    return len(told) > _MOST_ASIDES


_FEWEST_YEARS = 4
"""A year beside the key is a quibble."""


def _plainly(key: Answer, wrong: list[str]) -> list[str]:
    """Those not nearly right: nobody should have to tell August from October, or three years from four."""
    if key.when and key.when.year and not key.when.day and key.when.month:
        wrong = [x for x in wrong if str(key.when.year) not in x]  # false by the month alone
    if key.kind in ("date", "day"):
        return sorted(wrong, key=lambda text: -abs(value_of(text) - value_of(key.text)))[:1]
    if key.kind == "year":
        return [x for x in wrong if abs(int(x) - key.value) >= _FEWEST_YEARS]
    if key.kind == "duration":
        return [x for x in wrong if not 0.6 < value_of(x) / max(1.0, value_of(key.text)) < 1.6]
    return wrong


def _past(s: Sentence) -> bool:
    """Whether the main verb tells of what happened: a present goes stale."""
    root = next(t for t in s.tokens if t.dep == "ROOT")
    first = [*s.children(root.i, "aux", "auxpass"), root][0]
    if first.text.casefold() in ("has", "have") and root.tag == "VBN":
        return root.lemma != "be"
    return first.tag == "VBD" or first.text.casefold() in ("was", "were", "had", "did")


def _headlined(w: Writer, s: Sentence, text: str) -> bool:
    """Whether the headline tells the same deed: it stands before the statement and says that it is true."""
    told = {t[:4] for t in tokens_of(w.article.title)}
    verb = next(t.lemma for t in s.tokens if t.dep == "ROOT")
    words = [t[:4] for t in tokens_of(text) if len(t) > 3]
    same = sum(t in told for t in words) >= 0.4 * len(words)
    return w.article.published is not None and verb[:4] in told and same


_SPAN = re.compile(r"\banniversary\b|\byears (?:later|earlier|ago)\b")


def _reckoned(s: Sentence) -> bool:
    """Whether a sentence has two years and the time between: with one swapped it says what cannot be."""
    return bool(_SPAN.search(s.text)) and len(_YEAR.findall(s.text)) > 1


def _said(s: Sentence) -> bool:
    """Whether a sentence only tells what somebody said or thought: true it is that it was said, at most."""
    root = next(t for t in s.tokens if t.dep == "ROOT")
    return root.lemma in lexicon.REPORTING and s.child(root.i, "ccomp", "xcomp") is not None


def _checkable(w: Writer, s: Sentence, text: str) -> bool:
    """Whether a statement says of its subject what can be looked up: a name, a date, a number, "first"."""
    figures = [x for x in re.findall(r"\d[\d,.]*", text) if not _YEAR.fullmatch(x.rstrip(".,"))]
    table = len(re.findall(r"\d[\d,.]*", text)) > MOST_FIGURES
    if table or _MINUTE.search(text) or not all(memorable(x) for x in figures):
        return False
    root = next(t for t in s.tokens if t.dep == "ROOT")
    subject = s.child(root.i, "nsubj", "nsubjpass")
    if subject is None or any(t.text.casefold() in _ONE_OF_MANY for t in s.children(subject.i, "det")):
        return False
    of_subject = set(s.subtree(subject.i))
    named = [m for m in w.reading.mentions[s.index] if m.kind not in _PALE and _in(m, text) and _certain(m)]
    listed = sum(m.entity >= 0 and m.first in of_subject for m in named) > 1 and s.conjuncts(subject.i)[1:]
    sole = any(t.text.casefold() in _SOLE and t.i not in of_subject and t.text in text for t in s.tokens)
    return sole or bool(listed) or any(m.first not in of_subject for m in named)


def _in(m: Mention, text: str) -> bool:
    """Whether a name, date or number is in a statement; a day of the week is written as its date."""
    dated = m.kind == "date" and relative(m.text) and _YEAR.search(text)
    return m.text in text or bool(dated)


def _certain(m: Mention) -> bool:
    """Whether a name, or a time that says which: "a weekend" is any."""
    return m.kind != "date" or any(c.isdigit() for c in m.text) or relative(m.text)


_ONE_OF_MANY = frozenset("a an some any another".split())
_SOLE = frozenset("first last only oldest youngest largest".split())
_PALE = ("nationality", "time")
_YEAR = re.compile(r"1\d\d\d|20\d\d")
_MINUTE = re.compile(r"\b\d+(?:st|nd|rd|th)? minutes?\b")
"""A move of play: nobody need remember it."""

_DENIED = re.compile(r"\b(?:no|not|nor|never|none|nothing|nobody|neither)\b", re.I)
"""What is denied beside what is told: one cannot say true or false to both."""

_OPINION = re.compile(
    r"\b(?:leading|main|major|important|famous|popular|best|well-known|prominent|significant|notable|great"
    r"|huge|unique|special|remarkable|quite|very|one of the|kind of|such as|other|many|some|most|often"
    r"|usually|under (?:pressure|strain|threat|fire)|much|largely|mostly|significantly|several|various"
    r"|virtually)\b",
    re.I,
)
"""What one may see otherwise, or what holds more or less: nothing to be called true or false."""

_MOMENT = re.compile(r"\b(?:\w+(?:st|nd|rd|th)|\w+ minutes?) (?:minute|later|earlier)\b", re.I)
"""A moment of play: who did what just then is a move that nobody keeps in mind."""


_Written = dict[tuple[int, ...], str | Unclear]
"""What the tokens of a sentence come to as text, or why they come to none: many of its forms are alike."""


def _true(w: Writer, s: Sentence, needed: frozenset[int], known: _Written) -> str:
    """As ``_text``, with nothing changed."""

    def write(kept: list[int]) -> str:
        place = tuple(kept)
        if place not in known:
            try:
                known[place] = written(w, s, kept, (), ())
            except Unclear as unclear:
                known[place] = unclear
        found = known[place]
        if isinstance(found, Unclear):
            raise found
        return found

    return _shortest(w, s, needed, write)


def _text(w: Writer, s: Sentence, needed: frozenset[int], part: range, choice: str) -> str:
    """The shortest sound form of the sentence that keeps what is needed; "" where there is none."""
    return _shortest(w, s, needed, lambda kept: written(w, s, kept, (part,), (choice,)))


def _shortest(w: Writer, s: Sentence, needed: frozenset[int], write: Callable[[list[int]], str]) -> str:
    for kept in reversed(clipping.clippings(w.reading, s, needed)):
        if disagreeing(s, kept) or untitled(s, kept) or _double(s, kept):
            continue
        try:
            text = write(undated(w, s, kept, needed))
        except Unclear as unclear:
            w.note(unclear, s)
            continue
        if (
            7 <= len(text.split()) <= MOST_WORDS
            and '"' not in text
            and not broken(text)
            and not _DENIED.search(text)
        ):
            return closed(text, ".")
    return ""


def _double(s: Sentence, kept: list[int]) -> bool:
    """Whether two clauses with subjects of their own are left: true of the one is not true of the other."""
    root = next(t for t in s.tokens if t.dep == "ROOT")
    second = [t for t in s.children(root.i, "conj", "parataxis") if t.i in kept]
    return any(k.i in kept for t in second for k in s.children(t.i, "nsubj", "nsubjpass"))


def _draft(w: Writer, s: Sentence, text: str, key: bool, correction: str, answer: Answer) -> Draft:
    return Draft(
        kind="truefalse",
        stems=(text,),
        answers=(answer,),
        fact=f"whole-{s.index}-tf",
        sentence=s.index,
        evidence=(w.article.verbatim(s.paragraph, s.start, s.end),),
        entities=frozenset(m.entity for m in w.reading.mentions[s.index] if m.entity >= 0),
        key=key,
        correction=correction,
        lemma=verb_of(s, next((x.i for x in s.tokens if x.dep == "ROOT"), 0)),
        cost=1.0,
    )
