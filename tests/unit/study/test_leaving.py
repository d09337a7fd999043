"""Questions that leave a sitting, come back, or are worded anew in it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import ShortAnswer
from quiz.study.card import Card
from quiz.study.leaving import bring_back, leave_out, reword
from quiz.study.session import Item, Session
from tests.strategies_study import NOON, scheduler
from tests.unit.study.ledgers import MemoryLedger


def sitting(count: int = 4) -> Session:
    """New questions q0, q1, …; the right answer is always yes."""
    items = [
        Item(
            bank_id="b",
            bank_title="B",
            question=ShortAnswer(id=f"q{n}", stem=f"Is it {n}?", accept=("yes",)),
            card=Card(bank_id="b", question_id=f"q{n}"),
        )
        for n in range(count)
    ]
    return Session(items, scheduler(), MemoryLedger())


def asked(session: Session) -> str:
    """The id of the question put now; empty at the end."""
    found = session.next(NOON)
    return found.question.id if found is not None else ""


def test_a_question_that_left_is_not_asked_and_comes_back_next() -> None:
    """The one asked gives way to the one behind it; brought back it stands where it stood."""
    session = sitting()
    assert asked(session) == "q0"
    assert leave_out(session, ("b", "q0"))
    assert session.asked is None
    assert asked(session) == "q1"
    assert session.progress.remaining == 3
    bring_back(session, ("b", "q0"))
    assert [asked(session), session.progress.remaining] == ["q0", 4]


def test_a_repeat_that_waits_leaves_too() -> None:
    """A missed question that was to come back in a minute does not."""
    session = sitting(1)
    asked(session)
    session.answer(("no",), NOON)
    assert session.progress.remaining == 1
    assert leave_out(session, ("b", "q0"))
    assert asked(session) == ""
    bring_back(session, ("b", "q0"))
    assert asked(session) == "q0"


def test_one_that_would_not_come_is_told_apart() -> None:
    """Leaving twice is leaving once."""
    session = sitting(2)
    asked(session)
    assert leave_out(session, ("b", "q1"))
    assert not leave_out(session, ("b", "q1"))
    assert asked(session) == "q0"


def test_the_question_asked_is_worded_anew_at_once() -> None:
    """The answer is graded by the new wording."""
    session = sitting(2)
    asked(session)
    reword(session, ("b", "q0"), ShortAnswer(id="q0", stem="Really?", accept=("no",)))
    assert session.asked is not None
    assert session.asked.stem == "Really?"
    assert session.answer(("no",), NOON).mark.points == 1


def test_an_answer_taken_back_asks_in_the_new_wording() -> None:
    """Undo does not bring the old wording back, nor does redo."""
    session = sitting(2)
    asked(session)
    session.answer(("yes",), NOON)
    reword(session, ("b", "q0"), ShortAnswer(id="q0", stem="Really?", accept=("yes",)))
    assert session.feedback is not None
    assert session.feedback.item.question.stem == "Really?"
    session.undo()
    assert session.asked is not None
    assert session.asked.stem == "Really?"
    session.redo()
    assert session.current is not None
    assert session.current.question.stem == "Really?"


@given(st.lists(st.sampled_from(["answer", "leave"]), min_size=1, max_size=12))
def test_whatever_was_done_can_be_taken_back_whole(acts: list[str]) -> None:
    """Backwards through answers and leavings, the first question stands again and nothing is lost."""
    session = sitting(6)
    done: list[tuple[str, tuple[str, str]]] = []
    for act in acts:
        if not asked(session):
            break
        assert session.current is not None
        key = session.current.key
        if act == "answer":
            session.answer(("yes",), NOON)
        else:
            leave_out(session, key)
        done.append((act, key))
    asked(session)
    for act, key in reversed(done):
        if act == "answer":
            assert session.undo() is not None
        else:
            bring_back(session, key)
        asked(session)
    assert asked(session) == "q0"
    assert replace(session.progress) == replace(sitting(6).progress)
