"""Writing "the company", "this bridge": in full, or as it stands where it says by itself what it means.

A definite noun phrase is clear to somebody without the article only where it is a name, carries one, is
closed by its own complement ("the roof of the hall"), was brought in by its own sentence, or is what the
frame before the question names. Otherwise it is resolved, or nothing is written.
"""

from __future__ import annotations

from quiz.generate import dates, lexicon, needs, pointers
from quiz.generate.article import Article
from quiz.generate.frames import LEANS, Frames
from quiz.generate.resolve import Resolver
from quiz.generate.trim import Trimmer
from quiz.generate.vocabulary import Vocabulary
from quiz.generate.wording import Unclear, tense, verb_over
from quiz.generate.words import Entity, Mention, Reading, Sentence, Token

_PARTS = frozenset(
    "beginning end use number name rest idea fact majority minority middle left right same most".split()
)
"""Nouns that "the" makes definite only with "of …" or a clause behind them."""

_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ure", "ism", "acy", "dom", "ship", "age")
_SUMMING = frozenset(
    """period point measure answer statement claim figure term practice honour honor increase decrease rise
    fall change move plan deal step effort attempt problem question approach view trend loss gain delay
    news idea word form schedule treatment confusion date time day week month year""".split()
) | frozenset(
    """event incident occasion matter situation issue affair episode circumstance development proposal
    operation disaster""".split()
)
"""Nouns that sum up what was told before: no frame says what that was."""

_COMPLETING = frozenset("of for to between about against from with among than".split())
_PLACING = frozenset("in on at by near over under through behind along around across inside".split())
"""What ties a complement; and what tells where: that marks out a thing, but no date and no claim."""

_WHOLE = frozenset("city town country nation state region province county village island".split())


_VAGUE = lexicon.ROLES | lexicon.VAGUE_NOUNS | needs.INCOMPLETE
_HELD = lexicon.EVENT_NOUNS | needs.OWNED | lexicon.NAMING


class Definites(Trimmer):
    """Writes descriptions.

    Attributes:
        article: what is written from.
        vocabulary: the words the article uses, and how it writes them.
        resolver: finds what pronouns and descriptions mean.
        frames: what can be set before a question to say what the matter is.
        plainer: see ``Writer``.
    """

    def __init__(self, reading: Reading, article: Article) -> None:
        super().__init__(reading)
        self.article = article
        self.resolver = Resolver(reading)
        self.frames = Frames(reading, article)
        self.vocabulary = Vocabulary(reading, article.raw[article.body :])
        self.plainer = False

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
        """The tokens as text: see ``Writer.write``."""
        raise NotImplementedError

    def entity(self, e: Entity, known: set[str] | None = None) -> str:
        """A name in full, in mid-sentence."""
        if known is not None:
            known.add(e.name)
        return e.full

    def when(self, s: Sentence, m: Mention) -> dates.When | None:
        """The moment a date mention means, resolved by the tense of its clause."""
        found = dates.parse(m.text)
        ahead = m.first > 0 and s.tokens[m.first - 1].text.casefold() in ("until", "till")
        if found is None and ahead:
            return None  # "was frozen until May": which May, the tense does not tell
        if found is None and (tense_of := tense(s, m.first)) != "present":
            found = dates.resolve(m.text, self.article.published, past=tense_of == "past")
        return found

    def _definite(
        self, s: Sentence, i: int, wanted: set[int], known: set[str], depth: int
    ) -> tuple[str, list[int]] | None:
        """What to write for a noun phrase after a pointer, and the tokens it replaces; None to keep it."""
        head = s.tokens[i].head
        pointer = s.tokens[i].text.casefold()
        inner = [k for k in s.subtree(head) if k in wanted]
        if pointers.epithet(self.reading, s, head, inner):
            found = self.resolver.definite(s, head)
            if not isinstance(found, Entity) or found.kind == "nationality":
                raise Unclear("somebody described and not named")
            return self._referent(found, known, depth), [k for k in inner if i <= k <= head]
        if pointer == "the":
            kept = self._clear(s, i, head, inner, wanted)
            if kept:
                return ("the" + LEANS, [i]) if kept == "framed" and self.frames.topic else None
        found = self.resolver.definite(s, head)
        if found is None and pointer == "this" and not s.tokens[head].plural:
            found = self.resolver.nearest(s, head)
        if found is None or depth >= 4 or not self._tells_all(s, head, i, found, wanted):
            return self._left_to_frame(s, i, pointer)
        text = self._referent(found, known, depth)
        return text, [k for k in inner if i <= k <= head]

    def _clear(self, s: Sentence, i: int, head: int, inner: list[int], wanted: set[int]) -> str:
        """Whether "the N" says by itself what it means: "alone", behind a frame ("framed"), or not ("")."""
        noun = s.tokens[head]
        again = pointers.called_again(s, head)
        if again and noun.tag == "CD":
            return ""  # "the first two": of what?
        mention = self.reading.mention_at(s.index, head)
        if mention and (mention.entity >= 0 or mention.kind != "ordinal"):
            return "alone"
        office = noun.pos == "PROPN" and noun.lemma in lexicon.ROLES and s.child(head, "prep") is None
        below = [s.tokens[k] for k in s.kids[head] if k in wanted and k > head]
        vague = noun.lemma in needs.INCOMPLETE | _SUMMING
        ties = _COMPLETING if vague else _COMPLETING | _PLACING
        tied = any(t.dep == "prep" and t.text.casefold() in ties for t in below)
        clauses = [t for t in below if t.dep in ("relcl", "acl", "ccomp")]
        clauses = [t for t in clauses if not pointers.aside(s, t) and not self._placed(s, noun, t)]
        closed = bool(clauses) or (tied and len(inner) >= 4)
        counted = any(s.tokens[k].tag == "CD" for k in inner if k < head)
        named = any(
            (m := self.reading.mention_at(s.index, k))
            and m.entity >= 0
            and not (again and k < head and m.kind != "place")
            for k in inner
            if k != head and not (vague and k > head)
        )
        if named or closed:
            return "alone"
        if noun.lemma in _PARTS:
            return ""
        told = self.vocabulary.told_before(s, noun, self.frames.named(s.paragraph))
        if (noun.lemma in lexicon.UNIQUE and not told) or noun.pos == "NUM":
            return "alone"
        if noun.pos == "PROPN" and not office:
            return "" if noun.text.lower() in self.vocabulary.common else "alone"
        if noun.tag == "JJS" or any(s.tokens[k].tag in ("JJS", "RBS") for k in inner if k < head):
            return "framed"
        if self._brought_in(s, i, noun.lemma, wanted):
            return "alone"
        telling = noun.dep in ("appos", "attr", "oprd")  # "Columbia, the first mission": says what it is
        several = noun.lemma in lexicon.NAMING and not self.vocabulary.single(noun.lemma)
        if several and not counted and not telling:
            return ""  # "the hit novel", of several that are told of
        if told or again:
            return ""
        return "framed" if pointers.self_standing(s, head, self.vocabulary.first_said) else ""

    def _placed(self, s: Sentence, noun: Token, clause: Token) -> bool:
        """ "The event held at the castle": told before, and held there without a date it is one of many."""
        if noun.lemma not in _SUMMING or clause.tag != "VBN":
            return False
        return not any(self._is_day(s, k) for k in s.subtree(clause.i))

    def _is_day(self, s: Sentence, i: int) -> bool:
        mention = self.reading.mention_at(s.index, i)
        return mention is not None and mention.kind == "date"

    def _brought_in(self, s: Sentence, i: int, noun: str, wanted: set[int]) -> bool:
        """Whether the sentence itself speaks of "a N" before "the N"."""
        return any(
            k < i
            and k in wanted
            and s.tokens[k].lemma == noun
            and any(t.text.casefold() in ("a", "an", "one") for t in s.children(k, "det", "nummod"))
            for k in range(i)
        )

    def _tells_all(
        self, s: Sentence, head: int, i: int, found: Entity | tuple[Sentence, int], wanted: set[int]
    ) -> bool:
        """Whether the words before a description's noun fit what was found, and it is not its own subject."""
        told = [
            s.tokens[k].text.casefold()
            for k in s.kids[head]
            if k in wanted and k > i and s.tokens[k].dep in ("amod", "compound", "nmod", "nummod")
        ]
        known_as = ""
        if isinstance(found, Entity):
            roles = [r for r, _ in found.roles]
            known_as = " ".join([found.name, *found.nouns, *roles]).casefold()
            subject = self.resolver.subject_of(s, head)
            if subject is not None and self.reading.entity_at(s.index, subject.i) is found:
                return False  # who does it to himself is called "himself"
            if self._beside(s, head, found):
                return False
        return all(word in known_as for word in told)

    def _beside(self, s: Sentence, head: int, found: Entity) -> bool:
        """ "Offered Peru access to the country's oil": Peru is called by name beside it, so it is another."""
        verb = verb_over(s, head)
        return any(
            m.entity >= 0
            and self.reading.entities[m.entity] is found
            and m.last < head
            and s.tokens[m.last].dep != "pobj"
            and verb_over(s, m.last) == verb
            for m in self.reading.mentions[s.index]
        )

    def _left_to_frame(self, s: Sentence, i: int, pointer: str) -> tuple[str, list[int]]:
        """The article of a description that the frame alone makes definite, marked as such.

        "This N" is never made "the N" but where the frame speaks of the N: it sums up what stood before.
        """
        head = s.tokens[i].head
        told = pointer == "the" and self._framable(s, head)
        if not told and not (pointer in ("this", "these") and self._in_frame(s, head)):
            raise Unclear("a description of something named elsewhere")
        return "the" + LEANS, [i]

    def _in_frame(self, s: Sentence, head: int) -> bool:
        noun = s.tokens[head]
        frame = self.frames.named(s.paragraph)
        return noun.lemma not in _VAGUE and bool({noun.lemma, noun.text.casefold()} & frame)

    def _framable(self, s: Sentence, head: int) -> bool:
        """Whether a noun means one thing in the whole story, so that the story's frame tells which.

        A story's frame tells of its things and bodies. The subject of an encyclopaedia article tells only of
        itself ("the city") and of what it has one of ("the capital").
        """
        noun = s.tokens[head]
        lemma = noun.lemma
        if not self.frames.named(s.paragraph):
            return False
        if self._in_frame(s, head):
            return True
        if lemma in _VAGUE or lemma in _SUMMING or pointers.called_again(s, head):
            return False
        frame = self.frames.named(s.paragraph)
        if not self.vocabulary.single(lemma) or self.vocabulary.told_before(s, noun, frame):
            return False
        if lemma.endswith(_ABSTRACT) and lemma not in _HELD:
            return False
        if self.frames.timely:
            dated = self.article.published is not None or lemma not in lexicon.EVENT_NOUNS
            return dated and lemma not in _WHOLE  # a conference, and a land, may be any but the story's own
        subject = self._subject_kind()
        if subject == "place" and lemma in _WHOLE:
            return True
        if subject == "organization" and lemma in lexicon.KIND_NOUNS["organization"]:
            return True
        return lemma in needs.OWNED and lemma not in self.vocabulary.introduced

    _subjects_kind: str | None = None

    def _subject_kind(self) -> str:
        """The kind of what an encyclopaedia article is about, or ""."""
        if self._subjects_kind is not None:
            return self._subjects_kind
        topic = self.frames.topic.casefold()
        self._subjects_kind = next(
            (e.kind for e in self.reading.entities if topic in {a.casefold() for a in e.aliases}), ""
        )
        return self._subjects_kind

    def _referent(self, found: Entity | tuple[Sentence, int], known: set[str], depth: int) -> str:
        if isinstance(found, Entity):
            return self.entity(found, known)
        sentence, head = found
        tokens = self.core(sentence, head)
        if self.resolver.carries_name(sentence, head):
            clauses = [k for k in sentence.kids[head] if sentence.tokens[k].dep in ("relcl", "acl")]
            if pointers.one_there(self.reading, sentence, head, clauses):
                raise Unclear("a description without a name")
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
        framed = LEANS in text and depth == 0  # "the ship … it": the frame tells which ship
        if len(known) == before and not framed and not self.resolver.carries_name(sentence, head):
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
