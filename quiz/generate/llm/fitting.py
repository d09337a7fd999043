"""Whether a stem from outside says what a statement says, and asks for its key in the key's own place.

A model that knows all the words may still ask "Who did Brazil beat?" where Germany did. So the stem may use
the statement's words only, in its tense, with the doer where a doer stands and the rest behind its own
prepositions. What cannot be seen to fit does not fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quiz.generate import inflect
from quiz.generate.clauses import Part
from quiz.generate.drafts import Answer
from quiz.generate.llm.asked_for import Unfit, agreeing
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement
from quiz.generate.wording import Unclear, tokens_of

_BE = frozenset("am is are was were be been being".split())
FREE = (
    frozenset(
        """a an the of in on at to for from by with and as that which who whom whose what when where why how
        many much do does did has have had according name person people man woman country countries city
        cities town place organization organisation company year date day month number percentage percent
        amount sum money team club party""".split()
    )
    | _BE
)
"""Words that any question may use: they ask, and say nothing."""

_PREPOSITIONS = frozenset(
    """of in on at to for from by with against under over between among into onto through during since until
    before after about near across behind beyond within without above below as""".split()
)
_WHERE, _WHEN = frozenset("in on at near".split()), frozenset("in on at during".split())
PHRASES = ("object", "attr", "comp", "purpose", "cause")
"""Pieces of a statement that can be a key without being a name, a date or a number."""


class Fit:
    """One statement, and what a stem about it may say.

    Attributes:
        statement: the statement.
    """

    def __init__(self, w: Writer, st: Statement) -> None:
        self.statement = st
        self._writer = w
        s = st.sentence
        self._said: set[str] = set()
        for token in s.tokens:
            self._said |= set(tokens_of(f"{token.text} {token.lemma}"))
        for m in w.reading.mentions[s.index]:
            if m.entity >= 0 and not w.reading.entities[m.entity].doubtful:
                self._said |= set(tokens_of(w.reading.entities[m.entity].name))
        self._finite, self._participles = _forms(st)
        self._said |= self._finite | self._participles
        for part in (st.subject, *st.parts):
            self._said |= self._words(part)
        doer = st.part("agent") if st.passive else st.subject
        done = st.subject if st.passive else st.part("object", "attr")
        self._doer = self._telling(doer) - self._telling(done)
        self._done = self._telling(done) - self._telling(doer)

    def question(self, stem: str, answer: Answer, span: range) -> None:
        """See that a question asks for a piece of the statement.

        Args:
            span: the tokens of the key.

        Raises:
            Unfit: with the reason.
        """
        part = self._part(span)
        asked, words = self._checked(stem)
        agreeing(asked, answer)
        tokens = self.statement.sentence.tokens
        named = any(tokens[k].dep == "appos" and tokens[k].head == part.head for k in span)
        nested = part.head not in span and part.mention is None and not named
        if part is self.statement.subject:
            role = "done" if self.statement.passive else "doer"
        else:
            role = {"agent": "doer", "object": "done", "attr": "done"}.get(part.role, "other")
        if nested and not self._heads(part) & set(words):
            raise Unfit("the stem leaves out what the key belongs to")
        if part.prep and role == "other" and not _asks_with(part, words, asked):
            raise Unfit("the stem asks with another preposition")
        self._ordered(asked, role)

    def told(self, stem: str) -> None:
        """See that a sentence states the statement.

        Raises:
            Unfit: with the reason.
        """
        said, _ = self._checked(stem)
        if self._tense() != "past":
            raise Unfit("a present may have passed")
        rest = iter(tokens_of(self.statement.sentence.text))
        here = set(tokens_of(self.statement.sentence.text)) - FREE
        if not all(word in rest for word in said if word in here):
            raise Unfit("the statement has the words of its evidence in another order")
        self._ordered(said, "other")

    def phrases(self) -> Iterator[str]:
        """Its pieces as they can stand as choices, with and without a leading "to" or article."""
        s = self.statement.sentence
        for part in self.statement.parts:
            if part.role in PHRASES and len(part.tokens) > 1:
                yield s.text_of(part.tokens)
                if s.tokens[part.tokens[0]].dep in ("det", "prep", "aux"):
                    yield s.text_of(part.tokens[1:])

    def whole(self, part: Part, span: range) -> bool:
        """Whether some tokens are a whole piece of the statement, whose meaning is certain."""
        s = self.statement.sentence
        tokens = [k for k in part.tokens if k not in span]
        if not set(span) <= set(part.tokens) or any(
            s.tokens[k].dep not in ("det", "prep", "aux") for k in tokens
        ):
            return False
        try:
            text = self._writer.write(s, list(span))
        except Unclear:
            return False
        return tokens_of(text) == tokens_of(s.text_of(span))

    def _checked(self, stem: str) -> tuple[list[str], list[str]]:
        """The stem's words without its "According to …", and all of them."""
        words = tokens_of(stem)
        strange = [t for t in words if t not in self._said and t not in FREE]
        if strange:
            named = re.findall(r"\b[A-Z]\w*|\w*\d\w*", stem)
            new = {t for name in named[stem[:1].isupper() :] for t in tokens_of(name)}
            raise Unfit(
                "a name or number that its evidence does not give"
                if new & set(strange) or any(c.isdigit() for t in strange for c in t)
                else "words that its evidence does not use"
            )
        speaker = self.statement.speaker
        if not speaker:
            if "according" in words:
                raise Unfit("a source that its evidence does not give")
            return words, words
        head, _, rest = stem.partition(",")
        if not head.casefold().startswith("according to ") or not rest:
            raise Unfit("a claim asked as a fact")
        if tokens_of(speaker)[-1] not in tokens_of(head):
            raise Unfit("a claim of somebody else")
        return tokens_of(rest), words

    def _part(self, span: range) -> Part:
        st = self.statement
        for part in (st.subject, *st.parts):
            if set(span) <= set(part.tokens):
                return part
        raise Unfit("the key is in no statement that can be trusted")

    def _words(self, part: Part | None) -> set[str]:
        """What a piece says, with its pronouns and descriptions written out where that is safe."""
        if part is None:
            return set()
        s = self.statement.sentence
        said = set(tokens_of(s.text_of(part.tokens)))
        try:
            with self._writer.manner(teller=self.statement.teller):
                return said | set(tokens_of(self._writer.write(s, list(part.tokens))))
        except Unclear:
            return said

    def _telling(self, part: Part | None) -> set[str]:
        return {t for t in self._words(part) if t not in FREE and t not in _PREPOSITIONS}

    def _heads(self, part: Part) -> set[str]:
        head = self.statement.sentence.tokens[part.head]
        return set(tokens_of(f"{head.text} {head.lemma}"))

    def _tense(self) -> str:
        st = self.statement
        group = [st.sentence.tokens[k] for k in st.group]
        words = {*st.borrowed, *(t.text.casefold() for t in group)}
        tags = {t.tag for t in group}
        if "MD" in tags:
            return "future"
        told = bool(words & {"is", "are", "am"}) or bool(tags & {"VBZ", "VBP"})
        return "present" if told and not words & {"was", "were", "has", "have", "had"} else "past"

    def _ordered(self, words: list[str], role: str) -> None:
        """See that verb, doer and thing done stand where they must.

        Raises:
            Unfit: nowhere in the stem does the verb stand so.
        """
        forms = self._finite | self._participles
        reason = "the stem does not have the verb of its evidence"
        for v in (n for n, word in enumerate(words) if word in forms):
            reason = self._misplaced(words, v, role)
            if not reason:
                return
        raise Unfit(reason)

    def _misplaced(self, words: list[str], v: int, role: str) -> str:
        """Why the stem does not say what the statement says, with its verb at a place; "" where it does."""
        st, verb = self.statement, words[v]
        before, after = words[:v], words[v + 1 :]
        if st.lemma == "be":
            if _tense_of(before, verb, verb in _BE, self._finite) != self._tense():
                return "the stem is in another tense"
            there = self._telling(st.subject), self._done
            wanted = there[0] if role in ("done", "other") else there[1]
            return "" if wanted & set(words) else "the stem leaves out whom it is about"
        passive = verb in self._participles and bool(_BE & set(before))
        if _tense_of(before, verb, passive, self._finite) != self._tense():
            return "the stem is in another tense"
        doer, done = self._doer, self._done
        if passive:
            led, trailing = bool(done & set(before)), not doer & set(before)
            by = "by" in words and (words.index("by") >= v or words[0] == "by" or "by" in before[:2])
            right = trailing and (led if role != "done" else True) and (by if role == "doer" else True)
        else:
            supported = bool({"did", "do", "does"} & set(before))
            if role == "doer":
                right = not supported and not done & set(before)
            else:
                turned = role == "other" and bool(done & set(before)) and not done & set(after)
                right = bool(doer & set(before)) and not turned
        if not right:
            return "the stem turns who did what"
        return "" if self._behind_prepositions(after) else "the stem turns what stands where"

    def _behind_prepositions(self, after: list[str]) -> bool:
        """Whether every piece behind the verb stands behind its own preposition."""
        for part in self.statement.parts:
            if not part.prep or part.role == "agent":
                continue
            for head in self._heads(part) & set(after):
                lead = [t for t in after[: after.index(head)] if t in _PREPOSITIONS and t != "of"]
                if lead and lead[-1] != part.prep and not {lead[-1], part.prep} <= _WHEN | _WHERE:
                    return False
        return True


def _forms(st: Statement) -> tuple[set[str], set[str]]:
    """The forms of a statement's verb that a stem may use: finite and base form, and participles."""
    if st.lemma == "be":
        return set(_BE), set()
    own = st.sentence.tokens[st.verb]
    finite = {st.lemma, inflect.form(st.lemma, "VBD"), inflect.form(st.lemma, "VBZ")}
    past = {inflect.form(st.lemma, "VBN")}
    (past if own.tag in ("VBN", "VBG") else finite).add(own.text.casefold())
    if own.tag in ("VBN", "VBD") and own.text.endswith("ed"):
        finite.add(own.text.casefold())
        past.add(own.text.casefold())
    return finite - {""}, past - {""}


def _tense_of(before: Iterable[str], verb: str, passive: bool, finite: set[str]) -> str:
    """The tense a stem's verb is in, with the words before it."""
    words = set(before)
    if verb in _BE or passive:
        told = {verb} if verb in _BE else words
        if words & {"will"}:
            return "future"
        return "past" if told & {"was", "were", "been"} or words & {"did", "had", "has"} else "present"
    if "will" in words:
        return "future"
    if words & {"did", "had", "has", "have"}:
        return "past"
    if words & {"do", "does"} or (verb.endswith("s") and verb in finite and not verb.endswith("ss")):
        return "present"
    return "present" if verb in finite and not _past(verb, finite) else "past"


def _past(verb: str, finite: set[str]) -> bool:
    """Whether a form is no base form: its "-s" form is not among the verb's."""
    return f"{verb}s" not in finite and f"{verb}es" not in finite and f"{verb[:-1]}ies" not in finite


def _asks_with(part: Part, words: list[str], asked: list[str]) -> bool:
    """Whether a stem asks for what stands behind the key's preposition."""
    if part.prep in words:
        return True
    if part.role in ("cause", "purpose"):
        return "why" in asked[:1]
    lead = set(asked[:2])
    if "where" in lead:
        return part.prep in _WHERE
    if "when" in lead or ("which" in lead and part.role == "time"):
        return part.prep in _WHEN
    return False
