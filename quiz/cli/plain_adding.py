"""A question of one's own, written field by field: what ``+`` is on the screen of the review."""

from __future__ import annotations

from collections.abc import Collection

from quiz.banks.complaints import told
from quiz.banks.editing import NotUnderstood, TextField, edited, text_fields
from quiz.banks.schema import fields_of
from quiz.banks.template import blank, named
from quiz.cli.lines import read_line, say
from quiz.questions import TYPES, Question

DROP = ":drop"
"""A line that leaves the question unwritten."""


class Dropped(Exception):
    """The person does not want the question after all."""


def kind_of(word: str) -> type[Question] | None:
    """The type of a name, or of the start of one; None where none or several are meant."""
    found = [kind for name, kind in TYPES.items() if name == word] or [
        kind for name, kind in TYPES.items() if word and name.startswith(word)
    ]
    return found[0] if len(found) == 1 else None


def write_new(kind: type[Question], taken: Collection[str]) -> Question | None:
    """A new question as it is typed, field by field; None where it is dropped.

    What cannot be left out is asked until it is there; what is wrong is told, and asked again.

    Args:
        taken: ids of other questions.

    Raises:
        Stop: the input ends.
    """
    question = blank(kind, taken)
    needed = {field.key for field in fields_of(kind) if field.required}
    say(f"New: {kind.label.lower()}. An empty line leaves out what need not be there; {DROP} gives up.")
    try:
        for field in text_fields(question):
            question = _asked(question, field, needed=field.key in needed)
        while (flaw := next(iter(named(question, taken).flaws()), None)) is not None:
            say(f"Not taken: {told(flaw)}.")
            wrong = [field for field in text_fields(question) if field.key == flaw.field]
            if not wrong:
                return None
            question = _asked(question, wrong[0], needed=flaw.field in needed)
    except Dropped:
        return None
    return named(question, taken)


def _asked(question: Question, field: TextField, *, needed: bool) -> Question:
    """The question with a field as it is typed."""
    hints = [field.hint, "an empty line ends" if field.many else ""]
    hint = "; ".join(part for part in hints if part)
    say(f"{field.key}{hint and f' ({hint})'}{'' if needed else ', or nothing'}:")
    while True:
        text = typed(field)
        if text is None and needed:
            say("This cannot be left out.")
            continue
        if text is None:
            return question
        try:
            return edited(question, {field.key: text})
        except NotUnderstood as problem:
            say(f"Not taken: {problem}.")


def typed(field: TextField) -> str | None:
    """What is typed for a field; None for nothing, and an empty text for a single ``-``.

    Raises:
        Dropped: ``:drop`` was typed.
        Stop: the input ends.
    """
    lines: list[str] = []
    while True:
        line = read_line(f"{field.key}> ")
        if line.casefold() == DROP:
            raise Dropped
        if line == "-" and not lines:
            return ""
        if line:
            lines.append(line)
        if not field.many or not line:
            return "\n".join(lines) or None
