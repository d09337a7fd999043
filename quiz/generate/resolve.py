"""What a pronoun means: only where one candidate is left, otherwise nothing."""

from __future__ import annotations

from quiz.generate import lexicon
from quiz.generate.binding import HE, IT, SHE, SUBJECT, THEY, NounPhrase
from quiz.generate.persons import Persons
from quiz.generate.wording import expletive
from quiz.generate.words import Entity, Sentence, Token


class Resolver(Persons):
    """Looks back from a pronoun or a description for what it stands for."""

    def pronoun(self, s: Sentence, i: int) -> Entity | NounPhrase | None:
        """Whom or what a pronoun means, or None when in doubt."""
        word = s.tokens[i].text.casefold()
        if word in HE or word in SHE:
            return self.person(s, i, "m" if word in HE else "f")
        if self.attended(s, i):
            return self._event(s, i)
        if word in IT | THEY:
            return self._topic_of(s, i, many=word in THEY)
        return None

    def _event(self, s: Sentence, i: int) -> Entity | NounPhrase | None:
        """The one event named before an "it" that is attended or postponed."""
        for sentence, end in ((s, i), (self._previous(s), None)):
            if sentence is None:
                continue
            events = [
                t.i
                for t in sentence.tokens[:end]
                if t.lemma in lexicon.EVENT_NOUNS and not t.plural and t.dep in (*SUBJECT, "dobj", "attr")
            ]
            if events:
                return self.meant(sentence, events[0]) if len(events) == 1 else None
        return None

    def _topic_of(self, s: Sentence, i: int, *, many: bool, depth: int = 0) -> Entity | NounPhrase | None:
        """What the sentence before is about, for an "it" or "they" that opens its own as the subject.

        Writers go on about a subject with a pronoun in the same place. Whatever else the sentence before
        brings in as new (an "a", a name, the second half of "A was B") may be meant as well: then nothing is.
        """
        before = self._previous(s)
        if before is None or depth > 4 or not self._opens(s, i):
            return None
        subject = _subject(before)
        if subject is None:
            return None
        low = subject.text.casefold()
        if low in (THEY if many else IT):
            if expletive(before, subject.i) or self._rivals(before, subject, many=many):
                return None
            return self._topic_of(before, subject.i, many=many, depth=depth + 1)
        if subject.pos not in ("NOUN", "PROPN") or self._rivals(before, subject, many=many):
            return None
        if many:
            listed = before.conjuncts(subject.i) != [subject.i]
            entity = self.reading.entity_at(before.index, subject.i)
            plural = subject.plural or bool(entity and entity.plural)
            return self.meant(before, subject.i) if plural and not listed else None
        return self.meant(before, subject.i) if self._is_thing(before, subject) else None

    def _opens(self, s: Sentence, i: int) -> bool:
        """Whether a pronoun is its sentence's subject or its owner, with nothing before it to mean."""
        token = s.tokens[i]
        at = s.tokens[token.head] if token.tag == "PRP$" else token
        over = s.tokens[at.head]
        if at.dep not in SUBJECT or over.dep != "ROOT":
            return False
        return not any(t.pos in ("NOUN", "PROPN") and t.dep in (*SUBJECT, "dobj") for t in s.tokens[:i])

    def _rivals(self, s: Sentence, subject: Token, *, many: bool) -> bool:
        """Whether a sentence holds something else that the next one's pronoun may mean."""
        below = set(s.subtree(subject.i))
        own = self.reading.entity_at(s.index, subject.i)
        spoken = THEY if many else IT
        for t in s.tokens:
            if t.text.casefold() in spoken and t.tag == "PRP" and t.dep not in SUBJECT:
                return True  # "The city bought it. It …": what was bought
            if t.pos not in ("NOUN", "PROPN") or t.lemma in lexicon.VAGUE_NOUNS:
                continue
            entity = self.reading.entity_at(s.index, t.i)
            if t.i in below:
                inner = own is None and t.dep == "pobj" and entity is not None and not many
                if inner and self._is_thing(s, t):
                    return True  # "A day on Mars": the day or Mars
                continue
            plural = t.plural or s.conjuncts(t.i) != [t.i]
            if many:
                if plural and t.dep in (*SUBJECT, "dobj", "attr", "appos"):
                    return True
                if plural and t.dep == "pobj" and (entity is not None or t.lemma in lexicon.ROLES):
                    return True
                continue
            if plural or not self._is_thing(s, t):
                continue
            if t.dep in (*SUBJECT, "appos"):
                return True  # of another clause, or "B, a C"
            new = any(d.text.casefold() in ("a", "an", "another", "this") for d in s.children(t.i, "det"))
            if t.dep == "attr" and (entity is not None or not new):
                return True  # "A is the B": either may be meant
            if t.dep == "dobj" and (new or entity is not None):
                return True
            aside = entity is None or entity.kind in ("place", "nationality", "event")
            if t.dep in ("pobj", "conj") and not aside:
                return True
        return False

    def _is_thing(self, s: Sentence, noun: Token) -> bool:
        if noun.plural or noun.pos not in ("NOUN", "PROPN") or noun.lemma in lexicon.ROLES:
            return False
        entity = self.reading.entity_at(s.index, noun.i)
        return not (entity and (entity.kind in ("person", "nationality") or entity.doubtful or entity.plural))

    def _previous(self, s: Sentence) -> Sentence | None:
        before = self.reading.sentences[s.index - 1] if s.index else None
        return before if before and before.paragraph == s.paragraph else None


def _subject(s: Sentence) -> Token | None:
    """The subject of the main clause."""
    root = next((t for t in s.tokens if t.dep == "ROOT"), None)
    return s.child(root.i, *SUBJECT) if root is not None else None
