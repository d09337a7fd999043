"""What fuzzing found, each as a test of its own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quiz.errors import StoreError
from quiz.formats.exchange import FormatError
from quiz.formats.registry import FORMATS
from quiz.store import Store


@pytest.mark.parametrize("device", [None, "", "../../../away", "0123456789ABCDEF", "0" * 17])
def test_a_database_whose_device_is_gone_or_a_way_out_is_told(tmp_path: Path, device: str | None) -> None:
    """Sync names a folder after the device, so a stranger's file must not choose which."""
    path = tmp_path / "data.db"
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM meta WHERE key = 'device'")
        if device is not None:
            connection.execute("INSERT INTO meta VALUES ('device', ?)", (device,))
    with Store.open(path) as store:
        with pytest.raises(StoreError, match="damaged"):
            _ = store.device
        with pytest.raises(StoreError, match="damaged"):
            _ = store.shared.device


@pytest.mark.parametrize("form", [form for form in FORMATS if form.reads], ids=lambda form: form.name)
def test_no_format_opens_a_folder_or_a_giant(tmp_path: Path, form: object) -> None:
    """Before a reader of a format begins, its file is looked at: a line, and nothing is read."""
    read = form.reader()  # type: ignore[attr-defined]
    giant = tmp_path / f"giant{form.suffixes[0]}"  # type: ignore[attr-defined]
    with giant.open("wb") as opened:
        opened.truncate(2**40)
    for path in (tmp_path, giant):
        with pytest.raises(FormatError, match=r"folder|over (64|8192) MB"):
            read(path)


def test_a_table_of_empty_rows_holds_nothing(tmp_path: Path) -> None:
    """Millions of empty rows are passed over one by one, and none is kept."""
    path = tmp_path / "x.csv"
    path.write_bytes(b"question,answer\n" + b"\n" * 100_000 + b"What is the capital of Peru?,Lima\n")
    taken = next(form for form in FORMATS if form.name == "csv").reader()(path)
    assert len(taken.bank.questions) == 1
