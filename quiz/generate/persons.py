"""Whom "he" or "she" means: the one person that fits, otherwise nobody.

A candidate whose gender nothing tells is a reason to doubt and never the answer, save the article's hero;
so is the hero beside another who fits, and a person without a name ("a reporter") in between.
"""

from __future__ import annotations

from quiz.generate import countries, lexicon
from quiz.generate.binding import HE, SHE, SUBJECT
from quiz.generate.describe import Descriptions
from quiz.generate.places import known_region
from quiz.generate.words import Entity, Reading, Sentence, Token

_NOT_PEOPLE = frozenset(
    """medal prize award cup trophy order bridge tower building street road ship station school college
    university airport park square foundation institute award law theorem effect""".split()
)
"""Last words of names that honour a person and are none."""

_HUMAN = lexicon.ROLES | lexicon.MALE | lexicon.FEMALE
_NO_MEN, _NO_WOMEN = lexicon.FEMALE - lexicon.MALE, lexicon.MALE - lexicon.FEMALE
_FAR = 1 << 20


class Persons(Descriptions):
    """Looks back from a pronoun for the person it stands for.

    Attributes:
        hero: the index of the person the article tells of, or -1.
    """

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.hero = _hero(reading)
        if self.hero >= 0 and not self.genders[self.hero]:
            self.genders[self.hero] = _told_by_all(reading)

    def person(self, s: Sentence, i: int, gender: str) -> Entity | None:
        """Whom a pronoun of a gender means, or None when in doubt."""
        found = self._person(s, i, gender)
        return None if found is None or self._unread(s, i, found) else found

    def _unread(self, s: Sentence, i: int, found: Entity) -> bool:
        """Whether a subject before a pronoun in its sentence may be a person whom no label shows as one.

        A name that no gazetteer knows is whoever it may be: "Brann was killed by his men".
        """
        for m in self.reading.mentions[s.index]:
            token = s.tokens[m.last]
            if m.entity < 0 or m.last >= i or token.dep not in SUBJECT:
                continue
            entity = self.reading.entities[m.entity]
            loose = entity.doubtful or entity.kind in ("unknown", "nationality")
            known = known_region(entity.name) or countries.nation_of(entity.name)
            if entity.kind != "person" and loose and not known and not found.name.endswith(entity.name):
                return True
        return False

    def _person(self, s: Sentence, i: int, gender: str) -> Entity | None:
        if (teller := self._teller(s, i, gender)) is not None:
            return teller
        barred = self._barred(s, i, gender)
        if barred is None or self._strangers(s, i, gender):
            return None
        here = self._fitting(s, i, gender) - barred
        at = s.index
        while not here and at and self.reading.sentences[at - 1].paragraph == s.paragraph:
            at -= 1
            sentence = self.reading.sentences[at]
            here = self._fitting(sentence, _FAR, gender)
            if self._strangers(sentence, _FAR, gender):
                return None
        if not here:
            return None if self._chronicle(s) else self._hero_of(s, gender)
        if not any(
            n == self.hero or self._prominent(self.reading.sentences[at], i if at == s.index else _FAR, n)
            for n in here
        ):
            return None  # named beside the way only: in a by-phrase, in a title, before another noun
        if at < s.index and not any(n == self.hero or self._told_of(at, n, gender) for n in here):
            return None  # "she bore her daughter Ann. She …": whoever the sentence before is about
        topic = self._main(self.reading.sentences[at]) if at == s.index - 1 and self._leads(s, i) else -1
        if self.hero >= 0 and self.genders[self.hero] in ("", gender):
            if topic == self.hero and self.hero in here:
                return self._sure({topic}, gender)  # the subject goes on
            here.add(self.hero)
        return None if self._chronicle(s) else self._sure(here, gender)

    def _main(self, s: Sentence) -> int:
        """The person who is the subject of a sentence's main clause, or -1."""
        for m in self.reading.mentions[s.index]:
            t = s.tokens[m.last]
            if m.entity >= 0 and t.dep in SUBJECT and s.tokens[t.head].dep == "ROOT":
                return m.entity
        return -1

    def _leads(self, s: Sentence, i: int) -> bool:
        """Whether a pronoun is its sentence's subject, or the subject's owner."""
        token = s.tokens[i]
        at = s.tokens[token.head] if token.tag == "PRP$" else token
        return at.dep in SUBJECT and s.tokens[at.head].dep == "ROOT"

    def _sure(self, fitting: set[int], gender: str) -> Entity | None:
        """The one candidate, if the text tells that it is a person of that gender."""
        if len(fitting) != 1:
            return None
        (index,) = fitting
        entity = self.reading.entities[index]
        known = self.genders[index] == gender or index == self.hero
        return entity if known and not entity.doubtful and entity.kind == "person" else None

    def _hero_of(self, s: Sentence, gender: str) -> Entity | None:
        """The hero, where a paragraph says "he" before it names anybody."""
        if self.hero < 0 or self.genders[self.hero] != gender:
            return None
        before = self.reading.sentences[: s.index]
        last = [q for q in before if q.paragraph == s.paragraph - 1][-3:]
        rivals = set().union(*(self._fitting(q, _FAR, gender) for q in last)) - {self.hero}
        strange = any(self._strangers(q, _FAR, gender) for q in last[-1:])
        return None if rivals or strange else self.reading.entities[self.hero]

    def _fitting(self, s: Sentence, before: int, gender: str) -> set[int]:
        """Everybody named before a token who may be of that gender, or may be a person at all."""
        found: set[int] = set()
        for m in self.reading.mentions[s.index]:
            if m.entity < 0 or m.first >= before:
                continue
            entity = self.reading.entities[m.entity]
            if entity.kind == "person":
                honours = entity.name.split()[-1].casefold() in _NOT_PEOPLE
                if self.genders[m.entity] in ("", gender) and not honours:
                    found.add(m.entity)
            elif entity.kind in ("unknown", "organization") and self._acts(s, s.tokens[m.last]):
                found.add(m.entity)
        return found

    def _prominent(self, s: Sentence, before: int, number: int) -> bool:
        """Whether a sentence tells of a person, and does not only say whose play or film it speaks of."""
        return any(
            m.entity == number and m.first < before and not _aside(s, m.last)
            for m in self.reading.mentions[s.index]
        )

    def _told_of(self, index: int, number: int, gender: str) -> bool:
        """Whether a sentence has a person as a subject, and no "he" or "she" before that who is another."""
        s = self.reading.sentences[index]
        spoken = HE if gender == "m" else SHE
        for m in self.reading.mentions[index]:
            if m.entity != number or s.tokens[m.last].dep not in SUBJECT:
                continue
            if not any(t.text.casefold() in spoken and t.dep in SUBJECT for t in s.tokens[: m.first]):
                return True
        return False

    def _acts(self, s: Sentence, t: Token) -> bool:
        """Whether a name without a person's label stands like one: behind an office, before "thinks"."""
        before = s.tokens[t.i - 1] if t.i else None
        office = before is not None and before.pos in ("NOUN", "PROPN") and before.lemma in lexicon.ROLES
        thinks = t.dep in SUBJECT and s.tokens[t.head].lemma in lexicon.HUMAN_VERBS
        return office or thinks

    def _teller(self, s: Sentence, i: int, gender: str) -> Entity | None:
        """In "Ann said she …": Ann."""
        at = s.tokens[i]
        for _ in range(8):
            head = s.tokens[at.head]
            if at.dep == "ccomp" and head.lemma in lexicon.REPORTING:
                subject = s.child(head.i, "nsubj")
                m = self.reading.mention_at(s.index, subject.i) if subject else None
                if m and m.entity >= 0 and subject and subject.i < i:
                    return self._sure(self._fitting(s, i, gender), gender)
                return None
            if head.i == at.i:
                return None
            at = head
        return None

    def _barred(self, s: Sentence, i: int, gender: str) -> set[int] | None:
        """Who cannot be meant: the subject of an object's own clause. None where that is a pronoun itself."""
        token = s.tokens[i]
        if token.tag != "PRP" or token.dep in SUBJECT:
            return set()
        subject = self.subject_of(s, i)
        if subject is None:
            return set()
        if subject.text.casefold() in (HE if gender == "m" else SHE):
            return None
        m = self.reading.mention_at(s.index, subject.i)
        return {m.entity} if m and m.entity >= 0 else set()

    def _chronicle(self, s: Sentence) -> bool:
        """Whether a paragraph tells of one person after another."""
        heroes = {
            m.entity
            for q in self.reading.sentences
            if q.paragraph == s.paragraph
            for m in self.reading.mentions[q.index]
            if m.kind == "person" and q.tokens[m.last].dep in SUBJECT
        }
        return len(heroes) >= 3

    def _strangers(self, s: Sentence, before: int, gender: str) -> bool:
        """A person without a known name who might be meant as well: as a subject or an agent."""
        against = _NO_MEN if gender == "m" else _NO_WOMEN
        for t in s.tokens[: max(0, before)]:
            if t.lemma not in _HUMAN or t.plural or t.pos not in ("NOUN", "PROPN") or t.lemma in against:
                continue
            if self.reading.entity_at(s.index, t.i) is not None:
                continue
            behind = s.tokens[t.i + 1] if t.i + 1 < len(s.tokens) else None
            if behind is not None and behind.pos == "PROPN":
                m = self.reading.mention_at(s.index, behind.i)
                if m is None or m.kind != "person":
                    return True
                continue
            agent = t.dep == "pobj" and s.tokens[t.head].dep == "agent"
            named = any(
                (m := self.reading.mention_at(s.index, k)) and m.kind == "person" for k in s.kids[t.i]
            )
            if (t.dep in SUBJECT or agent) and not named:
                return True
        return False


def _aside(s: Sentence, last: int) -> bool:
    """Whether a name tells whose a thing is: "written by Ann Lee", "the Ann Lee play", "songs by Ann"."""
    token = s.tokens[last]
    over = s.tokens[token.head]
    if token.dep in ("compound", "nmod", "amod") and over.i > last:
        return True
    if token.dep != "pobj" or over.text.casefold() != "by":
        return False
    return s.tokens[over.head].dep in ("acl", "relcl") or s.tokens[over.head].pos in ("NOUN", "PROPN")


def _hero(reading: Reading) -> int:
    """Whom the article is about: named by its title, or the subject of its opening and named most."""
    people = [n for n, e in enumerate(reading.entities) if e.kind == "person" and not e.doubtful]
    title = set(reading.title.casefold().split())
    for n in people:
        name = set(reading.entities[n].name.casefold().split())
        if title and (title <= name or name == title) and len(reading.entities[n].mentions) >= 3:
            return n
    first = reading.sentences[0] if reading.sentences else None
    if first is None or not people:
        return -1
    opening = [
        m.entity for m in reading.mentions[0] if m.entity in people and first.tokens[m.last].dep in SUBJECT
    ]
    most = max(people, key=lambda n: len(reading.entities[n].mentions))
    count = len(reading.entities[most].mentions)
    rivals = [n for n in people if n != most and 2 * len(reading.entities[n].mentions) > count]
    return most if opening[:1] == [most] and count >= 4 and not rivals else -1


def _told_by_all(reading: Reading) -> str:
    """The hero's gender, where the whole article says "he" and never "she", or the other way round."""
    words = [t.text.casefold() for s in reading.sentences for t in s.tokens if not t.quoted]
    male, female = words.count("he"), words.count("she")
    return "m" if male >= 3 and not female else "f" if female >= 3 and not male else ""
