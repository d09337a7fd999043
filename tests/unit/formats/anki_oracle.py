"""Anki itself, for the tests that ask it: import and export as its own window does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest


@contextmanager
def collection(folder: Path, name: str = "collection") -> Iterator[Any]:
    """An empty collection; the test is skipped where Anki is not installed."""
    anki = pytest.importorskip("anki.collection", reason="the anki package is not installed")
    opened = anki.Collection(str(folder / f"{name}.anki2"))
    try:
        yield opened
    finally:
        opened.close()


def take(opened: Any, package: Path) -> Any:
    """Import a package with the learning progress; returns Anki's log of it."""
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    options = ImportAnkiPackageOptions(with_scheduling=True)
    request = ImportAnkiPackageRequest(package_path=str(package), options=options)
    return opened.import_anki_package(request).log


def give(opened: Any, package: Path, *, legacy: bool) -> Path:
    """Export everything, in the form of before or after 2021."""
    from anki.collection import ExportAnkiPackageOptions

    options = ExportAnkiPackageOptions(with_scheduling=True, with_media=True, legacy=legacy)
    opened.export_anki_package(out_path=str(package), options=options, limit=None)
    return package


def add(opened: Any, kind: str, *fields: str, deck: str = "Default", tags: str = "") -> Any:
    """A note of one of Anki's own types."""
    note = opened.new_note(opened.models.by_name(kind))
    note.fields = [*fields, *[""] * (len(note.fields) - len(fields))]
    note.set_tags_from_str(tags)
    opened.add_note(note, opened.decks.id(deck))
    return note


def press(opened: Any, card: Any, *buttons: int) -> None:
    """Answer a card, again and again."""
    for button in buttons:
        card.load()
        card.start_timer()
        states = opened._backend.get_scheduling_states(card.id)
        answer = opened.sched.build_answer(card=card, states=states, rating=button - 1)
        opened.sched.answer_card(answer)
