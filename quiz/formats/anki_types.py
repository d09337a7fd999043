"""How our questions look in Anki: a note type for each kind of question, all with the same fields."""

from __future__ import annotations

import hashlib
import re
from random import Random
from typing import Any

from quiz.clean import visible
from quiz.formats.anki_html import escaped, to_html
from quiz.questions import (
    TYPES,
    Cloze,
    Matching,
    MultiChoice,
    MultiResponse,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    TrueFalse,
)
from quiz.questions.numbers import show_number

FIELDS = ("Stem", "Choices", "Answer", "Also", "Explanation", "Evidence", "sco-quiz")
"""The last one is shown on no card, see :mod:`quiz.formats.anki_hidden`."""

TEXT_FIELDS = ("Front", "Back", "sco-quiz")
"""Of our text export: Anki's own note types have but two fields."""

_TYPED = ("shortanswer", "numerical")
_GAP = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_BEHIND = """
{{#Also}}<div class="also">{{Also}}</div>{{/Also}}
{{#Explanation}}<div class="explanation">{{Explanation}}</div>{{/Explanation}}
{{#Evidence}}<div class="evidence">{{Evidence}}</div>{{/Evidence}}"""
_CSS = """.card { font: 20px/1.45 sans-serif; max-width: 40em; margin: 1em auto; text-align: left; }
.task { color: #888; font-size: 75%; margin-bottom: .6em; }
.answer { font-weight: bold; }
.also, .explanation { margin-top: .8em; }
.evidence { margin-top: .8em; padding-left: .8em; border-left: 3px solid #8888; font-size: 85%; }
.cloze { font-weight: bold; color: #36c; }
table { border-collapse: collapse; } td { padding: .15em .8em .15em 0; vertical-align: top; }
"""


def guid(bank_id: str, question_id: str) -> str:
    """The same for a question however it is reworded, so that Anki updates its note.

    It begins with a letter and holds nothing a spreadsheet would compute.
    """
    return "sq" + hashlib.sha256(f"{bank_id}\n{question_id}".encode()).hexdigest()[:24]


def stable_id(name: str) -> int:
    """A number for a note type or a deck, out of its name; never one of Anki's own small ones."""
    return 2**40 + int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big")


def note_types() -> dict[str, Any]:
    """A genanki model for each type of question."""
    import genanki

    return {
        kind: genanki.Model(
            stable_id(f"sco-quiz/1 note type {kind}"),
            f"sco-quiz {kind}",
            fields=[{"name": name} for name in FIELDS],
            templates=[{"name": "Card 1", "qfmt": front, "afmt": back}],
            css=_CSS,
            model_type=genanki.Model.CLOZE if kind == Cloze.type else genanki.Model.FRONT_BACK,
        )
        for kind, (front, back) in ((kind, _template(kind)) for kind in TYPES)
    }


def _template(kind: str) -> tuple[str, str]:
    task = f'<div class="task">{TYPES[kind].label}</div>\n'
    if kind == Cloze.type:
        shown = task + '<div class="stem">{{cloze:Stem}}</div>'
        return shown, shown + _BEHIND
    stem = task + '<div class="stem">{{Stem}}</div>\n{{Choices}}'
    if kind in _TYPED:
        return stem + "\n{{type:Answer}}", stem + "\n<hr id=answer>\n{{type:Answer}}" + _BEHIND
    return stem, '{{FrontSide}}\n<hr id=answer>\n<div class="answer">{{Answer}}</div>' + _BEHIND


def shown_fields(question: Question) -> tuple[str, ...]:
    """The fields a person sees, as HTML, in the order of :data:`FIELDS`."""
    stem = _cloze(question) if isinstance(question, Cloze) else to_html(question.stem)
    evidence = "<br>".join(to_html(f"“{passage}”") for passage in question.evidence)
    answer = _answer(question)
    # Anki leaves out a card whose first field shows nothing.
    shown = stem if visible(question.stem).strip() else to_html(question.id)
    return (
        shown,
        choices(question),
        answer if answer.strip() else "—",
        _also(question),
        to_html(question.explanation),
        evidence,
    )


def text_fields(question: Question) -> tuple[str, str]:
    """Front and back for Anki's own types Basic and Cloze; a spreadsheet that opens them computes nothing."""
    stem, choices, answer, *rest = shown_fields(question)
    behind = [*([] if isinstance(question, Cloze) else [answer]), *rest]
    front = stem + choices if choices else stem
    return _defused(front), _defused("<br><br>".join(part for part in behind if part))


def _defused(field: str) -> str:
    return f"&#{ord(field[0])};{field[1:]}" if field[:1] in tuple("=+-@") else field


def _cloze(question: Cloze) -> str:
    """All gaps are one card, as they are one question here: its history is that card's history."""
    parts, at = [], 0
    for found in _GAP.finditer(question.stem):
        first = found[1].split("|")[0].strip()
        parts.append(to_html(question.stem[at : found.start()]))
        # A colon would end the answer where a hint begins.
        gap = to_html(first).replace(":", "&#58;") if visible(first).strip() else "?"
        parts.append(f"{{{{c1::{gap}}}}}")
        at = found.end()
    return "".join(parts) + to_html(question.stem[at:])


def choices(question: Question) -> str:
    """What there is to choose from, in an order that is the same at every export."""
    if not isinstance(question, MultiChoice | MultiResponse | Matching | Ordering):
        return ""
    asked = question.ask(Random(question.id))
    if isinstance(question, Matching):
        return _list("ol", asked.slots) + _list('ol type="A"', asked.options)
    return _list('ol type="A"', asked.options)


def _answer(question: Question) -> str:
    match question:
        case MultiResponse():
            return _list("ul", question.keys_)
        case Ordering():
            return _list("ol", question.keys_)
        case Matching():
            rows = (f"<tr><td>{to_html(a)}</td><td>{to_html(b)}</td></tr>" for a, b in question.pairs)
            return f"<table>{''.join(rows)}</table>"
        case Numerical():
            return escaped(f"{show_number(question.key)} {question.unit}".strip())
        case TrueFalse():
            return "True" if question.key else "False"
        case Cloze():
            return "; ".join(map(to_html, question.answer()))
    return to_html(question.answer()[0])


def _also(question: Question) -> str:
    match question:
        case MultiChoice() | ShortAnswer():
            others = question.accept if isinstance(question, MultiChoice) else question.accept[1:]
            return to_html(f"Also right: {'; '.join(others)}") if others else ""
        case Cloze():
            several = [gap for gap in question.gaps() if len(gap) > 1]
            return "<br>".join(to_html(f"Also right for {gap[0]}: {'; '.join(gap[1:])}") for gap in several)
        case Numerical() if question.tolerance:
            return to_html(f"± {show_number(question.tolerance)} {question.unit}".strip())
        case TrueFalse():
            return to_html(question.correction)
    return ""


def _list(tag: str, items: tuple[str, ...]) -> str:
    rows = "".join(f"<li>{to_html(item)}</li>" for item in items)
    return f"<{tag}>{rows}</{tag.split()[0]}>"


def anki_tags(tags: tuple[str, ...]) -> list[str]:
    """Tags as Anki has them, without blanks; what a spreadsheet would compute loses its first sign."""
    made = (re.sub(r"[\s\"\u3000]+", "_", visible(tag, lines=False).strip()).lstrip("=+-@") for tag in tags)
    return [tag for tag in dict.fromkeys(made) if tag.strip("_:")]
