"""What QTI's versions share: XML elements, and packages of them (IMS Content Packaging)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

from quiz.banks.writing import save_bytes
from quiz.formats.exchange import LARGEST, FormatError
from quiz.formats.plain_text import html_to_text, text_to_html
from quiz.formats.xml_reading import Declares, NoXml, read_xml
from quiz.formats.zipped import NoZip, TooMany, beginning, open_zip

MANIFEST = "imsmanifest.xml"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
_MOST_MEMBERS = 250_000
_DIRECTORY = 32 * 1024 * 1024  # bytes of the list of so many
_SWOLLEN = "is far larger unpacked than any bank: it is refused"
_LARGEST_XML = 16 * 1024 * 1024  # bytes of one member; the manifest of 100,000 questions is about that
_DEEPEST = 100
_NO_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # has no place in an XML file
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same bank gives the same bytes


class Odd(Exception):
    """A part of a package that cannot be taken over; ``str()`` says why."""


def element(tag: str, attributes: Mapping[str, str] | None = None, *inside: Element | str) -> Element:
    """An element with texts and elements in it."""
    made = Element(tag, {name: _NO_XML.sub("", value) for name, value in (attributes or {}).items()})
    for part in inside:
        if isinstance(part, str):
            part = _NO_XML.sub("", part)
        if isinstance(part, Element):
            made.append(part)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + part
        else:
            made.text = (made.text or "") + part
    return made


def lines(text: str) -> list[Element | str]:
    """A text with an element ``br`` for each line break."""
    found: list[Element | str] = []
    for number, line in enumerate(text.split("\n")):
        found += [element("br"), line] if number else [line]
    return found


def html(text: str) -> str:
    """A text as HTML in a division."""
    return f"<div>{text_to_html(text)}</div>"


def document(root: Element) -> bytes:
    """An XML file."""
    body: bytes = tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body + b"\n"


def save_package(members: Mapping[str, Element], path: Path) -> None:
    """Write a package of XML files.

    Raises:
        BankError: it cannot be written; what was there stays.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, root in members.items():
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, document(root))
    save_bytes(out.getvalue(), path)


class Package:
    """The members of a package, read by name; nothing is ever unpacked to the disk."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.sizes: dict[str, int] = {}
        for member in archive.infolist():
            self.sizes.setdefault(member.filename, member.file_size)

    def root(self, name: str) -> Element:
        """The outermost element of a member, with the names of QTI 2.

        Raises:
            Odd: it is too large, no XML, or hostile.
        """
        if self.sizes[name] > _LARGEST_XML:
            raise Odd("is too large for a question")
        try:
            data = beginning(self._archive, name, _LARGEST_XML)
        except NoZip as error:
            raise Odd("cannot be unpacked") from error
        return parsed(data)


@contextmanager
def opened(data: bytes, path: Path) -> Iterator[Package]:
    """A package of bearable size.

    Raises:
        FormatError: it is none, or far larger unpacked.
    """
    try:
        archive = open_zip(io.BytesIO(data), _DIRECTORY)
    except NoZip as error:
        raise FormatError(f"{path}: is no zip archive, or a damaged one") from error
    except TooMany:
        raise FormatError(f"{path}: {_SWOLLEN}") from None
    with archive:
        package = Package(archive)
        sizes = package.sizes.values()
        if len(sizes) > _MOST_MEMBERS or sum(sizes) > 4 * LARGEST:
            raise FormatError(f"{path}: {_SWOLLEN}")
        yield package


def parsed(data: bytes) -> Element:
    """The outermost element of an XML file; namespaces are left out, and QTI 3's names are QTI 2's.

    Raises:
        Odd: no well-formed XML, entities, or nested beyond reason.
        MissingExtra: defusedxml is not installed.
    """
    try:
        root = read_xml(data, "reading QTI")
    except Declares:
        raise Odd("declares a document type or entities") from None
    except NoXml as error:
        raise Odd(f"is no well-formed XML: {error}") from None
    waiting = [(root, 1)]
    while waiting:
        one, depth = waiting.pop()
        if depth > _DEEPEST:
            raise Odd("is nested beyond reason")
        one.tag = _plain(one.tag)
        for name in list(one.attrib):
            one.attrib[_plain(name)] = one.attrib.pop(name)
        waiting += [(child, depth + 1) for child in one]
    return root


def exact(part: Element) -> str:
    """The text in an element that was written here, letter by letter."""
    found = [part.text or ""]
    for child in part:
        found += ["\n" if child.tag == "br" else exact(child), child.tail or ""]
    return "".join(found)


def shown(part: Element, gap: str = "") -> str:
    """The text in an element of somebody else, as a reader sees it.

    Args:
        gap: what stands for each field to be filled.
    """
    return html_to_text(_inside(part, gap))


def _inside(part: Element, gap: str) -> str:
    found = [_escaped(part.text)]
    for child in part:
        if child.tag == "textEntryInteraction":
            found.append(_escaped(gap))
        elif child.tag == "img":
            alt = re.sub(r"[<>\"&]", " ", child.get("alt", ""))
            found.append(f'<img alt="{alt}">')
        elif child.tag == "br":
            found.append("<br>")
        elif child.tag != "rubricBlock":  # is for others than the learner
            tag = child.tag if re.fullmatch(r"[a-z][a-z0-9]*", child.tag) else "div"
            found.append(f"<{tag}>{_inside(child, gap)}</{tag}>")
        found.append(_escaped(child.tail))
    return "".join(found)


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _plain(name: str) -> str:
    name = name.rpartition("}")[2] if isinstance(name, str) else "comment"
    name = name.removeprefix("qti-")
    head, *more = name.split("-")
    return head + "".join(part[:1].upper() + part[1:] for part in more)
