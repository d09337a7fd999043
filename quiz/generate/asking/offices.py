"""Who is what: people with the roles the article gives them, from titles and from appositions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quiz.generate import lexicon
from quiz.generate.asking import names
from quiz.generate.phrase import Writer
from quiz.generate.titles import title_before
from quiz.generate.wording import Unclear
from quiz.generate.words import Mention, Sentence, Token

KIN = frozenset(
    """father mother son daughter brother sister husband wife uncle aunt cousin nephew niece grandson
    granddaughter great-nephew stepson widow successor predecessor co-author mentor tutor pupil""".split()
)
"""Nouns for people by what they are to somebody, which does not pass."""

_WORK = frozenset("investigator apprentice delegate laureate partner scholar driver author artist".split())
"""More nouns for people, beside the offices."""

RULERS = frozenset(
    "president premier chancellor king queen pope emperor minister secretary-general sultan".split()
)
_ENDINGS = ("ist", "ician", "ator", "grapher", "logist", "keeper", "holder")
_OWNER = re.compile(r"['’]s\b|s['’](?=\s|\Z)")
"""An owner before the office's noun: he takes the place of "the", and says of what alone it is."""

_LEFT_OUT = frozenset("former then ex- ex late acting another".split())
_OVER = frozenset("former ex late".split())
_PASSED = _LEFT_OUT | frozenset("onetime erstwhile sometime then-".split())
"""Words before a title that say it is over, or was so at that time only."""
LONGEST = 10
"""Words of a role."""


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody in a role.

    Attributes:
        role: as in mid-sentence, without "the" or "a": "Norwegian captain", "Ann Lee's lawyer".
        the: what stands before the role in "Who was …?": "the " or "".
        head: its noun.
        sole: said as of one only: "the …", "…'s …", or a title with the body it belongs to.
        past: the article itself says that it is over or was so for a time ("former", "first").
    """

    person: int
    name: str
    role: str
    the: str
    head: str
    sole: bool
    past: bool
    sentence: Sentence
    evidence: str

    @property
    def ruler(self) -> bool:
        """Whether it is the head of a state or a government, whom everybody knows without the article."""
        return bool(RULERS & set(self.role.casefold().replace("-", " ").split()))


def held(w: Writer) -> list[Held]:
    """Each person of the article with the role that says most, in the order of the people."""
    found: dict[int, Held] = {}
    for s in w.reading.sentences:
        for m in w.reading.mentions[s.index]:
            if _known(w, m) and not s.tokens[m.last].quoted:
                for h in _of(w, s, m):
                    best = found.get(m.entity)
                    if best is None or (h.sole, h.past, "'s" in h.role) > (
                        best.sole,
                        best.past,
                        "'s" in best.role,
                    ):
                        found[m.entity] = h
    return list(found.values())


def _known(w: Writer, m: Mention) -> bool:
    if m.entity < 0 or w.reading.entities[m.entity].kind != "person":
        return False
    return len(w.reading.entities[m.entity].name.split()) >= 2 and names.answer(w, m) is not None


def _of(w: Writer, s: Sentence, m: Mention) -> Iterator[Held]:
    name, evidence = w.reading.entities[m.entity].name, w.article.verbatim(s.paragraph, s.start, s.end)
    for tokens, head in (_title(w, s, m), _behind(w, s, m), _before(w, s, m)):
        if not tokens or any(s.tokens[k].quoted for k in tokens) or _longer(s, tokens):
            continue
        try:
            text = w.write(s, tokens)
        except Unclear:
            continue
        first, _, rest = text.partition(" ")
        article = first.casefold().strip("\u2060")
        role = rest if article in ("the", "a", "an") else text
        words = role.casefold().split()
        if not role or len(words) > LONGEST or name in role or any(c in role for c in '"()/;'):
            continue
        before = role[: max(0, role.casefold().rfind(head))]
        owned = bool(_OWNER.search(before))
        titled = article not in ("the", "a", "an") and (
            owned or " of " in role or any(x[:1].isupper() for x in before.split())
        )
        sole = (article == "the" and len(words) > 1) or (article not in ("a", "an") and titled)
        gone = bool(_LEFT_OUT & set(words))
        the = "" if owned and article != "the" else "the "
        past = gone or "first" in words
        yield Held(m.entity, name, role, the, head, sole and not gone, past, s, evidence)


def _title(w: Writer, s: Sentence, m: Mention) -> tuple[list[int], str]:
    """ "Norwegian captain Erik Solberg": a title that says of what."""
    span = title_before(s, m.first)
    if span is None or span[0] == span[1]:
        return [], ""
    before = s.tokens[span[0] - 1].text.casefold() if span[0] else ""
    named = span[0] > 1 and w.reading.mention_at(s.index, span[0] - 2) is not None
    if before in ("-", "/", "&") or (before == "and" and not (named or s.tokens[span[0] - 2].text == ",")):
        return [], ""  # it may belong to a longer title
    last = s.tokens[span[1]]
    if s.tokens[span[0]].text in ("'s", "'"):
        return [], ""
    first = span[0]
    if before in _PASSED:
        if before not in _OVER:
            return [], ""  # "then leader Ann Lee": when that was, only the story tells
        first -= 1
    elif before == "the" and any(t.dep == "case" for t in s.tokens[span[0] : span[1]]):
        first -= 1  # "the Halden Guild's captain": the owner's own article
    return list(range(first, span[1] + 1)), last.text.casefold()


def _longer(s: Sentence, tokens: list[int]) -> bool:
    """Whether what stands before a role belongs to it: "Radio 2 | music editor", "Kiss the | Rain director".

    A name with a number, an article or an aside inside begins farther to the left.
    """
    start = tokens[0] + (s.tokens[tokens[0]].pos == "DET")
    before = s.tokens[max(0, start - 3) : start]
    if not before:
        return False
    if before[-1].text[:1].isdigit() or before[-1].text == ")":
        return True
    if before[-1].pos != "DET" or len(before) < 2 or not s.tokens[start].text[:1].isupper():
        return False
    tied = before[-2].pos == "ADP" and before[0].text[:1].isupper() and len(before) > 2
    return tied or (before[-2].text[:1].isupper() and before[-2].dep != "ROOT")


def _behind(w: Writer, s: Sentence, m: Mention) -> tuple[list[int], str]:
    """ "Ann Lee, the chairman of Acme"."""
    head = next((t for t in s.children(m.last, "appos") if t.i > m.last and _role(t)), None)
    if head is None or s.conjuncts(head.i) != [head.i] or s.tokens[m.last + 1].text != ",":
        return [], ""
    try:
        return w.core(s, head.i), head.lemma
    except Unclear:
        return [], ""


def _before(w: Writer, s: Sentence, m: Mention) -> tuple[list[int], str]:
    """ "Acme's chairman, Ann Lee", "the botanist Ann Lee"."""
    name = s.tokens[m.last]
    head = s.tokens[name.head]
    if name.dep != "appos" or head.i > m.first or not _role(head) or head.plural or head.dep == "conj":
        return [], ""
    between = [t.text for t in s.tokens[head.i + 1 : m.first] if t.text != ","]
    if between and not any(s.tokens[k].dep == "prep" for k in s.kids[head.i]):
        return [], ""
    tokens = [k for k in s.subtree(head.i) if k < m.first]
    while tokens and s.tokens[tokens[-1]].text == ",":
        tokens.pop()
    if any(s.tokens[k].text in (",", ";", "(") for k in tokens):
        return [], ""
    return tokens, head.lemma


def _role(t: Token) -> bool:
    known = lexicon.ROLES | lexicon.MALE | lexicon.FEMALE | KIN | _WORK
    return t.pos in ("NOUN", "PROPN") and (t.lemma.casefold() in known or t.lemma.endswith(_ENDINGS))
