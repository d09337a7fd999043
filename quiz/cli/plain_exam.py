"""An exam line by line; nothing moves the cursor or colours anything."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from quiz.cli.lines import LEAVING, Stop, counted, meant, read_line, say
from quiz.desk import exams
from quiz.errors import StoreError
from quiz.questions import Unreadable
from quiz.study import sheet
from quiz.study.modes import clock_text

if TYPE_CHECKING:
    from quiz.desk import Desk
    from quiz.study.exam import Exam, Result

HELP = """\
Type an answer; you can give another one until you hand in. Or type
  :next, :back or :go 7   to look at another question; an empty line is :next
  :flag                   to mark the question for later, or no longer
  :clear                  to take the answer away
  :list                   to see what is answered, open and marked
  :time                   to hear how much time is left
  :done                   to hand in
  :quit                   to leave, as quit, exit or q alone; sco-quiz exam goes on with it while time runs
An answer that begins with a colon is typed with two."""


def sit(desk: Desk, exam: Exam, *, resumed: bool = False, quiet: bool = False) -> Result | None:
    """Sit an exam until it is handed in or time is over; None where it was left.

    The end of the input leaves it, as :quit does: handing in cannot be undone, so it has to be said.

    Args:
        resumed: whether it was begun earlier.
        quiet: print nothing but errors, so that the result alone can be printed by the caller.
    """
    talk = _Talk(desk, exam, quiet)
    return talk.run(resumed)


class _Talk:
    def __init__(self, desk: Desk, exam: Exam, quiet: bool) -> None:
        self.desk, self.exam, self.quiet = desk, exam, quiet

    def run(self, resumed: bool) -> Result | None:
        exam = self.exam
        self._say(f"Exam: {exam.title}. {counted(len(exam.items), 'question')}, {self._time()} left.")
        if resumed:
            done = len(exam.items) - len(exam.open)
            self._say(f"It goes on: {done} {'is' if done == 1 else 'are'} answered.")
        self._say("Type :help for the commands.")
        try:
            self._look(exam.open[0] if exam.open else 0)
            while not self._over():
                if self._line(read_line("> ")):
                    break
        except (Stop, _Left, KeyboardInterrupt):
            return None
        if self._over():
            self._say("Time is over; the exam is handed in.")
        self.desk.store.settle()
        result = exams.hand_in(self.desk, exam)
        if not self.quiet:
            say()
            sys.stdout.write(sheet.as_text(result))
        return result

    def _line(self, line: str) -> bool:
        """Carry out a line; True when the exam is handed in."""
        exam = self.exam
        if line.startswith(":") and not line.startswith("::"):
            try:
                return self._command(line[1:].strip().casefold())
            except StoreError as error:
                self._say(f"Not done: {error}")
                return False
        if not line:
            return self._on()
        asked = exam.asked[exam.place]
        if word := meant(line, asked):
            return self._command(word)
        try:
            response = asked.question.read(line.removeprefix(":") if line.startswith("::") else line, asked)
        except Unreadable as problem:
            self._say(f"Not understood: {problem}.")
            return False
        now = self.desk.now()
        if exam.deadline.over(now):
            return True
        try:
            exam.answer(response, now)
        except StoreError as error:
            self._say(f"Not recorded, so please answer again: {error}")
            return False
        self._say("Noted.")
        return self._on()

    def _on(self) -> bool:
        """To the next question; after the last one to the first that is open, if any."""
        exam = self.exam
        if exam.place + 1 < len(exam.items):
            self._look(exam.place + 1)
        elif exam.open and exam.open[0] != exam.place:
            self._say(f"That was the last one; {self._open()}.")
            self._look(exam.open[0])
        else:
            self._say("That was the last one. Type :done to hand in.")
        return False

    def _command(self, word: str) -> bool:
        name, _, rest = word.partition(" ")
        exam = self.exam
        if name in LEAVING:
            raise _Left
        if name in ("done", "hand-in", "d"):
            return self._wants_to_hand_in()
        if name in ("next", "n", "back", "b"):
            self._look(exam.place + (1 if name.startswith("n") else -1))
        elif name in ("go", "g") and rest.strip().isdecimal():
            self._look(int(rest) - 1)
        elif name in ("flag", "f"):
            self._say("Marked for later." if exam.flag() else "No longer marked.")
            exams.keep(self.desk, exam)
        elif name == "clear":
            now = self.desk.now()
            if exam.deadline.over(now):
                return True
            exam.answer((), now)
            self._say("The answer is taken away.")
        elif name in ("list", "l"):
            for place, asked in enumerate(exam.asked):
                state = "open" if exam.response(place) is None else "answered"
                self._say(f"{place + 1}. {state}{', marked' if place in exam.flagged else ''}: {asked.stem}")
        elif name in ("time", "t"):
            self._say(f"{self._time()} left.")
        else:
            self._say(HELP)
        return False

    def _wants_to_hand_in(self) -> bool:
        exam = self.exam
        if not exam.open and not exam.flagged:
            return True
        marked = f" Marked for later: {_numbers(sorted(exam.flagged))}." if exam.flagged else ""
        self._say(f"{self._open()[:1].upper()}{self._open()[1:]}.{marked}")
        self._say("Hand in all the same? Type yes, or anything else to go on.")
        return read_line("> ").casefold() in ("yes", "y", ":done")

    def _open(self) -> str:
        still = self.exam.open
        return f"not answered: {_numbers(still)}" if still else "all are answered"

    def _look(self, place: int) -> None:
        exam = self.exam
        asked = exam.look(place, self.desk.now())
        place = exam.place
        self._say()
        marked = " Marked for later." if place in exam.flagged else ""
        self._say(
            f"Question {place + 1} of {len(exam.items)}, {self._time()} left. {asked.question.label}.{marked}"
        )
        self._say(asked.stem)
        if len(asked.slots) > 1 and asked.options:
            self._say("Match:")
            for slot in asked.slots:
                self._say(f"  - {slot}")
            self._say("with:")
        for number, option in enumerate(asked.options, start=1):
            self._say(f"  {number}. {option}")
        if asked.hint.casefold() != asked.question.label.casefold():
            self._say(f"({asked.hint[:1].upper()}{asked.hint[1:]}.)")
        if (given := exam.response(place)) is not None:
            self._say(f"Your answer: {'; '.join(part or '—' for part in given)}")

    def _over(self) -> bool:
        return self.exam.deadline.over(self.desk.now())

    def _time(self) -> str:
        return clock_text(self.exam.deadline.seconds_left(self.desk.now()))

    def _say(self, text: str = "") -> None:
        if not self.quiet:
            say(text)


class _Left(Exception):
    """The learner leaves; the exam goes on another time."""


def _numbers(places: list[int]) -> str:
    return ", ".join(str(place + 1) for place in places)
