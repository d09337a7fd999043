"""XML of somebody else: no document type, no entity, nothing fetched from anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from quiz.errors import MissingExtra

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class NoXml(Exception):
    """It is not well-formed; ``str()`` says what is wrong, and where."""


class Declares(Exception):
    """It declares a document type or entities."""


def read_xml(data: bytes, verb: str) -> Element:
    """The outermost element.

    Args:
        verb: what is being done, for the error of a missing package.

    Raises:
        NoXml: it is not well-formed.
        Declares: it declares a document type or entities.
        MissingExtra: defusedxml is not installed.
    """
    with _told(verb):
        from defusedxml.ElementTree import fromstring

        root: Element = fromstring(data, forbid_dtd=True)
        return root


def xml_events(data: bytes, verb: str) -> Iterator[tuple[str, Element]]:
    """``start`` and ``end`` of each element as it is read; what the caller clears is not held.

    Raises:
        NoXml, Declares, MissingExtra: as :func:`read_xml`, when it comes to that.
    """
    with _told(verb):
        from defusedxml.ElementTree import iterparse

        yield from iterparse(BytesIO(data), events=("start", "end"), forbid_dtd=True)


@contextmanager
def _told(verb: str) -> Iterator[None]:
    try:
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import ParseError
    except ImportError:
        raise MissingExtra(verb, "formats") from None
    try:
        yield
    except DefusedXmlException:
        raise Declares from None
    except (ParseError, LookupError, ValueError) as error:
        raise NoXml(str(error)) from None
