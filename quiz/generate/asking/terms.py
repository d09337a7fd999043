"""Terms and names: what something is called, from where the article defines or names it.

The term is asked for, never its definition, which can be put in many words: "What are openings in the sea
floor from which hot water escapes called?", "What was the robot of the Afghan team called?".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.generate import lexicon
from quiz.generate.asking.attempt import attempt
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement
from quiz.generate.wording import tokens_of
from quiz.generate.words import Sentence, Token

_NAMING = frozenset("call name title entitle dub nickname term codename code-name know".split())
_WIDE = frozenset("thing part kind type form sort way one example side member result number all".split())
"""Nouns that define nothing: "an example of …", "a part of …"."""

_THEN = frozenset("originally formerly initially previously first then once sometimes also later".split())
"""Words that tell of another name, before or beside."""

LONGEST = 5
"""Words of a term."""


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts for definitions of common nouns, and for things with a name of their own."""
    del statements
    for s in w.reading.sentences:
        for token in s.tokens:
            if token.quoted:
                continue
            if token.lemma == "be" and token.dep == "ROOT":
                yield from attempt(w, s, _defined(w, s, token))
            elif token.lemma in _NAMING and token.tag == "VBN":
                yield from attempt(w, s, _named(w, s, token))


def _defined(w: Writer, s: Sentence, verb: Token) -> Iterator[Draft]:
    """ "Vents are openings in the sea floor from which hot water escapes." """
    subject, attr = s.child(verb.i, "nsubj"), s.child(verb.i, "attr")
    if subject is None or attr is None or s.child(verb.i, "neg") or subject.i > verb.i or attr.i < verb.i:
        return
    if subject.pos != "NOUN" or attr.pos != "NOUN" or attr.lemma in _WIDE or subject.plural != attr.plural:
        return
    term = [k for k in w.core(s, subject.i) if s.tokens[k].dep != "det"]
    allowed = {"amod", "compound", subject.dep}
    alone = all(s.tokens[k].dep in allowed for k in term) and _generic(s, subject)
    restricted = any(s.tokens[k].dep in ("relcl", "acl") for k in s.kids[attr.i])
    if not alone or not restricted or s.conjuncts(attr.i) != [attr.i] or not _generic(s, attr):
        return
    tokens = w.core(s, attr.i)
    if any(s.tokens[k].text.casefold() in lexicon.PRONOUNS for k in tokens):
        return
    text = s.text_of(tokens)  # where all is meant in general, "the sea floor" leans on nothing
    key = s.text_of(term)
    key = key[:1].lower() + key[1:]
    if not 6 <= len(text.split()) <= 22 or _told(key, text):
        return
    yield _draft(w, s, verb, f"What {'are' if attr.plural else 'is'} {text} called?", key)


def _generic(s: Sentence, noun: Token) -> bool:
    """Whether a noun is meant in general: "vents", "a prime number"."""
    determiners = [s.tokens[k].text.casefold() for k in s.kids[noun.i] if s.tokens[k].dep in ("det", "poss")]
    counted = any(s.tokens[k].dep in ("nummod", "quantmod") for k in s.kids[noun.i])
    return not counted and determiners in (([],) if noun.plural else (["a"], ["an"]))


def _named(w: Writer, s: Sentence, verb: Token) -> Iterator[Draft]:
    """ "The probe, named Caravel, …", "its robot, called Hope": a thing with a name of its own."""
    head = s.tokens[verb.head]
    if verb.dep != "acl" or head.pos != "NOUN" or head.plural or head.i > verb.i or s.child(verb.i, "neg"):
        return
    span = _name_after(s, verb)
    if not span or s.child(verb.i, "agent") or any(t.text in _THEN for t in s.children(verb.i, "advmod")):
        return
    tokens = [k for k in w.core(s, head.i) if k < verb.i and s.tokens[k].text not in (",", "(", '"')]
    first = s.tokens[tokens[0]]
    if first.dep != "poss" and first.text.casefold() != "the" and s.tokens[first.i].pos != "PROPN":
        return  # "a man named Smith": nobody knows which man
    if not _singled_out(w, s, head, tokens):
        return
    text = w.write(s, tokens)
    if re.match(r"(?:a|an)\b", text) or len(text.split()) > 12 or _told(s.text_of(span), text):
        return
    yield _draft(w, s, verb, f"What was the name of {text}?", s.text_of(span))


def _singled_out(w: Writer, s: Sentence, head: Token, tokens: list[int]) -> bool:
    """Whether a description is of one thing: it has a name or a complement, or the story is about it."""
    if any(s.tokens[k].pos == "PROPN" or s.tokens[k].dep in ("prep", "poss") for k in tokens):
        return True
    told = sum(head.lemma in lemmas for lemmas in w.vocabulary.lemmas)
    return w.article.published is not None and told >= 2


def _name_after(s: Sentence, verb: Token) -> list[int]:
    """The capitalised words right behind "called", in quotation marks or not."""
    at = verb.i + 1
    if verb.lemma == "know":
        if at >= len(s.tokens) or s.tokens[at].text != "as":
            return []
        at += 1
    if at < len(s.tokens) and s.tokens[at].text == '"':
        end = next((t.i for t in s.tokens[at + 1 :] if t.text == '"'), 0)
        span = list(range(at + 1, end))
        while span and s.tokens[span[-1]].text in (",", "."):
            span.pop()
        return span if 1 <= len(span) <= 7 else []
    span = []
    for t in s.tokens[at:]:
        small = t.text.casefold() in ("of", "the", "and", "for") and span
        if t.text[:1].isupper() or t.text[:1].isdigit() or t.text == "-" or small:
            span.append(t.i)
        else:
            break
    while span and s.tokens[span[-1]].text[:1].islower():
        span.pop()
    behind = s.tokens[span[-1] + 1 : span[-1] + 3] if span else []
    if len(behind) == 2 and behind[0].text.islower() and behind[1].text == ",":
        span.append(behind[0].i)  # "Falco peregrinus,"
    return span if 1 <= len(span) <= LONGEST else []


def _told(key: str, text: str) -> bool:
    """Whether the definition holds the term."""
    return bool({t[:5] for t in tokens_of(key) if len(t) > 3} & {t[:5] for t in tokens_of(text)})


def _draft(w: Writer, s: Sentence, verb: Token, stem: str, key: str) -> Draft:
    bare = key.removeprefix("the ")
    accept = [key, bare]
    if stem.startswith("What are ") and bare.endswith("s"):
        accept.append(bare[:-1])
    return Draft(
        kind="definition" if stem.endswith("called?") else "term",
        stems=(stem,),
        answers=(Answer(bare, "thing", accept=tuple(dict.fromkeys(accept))),),
        fact=f"term-{s.index}-{verb.i}",
        sentence=s.index,
        evidence=(w.article.verbatim(s.paragraph, s.start, s.end),),
        entities=frozenset(m.entity for m in w.reading.mentions[s.index] if m.entity >= 0 and m.text in stem),
        lemma=verb.lemma,
        topic="term",
    )
