"""What a pronoun or a definite description means: only where one candidate is left, otherwise nothing."""

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


class Resolver:
    """Looks back from a word for what it stands for.

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
            return self._entity_or_phrase(*found[0]) if len(found) == 1 else None
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
        return self._entity_or_phrase(*subjects[0])

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
                found = self._entity_or_phrase(sentence, plural[0].i)
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

    def _entity_or_phrase(self, s: Sentence, i: int) -> Entity | NounPhrase:
        mention = self.reading.mention_at(s.index, i)
        if mention and mention.entity >= 0 and mention.last == i:
            return self.reading.entities[mention.entity]
        return s, i

    def definite(self, s: Sentence, head: int) -> Entity | NounPhrase | None:
        """What "the organization" means: the one earlier entity, or named noun phrase, of that noun."""
        noun = s.tokens[head].lemma
        plural = s.tokens[head].plural
        seen: dict[int, int] = {}
        for index in range(s.index, -1, -1):
            for m in self.reading.mentions[index]:
                if m.entity >= 0 and (index < s.index or m.last < head):
                    seen.setdefault(m.entity, index)
        if plural:
            return None
        if noun in lexicon.ROLES:
            return self._holder(seen, noun)
        if (topic := self._topic(s, head, noun)) is not None:
            return topic
        phrases = self._phrases(s, head, noun)
        own = [
            self.reading.entities[n]
            for n in seen
            if noun
            in self.reading.entities[n].nouns[:1]
            + (self.reading.entities[n].nouns[1:] if self.reading.entities[n].kind != "place" else [])
        ]
        if noun not in lexicon.NAMING:
            own = []
        texts = {e.name for e in own}
        if len(own) == 1 and not own[0].doubtful and not phrases:
            return own[0]
        if not own and phrases:
            return phrases[-1] if len({self._bare(*p) for p in phrases}) == 1 else None
        if own:
            near = [e for e in own if seen[self.reading.entities.index(e)] >= s.index - 1]
            return near[0] if len(near) == 1 and len(texts) <= 2 and not phrases else None
        return self._by_kind(s, noun, seen)

    def _topic(self, s: Sentence, head: int, noun: str) -> Entity | NounPhrase | None:
        """What the headline is about: "the election" is the one named in headline and opening lines."""
        if noun not in self.reading.title.casefold().split():
            return None
        for sentence in self.reading.sentences[:4]:
            for t in sentence.tokens:
                if t.lemma != noun or t.plural or (sentence is s and t.i >= head):
                    continue
                nation = any(
                    (m := self.reading.mention_at(sentence.index, k)) and m.kind == "nationality"
                    for k in sentence.kids[t.i]
                )
                if self.carries_name(sentence, t.i) or nation or self.reading.entity_at(sentence.index, t.i):
                    return self._entity_or_phrase(sentence, t.i)
                return None
        return None

    def _holder(self, seen: dict[int, int], noun: str) -> Entity | None:
        """The one person named so far who holds the role."""
        found = [
            e
            for e in (self.reading.entities[n] for n in seen)
            if e.kind == "person" and any(noun in role.casefold().split() for role, _ in e.roles)
        ]
        return found[0] if len(found) == 1 and not found[0].doubtful else None

    def _by_kind(self, s: Sentence, noun: str, seen: dict[int, int]) -> Entity | None:
        """The one entity of the kind a general noun means, near by."""
        kinds = [kind for kind, nouns in lexicon.KIND_NOUNS.items() if noun in nouns]
        reach = 1 if "event" in kinds else 2
        close = [self.reading.entities[n] for n, index in seen.items() if index >= s.index - reach]
        if "event" in kinds:
            close = [e for e in close if e.nouns and e.nouns[0] in lexicon.HELD_EVENTS]
        fits = [
            e
            for e in close
            if any(e.kind == k or e.sort == k for k in kinds)
            and not e.doubtful
            and (
                e.kind != "organization"
                or noun in ("organization", "organisation", "group", "company", "agency")
            )
        ]
        return fits[0] if len(fits) == 1 else None

    def _phrases(self, s: Sentence, head: int, noun: str) -> list[NounPhrase]:
        """Earlier noun phrases of that head noun that carry a name or were introduced by a speaker."""
        found: list[NounPhrase] = []
        many = noun in lexicon.EVENT_NOUNS and self._kinds_of(noun) > 1
        for sentence in self.reading.sentences[max(0, s.index - 30) : s.index + 1]:
            if many and sentence.paragraph != s.paragraph:
                continue
            for token in sentence.tokens:
                if sentence is s and token.i >= head:
                    break
                if token.lemma != noun or token.plural or token.pos not in ("NOUN", "PROPN"):
                    continue
                if self.reading.entity_at(sentence.index, token.i):
                    continue
                if self.carries_name(sentence, token.i) or (
                    noun in lexicon.DOCUMENTS and self.speaker_of_document(sentence, token.i)
                ):
                    found.append((sentence, token.i))
                elif sentence.child(token.i, "amod", "nummod", "compound"):
                    return []  # another of the kind stands between
        return found

    def _kinds_of(self, noun: str) -> int:
        """How many differently described things of that noun the article tells of."""
        described: set[str] = set()
        for sentence in self.reading.sentences:
            for t in sentence.tokens:
                if t.lemma == noun and not t.plural:
                    words = [sentence.tokens[k].text.casefold() for k in sentence.kids[t.i] if k < t.i]
                    words = [x for x in words if x not in ("the", "a", "an", "this", "that", "its")]
                    if words:
                        described.add(" ".join(words))
        return len(described)

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

    def _bare(self, s: Sentence, head: int) -> str:
        return " ".join(
            s.tokens[k].text.casefold() for k in s.subtree(head) if k <= head and s.tokens[k].dep != "det"
        )
