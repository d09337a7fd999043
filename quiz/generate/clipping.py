"""Making a sentence shorter without touching what it says: whole asides go, with both their commas.

Used for questions that keep the sentence as the author wrote it. A piece may go only where the grammar
marks it as spare: parentheses, pairs of dashes, non-restrictive clauses and appositions between commas,
linking words at the front, and a coordinated clause with a subject of its own.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from quiz.generate import lexicon, misread
from quiz.generate.hanging import aside_in_list, tells_place
from quiz.generate.words import Reading, Sentence

MAX_WORDS = 27
"""Words of a sentence that can be taken in at once."""

_DASHES = frozenset("- – — --".split())
_BETWEEN_NUMBERS = _DASHES | {",", "and", "or", ";"}
_SPARE = frozenset("relcl acl advcl appos".split())
_ATTENDANT = frozenset("with amid despite following".split())
"""What opens a circumstance behind a comma: ", with a band playing"; the sentence is as true without."""

_SUBJECT = frozenset("nsubj nsubjpass expl csubj".split())


def clippings(
    reading: Reading, s: Sentence, needed: frozenset[int], within: tuple[int, ...] | None = None
) -> list[list[int]]:
    """The sentence's tokens, first with all that is needed or not marked as spare, then ever fewer.

    Args:
        needed: tokens that must stay, such as the answer.
        within: the tokens of the clause, where the sentence is not taken whole.

    Returns:
        Lists of token indexes in order, without the closing full stop; empty where none is sound.
    """
    asked = s.index, needed, within
    if asked not in reading.clipped:
        reading.clipped[asked] = _clippings(reading, s, needed, within)
    return reading.clipped[asked]


def _clippings(
    reading: Reading, s: Sentence, needed: frozenset[int], within: tuple[int, ...] | None
) -> list[list[int]]:
    end = len(s.tokens) - _closing(s)
    body = [k for k in (within if within is not None else range(end)) if k < end]
    if s.index not in reading.spare:
        reading.spare[s.index] = {*_front(s), *_links(s)}, list(_brackets(s)), _pieces(reading, s)
    links, brackets, pieces = reading.spare[s.index]
    gone = links.copy()
    for piece in brackets:
        if not piece & needed:
            gone |= piece
    found: list[list[int]] = []

    def keep() -> None:
        kept = _joined_up(s, [k for k in body if k not in gone])
        if kept and needed <= set(kept) and kept not in found and _sound(s, kept):
            found.append(kept)

    keep()
    for piece in pieces:
        if piece & needed or piece <= gone:
            continue
        gone |= piece
        keep()
    return found


def spare_pieces(reading: Reading, s: Sentence) -> list[frozenset[int]]:
    """Everything that could be left out: asides in brackets and between commas, coordinated main clauses."""
    return [*_brackets(s), *_pieces(reading, s)]


_EMPHASIS = ("appos", "npadvmod", "advmod", "nsubj")
_OPENINGS = ("in fact ,", "of course ,", "for example ,", "for instance ,", "in addition ,", "as such ,")
"""Links of more than one word, which say nothing by themselves."""


def _joined_up(s: Sentence, kept: list[int]) -> list[int]:
    """Without a comma between a subject that has none and its verb: left from an aside, or a slip."""
    root = next((t for t in s.tokens if t.dep == "ROOT"), None)
    if root is None:
        return kept
    near = {root.i, *(k for k in s.kids[root.i] if s.tokens[k].dep in ("aux", "auxpass"))}
    for n, k in enumerate(kept[:-1]):
        if s.tokens[k].text != "," or kept[n + 1] not in near or n == 0:
            continue
        subject = next((t for t in s.tokens if t.dep in _SUBJECT and t.head in near and t.i < k), None)
        tree = [j for j in s.subtree(subject.i) if j in kept] if subject else []
        if tree and subject and misread.reduced_aside(s, subject, root):
            return []
        if tree and tree[-1] >= kept[n - 1] and not any(s.tokens[j].text == "," and j != k for j in tree):
            return kept[:n] + kept[n + 1 :]
    return kept


def _closing(s: Sentence) -> int:
    return 1 if s.tokens and s.tokens[-1].text in (".", ";", ":") else 0


def _front(s: Sentence) -> Iterator[int]:
    """A linking word in front: "However, …", "Meanwhile …", "But …"."""
    first = s.tokens[0]
    opening = " ".join(t.text.casefold() for t in s.tokens[:3])
    for phrase in _OPENINGS:
        if opening.startswith(phrase):
            n = len(phrase.split())
            yield from range(n)
            return
    if first.dep == "cc":
        yield 0
        if len(s.tokens) > 1 and s.tokens[1].text == ",":
            yield 1
        return
    link = first.dep not in ("mark", "prep") and not s.kids[0]  # "Since too few came, …" is a reason
    if link and first.text.casefold() in lexicon.LINKING_ADVERBS - {"here", "there", "then"}:
        yield 0
        if len(s.tokens) > 1 and s.tokens[1].text == ",":
            yield 1


def _links(s: Sentence) -> Iterator[int]:
    """ "also", "then": they tie a clause to the one before and say nothing more."""
    for t in s.tokens[1:-1]:
        low, signs = t.text.casefold(), (s.tokens[t.i - 1].text, s.tokens[t.i + 1].text)
        emphatic = low in ("itself", "himself", "herself", "themselves") and t.dep in _EMPHASIS
        emphatic = emphatic and s.tokens[t.head].pos != "PRON"  # "he himself" is not the other one
        emphatic = emphatic and (t.dep != "nsubj" or s.tokens[t.i - 1].pos != "VERB")  # "found himself alone"
        if (emphatic or low in ("however", "therefore", "too")) and signs == (",", ","):
            yield from (t.i - 1, t.i, t.i + 1)
        elif emphatic:
            yield t.i
    for t in s.tokens[1:]:
        bare = t.dep == "advmod" and not s.kids[t.i] and s.tokens[t.head].pos in ("VERB", "AUX")
        apart = "," in (s.tokens[t.i - 1].text, s.tokens[min(t.i + 1, len(s.tokens) - 1)].text)
        main = t.text == "also" and s.tokens[t.head].lemma in _CENTRING
        if bare and not apart and t.text.casefold() in _BARE_LINKS and not main:
            yield t.i


_CENTRING = frozenset("centre center focus concentrate consist revolve comprise".split())
"""Verbs that tell all, or what matters most, unless there is an "also"."""

_BARE_LINKS = frozenset("also then therefore thus too still nevertheless nonetheless".split())


def _brackets(s: Sentence) -> Iterator[frozenset[int]]:
    start = -1
    for t in s.tokens:
        if (t.text == "(" or (t.text == "[" and not t.quoted)) and start < 0:  # "has [taken] it": put in
            start = t.i
        elif t.text in (")", "]") and start >= 0:
            yield frozenset(range(start, t.i + 1))
            start = -1
    dashes = [
        t.i for t in s.tokens if t.text in _DASHES and t.space and (t.i == 0 or s.tokens[t.i - 1].space)
    ]
    if len(dashes) == 2:
        yield frozenset(range(dashes[0], dashes[1] + 1))


def _pieces(reading: Reading, s: Sentence) -> list[frozenset[int]]:
    """The spare pieces, those farthest from the point first: trailing clauses, asides, other main clauses."""
    found: list[tuple[int, frozenset[int]]] = []
    for t in s.tokens:
        if t.dep in _SPARE and not aside_in_list(s, t.i):
            piece = _between_commas(s, t.i)
            telling = _makes(s, t.i) or (
                t.dep == "appos" and (_tells_place(reading, s, t.i) or _names(reading, s, t.i))
            )
            if piece and not telling:
                found.append((0 if t.dep != "appos" else 1, piece))
        elif t.dep == "prep" and t.text.casefold() in _ATTENDANT and s.tokens[t.head].dep == "ROOT":
            piece = _between_commas(s, t.i)
            if piece and t.i > t.head:
                found.append((0, piece))
        elif t.dep == "conj" and t.pos in ("VERB", "AUX") and s.tokens[t.head].dep == "ROOT":
            own = any(s.tokens[k].dep in _SUBJECT for k in s.kids[t.i] if k < t.i)
            piece = _second_clause(s, t.i)
            if piece and (own or _complete(s, t.head, t.i)):
                found.append((2 if own else 3, piece))
    return [piece for _, piece in sorted(found, key=lambda one: (one[0], -min(one[1])))]


def _makes(s: Sentence, i: int) -> bool:
    """ "They crowned Ann Lee, their oldest sailor, as Queen of the Tista": what she was made is no aside."""
    return s.tokens[min(s.subtree(i))].text.casefold() == "as" and s.tokens[i].pos not in ("VERB", "AUX")


def _names(reading: Reading, s: Sentence, i: int) -> bool:
    """ "The town's leader, Ann Lee, …", "Founder of it, Ann Lee, …": the apposition says who is meant."""
    head = s.tokens[s.tokens[i].head]
    here = reading.mention_at(s.index, i)
    if "#" in (s.tokens[i].text[:1], s.tokens[i - 1].text):
        return True  # a hashtag is a name
    if here is None or here.entity < 0:
        return False
    if (
        here.kind == "person"
        and head.dep == "pobj"
        and s.tokens[s.tokens[head.head].head].lemma in lexicon.ROLES
    ):
        head = s.tokens[s.tokens[head.head].head]  # the parser hangs the name on "the town"
    definite = any(s.tokens[k].dep in ("det", "poss") for k in s.kids[head.i])
    return head.pos == "NOUN" and (definite or (head.lemma in lexicon.ROLES and not head.plural))


def _complete(s: Sentence, verb: int, conj: int) -> bool:
    """Whether a verb says something without the one coordinated with it, whose object it may share."""
    return any(
        k > verb and k < conj and s.tokens[k].dep not in ("cc", "punct", "advmod", "conj")
        for k in s.kids[verb]
    )


def _run(s: Sentence, i: int) -> range | None:
    """The subtree of a token where it is one stretch."""
    tree = s.subtree(i)
    return range(tree[0], tree[-1] + 1) if tree[-1] - tree[0] + 1 == len(tree) else None


def _between_commas(s: Sentence, i: int) -> frozenset[int]:
    """A subtree set off by commas on both sides (or by one at the sentence's end), with its commas."""
    run = _run(s, i)
    if run is None or run.start == 0:
        return frozenset()
    start, end = run.start, run.stop
    while start < end and s.tokens[start].text == ",":
        start += 1
    while end > start and s.tokens[end - 1].text == ",":
        end -= 1
    before = s.tokens[start - 1].text == ","
    after = end >= len(s.tokens) - 1 or s.tokens[end].text in (",", ".", ";")
    if not before or not after or _goes_on(s, end):
        return frozenset()
    closes = end < len(s.tokens) - 1 and s.tokens[end].text == ","
    return frozenset(range(start - 1, end + closes))


_FOCUS = frozenset("particularly especially notably mainly chiefly largely partly primarily".split())


def _goes_on(s: Sentence, end: int) -> bool:
    """ "…, who was famous, particularly for …": what follows the comma belongs to the aside."""
    return (
        end + 1 < len(s.tokens) and s.tokens[end].text == "," and s.tokens[end + 1].text.casefold() in _FOCUS
    )


def _second_clause(s: Sentence, i: int) -> frozenset[int]:
    """ ", and …" with a subject of its own, up to the end of its subtree."""
    run = _run(s, i)
    if run is None:
        return frozenset()
    start = run.start
    while start > 0 and (s.tokens[start - 1].dep == "cc" or s.tokens[start - 1].text in (",", ";")):
        start -= 1
    at_end = run.stop >= len(s.tokens) - 1
    return frozenset(range(start, run.stop)) if at_end and start > 0 else frozenset()


def _tells_place(reading: Reading, s: Sentence, i: int) -> bool:
    """ "Paris, Texas": the apposition says which Paris."""
    here, there = reading.mention_at(s.index, i), reading.mention_at(s.index, s.tokens[i].head)
    return tells_place(s, i, here, there)


def _sound(s: Sentence, kept: list[int]) -> bool:
    """Whether what is left can be a sentence: a root with its subject, nothing torn, pairs in pairs."""
    have = set(kept)
    root = next((t for t in s.tokens if t.dep == "ROOT"), None)
    if root is None or root.i not in have or root.pos not in ("VERB", "AUX"):
        return False
    near = {root.i, *(k for k in s.kids[root.i] if s.tokens[k].dep in ("aux", "auxpass"))}
    if not any(s.tokens[k].dep in _SUBJECT and s.tokens[k].head in near for k in kept):
        return False
    if s.tokens[kept[0]].text in (",", ";", ")", "-", "–", "—"):
        return False
    if s.tokens[kept[-1]].dep == "prep" or s.tokens[kept[-1]].pos == "DET":
        return False
    if _cuts_numbers(s, have) or misread.gapped(s, have) or misread.spliced(s, have):
        return False
    words = [s.tokens[k].text for k in kept]
    if words.count('"') % 2 or words.count("(") != words.count(")"):
        return False
    return all(a != b or a != "," for a, b in itertools.pairwise(words))


def _cuts_numbers(s: Sentence, have: set[int]) -> bool:
    """Whether a list of numbers or years ends in its middle: "in 1602, 1617" of "in 1602, 1617 and 1623"."""
    numbers = [t.i for t in s.tokens if not t.text.isalpha() and any(c.isdigit() for c in t.text)]
    return any(
        (one in have) is not (other in have)
        and all(s.tokens[k].text in _BETWEEN_NUMBERS for k in range(one + 1, other))
        for one, other in itertools.pairwise(numbers)
    )
