"""A sitting, by examples; ``test_session_states.py`` mixes its acts at random."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from quiz.errors import StoreError
from quiz.questions import Verdict
from quiz.study.card import Card, Phase, Rating
from quiz.study.session import Session
from tests.strategies_study import NOON, choice, item, many, scheduler
from tests.unit.study.ledgers import MemoryLedger
from tests.unit.study.sittings import MINUTE, RIGHT, UNKNOWN, WRONG, asked_id, known, order, play, sitting


def test_questions_come_in_order_and_the_sitting_ends() -> None:
    """Three known questions, three answers, then nothing; total and remaining count along."""
    session, ledger = sitting(known("a"), known("b"), known("c"))
    assert (session.progress.total, session.progress.remaining) == (3, 3)
    assert order(session, RIGHT, RIGHT, RIGHT) == ["a", "b", "c"]
    assert session.next(NOON) is None
    assert session.progress.remaining == 0
    assert len(ledger.standing) == 3


def test_the_next_question_is_the_same_until_it_is_answered() -> None:
    """Asking again for the next question changes nothing."""
    session, _ = sitting(known("a"), known("b"))
    assert session.next(NOON) is session.next(NOON + MINUTE)
    assert session.progress.remaining == 2


def test_feedback_tells_all_and_is_recorded_before() -> None:
    """Mark, rating, cards around, due text; and the ledger has the answer when feedback is out."""
    session, ledger = sitting(known("a"), known("b"))
    session.next(NOON)
    feedback = session.answer(RIGHT, NOON + timedelta(seconds=5))
    [answer] = ledger.standing
    assert feedback.mark.verdict is Verdict.CORRECT
    assert feedback.rating is Rating.GOOD
    assert (feedback.before, feedback.after) == (answer.before, answer.after)
    assert feedback.due_text.startswith("in ")
    assert feedback.due_text.endswith(" days")
    assert session.feedback is feedback
    assert session.current is feedback.item
    assert session.asked is None
    assert (answer.duration_ms, answer.points, answer.response) == (5_000, 1.0, RIGHT)
    session.next(NOON + MINUTE)
    assert session.feedback is None


def test_wrong_and_unknown_are_again_and_come_back_in_the_sitting() -> None:
    """A missed question waits its step and returns when due, before the next in line."""
    session, _ = sitting(known("a"), known("b"), known("c"), known("d"))
    session.next(NOON)
    missed = session.answer(UNKNOWN, NOON)
    assert (missed.rating, missed.due_text) == (Rating.AGAIN, "in 10 minutes, or sooner")
    session.next(NOON + MINUTE)
    assert asked_id(session) == "b"
    session.answer(RIGHT, NOON + MINUTE)
    session.next(NOON + 10 * MINUTE)
    assert asked_id(session) == "a"
    session.answer(RIGHT, NOON + 10 * MINUTE)
    session.next(NOON + 10 * MINUTE)
    assert asked_id(session) == "c"


def test_what_waits_is_pulled_forward_when_nothing_else_is_left() -> None:
    """At the end of the line the missed ones come at once, the earliest first."""
    session, _ = sitting(known("a"), known("b"))
    assert order(session, WRONG, WRONG, RIGHT, RIGHT) == ["a", "b", "a", "b"]
    assert session.next(NOON) is None


def test_the_last_waiting_one_comes_at_once_even_twice_in_a_row() -> None:
    """One question alone is repeated until it is known."""
    session, _ = sitting(known("a"))
    assert order(session, WRONG, WRONG, RIGHT) == ["a", "a", "a"]
    assert session.next(NOON + 3 * MINUTE) is None


def test_the_same_question_does_not_come_twice_in_a_row_while_there_is_another() -> None:
    """A new question missed is due in one minute, yet another that waits longer comes between."""
    session, _ = sitting(item(choice("a")), item(choice("b")))
    assert order(session, RIGHT, WRONG, WRONG, RIGHT, WRONG)[:5] == ["a", "b", "a", "b", "a"]


def test_a_new_question_takes_both_steps() -> None:
    """Right once, it comes back after ten minutes; right again, it is done."""
    session, _ = sitting(item(choice("a")))
    session.next(NOON)
    assert session.answer(RIGHT, NOON).due_text == "in 10 minutes, or sooner"
    session.next(NOON)
    assert session.answer(RIGHT, NOON).due_text == "in 2 days"
    assert session.next(NOON) is None


def test_cards_on_a_step_wait_in_the_sitting_for_their_time() -> None:
    """One that is due in five minutes comes after five minutes, or when the line is empty."""
    step = replace(
        Card(bank_id="bank", question_id="s"), phase=Phase.LEARNING, due_at=NOON + 5 * MINUTE, step=1, reps=1
    )
    items = (item(choice("s"), step), known("a"), known("b"))
    session, _ = sitting(*items)
    session.next(NOON)
    assert asked_id(session) == "a"
    session.answer(RIGHT, NOON)
    session.next(NOON + 5 * MINUTE)
    assert asked_id(session) == "s"
    assert order(sitting(*items)[0], RIGHT, RIGHT, RIGHT) == ["a", "b", "s"]


def test_a_step_beyond_the_learn_ahead_is_left_for_later() -> None:
    """A wait of an hour is not sat out: the sitting is over, and goes on if the learner stays."""
    ledger = MemoryLedger()
    session = Session([known("a")], scheduler(relearning_steps=(3_600,)), ledger)
    play(session, WRONG)
    assert session.progress.remaining == 0
    assert session.next(NOON + MINUTE) is None
    assert session.next(NOON + 60 * MINUTE) is not None


def test_a_clock_set_back_locks_nothing_away() -> None:
    """A day back in the middle of a sitting, the missed question still returns."""
    session, _ = sitting(known("a"), known("b"))
    session.next(NOON)
    session.answer(WRONG, NOON)
    session.next(NOON - timedelta(days=1))
    session.answer(RIGHT, NOON - timedelta(days=1))
    assert session.next(NOON - timedelta(days=1)) is not None
    assert asked_id(session) == "a"


def test_limit_counts_questions_not_repeats() -> None:
    """Two of three are planned; the missed one still comes back."""
    session, _ = sitting(known("a"), known("b"), known("c"), limit=2)
    assert session.progress.total == 2
    assert order(session, WRONG, RIGHT, RIGHT) == ["a", "b", "a"]
    assert session.next(NOON) is None
    assert sitting(known("a"), limit=0)[0].next(NOON) is None


def test_a_question_named_twice_is_asked_once() -> None:
    """Copies of one question are one; the same id in another bank is another question."""
    other = item(choice("a"), bank_id="other")
    session, _ = sitting(item(choice("a")), item(choice("a")), other)
    assert session.progress.total == 2


def test_an_empty_sitting_is_over_at_once() -> None:
    """No questions: nothing asked, nothing to undo, an empty summary."""
    session, _ = sitting()
    assert session.next(NOON) is None
    assert session.undo() is None
    assert session.summary().missed == ()
    assert session.retry().next(NOON) is None


def test_the_score_counts_first_answers_by_their_points() -> None:
    """Ten for right, five for half right, nothing for repeats; streaks count every answer."""
    session, _ = sitting(known("a"), known(many("m")), known("b"), known("c"))
    play(session, RIGHT, ("a",), RIGHT, RIGHT)  # 1 + 0.5 + 1 + 1, in line
    assert (session.progress.score, session.progress.points) == (35, 3.5)
    assert (session.progress.streak, session.progress.best_streak) == (2, 2)
    play(session, ("a", "b"))
    progress = session.progress
    assert (progress.score, progress.points) == (35, 3.5)
    assert (progress.answered, progress.correct) == (5, 4)
    assert (progress.streak, progress.best_streak) == (3, 3)


def test_partly_right_is_again_with_its_points() -> None:
    """Half a multiple response earns half, breaks the streak, and comes back."""
    session, ledger = sitting(known("a"), known(many("m")))
    feedback = play(session, RIGHT, ("a",))[1]
    assert feedback.mark.verdict is Verdict.PARTLY
    assert feedback.rating is Rating.AGAIN
    assert ledger.standing[1].points == 0.5
    assert session.progress.streak == 0
    session.next(NOON)
    assert asked_id(session) == "m"


def test_the_order_of_choices_changes_from_repeat_to_repeat() -> None:
    """The shuffle is fixed by bank, question and repetition: the same again only for the same repetition."""

    def orders() -> list[tuple[str, ...]]:
        session, _ = sitting(known("a"))
        return [feedback.asked.options for feedback in play(session, *[WRONG] * 8)]

    assert orders() == orders()
    assert len(set(orders())) > 1


def test_a_ledger_that_fails_leaves_the_sitting_as_it_was() -> None:
    """When nothing could be written, the question still stands, and the same answer can be given again."""
    session, ledger = sitting(known("a"), known("b"))
    play(session, RIGHT)
    ledger.failing = True
    with pytest.raises(StoreError):
        session.rerate(Rating.EASY)
    assert session.feedback is not None
    assert session.feedback.rating is Rating.GOOD
    with pytest.raises(StoreError):
        session.undo()
    session.next(NOON)
    before = session.progress
    with pytest.raises(StoreError):
        session.answer(RIGHT, NOON)
    assert session.progress == before
    assert asked_id(session) == "b"
    ledger.failing = False
    session.answer(RIGHT, NOON)
    assert len(ledger.standing) == 2


def test_an_answer_to_nothing_is_refused() -> None:
    """Before the first question, and after an answer, there is nothing to answer."""
    session, _ = sitting(known("a"))
    with pytest.raises(RuntimeError, match="next"):
        session.answer(RIGHT, NOON)
    play(session, RIGHT)
    with pytest.raises(RuntimeError, match="next"):
        session.answer(RIGHT, NOON)


def test_summary_and_retry_hold_what_was_missed() -> None:
    """Answers not fully right, the first of a question, in order; a retry asks those with their new cards."""
    session, ledger = sitting(known("a"), known(many("m")), known("b"), known("c"))
    play(session, WRONG, ("a",), RIGHT, WRONG)
    assert [f.item.question.id for f in session.summary().missed] == ["a", "m", "c"]
    play(session, RIGHT, ("a", "b"), RIGHT)
    assert [f.response for f in session.summary().missed] == [WRONG, ("a",), WRONG]
    retry = session.retry()
    assert retry.progress.total == 3
    assert order(retry, RIGHT, ("a", "b"), RIGHT) == ["a", "m", "c"]
    assert retry.next(NOON) is None
    assert ledger.cards[("bank", "a")].reps == 5


def test_what_is_missed_at_a_repeat_is_missed_too() -> None:
    """Right at first and wrong at its next step: it belongs to what needs another look."""
    session, _ = sitting(item(choice("a")), item(choice("b")))
    play(session, RIGHT, RIGHT)
    assert session.summary().missed == ()
    session.next(NOON)
    assert (session.progress.remaining, session.repeats) == (2, 2)
    play(session, WRONG)
    assert [f.item.question.id for f in session.summary().missed] == ["a"]
    session.undo()
    assert session.summary().missed == ()


def test_a_repeat_may_come_before_its_time_and_the_feedback_says_so() -> None:
    """It is pulled forward where nothing else is left; what is not asked again is told without that."""
    session, _ = sitting(item(choice("a")))
    play(session, WRONG)
    assert session.feedback is not None
    assert session.feedback.due_text == "in 1 minute, or sooner"
    retry = session.retry()
    play(retry, WRONG)
    assert retry.feedback is not None
    assert "sooner" not in retry.feedback.due_text


def test_retry_asks_at_once_whatever_the_step() -> None:
    """A missed question that would wait an hour is retried now."""
    ledger = MemoryLedger()
    session = Session([known("a")], scheduler(relearning_steps=(3_600,)), ledger)
    play(session, WRONG)
    assert session.next(NOON) is None
    assert session.retry().next(NOON) is not None


def test_a_retry_asks_each_once() -> None:
    """Right or wrong, a retried question does not come back in the retry, even when its step has come."""
    session, _ = sitting(known("a"), known("b"))
    play(session, WRONG, WRONG)
    retry = session.retry()
    assert order(retry, WRONG, RIGHT) == ["a", "b"]
    assert retry.next(NOON + timedelta(hours=1)) is None
    assert [f.item.question.id for f in retry.summary().missed] == ["a"]


def test_the_time_to_answer_runs_from_the_question_shown() -> None:
    """Milliseconds from the first ``next``; none below zero; after an undo it starts anew."""
    session, ledger = sitting(known("a"), known("b"))
    session.next(NOON)
    session.next(NOON + MINUTE)
    session.answer(RIGHT, NOON + 2 * MINUTE)
    session.undo()
    session.next(NOON + 5 * MINUTE)
    session.answer(RIGHT, NOON + 6 * MINUTE)
    session.next(NOON)
    session.answer(RIGHT, NOON - MINUTE)
    assert [a.duration_ms for a in ledger.answers.values()] == [120_000, 60_000, 0]
