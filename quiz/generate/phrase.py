"""Writing a piece of a sentence so that it stands by itself: names in full, nothing that leans back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from quiz.generate import dates, lexicon, needs, pointers
from quiz.generate.article import Article
from quiz.generate.binding import SUBJECT
from quiz.generate.definites import Definites
from quiz.generate.frames import LEANS
from quiz.generate.home import home_of
from quiz.generate.report import Drops
from quiz.generate.scope import unscoped
from quiz.generate.wording import (
    Unclear,
    expletive,
    possessive,
    relative,
    tidy,
    word,
)
from quiz.generate.words import Entity, Mention, Reading, Sentence

_COUNT = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_POSSESSIVE = frozenset("his her its their hers".split())
_POINTERS = frozenset("the this that these those".split())
_LATER = frozenset(
    "nearby elsewhere earlier later previously afterwards thereafter then there here once".split()
)
_SOME = frozenset("some others another many most several few both".split())
_LEANING = frozenset(
    "other another such same latter aforementioned following previous next remaining".split()
)


class Writer(Definites):
    """Writes tokens as text; keeps in mind which names were already given in full.

    Attributes:
        reading, article: what is written from.
        vocabulary: the words the article uses, and how it writes them.
        plainer: write "its meeting in May" for "its 9th meeting", and events without their place: so that
            the number or the place can be asked by another question.
        uncounted: such a number was left out since ``manner`` was last called.
        teller: the entity that "According to …" names in the sentence being written, or -1: it may be "she".
        notes: why pieces could not be written, counted; and examples of what was passed over, by anybody.
        resolver: finds what pronouns and descriptions mean.
        home: the code of the country that the article is about anyway, or "".
        frames: what can be set before a question to say what the matter is.
    """

    def __init__(self, reading: Reading, article: Article) -> None:
        super().__init__(reading, article)
        self.notes = Drops()
        self.uncounted = False
        self.teller = -1
        self._scoped: dict[int, bool] = {}
        people = (name for e in reading.entities if e.kind == "person" for name in (e.name, *e.aliases))
        self.home = home_of(article.raw, frozenset(word for name in people for word in name.split()))

    @contextmanager
    def manner(self, *, teller: int = -1, plainer: bool = False) -> Iterator[None]:
        """Write in a certain way for a while: see ``teller`` and ``plainer``."""
        before = self.teller, self.plainer
        self.teller, self.plainer, self.uncounted = teller, plainer, False
        try:
            yield
        finally:
            self.teller, self.plainer = before

    def note(self, unclear: Unclear, s: Sentence) -> None:
        """Count a question on a sentence that could not be written, by its reason."""
        self.notes.drop(str(unclear), s.text)

    def write(
        self,
        s: Sentence,
        tokens: list[int],
        known: set[str] | None = None,
        *,
        present: frozenset[int] = frozenset(),
        depth: int = 0,
        tidied: bool = True,
    ) -> str:
        """The tokens as text.

        Args:
            tokens: indexes, in order.
            known: names already given in full in the same question; added to.
            present: tokens written elsewhere in the same question: a possessive may refer to them.

        Raises:
            Unclear: something in it has no certain meaning.
        """
        known = set() if known is None else known
        if not depth and self._unscoped(s) and self._says(s, tokens):
            raise Unclear("true only where its paragraph says")
        out: list[str] = []
        wanted = set(tokens) | present
        skip: set[int] = set()
        for place, i in enumerate(tokens):
            if i in skip:
                continue
            token = s.tokens[i]
            low = token.text.casefold()
            if token.dep == "cc" and not pointers.both_sides(s, i, wanted):
                raise Unclear("a list cut in two")
            if low in pointers.PAIRING and pointers.halved(s, i, wanted):
                raise Unclear("a pair cut in two")
            gap = token.space or (" " if place + 1 < len(tokens) and tokens[place + 1] != i + 1 else "")
            mention = self.reading.mention_at(s.index, i)
            if (
                mention
                and mention.kind in ("date", "time")
                and (relative(mention.text) or dates.DAYS_OF_YEAR.fullmatch(mention.text))
            ):
                out.append(self._date(s, mention) + " ")
                skip.update(range(mention.first, mention.last + 1))
            elif mention and mention.entity >= 0:
                covered = range(mention.first, mention.last + 1)
                if not out and i > mention.first and place == 0:
                    raise Unclear("a name cut in two")
                skip.update(covered)
                end = s.tokens[mention.last]
                later = next((k for k in tokens[place:] if k > mention.last), None)
                behind = end.space or (" " if later is not None and later != mention.last + 1 else "")
                if out and s.tokens[mention.first - 1].text.casefold() in lexicon.COURTESY and place:
                    entity = self.reading.entities[mention.entity]
                    if entity.name != mention.text:
                        out.pop()
                out.append(self._name(s, mention, known, out) + behind)
            elif low in lexicon.PRONOUNS and token.pos in ("PRON", "DET"):
                out.append(self._pronoun(s, i, wanted, known, depth) + gap)
            elif low in _POINTERS and token.dep == "det":
                replaced = self._definite(s, i, wanted, known, depth)
                if replaced is None:
                    out.append(self._article(s, i) + gap)
                else:
                    text, gone = replaced
                    skip.update(gone)
                    last = max(gone)
                    after = next((k for k in tokens[place:] if k > last), None)
                    cut = after is not None and after != last + 1
                    out.append(text + (s.tokens[last].space or (" " if cut else "")))
            elif self.plainer and _COUNT.fullmatch(low) and s.tokens[token.head].lemma in lexicon.EVENT_NOUNS:
                self.uncounted = True
            elif why := self._leaning(s, i) or pointers.lacking(self.reading, s, i, wanted):
                if why != pointers.OWNERLESS or not self._framable(s, i):
                    raise Unclear(why)
                out.append(word(token) + LEANS + gap)
            else:
                text = self.vocabulary.cased(token, word(token))
                out.append((token.text if self.vocabulary.opens_title(s, i) else text) + gap)
        return tidy("".join(out)) if tidied else "".join(out)

    def _article(self, s: Sentence, i: int) -> str:
        """A "the" as in mid-sentence: with the capital where it belongs to the name behind it."""
        token = s.tokens[i]
        behind = self.reading.mention_at(s.index, i + 1)
        own = behind is not None and behind.first == i + 1 and behind.entity >= 0
        if own and behind is not None and self.reading.entities[behind.entity].the == token.text:
            return token.text
        return word(token)

    def _unscoped(self, s: Sentence) -> bool:
        if s.index not in self._scoped:
            self._scoped[s.index] = unscoped(self.reading, s)
        return self._scoped[s.index]

    def _says(self, s: Sentence, tokens: list[int]) -> bool:
        """Whether the tokens hold the main clause's subject: what is said of it is being written."""
        return any(s.tokens[k].dep in SUBJECT and s.tokens[s.tokens[k].head].dep == "ROOT" for k in tokens)

    def _leaning(self, s: Sentence, i: int) -> str:
        """Why a word points out of its sentence, or "".

        A relative "that" ("a ferry that sank") points at nothing but the noun before it.
        """
        token = s.tokens[i]
        low = token.text.casefold()
        pointing = low in ("this", "that", "these", "those") and token.pos == "PRON" and token.tag != "WDT"
        if pointing and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "attr"):
            told = any(t.dep in ("prep", "relcl", "acl") for t in s.children(i))
            return "" if low in ("that", "those") and told else "a pointing word"
        if low == "all" and token.dep in ("det", "predet"):
            noun = s.tokens[token.head]
            if s.child(noun.i, "nummod") and not s.child(noun.i, "prep", "relcl", "acl", "poss"):
                return "leans on another sentence"  # "all three boats": which?
        some = low in _SOME and token.dep in SUBJECT and token.pos in ("NOUN", "PRON", "ADJ", "DET")
        if some and not any(t.dep in ("prep", "relcl", "acl") for t in s.children(i)):
            return "leans on another sentence"  # "Others lived outside the town": who?
        small = self.frames.timely and low in self.vocabulary.small
        if small and pointers.of_what(self.reading, s, i) and low not in self.frames.named(s.paragraph):
            return "leans on another sentence"
        if low in ("there", "here") and token.pos in ("PRON", "ADV") and token.dep != "expl":
            return "a pointing word"
        if low == "both" and token.dep in ("det", "predet") and s.conjuncts(token.head) == [token.head]:
            return "leans on another sentence"
        later = low in _LATER and token.dep == "advmod" and not s.kids[i]
        if later or (
            low in _LEANING
            and token.dep in ("amod", "det", "predet")
            and not pointers.among(self.reading, s, i)
        ):
            return "leans on another sentence"
        return ""

    def _name(self, s: Sentence, m: Mention, known: set[str], out: list[str]) -> str:
        entity = self.reading.entities[m.entity]
        if entity.sort == "either" or (entity.doubtful and entity.name != m.text):
            raise Unclear("a name that could mean two")
        last = s.tokens[m.last]
        describing = last.dep in ("compound", "amod", "nmod") and last.head > m.last
        if describing and m.text.isupper() and entity.kind == "organization":
            people = s.tokens[last.head].lemma in lexicon.ROLES | needs.PEOPLE
            describing = not people  # "UNA members": nobody else knows what the letters are
        joint = (
            " and " in entity.name and " and " not in m.text
        )  # "the Old and New Guild" for "the New Guild"
        dated = m.first > 0 and s.tokens[m.first - 1].text.isdigit() and entity.name[:1].isdigit()
        same = (
            m.text == entity.name or entity.name in known or joint or dated
        )  # "the 1998 Games": its own year
        if entity.kind in ("place", "nationality") or same or describing:
            known.add(entity.name)
            lowered = (
                m.last == 0
                and m.text.lower() in self.vocabulary.common
                and m.text not in self.vocabulary.proper
            )
            return m.text.lower() if lowered else m.text
        if s.tokens[m.first].text.startswith("#"):
            return m.text
        known.add(entity.name)
        before = out[-1].strip().casefold() if out else ""
        opened = any(k.dep in ("det", "poss") and k.i < m.first for k in s.children(m.last))
        head = s.tokens[m.last]
        modifier = head.dep in ("compound", "nmod", "amod") and head.head > head.i
        if (
            entity.article
            and not modifier
            and not opened
            and before not in ("the", "a", "an")
            and not before.endswith("'s")
        ):
            return entity.full
        return entity.name

    def _date(self, s: Sentence, m: Mention) -> str:
        when = self.when(s, m)
        if when is None and self.frames.dated and dates.DAYS_OF_YEAR.fullmatch(m.text):
            return m.text + LEANS  # the frame gives the year
        head = s.tokens[s.tokens[m.last].head]
        if when is None or (head.pos in ("NOUN", "PROPN") and head.i > m.last):
            raise Unclear("a relative date")
        after = s.tokens[m.last + 1].text.casefold() if m.last + 1 < len(s.tokens) else ""
        if after in ("'s", "'", "night", "morning", "afternoon", "evening"):
            raise Unclear("a relative date")
        text = when.write(day_first=self.reading.day_first)
        before = s.tokens[m.first - 1].text.casefold() if m.first else ""
        if before in ("on", "in", "since", "until", "by", "from", "of", "for", "to"):
            return text
        return f"on {text}" if when.day else f"in {text}"

    def _pronoun(self, s: Sentence, i: int, wanted: set[int], known: set[str], depth: int) -> str:
        token = s.tokens[i]
        low = token.text.casefold()
        if low == "it" and expletive(s, i):
            return token.text
        if low in lexicon.SPEAKER_PRONOUNS:
            raise Unclear("speaks of I, we or you")
        if low in _POSSESSIVE and _in_honour(s, i):
            raise Unclear("a pronoun without one certain meaning")
        subject = self.resolver.bound(s, i)
        if subject is not None and subject.i in wanted:
            return token.text
        if low.endswith(("self", "selves")) or self.resolver.inside(s, i, wanted):
            return token.text  # a reflexive is always bound in its own clause
        if low in ("its", "their", "his", "her") and pointers.held_inside(self.reading, s, i, wanted):
            return token.text
        if subject is not None and low in _POSSESSIVE and depth < 3 and not pointers.between(s, subject.i, i):
            owner = self.write(s, self.core(s, subject.i), known, depth=depth + 1)
            return possessive(owner)
        found = self.resolver.pronoun(s, i)
        if found is None or depth >= 3:
            raise Unclear("a pronoun without one certain meaning")
        if isinstance(found, Entity):
            if depth == 0 and any(
                m.entity >= 0
                and self.reading.entities[m.entity] is found
                and m.first in wanted
                and m.first < i
                for m in self.reading.mentions[s.index]
            ):
                return token.text  # whoever it means is named, or asked for, in the same question
            told = self.teller >= 0 and self.reading.entities[self.teller] is found
            if told or (found.name in known and found.kind == "person"):
                return token.text
        text = self._referent(found, known, depth)
        possessed = low in _POSSESSIVE and token.tag == "PRP$"
        return possessive(text) if possessed else text


def _in_honour(s: Sentence, i: int) -> bool:
    """ "The bridge was named in her honour": never in the bridge's own."""
    noun = s.tokens[s.tokens[i].head]
    over = s.tokens[s.tokens[noun.head].head]
    return noun.lemma in ("honor", "honour", "memory") and s.child(over.i, "nsubjpass") is not None
