"""The review as a machine: decisions, edits and moves, each taken back and done again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from quiz.banks.marks import marked
from quiz.banks.reviewing import Counts, Decision, Flawed, Review, states
from quiz.questions import Bank, MultiChoice, Question, ShortAnswer
from tests.strategies import banks


def asked(name: str, **changes: str) -> ShortAnswer:
    """A question as generated."""
    return replace(marked(ShortAnswer(id=name, stem=f"Who is {name}?", accept=(name,))), **changes)


BANK = Bank(
    id="b",
    title="B",
    questions=(asked("one"), asked("two", reviewed="accepted"), asked("three")),
    rejected=(asked("four"),),
)


def ids(questions: tuple[Question, ...]) -> list[str]:
    """Their ids."""
    return [q.id for q in questions]


def test_a_review_begins_at_the_first_open_question() -> None:
    """What was decided before is known; rejected questions stand at the end."""
    review = Review(replace(BANK, questions=BANK.questions[1:]))
    assert [entry.decision.value for entry in review.entries] == ["accepted", "open", "rejected"]
    assert review.at == 1
    assert review.counts == Counts(accepted=1, rejected=1, open=1)
    assert str(review.counts) == "2 of 3 reviewed: 1 accepted, 0 edited, 1 rejected, 1 open"
    assert review.bank == replace(BANK, questions=BANK.questions[1:])
    assert not review.can_undo
    assert not review.can_redo


def test_decisions_stand_in_the_bank() -> None:
    """Accepted and edited are marks, rejected is a place; ids never change."""
    review = Review(BANK)
    assert review.accept()
    review.go(2)
    assert review.edit(replace(BANK.questions[2], stem="Which is the third?", id="another"))
    review.go(1)
    assert review.reject()
    assert ids(review.bank.questions) == ["one", "three"]
    assert [q.reviewed for q in review.bank.questions] == ["accepted", "edited"]
    assert ids(review.bank.rejected) == ["two", "four"]
    assert review.bank.questions[1].generated == BANK.questions[2].generated


def test_deciding_the_same_again_is_no_step() -> None:
    """Accepting what is accepted or edited, rejecting what is rejected, an edit that changes nothing."""
    review = Review(BANK)
    review.go(1)
    assert not review.accept()
    assert not review.edit(BANK.questions[1])
    review.go(3)
    assert not review.reject()
    assert not review.can_undo
    assert not review.can_undo


def test_a_rejected_question_comes_back_by_accepting_or_editing() -> None:
    """Nothing about a rejection is final."""
    review = Review(BANK)
    review.go(3)
    assert review.accept()
    assert ids(review.bank.questions)[-1] == "four"
    assert review.undo() is not None
    assert review.edit(asked("four", stem="Who was it?"))
    assert review.bank.question("four") == asked("four", stem="Who was it?", reviewed="edited")


def test_a_flawed_or_foreign_edit_is_refused_whole() -> None:
    """Nothing that could not be read back gets into the bank, and a type is never changed."""
    review = Review(BANK)
    with pytest.raises(Flawed, match="at least 1"):
        review.edit(replace(BANK.questions[0], accept=()))
    with pytest.raises(ValueError, match="cannot become"):
        review.edit(MultiChoice(id="one", stem="?", key="a", distractors=("b", "c")))
    assert review.bank == BANK


def test_moving_changes_the_order_and_the_eye_goes_along() -> None:
    """Down and up, and no further than the ends."""
    review = Review(BANK)
    assert review.move(1)
    assert ids(review.bank.questions) == ["two", "one", "three"]
    assert review.at == 1
    assert review.move(-1)
    assert not review.move(-1)
    assert review.bank == BANK


def test_open_questions_are_found_all_round() -> None:
    """Forward and back, past the ends; where there is no other the eye stays."""
    review = Review(BANK)
    assert review.go_open()
    assert review.at == 2
    assert review.go_open()
    assert review.at == 0
    assert review.go_open(-1)
    assert review.at == 2
    review.accept()
    review.go(0)
    assert not review.go_open()
    review.accept()
    assert review.open_from(0) is None


def test_a_hand_edit_is_seen_until_it_is_reviewed() -> None:
    """Changed in an editor since it was generated; a question without a fingerprint was never generated."""
    review = Review(
        replace(BANK, questions=(asked("one", stem="Who?"), ShortAnswer(id="m", stem="?", accept=("x",))))
    )
    assert [entry.by_hand for entry in review.entries] == [True, False, False]
    assert next(iter(states(review))) == {
        "id": "one",
        "type": "shortanswer",
        "stem": "Who?",
        "decision": "open",
        "changed_by_hand": True,
    }
    review.accept()
    assert not review.entries[0].by_hand


def test_an_empty_bank_can_be_looked_at() -> None:
    """Every command is harmless there."""
    review = Review(Bank(id="b", title="B"))
    assert review.current is None
    assert not any((review.accept(), review.reject(), review.move(1), review.go_open()))
    assert review.undo() is None
    assert review.redo() is None
    review.go(5)
    assert review.at == 0


class Taking(RuleBasedStateMachine):
    """Any steps in any order: undo and redo walk exactly along the banks there were."""

    @initialize(bank=banks)
    def begin(self, bank: Bank) -> None:
        """Any bank."""
        self.review = Review(bank)
        self.first = bank
        self.past: list[Bank] = []
        self.future: list[Bank] = []
        self.now = self.review.bank

    def _stepped(self, done: bool) -> None:
        if done:
            self.past.append(self.now)
            self.future.clear()
            self.now = self.review.bank

    @rule(place=st.integers(-2, 9))
    def go(self, place: int) -> None:
        """Looking changes nothing."""
        self.review.go(place)
        assert self.review.bank == self.now

    @rule()
    def accept(self) -> None:
        """Accept."""
        self._stepped(self.review.accept())

    @rule()
    def reject(self) -> None:
        """Reject."""
        self._stepped(self.review.reject())

    @rule(step=st.sampled_from([1, -1]))
    def move(self, step: int) -> None:
        """Move."""
        self._stepped(self.review.move(step))

    @rule(text=st.text(min_size=1, max_size=5).filter(str.strip))
    def edit(self, text: str) -> None:
        """Write the explanation anew."""
        entry = self.review.current
        if entry is not None and "\ud800" not in text:
            self._stepped(self.review.edit(replace(entry.question, explanation=text)))

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        """Back to the bank before, with its question in sight."""
        step = self.review.undo()
        assert step is not None
        assert self.review.current == step.before
        self.future.append(self.now)
        self.now = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        """Forward again."""
        step = self.review.redo()
        assert step is not None
        assert self.review.current == step.after
        self.past.append(self.now)
        self.now = self.future.pop()

    @invariant()
    def the_bank_is_the_one_there_was(self) -> None:
        """Undo and redo are exact; no question is lost or doubled; the counts add up."""
        assert self.review.bank == self.now
        assert (self.review.can_undo, self.review.can_redo) == (bool(self.past), bool(self.future))
        there = sorted(q.id for q in (*self.now.questions, *self.now.rejected))
        assert there == sorted(q.id for q in (*self.first.questions, *self.first.rejected))
        assert list(self.now.flaws()) == []
        counts = self.review.counts
        assert counts.total == len(self.review) == len(there)
        assert counts.rejected == len(self.now.rejected)
        decided = [entry for entry in self.review.entries if entry.decision is not Decision.OPEN]
        assert counts.reviewed == len(decided)


TestTaking = Taking.TestCase
