"""Short noun phrases as answers that can be typed, and the other ways to type them."""

from __future__ import annotations

from quiz.generate import lexicon, needs
from quiz.generate.clauses import Part
from quiz.generate.drafts import Answer
from quiz.generate.phrase import Writer
from quiz.generate.words import Sentence

LONGEST = 5
"""Words of an answer that can fairly be typed."""

_SORTS = (
    lexicon.DESCRIPTORS | lexicon.ORG_NOUNS | lexicon.SITE_NOUNS | lexicon.PLACE_NOUNS | needs.SORTS
) - lexicon.ROLES
_FIRM = frozenset("NOUN PROPN ADJ NUM ADP DET CCONJ PART".split())
_LOOSE = frozenset(
    """this that these those such other same another or several many various some few numerous most all both
    each every any""".split()
)
_CASES = ("prep", "agent", "case")
_KEPT = ("of", "in", "for", "on", "between", "to", "from")
_THINGS = ("other", "unknown", "event", "organization", "site")


def phrase(w: Writer, s: Sentence, part: Part) -> Answer | None:
    """A short noun phrase as an answer that can be typed; None where it is too vague, long or nested."""
    head = s.tokens[part.head]
    if head.pos not in ("NOUN", "PROPN") or head.dep == "conj":
        return None
    if any(t.text.casefold() in ("including", "as", "like") for t in s.children(head.i)):
        return None  # examples follow: the names are the answer
    tokens = [k for k in part.tokens if not (part.prep and k < part.head and s.tokens[k].dep in _CASES)]
    if any(s.tokens[k].text.casefold() in _LOOSE for k in tokens):
        return None
    tokens = _without_clause(s, part.head, tokens)
    while tokens and s.tokens[tokens[0]].text.casefold() in ("to", "of", "due", "because"):
        tokens.pop(0)
    while tokens and s.tokens[tokens[0]].dep in ("det", "poss", "case", "predet", "punct"):
        if s.tokens[tokens[0]].dep == "poss" and s.tokens[tokens[0]].pos != "PRON":
            return None
        tokens.pop(0)
    mention = w.reading.mention_at(s.index, part.head)
    if mention is not None and (mention.kind not in _THINGS or mention.last != part.head):
        return None
    acting = part.role in ("subject", "agent") and mention is not None
    if acting and mention is not None and mention.kind in ("organization", "unknown"):
        return None  # a doer: asked with "who" or "which", or not at all
    if not tokens or _ragged(s, tokens):
        return None
    text = w.write(s, tokens)
    words = text.split()
    told = [k for k in tokens if s.tokens[k].dep in ("amod", "compound", "nmod", "prep", "nummod")]
    if not 1 <= len(words) <= LONGEST or (head.lemma in needs.LIGHT and not told):
        return None
    listed = any(s.tokens[k].dep == "conj" for k in tokens) and len(words) > 4
    if listed or text.casefold() != s.text_of(tokens).casefold() or len(text) < 4:
        return None
    accept = _shorter(s, tokens, part.head, text)
    if first := named(s, part):
        accept += (s.text_of(first),)
    return Answer(text, "thing", accept=accept)


def _without_clause(s: Sentence, head: int, tokens: list[int]) -> list[int]:
    """ "A clock he had made" is a clock: what was not named before stays true without its clause."""
    indefinite = any(s.tokens[k].text.casefold() in ("a", "an") for k in s.kids[head] if k < head)
    if not indefinite or any(s.tokens[k].dep == "conj" for k in s.kids[head]):
        return tokens
    clauses = [c for c in s.kids[head] if c > head and s.tokens[c].dep in ("relcl", "acl")]
    start = min((min(s.subtree(c)) for c in clauses), default=len(s.tokens))
    return [k for k in tokens if k < start]


def _ragged(s: Sentence, tokens: list[int]) -> bool:
    """Whether clauses, quotations, comparisons or stray words hang on a noun phrase."""
    for k in tokens:
        token = s.tokens[k]
        counted = token.tag in ("JJR", "CD") or token.text[:1].isdigit()
        if token.pos not in _FIRM or token.quoted or counted:
            return True
        if token.dep in ("relcl", "acl", "appos", "advcl", "punct") or token.lemma in lexicon.VAGUE_NOUNS:
            return True
        if token.pos == "ADP" and token.text not in _KEPT:
            return True
    text = s.text_of(tokens)
    return "'s" in text or any(c in text for c in '"/@()[]')


def named(s: Sentence, part: Part) -> list[int]:
    """The capitalised words right before the head, which tell which one it is."""
    head = s.tokens[part.head]
    if head.pos != "NOUN" or head.plural or head.lemma not in _SORTS:
        return []
    before = [k for k in part.tokens if k < part.head and s.tokens[k].dep in ("compound", "amod", "nmod")]
    return before if before and s.tokens[before[0]].text[:1].isupper() else []


def _shorter(s: Sentence, tokens: list[int], head: int, text: str) -> tuple[str, ...]:
    """The phrase, and the phrase without what merely describes it; never the bare noun."""
    found = [text]
    if any(s.tokens[k].dep == "conj" for k in tokens):
        return tuple(found)
    kept = [k for k in tokens if not (k < head and s.tokens[k].dep == "amod" and s.tokens[k].text.islower())]
    if len(kept) > 1:
        found.append(s.text_of(kept))
    return tuple(dict.fromkeys(t for t in found if t[:1].isalnum()))
