"""A note we wrote comes back: the question it was, with what a person changed in Anki since."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from quiz.formats.anki_cloze import Unfit, cloze_stem
from quiz.formats.anki_hidden import Hidden
from quiz.formats.anki_html import MOST_HTML, to_plain
from quiz.formats.anki_model import Note
from quiz.formats.anki_notes import own_tags
from quiz.formats.anki_types import FIELDS, TEXT_FIELDS, anki_tags, choices, shown_fields, text_fields
from quiz.formats.exchange import Skipped
from quiz.questions import Cloze, Question, ShortAnswer
from quiz.questions.base import LIMITS


def restored(note: Note, hidden: Hidden, *, is_html: bool = True) -> tuple[Question, list[Skipped]]:
    """The question of a note of ours.

    Stem, explanation, the model answer of a short answer, and new tags are taken over from Anki; a change of
    another field cannot be read and is named.
    """
    question = hidden.question
    skipped = []
    for name, text in _changed(note, question, is_html):
        edited = _with(question, name, text)
        if edited is None or any(edited.flaws()):
            skipped.append(
                Skipped(note.place, f'its field "{name}" was changed in Anki: kept as it was here', note=True)
            )
        else:
            question = edited
    known = {tag.casefold() for tag in (*anki_tags(question.tags), *question.tags)}
    known |= {unicodedata.normalize("NFC", tag) for tag in known}
    added = [tag for tag in own_tags(note.tags) if tag.casefold() not in known]
    tagged = replace(question, tags=(*question.tags, *added)[: LIMITS["items"]])
    return (question if any(tagged.flaws()) else tagged), skipped


def _changed(note: Note, question: Question, is_html: bool) -> Iterator[tuple[str, str]]:
    """The fields that say something else than we wrote, with what they say now."""
    expected = {FIELDS: shown_fields, TEXT_FIELDS: text_fields}.get(note.type.fields)
    if expected is None:
        return  # the note was given another type: its fields say something else now
    for name, wrote, found in zip(note.type.fields, expected(question), note.fields, strict=False):
        if unicodedata.normalize("NFC", wrote) == found:
            continue
        if len(found) > MOST_HTML:  # too long to be read, and so is what it may have been before
            if len(found) > 2 * len(wrote):
                yield name, ""
            continue
        now = to_plain(found, is_html=is_html).text
        joint = " " if is_html else ""  # an export without HTML runs the items of a list together
        if _squeezed(now, joint) != _squeezed(to_plain(wrote).text, joint):
            yield name, now


def _squeezed(text: str, joint: str) -> str:
    return unicodedata.normalize("NFC", joint.join(text.split()))


def _with(question: Question, name: str, text: str) -> Question | None:
    """The question with a changed field; None where it cannot be told what is meant."""
    if name == "Explanation":
        return replace(question, explanation=text)
    if not text:
        return None
    if name in ("Stem", "Front") and isinstance(question, Cloze):
        return _with_gaps(question, text)
    if name == "Stem" or (name == "Front" and not choices(question)):
        return replace(question, stem=text)
    if name == "Answer" and isinstance(question, ShortAnswer):
        others = tuple(accepted for accepted in question.accept[1:] if accepted != text)
        return replace(question, accept=(text, *others))
    return None


def _with_gaps(question: Cloze, text: str) -> Question | None:
    """A changed sentence: gaps that are still there keep their other spellings."""
    try:
        stem, gaps = cloze_stem(text, 1)
    except Unfit:
        return None
    spellings = {gap[0]: "|".join(gap) for gap in question.gaps()}
    for gap in gaps:
        stem = stem.replace(f"{{{{{gap}}}}}", f"{{{{{spellings.get(gap, gap)}}}}}", 1)
    return replace(question, stem=stem)
