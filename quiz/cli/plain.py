"""Studying line by line: for screen readers, dumb terminals and scripts.

Nothing here moves the cursor or colours anything; each line stands for itself, so it can be read aloud.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from quiz.cli.lines import LEAVING, Stop, meant, read_line, say
from quiz.errors import StoreError
from quiz.questions import Asked, Unreadable, Verdict
from quiz.study.card import Rating

if TYPE_CHECKING:
    from quiz.desk import Desk
    from quiz.desk.acts import History
    from quiz.study.modes import Deadline
    from quiz.study.session import Feedback, Session

HELP = """\
An empty line means “I don't know”. Instead of an answer you may type
  :hard or :easy   to say how hard the last question was, when you had it right
  :right           to say that your last typed answer was right, when it was not taken
{acts}
  :quit            to stop, as quit, exit or q alone; everything you answered is kept
An answer that begins with a colon is typed with two."""
_VERDICTS = {Verdict.CORRECT: "Correct.", Verdict.PARTLY: "Partly right", Verdict.WRONG: "Wrong."}


def play(
    desk: Desk,
    bank_id: str | None,
    *,
    limit: int | None = None,
    session: Session | None = None,
    deadline: Deadline | None = None,
) -> None:
    """Study until nothing is left, the input ends or the learner quits; every answer is kept at once.

    Args:
        session: a sitting to play; a plain one over the bank where it is None.
        deadline: after which no further question is put.
    """
    session = session if session is not None else desk.session(bank_id, limit=limit)
    if session.next(desk.now()) is None:
        say("Nothing is due and nothing new waits here. Well done; come back tomorrow.")
        return
    say("Type :help for the commands.")
    try:
        while True:
            _sitting(desk, session, deadline)
            deadline = None
            _summary(session)
            try:
                again = bool(session.summary().missed) and _wants_retry()
            except Stop:
                return
            if not again:
                return
            session = session.retry()
    except (Stop, KeyboardInterrupt):
        if session.progress.answered:
            say()
            _summary(session)


def _sitting(desk: Desk, session: Session, deadline: Deadline | None) -> None:
    from quiz.cli import plain_acts
    from quiz.desk.acts import History

    history = History(desk, session)
    while (asked := _next(desk, session)) is not None:
        if deadline is not None and deadline.over(desk.now()):
            say()
            say("Time is over.")
            return
        _put(session, asked)
        while True:
            line = read_line("> ")
            if line.startswith("::"):
                line = line[1:]  # an answer that begins with a colon
            elif line.startswith(":"):
                if _command(history, session, line[1:].strip(), desk.now()):
                    break  # the question has changed: put the one that is now current
                continue
            elif word := meant(line, asked):
                _command(history, session, word, desk.now())
                continue
            try:
                feedback = session.answer(asked.question.read(line, asked), desk.now())
            except Unreadable as problem:
                say(f"Not understood: {problem}.")
                continue
            except StoreError as error:
                say(f"Not recorded, so please answer again: {error}")
                continue
            history.answered()
            _feedback(feedback)
            plain_acts.tell_leech(history, feedback)
            desk.store.settle()
            break


def _next(desk: Desk, session: Session) -> Asked | None:
    asked = session.next(desk.now())
    for notice in session.notices:
        say(notice)
    session.notices.clear()
    return asked


def _put(session: Session, asked: Asked) -> None:
    progress, item = session.progress, session.current
    bank = f" {item.heading}." if item and item.heading else ""
    say()
    again = f", {repeats} of them again" if (repeats := session.repeats) else ""
    say(f"Question {progress.answered + 1}, {progress.remaining} to go{again}. {asked.label}.{bank}")
    say(asked.stem)
    if len(asked.slots) > 1 and asked.options:
        say("Match:")
        for slot in asked.slots:
            say(f"  - {slot}")
        say("with:")
    for number, option in enumerate(asked.options, start=1):
        say(f"  {number}. {option}")
    if asked.hint.casefold() != asked.label.casefold():
        say(f"({asked.hint[:1].upper()}{asked.hint[1:]}.)")


def _feedback(feedback: Feedback) -> None:
    mark = feedback.mark
    share = f", {mark.points:.0%}." if mark.verdict is Verdict.PARTLY else ""
    say(_VERDICTS[mark.verdict] + share + (f" {mark.note[:1].upper()}{mark.note[1:]}." if mark.note else ""))
    if mark.verdict is not Verdict.CORRECT:
        say("Answer: " + "; ".join(feedback.item.question.answer()))
    if feedback.item.question.explanation:
        say(feedback.item.question.explanation)
    for passage in feedback.item.question.evidence:
        say(f"Evidence: “{passage}”" + (f" ({feedback.item.source})" if feedback.item.source else ""))
    say(f"Next: {feedback.due_text}.")


def _command(history: History, session: Session, text: str, now: datetime) -> bool:
    """Carry out a command; True when another question stands now."""
    word, _, rest = text.partition(" ")
    word = word.casefold()
    if word in (*LEAVING, "done"):
        raise Stop
    if word in ("h", "hard", "e", "easy"):
        rating = Rating.HARD if word.startswith("h") else Rating.EASY
        if not session.schedule:
            say("Answers leave the schedule as it is here, so none is called hard or easy.")
        elif not session.can_rerate:
            say("Only a right answer can be called hard or easy.")
        else:
            say(f"Noted. Next: {session.rerate(rating).due_text}.")
            return True
    elif word in ("r", "right"):
        if not session.can_overrule:
            say("Only a typed answer that was not taken can be called right.")
        else:
            say(f"Taken on your word, and noted as such. Next: {session.overrule(now).due_text}.")
            return True
    else:
        return _act(history, word, rest.strip())
    return False


def _act(history: History, word: str, rest: str) -> bool:
    """A mark, or taking back; True when another question stands now."""
    from quiz.cli import plain_acts

    try:
        acted = plain_acts.act(history, word, rest)
    except StoreError as error:
        say(f"Not done: {error}")
        return False
    if acted is None:
        say(HELP.format(acts=plain_acts.HELP))
    return bool(acted)


def _summary(session: Session) -> None:
    summary = session.summary()
    progress = summary.progress
    say(
        f"Answered {progress.answered}, right {progress.correct}. "
        f"Score {progress.score}, longest run of right answers {progress.best_streak}."
    )
    if summary.missed:
        say("Missed in this sitting:")
        for feedback in summary.missed:
            say(f"  - {summary.stem(feedback)} — {'; '.join(feedback.item.question.answer())}")


def _wants_retry() -> bool:
    say("Type r to go over the missed ones again, or press Enter to end.")
    return read_line("> ").strip().casefold() == "r"
