"""What can be done about a question line by line, besides answering it; and taking all that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.cli.lines import say
from quiz.counting import counted
from quiz.desk.acts import Answered
from quiz.desk.marks import buried, flagged, leech_lapses, suspended
from quiz.study.leeches import became_leech

if TYPE_CHECKING:
    from quiz.desk.acts import History
    from quiz.study.session import Feedback

HELP = """\
  :undo            to take back what you did last, an answer or a mark
  :redo            to do it again
  :bury            to hide this question until tomorrow
  :suspend         not to be asked it any more; sco-quiz marks lists it
  :flag NOTE       to say that this question is bad, and why"""


def act(history: History, word: str, rest: str) -> bool | None:
    """Carry out a command; True when another question stands now, None when it is no command of these.

    Raises:
        StoreError: nothing was changed.
    """
    session, desk = history.session, history.desk
    if word in ("u", "undo", "redo"):
        return _turn(history, redo=word == "redo")
    if word not in ("bury", "suspend", "flag"):
        return None
    item = session.current if session is not None else None
    if item is None:
        return False
    if word == "flag":
        history.mark("flagged", item.key, flagged(desk, item.key, rest))
        say("Flagged. sco-quiz marks lists it; :undo takes it back.")
        return False
    mark = buried(desk, item.key) if word == "bury" else suspended(desk, item.key)
    what = "buried" if word == "bury" else "suspended"
    history.mark(what, item.key, mark, leaves=True)
    say("Buried until tomorrow." if word == "bury" else "Suspended. sco-quiz marks lists it.")
    return True


def tell_leech(history: History, feedback: Feedback) -> None:
    """Say so where an answer made its question a leech."""
    if became_leech(feedback.before, feedback.after, leech_lapses(history.desk)):
        say(
            f"Forgotten {counted(feedback.after.lapses, 'time')}: a leech. Rewriting it helps more than "
            "asking it again; :undo, then :suspend or :flag it, or use sco-quiz marks."
        )


def _turn(history: History, *, redo: bool) -> bool:
    done = history.redo() if redo else history.undo()
    if done is None:
        say(f"There is nothing to {'do again' if redo else 'take back'}.")
        return False
    what = "" if done is Answered.ONE else f": {done.what}"
    say(f"{'Done again' if redo else 'Taken back'}{what}.")
    return True
