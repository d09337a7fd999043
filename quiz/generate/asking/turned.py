"""A sentence turned into a question: what is asked for goes to the front, the auxiliary before the subject.

"In 1931 Ann Lee opened the bridge after a year of repairs." → "In which year did Ann Lee open the bridge
after a year of repairs?" Everything else stays where the author put it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from quiz.generate import dates, inflect, soundness
from quiz.generate.asking.target import Target
from quiz.generate.wording import tidy, word
from quiz.generate.words import Sentence, Token

_SUBJECT = ("nsubj", "nsubjpass")
_AUX = ("aux", "auxpass")
_BE = frozenset("is are was were am".split())
_LINKS = frozenset("xcomp dobj prep pobj npadvmod agent attr advmod".split())

Write = Callable[[list[int]], str]
"""Tokens of the sentence, as text that stands by itself."""


def turned(s: Sentence, kept: list[int], t: Target, write: Write) -> str:
    """The question without its question mark, or "" where the sentence cannot be turned safely.

    Args:
        kept: the tokens of the clipped sentence, in order.
        write: writes stretches of it.

    Raises:
        Unclear: a piece has no certain meaning.
    """
    root = next(x for x in s.tokens if x.dep == "ROOT")
    if s.child(root.i, "expl"):
        return _existing(s, root, kept, t, write)
    subjects = [x for x in s.tokens if x.dep in _SUBJECT and _under(s, x, root)]
    moved = _moved(s, root, t)
    if soundness.reduced(s, root) or (root.lemma == "account" and t.answer.kind == "number"):
        return ""  # "For what percentage did it account?"
    if len(subjects) != 1 or not moved or subjects[0].i > root.i or root.i not in kept:
        return ""
    subject = subjects[0]
    if subject.tag in ("WP", "WDT"):
        return ""  # the "Who" of "Captain Who sailed" is a name's
    have = set(kept)
    twin = next(
        (x for x in s.tokens[root.i + 2 : root.i + 3] if _second(s, x, root) and x.tag == root.tag), None
    )
    if any(_second(s, s.tokens[k], root) and s.tokens[k] is not twin for k in kept):
        return ""  # "opened … and is still used": the second verb would be left unturned
    body = [k for k in s.subtree(subject.i) if k in have]
    first, last = body[0], body[-1]
    front = [k for k in kept if k < first and k not in moved]
    if set(range(first, last + 1)) & have != set(body) or set(body) & moved:
        return ""
    while front and s.tokens[front[-1]].text == ",":
        front.pop()
    if any(_loose(s, k) for k in front):
        return ""  # "Holding 20 boats, in which year did …?"
    if _told_of(s, kept, moved):
        return ""
    if any(_again(s, k, moved) for k in kept):
        return ""
    if front and t.answer.kind in ("year", "date") and max(moved) < first:
        return ""  # "In 1995, at seventeen, she left": the year alone does not leave the front
    verbs = [x for x in s.tokens if x.i in have and x.head == root.i and x.dep in _AUX and x.i < root.i]
    helper, verb = _verbs(root, verbs)
    object_ = t.answer.kind != "number" and not (set(range(t.span.start)) & moved)
    if object_ and helper in ("had", "has", "have"):
        return ""  # "Which country had the settlers fled?" misleads
    if not helper or any(x.i < last for x in verbs):
        return ""
    gone = {x.i for x in verbs[:1]} | {root.i} if not verbs else {verbs[0].i}
    middle = [k for k in kept if last < k < root.i and k not in moved and k not in gone]
    rest = [k for k in kept if k > root.i and k not in moved]
    if twin and not verbs:  # "designed and built": both in the base form
        if not verb or not inflect.fits(twin.lemma, twin.tag, twin.text) or rest[:2] != [twin.i - 1, twin.i]:
            return ""
        verb, rest = f"{verb} {s.tokens[twin.i - 1].text} {inflect.base(twin.lemma)}", rest[2:]
    while middle and s.tokens[middle[0]].text == ",":
        middle.pop(0)
    if any(s.tokens[k].text == "," for k in middle):
        return ""
    if t.answer.kind == "person" and any(s.tokens[k].text.casefold() in _THEIRS for k in rest):
        return ""  # "Who did Ann Lee appoint while he led …?": with the name gone, he may be anybody
    agent = any(s.tokens[k].dep == "agent" for k in moved)
    if agent and helper in ("is", "are"):
        return ""  # what somebody does as a rule is asked of the doer: "Which body grants it?"
    ahead = _ahead(s, moved, t, write)
    told = write(body) + ("," if any(s.tokens[k].text == "," for k in body) else "")
    late = sorted(moved)[-1]
    if any(s.tokens[k].dep in ("relcl", "acl") for k in moved) or (
        t.answer.kind == "number"
        and len(moved) > 1
        and any(s.tokens[k].text == "," and (k == late + 1 or k in moved) for k in kept)
    ):
        return ""  # a counted noun with a clause behind it does not go to the front
    if front:
        ahead = f"{write(front)}, {ahead[:1].lower()}{ahead[1:]}"
    pieces = [ahead, helper, told, write(middle) if middle else "", verb, write(rest) if rest else ""]
    return tidy(" ".join(p for p in pieces if p))


def _loose(s: Sentence, k: int) -> bool:
    """Whether a participle in front has nobody of its own: it must stand beside its subject."""
    t = s.tokens[k]
    return t.dep == "advcl" and t.tag in ("VBG", "VBN") and not s.child(k, "nsubj", "nsubjpass", "mark")


def _again(s: Sentence, k: int, moved: set[int]) -> bool:
    """ "from Peru, from across the sea": what explains the piece that is asked for cannot stay behind."""
    t = s.tokens[k]
    if t.dep not in ("prep", "conj") or k in moved or k < 2 or s.tokens[k - 1].text != ",":
        return False
    return k - 2 in moved and any(s.tokens[j].text.casefold() == t.text.casefold() for j in moved)


def _told_of(s: Sentence, kept: list[int], moved: set[int]) -> bool:
    """ "Since 2004, when it reached a peak": the clause tells of the year, and cannot stay without it."""
    behind = [s.tokens[k] for k in kept if k > max(moved)][:2]
    comma = bool(behind) and behind[0].text == ","
    bound = comma or s.tokens[min(moved)].text.casefold() in ("since", "until")
    return bound and any(t.text.casefold() in ("when", "where") for t in behind[comma : comma + 1])


def _existing(s: Sentence, root: Token, kept: list[int], t: Target, write: Write) -> str:
    """ "There were 40 boats" → "How many boats were there"; "… 40 built" → "How many were built"."""
    noun = s.tokens[t.span.stop - 1]
    noun = noun if noun.pos == "NOUN" else s.tokens[noun.head]
    if noun.lemma in ("second", "minute", "hour", "day"):
        return ""  # how much time there was left is of the moment
    there = s.child(root.i, "expl")
    plain = t.answer.kind == "number" and noun.head == root.i and noun.dep in ("attr", "nsubj")
    if (
        not plain
        or there is None
        or root.text not in ("was", "were")
        or set(range(root.i + 1, t.span.start)) & set(kept)
    ):
        return ""
    front = [k for k in kept if k < there.i]
    while front and s.tokens[front[-1]].text == ",":
        front.pop()
    counted = [k for k in kept if t.span.stop <= k <= noun.i]
    rest = [k for k in kept if k > noun.i]
    if there.i + 1 != root.i or any(s.tokens[k].text in (",", ";", "and") for k in (*counted, *rest)):
        return ""
    done = bool(rest) and s.tokens[rest[0]].tag == "VBN" and s.tokens[rest[0]].head == noun.i
    pieces = [t.wh, write(counted), root.text, "" if done else "there", write(rest) if rest else ""]
    text = " ".join(p for p in pieces if p)
    return tidy(f"{write(front)}, {text}" if front else text[:1].upper() + text[1:])


def _under(s: Sentence, x: Token, root: Token) -> bool:
    return x.head == root.i or (s.tokens[x.head].head == root.i and s.tokens[x.head].dep in _AUX)


def _second(s: Sentence, x: Token, root: Token) -> bool:
    return x.dep == "conj" and x.head == root.i


def _moved(s: Sentence, root: Token, t: Target) -> set[int]:
    """The tokens that go to the front: the piece, its noun where a number is asked for, its preposition."""
    at = next((s.tokens[k] for k in t.span if s.tokens[k].head not in t.span), None)
    if at is None:
        return set()
    moved = set(t.span)
    if t.answer.kind == "number":
        at = at if at.pos == "NOUN" else s.tokens[at.head]
        moved |= set(s.subtree(at.i))
        if sorted(moved) != list(range(min(moved), max(moved) + 1)):
            return set()
        if any(s.tokens[k].dep == "prep" and s.child(k, "pobj") and _dated(s, k) for k in moved):
            return set()  # "cancelled 80 flights on 3 May": the day goes with the verb
        if at.dep == "pobj" and t.wh.split()[0] in ("more", "at"):
            return set()  # "From more than how many …?"
    elif set(s.subtree(at.i)) - moved - {k for k in s.subtree(at.i) if s.tokens[k].text == ","}:
        return set()  # more hangs on it than can be moved
    if any(x.dep == "conj" and x.pos == "PROPN" and x.i > max(moved) for x in s.tokens):
        return set()  # "by Ann Lee in Rome in 1701 and Bob Hay in Lima": what goes with whom?
    if at.dep == "pobj":
        prep = s.tokens[at.head]
        if prep.i != min(moved) - 1 or len(s.kids[prep.i]) != 1:
            return set()
        if prep.text.casefold() not in _ASKING or _asks_badly(s, prep, t):
            return set()
        if prep.text.casefold() == "from" and any(
            x.dep == "prep" and x.text == "to" and x.i > prep.i for x in s.children(prep.head)
        ):
            return set()  # "from Oslo to Rome": a pair is not torn
        listed = any(
            x.dep == "conj" and x.pos in ("NOUN", "PROPN") and root.i < x.i < prep.i for x in s.tokens
        )
        if t.answer.kind in ("year", "date") and listed and prep.head == root.i and prep.i > root.i:
            return set()  # the date may be that of the last thing listed
        near = s.tokens[prep.i - 1] if prep.i else None
        if near is not None and (
            near.text.casefold() in _TIED or (near.dep == "conj" and t.answer.kind == "year")
        ):
            return set()  # "early in 1990", "the fires of Oslo and of Bergen in 1702"
        moved.add(prep.i)
        at = prep
    elif at.dep not in ("dobj", "npadvmod"):
        return set()
    for _ in range(4):
        over = s.tokens[at.head]
        if over.i == root.i:
            return moved
        if over.dep != "xcomp" or over.pos != "VERB":
            return set()
        at = over
    return set()


def _asks_badly(s: Sentence, prep: Token, t: Target) -> bool:
    """Whether a preposition cannot go to the front: it may be no tie of the verb's at all.

    "Sent on Ann Lee": a particle · "closed at $8": a price · "kept in jars from Peru": the jars.
    """
    low = prep.text.casefold()
    if t.answer.kind == "money":
        return low in ("at", "from", "to")
    if t.answer.kind == "person" and prep.i == s.tokens[prep.head].i + 1 and low in ("on", "in"):
        return s.tokens[prep.head].pos == "VERB"
    near = s.tokens[prep.i - 1]
    inner = near.dep == "pobj" and near.pos == "NOUN" and s.tokens[near.head].head == prep.head
    return low == "from" and inner and t.answer.kind not in ("person", "year", "date")


def _dated(s: Sentence, prep: int) -> bool:
    """Whether a preposition opens a time: a year, a month, a feast."""
    noun = s.child(prep, "pobj")
    if noun is None or s.tokens[prep].text.casefold() not in ("on", "in", "at", "during"):
        return False
    low = noun.text.casefold()
    return low in dates.MONTHS or low.endswith("day") or bool(_YEAR.fullmatch(low))


_YEAR = re.compile(r"(?:1\d|20)\d\ds?")


def _ahead(s: Sentence, moved: set[int], t: Target, write: Write) -> str:
    """The words that ask, with the preposition before them and the counted noun behind."""
    before = [k for k in sorted(moved) if k < t.span.start]
    behind = [k for k in sorted(moved) if k >= t.span.stop]
    wh = "which people" if t.wh == "who" else t.wh
    ties = [s.tokens[k].text.casefold() for k in before]
    if ties == ["at"] and wh.split()[-1] in ("street", "road", "avenue"):
        ties = ["on"]
    words = [*ties, wh, write(behind) if behind else ""]
    text = " ".join(w for w in words if w)
    if text == "whom":
        text = "who"
    return text[:1].upper() + text[1:]


def _verbs(root: Token, helpers: list[Token]) -> tuple[str, str]:
    """The auxiliary for the front, and the verb that stays behind the subject."""
    if helpers:
        first = helpers[0].text.casefold()
        if first.startswith(("'", "’")) or not first.isalpha():
            return "", ""
        return first, word(root)
    if root.text.casefold() in _BE:
        return root.text.casefold(), ""
    support = {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(root.tag, "")
    if not support or root.pos != "VERB":
        return "", ""
    if not inflect.fits(root.lemma, root.tag, root.text):
        return "", ""  # the base form is not sure
    return support, inflect.base(root.lemma)


_ASKING = frozenset("in at on by from to with for against of since until under near into".split())
_THEIRS = frozenset("he she him her his hers they them their".split())
_TIED = frozenset("early late back only until even mainly mostly especially particularly just as".split())
