"""The tags of the questions in the index: which lists of them there are, and which hold what is wanted.

Questions of a bank share few lists, so each is kept once a bank, and a question has its number.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Collection, Iterable
from pathlib import Path

from quiz.store.database import Database
from quiz.store.garbled import told_if_garbled
from quiz.study.modes import tagged

TAGGED = "AND q.tags IN (SELECT value FROM json_each(?))"
"""A condition on a row ``q`` of shelf_question; its value is :func:`wanted_lists`."""

Tags = tuple[str, ...]
"""The tags of one question, as its bank has them."""


def lists(database: Database, shelf: int | None = None) -> dict[int | None, Tags]:
    """The lists of tags of a bank file, or of all, by number; None is that of a question without any."""
    of = ("WHERE shelf = ?", shelf) if shelf is not None else ("",)
    rows = database.read(f"SELECT id, tags FROM shelf_tags {of[0]}", *of[1:])
    with told_if_garbled():
        return {None: (), **{number: tuple(json.loads(tags)) for number, tags in rows}}


def wanted_lists(database: Database, wanted: Collection[str], path: Path | None = None) -> str:
    """The numbers, as JSON, of the lists that hold one of the tags wanted, whatever its case.

    Args:
        path: of this bank file alone; None for all.
    """
    rows = (
        database.read("SELECT id, tags FROM shelf_tags")
        if path is None
        else database.read(
            "SELECT id, tags FROM shelf_tags WHERE shelf = (SELECT id FROM shelf WHERE path = ?)",
            os.fsencode(path),
        )
    )
    fits: dict[str, bool] = {}  # by text, since the lists of many banks are the same few
    found: list[int] = []
    with told_if_garbled():
        for number, text in rows:
            if text not in fits:
                fits[text] = tagged(json.loads(text), wanted)
            if fits[text]:
                found.append(number)
    return json.dumps(found)


def of_files(database: Database) -> dict[Path, frozenset[str]]:
    """For each bank file in the index with any, the tags of its questions."""
    rows = database.read("SELECT path, tags FROM shelf JOIN shelf_tags ON shelf_tags.shelf = shelf.id")
    found: dict[bytes, set[str]] = {}
    with told_if_garbled():
        for path, tags in rows:
            found.setdefault(path, set()).update(json.loads(tags))
    return {Path(os.fsdecode(path)): frozenset(tags) for path, tags in found.items()}


def put(connection: sqlite3.Connection, shelf: int, tags: Iterable[Tags]) -> dict[Tags, int | None]:
    """Keep the lists of a bank file; the number of each, which is None for the empty one."""
    numbers: dict[Tags, int | None] = {(): None}
    for each in tags:
        if each not in numbers:
            numbers[each] = connection.execute(
                "INSERT INTO shelf_tags (shelf, tags) VALUES (?, ?)", (shelf, json.dumps(each))
            ).lastrowid
    return numbers
