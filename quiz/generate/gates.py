"""What a question must pass. One function for each reason to drop it; nothing is repaired here."""

from __future__ import annotations

import re
from collections.abc import Callable

from quiz.generate import lexicon
from quiz.generate.arguments import adrift, misdated, unfinished, unranked
from quiz.generate.commonly import commonly, half_told
from quiz.generate.completeness import lost
from quiz.generate.drafts import Draft
from quiz.generate.frames import LEANS, framed
from quiz.generate.loose import half_named, incomplete, indefinite, one_of_open, shared, unexpanded
from quiz.generate.occasions import unnumbered
from quiz.generate.phrase import Writer
from quiz.generate.pinned import contested, dated_by_event, echoing, repeated
from quiz.generate.rivals import ambiguous
from quiz.generate.slight import leftover, marked_out, slight, unmarked, weak
from quiz.generate.slips import misnamed, selfish, slipped
from quiz.generate.standing import (
    abbreviated,
    clipped,
    described,
    leaning,
    nameless,
    ownerless,
    unbound,
    unframed,
)
from quiz.generate.telling import dated, leaking, settled, spelt_out
from quiz.generate.unsaid import passing as of_the_day
from quiz.generate.unsaid import unsaid
from quiz.generate.wellmade import comparing, ungainly
from quiz.generate.wording import tokens_of

Gate = Callable[[Writer, Draft, str], bool]
"""True where a draft with that wording must be dropped."""

MIN_WORDS, MAX_WORDS, MAX_FRAMED = 4, 28, 32
_GAPPED = re.compile(r"\{\{.*?\}\}")
_NEGATIVE = re.compile(r"\b(?:not|never|except|neither|nor|nobody|nothing|without)\b|n't\b", re.I)
_DOUBT = re.compile(
    r"\b(?:perhaps|possibly|probably|allegedly|reportedly|maybe|supposedly|apparently)\b", re.I
)
_ODD = re.compile(
    r"[A-Za-z][a-z]{3,}(?<!Prof)(?<!Capt)(?<!Sept)(?<!Corp)(?<!Bros)(?<!Dept)(?<!Univ)\. [A-Z]"
    r"|\w No(?=\?| (?![\dA-Z])|\.(?! ?[\dA-Z]))"
    r"|\b(?:is|are) (?:(?!\b(?:has|have|had)\b)[^?])*\bsince (?:\d|[A-Z])"
    r"|\s[,.?;:](?!\w)|  |\bet al\b|\bNos?\?|\?\?|[\[\]{}<>|\\^~_=*]"
    r"|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\bInc)(?<!\bLtd)(?<!\bCorp)(?<!\bBros)\.\?\Z|,\?\Z|--|- -"
    r"|\w - (?=(?:\S+ ){0,2}\S+\Z)|\w - .*\w - |\.\.|…|://|www\.|#\w|@\w"
    r"|\b[Oo]n which month\b|\bat which (?:road|street|avenue|lane)\b"
    r"|(?:\A|: )Who (?!(?:br|s|r|spr|st|sw|cl|fl)ing\b)\w+ing\b"
)


_TWICE = re.compile(r"\b((?:[^\W\d]+ )?(?!had had|that that)[^\W\d]+) (?=[a-z])(?i:\1)\b")
"""A word or two said twice; in a name ("Row Row") it is meant so."""


def unmade(w: Writer, d: Draft, stem: str) -> bool:
    """Badly formed: no capital, too short or long, doubled words, stray signs."""
    plain = re.sub(r"\{\{.*?\}\}", "_____", stem)
    words = plain.split()
    ends = (
        plain.endswith("?")
        if d.kind not in ("truefalse", "gap", "matching", "ordering")
        else plain.endswith(".")
    )
    sample = plain.replace("_____", "X")
    return (
        any(a.text.count("(") != a.text.count(")") for a in d.answers)
        or not ends
        or not re.match(r"[\"“(]?[A-Z0-9_]", plain)
        or not MIN_WORDS <= len(words) <= MAX_WORDS
        or bool(_TWICE.search(plain))
        or bool(_ODD.search(sample))
        or plain.count('"') % 2 == 1
        or plain.count("(") != plain.count(")")
    )


def pruned(w: Writer, d: Draft, stem: str) -> bool:
    """Leaves out what may have made it true: where, for what, in which contest."""
    if not d.fact.isdigit() or d.lemma in lexicon.ONCE:
        return False  # what happens once is told by the thing it happens to
    text = " ".join(
        [stem, d.correction, *(a.text for a in d.answers), *(x for a in d.answers for x in a.accept)]
    )
    return bool(lost(w.reading, w.reading.sentences[d.sentence], d.lemma, text, w.when))


def doubtful(w: Writer, d: Draft, stem: str) -> bool:
    """Says perhaps."""
    return bool(_DOUBT.search(stem.split('"')[0]))


def negative(w: Writer, d: Draft, stem: str) -> bool:
    """Asks for what is not."""
    return bool(_NEGATIVE.search(stem if stem.endswith("?") else stem.split('"')[0]))


def ungrounded(w: Writer, d: Draft, stem: str) -> bool:
    """The evidence is not in the file word for word, or the key is not in the article."""
    if not d.evidence or any(e not in w.article.raw for e in d.evidence):
        return True
    proof = set(tokens_of(" ".join(d.evidence)))
    everywhere = w.vocabulary.words
    if d.kind in ("truefalse", "ordering"):
        return False
    return any(
        not set(tokens_of(a.text)) & proof or not set(tokens_of(a.text)) <= everywhere for a in d.answers
    )


_MISTIMED = re.compile(
    r"\b(?:In which (?:year|month|month and year|decade|century)|On what date) "
    r"(?:in \w+ \d{4} )?(?:does|do|is|are|has|have|will)\b",
    re.I,
)


def mistimed(w: Writer, d: Draft, stem: str) -> bool:
    """Asks in the present for a day: it is past by now, or the parser took a noun for the verb."""
    return bool(_MISTIMED.search(w.frames.without(stem)))


GATES: tuple[tuple[str, Gate], ...] = (
    ("leans on a name before it", unbound),  # these first, as they are quick and drop most
    ("describes without naming", described),
    ("names nothing", nameless),
    ("badly formed", unmade),
    ("a day asked for in the present", mistimed),
    ("leans on the article", leaning),
    ("describes without naming", clipped),
    ("does not say which occasion", unframed),
    ("does not say which occasion", unnumbered),
    ("leans on the article", leftover),
    ("says too little", slight),
    ("not worth asking", weak),
    ("leaves out what was told before", unsaid),
    ("true or told for its day only", of_the_day),
    ("does not say whose it is", ownerless),
    ("has letters nobody spelt out", abbreviated),
    ("leaves out what may matter", pruned),
    ("lacks a complement", incomplete),
    ("tells of one of many", indefinite),
    ("holds of many", shared),
    ("holds of many", commonly),
    ("half the name is told", half_told),
    ("one of an open list", one_of_open),
    ("a person named by half", half_named),
    ("has letters nobody spelt out", unexpanded),
    ("asks for what is not", negative),
    ("a rumour or a guess", doubtful),
    ("badly formed", ungainly),
    ("leans on the article", comparing),
    ("lacks a complement", unfinished),
    ("leaves out what may matter", adrift),
    ("a date that may be of something else", misdated),
    ("ranks without its time", unranked),
    ("holds a slip of the pen", slipped),
    ("holds a slip of the pen", misnamed),
    ("speaks of its own publisher", selfish),
    ("gives its key away", leaking),
    ("gives its key away", dated_by_event),
    ("leans on the article", echoing),
    ("evidence does not hold the key", ungrounded),
    ("more than one answer", ambiguous),
    ("more than one answer", contested),
    ("more than one answer", repeated),
)


FRAMED = (unbound, described, nameless, ownerless)
"""What the headline or the subject's name before the question mends."""


_CLOSED = re.compile(
    rf"[^{LEANS}]*(?:{LEANS}(?=\?\Z| (?:\w+est|first|only) | (?:[a-z]+ ){{1,2}}(?:of|into|to|for) )"
    rf"[^{LEANS}]*)+"
)
"""A wording whose leaning descriptions have a complement or a superlative, or that leaves a day untold."""


def first_failed(w: Writer, d: Draft, stem: str, excused: tuple[Gate, ...] = ()) -> str:
    """The reason to drop a draft with that wording, or ""."""
    return next((reason for reason, gate in GATES if gate not in excused and gate(w, d, stem)), "")


def _topic(w: Writer, d: Draft) -> bool:
    """Whether the article's own subject is asked for."""
    topic = set(tokens_of(w.frames.topic))
    names = [x for a in d.answers if a.entity >= 0 for x in (a.text, *w.reading.entities[a.entity].aliases)]
    return any(set(tokens_of(name)) <= topic for name in names)


def passing(w: Writer, d: Draft, stem: str) -> tuple[str, str]:
    """The wording as it can be asked, behind its frame; and why not, where it cannot.

    A stem that names the article's subject itself needs no frame before it; every other has one, because
    nobody knows weeks later which story it was.
    """
    if dated(w, d):
        return stem, "the frames' month answers it"
    why = first_failed(w, d, stem)
    if d.kind in ("matching", "ordering", "role", "definition") or not w.frames.topic:
        return stem, why
    frame = w.frames.before(w.reading.sentences[d.sentence].paragraph)
    if not why and w.frames.told(_GAPPED.sub("_____", stem)):  # what the gap hides, nobody is told
        return stem, ""
    strict = first_failed(w, d, stem, FRAMED) if why else ""
    if strict:
        return stem, strict
    bare = frame.removesuffix(w.frames.month)  # the month may be what is asked, or said already
    said = w.frames.month and w.frames.month.strip(" ()") in stem
    for tried in (bare,) if said else dict.fromkeys((frame, bare)):
        whole = framed(tried, stem)
        fits = len(whole.split()) <= MAX_FRAMED and not unbound(w, d, whole)
        if fits and not (leaking(w, d, whole) or spelt_out(tried, d) or settled(tried, stem)):
            return whole, ""
    if why and _CLOSED.fullmatch(stem) and w.frames.sole(stem):  # names and complements say which is meant
        why, lone = first_failed(w, d, framed("", stem), (unframed,)), True
    else:
        lone = w.frames.alone(stem)
    if not why and leaking(w, d, framed(frame, stem)) and lone:
        asked = d.kind != "quote" and any(a.entity >= 0 for a in d.answers)
        topical = not w.frames.timely and _topic(w, d) and not marked_out(stem)
        if (not asked or (w.frames.sole(stem) and not topical)) and not unmarked(d, stem):
            return framed("", stem), ""  # the headline would tell the answer, and the stem leans on nothing
        return stem, "nothing but its frame, which tells the answer, says who is meant"
    return stem, why or "no room for its frame"
