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
            if e is not None and e.kind == "person" and not e.doubtful:
                over = s.tokens[s.tokens[m.last].head]
                subject = s.tokens[m.last].dep in ("nsubj", "nsubjpass")
                e.acts = e.acts or (subject and over.lemma in lexicon.THINKING_VERBS)
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
                e.acts = True
                for other in mentions:
                    other[:] = [replace(x, kind="person") if x.entity == m.entity else x for x in other]
