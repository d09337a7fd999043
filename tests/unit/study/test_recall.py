"""One fact, growing harder: chosen at first, typed once it is known well; the learner has the last word."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.questions import (
    RECALL,
    RECOGNITION,
    MultiChoice,
    MultiResponse,
    Numerical,
    Question,
    ShortAnswer,
    Verdict,
)
from quiz.study.card import Card, MemoryState, Phase, Rating
from quiz.study.session import Item, Session
from tests.strategies_study import NOON, UTC_DAYS, item, scheduler
from tests.unit.study.ledgers import MemoryLedger

CAPITAL = MultiChoice(
    id="capital",
    stem="What is the capital of Slovenia?",
    key="Ljubljana",
    distractors=("Bratislava", "Zagreb"),
)
PARTIES = MultiResponse(
    id="parties",
    stem="Which two countries founded the union?",
    keys_=("Slovenia", "Croatia"),
    distractors=("Slovakia", "Serbia"),
)


def of_stability(question: Question, stability: float) -> Item:
    """A question in review and due, known for so many days."""
    card = Card(
        bank_id="bank",
        question_id=question.id,
        phase=Phase.REVIEW,
        memory=MemoryState(stability, 5.0),
        due_day=UTC_DAYS.day(NOON),
        last_at=NOON - timedelta(days=stability),
        last_day=UTC_DAYS.day(NOON - timedelta(days=stability)),
        reps=3,
    )
    return item(question, card)


def sit(*items: Item, **options: object) -> tuple[Session, MemoryLedger]:
    """A sitting over questions, with its ledger."""
    ledger = MemoryLedger()
    return Session(items, scheduler(), ledger, **options), ledger  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stability", "recall", "form"),
    [
        (6.9, "auto", RECOGNITION),
        (7.0, "auto", RECALL),
        (400.0, "auto", RECALL),
        (0.1, "always", RECALL),
        (400.0, "never", ""),
    ],
)
def test_the_form_follows_the_stability(stability: float, recall: str, form: str) -> None:
    """From seven days on the answer is typed; the setting may say always or never; the log tells which."""
    session, ledger = sit(of_stability(CAPITAL, stability), recall=recall)
    asked = session.next(NOON)
    assert asked is not None
    assert asked.form == form
    assert asked.typed is (form == RECALL)
    session.answer(("Ljubljana",), NOON)
    assert [answer.form for answer in ledger.standing] == [form]


def test_the_days_are_a_setting() -> None:
    """With recall_days at 30, twenty days are not enough."""
    for days, form in ((20.0, RECOGNITION), (30.0, RECALL)):
        session, _ = sit(of_stability(CAPITAL, days), recall_days=30.0)
        asked = session.next(NOON)
        assert asked is not None
        assert asked.form == form


def test_a_new_question_is_recognised_first() -> None:
    """A card without a memory is not asked without choices, unless always."""
    session, _ = sit(item(CAPITAL))
    asked = session.next(NOON)
    assert asked is not None
    assert asked.options


def test_the_typed_answer_knows_the_choices() -> None:
    """A slip is right and says how it is spelt; a wrong choice is wrong and says so."""
    session, _ = sit(of_stability(CAPITAL, 30), of_stability(replace(CAPITAL, id="again"), 30))
    session.next(NOON)
    feedback = session.answer(("lubljana",), NOON)
    assert feedback.mark.verdict is Verdict.CORRECT
    assert "Ljubljana" in feedback.mark.note
    session.next(NOON)
    feedback = session.answer(("Zagreb",), NOON)
    assert feedback.mark.verdict is Verdict.WRONG
    assert "Zagreb" in feedback.mark.note


def test_a_list_is_named_instead_of_ticked() -> None:
    """All must be typed, in any order; another choice costs what it costs when ticked."""
    session, _ = sit(of_stability(PARTIES, 30))
    asked = session.next(NOON)
    assert asked is not None
    assert asked.form == RECALL
    assert len(asked.slots) == 2
    assert asked.question.read("croatia; slovenia", asked) == ("croatia", "slovenia")
    assert asked.score(("croatia", "slovenia")).points == 1
    assert asked.score(("croatia", "croatia")).points == 0.5
    assert asked.score(("Croatia", "Slovakia")).points == 0
    assert asked.score(("Croatia",)).points == 0.5
    assert asked.score(()).points == 0


def test_the_learner_may_overrule() -> None:
    """The answer counts as right and Good, the log keeps both and says on whose word."""
    session, ledger = sit(of_stability(CAPITAL, 30))
    session.next(NOON)
    wrong = session.answer(("Laibach",), NOON)
    assert session.can_overrule
    right = session.overrule(NOON + timedelta(seconds=5))
    assert session.feedback is right
    assert (right.mark.points, right.rating) == (1.0, Rating.GOOD)
    assert ledger.voided == {wrong.answer_id}
    [answer] = ledger.standing
    assert (answer.overruled, answer.points, answer.response) == (True, 1.0, ("Laibach",))
    assert answer.after == scheduler().answer(wrong.before, Rating.GOOD, NOON)
    assert session.progress.correct == session.progress.answered == 1
    assert session.progress.score == 10
    assert not session.can_overrule
    assert not session.summary().missed
    assert session.next(NOON) is None


def test_an_overruled_answer_is_taken_back_and_given_again_as_such() -> None:
    """Undo brings the card before it, redo the word of the learner too."""
    session, ledger = sit(of_stability(CAPITAL, 30))
    session.next(NOON)
    before = session.answer(("Laibach",), NOON).before
    after = session.overrule(NOON).after
    session.undo()
    assert ledger.cards["bank", "capital"] == before
    redone = session.redo()
    assert redone is not None
    assert redone.after == after == ledger.cards["bank", "capital"]
    assert ledger.standing[-1].overruled


@pytest.mark.parametrize(
    ("question", "response", "allowed"),
    [
        (CAPITAL, ("Zagreb",), False),
        (ShortAnswer(id="s", stem="Who?", accept=("Ada",)), ("Eve",), True),
        (ShortAnswer(id="s", stem="Who?", accept=("Ada",)), ("ada",), False),
        (ShortAnswer(id="s", stem="Who?", accept=("Ada",)), (), False),
        (Numerical(id="n", stem="How many?", key=12), ("dozen 12",), True),
    ],
)
def test_only_typed_answers_that_were_not_taken_can_be_overruled(
    question: Question, response: tuple[str, ...], allowed: bool
) -> None:
    """A choice was chosen, a right answer is right, nothing typed is not known."""
    session, _ = sit(item(question))
    assert not session.can_overrule
    session.next(NOON)
    session.answer(response, NOON)
    assert session.can_overrule is allowed
    if not allowed:
        with pytest.raises(RuntimeError):
            session.overrule(NOON)


def test_a_sitting_that_does_not_schedule_leaves_the_cards_alone() -> None:
    """The answers are logged with their mode, each question comes once, and no rating is asked for."""
    session, ledger = sit(item(CAPITAL), of_stability(PARTIES, 3), mode="cram", schedule=False)
    while session.next(NOON) is not None:
        feedback = session.answer((), NOON)
        assert feedback.before == feedback.after
        assert feedback.due_text == "as before"
        assert not session.can_rerate
        assert session.preview(Rating.GOOD, NOON) == ""
    assert [(a.mode, a.scheduled, a.points) for a in ledger.standing] == [("cram", False, 0.0)] * 2
    retry = session.retry()
    assert (retry.mode, retry.schedule) == ("cram", False)


def test_a_hundred_back_and_a_hundred_forth() -> None:
    """Undo and redo go a hundred deep, one at a time, and end where they began; a new answer ends redo."""
    questions = [replace(CAPITAL, id=f"q{n}") for n in range(120)]
    session, ledger = sit(*(of_stability(q, 3 + n % 10) for n, q in enumerate(questions)))
    now = NOON
    for n in range(100):
        now += timedelta(seconds=20)
        assert session.next(now) is not None
        session.answer(("Ljubljana",) if n % 3 else ("Zagreb",), now)
    cards, progress, missed = dict(ledger.cards), session.progress, session.summary().missed
    for _ in range(100):
        assert session.undo() is not None
    assert not session.can_undo
    assert not ledger.standing
    for n in range(100):
        if n % 4 == 0:
            session.next(now)  # whether the next one is put meanwhile makes no difference
        assert session.redo() is not None
    assert not session.can_redo
    assert ledger.cards == cards
    assert session.progress == progress
    assert [f.item.key for f in session.summary().missed] == [f.item.key for f in missed]
    session.undo()
    session.answer(("Ljubljana",), now)
    assert session.redo() is None


@settings(max_examples=60, deadline=None)
@given(
    stabilities=st.lists(st.floats(0.5, 60), min_size=1, max_size=6),
    said=st.lists(
        st.sampled_from(("Ljubljana", "lubljana", "Zagreb", "Laibach", "")), min_size=1, max_size=20
    ),
    back=st.integers(1, 20),
)
def test_redo_after_undo_gives_the_same_cards(stabilities: list[float], said: list[str], back: int) -> None:
    """Whatever was answered, chosen or typed or overruled: what comes back is the same card and mark."""
    items = [of_stability(replace(CAPITAL, id=f"q{n}"), s) for n, s in enumerate(stabilities)]
    session, ledger = sit(*items)
    for n, word in enumerate(said):
        at = NOON + timedelta(minutes=n)
        if session.next(at) is None:
            break
        session.answer((word,) if word else (), at)
        if session.can_overrule and n % 2:
            session.overrule(at)
    cards, progress = dict(ledger.cards), session.progress
    standing = ledger.standing
    undone = 0
    while undone < back and session.undo() is not None:
        undone += 1
    for _ in range(undone):
        assert session.redo() is not None
    assert session.redo() is None
    assert ledger.cards == cards
    assert ledger.standing == standing
    assert session.progress == progress
