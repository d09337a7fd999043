"""Who said it: a reported clause, asked for its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.generate import lexicon
from quiz.generate.asking import names
from quiz.generate.asking.attempt import attempt
from quiz.generate.drafts import Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement
from quiz.generate.words import Sentence, Token

_SAYING = frozenset(
    "say announce claim argue warn state insist stress explain confirm admit declare note report "
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
    "report": "reported",
}


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts for reported clauses with one named speaker."""
    del statements
    for s in w.reading.sentences:
        yield from attempt(w, _quoted(w, s))
        for verb in s.tokens:
            if verb.lemma in _SAYING and verb.tag in ("VBD", "VBZ", "VBP") and not verb.quoted:
                yield from attempt(w, _ask(w, s, verb))


def _quoted(w: Writer, s: Sentence) -> Iterator[Draft]:
    """Somebody's own words: 'Who said, "…"?'."""
    quotes = re.findall(r'"([A-Z][^"]{25,160}[.,!])"', s.text)
    if len(quotes) != 1 or s.text.count('"') != 2:
        return
    words = quotes[0].rstrip(",").rstrip(".")
    if not 6 <= len(words.split()) <= 22 or re.match(
        r"(?:He|She|They|It|This|That|These|Those|So|But|And|Yes|No)\b", words
    ):
        return
    if re.search(r"[\[\](){}<>|/]|\.\.", words) or re.search(
        r"(?i)\b(?:this|that|these|those|it|they)\b", words
    ):
        return
    for verb in s.tokens:
        if verb.quoted or verb.lemma not in _SAYING or verb.tag not in ("VBD", "VBZ"):
            continue
        subject = s.child(verb.i, "nsubj")
        m = w.reading.mention_at(s.index, subject.i) if subject else None
        if subject is None or m is None or subject.quoted or s.conjuncts(subject.i) != [subject.i]:
            continue
        answer = names.answer(w, m)
        if answer is None or answer.kind != "person" or answer.text.split()[-1] in words:
            continue
        yield Draft(
            kind="quote",
            stems=(f'Who said, "{words}"?',),
            answers=(answer,),
            fact=f"quote-{s.index}",
            sentence=s.index,
            evidence=(w.article.verbatim(s.paragraph, s.start, s.end),),
            lemma="say",
            cost=1.0,
            topic="said",
        )
        return


def _ask(w: Writer, s: Sentence, verb: Token) -> Iterator[Draft]:
    subject, clause = s.child(verb.i, "nsubj"), s.child(verb.i, "ccomp")
    if subject is None or clause is None or verb.dep not in ("ROOT", "conj") or s.child(verb.i, "neg", "aux"):
        return
    if (
        any(t.lemma in lexicon.DOUBT_ADVERBS for t in s.children(verb.i, "advmod"))
        or "according" in s.text.casefold()
    ):
        return
    m = w.reading.mention_at(s.index, subject.i)
    if m is None or m.last != subject.i or s.conjuncts(subject.i) != [subject.i]:
        return
    if not names.bare(w, s, tuple(w.core(s, subject.i)), m):
        return
    answer = names.answer(w, m)
    if answer is None or answer.kind not in ("person", "organization"):
        return
    tokens = list(w.trim(s, s.subtree(clause.i), clause.i))
    if tokens and s.tokens[tokens[0]].text.casefold() == "that":
        tokens = tokens[1:]
    if not 5 <= len(tokens) <= 24 or any(s.tokens[k].quoted for k in tokens) or min(tokens) < verb.i:
        return
    if s.child(clause.i, "nsubj", "nsubjpass") is None or (
        clause.tag in ("VBG", "VB") and not s.children(clause.i, "aux")
    ):
        return
    if s.child(clause.i, "ccomp") is not None and s.tokens[clause.i].lemma in lexicon.REPORTING:
        return
    text = w.write(s, tokens)
    wh = names.wh_word(w, answer)
    yield Draft(
        kind="said",
        stems=(f"{wh} {_ASKED.get(verb.lemma, 'said')} that {text}?",),
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
