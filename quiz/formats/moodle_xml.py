"""Moodle XML: a question bank of Moodle, whole.

After the format's documentation ("Moodle XML format" in Moodle's) and what Moodle 4.5 itself exports. The id
is the idnumber; evidence stands in the general feedback; what Moodle has no room for stands in an element
``<scoquiz>``, which Moodle passes over. Texts are plain text to Moodle, so nothing in them is markup; only
the text of a cloze question is HTML, as Moodle takes it for that whatever it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from quiz.formats.categories import category_path
from quiz.formats.choices import percent
from quiz.formats.exchange import Skipped, Taken
from quiz.formats.extras import as_json, bank_extras, question_extras, told
from quiz.formats.gathering import Leaving
from quiz.formats.moodle_cloze import cloze_to_moodle
from quiz.formats.moodle_xml_reading import read_moodle_xml
from quiz.formats.plain_text import read_bytes, save_text, tidy
from quiz.formats.wildcards import with_wildcards
from quiz.questions import (
    Bank,
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
from quiz.study.past import PastAnswer

_TYPES = {MultiResponse: "multichoice", Cloze: "cloze"}  # where Moodle's name is another
_BESIDE = frozenset({"difficulty", "reviewed", "generated", "accept"})
_LONGEST_TAG = 50
_ONE_RIGHT = (
    "<single>true</single><shuffleanswers>true</shuffleanswers><answernumbering>abc</answernumbering>"
)


def looks_like(head: str) -> bool:
    """Whether a file that begins so is Moodle XML."""
    return "<quiz" in head and ("<question" in head or "</quiz>" in head)


def read(path: Path) -> Taken:
    """The questions of a Moodle XML file.

    Raises:
        FormatError: it cannot be read, is no such XML, or hostile.
    """
    return read_moodle_xml(read_bytes(path), path)


def write(bank: Bank, path: Path, history: Sequence[PastAnswer] = ()) -> tuple[Skipped, ...]:
    """Write a bank as Moodle XML.

    Raises:
        FormatError: it cannot be written; what was there stays.
    """
    leaving = Leaving(bank, history, "Moodle XML")
    leaving.check(len(leaving.questions), path)
    about = as_json(bank_extras(bank))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<quiz>",
        '<question type="category">',
        f"<category>{_text(category_path(bank.title))}</category>",
        f'<info format="plain_text">{_text(tidy(bank.description))}</info>',
        f"<idnumber>{_escaped(bank.id)}</idnumber>",
        f"<scoquiz>{_escaped(about)}</scoquiz>",
        "</question>",
    ]
    for question in leaving.questions:
        lines += _element(question)
    save_text("\n".join([*lines, "</quiz>", ""]), path)
    return leaving.skipped()


def _element(question: Question) -> Iterable[str]:
    kind = _TYPES.get(type(question), question.type)
    long_tags = any(len(tag) > _LONGEST_TAG or "," in tag for tag in question.tags)
    extras = question_extras(question, {*_BESIDE, "tags"} if long_tags else _BESIDE)
    yield f'<question type="{kind}">'
    yield f"<name>{_text(question.id)}</name>"
    if isinstance(question, Cloze):
        yield f'<questiontext format="html">{_text(cloze_to_moodle(question))}</questiontext>'
    else:
        yield f'<questiontext format="plain_text">{_text(question.stem)}</questiontext>'
    feedback = told(question.explanation, question.evidence)
    yield f'<generalfeedback format="plain_text">{_text(feedback)}</generalfeedback>'
    yield "<defaultgrade>1</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden>"
    yield f"<idnumber>{question.id}</idnumber>"
    if extras:
        yield f"<scoquiz>{_escaped(as_json(extras))}</scoquiz>"
    yield from _answers(question)
    if question.tags:
        yield "<tags>" + "".join(f"<tag>{_text(tag)}</tag>" for tag in question.tags) + "</tags>"
    yield "</question>"


def _answers(question: Question) -> Iterable[str]:
    match question:
        case MultiChoice():
            yield _ONE_RIGHT
            yield _answer("100", question.key)
            yield from (_answer("0", wrong) for wrong in question.distractors)
        case MultiResponse():
            yield _ONE_RIGHT.replace("<single>true", "<single>false")
            yield from (_answer(percent(len(question.keys_)), key) for key in question.keys_)
            penalty = f"-{percent(len(question.distractors))}"
            yield from (_answer(penalty, wrong) for wrong in question.distractors)
        case TrueFalse():
            yield _answer("100" if question.key else "0", "true", question.correction)
            yield _answer("0" if question.key else "100", "false")
        case ShortAnswer():
            yield "<usecase>0</usecase>"
            yield from (_answer("100", with_wildcards(spelling)) for spelling in question.accept)
        case Numerical():
            yield _answer("100", repr(question.key), tolerance=repr(question.tolerance))
            yield from _unit(question.unit)
        case Matching():
            yield "<shuffleanswers>true</shuffleanswers>"
            yield from (_pair(left, right) for left, right in question.pairs)
            yield from (_pair("", right) for right in question.distractors)
        case Ordering():
            yield "<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype><selectcount>0</selectcount>"
            yield "<gradingtype>RELATIVE_NEXT_EXCLUDE_LAST</gradingtype><showgrading>SHOW</showgrading>"
            yield from (_answer(f"{place}.0", item) for place, item in enumerate(question.keys_, start=1))


def _answer(fraction: str, text: str, feedback: str = "", tolerance: str = "") -> str:
    off = f"<tolerance>{tolerance}</tolerance>" if tolerance else ""
    told_ = f'<feedback format="plain_text">{_text(feedback)}</feedback>'
    return f'<answer fraction="{fraction}" format="plain_text">{_text(text)}{told_}{off}</answer>'


def _pair(left: str, right: str) -> str:
    answer = f"<answer>{_text(right)}</answer>"
    return f'<subquestion format="plain_text">{_text(left)}{answer}</subquestion>'


def _unit(unit: str) -> Iterable[str]:
    """A unit that may be typed or left out; Moodle's ``showunits`` 3 is a number without one."""
    if unit:
        named = f"<unit_name>{_escaped(unit)}</unit_name>"
        yield f"<units><unit><multiplier>1</multiplier>{named}</unit></units>"
    yield f"<unitgradingtype>0</unitgradingtype><showunits>{0 if unit else 3}</showunits>"


def _text(text: str) -> str:
    return f"<text>{_escaped(text)}</text>"


def _escaped(text: str) -> str:
    return escape(text, quote=False)
