"""Questions that leave a sitting before its end, come back, or are worded anew in the middle of it."""

from __future__ import annotations

from dataclasses import replace

from quiz.questions import Question
from quiz.study.feedback import Item
from quiz.study.queue import LEARN_AHEAD, Key, Waiting, on_step
from quiz.study.session import Session


def leave_out(session: Session, key: Key) -> bool:
    """Let a question not come any more; whether it would have. One that is asked is no longer asked."""
    asked = session.asked is not None and session.current is not None and session.current.key == key
    if asked:
        session._put_back_unanswered()
        session._current = session._asked = session._origin = None
    ahead = session._line[session._place :]
    kept = [item for item in ahead if item.key != key]
    waits = len(session._waiting)
    session._waiting.drop(key)
    session._line[session._place :] = kept
    return asked or len(kept) < len(ahead) or len(session._waiting) < waits


def bring_back(session: Session, key: Key) -> None:
    """Let a question that left come again: at its time where it waits for a step, else as the next one."""
    item = session._latest[key]
    if session.asked is not None:
        session._put_back_unanswered()
        session._current = session._asked = session._origin = None
    at = session._clock
    due_at = item.card.due_at
    if on_step(item.card) and due_at is not None and not session._once:
        session._waiting.put(key, item, due_at, near=at is None or due_at - at <= LEARN_AHEAD)
    else:
        session._line.insert(session._place, item)
    session._over = False


def reword(session: Session, key: Key, question: Question) -> None:
    """Ask a question in another wording from now on, also where an answer to it is taken back or done again.

    One that waits for an answer is put anew at once: ``asked`` is the new wording.
    """
    old = session._latest.get(key)
    if old is None:
        return
    item = replace(old, question=question)
    session._latest[key] = item
    session._line = [replace(one, question=question) if one.key == key else one for one in session._line]
    waits = session._waiting._valid.get(key)
    if waits is not None:
        session._waiting.put(key, item, waits.due_at, near=waits.near)
    for steps in (session._steps, session._undone):
        for place, step in enumerate(steps):
            if step.feedback.item.key == key:
                then = replace(step.feedback.item, question=question)
                again = replace(step.feedback, item=then, asked=session._put(then))
                from_ = _reworded(step.origin, question)
                steps[place] = replace(step, feedback=again, origin=from_)
    if session.feedback is not None and session.feedback.item.key == key and session._steps:
        session._feedback = session._steps[-1].feedback
    if session.current is not None and session.current.key == key:
        session._current = replace(session.current, question=question)
        session._origin = _reworded(session._origin, question)
        if session.asked is not None:
            session._asked = session._put(session._current)


def _reworded(origin: Waiting[Item] | None, question: Question) -> Waiting[Item] | None:
    return None if origin is None else origin._replace(thing=replace(origin.thing, question=question))
