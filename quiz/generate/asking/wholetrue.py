"""True or false on a sentence as its author wrote it, or with one date or number changed for another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.generate import clipping, lexicon, needs, soundness
from quiz.generate.asking.showing import undated
from quiz.generate.asking.target import Target
from quiz.generate.asking.targets import targets
from quiz.generate.asking.whole import broken, closed, verb_of, written
from quiz.generate.asking.worth import supposed, vague
from quiz.generate.distractors import Finder, contains
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.wording import Unclear, tokens_of
from quiz.generate.words import Sentence

MOST_WORDS = 22


def ask(w: Writer, finder: Finder) -> Iterator[Draft]:
    """For every sentence that can stand alone a true draft; false ones where a swap must contradict it."""
    for s in w.reading.sentences:
        if soundness.unfit(s) or supposed(s) or vague(s) or not _placed(w, s):
            continue
        root = next((x.lemma for x in s.tokens if x.dep == "ROOT"), "")
        if root in ("replace", "substitute"):
            continue  # who takes whose place is told carelessly: a side "is replaced" by a player
        told = list(targets(w, s))
        right = _text(w, s, frozenset(), None, "")
        told_of = (
            right
            and re.search(r"(?<!^)\b[A-Z][a-z]|\d", right)
            and not _OPINION.search(right)
            and not _ALL.match(right)
        )
        if told_of and _past(s) and not _headlined(w, s, right):
            yield _draft(w, s, right, True, "", told[0].answer if told else Answer("", "phrase"))
        for t in told:
            if len(t.answers) > 1 or not _exclusive(s, t):
                continue
            if t.answer.kind == "number" and contains(w.frames.topic, t.answer.text):
                continue  # the headline before it would correct it
            right = _text(w, s, frozenset(t.span), None, "")
            probe = _draft(w, s, right, True, "", t.answer)
            wrong = finder.wrong(probe) if right else []
            if not wrong:
                continue
            if t.answer.when and t.answer.when.day:
                month = t.answer.text.split()
                wrong = [x for x in wrong if sum(word in x.split() for word in month) < 2] or [
                    x for x in wrong if str(t.answer.when.year) not in x
                ]
            if not wrong:
                continue
            frame = w.frames.before(s.paragraph)
            if contains(frame, t.answer.text):  # one of two sides: only the other is a fair falsehood
                wrong = [x for x in wrong if contains(frame, x)]
            if not wrong:
                continue
            choice = wrong[s.index % min(3, len(wrong))]
            false = _text(w, s, frozenset(t.span), t, choice)
            if false and false != right and not contains(false, t.answer.text):  # "B wrote A's Letters"
                yield _draft(w, s, false, False, right, t.answer)


def _placed(w: Writer, s: Sentence) -> bool:
    """Whether a frame, or a name that is no country's, says which story a statement is of."""
    if w.frames.topic or w.article.published is None:
        return True
    named = (w.reading.entities[m.entity] for m in w.reading.mentions[s.index] if m.entity >= 0)
    return any(e.kind not in ("place", "nationality", "unknown") for e in named)


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


def _exclusive(s: Sentence, t: Target) -> bool:
    """Whether only one thing can stand there: a count, a date, the doer or the place of what is done once."""
    if t.answer.kind == "number":
        own = s.tokens[t.parts[0].start - 1] if t.parts[0].start else None
        return t.parts[0].start == t.span.start and (own is None or own.text.casefold() not in _BOUNDS)
    if t.answer.kind in ("year", "date", "day"):
        return True
    if t.answer.kind not in ("person", "country", "city", "state"):
        return False
    at = s.tokens[next(k for k in t.span if s.tokens[k].head == k or s.tokens[k].head not in t.span)]
    over = s.tokens[at.head]
    verb = s.tokens[over.head] if at.dep == "pobj" else over
    past = verb.tag in ("VBD", "VBN") and not s.child(verb.i, "neg")
    if not past:
        return False
    if at.dep == "pobj" and over.dep == "agent":
        return verb.lemma in lexicon.ONCE | needs.CONTESTS
    if at.dep == "pobj":
        return over.text == "in" and verb.lemma in _SOMEWHERE
    return verb.lemma in lexicon.ONCE | needs.CONTESTS


_SOMEWHERE = frozenset("bear die hold found establish open build launch sign bury settle crash sink".split())
"""What happens in one place only."""

_BOUNDS = frozenset(
    "about around over under nearly almost roughly approximately some than least most".split()
)
""" "Over ten" is as true of twenty: nothing contradicts it."""

_ALL = re.compile(r"(?:All|Some|Most|Many|Both|Others|Each) (?:has|have|had|was|were|[a-z]+ed)\b")
"""All of whom?"""

_OPINION = re.compile(
    r"\b(?:leading|main|major|important|famous|popular|best|well-known|prominent|significant|notable|great|huge"
    r"|unique|special|remarkable|quite|very|one of the|kind of|such as|other|many|some|most|often|usually)\b",
    re.I,
)
"""What one may see otherwise, or what holds more or less: nothing to be called true or false."""


def _text(w: Writer, s: Sentence, needed: frozenset[int], t: Target | None, choice: str) -> str:
    """The shortest sound form of the sentence that keeps what is needed; "" where there is none."""
    parts = () if t is None else t.parts if t.answer.kind == "number" else (t.span,)  # "percent" stays
    for kept in reversed(clipping.clippings(w.reading, s, needed)):
        try:
            text = written(w, s, undated(w, s, kept, needed), parts, (choice,) if t else ())
        except Unclear as unclear:
            w.note(unclear)
            continue
        if 7 <= len(text.split()) <= MOST_WORDS and '"' not in text and not broken(text):
            return closed(text, ".")
    return ""


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
