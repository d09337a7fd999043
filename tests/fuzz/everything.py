"""All readers under test."""

from __future__ import annotations

from tests.fuzz.databases import DATABASES
from tests.fuzz.readers import OWN, Reader, format_readers
from tests.fuzz.synced import SYNCED


def all_readers() -> tuple[Reader, ...]:
    """Of our own files, of databases, of other tools' files, and of other devices."""
    return (*OWN, *DATABASES, *format_readers(), *SYNCED)
