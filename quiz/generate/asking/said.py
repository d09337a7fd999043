"""Who said it: somebody's own words, or a reported clause, asked for the speaker.

Asked only of people the article makes known, by a title or by more than one mention: who said a thing in
passing is not what a story is about. What was said must be worth it: it names something or counts something
(or is a full saying, in a quotation), it leans on nothing outside itself, and it is more than thanks or mood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.generate import lexicon
from quiz.generate.asking import names
from quiz.generate.asking.attempt import attempt
from quiz.generate.clauses import mention_at
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement
from quiz.generate.wording import tokens_of
from quiz.generate.words import Mention, Sentence, Token

_SAYING = frozenset(
    "say announce claim argue warn state insist stress explain confirm admit declare note report write "
    "estimate predict acknowledge add tell".split()
)
_ASKED = {
    "announce": "announced",
    "warn": "warned",
    "claim": "claimed",
    "argue": "argued",
    "estimate": "estimated",
    "predict": "predicted",
    "confirm": "confirmed",
    "admit": "admitted",
    "write": "wrote",
}
_OWNING = frozenset("announce claim confirm admit deny acknowledge".split())
"""Verbs that make something of what is said of oneself."""

_MOOD = frozenset(
    """thank hope welcome congratulate regret feel pleased proud happy glad excited delighted honoured honored
    disappointed sad sorry grateful great fantastic amazing wonderful magical committed""".split()
)
"""Words of thanks and mood."""

_OUTSIDE = frozenset(
    "it he she they him her them his its their this that these those there here then".split()
)
"""Words that point out of a quotation."""

SHORTEST, LONGEST = 5, 22
"""Words of a quotation."""


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts for quotations and reported clauses with one known speaker."""
    del statements
    for s in w.reading.sentences:
        for verb in s.tokens:
            if verb.lemma in _SAYING and verb.tag in ("VBD", "VBZ", "VBP") and not verb.quoted:
                yield from attempt(w, s, _ask(w, s, verb))


def _ask(w: Writer, s: Sentence, verb: Token) -> Iterator[Draft]:
    subject = s.child(verb.i, "nsubj")
    if subject is None or subject.quoted or s.child(verb.i, "neg", "aux"):
        return
    m = mention_at(w, s, subject.i)
    if m is None:  # "His lawyer, Ann Lee, said …"
        named = (w.reading.mention_at(s.index, t.i) for t in s.children(subject.i, "appos"))
        m = next((x for x in named if x is not None and x.kind == "person"), None)
    answer = _speaker(w, s, subject, m)
    if answer is None or any(t.lemma in lexicon.DOUBT_ADVERBS for t in s.children(verb.i, "advmod")):
        return
    if any(t.quoted for t in s.tokens):
        yield from _quoted(w, s, answer)
    else:
        yield from _reported(w, s, verb, answer)


def _speaker(w: Writer, s: Sentence, subject: Token, m: Mention | None) -> Answer | None:
    """The one person who speaks, where the article makes him or her known."""
    if m is None or m.entity < 0 or s.conjuncts(subject.i) != [subject.i]:
        return None
    answer = names.answer(w, m)
    if answer is None or answer.kind != "person":
        return None
    e = w.reading.entities[m.entity]
    titled = bool(e.roles) or m.last != subject.i
    speaks_for = any("spoke" in role.casefold() for role, _ in e.roles) or "spoke" in subject.text
    return answer if (titled or len(e.mentions) >= 2) and not speaks_for else None


def _quoted(w: Writer, s: Sentence, answer: Answer) -> Iterator[Draft]:
    """Somebody's own words: 'Who said, "…"?'."""
    quotes = re.findall(r'"([A-Z][^"]{15,160}(?:[.,!](?=")|(?="[.,])))"', s.text)  # the comma in or behind
    if len(quotes) != 1 or s.text.count('"') != 2:
        return
    words = quotes[0].rstrip(",.")
    tokens = [t.i for t in s.tokens if t.quoted and t.text != '"']
    if not SHORTEST <= len(words.split()) <= LONGEST or re.search(r"[\[\](){}<>|/]|\.\.", words):
        return
    if answer.text.split()[-1] in words or not _worth(w, s, tokens, answer, saying=True):
        return
    yield _draft(w, s, "quote", f'Who said, "{words}"?', answer, tokens)


def _reported(w: Writer, s: Sentence, verb: Token, answer: Answer) -> Iterator[Draft]:
    """ "Who warned that …?"."""
    clause = s.child(verb.i, "ccomp")
    if clause is None or verb.dep not in ("ROOT", "conj") or "according" in s.text.casefold():
        return
    tokens = w.trim(s, s.subtree(clause.i), clause.i)
    if tokens and s.tokens[tokens[0]].text.casefold() == "that":
        tokens = tokens[1:]
    while tokens and s.tokens[tokens[-1]].text == ",":
        tokens.pop()
    if not SHORTEST <= len(tokens) <= LONGEST + 2 or tokens[0] < verb.i < tokens[-1]:
        return
    finite = clause.tag not in ("VBG", "VB", "VBN") or s.children(clause.i, "aux", "auxpass")
    own = s.child(clause.i, "nsubj", "nsubjpass")
    if own is None or not finite:
        return
    if verb.lemma == "tell" and not s.child(verb.i, "dobj", "dative"):
        return  # "told a council fears remained": whoever was told went into the clause
    if s.child(clause.i, "ccomp") is not None and s.tokens[clause.i].lemma in lexicon.REPORTING:
        return
    if own.text.casefold() in ("he", "she") and verb.lemma not in _OWNING:
        return  # what one did or felt oneself is no news
    if not _worth(w, s, tokens, answer, saying=False, owning=verb.lemma in _OWNING):
        return
    with w.manner(teller=answer.entity):
        text = w.write(s, tokens)
    yield _draft(w, s, "said", f"Who {_ASKED.get(verb.lemma, 'said')} that {text}?", answer, tokens)


def _worth(
    w: Writer, s: Sentence, tokens: list[int], answer: Answer, *, saying: bool, owning: bool = False
) -> bool:
    """Whether what was said is worth knowing who said it."""
    inside = [s.tokens[k] for k in tokens]
    if any(t.lemma in _MOOD or t.text.casefold() in _MOOD for t in inside):
        return False
    if saying and (
        any(t.text.casefold() in _OUTSIDE and t.pos in ("PRON", "DET", "ADV") for t in inside)
        or any(t.text.casefold() in lexicon.SPEAKER_PRONOUNS and t.text != "US" for t in inside)
        or _half_named(w, s, tokens)
    ):
        return False  # nobody is there who could say whom "we" or "Charlie" means
    named = any(
        m.entity != answer.entity
        and not (not saying and m.entity >= 0 and _headlined(w, m))
        and (m.entity >= 0 or m.kind in ("number", "money", "percent", "date"))
        for m in w.reading.mentions[s.index]
        if m.first in tokens
    )
    if w.frames.timely and not named and not owning:
        return False  # a story's talk: without a name or a figure anybody may have said it
    telling = [t for t in inside if t.pos in ("NOUN", "PROPN", "ADJ", "NUM") and len(t.text) > 2]
    return len(telling) >= (3 if named else 4 if saying else 6)


def _headlined(w: Writer, m: Mention) -> bool:
    """Whether a name is the headline's own: everything a story reports may name it."""
    return w.frames.timely and set(tokens_of(m.text)) <= set(tokens_of(w.frames.topic))


def _half_named(w: Writer, s: Sentence, tokens: list[int]) -> bool:
    """Whether a quotation speaks of somebody by the first name alone."""
    for m in w.reading.mentions[s.index]:
        e = w.reading.entities[m.entity] if m.entity >= 0 else None
        if e is None or m.first not in tokens or e.kind != "person" or " " in m.text:
            continue
        if " " not in e.name or m.text != e.name.split()[-1]:
            return True
    return False


def _draft(w: Writer, s: Sentence, kind: str, stem: str, answer: Answer, tokens: list[int]) -> Draft:
    return Draft(
        kind=kind,
        stems=(stem,),
        answers=(answer,),
        fact=f"said-{s.index}",
        sentence=s.index,
        evidence=(w.article.verbatim(s.paragraph, s.start, s.end),),
        entities=frozenset(
            x.entity
            for x in w.reading.mentions[s.index]
            if x.entity >= 0 and x.entity != answer.entity and x.first in tokens
        ),
        lemma="say",
        cost=0.5,
        topic="said",
    )
