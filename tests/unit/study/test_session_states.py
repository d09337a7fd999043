"""Any mix of acts leaves sitting and ledger consistent, and taking all back leads to the start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from quiz.errors import StoreError
from quiz.questions import Question, Verdict
from quiz.study.card import Phase, Rating
from quiz.study.queue import LEARN_AHEAD, on_step
from quiz.study.session import Session
from tests.strategies_study import NOON, cards, choice, item, many, scheduler
from tests.unit.study.ledgers import MemoryLedger

passing = st.sampled_from((Rating.HARD, Rating.GOOD, Rating.EASY))
NAMES = [f"q{n}" for n in range(5)]


def question(number: int) -> Question:
    """Every other question can be partly right."""
    return many(NAMES[number]) if number % 2 else choice(NAMES[number])


def snapshot(session: Session) -> dict[str, Any]:
    """All that undo must bring back: queue, cards, figures, first answers."""
    waiting = [entry.thing for entry in session._waiting.waiting()]
    line = session._line[session._place :]
    if (
        session.current is not None and session.asked is not None
    ):  # whether a question was put already is no part of the state
        (line if session._origin is None else waiting).append(session.current)
    return {
        "line": sorted(i.key for i in line),
        "waiting": sorted((i.key, i.card.reps, i.card.due_at) for i in waiting),
        "latest": dict(session._latest),
        "last": session._last,
        "first": dict(session._first),
        "tally": session._tally,
        "near": session._waiting.near + (session.asked is not None and session._origin is not None),
    }


def nameless(state: dict[str, Any]) -> dict[str, Any]:
    """The same, but for the names of the rows in the log."""
    return state | {"first": {key: replace(one, answer_id="") for key, one in state["first"].items()}}


class Sitting(RuleBasedStateMachine):
    """Answers, ratings, undo, failures and pauses in any order."""

    @initialize(data=st.data(), limit=st.none() | st.integers(0, 5))
    def sit_down(self, data: st.DataObject, limit: int | None) -> None:
        items = []
        for number in range(data.draw(st.integers(0, 5), "questions")):
            card = data.draw(cards(question_id=NAMES[number]), "card")
            items.append(item(question(number), card))
        self.now = NOON
        self.ledger = MemoryLedger()
        self.scheduler = scheduler(fuzz=True)
        self.session = Session(items, self.scheduler, self.ledger, limit=limit)
        self.planned = {i.key: i for i in items[:limit]}
        self.before: list[dict[str, Any]] = []
        self.asked_before: list[Any] = []
        self.undone: list[dict[str, Any]] = []

    @rule(seconds=st.integers(-100, 2_000))
    def pass_time(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule()
    def ask(self) -> None:
        self.session.next(self.now)

    @precondition(lambda self: self.session.asked is not None)
    @rule(response=st.sampled_from((("yes",), ("a", "b"), ("a",), ("no",), ())), rating=st.none() | passing)
    def answer(self, response: tuple[str, ...], rating: Rating | None) -> None:
        self.before.append(snapshot(self.session))
        self.asked_before.append(self.session.asked)
        previous = self.session.progress
        feedback = self.session.answer(response, self.now, rating=rating)
        after = self.session.progress
        right = feedback.mark.verdict is Verdict.CORRECT
        assert after.answered == previous.answered + 1
        assert after.correct == previous.correct + right
        assert after.streak == (previous.streak + 1 if right else 0)
        assert after.score >= previous.score
        self.undone.clear()
        assert feedback.rating is ((rating or Rating.GOOD) if right else Rating.AGAIN)

    @precondition(lambda self: self.session.can_rerate)
    @rule(rating=passing)
    def rerate(self, rating: Rating) -> None:
        """The last answer, still shown or not, with another rating; nothing else changes."""
        before, given = self.session.progress, self.session._steps[-1].feedback
        feedback = self.session.rerate(rating)
        if feedback is not given:
            self.undone.clear()
        after = self.session.progress
        assert feedback.rating is rating
        assert (after.answered, after.score, after.streak) == (before.answered, before.score, before.streak)

    @rule()
    def undo(self) -> None:
        shown = nameless(snapshot(self.session))
        undone = self.session.undo()
        assert (undone is None) == (not self.before)
        if undone is not None:
            assert snapshot(self.session) == self.before.pop()
            assert self.session.asked == self.asked_before.pop()
            assert self.session.current is undone
            self.undone.append(shown)

    @rule()
    def redo(self) -> None:
        """The sitting is as it was before the undo; only the row in the log is another one."""
        before = snapshot(self.session)
        assert self.session.can_redo == bool(self.undone)
        feedback = self.session.redo()
        assert (feedback is None) == (not self.undone)
        if feedback is not None:
            assert nameless(snapshot(self.session)) == self.undone.pop()
            assert self.session.feedback is feedback
            self.before.append(before)
            self.asked_before.append(feedback.asked)

    @rule()
    def fail(self) -> None:
        """A ledger that fails changes nothing, whatever is tried."""
        before, shown = snapshot(self.session), self.session.feedback
        self.ledger.failing = True
        acts: list[Callable[[], object]] = [self.session.undo]
        if self.session.can_redo:
            acts.append(self.session.redo)
        if self.session.asked is not None:
            acts.append(lambda: self.session.answer(("yes",), self.now))
        for act in acts:
            try:
                act()
            except StoreError:
                continue
            assert act == self.session.undo
            assert not self.before
        self.ledger.failing = False
        assert snapshot(self.session) == before
        assert self.session.feedback is shown

    @invariant()
    def ledger_and_sitting_agree(self) -> None:
        if not hasattr(self, "session"):
            return
        for key, kept in self.session._latest.items():
            assert self.ledger.cards.get(key, self.planned[key].card) == kept.card
        assert len(self.ledger.standing) == len(self.before) == self.session.progress.answered
        first: dict[str, float] = {}
        for answer in self.ledger.standing:
            first.setdefault(answer.before.question_id, answer.points)
        assert abs(self.session.progress.points - sum(first.values())) < 1e-9
        missed = [f.item.question.id for f in self.session.summary().missed]
        wrong = [answer.before.question_id for answer in self.ledger.standing if answer.points < 1.0]
        assert missed == list(dict.fromkeys(wrong))

    @invariant()
    def nothing_is_lost_or_doubled(self) -> None:
        """A planned question is in line, waiting, asked, or finished for now; and only one of these."""
        if not hasattr(self, "session"):
            return
        session = self.session
        places = [i.key for i in session._line[session._place :]]
        places += [entry.key for entry in session._waiting.waiting()]
        if session.asked is not None and session.current is not None:
            places.append(session.current.key)
        assert len(places) == len(set(places))
        for key in session._latest.keys() - set(places):
            assert session._latest[key].card.phase is Phase.REVIEW
        assert 0 <= session.progress.remaining <= len(places) <= session.progress.total

    def teardown(self) -> None:
        """Take all back: the start. Then answer all right: the sitting ends."""
        if not hasattr(self, "session"):
            return
        while self.session.undo() is not None:
            pass
        assert self.ledger.standing == []
        assert {key: kept.card for key, kept in self.session._latest.items()} == {
            key: planned.card for key, planned in self.planned.items()
        }
        progress = self.session.progress
        assert (progress.answered, progress.score, progress.streak, progress.best_streak) == (0, 0, 0, 0)
        answers = 0
        while (asked := self.session.next(self.now)) is not None:
            self.session.answer(_right(asked.question), self.now)
            answers += 1
            assert answers <= 4 * len(self.planned)
        assert self.session.progress.remaining == 0
        limit = self.now + LEARN_AHEAD
        for kept in self.session._latest.values():
            assert not on_step(kept.card) or (kept.card.due_at or limit) > limit


def _right(asked: Question) -> tuple[str, ...]:
    return ("yes",) if asked.type == "multichoice" else ("a", "b")


Sitting.TestCase.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
TestSitting = Sitting.TestCase
