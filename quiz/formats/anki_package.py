"""Anki packages, ``.apkg`` and ``.colpkg``, in and out, with their review history.

Read are all three forms there are: ``collection.anki2``, ``collection.anki21`` and, compressed with zstd,
``collection.anki21b``. Written is the first, which every Anki reads.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from quiz.banks.writing import save_bytes
from quiz.clean import visible
from quiz.errors import BankError, MissingExtra
from quiz.formats.anki_archive import collection_bytes, packed
from quiz.formats.anki_collection import Unusable, built, read_collection
from quiz.formats.anki_hidden import hide
from quiz.formats.anki_history import past_answers, schedules
from quiz.formats.anki_model import Collection
from quiz.formats.anki_taking import Taking
from quiz.formats.anki_types import anki_tags, guid, note_types, shown_fields, stable_id
from quiz.formats.exchange import FormatError, Skipped, Taken
from quiz.questions import Bank
from quiz.study.calendar import Calendar
from quiz.study.past import PastAnswer


def read(path: Path, /) -> Taken:
    """Read a package of Anki's, or one that was written here.

    Raises:
        FormatError: it is no package, too large, damaged or hostile.
        MissingExtra: it is compressed with zstd, and that package is not installed.
    """
    data = collection_bytes(path)
    try:
        collection = read_collection(data)
    except Unusable as reason:
        raise FormatError(f"{path}: {reason}: export it from Anki again, as .apkg") from None
    taking = Taking(collection.notes)
    history, lost = past_answers(collection, taking.cards)
    return Taken(taking.bank(path), (*taking.skipped, *lost, *_marks(collection, taking)), history)


def _marks(collection: Collection, taking: Taking) -> Iterator[Skipped]:
    """What is said of marks on cards that were taken: they do not come along."""
    cards = [card for note in collection.notes for card in note.cards if card.id in taking.cards]
    for what, count in (
        ("suspended", sum(card.suspended for card in cards)),
        ("flagged", sum(card.flagged for card in cards)),
    ):
        if count:
            yield Skipped("marks", f"{count:,} {what} in Anki, not here: see sco-quiz marks", note=True)


def write(bank: Bank, path: Path, /, history: Sequence[PastAnswer] = ()) -> tuple[Skipped, ...]:
    """Write a package: Anki adds what is new and updates what it has, however often it is imported.

    Raises:
        FormatError: it cannot be saved; what was there stays.
        MissingExtra: genanki is not installed.
    """
    try:
        import genanki
    except ImportError:
        raise MissingExtra("writing an Anki package", "formats") from None
    now = time.time()
    calendar = Calendar()
    first = min((answer.at for answer in history), default=datetime.fromtimestamp(now, UTC))
    day = calendar.day(first)
    start = calendar.start(day)
    known = [question.id for question in bank.questions]
    states, skipped = schedules(bank.id, history, known, calendar, day)
    deck = genanki.Deck(stable_id(f"sco-quiz deck {bank.id}"), deck_name(bank), visible(bank.description))
    types = note_types()
    for place, question in enumerate(bank.questions):
        head = bank if place == 0 else None
        deck.add_note(
            genanki.Note(
                types[question.type],
                [*shown_fields(question), hide(question, bank.id, head)],
                tags=anki_tags(question.tags),
                guid=guid(bank.id, question.id),
                due=place + 1,
            )
        )
    offset = start.astimezone().utcoffset()
    west = 0 if offset is None else -int(offset.total_seconds()) // 60
    by_guid = {guid(bank.id, key): state for key, state in states.items()}
    data = built(genanki.Package(deck), now, int(start.timestamp()), west, by_guid)
    try:
        save_bytes(packed(data), path)
    except BankError as error:
        raise FormatError(str(error)) from None
    return (*skipped, *rejected(bank))


def deck_name(bank: Bank) -> str:
    """The bank's title as a deck: Anki would make decks inside decks of ``::``."""
    name = visible(bank.title, lines=False).replace("::", ":").replace('"', "'").strip().lstrip("=+-@")
    return name.strip(": ") or bank.id


def rejected(bank: Bank) -> tuple[Skipped, ...]:
    """What is said of questions that are never asked."""
    count = len(bank.rejected)
    return (Skipped("rejected questions", f"{count:,} stay here: they are never asked"),) if count else ()
