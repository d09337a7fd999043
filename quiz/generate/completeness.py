"""Whether a wording still says all that its clause says: what is cut away may have made it true."""

from __future__ import annotations

import re
from collections.abc import Callable

from quiz.generate import clipping
from quiz.generate.hanging import spare_time
from quiz.generate.titles import described_by, home_of, title_before
from quiz.generate.trim import of_event
from quiz.generate.wording import relative, tokens_of
from quiz.generate.words import Mention, Reading, Sentence, Token

_CONTENT = frozenset("NOUN PROPN NUM VERB ADJ".split())


_POINTING = frozenset("this that these those every each".split())
"""What makes a bare noun telling: "in that election" says which, "every day" how often."""

When = Callable[[Sentence, Mention], object]
"""What a relative date means, or None."""


def lost(reading: Reading, s: Sentence, lemma: str, text: str, when: When = lambda _s, _m: True) -> list[str]:
    """The telling words of a clause that a text leaves out.

    Args:
        lemma: the base form of the clause's verb.
        text: the question with its answers.
        when: tells which of the times of the article's own week are known; all by default.

    Asides between commas or brackets, other clauses, reasons of what happened, titles of people, times of the
    article's own week, and nouns and initials that a name may have replaced do not count.
    """
    verb = next((t for t in s.tokens if t.lemma == lemma and t.pos in ("VERB", "AUX")), None)
    if verb is None:
        return []
    there = tokens_of(text)
    spare: set[int] = set()
    for piece in clipping.spare_pieces(reading, s):
        if verb.i not in piece:
            spare |= piece
    for k in s.kids[verb.i]:
        if s.tokens[k].dep in ("conj", "parataxis"):
            spare |= set(s.subtree(k))
    spare |= (
        _held(reading, s)
        | _reasons(s, verb)
        | _trailing(s, verb)
        | _said_otherwise(reading, s, set(there), when)
    )
    found: list[str] = []
    for k in (*_shared(s, verb), *s.subtree(verb.i)):
        token = s.tokens[k]
        if k in spare or token.pos not in _CONTENT or token.i == verb.i:
            continue
        bare = [s.tokens[j].dep for j in s.kids[k] if s.tokens[j].dep != "case"] in (["det"], ["poss"], [])
        pointed = any(s.tokens[j].text.casefold() in _POINTING for j in s.kids[k])
        if token.pos == "NOUN" and bare and token.dep != "compound" and not pointed:
            continue
        pieces = tokens_of(token.text)  # "one-metre" is two words there
        if not all(any(_akin(word, piece, token.lemma) for word in there) for piece in pieces):
            found.append(token.text)
    return found


def _shared(s: Sentence, verb: Token) -> list[int]:
    """What stands in front for two verbs: "In that election Ann Lee lost and failed to win her seat"."""
    if verb.dep != "conj":
        return []
    front = [j for j in s.kids[verb.head] if j < verb.head and s.tokens[j].dep in ("prep", "npadvmod")]
    return [k for j in front for k in s.subtree(j)]


def _held(reading: Reading, s: Sentence) -> set[int]:
    """Where an event was held, and on which day of its month: its name and the month tell which it was."""
    found: set[int] = set()
    for t in s.tokens:
        for prep in s.children(t.i, "prep") if of_event(s, t.i) else []:
            place = s.child(prep.i, "pobj")
            m = reading.mention_at(s.index, place.i) if place else None
            if prep.text == "in" and m is not None and m.kind == "place":
                found |= set(s.subtree(prep.i))
    for m in reading.mentions[s.index]:
        if m.kind == "date":
            found |= {k for k in range(m.first, m.last + 1) if re.fullmatch(r"\d\d?", s.tokens[k].text)}
    return found


def _reasons(s: Sentence, verb: Token) -> set[int]:
    """Why, and after or while what, something happened: that it happened is as true without."""
    found: set[int] = set()
    told = verb.tag == "VBD" or any(t.tag == "VBD" for t in s.children(verb.i, "aux", "auxpass"))
    meant = s.children(verb.i, "xcomp")
    for k in (*s.kids[verb.i], *(k for x in meant for k in s.kids[x.i])):
        t = s.tokens[k]
        marks = {x.text.casefold() for x in s.children(k, "mark", "advmod")}
        clause = t.dep == "advcl" and bool(marks & {"because", "after", "before", "while", "as", "since"})
        clause = clause and not _manner(s, t, marks)
        phrase = t.dep == "prep" and t.text.casefold() in ("because", "due")
        phrase = phrase or (t.text.casefold() == "in" and any(s.tokens[j].text == "order" for j in s.kids[k]))
        if told and (clause or phrase):
            found |= set(s.subtree(k))
    return found


def _manner(s: Sentence, t: Token, marks: set[str]) -> bool:
    """ "Crossed the bay while wearing a blindfold": without a comma it says how, and that is the point."""
    opening = s.subtree(t.i)[0]
    bare = t.tag == "VBG" and not s.child(t.i, "nsubj", "aux")
    return "while" in marks and bare and opening > t.head and s.tokens[opening - 1].text != ","


def _trailing(s: Sentence, verb: Token) -> set[int]:
    """What follows the whole clause behind a comma or a colon: ", a record low", ": Peru and Chile"."""
    found: set[int] = set()
    for k in s.subtree(verb.i):
        t = s.tokens[k]
        if k <= verb.i or t.dep not in ("npadvmod", "appos", "acl", "advcl", "prep", "dobj"):
            continue
        tree = s.subtree(k)
        sign = s.tokens[tree[0] - 1].text
        ends = tree[-1] >= s.subtree(verb.i)[-1] - 1
        if (
            ends
            and (sign == "," or (sign == ":" and t.dep == "appos"))
            and t.text.casefold() not in ("in", "at", "on")
        ):
            found |= set(tree)
    return found


def _said_otherwise(reading: Reading, s: Sentence, there: set[str], when: When) -> set[int]:
    """Times of the article's week, titles before names, and names that stand there in full."""
    found: set[int] = set()
    for m in reading.mentions[s.index]:
        span = set(range(m.first, m.last + 1))
        if m.kind in ("date", "time"):
            if relative(m.text) and (when(s, m) is not None or spare_time(reading, s, m)):
                found |= span
                behind = s.tokens[m.last + 1] if m.last + 1 < len(s.tokens) else None
                if behind is not None and behind.text in ("morning", "afternoon", "evening", "night"):
                    found.add(behind.i)
            continue
        if m.entity < 0:
            continue
        title = title_before(s, m.first)
        if title and m.kind == "person":
            found |= set(range(title[0], title[1] + 1))
        if m.kind == "person":
            found |= set(described_by(s, m))
            if set(tokens_of(reading.entities[m.entity].name)) <= there:
                found |= home_of(s, m)
        if set(tokens_of(reading.entities[m.entity].name)) <= there:
            found |= span
    return found


def _akin(word: str, text: str, lemma: str) -> bool:
    text, lemma = text.casefold(), lemma.casefold()
    return word in (text, lemma) or (len(text) > 4 and word[:4] == text[:4]) or text in word
