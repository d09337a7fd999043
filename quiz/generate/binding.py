"""What holds inside one sentence: whose clause a word stands in, and whether a phrase names itself."""

from __future__ import annotations

from quiz.generate import lexicon
from quiz.generate.words import Entity, Reading, Sentence, Token

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
IT = frozenset("it its itself".split())
THEY = frozenset("they them their theirs themselves".split())
SUBJECT = ("nsubj", "nsubjpass")

NounPhrase = tuple[Sentence, int]
"""A sentence and the head of a noun phrase in it."""


class Binding:
    """Finds what a word is bound to in its own clause.

    Attributes:
        reading: the article.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def subject_of(self, s: Sentence, i: int) -> Token | None:
        """The subject of the clause a token stands in, its own clause first, if it stands before it."""
        at = i
        for _ in range(12):
            token = s.tokens[at]
            if token.pos in ("VERB", "AUX"):
                found = s.child(at, *SUBJECT)
                if found is not None:
                    return found if found.i < i and i not in s.subtree(found.i) else None
                if token.dep not in ("conj", "xcomp", "aux"):
                    return None
                if token.dep == "xcomp" and s.child(token.head, "dobj"):
                    return None  # "asked them to bring their": not the subject of the first verb
            if token.head == at:
                return None
            at = token.head
        return None

    def bound(self, s: Sentence, i: int) -> Token | None:
        """For a possessive or reflexive: the subject of its own clause, where they agree."""
        subject = self.subject_of(s, i)
        if subject is None or s.tokens[i].text.casefold() in ("he", "she", "it", "they", "him", "them"):
            return None
        return subject if self._agrees(s, subject, s.tokens[i].text.casefold()) else None

    def _agrees(self, s: Sentence, noun: Token, pronoun: str) -> bool:
        plural = noun.plural or any(s.tokens[k].dep == "conj" for k in s.kids[noun.i])
        entity = self.reading.entity_at(s.index, noun.i)
        person = entity.kind == "person" if entity else noun.lemma in lexicon.ROLES
        if pronoun in THEY:
            return plural or bool(entity and entity.kind == "organization")
        if plural:
            return False
        if pronoun in IT:
            return not person and noun.pos != "PRON"
        gender = entity.gender if entity else ""
        return person and gender in ("", "m" if pronoun in HE else "f")

    def carries_name(self, s: Sentence, head: int) -> bool:
        """Whether a noun phrase names itself: a name before its head, or an owner's name."""
        for k in s.subtree(head):
            if k < head and s.tokens[k].dep in ("compound", "nmod", "poss", "amod", "nummod"):
                m = self.reading.mention_at(s.index, k)
                if m and m.entity >= 0 and self.reading.entities[m.entity].kind != "nationality":
                    return True
                if s.tokens[k].dep == "poss" and s.tokens[k].text.casefold() == "its" and self.bound(s, k):
                    return True
        prep = s.child(head, "prep")
        if prep is not None and prep.text == "of":
            below = s.subtree(prep.i)
            return any((m := self.reading.mention_at(s.index, k)) and m.entity >= 0 for k in below)
        return False

    def speaker_of_document(self, s: Sentence, head: int) -> Token | None:
        """In "members said in a joint statement": the subject, for "statement"."""
        prep = s.tokens[s.tokens[head].head]
        if prep.dep != "prep" or prep.text.casefold() != "in":
            return None
        verb = s.tokens[prep.head]
        if verb.lemma not in lexicon.REPORTING:
            return None
        return s.child(verb.i, "nsubj")

    def meant(self, s: Sentence, i: int) -> Entity | NounPhrase:
        """The entity a noun phrase is the name of, or the phrase itself."""
        mention = self.reading.mention_at(s.index, i)
        if mention and mention.entity >= 0 and mention.last == i:
            return self.reading.entities[mention.entity]
        return s, i
