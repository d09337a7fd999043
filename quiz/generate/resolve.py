"""What a pronoun means: only where one candidate is left, otherwise nothing."""

from __future__ import annotations

from quiz.generate import lexicon
from quiz.generate.binding import HE, IT, SHE, SUBJECT, THEY, NounPhrase
from quiz.generate.describe import Descriptions
from quiz.generate.words import Entity, Sentence, Token


class Resolver(Descriptions):
    """Looks back from a pronoun or a description for what it stands for."""

    def pronoun(self, s: Sentence, i: int) -> Entity | NounPhrase | None:
        """Whom or what a pronoun means, or None when in doubt."""
        word = s.tokens[i].text.casefold()
        if word in HE or word in SHE:
            return self._person(s, i, "m" if word in HE else "f")
        if word in IT:
            return self._thing(s, i)
        return self._group(s, i) if word in THEY else None

    def _teller(self, s: Sentence, i: int, gender: str) -> Entity | None:
        """In "Ann said she …": Ann."""
        at = s.tokens[i]
        for _ in range(8):
            head = s.tokens[at.head]
            if at.dep == "ccomp" and head.lemma in lexicon.REPORTING:
                subject = s.child(head.i, "nsubj")
                entity = self.reading.entity_at(s.index, subject.i) if subject else None
                if (
                    entity
                    and subject
                    and subject.i < i
                    and entity.kind == "person"
                    and entity.gender in ("", gender)
                ):
                    between = {
                        m.entity for m in self.reading.mentions[s.index] if m.first < i and m.entity >= 0
                    }
                    rivals = [
                        e
                        for e in (self.reading.entities[n] for n in between)
                        if e is not entity and e.kind == "person" and e.gender in ("", gender)
                    ]
                    return None if rivals or entity.doubtful else entity
                return None
            if head.i == at.i:
                return None
            at = head
        return None

    def _person(self, s: Sentence, i: int, gender: str) -> Entity | None:
        if (teller := self._teller(s, i, gender)) is not None:
            return teller
        for back in range(8):
            index = s.index - back
            if index < 0 or self.reading.sentences[index].paragraph < s.paragraph - 1:
                return None
            sentence = self.reading.sentences[index]
            persons: list[Entity] = []
            for m in self.reading.mentions[index]:
                if m.entity < 0 or (back == 0 and m.first >= i):
                    continue
                entity = self.reading.entities[m.entity]
                if entity.kind == "person" and entity.gender in ("", gender) and entity not in persons:
                    persons.append(entity)
            if (back or not persons) and self._chronicle(s.paragraph):
                return None
            if back == 0:
                previous = self._person_in(s.index - 1, gender)
                persons += [p for p in previous if p not in persons]
                if not persons and any(t.text.casefold() in HE | SHE for t in s.tokens[:i]):
                    continue
            if (
                len(persons) == 1
                and not persons[0].doubtful
                and not self._strangers(sentence, i if back == 0 else 10**6)
            ):
                return persons[0]
            if persons:
                return None
        return None

    def _chronicle(self, paragraph: int) -> bool:
        """Whether a paragraph tells of one person after another."""
        heroes = {
            m.entity
            for sentence in self.reading.sentences
            if sentence.paragraph == paragraph
            for m in self.reading.mentions[sentence.index]
            if m.kind == "person" and sentence.tokens[m.last].dep in SUBJECT
        }
        return len(heroes) >= 3

    def _person_in(self, index: int, gender: str) -> list[Entity]:
        if index < 0:
            return []
        found = [self.reading.entities[m.entity] for m in self.reading.mentions[index] if m.entity >= 0]
        return [e for e in found if e.kind == "person" and e.gender in ("", gender)]

    def _strangers(self, s: Sentence, before: int) -> bool:
        """A nameless person as a subject, who might be meant as well."""
        for token in s.tokens[: max(0, before)]:
            if (
                token.dep in SUBJECT
                and token.pos == "NOUN"
                and not token.plural
                and (token.lemma in lexicon.ROLES or token.lemma in lexicon.MALE | lexicon.FEMALE)
            ):
                return True
        return False

    def _thing(self, s: Sentence, i: int) -> Entity | NounPhrase | None:
        token = s.tokens[i]
        verb = s.tokens[token.head]
        found: list[NounPhrase] = []
        for sentence, end in ((s, i), (self._previous(s), None)):
            if sentence is None:
                continue
            for noun in sentence.tokens[:end]:
                if noun.dep in (*SUBJECT, "dobj", "attr") and self._is_thing(sentence, noun):
                    found.append((sentence, noun.i))
            if found:
                break
        if verb.lemma in lexicon.EVENT_VERBS and token.dep in ("nsubjpass", "dobj"):
            found = [(q, n) for q, n in found if q.tokens[n].lemma in lexicon.EVENT_NOUNS]
            return self.meant(*found[0]) if len(found) == 1 else None
        if token.dep not in SUBJECT and token.text.casefold() != "its":
            return None
        subjects = [(q, n) for q, n in found if q.tokens[n].dep in SUBJECT]
        others = [(q, n) for q, n in found if q.tokens[n].dep not in SUBJECT]
        named = [1 for q, n in others if self.reading.entity_at(q.index, n)]
        if (
            len(subjects) != 1
            or named
            or (subjects[0][0] is s and len(others) > 0 and token.dep not in SUBJECT)
        ):
            return None
        attr = next((sentence.tokens[n] for sentence, n in others if sentence.tokens[n].dep == "attr"), None)
        if attr is not None and not any(
            t.text.casefold() in ("a", "an") for t in others[0][0].children(attr.i, "det")
        ):
            return None  # "A is the B. It …": either may be meant
        return self.meant(*subjects[0])

    def _group(self, s: Sentence, i: int) -> Entity | NounPhrase | None:
        """Those a "they" means: the one plural noun before it, where it carries a name."""
        for sentence, end in ((s, i), (self._previous(s), None)):
            if sentence is None:
                continue
            plural = [
                t
                for t in sentence.tokens[:end]
                if t.pos in ("NOUN", "PROPN")
                and t.dep in (*SUBJECT, "dobj", "pobj", "attr")
                and (t.plural or sentence.conjuncts(t.i) != [t.i])
            ]
            if len(plural) > 1 or (plural and plural[0].dep not in SUBJECT):
                return None
            if plural:
                found = self.meant(sentence, plural[0].i)
                named = (
                    isinstance(found, Entity)
                    or self.carries_name(sentence, plural[0].i)
                    or any(
                        (m := self.reading.mention_at(sentence.index, k)) and m.entity >= 0
                        for k in sentence.subtree(plural[0].i)
                    )
                )
                return found if named and sentence.conjuncts(plural[0].i) == [plural[0].i] else None
        return None

    def _is_thing(self, s: Sentence, noun: Token) -> bool:
        if noun.plural or noun.pos not in ("NOUN", "PROPN") or noun.lemma in lexicon.ROLES:
            return False
        entity = self.reading.entity_at(s.index, noun.i)
        return not (entity and (entity.kind in ("person", "nationality") or entity.doubtful or entity.plural))

    def _previous(self, s: Sentence) -> Sentence | None:
        before = self.reading.sentences[s.index - 1] if s.index else None
        return before if before and before.paragraph == s.paragraph else None
