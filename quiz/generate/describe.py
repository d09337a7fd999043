"""What a definite description ("the organization") means: only where one candidate is left."""

from __future__ import annotations

from quiz.generate import lexicon, needs, sure
from quiz.generate.binding import SUBJECT, Binding, NounPhrase
from quiz.generate.words import Entity, Reading, Sentence

_PLACES = frozenset("country nation state city town village province region island".split())
_NTH = frozenset("first second third fourth fifth last final next previous other another opening".split())


_BODIES = frozenset("organization organisation group company agency".split())
_SORTED_BODIES = frozenset(
    """police university college school court parliament senate congress council ministry department army navy
    church party museum hospital government commission committee bank newspaper times guardian
    team club league""".split()
)
"""Nouns in the names of bodies that nobody calls a group or a company."""

_LIKE = {
    "organization": frozenset("league club committee commission council party".split()),
    "organisation": frozenset("league club committee commission council party".split()),
    "group": frozenset("bank club league".split()),
    "company": frozenset("bank".split()),
    "agency": frozenset("department".split()),
}
_TELLING_NOTHING = lexicon.VAGUE_NOUNS | needs.INCOMPLETE | needs.PAIRED


class Descriptions(Binding):
    """Looks back from a description for what it stands for."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._before: tuple[int, dict[int, int]] = (-1, {})
        self._meant: dict[tuple[int, int], Entity | NounPhrase | None] = {}
        self._places: dict[str, list[NounPhrase]] = {}
        for s in reading.sentences:
            for t in s.tokens:
                if not t.plural:
                    self._places.setdefault(t.lemma, []).append((s, t.i))

    def definite(self, s: Sentence, head: int) -> Entity | NounPhrase | None:
        """What "the organization" means: the one earlier entity, or named noun phrase, of that noun."""
        place = s.index, head  # asked for by every wording of a sentence
        if place not in self._meant:
            found = self._definite(s, head)
            self._meant[place] = found if self._settled(s, head, found) else None
        return self._meant[place]

    def _settled(self, s: Sentence, head: int, found: Entity | NounPhrase | None) -> bool:
        """Whether nothing else near by may be called so: see ``sure``."""
        if found is None or isinstance(found, Entity):
            return found is None or sure.certain(self.reading, s, head, found)
        sentence, i = found
        inside = (self.reading.mention_at(sentence.index, k) for k in sentence.subtree(i))
        named = [m for m in inside if m is not None and m.entity >= 0]
        return not named or sure.certain(self.reading, s, head, self.reading.entities[named[0].entity])

    def _definite(self, s: Sentence, head: int) -> Entity | NounPhrase | None:
        noun = s.tokens[head].lemma
        if s.tokens[head].plural or noun in _TELLING_NOTHING:
            return None
        seen = self._seen_before(s, head)
        if noun in lexicon.ROLES:
            return self._holder(seen, noun)
        if (topic := self._topic(s, head, noun)) is not None:
            return topic
        phrases = self._phrases(s, head, noun)
        named = (self.reading.entities[n] for n in seen) if noun in lexicon.NAMING else ()
        own = [e for e in named if noun in (e.nouns[:1] if e.kind == "place" else e.nouns)]
        if noun in _PLACES and own:
            own = [e for e in own if seen[self.reading.entities.index(e)] >= s.index - 2] or own
            if len(own) > 1 or self._another_place(s, head, own):
                return None
        texts = {e.name for e in own}
        if len(own) == 1 and not own[0].doubtful and not phrases:
            recent = seen[self.reading.entities.index(own[0])] >= s.index - 2
            return own[0] if recent or self._central(own[0]) else None
        if not own and phrases:
            return phrases[-1] if len({self._bare(*p) for p in phrases}) == 1 else None
        if own:
            near = [e for e in own if seen[self.reading.entities.index(e)] >= s.index - 1]
            return near[0] if len(near) == 1 and len(texts) <= 2 and not phrases else None
        return self._by_kind(s, noun, seen)

    def _seen_before(self, s: Sentence, head: int) -> dict[int, int]:
        """The entities named before a token, the last first, and the sentence where each was named last."""
        since, known = self._before
        if since != s.index:
            since = since if 0 < since < s.index else 0  # what was named before that is known
            before: dict[int, int] = {}
            for index in range(s.index - 1, since - 1, -1):
                for m in self.reading.mentions[index]:
                    if m.entity >= 0:
                        before.setdefault(m.entity, index)
            if since:
                before = {**before, **{e: index for e, index in known.items() if e not in before}}
            self._before = s.index, before
        seen = {m.entity: s.index for m in self.reading.mentions[s.index] if m.entity >= 0 and m.last < head}
        return {**seen, **self._before[1], **seen}

    def nearest(self, s: Sentence, head: int) -> Entity | NounPhrase | None:
        """What "this constituency" means: the last thing of that noun before it, if that has a name."""
        noun = s.tokens[head].lemma
        for index in range(s.index, max(-1, s.index - 5), -1):
            sentence = self.reading.sentences[index]
            for token in reversed(sentence.tokens[: head if index == s.index else None]):
                if token.lemma != noun or token.pos not in ("NOUN", "PROPN"):
                    continue
                if _points_back(sentence, token.i):
                    continue
                if token.plural or not (
                    self.carries_name(sentence, token.i) or self.reading.entity_at(index, token.i)
                ):
                    return None
                found = self.meant(sentence, token.i)
                return found if self._settled(s, head, found) else None
        return None

    def _another_place(self, s: Sentence, head: int, own: list[Entity]) -> bool:
        """Whether "the country" may be another: a place that is no city named since, or the article's own.

        A country that only says whose somebody is ("the Norland president") was not spoken of.
        """
        last: Entity | None = None
        for sentence in self.reading.sentences[max(0, s.index - 2) : s.index + 1]:
            for m in self.reading.mentions[sentence.index]:
                if m.entity < 0 or m.kind != "place" or (sentence is s and m.last >= head):
                    continue
                entity = self.reading.entities[m.entity]
                token = sentence.tokens[m.last]
                apart = entity.sort in ("", "country", "state", "region", own[0].sort)
                if apart and token.dep not in ("compound", "nmod", "amod"):
                    last = entity
        about = [e for e in self.reading.entities if e.name.casefold() == self.reading.title.casefold()]
        rival = any(e.kind == "place" and e.sort == own[0].sort for e in about) and own[0] not in about
        return last is not own[0] or rival

    def _central(self, e: Entity) -> bool:
        """Whether an entity is what the article is about, so that a description may mean it from afar."""
        title = self.reading.title.casefold()
        names = [a.casefold() for a in e.aliases]
        if title and any(a in title or title in a for a in names if len(a) > 2):
            return True
        rivals = [o for o in self.reading.entities if o.kind == e.kind and o is not e]
        return all(len(e.mentions) > len(o.mentions) for o in rivals)

    def _topic(self, s: Sentence, head: int, noun: str) -> Entity | NounPhrase | None:
        """What the headline is about: "the election" is the one named in headline and opening lines."""
        if noun not in self.reading.title.casefold().split():
            return None
        for sentence in self.reading.sentences[:4]:
            for t in sentence.tokens:
                if t.lemma != noun or t.plural or (sentence is s and t.i >= head):
                    continue
                entity = self.reading.entity_at(sentence.index, t.i)
                if entity and (entity.kind == "person" or entity.nouns[:1] != [noun]):
                    return None  # called so, but no such thing: "the ohm" of Ohm
                nation = any(
                    (m := self.reading.mention_at(sentence.index, k)) and m.kind == "nationality"
                    for k in sentence.kids[t.i]
                )
                if self.carries_name(sentence, t.i) or nation or entity:
                    return self.meant(sentence, t.i)
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
        if noun in needs.OWNED:
            return None  # "the capital": whose?
        kinds = [kind for kind, nouns in lexicon.KIND_NOUNS.items() if noun in nouns]
        reach = 1 if "event" in kinds else 2
        close = [self.reading.entities[n] for n, index in seen.items() if index >= s.index - reach]
        if "event" in kinds:
            if noun not in ("event", "gathering"):
                return None  # "the marathon" of the games is not the games
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
        return fits[0] if len(fits) == 1 and self._goes_on(s, noun, fits[0]) else None

    def _goes_on(self, s: Sentence, noun: str, found: Entity) -> bool:
        """Whether a general noun may stand for an entity: no other body is told of, and it is no other sort.

        "The group" is not the police; and where the sentence before is about something else with a name, that
        may be meant, whatever label it has.
        """
        if noun in _BODIES and found.kind == "organization":
            own = {x.casefold() for name in (found.name, *found.aliases) for x in name.split()}
            if own & _SORTED_BODIES - _LIKE.get(noun, frozenset()):
                return False
        before = self.reading.sentences[s.index - 1] if s.index else None
        if before is None or before.paragraph != s.paragraph:
            return True
        for m in self.reading.mentions[before.index]:
            t = before.tokens[m.last]
            if m.entity >= 0 and t.dep in SUBJECT and before.tokens[t.head].dep == "ROOT":
                told = self.reading.entities[m.entity]
                return told is found or told.kind in ("place", "nationality", "event")
        return True

    def _phrases(self, s: Sentence, head: int, noun: str) -> list[NounPhrase]:
        """Earlier noun phrases of that head noun that carry a name or were introduced by a speaker."""
        found: list[NounPhrase] = []
        many = noun in lexicon.EVENT_NOUNS and self._kinds_of(noun) > 1
        for sentence, i in self._places.get(noun, ()):
            if (sentence.index, i) >= (s.index, head):
                break
            if sentence.index < s.index - 30 or (many and sentence.paragraph != s.paragraph):
                continue
            if sentence.tokens[i].pos not in ("NOUN", "PROPN") or self.reading.entity_at(sentence.index, i):
                continue
            before = {sentence.tokens[k].text.casefold() for k in sentence.kids[i]}
            if before & _NTH or (_owned(sentence, i) and noun not in lexicon.NAMING):
                return []  # one of several; "Oslo's population" tells nothing of other cities
            if self.carries_name(sentence, i) or (
                noun in lexicon.DOCUMENTS and self.speaker_of_document(sentence, i)
            ):
                found.append((sentence, i))
            elif sentence.child(i, "amod", "nummod", "compound"):
                return []  # another of the kind stands between
        return found

    def _kinds_of(self, noun: str) -> int:
        """How many differently described things of that noun the article tells of."""
        described: set[str] = set()
        for sentence, i in self._places.get(noun, ()):
            words = [sentence.tokens[k].text.casefold() for k in sentence.kids[i] if k < i]
            words = [x for x in words if x not in ("the", "a", "an", "this", "that", "its")]
            if words:
                described.add(" ".join(words))
        return len(described)

    def _bare(self, s: Sentence, head: int) -> str:
        return " ".join(
            s.tokens[k].text.casefold() for k in s.subtree(head) if k <= head and s.tokens[k].dep != "det"
        )


def _points_back(s: Sentence, i: int) -> bool:
    """Whether a noun is only "this constituency" or "the constituency": it means one told of before."""
    below = s.children(i)
    return (
        bool(below)
        and all(t.i > i or t.dep == "det" for t in below)
        and not any(t.dep in ("prep", "relcl", "acl", "appos") for t in below)
        and any(t.text.casefold() in ("this", "the") for t in below)
    )


def _owned(s: Sentence, head: int) -> bool:
    return s.child(head, "poss") is not None
