"""A note of Anki becomes questions, one for each of its cards, or a reason why not.

What a card asks is read off its templates, not off the note type's name, which is translated and can be
changed: one field on the front and others on the back is a short answer, ``{{cloze:…}}`` a text with gaps.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache

from quiz.formats.anki_cloze import Unfit, cloze_numbers, cloze_stem
from quiz.formats.anki_html import MOST_HTML, Plain, to_plain
from quiz.formats.anki_model import Note, NoteType
from quiz.formats.exchange import Skipped
from quiz.questions import Cloze, Question, ShortAnswer
from quiz.questions.base import LIMITS
from quiz.questions.text import normal

_LETTERS, _WORDS = 100, 12
"""Of an answer that can be typed and compared; longer ones can be said in too many ways."""

_FIELD = re.compile(r"\{\{([^{}]{1,200})\}\}")
_SPECIAL = frozenset(("FrontSide", "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID"))
_STATES = frozenset(("leech", "marked"))  # tags by which Anki keeps a state


def questions_of(
    note: Note, tags: tuple[str, ...], *, is_html: bool = True
) -> Iterator[tuple[int, Question] | Skipped]:
    """The questions of a note with the place of the card each one is, and what was left out.

    Args:
        tags: put on every question.
        is_html: False where the fields are plain text.
    """
    for place in sorted({card.ord for card in note.cards}):
        try:
            question, lost = _Reader(note, is_html).question(place, tags)
        except Unfit as reason:
            yield Skipped(f"{note.place}, card {place + 1}" if place else note.place, str(reason))
            continue
        flaw = next(question.flaws(), None)
        if flaw is not None:
            yield Skipped(note.place, f"{flaw.field}: {flaw.message}")
            continue
        yield place, question
        if lost:
            yield Skipped(note.place, f"taken over without {' and '.join(lost)}", note=True)


def question_id(guid: str, place: int) -> str:
    """The same whenever the card is read again, on whatever machine."""
    digest = hashlib.sha256(guid.encode("utf-8", "replace")).hexdigest()[:20]
    return f"anki-{digest}-{place + 1}" if place else f"anki-{digest}"


def own_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Anki's tags as ours: each once, without those by which Anki keeps a state."""
    kept = (tag for tag in tags if tag.casefold() not in _STATES and len(tag) <= LIMITS["text"])
    return tuple({tag.casefold(): tag for tag in kept}.values())[: LIMITS["items"]]


class _Reader:
    """Reads one note."""

    def __init__(self, note: Note, is_html: bool) -> None:
        self._note, self._is_html = note, is_html
        self._lost: list[str] = []

    def question(self, place: int, tags: tuple[str, ...]) -> tuple[Question, tuple[str, ...]]:
        """One card's question, and what of the card text cannot say.

        Raises:
            Unfit: it makes no question.
        """
        make = self._cloze if self._note.type.cloze else self._basic
        return make(place, tags), tuple(dict.fromkeys(self._lost))

    def _basic(self, place: int, tags: tuple[str, ...]) -> Question:
        kind = self._note.type
        if place >= len(kind.templates):
            raise Unfit("its note type has no such card")
        front, back, _ = _sides(kind, place)
        shown = [name for name in front if self._plain(name).text or self._plain(name).media]
        if len(shown) != 1:
            raise Unfit("its front shows several fields" if shown else "its front is empty")
        behind = [name for name in back if self._plain(name).text or self._plain(name).media]
        if not behind:
            raise Unfit("its back shows no field of its own")
        stem, answer = self._said(shown[0], "front"), self._said(behind[0], "back")
        gradeable(answer, "its back")
        return ShortAnswer(
            id=question_id(self._note.guid, place),
            stem=stem,
            accept=(answer,),
            explanation=self._explanation(behind[1:]),
            tags=tags,
        )

    def _cloze(self, place: int, tags: tuple[str, ...]) -> Question:
        _, back, clozed = _sides(self._note.type, 0)
        name = clozed or (self._note.type.fields[0] if self._note.type.fields else "")
        text = self._said(name, "text")
        if place + 1 not in cloze_numbers(text):
            raise Unfit(f"there is no gap c{place + 1} in it")
        stem, gaps = cloze_stem(text, place + 1)
        for gap in gaps:
            gradeable(gap, "a gap")
        explanation = self._explanation([other for other in back if other != name])
        return Cloze(id=question_id(self._note.guid, place), stem=stem, explanation=explanation, tags=tags)

    def _plain(self, name: str) -> Plain:
        try:
            field = self._note.fields[self._note.type.fields.index(name)]
        except (ValueError, IndexError):
            return Plain("", False)
        if len(field) > MOST_HTML:
            raise Unfit(f'its field "{name[:40]}" is too long')
        return to_plain(field, is_html=self._is_html)

    def _said(self, name: str, side: str) -> str:
        said = self._plain(name)
        if not said.bare:
            what = said.media[0] if said.media else "a formula" if said.text else "nothing"
            raise Unfit(f"its {side} shows {'only ' if what != 'nothing' else ''}{what}")
        self._lost.extend(f"{what.removeprefix('a ')} of its {side}" for what in said.media)
        return said.text

    def _explanation(self, names: list[str]) -> str:
        said = "\n".join(text for text in (self._plain(name).text for name in names) if text)
        if len(said) > LIMITS["text"]:
            self._lost.append("the rest of its back, which is too long")
            return ""
        return said


def gradeable(answer: str, what: str) -> None:
    """Whether a typed answer can be compared with this one.

    Raises:
        Unfit: too long, of several lines, or without a letter or digit.
    """
    if "\n" in answer:
        raise Unfit(f"{what} has several lines: too many ways to type it")
    if len(answer) > _LETTERS or len(answer.split()) > _WORDS:
        raise Unfit(f"{what} is too long to be typed ({len(answer):,} characters)")
    if not normal(answer):
        raise Unfit(f"{what} holds no letter and no digit")


@lru_cache(maxsize=512)
def _sides(kind: NoteType, place: int) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """The fields a card shows on its front, those only its back shows, and the one with the gaps."""
    if place >= len(kind.templates):
        return (), (), ""
    front, back = kind.templates[place]
    shown, clozed = [], ""
    for filters, name in _named(front):
        if "cloze" in filters:
            clozed = clozed or name
        elif not {"type", "hint"} & set(filters) and not any(f.startswith("tts") for f in filters):
            shown.append(name)
    behind = [name for _, name in _named(back) if name not in shown]
    return tuple(dict.fromkeys(shown)), tuple(dict.fromkeys(behind)), clozed


def _named(template: str) -> Iterator[tuple[tuple[str, ...], str]]:
    for found in _FIELD.findall(template[:100_000]):
        if found.lstrip()[:1] in ("#", "^", "/", "!"):  # shown when another field is filled, or a comment
            continue
        *filters, name = (part.strip() for part in found.split(":"))
        if name not in _SPECIAL:
            yield tuple(filters), name
