"""What the doctor can repair."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from quiz.counting import counted
from quiz.desk.desk import scheduler_of
from quiz.desk.doctor import Finding
from quiz.errors import QuizError
from quiz.paths import Paths
from quiz.settings import Settings, read_settings
from quiz.store import Store
from quiz.store.backups import Backups
from quiz.store.repairing import Repaired, repair
from quiz.study.calendar import Calendar


def mend(
    paths: Paths,
    findings: Iterable[Finding],
    now: datetime,
    progress: Callable[[float], None] | None = None,
) -> Iterator[str]:
    """Repair what can be repaired, and say what was done, one line each.

    Raises:
        StoreError: the database could not be repaired; it is as it was.
    """
    wanted = [finding for finding in findings if finding.mend]
    kinds = {finding.mend for finding in wanted}
    if "leftovers" in kinds:
        for finding in wanted:
            if finding.mend == "leftovers":
                yield from _remove(finding)
    if "database" in kinds:
        backups = Backups(paths.backups)
        done = repair(
            paths.database, backups, now, scheduler_of(_settings(paths), Calendar(UTC)).setup, progress
        )
        yield from _told(done)
    elif "rebuild" in kinds:
        with Store.open(paths.database) as store:
            changed = store.rebuild()
        yield f"{counted(changed, 'card was', 'cards were')} reckoned anew from your answers, and all sums."
    if "permissions" in kinds:
        for finding in wanted:
            if finding.mend == "permissions":
                yield from _close(finding)


def _told(done: Repaired) -> Iterator[str]:
    if done.backup is not None:
        yield f"The newest good backup, {done.backup.name}, has {counted(done.from_backup, 'answer')}."
    else:
        yield "There is no good backup."
    read = done.salvage.found["answer"]
    there = counted(done.answers, "there is now", "there are now")
    yield f"{counted(read, 'answer')} could be read, {there}; the cards are reckoned from them."
    if lost := done.salvage.doubtful + done.salvage.unread:
        one, more = "entry was damaged and left out", "entries were damaged and left out"
        yield f"{counted(lost, one, more)}, unless the backup has {'it' if lost == 1 else 'them'}."
    if done.aside is not None:
        yield f"What was there is kept as {done.aside}"


def _remove(finding: Finding) -> Iterator[str]:
    removed = 0
    for path in finding.paths:
        try:
            path.unlink(missing_ok=True)
            removed += 1
        except OSError as error:
            yield f"{path} cannot be removed: {error.strerror}"
    yield f"{removed} temporary files were removed."


def _close(finding: Finding) -> Iterator[str]:
    for path in finding.paths:
        try:
            path.chmod(0o700 if path.is_dir() else 0o600)
        except FileNotFoundError:  # thinned out, or repaired, meanwhile
            continue
        except OSError as error:
            yield f"{path} cannot be closed to others: {error.strerror}"
    yield "Folders and files are yours alone now."


def _settings(paths: Paths) -> Settings:
    """The learner's settings, or the usual ones where those cannot be read."""
    try:
        return read_settings(paths.settings)
    except QuizError:
        return Settings()
