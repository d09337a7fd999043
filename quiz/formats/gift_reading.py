"""GIFT text becomes questions. Each character is looked at a bounded number of times, whatever the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from quiz.formats.categories import category_parts
from quiz.formats.choices import choice_question
from quiz.formats.exchange import Taken
from quiz.formats.extras import bank_about, question_fields, read_extras, untold
from quiz.formats.gathering import UNNAMED, Gathered
from quiz.formats.gift_signs import Odd, find, pieces, read_range, sections, split, unescaped, weighed
from quiz.formats.plain_text import MOST_LINES, html_to_text, lines_of, looks_like_html, tidy
from quiz.formats.tidying import unlike
from quiz.formats.wildcards import without_wildcards
from quiz.questions import Cloze, Matching, MultiChoice, Numerical, Ordering, Question, ShortAnswer, TrueFalse
from quiz.questions.base import LIMITS

OWN = "sco-quiz: "
"""How a comment of our own begins."""

MARKERS = re.compile(r"\[(html|plain|moodle|markdown)\]")

_ID_OR_TAG = re.compile(r"\[(id|tag):((?:\\\]|[^\]\x00-\x1f]){1,300}+)\]")
_TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}
_BLANK = "_____"
_LONGEST_COMMENT = 10_000


@dataclass
class _Block:
    """Lines up to a blank one."""

    line: int
    comments: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Without the comments."""
        return "\n".join(self.lines).strip()

    def own_id(self) -> str:
        """As ``[id:…]`` in a comment; empty for none."""
        return next((value for name, value in self._marks() if name == "id"), "")

    def tags(self) -> tuple[str, ...]:
        """As ``[tag:…]`` in comments."""
        return tuple(value for name, value in self._marks() if name == "tag")

    def extras(self) -> dict[str, Any]:
        """Our own comment; empty for none."""
        own = next((c for c in self.comments if c.startswith(OWN)), "")
        return read_extras(own.removeprefix(OWN))

    def _marks(self) -> Iterator[tuple[str, str]]:
        for comment in self.comments:
            if not comment.startswith(OWN):
                for name, value in _ID_OR_TAG.findall(comment[:_LONGEST_COMMENT]):
                    yield name, value.replace("\\]", "]").strip()


def in_brackets(unit: str) -> str:
    """A unit behind the stem, as GIFT has no place for one and a number means nothing without."""
    return f" ({unit})"


def read_gift(text: str, path: Path) -> Taken:
    """The bank in a GIFT text.

    Raises:
        FormatError: it holds no question, or too many.
    """
    gathered = Gathered(path)
    about: dict[str, Any] = {}
    category: tuple[str, ...] = ()
    for block in _blocks(text):
        if block.lines and block.lines[0].startswith("$CATEGORY:"):
            category = category_parts(block.lines.pop(0).removeprefix("$CATEGORY:"))
            about |= bank_about(block.extras())
        if not block.text:
            continue
        try:
            question, name = _Reading(block, gathered).question()
        except Odd as odd:
            gathered.skip(f"line {block.line}", str(odd))
        else:
            gathered.take(question, f"line {block.line}", block.own_id() or name, category)
    return gathered.taken(**about)


def _blocks(text: str) -> Iterator[_Block]:
    block = _Block(1)
    for number_, line in lines_of(text):
        stripped = line.strip()
        if not stripped:
            if block.lines:
                yield block
                block = _Block(number_ + 1)
        elif stripped.startswith("//"):
            block.comments.append(stripped[2:].strip())
            del block.comments[MOST_LINES:]
        else:
            if not block.lines:
                block.line = number_
            block.lines.append(stripped)
            del block.lines[MOST_LINES:]
    yield block


class _Reading:
    """Reads one block."""

    def __init__(self, block: _Block, gathered: Gathered) -> None:
        self._block = block
        self._gathered = gathered
        self._extras = block.extras()
        self._marker = ""
        self._explanation = ""

    def question(self) -> tuple[Question, str]:
        """The question, not yet gathered, and its title; empty for none."""
        name, text = "", self._block.text
        if text.startswith("::"):
            end = find("::", text, 2)
            if end >= 0:
                name, text = tidy(unescaped(text[2:end])), text[end + 2 :].strip()
        before, answers, after = sections(text)
        if found := MARKERS.match(before):
            self._marker, before = found.group(1), before[found.end() :]
        feedbacks = split("####", answers)
        general = feedbacks[-1] if len(feedbacks) > 1 else ""
        answers = "####".join(feedbacks[:-1] or feedbacks).strip()
        self._explanation, evidence = untold(self._marked(general))
        left, right = self._side(before), self._side(after)
        made = self._missing_word(answers, left, right) or self._whole(answers, left, right)
        shared: dict[str, Any] = {"tags": self._block.tags(), "evidence": evidence}
        shared |= {"explanation": self._explanation} if self._explanation else {}
        wanted = {"tags", "difficulty", "reviewed", "generated", "unit"}
        if isinstance(made, MultiChoice):
            wanted.add("accept")
        fields = question_fields(self._extras, type(made), wanted)
        if isinstance(made, Numerical) and "unit" in fields:
            shared["stem"] = made.stem.removesuffix(in_brackets(fields["unit"]))
        return replace(made, **shared | fields), name

    def _missing_word(self, answers: str, left: str, right: str) -> Cloze | None:
        """A sentence around a typed answer; None where the question is of another kind."""
        if not (right.strip() or self._extras.get("type") == Cloze.type) or _kind(answers) is not ShortAnswer:
            return None
        accept = self._accepted(answers)
        stem = f"{left}{{{{{'|'.join(accept)}}}}}{right}"
        made = Cloze(id=UNNAMED, stem=stem)
        return made if len(stem) <= LIMITS["stem"] and made.gaps() == (accept,) else None

    def _whole(self, answers: str, left: str, right: str) -> Question:
        kind = _kind(answers)
        stem = left if not right.strip() else left + ("" if kind is TrueFalse else _BLANK) + right
        if kind is Numerical:
            return self._numerical(answers[1:], stem)
        if kind is Ordering:
            items = tuple(tidy(unescaped(line)) for line in answers.split("\n")[1:])
            return Ordering(id=UNNAMED, stem=stem, keys_=items)
        if kind is MultiChoice:
            return self._choices(answers, stem)
        if kind is Matching:
            return self._matching(answers, stem)
        if kind is TrueFalse:
            return self._truefalse(answers, stem)
        return ShortAnswer(id=UNNAMED, stem=stem, accept=self._accepted(answers))

    def _choices(self, answers: str, stem: str) -> Question:
        answered = list(pieces(answers, "~="))
        several = all(mark != "=" for mark, _ in answered)
        right: list[str] = []
        wrong: list[str] = []
        for mark, piece in answered:
            weight, text = (100.0, piece) if mark == "=" else weighed(piece, 0.0)
            is_right = weight > 0 if several else weight >= 100
            if weight > 0 and not is_right:
                self._gathered.note("a choice worth part of the marks counts as wrong")
            (right if is_right else wrong).append(self._answer(text, right=is_right))
        return choice_question(tuple(right), tuple(wrong), several=several, stem=stem)

    def _matching(self, answers: str, stem: str) -> Matching:
        pairs: list[tuple[str, str]] = []
        extra: list[str] = []
        for _, piece in pieces(answers, "="):
            left, sign, right = piece.partition("->")
            if not sign:
                raise Odd("a pair to match without “->” between its sides")
            sides = self._marked(left.strip()), tidy(unescaped(right))
            pairs.append(sides) if sides[0] else extra.append(sides[1])
        return Matching(id=UNNAMED, stem=stem, pairs=tuple(pairs), distractors=unlike(extra))

    def _truefalse(self, answers: str, stem: str) -> TrueFalse:
        word, *feedback = split("#", answers)
        key = _TRUTHS[word.strip()]
        if_wrong, if_right = ([self._marked(text.strip()) for text in feedback] + ["", ""])[:2]
        self._explanation = self._explanation or if_right
        if key and if_wrong:
            self._explanation = self._explanation or if_wrong
        return TrueFalse(id=UNNAMED, stem=stem, key=key, correction="" if key else if_wrong)

    def _accepted(self, answers: str) -> tuple[str, ...]:
        found = []
        for _, piece in pieces(answers, "="):
            weight, text = weighed(piece, 100.0)
            answer = self._answer(text, right=weight >= 100)
            if weight >= 100:
                found.append(without_wildcards(answer))
            elif weight > 0:
                self._gathered.note("an answer worth part of the marks is left out")
        return unlike(found)

    def _numerical(self, answers: str, stem: str) -> Question:
        found = []
        for _, piece in pieces(split("~", answers)[0], "="):
            weight, text = weighed(piece, 100.0)
            if weight >= 100:
                found.append(read_range(self._answer(text, right=True)))
            elif weight > 0:
                self._gathered.note("an answer worth part of the marks is left out")
        if not found:
            raise Odd("a number is asked for, and none is right")
        if len(found) == 1:
            return Numerical(id=UNNAMED, stem=stem, key=found[0][0], tolerance=found[0][1])
        if any(tolerance for _, tolerance in found):
            raise Odd("several ranges of numbers are right; a question here has one")
        return ShortAnswer(id=UNNAMED, stem=stem, accept=unlike(str(key) for key, _ in found))

    def _answer(self, piece: str, *, right: bool) -> str:
        """An answer's text; its feedback explains the question where nothing else does."""
        text, *feedback = split("#", piece)
        told = self._marked("#".join(feedback).strip())
        if told and right and not self._explanation:
            self._explanation = told
        elif told and told != self._explanation:
            self._gathered.note("feedback on single answers is left out")
        return self._marked(text.strip())

    def _marked(self, text: str) -> str:
        """A text that may have a marker of its own."""
        found = MARKERS.match(text)
        return self._plain(text[found.end() :], found.group(1)) if found else self._plain(text, self._marker)

    def _side(self, text: str) -> str:
        """What stands on one side of the answers, with the blanks towards them."""
        raw = unescaped(text)
        if self._marker in ("plain", "markdown") or not looks_like_html(raw):
            return raw
        blanks = (raw[:1].isspace() * " ", raw[-1:].isspace() * " ")
        return html_to_text(raw).join(blanks)

    def _plain(self, text: str, marker: str) -> str:
        raw = unescaped(text)
        html = marker == "html" or (marker in ("", "moodle") and looks_like_html(raw))
        return html_to_text(raw) if html else tidy(raw)


def _kind(answers: str) -> type[Question]:
    """What the answers ask for, as Moodle tells it."""
    if not answers:
        raise Odd("an essay: nobody can mark it here")
    if answers.startswith("#"):
        return Numerical
    if answers.startswith(">"):
        return Ordering
    if find("~", answers) >= 0:
        return MultiChoice
    if "->" in answers and find("=", answers) >= 0:
        return Matching
    return TrueFalse if split("#", answers)[0].strip() in _TRUTHS else ShortAnswer
