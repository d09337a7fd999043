"""Reviewing line by line: for screen readers, dumb terminals and scripts."""

from __future__ import annotations

from collections.abc import Callable

from quiz.banks.check import Checker
from quiz.banks.editing import NotUnderstood, edited, text_fields
from quiz.banks.reviewfile import ReviewFile
from quiz.banks.reviewing import Entry, Flawed, Review
from quiz.clean import visible
from quiz.cli.lines import LEAVING, Stop, read_line, say
from quiz.cli.plain_adding import Dropped, kind_of, typed, write_new
from quiz.cli.plain_sentences import from_sentence
from quiz.errors import BankError
from quiz.marking import spans
from quiz.questions import TYPES, Question
from quiz.questions.leadin import without_lead_in

HELP = """\
Every decision is saved at once.
  a, accept        the question is good as it is
  e, edit FIELD    write a field anew: stem, key, distractors, accept, evidence, …
  add TYPE         write a question of your own behind this one; add alone lists the types
  add sentence     make one of a sentence of the article; they are listed, add sentence 3 takes the third
  x, reject        never ask it; it stays away when the bank is made anew
  u, undo          take the last step back; r, redo: do it again
  n, next          the next question nobody decided about; p, previous: the one before
  +, -, 12         the question behind, the one before, the twelfth
  down, up         move the question down or up in the bank
  s, show          read the question again; l, list: all of them, a line each
  q, quit          stop; what you decided is kept"""


def play(file: ReviewFile) -> None:
    """Review until the person or the input ends it.

    Raises:
        BankError: at the end, where a step could not be saved.
    """
    desk = _Desk(file)
    try:
        desk.talk()
    except (Stop, KeyboardInterrupt):
        say()
    if counts := file.counts():
        say(f"{counts}.")
    if file.unsaved:
        file.save()  # tells why once more, as the last word and the exit code


class _Desk:
    """The talk over one bank."""

    def __init__(self, file: ReviewFile) -> None:
        self.file = file
        self.checker = Checker()
        self.commands: dict[str, Callable[[], None]] = {}
        for words, command in (
            (("a", "accept"), self.accept),
            (("x", "reject"), self.reject),
            (("u", "undo"), self.undo),
            (("r", "redo"), self.redo),
            (("n", "next"), lambda: self.go_open(1)),
            (("p", "previous"), lambda: self.go_open(-1)),
            (("+",), lambda: self.go(self.review.at + 1)),
            (("-",), lambda: self.go(self.review.at - 1)),
            (("down",), lambda: self.move(1)),
            (("up",), lambda: self.move(-1)),
            (("s", "show", ""), self.show),
            (("l", "list"), self.list),
            (("save",), self.save),
            (("reload",), self.reload),
            (("overwrite",), self.overwrite),
        ):
            self.commands.update(dict.fromkeys(words, command))

    @property
    def review(self) -> Review:
        """The machine behind the talk; another one after a reload."""
        return self.file.review

    def talk(self) -> None:
        """Take commands until the end.

        Raises:
            Stop: the person quits, or the input ends.
        """
        say(f"{self.review.bank.title}. {self.review.counts}.")
        say("Type help for the commands.")
        self.show()
        while True:
            line = read_line("> ").removeprefix(":")  # as study and exam have their commands
            word, _, rest = line.partition(" ")
            word = word.casefold()
            if word in (*LEAVING, "done"):
                raise Stop
            if word in ("e", "edit"):
                self.edit(rest.strip().casefold())
            elif word == "add":
                self.add(rest.strip().casefold())
            elif word.isascii() and word.isdigit():
                self.go(int(word[:9]) - 1)
            elif word in self.commands and not rest:
                self.commands[word]()
            else:
                say(HELP)

    # -- showing ------------------------------------------------------------------------------------------

    def show(self) -> None:
        """Read the question out."""
        entry = self.review.current
        say()
        if entry is None:
            say("This bank has no questions.")
            return
        q = entry.question
        state = f"{entry.decision.value}{', changed by hand' if entry.by_hand else ''}"
        say(f"Question {self.review.at + 1} of {len(self.review)}, {state}. {q.label}.")
        for line in _lines(q):
            say(line)
        self._findings(entry)

    def _findings(self, entry: Entry) -> None:
        if entry.rejected:
            return
        for finding in self.checker.check(self.review.bank):
            if finding.question_id == entry.question.id:
                say(f"Check: {finding.message} [{finding.rule}]")

    def list(self) -> None:
        """All questions, a line each."""
        bank = self.review.bank
        titles = (bank.title, bank.source.title if bank.source else "")
        for place, entry in enumerate(self.review.entries, start=1):
            stem = visible(without_lead_in(entry.question.shown_stem(), *titles), lines=False, limit=100)
            say(f"{place}. {entry.decision.value}: {stem}")

    # -- going about --------------------------------------------------------------------------------------

    def go(self, place: int) -> None:
        """Read out the question at a place."""
        self.review.go(place)
        self.show()

    def go_open(self, step: int) -> None:
        """Read out the next question nobody decided about."""
        if self.review.go_open(step):
            self.show()
        elif self.review.counts.open:
            say("This is the only question left to decide about.")
        else:
            say("All questions are reviewed.")

    # -- deciding -----------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Accept, and on to the next."""
        self._decide(self.review.accept(), "Accepted.", "It counts as reviewed already.")

    def reject(self) -> None:
        """Reject, and on to the next."""
        self._decide(self.review.reject(), "Rejected.", "It is rejected already.")

    def _decide(self, done: bool, word: str, otherwise: str) -> None:
        if not self._saved(done, word, otherwise):
            return
        if self.review.go_open():
            self.show()
        elif not self.review.counts.open:
            say("All questions are reviewed. Type q to stop, or go on as you like.")

    def move(self, step: int) -> None:
        """Change places with a neighbour."""
        done = self.review.move(step)
        self._saved(done, f"It is question {self.review.at + 1} now.", "There is no place further on.")

    def undo(self) -> None:
        """Take a step back."""
        step = self.review.undo()
        word = f"Taken back: {step.what}." if step else ""
        if self._saved(bool(step), word, "There is nothing to take back."):
            self.show()

    def redo(self) -> None:
        """Do a step again."""
        step = self.review.redo()
        word = f"Done again: {step.what}." if step else ""
        if self._saved(bool(step), word, "There is nothing to do again."):
            self.show()

    # -- editing ------------------------------------------------------------------------------------------

    def edit(self, key: str) -> None:
        """Write one field anew."""
        entry = self.review.current
        if entry is None:
            return
        fields = {field.key: field for field in text_fields(entry.question)}
        if key not in fields:
            say(f"Type e and one of: {', '.join(fields)}.")
            return
        field = fields[key]
        say(f"{key} is now: {field.text.replace(chr(10), '; ') or '(empty)'}")
        hints = [field.hint, "an empty line ends" if field.many else ""]
        hint = "; ".join(part for part in hints if part)
        say(f"Type the new text{hint and f' ({hint})'}. Nothing leaves it as it is, a single - empties it.")
        try:
            text = typed(field)
        except Dropped:
            text = None
        if text is None:
            say("It is as it was.")
            return
        try:
            done = self.review.edit(edited(entry.question, {key: text}))
        except (NotUnderstood, Flawed) as problem:
            say(f"Not taken: {problem}.")
            return
        if self._saved(done, "Edited.", "It is as it was."):
            self.show()

    def add(self, word: str) -> None:
        """Write a question of a type, or of a sentence, behind the one looked at."""
        name, _, rest = word.partition(" ")
        kind = kind_of(word)
        if name == "sentence":
            question = from_sentence(self.review.bank, self.file.article(), rest)
            if question is None:
                return  # it said why
        elif kind is None:
            say(f"Type add and one of: {', '.join((*TYPES, 'sentence'))}.")
            return
        else:
            question = write_new(kind, {entry.question.id for entry in self.review.entries})
        if question is None:
            say("Nothing was added.")
            return
        self.review.add(question)
        if self._saved(True, "Added; it counts as edited by you.", ""):
            self.show()

    # -- saving -------------------------------------------------------------------------------------------

    def _saved(self, done: bool, word: str, otherwise: str) -> bool:
        """Save a step, and only then say that it was done; say otherwise where there was none."""
        if not done:
            say(otherwise)
            return False
        try:
            self.file.save()
        except BankError as error:
            say(f"Not saved: {error}")
            say("Type reload to take theirs, or overwrite to save yours and keep theirs beside it.")
            return False
        say(word)
        kept, self.file.aside = self.file.aside, None
        if kept:
            say(f"The first save lost comments and layout of the file: as it was, it is kept as {kept}")
        return True

    def save(self) -> None:
        """Every step is saved as it is taken; this is for those that could not be."""
        self._saved(True, "All is saved.", "")

    def reload(self) -> None:
        """Take the file as it is on the disk."""
        try:
            self.file.reload()
        except BankError as error:
            say(f"Not reloaded: {error}")
            return
        say("Reloaded.")
        self.show()

    def overwrite(self) -> None:
        """Save over what somebody else wrote."""
        if not self.file.unsaved:
            say("All is saved already.")
            return
        try:
            self.file.overwrite()
        except BankError as error:
            say(f"Not saved: {error}")
            return
        kept, self.file.aside = self.file.aside, None
        say("Saved." + (f" What stood there is kept as {kept}" if kept else ""))


def _lines(q: Question) -> list[str]:
    """A question as lines: its stem, its other fields, its evidence with the keys between arrows."""
    lines = [q.stem]
    lines += [
        f"{field.key.capitalize()}: {field.text.replace(chr(10), '; ')}"
        for field in text_fields(q)
        if field.text and field.key not in ("stem", "evidence", "tags", "difficulty")
    ]
    return [*lines, *(f"Evidence: “{pointed(passage, q)}”" for passage in q.evidence)]


def pointed(passage: str, question: Question) -> str:
    """The passage with the keys in it as ``>>key<<``."""
    text, end = visible(passage), 0
    parts = []
    for start, stop in spans(text, question.keys()):
        parts += [text[end:start], ">>", text[start:stop], "<<"]
        end = stop
    return "".join([*parts, text[end:]])
