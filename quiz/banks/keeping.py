"""A bank made anew keeps what learners and reviewers did to the one before. No disk, no screen."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from quiz.banks.facts import Fact, Likeness
from quiz.banks.marks import fingerprint, is_persons
from quiz.questions import Bank, Question

_RAREST = 3  # words of the evidence by which a question is looked for


@dataclass(frozen=True, slots=True)
class Kept:
    """A bank made anew over another one, and what became of the questions; ids in the bank's order.

    Attributes:
        same: facts that were there before, under the ids they had.
        added: facts that were not.
        gone: untouched questions that the article no longer gives; they are left out.
        reviewed: accepted or edited ones, left as the reviewer left them.
        by_hand: written or changed by a person without review, left as they were.
        renewed: of these two, those whose evidence is now quoted as the article has it.
        unproven: of these two, those whose evidence is no longer in the article.
        refused: how many new questions were left out because the reviewer had rejected them.
    """

    bank: Bank
    same: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    reviewed: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()
    renewed: tuple[str, ...] = ()
    unproven: tuple[str, ...] = ()
    refused: int = 0


def keep(old: Bank, new: Bank, article: str | None = None) -> Kept:
    """The new bank, with the ids, the reviews and the handwork of the old one.

    A new question asks for an old fact, the first rule that holds deciding (see :class:`Likeness`), when

    1. it has the id and the key (or, against a person's question, the evidence) of an old one;
    2. evidence, key and type are the same, up to case and punctuation, and the stems have words in common;
    3. the evidence is alike: three quarters of the words, or one holds the other;
    4. the type is another one; evidence and stem say that it is the same question;
    5. against a person's question alone: the evidence is alike and the stem nearly the same, though not
       the key, since that may be what the person mended.

    Stems that name different things, such as two years or two persons, never ask for the same fact. Each old
    question answers to one new one. Then

    - an old question that nobody touched is worded as the new one, **under its old id**; without a new one
      it is left out;
    - a question that was **accepted, edited, or written or changed by a person stays as it is**, whatever
      the new bank says. Where its evidence is no longer in the article and the new question has the same
      key, the new evidence takes its place; otherwise the question stays all the same, and is reported;
    - a new question that asks for a **rejected** fact is left out, unless an old question of the bank is at
      least as near to it. Of lists, half of the keys make the fact. All rejections stay;
    - the order is the old one; a new question comes behind the one it follows in the new bank;
    - ids of the old bank are never given to other facts;
    - what a person wrote under ``[bank]`` stays; ``[source]`` is the new one.

    Args:
        article: the text in which evidence is looked for, word for word up to white space; None for nowhere.
    """
    return _Keeping(old, new, article).done()


@dataclass(slots=True)
class _Keeping:
    old: Bank
    new: Bank
    article: str | None
    taken: dict[int, int] = field(default_factory=dict)  # index of new: index of old
    refused: set[int] = field(default_factory=set)

    def done(self) -> Kept:
        self._match()
        text = None if self.article is None else _squeezed(self.article)
        follows = {index: number for number, index in self.taken.items()}
        kept: dict[int, Question] = {}  # by index of old
        renewed, unproven = set(), set()
        for index, question in enumerate(self.old.questions):
            number = follows.get(index)
            fresh = None if number is None else self.new.questions[number]
            if not _is_theirs(question, fresh):
                if fresh is not None:
                    kept[index] = replace(fresh, id=question.id, reviewed=question.reviewed)
                continue
            kept[index] = question
            if text is None or _stands(question, text):
                continue
            if fresh is not None and _stands(fresh, text) and Fact.of(question).same_key(Fact.of(fresh)):
                kept[index] = _renewed(question, fresh)
                renewed.add(question.id)
            else:
                unproven.add(question.id)
        return self._report(kept, renewed, unproven)

    def _report(self, kept: dict[int, Question], renewed: set[str], unproven: set[str]) -> Kept:
        arrived = self._arrived(kept)
        questions = self._ordered(kept, arrived)
        before = {question.id for question in self.old.questions}
        followed = {self.old.questions[index].id for index in self.taken.values()}
        ids = [question.id for question in questions]
        persons = {q.id for q in kept.values() if not q.reviewed and is_persons(q)}
        return Kept(
            bank=_headed(self.old, self.new, questions),
            same=tuple(name for name in ids if name in followed),
            added=tuple(name for name in ids if name not in before),
            gone=tuple(q.id for index, q in enumerate(self.old.questions) if index not in kept),
            reviewed=tuple(q.id for q in questions if q.reviewed),
            by_hand=tuple(name for name in ids if name in persons),
            renewed=tuple(name for name in ids if name in renewed),
            unproven=tuple(name for name in ids if name in unproven),
            refused=len(self.refused),
        )

    # -- which new question is which old one ----------------------------------------------------------

    def _match(self) -> None:
        fresh = [Fact.of(question) for question in self.new.questions]
        index = _Index(fresh)
        pairs = sorted(_pairs(self.old.questions, fresh, index))
        used: set[int] = set()
        nearest: dict[int, Likeness] = {}
        for likeness, _, place, number in pairs:
            if place not in used and number not in self.taken:
                used.add(place)
                self.taken[number] = place
                nearest[number] = likeness
        for likeness, _, _, number in _pairs(self.old.rejected, fresh, index, rejected=True):
            if number not in nearest or likeness < nearest[number]:
                self.refused.add(number)
        for number in self.refused:
            self.taken.pop(number, None)

    # -- putting together -----------------------------------------------------------------------------

    def _arrived(self, kept: dict[int, Question]) -> dict[int, Question]:
        """The questions that ask for new facts, by index of new, under ids nobody had."""
        known = (*self.old.questions, *self.old.rejected, *kept.values())
        used = {question.id for question in known}
        found = {}
        for number, question in enumerate(self.new.questions):
            if number in self.taken or number in self.refused:
                continue
            name, told = question.id, fingerprint(question)
            while name in used:
                name = f"{question.id[:59].rstrip('-')}-{hashlib.sha256(told.encode()).hexdigest()[:4]}"
                told = f"{told} {name}"
            used.add(name)
            found[number] = replace(question, id=name)
        return found

    def _ordered(self, kept: dict[int, Question], arrived: dict[int, Question]) -> tuple[Question, ...]:
        behind: dict[int, list[Question]] = defaultdict(list)  # index of old, -1 for the very front
        last = -1
        for number in range(len(self.new.questions)):
            if number in arrived:
                behind[last].append(arrived[number])
            elif self.taken.get(number) in kept:
                last = self.taken[number]
        ordered = list(behind[-1])
        for index in sorted(kept):
            ordered += [kept[index], *behind[index]]
        return tuple(ordered)


class _Index:
    """New facts by what an old one that asks for the same must share with them."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._by: dict[str, list[int]] = defaultdict(list)
        self._words: dict[str, list[int]] = defaultdict(list)
        for number, fact in enumerate(facts):
            for handle in _handles(fact):
                self._by[handle].append(number)
            for word in fact.words:
                self._words[word].append(number)

    def near(self, fact: Fact) -> list[int]:
        """The numbers of facts worth a comparison: same id, the rarest words of the evidence, or the key."""
        found: Counter[int] = Counter()
        for handle in _handles(fact):
            found.update(self._by.get(handle, ()))
        rare = sorted((len(self._words[word]), word) for word in fact.words if word in self._words)
        for _, word in rare[:_RAREST]:
            found.update(self._words[word])
        return sorted(found)


def _handles(fact: Fact) -> Iterable[str]:
    yield f"id {fact.question.id}"
    yield f"said {fact.said}"
    if not fact.passages:
        yield from (f"key {spelling}" for key in fact.keys for spelling in key)


_Pair = tuple[Likeness, float, int, int]


def _pairs(
    old: Sequence[Question], fresh: Sequence[Fact], index: _Index, *, rejected: bool = False
) -> Iterable[_Pair]:
    """Old and new questions that ask for the same: how near, how unlike the stems, and their places."""
    for place, question in enumerate(old):
        fact = Fact.of(question)
        for number in index.near(fact):
            other = fresh[number]
            likeness = fact.likeness(other, retouched=is_persons(question))
            if likeness is None and rejected and fact.lists_the_same(other):
                likeness = Likeness.RETOUCHED
            if likeness is not None:
                unlike = 1 - len(fact.stem & other.stem) / max(1, len(fact.stem | other.stem))
                yield likeness, unlike, place, number


def _is_theirs(question: Question, fresh: Question | None) -> bool:
    """Whether a question of the old bank stays as it is; one that says what the new one says need not."""
    if fresh is not None and fingerprint(question) == fresh.generated:
        return False
    return bool(question.reviewed) or is_persons(question)


def _renewed(question: Question, fresh: Question) -> Question:
    """The question with the evidence of a new one; still untouched if it was."""
    changed = replace(question, evidence=fresh.evidence)
    return changed if is_persons(question) else replace(changed, generated=fingerprint(changed))


def _stands(question: Question, text: str) -> bool:
    return all(_squeezed(passage) in text for passage in question.evidence)


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _headed(old: Bank, new: Bank, questions: tuple[Question, ...]) -> Bank:
    """The new bank with what a person wrote about the old one."""
    own_title = old.title != (old.source.title if old.source else "")
    return replace(
        new,
        title=old.title if own_title else new.title,
        description=old.description or new.description,
        language=old.language or new.language,
        license=old.license or new.license,
        authors=old.authors or new.authors,
        tags=old.tags or new.tags,
        questions=questions,
        rejected=old.rejected,
    )
