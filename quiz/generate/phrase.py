"""Writing a piece of a sentence so that it stands by itself: names in full, nothing that leans back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from quiz.generate import dates, lexicon, pointers
from quiz.generate.article import Article
from quiz.generate.resolve import Resolver
from quiz.generate.trim import Trimmer
from quiz.generate.vocabulary import Vocabulary
from quiz.generate.wording import (
    Unclear,
    expletive,
    possessive,
    relative,
    tense,
    tidy,
    verb_over,
    word,
)
from quiz.generate.words import Entity, Mention, Reading, Sentence

_COUNT = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_POSSESSIVE = frozenset("his her its their hers".split())
_POINTERS = frozenset("the this that these those".split())
_LEANING = frozenset("other another such same latter aforementioned following previous next".split())


class Writer(Trimmer):
    """Writes tokens as text; keeps in mind which names were already given in full.

    Attributes:
        reading, article: what is written from.
        vocabulary: the words the article uses, and how it writes them.
        plainer: write "its meeting in May" for "its 9th meeting", and events without their place: so that
            the number or the place can be asked by another question.
        uncounted: such a number was left out since ``manner`` was last called.
        teller: the entity that "According to …" names in the sentence being written, or -1: it may be "she".
        notes: why pieces could not be written, counted.
        resolver: finds what pronouns and descriptions mean.
    """

    def __init__(self, reading: Reading, article: Article) -> None:
        super().__init__(reading)
        self.article = article
        self.resolver = Resolver(reading)
        self.notes: Counter[str] = Counter()
        self.plainer = self.uncounted = False
        self.vocabulary = Vocabulary(reading, article.raw)
        self.teller = -1

    @contextmanager
    def manner(self, *, teller: int = -1, plainer: bool = False) -> Iterator[None]:
        """Write in a certain way for a while: see ``teller`` and ``plainer``."""
        before = self.teller, self.plainer
        self.teller, self.plainer, self.uncounted = teller, plainer, False
        try:
            yield
        finally:
            self.teller, self.plainer = before

    def note(self, unclear: Unclear) -> None:
        """Count a question that could not be written, by its reason."""
        self.notes[str(unclear)] += 1

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
            gap = token.space or (" " if place + 1 < len(tokens) and tokens[place + 1] != i + 1 else "")
            mention = self.reading.mention_at(s.index, i)
            if mention and mention.kind in ("date", "time") and relative(mention.text):
                out.append(self._date(s, mention) + " ")
                skip.update(range(mention.first, mention.last + 1))
            elif mention and mention.entity >= 0:
                covered = range(mention.first, mention.last + 1)
                skip.update(covered)
                end = s.tokens[mention.last]
                if out and s.tokens[mention.first - 1].text.casefold() in lexicon.COURTESY and place:
                    entity = self.reading.entities[mention.entity]
                    if entity.name != mention.text:
                        out.pop()
                out.append(self._name(s, mention, known, out) + (end.space or ""))
            elif low in lexicon.PRONOUNS and token.pos in ("PRON", "DET"):
                out.append(self._pronoun(s, i, wanted, known, depth) + gap)
            elif low in _POINTERS and token.dep == "det":
                replaced = self._definite(s, i, wanted, known, depth)
                if replaced is None:
                    out.append(word(token) + gap)
                else:
                    text, gone = replaced
                    skip.update(gone)
                    tail = s.tokens[max(gone)]
                    out.append(text + tail.space)
            elif (
                low in ("this", "that", "these", "those")
                and token.pos == "PRON"
                and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "attr")
            ) or (low in ("there", "here") and token.pos in ("PRON", "ADV")):
                raise Unclear("a pointing word")
            elif self.plainer and _COUNT.fullmatch(low) and s.tokens[token.head].lemma in lexicon.EVENT_NOUNS:
                self.uncounted = True
                continue
            elif low in _LEANING and token.dep in ("amod", "det", "predet") and not pointers.among(s, i):
                raise Unclear("leans on another sentence")
            elif why := pointers.lacking(self.reading, s, i, wanted):
                raise Unclear(why)
            else:
                text = self.vocabulary.cased(token, word(token))
                out.append(text + gap)
        return tidy("".join(out)) if tidied else "".join(out)

    def entity(self, e: Entity, known: set[str] | None = None) -> str:
        """A name in full, in mid-sentence."""
        if known is not None:
            known.add(e.name)
        return e.full

    def _name(self, s: Sentence, m: Mention, known: set[str], out: list[str]) -> str:
        entity = self.reading.entities[m.entity]
        if entity.sort == "either" or (entity.doubtful and entity.name != m.text):
            raise Unclear("a name that could mean two")
        if entity.kind in ("place", "nationality") or m.text == entity.name or entity.name in known:
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
        head = s.tokens[m.last]
        modifier = head.dep in ("compound", "nmod", "amod") and head.head > head.i
        if entity.article and not modifier and before not in ("the", "a", "an") and not before.endswith("'s"):
            return f"the {entity.name}"
        return entity.name

    def _date(self, s: Sentence, m: Mention) -> str:
        when = self.when(s, m)
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

    def when(self, s: Sentence, m: Mention) -> dates.When | None:
        """The moment a date mention means, resolved by the tense of its clause."""
        found = dates.parse(m.text)
        if found is None and (tense_of := tense(s, m.first)) != "present":
            found = dates.resolve(m.text, self.article.published, past=tense_of == "past")
        return found

    def _pronoun(self, s: Sentence, i: int, wanted: set[int], known: set[str], depth: int) -> str:
        token = s.tokens[i]
        low = token.text.casefold()
        if low == "it" and expletive(s, i):
            return token.text
        if low in lexicon.SPEAKER_PRONOUNS:
            raise Unclear("speaks of I, we or you")
        subject = self.resolver.bound(s, i)
        if subject is not None and subject.i in wanted and low not in ("he", "she", "it", "they"):
            return token.text
        if low in ("its", "their", "his", "her") and pointers.held_inside(self.reading, s, i, wanted):
            return token.text
        if subject is not None and low in _POSSESSIVE and depth < 3 and not pointers.between(s, subject.i, i):
            owner = self.write(s, self.core(s, subject.i), known, depth=depth + 1)
            return possessive(owner)
        found = self.resolver.pronoun(s, i)
        if found is None or depth >= 3:
            raise Unclear("a pronoun without one certain meaning")
        if isinstance(found, Entity):
            told = self.teller >= 0 and self.reading.entities[self.teller] is found
            if told or (found.name in known and found.kind == "person"):
                return token.text
        text = self._referent(found, known, depth)
        possessed = low in _POSSESSIVE and token.tag == "PRP$"
        return possessive(text) if possessed else text

    def _referent(self, found: Entity | tuple[Sentence, int], known: set[str], depth: int) -> str:
        if isinstance(found, Entity):
            return self.entity(found, known)
        sentence, head = found
        tokens = self.core(sentence, head)
        if self.resolver.carries_name(sentence, head):
            clauses = [k for k in sentence.kids[head] if sentence.tokens[k].dep in ("relcl", "acl")]
            told = {k for c in clauses for k in sentence.subtree(c)}
            tokens = [k for k in tokens if k not in told]
        then = ""
        if self.plainer:
            counts = [k for k in sentence.kids[head] if sentence.tokens[k].text[:1].isdigit() and k < head]
            then = self._month_of(sentence, head) if counts else ""
            tokens = [k for k in tokens if k not in counts] if then else tokens
        document = self.resolver.speaker_of_document(sentence, head)
        before = len(known)
        text = self.write(sentence, tokens, known, depth=depth + 1) + then
        if "/" in text:
            raise Unclear("a description of something named elsewhere")
        first = text.split()[0].casefold() if text else ""
        if document is not None and first in ("a", "an"):
            by = self.write(sentence, self.core(sentence, document.i), known, depth=depth + 1)
            return f"{text} by {by}"
        if len(known) == before and not self.resolver.carries_name(sentence, head):
            raise Unclear("a description without a name")
        if first in ("the", "this", "that"):
            return text
        if first in ("a", "an"):
            return "the " + text.split(" ", 1)[1]
        if sentence.tokens[tokens[0]].dep in ("det", "poss") or text.split()[0].endswith(("'s", "'")):
            return text
        return text if "'s " in text.split(sentence.tokens[head].text)[0] else f"the {text}"

    def _month_of(self, s: Sentence, i: int) -> str:
        """ " in May 2020", from the date in the clause around a token."""
        for m in self.reading.mentions[s.index]:
            if m.kind == "date" and verb_over(s, m.last) == verb_over(s, i):
                when = self.when(s, m)
                if when and when.year:
                    return f" in {dates.When(when.year, when.month).write(day_first=True)}"
        return ""

    def _definite(
        self, s: Sentence, i: int, wanted: set[int], known: set[str], depth: int
    ) -> tuple[str, list[int]] | None:
        """What to write for a noun phrase after a pointer, and the tokens it replaces; None to keep it."""
        head = s.tokens[i].head
        noun = s.tokens[head]
        pointer = s.tokens[i].text.casefold()
        mention = self.reading.mention_at(s.index, head)
        if mention and (mention.entity >= 0 or mention.kind != "ordinal") and pointer == "the":
            return None
        inner = [k for k in s.subtree(head) if k in wanted]
        if pointer == "the":
            office = noun.pos == "PROPN" and noun.lemma in lexicon.ROLES and s.child(head, "prep") is None
            if noun.lemma in lexicon.UNIQUE or (noun.pos in ("NUM", "PROPN") and not office):
                return None
            named = any(
                (m := self.reading.mention_at(s.index, k)) and m.entity >= 0 for k in inner if k != head
            )
            if named:
                return None
            deps = {s.tokens[k].dep for k in s.kids[head] if k in wanted}
            if noun.tag == "JJS" or any(s.tokens[k].tag in ("JJS", "RBS") for k in inner if k < head):
                return None
            if "prep" in deps and s.child(head, "prep") and len(inner) >= 4:
                return None
            if "relcl" in deps or "acl" in deps:
                return None
            if pointers.self_standing(s, head, self.vocabulary.first_said):
                return None
        found = self.resolver.definite(s, head)
        if found is None or depth >= 4:
            raise Unclear("a description of something named elsewhere")
        if any(
            s.tokens[k].dep in ("amod", "compound", "nmod") and k > i for k in s.kids[head] if k in wanted
        ) and not isinstance(found, Entity):
            raise Unclear("a description of something named elsewhere")
        text = self._referent(found, known, depth)
        gone = [k for k in inner if i <= k <= head]
        return text, gone
