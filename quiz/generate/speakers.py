"""Whose word a clause is: the article’s own, somebody’s who is quoted, or nobody’s that can be trusted."""

from __future__ import annotations

from quiz.generate import lexicon
from quiz.generate.phrase import Writer
from quiz.generate.wording import Unclear
from quiz.generate.words import Sentence, Token

_SUBJECT = ("nsubj", "nsubjpass")


def speaker_of(w: Writer, s: Sentence, verb: Token) -> str | None:
    """ "" for a plain fact, a name for a reported one, None where nothing may be taken."""
    at, below, speaker = verb, verb, ""
    parted: list[tuple[Token, Token]] = []
    for _ in range(8):
        if at.dep == "ROOT":
            break
        head = s.tokens[at.head]
        if at.dep == "conj" and head.pos in ("VERB", "AUX"):
            if s.child(at.i, *_SUBJECT):
                parted.append((head, at))
            if head.lemma in lexicon.REPORTING and s.child(head.i, "ccomp") and s.child(at.i, *_SUBJECT):
                return None  # "she claims that … and he was forced …": what follows may be claimed as well
        elif at.dep == "relcl" and at is verb:
            first = min(s.subtree(at.i))
            pronoun = next((t for t in s.children(at.i, *_SUBJECT) if t.tag in ("WDT", "WP")), None)
            if not pronoun or pronoun.text.casefold() == "that" or s.tokens[first - 1].text != ",":
                return None
            return "" if plain(s, head) and not _inside(s, head, pronoun) else None
        elif at.dep == "advcl" and at is verb and _happened(s, at):
            pass
        elif at.dep == "ccomp" and head.pos in ("VERB", "AUX"):
            if head.lemma not in lexicon.REPORTING or speaker or s.child(head.i, "neg", "expl"):
                return None
            if head.lemma in lexicon.DOUBT_VERBS or any(
                a.lemma in lexicon.DOUBT_ADVERBS for a in s.children(head.i, "advmod")
            ):
                return None
            said = s.child(head.i, "nsubj")
            if said is None:
                return None
            if any(t.dep == "mark" and t.text.casefold() in lexicon.IRREALIS for t in s.children(at.i)):
                return None
            if said.tag in ("WDT", "WP") or s.children(head.i, "aux"):
                return None
            if verb.dep == "advcl":
                return None  # "Lee said it fell when Orr left": that he left is not what she said
            speaker = _named(_with_article(s, said, w.write(s, w.core(s, said.i))))
        else:
            return None
        below, at = at, head
    del below
    for token in s.children(verb.i, "mark"):
        if token.text.casefold() != "that" and verb.dep != "advcl":
            return None
    source = next((t for t in s.tokens if t.text.casefold() == "according" and t.i + 1 < len(s.tokens)), None)
    if source is not None:
        inside = s.children(source.i, "prep")
        target = s.child(inside[0].i, "pobj") if inside else None
        if target is None or speaker:
            return None
        if any(source.i in range(first.i, second.i) for first, second in parted):
            return None  # it tells of the clause it stands in
        return _named(_with_article(s, target, w.write(s, w.core(s, target.i))))
    return speaker


def _inside(s: Sentence, noun: Token, pronoun: Token) -> bool:
    """ "The resort of Moss, east of Lund, which …": of which of them a relative clause tells is not sure."""
    at = noun
    while at.dep in ("pobj", "prep") and at.head != at.i:
        at = s.tokens[at.head]
    before = s.tokens[min(s.subtree(at.i)) - 1].text
    if at is noun or before != "," or at.dep not in ("appos", "advmod", "npadvmod", "prep"):
        return False
    return pronoun.tag == "WP" or at.lemma not in lexicon.ROLES  # "director of Acme, which" is of Acme


def _named(speaker: str) -> str:
    if not any(c.isupper() for c in speaker):
        raise Unclear("a speaker without a name")
    return speaker


def _happened(s: Sentence, verb: Token) -> bool:
    """Whether a subordinate clause of time or reason tells a fact: "after the bridge collapsed"."""
    marks = [t.text.casefold() for t in s.children(verb.i, "mark", "advmod") if t.i < verb.i]
    told = verb.tag == "VBD" or any(a.tag == "VBD" for a in s.children(verb.i, "aux", "auxpass"))
    return told and any(m in ("after", "when", "while", "because", "since", "before") for m in marks)


def teller_of(w: Writer, s: Sentence, verb: Token) -> int:
    """The person who says what the verb tells, as an entity; -1 where it is nobody named."""
    at = verb
    for _ in range(8):
        if at.dep == "ccomp":
            said = s.child(at.head, "nsubj")
            m = w.reading.mention_at(s.index, said.i) if said else None
            return m.entity if m else -1
        if at.head == at.i:
            break
        at = s.tokens[at.head]
    return -1


def _with_article(s: Sentence, noun: Token, text: str) -> str:
    """ "news agency Tass" → "the news agency Tass"."""
    if (
        noun.pos == "NOUN"
        and not noun.plural
        and not s.child(noun.i, "det", "poss")
        and s.child(noun.i, "appos")
    ):
        return f"the {text}"
    return text


def plain(s: Sentence, noun: Token) -> bool:
    """Whether a noun stands in a clause that is asserted."""
    at = noun
    for _ in range(15):
        if at.dep == "ROOT":
            return True
        if at.pos in ("VERB", "AUX"):
            if at.dep in ("advcl", "ccomp", "relcl", "acl", "csubj", "pcomp", "xcomp") or s.child(
                at.i, "neg"
            ):
                return False
            if any(a.tag == "MD" for a in s.children(at.i, "aux")):
                return False
        at = s.tokens[at.head]
    return False
