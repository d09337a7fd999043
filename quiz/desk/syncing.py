"""A learner's desk and the same learner's other devices, through a folder or a database."""

from __future__ import annotations

from pathlib import Path

from quiz.desk.desk import Desk
from quiz.errors import UsageError
from quiz.paths import Paths, learner_name
from quiz.sync import folder as folders
from quiz.sync.bank_folder import FolderShelves
from quiz.sync.banks import sync_banks
from quiz.sync.report import Report


def with_folder(desk: Desk, paths: Paths, folder: Path) -> Report:
    """Sync log and banks through a folder that something carries from device to device.

    Raises:
        UsageError: the folder is in the data folder, which nothing carries anywhere.
        SyncError, BankError, StoreError: something cannot be read or written.
    """
    if folder.resolve().is_relative_to((paths.root or paths.data).resolve()):
        raise UsageError(f"{folder}: is in your data folder: sync needs a folder your other devices see too")
    report, log = Report(), desk.store.shared
    home = folders.home_of(folder, paths.learner)
    folders.sync_log(log, home, report)
    sync_banks(FolderShelves(home, log.device, report), paths.banks, log.device, report)
    desk.store.settle()
    return report


def with_database(desk: Desk, paths: Paths, url: str, name: str | None = None) -> Report:
    """Sync log and banks through a PostgreSQL database.

    Args:
        name: whose rows; None for the learner's own name.

    Raises:
        UsageError: a learner without a name.
        MissingExtra: psycopg is not installed.
        SyncError, BankError, StoreError: something cannot be read or written.
    """
    from quiz.sync import postgres

    learner = learner_name(name) if name is not None else paths.learner
    if not learner:
        raise UsageError("a database holds many learners: say who you are there with --as NAME")
    report, log = Report(), desk.store.shared
    with postgres.connected(url) as connection:
        postgres.sync_log(log, connection, learner, report)
        shelves = postgres.DatabaseShelves(connection, learner, log.device, report)
        sync_banks(shelves, paths.banks, log.device, report)
    desk.store.settle()
    return report
