"""True or false on a sentence as its author wrote it, or with one date or number changed for another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from quiz.generate import clipping, lexicon, needs, soundness
from quiz.generate.asking.target import Target
from quiz.generate.asking.targets import targets
from quiz.generate.asking.whole import broken, closed, undated, verb_of, written
from quiz.generate.asking.worth import disagreeing, earlier, supposed, unnamed, untitled, vague
from quiz.generate.distractors import Finder, contains
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.wording import Unclear, tokens_of
from quiz.generate.words import Sentence

MOST_WORDS = 22


def ask(w: Writer, finder: Finder) -> Iterator[Draft]:
    """For every sentence that can stand alone a true draft; false ones where a swap must contradict it."""
    for s in w.reading.sentences:
        if soundness.unfit(s) or supposed(s) or vague(s) or earlier(w, s):
            continue
        if unnamed(s) or _MOMENT.search(s.text):
            continue
        root = next((x.lemma for x in s.tokens if x.dep == "ROOT"), "")
        if root in ("replace", "substitute"):
            continue  # who takes whose place is told carelessly: a side "is replaced" by a player
        told = targets(w, s)
        known: _Written = {}
        right = _true(w, s, frozenset(), known)
        told_of = right and re.search(r"(?<!^)\b[A-Z][a-z]|\d", right) and not _OPINION.search(right)
        if told_of and _past(s) and not _headlined(w, s, right):
            yield _draft(w, s, right, True, "", told[0].answer if told else Answer("", "phrase"))
        for t in told:
            if len(t.answers) > 1 or not _exclusive(s, t):
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
            if not wrong:
                continue
            choice = wrong[s.index % min(3, len(wrong))]
            part = t.parts[0] if t.answer.kind == "number" else t.span  # "60" of "60%"
            false = _text(w, s, frozenset(t.span), part, choice)
            if false and false != right and not contains(false, t.answer.text):  # "B wrote A's Letters"
                yield _draft(w, s, false, False, right, t.answer)


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
    at = s.tokens[next(k for k in t.span if s.tokens[k].head == k or s.tokens[k].head not in t.span)]
    if t.answer.kind in ("number", "year", "date", "day"):
        bounded = t.answer.kind == "number" and t.span.start < t.parts[0].start  # over 60 is over 25
        return not (bounded or _beneath(s, at.i) or _reckoned(s))
    if t.answer.kind not in ("person", "country", "city", "state") or at.dep == "nsubjpass":
        return False  # whom it befell may be several: more than one is elected, or booked
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


_SPAN = re.compile(r"\banniversary\b|\byears (?:later|earlier|ago)\b")
_YEAR = re.compile(r"\b[12]\d{3}\b")


def _reckoned(s: Sentence) -> bool:
    """Whether a sentence has two years and the time between: with one swapped it says what cannot be."""
    return bool(_SPAN.search(s.text)) and len(_YEAR.findall(s.text)) > 1


def _beneath(s: Sentence, i: int) -> bool:
    """Whether a token stands in a participle's clause: "…, winning three points" is not what is told."""
    while s.tokens[i].head != i:
        if s.tokens[i].dep in ("pcomp", "advcl", "acl") and s.tokens[i].tag == "VBG":
            return True
        i = s.tokens[i].head
    return False


_SOMEWHERE = frozenset("bear die hold found establish open build launch sign bury settle crash sink".split())
"""What happens in one place only."""

_OPINION = re.compile(
    r"\b(?:leading|main|major|important|famous|popular|best|well-known|prominent|significant|notable|great|huge"
    r"|unique|special|remarkable|quite|very|one of the|kind of|such as|other|many|some|most|often|usually"
    r"|much of|parts? of|significantly|greatly|considerably|substantially|increasingly|gradually|slightly)\b",
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
        if disagreeing(s, kept) or untitled(s, kept):
            continue
        try:
            text = write(undated(w, s, kept, needed))
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
