"""Banks and answers come in from other tools' files and go out to them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from quiz import __version__
from quiz.banks import Library, read_bank
from quiz.banks.aside import set_aside
from quiz.banks.complaints import quoted, told
from quiz.banks.library import peek_id
from quiz.banks.marks import fingerprint, marked
from quiz.banks.updating import Updated, update
from quiz.banks.writing import save_bank
from quiz.desk.choosing import format_to_read, format_to_write, with_extra
from quiz.errors import BankError, UsageError
from quiz.formats.exchange import FormatError, Skipped, Taken
from quiz.formats.registry import Format
from quiz.questions import Bank, Source, former_slug, slug
from quiz.questions.bank import BANK_ID
from quiz.saving import private_folder
from quiz.study.past import PastAnswer

if TYPE_CHECKING:
    from quiz.desk.desk import Desk
    from quiz.paths import Paths
    from quiz.store import Store

_BY = "import"  # stands in [source] generator, before the format's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A file that came in.

    Attributes:
        path: the bank's file, or where it would be.
        updated: what became of the questions; all are added where no bank stood there.
        backup: a copy of what stood there, where it was no bank of this file.
        history: answers of the other tool that were taken, and that were there already.
        read_as: of each table in the file, what its columns were taken for.
        written: False where a bank made here has all the questions already, so that only answers came.
    """

    format: Format
    path: Path
    updated: Updated
    skipped: tuple[Skipped, ...]
    backup: Path | None = None
    history: tuple[int, int] = (0, 0)
    read_as: tuple[str, ...] = ()
    written: bool = True

    @property
    def bank(self) -> Bank:
        """The bank as it stands now."""
        return self.updated.bank


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """A bank that went out; ``skipped`` is what the format cannot say, ``history`` the answers sent along."""

    format: Format
    bank: Bank
    skipped: tuple[Skipped, ...]
    history: int = 0

    @property
    def questions(self) -> int:
        """How many questions the file has: those the format cannot say at all are named one by one."""
        return len(self.bank.questions) - sum(one.place.startswith('question "') for one in self.skipped)


def take_in(
    file: Path,
    paths: Paths,
    *,
    format_name: str = "",
    bank_id: str = "",
    title: str = "",
    output: Path | None = None,
    history: bool = True,
    force: bool = False,
    dry_run: bool = False,
) -> Arrival:
    """Read a file of another tool, write its bank and take its answers into the log.

    A bank that stands there and came from the same file is brought up to date, see
    :func:`quiz.banks.updating.update`; of answers that are in the log already none is doubled. A bank that
    was made here, went out and comes home is not touched: only its answers are taken.

    Args:
        output: the bank's file; else it goes to the learner's banks, under its id.
        history: take the answers given in the other tool.
        force: go over another bank, of which a copy is set aside.
        dry_run: read and tell, write nothing.

    Raises:
        UsageError: the words do not fit together, or no format fits the file.
        FormatError: the file cannot be read, or holds no question.
        BankError: another bank stands there, or the bank cannot be written.
        StoreError: the answers cannot be taken.
    """
    if bank_id and not BANK_ID.fullmatch(bank_id):
        raise UsageError(f"{quoted(bank_id)} cannot be a bank's id: use 1 to 64 of a-z, 0-9 and '-'")
    chosen = format_to_read(file, format_name)
    taken = _sound(with_extra(chosen, "import", lambda: chosen.reader()(file)))
    if not taken.bank.questions:
        raise FormatError(f"{file}: {_nothing(taken.skipped)}")
    bank = _headed(taken.bank, file, chosen, bank_id, title)
    if not bank_id:
        bank = _as_before(bank, (file.stem, taken.bank.title), [output] if output else _own_files(paths))
    home = None if output or force else _home(bank, paths)
    if home:
        target, updated = home
    else:
        target = output or _target(bank.id, paths, force=force)
        old = _standing(target, bank, force=force)
        updated = update(old, bank) if old else Updated(bank, added=tuple(q.id for q in bank.questions))
        if title:
            updated = replace(updated, bank=replace(updated.bank, title=title))
    arrival = Arrival(
        format=chosen,
        path=target,
        updated=updated,
        skipped=taken.skipped,
        read_as=taken.read_as,
        written=home is None,
    )
    ids = {question.id for question in updated.bank.questions}
    past = [answer for answer in taken.history if answer.question_id in ids] if history else []
    if dry_run:
        return replace(arrival, history=(len(past), 0))
    backup = None
    if home is None:
        if output is None:
            _make_folder(target.parent)
        if old is None and target.is_file():
            backup = set_aside(target, "name another file with -o")
        save_bank(updated.bank, target)
    counts = (0, 0)
    if past:
        from quiz.desk.desk import Desk

        with Desk.open(paths) as desk:
            setup = desk.scheduler().setup
            counts = desk.store.import_history(updated.bank.id, past, setup, desk.calendar)
    return replace(arrival, backup=backup, history=counts)


def send_out(
    desk: Desk, name: str, file: Path, *, format_name: str = "", history: bool = True, force: bool = False
) -> Departure:
    """Write a bank, and the learner's answers where the format takes them, to a file of another tool.

    Args:
        name: the bank's id, file name or path.
        history: send the scheduled answers that stand along.
        force: overwrite a file that is there.

    Raises:
        UsageError: no format fits, or the file is there already.
        BankError: there is no such bank.
        FormatError: the file cannot be written; what was there stays.
    """
    if file.is_dir():
        raise UsageError(f"{file}: is a folder: name a file in it, such as {file / 'bank.csv'}")
    chosen = format_to_write(file, format_name)
    bank = read_bank(desk.path_of(desk.bank_id(name)))
    if file.exists() and not force:
        raise UsageError(f"{file}: is there already: name another file, or overwrite it with --force")
    past = past_answers(desk.store, bank) if history else ()
    skipped = with_extra(chosen, "export", lambda: chosen.writer()(bank, file, past))
    return Departure(format=chosen, bank=bank, skipped=skipped, history=len(past))


def past_answers(store: Store, bank: Bank) -> tuple[PastAnswer, ...]:
    """The scheduled answers to a bank's questions that stand, oldest first."""
    ids = {question.id for question in bank.questions}
    return tuple(
        PastAnswer(
            question_id=one.question_id, at=one.at, rating=one.rating, duration_ms=max(0, one.duration_ms)
        )
        for one in store.history(bank.id)
        if one.scheduled and one.question_id in ids
    )


# -- the bank that comes in -------------------------------------------------------------------------


def _sound(taken: Taken) -> Taken:
    """What can be asked, marked as untouched; a question with a flaw is skipped, not the file."""
    questions, skipped, seen = [], list(taken.skipped), set()
    for question in taken.bank.questions:
        flaw = next(iter(question.flaws()), None)
        if flaw is not None or question.id in seen:
            why = told(flaw) if flaw else "its id is used twice"
            skipped.append(Skipped(f'question "{question.id[:80]}"', why))
            continue
        seen.add(question.id)
        questions.append(marked(question))
    bank = replace(taken.bank, questions=tuple(questions), rejected=())
    return replace(taken, bank=bank, skipped=tuple(skipped))


def _nothing(skipped: Sequence[Skipped]) -> str:
    """Why a file gives nothing, in a line."""
    if not skipped:
        return "holds no question"
    first = "; ".join(f"{one.place}: {one.why}" for one in skipped[:3])
    more = f"; and {len(skipped) - 3:,} more" if len(skipped) > 3 else ""
    return f"no question could be taken: {first}{more}"


def _headed(bank: Bank, file: Path, one: Format, bank_id: str, title: str) -> Bank:
    """The bank with its id, its title and where it came from."""
    title = title or bank.title
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    source = Source(
        title=title,
        file=file.name,
        sha256=digest,
        generator=f"sco-quiz {__version__} {_BY} {one.name}",
    )
    return replace(bank, id=bank_id or bank.id, title=title, source=source)


def _as_before(new: Bank, names: Sequence[str], files: Sequence[Path]) -> Bank:
    """The bank under the id an earlier version made of its name, where one of the same file has it still.

    Args:
        names: of which its id may have been made.
        files: where it may stand.
    """
    former = {former_slug(name) for name in names if slug(name) == new.id} - {new.id}
    ids = {peek_id(path): path for path in files} if former else {}
    if new.id in ids:
        return new
    for bank_id in sorted(former & set(ids)):
        try:
            there = read_bank(ids[bank_id])
        except BankError:
            continue
        if _is_imported(there) and there.source and new.source and there.source.file == new.source.file:
            return replace(new, id=bank_id)
    return new


def _own_files(paths: Paths) -> list[Path]:
    return [file.path for file in Library((paths.banks,), bundled=paths.banks).files()]


def _home(new: Bank, paths: Paths) -> tuple[Path, Updated] | None:
    """The bank made here that has every question that came, word for word; None where there is none."""
    for file in Library(paths.bank_folders).files():
        if peek_id(file.path) != new.id:
            continue
        try:
            there = read_bank(file.path)
        except BankError:  # whoever writes there will say so
            return None
        known = {question.id: fingerprint(question) for question in there.questions}
        same = tuple(question.id for question in new.questions)
        if _is_imported(there) or any(known.get(q.id) != fingerprint(q) for q in new.questions):
            return None
        return file.path, Updated(there, same=same)
    return None


def _is_imported(bank: Bank) -> bool:
    return bank.source is not None and f" {_BY} " in bank.source.generator


def _target(bank_id: str, paths: Paths, *, force: bool) -> Path:
    """The file for a bank of the learner's: where it stands already, else under its id.

    Raises:
        BankError: a bank of that id stands where it is not the learner's own, and ``force`` is not given.
    """
    for file in Library(paths.bank_folders).files():
        if peek_id(file.path) == bank_id:
            if file.path.parent == paths.banks:
                return file.path
            if not force:
                raise BankError(
                    f'this is the bank "{bank_id}" already: import under another id with --bank, '
                    "or stand in front of it with --force",
                    file=str(file.path),
                )
            break
    return paths.banks / f"{bank_id}.toml"


def _standing(target: Path, new: Bank, *, force: bool) -> Bank | None:
    """The bank of the same file that stands at a place; None where there is nothing to go on with.

    By force any bank that was imported under this id will do, so that a file may get another name.

    Raises:
        BankError: something else stands there, and ``force`` is not given.
    """
    if not target.exists():
        return None
    try:
        there = read_bank(target)
    except BankError as error:
        if force and target.is_file():
            return None
        raise BankError(f"something else stands there: {_remedy()}", file=str(target)) from error
    theirs, ours = there.source, new.source
    imported = _is_imported(there)
    if there.id == new.id and theirs and ours and imported and (force or theirs.file == ours.file):
        return there
    if force:
        return None
    came = f"came from {quoted(theirs.file)}" if theirs and imported else "was not imported"
    raise BankError(f'the bank "{there.id}" stands there and {came}: {_remedy()}', file=str(target))


def _remedy() -> str:
    return "import under another id with --bank, name another file with -o, or go over it with --force"


def _make_folder(folder: Path) -> None:
    try:
        private_folder(folder)
    except OSError as error:
        raise BankError(f"the folder cannot be made: {error.strerror}", file=str(folder)) from error
