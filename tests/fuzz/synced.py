"""What comes from another device: segments of its log and the record of its banks, as readers under test."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

from quiz.banks.writing import write_bank
from quiz.sync import segments
from quiz.sync.report import Report
from tests.fuzz.readers import SMALL_BANK, Reader
from tests.unit.sync.devices import Device

_OTHER = "0123456789abcdef"
_BANK = write_bank(SMALL_BANK).encode()


def _sound() -> tuple[bytes, bytes]:
    """The rows of a device's segment, and its record of banks."""
    with tempfile.TemporaryDirectory() as name:
        device = Device(Path(name))
        (device.banks / "fuzz.toml").write_bytes(_BANK)
        for question, right in (("a", True), ("b", False), ("a", True)):
            device.answer(question, right)
        device.mark("b", "why?")
        device.tune(0.8)
        device.undo(device.given[-1])
        device.sync(banks=True)
        data = device.segments()[0].read_bytes()
        header, body = segments.opened(data)
        assert segments.rows_in(header, body)
        record = (device.shared / "sco-quiz" / device.id / "banks" / "versions.json").read_bytes()
        record = record.replace(device.id.encode(), _OTHER.encode())
        device.store.close()
        return body, record


def _sync(place: str, data: bytes, folder: Path) -> Report:
    """Sync a new device with a folder in which one file of another device lies."""
    home = Path(tempfile.mkdtemp(dir=folder))
    file = home / "shared" / "sco-quiz" / _OTHER / place
    file.parent.mkdir(parents=True)
    file.write_bytes(data)
    if file.parent.name == "banks":
        (file.parent / f"{SMALL_BANK.id}-{hashlib.sha256(_BANK).hexdigest()[:8]}.toml").write_bytes(_BANK)
    device = Device(home)
    try:
        report = device.sync(banks=True)
        assert device.store.drift() == []  # what was taken can be reckoned with
        assert device.store.rebuild() == 0
    finally:
        device.store.close()
        shutil.rmtree(home)
    return report


def _raw(path: Path) -> None:
    data = path.read_bytes()
    report = _sync("000001-00000000.jsonl", data, path.parent)
    assert report.taken > 3 or data not in _SEGMENTS


def _signed(path: Path) -> None:
    body = path.read_bytes()
    digest = hashlib.sha256(body).hexdigest()
    header = {"device": _OTHER, "number": 1, "count": body.count(b"\n"), "sha256": digest}
    line = json.dumps({"format": segments.FORMAT, **header}).encode()
    report = _sync("000001-00000000.jsonl", line + b"\n" + body, path.parent)
    assert report.taken > 3 or body != _BODY


def _record(path: Path) -> None:
    data = path.read_bytes()
    report = _sync("banks/versions.json", data, path.parent)
    assert report.banks_taken == [SMALL_BANK.id] or data != _RECORD


_BODY, _RECORD = _sound()
_HEAD = json.dumps(
    {
        "format": segments.FORMAT,
        "device": _OTHER,
        "number": 1,
        "count": _BODY.count(b"\n"),
        "sha256": hashlib.sha256(_BODY).hexdigest(),
    }
).encode()
_SEGMENTS = (_HEAD + b"\n" + _BODY, gzip.compress(_HEAD + b"\n" + _BODY, mtime=0))

SYNCED: tuple[Reader, ...] = (
    Reader("segment", ".jsonl", _raw, _SEGMENTS),
    Reader("rows", ".jsonl", _signed, (_BODY,)),
    Reader("record", ".json", _record, (_RECORD,)),
)
