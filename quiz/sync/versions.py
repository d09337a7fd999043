"""Versions of a bank: which of two is the later one, or that neither is. No disk.

Each version has a name made of its content and of the versions it came from, as a commit has in git: so
the same change made twice has one name, and going back to an old wording is a new version.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeGuard

from quiz.questions.bank import BANK_ID

LARGEST = 16 << 20
"""Bytes of a bank file; a larger one does not travel."""

LAST_MS = 4_102_444_800_000
"""In 2100: a bank that was changed then or later was not."""

DEVICE = re.compile(r"[0-9a-f]{16}")
"""A device's id."""

_REMEMBERED = 100  # names of earlier versions that a version carries along
_MOST_BANKS = 20_000
_NAME = re.compile(r"[0-9a-f]{16}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class RecordError(ValueError):
    """A record of versions that no sco-quiz writes."""


@dataclass(frozen=True, slots=True)
class Version:
    """A bank as one device has it.

    Attributes:
        device: whose it is.
        digest: SHA-256 of the file, in hex.
        modified: when it was changed, in milliseconds since 1970; only decides which of two changes wins.
        name: 16 hex digits.
        earlier: names of versions it took the place of, the latest first.
        lost: of these, those that were another device's change and did not win.
    """

    device: str
    bank_id: str
    digest: str
    modified: int
    name: str
    earlier: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """As it stands in a record."""
        return {
            "bank": self.bank_id,
            "sha256": self.digest,
            "modified": self.modified,
            "version": self.name,
            "earlier": list(self.earlier),
            "lost": list(self.lost),
        }


class Shelves(Protocol):
    """Where devices lay their banks out for each other."""

    def versions(self) -> list[Version]:
        """Those of all devices."""

    def content(self, version: Version) -> bytes | None:
        """The file of a version; None where it is not there, or not whole yet."""

    def lay_out(self, versions: Iterable[Version], contents: Mapping[str, bytes]) -> None:
        """Show these versions as this device's, instead of those it showed.

        Args:
            contents: the files by digest; not of banks that were deleted here.
        """


def succeeding(
    device: str,
    bank_id: str,
    digest: str,
    modified: int,
    parents: Iterable[Version] = (),
    lost: Iterable[str] = (),
) -> Version:
    """The version that comes out of others; the first one of a bank comes out of none."""
    parents = sorted(parents, key=lambda parent: parent.name)
    made_of = "\n".join((digest, *(parent.name for parent in parents)))
    name = hashlib.sha256(made_of.encode()).hexdigest()[:16]
    earlier = [*(parent.name for parent in parents), *_interleaved(parent.earlier for parent in parents)]
    before = [*lost, *_interleaved(parent.lost for parent in parents)]
    return Version(device, bank_id, digest, modified, name, _kept(earlier, name), _kept(before, name))


def parse_versions(device: str, found: Any) -> list[Version]:
    """The versions of a record.

    Raises:
        RecordError: it is none.
    """
    if not isinstance(found, list) or len(found) > _MOST_BANKS:
        raise RecordError("no list of banks")
    if not DEVICE.fullmatch(device):
        raise RecordError("no device's id")
    versions = [_version(device, item) for item in found]
    if len({version.bank_id for version in versions}) < len(versions):
        raise RecordError("a bank stands in it twice")
    return versions


def _version(device: str, found: Any) -> Version:
    if not isinstance(found, dict):
        raise RecordError("a bank that is none")
    bank_id, digest, modified = found.get("bank"), found.get("sha256"), found.get("modified")
    if not (isinstance(bank_id, str) and BANK_ID.fullmatch(bank_id)):
        raise RecordError("a bank without an id")
    if not (isinstance(digest, str) and _DIGEST.fullmatch(digest)):
        raise RecordError(f"a wrong hash of the bank “{bank_id}”")
    if not (type(modified) is int and 0 <= modified < LAST_MS):
        raise RecordError(f"a wrong time of the bank “{bank_id}”")
    name, earlier, lost = found.get("version"), found.get("earlier"), found.get("lost")
    if not (_is_name(name) and _are_names(earlier) and _are_names(lost)):
        raise RecordError(f"wrong versions of the bank “{bank_id}”")
    return Version(device, bank_id, digest, modified, name, tuple(earlier), tuple(lost))


def _are_names(value: Any) -> TypeGuard[list[str]]:
    return isinstance(value, list) and len(value) <= _REMEMBERED and all(map(_is_name, value))


def _is_name(value: Any) -> TypeGuard[str]:
    return isinstance(value, str) and bool(_NAME.fullmatch(value))


def _interleaved(lists: Iterable[tuple[str, ...]]) -> list[str]:
    """The first of each, then the second of each: what is latest stays longest."""
    ranked = [(rank, name) for names in lists for rank, name in enumerate(names)]
    return [name for _, name in sorted(ranked, key=lambda item: item[0])]


def _kept(names: Iterable[str], but: str) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(names) if name != but)[:_REMEMBERED]
