"""Banks laid out in a folder: each device has ``banks/`` with its files and a record of their versions::

    FOLDER/sco-quiz/<device>/banks/versions.json
    FOLDER/sco-quiz/<device>/banks/<bank id>-<start of its hash>.toml

A file never changes. The record is written when all files it names are there, and what it no longer names
goes after that.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from quiz.banks.writing import save_bytes
from quiz.errors import BankError, SyncError
from quiz.sync.folder import device_folders, own_folder
from quiz.sync.report import Report
from quiz.sync.versions import LARGEST, RecordError, Version, parse_versions

FORMAT = "sco-quiz-banks/1"
_RECORD = "versions.json"
_FILE = re.compile(r"[a-z0-9-]{1,64}-[0-9a-f]{8}\.toml")


class FolderShelves:
    """A :class:`quiz.sync.versions.Shelves` in a folder.

    Args:
        home: as :func:`quiz.sync.folder.home_of` gives it.
        device: this device's id.
    """

    def __init__(self, home: Path, device: str, report: Report) -> None:
        self._home, self._device, self._report = home, device, report

    def versions(self) -> list[Version]:
        """The versions of all devices whose record is whole and right; the others are told of.

        Raises:
            SyncError: the folder cannot be listed.
        """
        found: list[Version] = []
        for device in device_folders(self._home):
            record = device / "banks" / _RECORD
            place = f"{device.name}/banks/{_RECORD}"
            try:
                data = _content(record)
                if data is not None:
                    found += _parsed(device.name, data)
            except (json.JSONDecodeError, UnicodeDecodeError):
                self._report.waiting.append(
                    f"{place}: still being copied, or damaged; the next sync looks again"
                )
            except (RecordError, RecursionError, ValueError) as error:
                self._report.refused.append(f"{place}: {error}; none of its banks was taken")
            except OSError as error:
                self._report.waiting.append(
                    f"{place}: cannot be read: {error.strerror}; the next sync looks again"
                )
        return found

    def content(self, version: Version) -> bytes | None:
        """The file of a version; None where it is not there, or not whole yet."""
        try:
            data = _content(self._home / version.device / "banks" / _file_name(version))
        except (OSError, RecordError):
            return None
        return data if data is not None and hashlib.sha256(data).hexdigest() == version.digest else None

    def lay_out(self, versions: Iterable[Version], contents: Mapping[str, bytes]) -> None:
        """Write what is new, then the record, then remove what it does not name.

        Raises:
            SyncError: the folder cannot be written.
        """
        versions = list(versions)
        if not versions and not (self._home / self._device / "banks").exists():
            return
        banks = own_folder(self._home, self._device) / "banks"
        names = {_file_name(version): version for version in versions}
        record = {
            "format": FORMAT,
            "device": self._device,
            "banks": [version.as_dict() for version in versions],
        }
        try:
            banks.mkdir(exist_ok=True)
            for name, version in names.items():
                if version.digest in contents and self.content(version) is None:
                    save_bytes(contents[version.digest], banks / name)
            data = (json.dumps(record, indent=1) + "\n").encode()
            if _content(banks / _RECORD) != data:
                save_bytes(data, banks / _RECORD)
            for path in banks.iterdir():
                if path.name not in names and _FILE.fullmatch(path.name):
                    path.unlink()
        except (OSError, BankError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise SyncError(f"{banks}: cannot be written: {reason}") from error


def _file_name(version: Version) -> str:
    return f"{version.bank_id}-{version.digest[:8]}.toml"


def _content(path: Path) -> bytes | None:
    """What is in an ordinary file; None where there is none.

    Raises:
        RecordError: it is too large.
    """
    if path.is_symlink() or not path.is_file():
        return None
    with path.open("rb") as opened:
        data = opened.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise RecordError("it is too large")
    return data


def _parsed(device: str, data: bytes) -> list[Version]:
    found: Any = json.loads(data.decode())
    if not isinstance(found, dict) or not isinstance(found.get("format"), str):
        raise RecordError("no record of banks")
    if found["format"] != FORMAT:
        raise RecordError("it was written by a newer sco-quiz, update this one, or is no record of banks")
    return parse_versions(device, found.get("banks"))
