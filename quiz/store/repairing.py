"""A damaged database made anew: from its newest good backup and all that can still be read of it."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quiz.errors import StoreError
from quiz.store import copying, replaying, salvage, sums
from quiz.store.backups import Backup, Backups
from quiz.store.database import ERRORS, explained
from quiz.store.flush import sync
from quiz.store.restoring import move_aside, refuse_open
from quiz.store.salvage import Progress, Salvage
from quiz.store.store import Store
from quiz.study.setup import Setup


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did.

    Attributes:
        answers: how many the log has now.
        from_backup: how many of them the backup had.
        backup: the backup that was used; None where there is no good one.
        salvage: what was read of the damaged file.
        aside: where what was there is kept; None where nothing was.
    """

    answers: int
    from_backup: int
    backup: Backup | None
    salvage: Salvage
    aside: Path | None


def repair(
    database: Path, backups: Backups, now: datetime, fallback: Setup, progress: Progress | None = None
) -> Repaired:
    """Make a new database of what can be read and the newest good backup; what was there is kept aside.

    A folder or another program's file in the place holds nothing to read, and none of it is touched.

    Args:
        fallback: schedules answers whose own setup was lost.

    Raises:
        StoreError: another program has the file open, or the disk refuses; the damaged file stays then.
    """
    temporary = database.with_name(f".{database.name}.{secrets.token_hex(4)}.tmp")
    try:
        backup = _start(temporary, backups, now)
        with Store.open(temporary) as store:
            [(had,)] = store._database.read("SELECT count(*) FROM answer")
            with store._database.transaction() as connection:
                found = salvage.stage(connection, database, progress)
                salvage.merge_staged(connection, fallback)
                replaying.rebuild(connection)
                replaying.rebuild_marks(connection)
                sums.count_all(connection)
        answers = copying.verified(temporary, had)
        sync(temporary)  # so that only names are left to be changed
        refuse_open(database)
        aside = move_aside(database, now) if os.path.lexists(database) else None
        copying.put_in_place(temporary, database)
    except ERRORS as error:
        raise explained(database, error) from error
    except OSError as error:
        raise StoreError(f"{database}: nothing was repaired: {error.strerror or error}") from error
    finally:
        copying.remove(temporary)
    return Repaired(answers, had, backup, found, aside)


def _start(temporary: Path, backups: Backups, now: datetime) -> Backup | None:
    """Begin with a copy of the newest good backup, else with an empty file; the backup."""
    for backup in backups.all(now):
        with suppress(StoreError, *ERRORS):
            copying.verified(backup.path)
            copying.new_file(temporary)
            copying.copy_still(backup.path, temporary)
            return backup
        copying.remove(temporary)
    copying.new_file(temporary)
    return None
