"""What an Anki collection holds, as far as it matters here; nothing of how it is stored."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoteType:
    """How notes of a kind become cards.

    Attributes:
        name: as the person sees it; translated in other languages, so it decides nothing.
        fields: the fields' names, in order.
        templates: front and back of each card, with ``{{Field}}`` where a field stands.
        cloze: a card for each number of ``{{c1::…}}`` rather than one for each template.
    """

    name: str
    fields: tuple[str, ...]
    templates: tuple[tuple[str, str], ...]
    cloze: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One card of a note: ``ord`` counts templates, or cloze numbers less one, from 0."""

    id: int
    ord: int
    deck: str
    suspended: bool = False
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """One note.

    Attributes:
        place: as a person finds it again.
        guid: the same wherever the note goes.
        fields: HTML, in the order of the type's fields.
    """

    place: str
    guid: str
    type: NoteType
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """One row of the review log.

    Attributes:
        at: milliseconds since 1970, UTC.
        ease: the button, 1 to 4; 0 where nobody pressed one.
        factor: the card's ease times 1000; 0 where the answer did not count.
        duration: milliseconds.
        kind: 0 learning, 1 review, 2 relearning, 3 filtered deck, 4 and 5 moved by hand.
    """

    at: int
    card: int
    ease: int
    factor: int
    duration: int
    kind: int


@dataclass(frozen=True, slots=True)
class Collection:
    """Notes and reviews.

    Attributes:
        three_buttons: written by the first scheduler, where a learning card had Again, Good and Easy as
            1, 2 and 3.
    """

    notes: tuple[Note, ...]
    reviews: tuple[Review, ...]
    three_buttons: bool = False
