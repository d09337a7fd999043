"""Notes of Anki, however they came, become a bank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from quiz.clean import visible
from quiz.formats.anki_hidden import Damaged, Hidden, find
from quiz.formats.anki_model import Note
from quiz.formats.anki_notes import own_tags, question_id, questions_of
from quiz.formats.anki_own import restored
from quiz.formats.exchange import Skipped
from quiz.questions import Bank, Question, slug
from quiz.questions.bank import BANK_ID
from quiz.questions.base import LIMITS

_DEFAULT = frozenset(("", "Default"))  # Anki's first deck, whose name says nothing


class Taking:
    """Collects questions from notes.

    Attributes:
        questions: with unlike ids, in the order of the notes.
        skipped: what was left out and why.
        cards: the question each card became, by the card's id.
    """

    def __init__(self, notes: Sequence[Note], *, is_html: bool = True) -> None:
        self.questions: dict[str, Question] = {}
        self.skipped: list[Skipped] = []
        self.cards: dict[int, str] = {}
        self._is_html = is_html
        self._banks: dict[str, None] = {}
        self._head: Bank | None = None
        self._root = _root([card.deck for note in notes for card in note.cards[:1]])
        for note in notes:
            self._take(note)

    def bank(self, path: Path) -> Bank:
        """The bank: our own where all came from one, else one named after the deck or the file."""
        questions = tuple(self.questions.values())
        own = next(iter(self._banks), "") if len(self._banks) == 1 else ""
        if own and self._head is not None and self._head.id == own:
            return replace(self._head, questions=questions)
        name = visible(self._root, lines=False, limit=LIMITS["text"]).strip()
        title = name if name not in _DEFAULT else visible(path.stem, lines=False).strip() or "Anki"
        return Bank(id=own if BANK_ID.fullmatch(own) else slug(title), title=title, questions=questions)

    def _take(self, note: Note) -> None:
        try:
            hidden = find(note.fields)
        except Damaged as reason:
            self.skipped.append(Skipped(note.place, str(reason)))
            return
        if hidden is not None:
            self._restore(note, hidden)
            return
        found = False
        for outcome in questions_of(note, self._tags(note), is_html=self._is_html):
            if isinstance(outcome, Skipped):
                self.skipped.append(outcome)
            else:
                self._add(note, outcome[1], outcome[0])
            found = True
        if not found:
            self.skipped.append(Skipped(note.place, "it has no card"))

    def _restore(self, note: Note, hidden: Hidden) -> None:
        question, changes = restored(note, hidden, is_html=self._is_html)
        if question.id in self.questions:  # copied in Anki, or of another bank with the same id
            question = replace(question, id=question_id(note.guid, 0))
        self._banks.setdefault(hidden.bank_id)
        self._head = self._head or hidden.head
        self.skipped.extend(changes)
        self._add(note, question, 0)

    def _add(self, note: Note, question: Question, place: int) -> None:
        if question.id in self.questions:
            self.skipped.append(Skipped(note.place, "another note has the same GUID"))
            return
        self.questions[question.id] = question
        for card in note.cards:
            if card.ord == place:
                self.cards[card.id] = question.id

    def _tags(self, note: Note) -> tuple[str, ...]:
        """The note's tags, and what its deck says beyond the deck they all are in."""
        deck = note.cards[0].deck if note.cards else ""
        inner = deck.removeprefix(self._root).removeprefix("::")
        parts = tuple(part.strip() for part in inner.split("::") if part.strip() not in _DEFAULT)
        return own_tags((*note.tags, *(visible(part, lines=False) for part in parts)))


def _root(decks: Sequence[str]) -> str:
    """The deck all others are in or are: ``A::B`` of ``A::B`` and ``A::B::C``; empty where there is none."""
    named = {tuple(deck.split("::")) for deck in decks if deck not in _DEFAULT}
    if not named:
        return ""
    first, last = min(named), max(named)
    common = 0
    while common < min(len(first), len(last)) and first[common] == last[common]:
        common += 1
    return "::".join(first[:common])
