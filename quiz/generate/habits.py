"""What a name does, and what it is called, tell its kind better than the parser's label."""

from __future__ import annotations

from dataclasses import replace

from quiz.generate import countries, lexicon
from quiz.generate.words import Entity, Mention, Sentence


def find_people(sentences: list[Sentence], mentions: list[list[Mention]], entities: list[Entity]) -> None:
    """A name that dies, marries or graduates is a person's, whatever the parser's label."""
    for s, row in zip(sentences, mentions, strict=True):
        for m in list(row):
            e = entities[m.entity] if m.entity >= 0 else None
            unsure = e is not None and (e.doubtful or e.kind in ("organization", "unknown", "other"))
            if e is None or not unsure or len(e.name.split()) > 3:
                continue
            if any(w.casefold() in lexicon.ORG_NOUNS for w in e.name.split()) or countries.code_of(e.name):
                continue
            token = s.tokens[m.last]
            verb = s.tokens[token.head].lemma
            speaks = (
                e.kind == "unknown" and len(e.name.split()) == 2 and verb in ("say", "tell", "add", "explain")
            )
            speaks = speaks or (e.doubtful and e.kind == "person" and verb in ("say", "claim", "tell"))
            attr = s.child(token.head, "attr")
            human = lexicon.ROLES | lexicon.MALE | lexicon.FEMALE | {"member"}
            speaks = speaks or (attr is not None and attr.lemma in human and len(e.name.split()) == 1)
            if token.dep in ("nsubj", "nsubjpass") and (verb in lexicon.HUMAN_VERBS or speaks):
                e.kind, e.doubtful, e.gender = "person", False, lexicon.gender_of(e.name.split()[0])
                for other in mentions:
                    other[:] = [replace(x, kind="person") if x.entity == m.entity else x for x in other]


def find_nouns(sentences: list[Sentence], mentions: list[list[Mention]], entities: list[Entity]) -> None:
    """What the article calls a thing: "Acme is a network", "Acme, a network, …"."""
    for s, row in zip(sentences, mentions, strict=True):
        for m in row:
            token = s.tokens[m.last]
            if m.entity < 0 or m.kind == "person":
                continue
            verb = s.tokens[token.head]
            said = s.children(verb.i, "attr") if token.dep == "nsubj" and verb.lemma == "be" else []
            for noun in (*s.children(m.last, "appos"), *said):
                known = entities[m.entity].nouns
                if noun.pos == "NOUN" and not noun.plural and noun.lemma not in known:
                    known.append(noun.lemma)
