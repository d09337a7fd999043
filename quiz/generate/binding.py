"""What holds inside one sentence: whose clause a word stands in, and whether a phrase names itself."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.generate import genders, lexicon
from quiz.generate.words import Entity, Reading, Sentence, Token

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
IT = frozenset("it its itself".split())
THEY = frozenset("they them their theirs themselves".split())
SUBJECT = ("nsubj", "nsubjpass")

_POSSESSIVE = frozenset("his her its their".split())
_HOPING = frozenset("hope expect want wish believe fear think predict".split())

NounPhrase = tuple[Sentence, int]
"""A sentence and the head of a noun phrase in it."""


class Binding:
    """Finds what a word is bound to in its own clause.

    Attributes:
        reading: the article.
        genders: of every entity, by first name or as the article tells.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.genders = genders.learned(reading, self.subject_of)

    def gender(self, entity: Entity) -> str:
        """``m``, ``f``, ``n`` or, where nothing tells, ""."""
        return self.genders[next(n for n, e in enumerate(self.reading.entities) if e is entity)]

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
        """For a possessive or reflexive: the subject of its own clause, where they agree.

        A "him", "her" or "it" as object never means that subject: that would be "himself".
        """
        subject = self.subject_of(s, i)
        low = s.tokens[i].text.casefold()
        if subject is None or (s.tokens[i].tag != "PRP$" and not low.endswith(("self", "selves"))):
            return None
        return subject if self._agrees(s, subject, low) else None

    def inside(self, s: Sentence, i: int, wanted: set[int]) -> bool:
        """Whether what a pronoun means stands in the same sentence, as far as it is written.

        Readers take a pronoun for the subject of the clause its own clause hangs on; where it is an object
        itself, for the object of the verb before it ("closed the line and rebuilt it"); and in what opens a
        sentence, for the name that is its subject ("Throughout its history, Lund …"). The sentence stays as
        its author wrote it, so nothing becomes untrue; it only has to be clear.
        """
        token = s.tokens[i]
        low = token.text.casefold()
        own = self.subject_of(s, i) if low not in _POSSESSIVE else None
        head = s.tokens[token.head]
        if (
            low in ("he", "she")
            and head.pos == "PRON"
            and any(t.text == "or" for t in s.children(head.i, "cc"))
        ):
            return head.i in wanted  # "he or she"
        for n, noun in enumerate(self._governing(s, i)):
            if n and low in IT | THEY and (own is None or n > 1):
                break  # a thing is found in the nearest clause, or not for certain
            if low in IT | THEY and s.tokens[noun.head].lemma in _HOPING and low not in _POSSESSIVE:
                break  # "the agency hopes that it will land": the agency, or its craft?
            fits = noun.i in wanted and (own is None or noun.i != own.i) and i not in s.subtree(noun.i)
            if not fits or not self._agrees(s, noun, low) or not self._told(s, noun):
                continue
            entity = self.reading.entity_at(s.index, noun.i)
            if low in HE | SHE and self._unsaid(s, i, noun.i, wanted):
                break  # somebody in the part left out may be meant as well
            if noun.i < i or (entity is not None and entity.name and low in HE | SHE | IT):
                return True
        if token.dep != "dobj" or head.dep != "conj":
            return False
        before = s.child(head.head, "dobj")
        return before is not None and before.i in wanted and self._agrees(s, before, low)

    def _unsaid(self, s: Sentence, i: int, noun: int, wanted: set[int]) -> bool:
        """Whether a sentence names, before a "he", another who may be meant and is not written with it."""
        gender = "m" if s.tokens[i].text.casefold() in HE else "f"
        own = self.reading.mention_at(s.index, noun)
        over, at = set(), i
        while s.tokens[at].dep != "conj" and s.tokens[at].head != at:
            at = s.tokens[at].head
            over.add(at)  # whose clause it stands in: the nearer subject goes before that one
        return any(
            m.kind == "person"
            and m.entity >= 0
            and m.last < i
            and not wanted & set(range(m.first, m.last + 1))
            and (own is None or m.entity != own.entity)
            and self.genders[m.entity] in ("", gender)
            and s.tokens[m.last].dep in SUBJECT
            and s.tokens[m.last].head not in over
            for m in self.reading.mentions[s.index]
        )

    def attended(self, s: Sentence, i: int) -> bool:
        """Whether an "it" is what is held or attended: an event, not the body that holds it."""
        token = s.tokens[i]
        verb = s.tokens[token.head]
        event = verb.lemma in lexicon.EVENT_VERBS - {"open", "close"}
        return token.text.casefold() == "it" and event and token.dep in ("nsubjpass", "dobj")

    def _governing(self, s: Sentence, i: int) -> Iterator[Token]:
        """The subjects of the clauses over a token, the nearest first."""
        at = i
        for _ in range(16):
            if s.tokens[at].pos in ("VERB", "AUX"):
                yield from (t for t in s.children(at, *SUBJECT) if t.pos in ("NOUN", "PROPN"))
            if s.tokens[at].head == at:
                return
            at = s.tokens[at].head

    def _told(self, s: Sentence, noun: Token) -> bool:
        """Whether a noun says who or what it is: no word of time, manner or amount."""
        return noun.lemma not in lexicon.VAGUE_NOUNS or self.reading.entity_at(s.index, noun.i) is not None

    def _agrees(self, s: Sentence, noun: Token, pronoun: str) -> bool:
        if noun.pos == "PRON" and pronoun in HE | SHE:
            return noun.text.casefold() in (HE if pronoun in HE else SHE)  # "he … his"
        plural = noun.plural or any(s.tokens[k].dep == "conj" for k in s.kids[noun.i])
        entity = self.reading.entity_at(s.index, noun.i)
        human = noun.lemma in lexicon.ROLES | lexicon.MALE | lexicon.FEMALE
        person = entity.kind == "person" if entity else human
        if pronoun in THEY:
            return plural or bool(entity and entity.kind == "organization")
        if plural:
            return False
        if pronoun in IT:
            return not person and noun.pos != "PRON"
        gender = self.gender(entity) if entity else ""
        if entity is None and noun.lemma in lexicon.MALE ^ lexicon.FEMALE:
            gender = "m" if noun.lemma in lexicon.MALE else "f"
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
