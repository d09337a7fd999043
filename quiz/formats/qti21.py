"""QTI 2.1: packages of items (a zip with ``imsmanifest.xml``), and single items, in and out.

After IMS's "Question and Test Interoperability, Assessment Test, Section, and Item Information Model" 2.1.
What an item cannot say (difficulty, tags, evidence and the like) stands in the manifest as metadata of ours,
which other tools pass over. Items of 2.2 and 3.0 are read as well.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from quiz.formats.exchange import MOST_QUESTIONS, FormatError, Skipped, Taken
from quiz.formats.extras import (
    as_json,
    bank_about,
    bank_extras,
    question_extras,
    question_fields,
    read_extras,
)
from quiz.formats.gathering import Gathered, Leaving
from quiz.formats.plain_text import read_bytes
from quiz.formats.qti21_items import item
from quiz.formats.qti21_reading import Item
from quiz.formats.qti_package import MANIFEST, Odd, Package, element, exact, opened, parsed, save_package
from quiz.questions import TYPES, Bank, Numerical, Question, TrueFalse
from quiz.study.past import PastAnswer

_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_LOM = "http://www.imsglobal.org/xsd/imsmd_v1p2"
_OURS = "urn:sco-quiz:1"
_ITEM = "imsqti_item_xmlv2p1"
_BESIDE = frozenset(
    "evidence tags difficulty reviewed generated accept correction tolerance unit explanation".split()
)
"""Fields that the manifest keeps; those an item says too are taken from the item."""


def looks_like(head: str) -> bool:
    """Whether a file is a zip archive, or begins as an item of QTI 2 or 3."""
    return head.startswith("PK") or "<assessmentItem" in head or "<qti-assessment-item" in head


def read(path: Path) -> Taken:
    """Read a package or a single item.

    Raises:
        FormatError: it is none, too large, or hostile.
        MissingExtra: defusedxml is not installed.
    """
    data = read_bytes(path)
    gathered = Gathered(path)
    if not data.startswith(b"PK"):
        try:
            root = parsed(data)
        except Odd as odd:
            raise FormatError(f"{path}: {odd}") from None
        if root.tag != "assessmentItem":
            raise FormatError(f"{path}: is no item of QTI 2: its outermost element is not <assessmentItem>")
        _take(gathered, root, path.name, {})
        return gathered.taken()
    with opened(data, path) as package:
        about: dict[str, Any] = {}
        for name, extras in _items(package, about, path):
            try:
                root = package.root(name)
            except Odd as odd:
                gathered.skip(name, str(odd))
                continue
            if root.tag == "questestinterop":
                raise FormatError(f"{path}: is a package of QTI 1.2, which is written only: export QTI 2.1")
            if root.tag == "assessmentItem":
                _take(gathered, root, name, extras)
        return gathered.taken(**about)


def write(bank: Bank, path: Path, history: Sequence[PastAnswer] = ()) -> tuple[Skipped, ...]:
    """Write a package with an item for each question.

    Raises:
        FormatError: there is no question to write.
        BankError: it cannot be written; what was there stays.
    """
    leaving = Leaving(bank, history, "QTI")
    leaving.check(len(leaving.questions), path)
    names = {question.id: f"items/{n:05}.xml" for n, question in enumerate(leaving.questions, 1)}
    resources = [
        element(
            "resource",
            {"identifier": f"r{number}", "type": _ITEM, "href": names[question.id]},
            _metadata(as_json(_extras(question))),
            element("file", {"href": names[question.id]}),
        )
        for number, question in enumerate(leaving.questions, 1)
    ]
    manifest = element(
        "manifest",
        {"identifier": f"m-{bank.id}", "xmlns": _PACKAGE},
        _metadata(as_json(bank_extras(bank)), bank.title),
        element("organizations"),
        element("resources", None, *resources),
    )
    save_package({MANIFEST: manifest} | {names[q.id]: item(q) for q in leaving.questions}, path)
    return leaving.skipped()


def _extras(question: Question) -> dict[str, Any]:
    return {"type": question.type, **question_extras(question, _BESIDE - {"explanation", "tolerance"})}


def _metadata(extras: str, title: str = "") -> Element:
    """Metadata of a package or a resource; what is ours stands under a name of its own."""
    parts = []
    if title:
        parts += [element("schema", None, "QTIv2.1 Package"), element("schemaversion", None, "1.0.0")]
        named = element("title", {"xmlns": _LOM}, element("langstring", {"xmlns": _LOM}, title))
        parts.append(element("lom", {"xmlns": _LOM}, element("general", {"xmlns": _LOM}, named)))
    return element("metadata", None, *parts, element("extras", {"xmlns": _OURS}, extras))


def _items(package: Package, about: dict[str, Any], path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Members that may be items, in the manifest's order, with what it says of them; ``about`` is filled.

    Raises:
        FormatError: too many, or a manifest that is hostile.
    """
    listed: dict[str, dict[str, Any]] = {}
    if MANIFEST in package.sizes:
        try:
            manifest = package.root(MANIFEST)
        except Odd as odd:
            raise FormatError(f"{path}: {MANIFEST} {odd}") from None
        about |= _about(manifest)
        for resource in manifest.iter("resource"):
            if resource.get("type", "").startswith("imsqti_item"):
                name = posixpath.normpath(unquote(resource.get("href", "")))
                if name in package.sizes:
                    listed.setdefault(name, _said(resource))
    if not listed:
        listed = {name: {} for name in package.sizes if name.lower().endswith(".xml") and name != MANIFEST}
    if len(listed) > MOST_QUESTIONS:
        raise FormatError(f"{path}: holds over {MOST_QUESTIONS:,} items: split it into several packages")
    yield from listed.items()


def _about(manifest: Element) -> dict[str, Any]:
    """What the manifest says of the whole."""
    ours = bank_about(_said(manifest))
    if ours:
        return ours
    title = next(manifest.iterfind("metadata/lom/general/title"), None)
    return {} if title is None else {"title": " ".join("".join(title.itertext()).split())}


def _said(part: Element) -> dict[str, Any]:
    found = part.find("metadata/extras")
    return {} if found is None else read_extras(exact(found))


def _take(gathered: Gathered, root: Element, name: str, extras: dict[str, Any]) -> None:
    cls = TYPES.get(str(extras.get("type", "")))
    reading = Item(root, cls)
    place = f"item {root.get('identifier', '')[:60] or name}"
    if not reading.ours:
        cls = None
    fields = question_fields(extras, cls, _BESIDE) if cls else {}
    shared = {name: value for name, value in fields.items() if name in ("evidence", "tags", "difficulty")}
    try:
        question = reading.question(shared | {n: fields[n] for n in ("reviewed", "generated") if n in fields})
    except Odd as odd:
        gathered.skip(place, str(odd))
        return
    if cls is type(question):
        own = {n: fields[n] for n in ("accept", "unit", "correction") if n in fields and hasattr(question, n)}
        if isinstance(question, Numerical | TrueFalse) or question.type == "multichoice":
            question = replace(question, **own)
    gathered.take(question, place, reading.own_id())
