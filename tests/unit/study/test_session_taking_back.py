"""Rating an answer otherwise and taking it back: the sitting is as if it had always been so."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from quiz.study.card import Rating
from quiz.study.session import Session
from tests.strategies_study import NOON, choice, item, scheduler
from tests.unit.study.ledgers import MemoryLedger
from tests.unit.study.sittings import RIGHT, WRONG, asked_id, known, play, sitting


def test_ratings_asked_for_count_for_right_answers_only() -> None:
    """Hard and Easy are taken when right; wrong stays Again; Again for a right answer is refused."""
    session, ledger = sitting(known("a"), known("b"), known("c"))
    session.next(NOON)
    assert session.answer(RIGHT, NOON, rating=Rating.EASY).rating is Rating.EASY
    session.next(NOON)
    assert session.answer(WRONG, NOON, rating=Rating.EASY).rating is Rating.AGAIN
    session.next(NOON)
    with pytest.raises(ValueError, match="Hard, Good or Easy"):
        session.answer(RIGHT, NOON, rating=Rating.AGAIN)
    assert len(ledger.standing) == 2
    assert asked_id(session) == "c"


def test_rerating_replaces_the_answer() -> None:
    """The rating of the answer shown can be changed: the log voids the first, the card follows the second."""
    session, ledger = sitting(known("a"))
    [good] = play(session, RIGHT)
    easy = session.rerate(Rating.EASY)
    assert session.feedback is easy
    assert easy.rating is Rating.EASY
    assert easy.after == scheduler().answer(good.before, Rating.EASY, NOON)
    assert ledger.voided == {good.answer_id}
    assert [answer.rating for answer in ledger.standing] == [Rating.EASY]
    assert session.rerate(Rating.EASY) is easy
    assert session.progress.answered == 1
    session.undo()
    assert ledger.standing == []
    assert ledger.cards[("bank", "a")] == good.before


def test_rerating_moves_a_question_on_or_off_its_step() -> None:
    """New and Good it waits ten minutes; rated Easy instead it is done; rated Good again it waits."""
    session, _ = sitting(item(choice("a")), known("b"))
    play(session, RIGHT)
    assert session.progress.remaining == 2
    session.rerate(Rating.EASY)
    assert session.progress.remaining == 1
    session.rerate(Rating.GOOD)
    assert session.progress.remaining == 2


def test_only_a_right_answer_can_be_rerated() -> None:
    """Wrong ones and none cannot; Again is refused."""
    session, _ = sitting(known("a"), known("b"))
    with pytest.raises(RuntimeError):
        session.rerate(Rating.GOOD)
    play(session, WRONG)
    with pytest.raises(RuntimeError):
        session.rerate(Rating.EASY)
    play(session, RIGHT)
    with pytest.raises(ValueError, match="Hard, Good or Easy"):
        session.rerate(Rating.AGAIN)


def test_rerating_while_the_next_question_stands_puts_that_back() -> None:
    """Line by line the next question is put before Hard or Easy can be said; none is lost, none doubled."""
    session, _ = sitting(known("a"), known("b"), known("c"))
    play(session, RIGHT)
    session.next(NOON)
    upcoming = session.current
    assert session.rerate(Rating.EASY).rating is Rating.EASY
    assert session.progress.remaining == 2
    assert session.next(NOON) is not None
    assert session.current == upcoming
    assert session.progress.answered == 1


def test_previews_are_what_answers_say() -> None:
    """Each rating's preview, before and while feedback is shown, equals the due text it leads to."""
    for rating in (Rating.HARD, Rating.GOOD, Rating.EASY):
        session = Session([known("a")], scheduler(fuzz=True), MemoryLedger())
        assert session.preview(rating, NOON) == ""
        session.next(NOON)
        before = session.preview(rating, NOON)
        assert session.answer(RIGHT, NOON, rating=rating).due_text == before
        other = session.preview(Rating.EASY, NOON + timedelta(days=3))
        assert session.rerate(Rating.EASY).due_text == other
    assert session.next(NOON) is None
    assert session.preview(Rating.GOOD, NOON) == ""


def test_undo_puts_the_question_again_with_its_choices_in_the_same_order() -> None:
    """Score, streak, ledger and queue are as before, and the very same question stands there."""
    session, ledger = sitting(known("a"), item(choice("b")), known("c"))
    play(session, RIGHT)
    before = session.progress
    asked = session.next(NOON)
    assert asked is not None
    session.answer(WRONG, NOON)
    session.next(NOON)
    assert asked_id(session) == "c"
    undone = session.undo()
    assert undone is not None
    assert undone.question.id == "b"
    assert session.current is undone
    assert session.next(NOON) is session.asked
    assert session.asked is not None
    assert session.asked.options == asked.options
    assert replace(session.progress) == before
    assert len(ledger.standing) == 1
    assert session.summary().missed == ()


def test_undo_after_the_end_goes_on() -> None:
    """The last answer can be taken back from the summary, too."""
    session, _ = sitting(known("a"))
    play(session, RIGHT)
    assert session.next(NOON) is None
    assert session.undo() is not None
    assert asked_id(session) == "a"
    assert session.progress.remaining == 1
    assert session.answer(RIGHT, NOON).rating is Rating.GOOD


def test_undo_is_deep() -> None:
    """Three hundred answers are taken back to the very start."""
    session, ledger = sitting(*(known(f"q{n}") for n in range(150)))
    start = session.progress
    play(session, *[WRONG] * 150, *[RIGHT] * 150)
    assert session.can_undo
    for _ in range(300):
        assert session.undo() is not None
    assert session.undo() is None
    assert not session.can_undo
    assert session.progress == start
    assert ledger.standing == []
