"""The learner's bank files and those of the other devices: the latest version of each, everywhere.

A version that follows another takes its place. Where several follow none of the others, the newest wins,
joined with the reviews of the older (see :mod:`quiz.sync.joining`); what an older one says beyond that stays
beside, in ``conflicts/ID (from DEVICE, DATE).toml``, on each device that saw the clash and on the one whose
change lost.
All devices that see the same versions make the same of them, so it does not matter who is first.
A bank deleted here stays deleted here until another device changes it; elsewhere it stays.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from quiz.banks import Library, parse_bank
from quiz.banks.library import peek_id
from quiz.banks.writing import save_bytes, write_bank
from quiz.errors import BankError, SyncError
from quiz.questions import Bank
from quiz.questions.bank import BANK_ID
from quiz.saving import private_folder
from quiz.sync.joining import join
from quiz.sync.report import Report
from quiz.sync.versions import LARGEST, LAST_MS, Shelves, Version, succeeding

ASIDE = "conflicts"
"""The folder beside the banks, which no library reads, where a version that lost stays."""


def sync_banks(shelves: Shelves, folder: Path, device: str, report: Report) -> None:
    """Bring the bank files of a folder and those laid out by other devices to the same versions.

    Args:
        folder: the learner's banks; made where there is none and a bank comes.
        device: this device's id.

    Raises:
        SyncError, BankError: something cannot be read or written.
    """
    _BankSync(shelves, folder, device, report).run()


@dataclass(slots=True)
class _Here:
    """A bank of this device: its version, and its file; none where it was deleted."""

    version: Version
    path: Path | None = None
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class _Side:
    """A version with what is in its file."""

    version: Version
    data: bytes
    bank: Bank


class _BankSync:
    def __init__(self, shelves: Shelves, folder: Path, device: str, report: Report) -> None:
        self.shelves, self.folder, self.device, self.report = shelves, folder, device, report
        self.unusable: set[str] = set()

    def run(self) -> None:
        """All banks, one after the other; what this device then has is laid out last."""
        laid_out: dict[str, Version] = {}
        others: dict[str, list[Version]] = defaultdict(list)
        for version in self.shelves.versions():
            if version.device == self.device:
                laid_out[version.bank_id] = version
            else:
                others[version.bank_id].append(version)
        here = self._here(laid_out)
        for bank_id in sorted(others.keys() - self.unusable):
            found = self._met(here.get(bank_id), others[bank_id])
            if found is not None:
                here[bank_id] = found
        versions = {bank_id: bank.version for bank_id, bank in here.items()}
        versions |= {bank_id: laid_out[bank_id] for bank_id in self.unusable if bank_id in laid_out}
        self.shelves.lay_out(
            [versions[bank_id] for bank_id in sorted(versions)],
            {bank.version.digest: bank.data for bank in here.values() if bank.path},
        )
        self.report.banks_given += [
            bank_id
            for bank_id in sorted(versions.keys() - self.unusable)
            if versions[bank_id] != laid_out.get(bank_id)
            and versions[bank_id].name not in {other.name for other in others[bank_id]}
        ]

    def _here(self, laid_out: dict[str, Version]) -> dict[str, _Here]:
        """The banks of this device by id, with the versions they are of."""
        found: dict[str, _Here] = {}
        for path, bank_id, data in self._files():
            if bank_id in found or bank_id in self.unusable:
                continue  # of two files with one id the first counts, as in the library
            digest = hashlib.sha256(data).hexdigest()
            before = laid_out.get(bank_id)
            if before is not None and before.digest == digest:
                found[bank_id] = _Here(before, path, data)
            elif self._usable(data, bank_id, str(path)) is None:
                self.unusable.add(bank_id)
            else:
                # a clock that was wrong is no reason for others to refuse it, and all banks with it
                modified = min(max(path.stat().st_mtime_ns // 1_000_000, 0), LAST_MS - 1)
                parents = [] if before is None else [before]
                version = succeeding(self.device, bank_id, digest, modified, parents)
                found[bank_id] = _Here(version, path, data)
        for bank_id in laid_out.keys() - found.keys() - self.unusable:
            found[bank_id] = _Here(laid_out[bank_id])
        return found

    def _files(self) -> Iterator[tuple[Path, str, bytes]]:
        for file in Library((self.folder,), bundled=self.folder).files():
            bank_id = peek_id(file.path) or file.path.stem
            if not BANK_ID.fullmatch(bank_id):
                continue
            try:
                if file.size > LARGEST:
                    raise BankError("is too large to travel", file=str(file.path))
                data = file.path.read_bytes()
            except OSError as error:
                self._leave(bank_id, f"{file.path}: cannot be read: {error.strerror}")
            except BankError as error:
                self._leave(bank_id, str(error))
            else:
                yield file.path, bank_id, data

    def _leave(self, bank_id: str, why: str) -> None:
        self.unusable.add(bank_id)
        self.report.refused.append(f"{why}; the bank “{bank_id}” stays as it is here and elsewhere")

    def _met(self, here: _Here | None, others: list[Version]) -> _Here | None:
        """What a bank is here once the others' versions of it were seen."""
        mine = [] if here is None else [here.version]
        heads = _latest([*mine, *others])
        if here is not None and (here.version.name,) == tuple(head.name for head in heads):
            return here
        sides = [side for head in heads if (side := self._side(here, head)) is not None]
        if not sides:
            return here
        if here is not None and here.path is not None:
            if all(side.version.name in (here.version.name, *here.version.earlier) for side in sides):
                return here  # those that follow it could not be read
            if here.version.name not in {side.version.name for side in sides}:
                lost_to = [side.version for side in sides if here.version.name in side.version.lost]
                if lost_to:
                    self._keep_aside(here.version, here.data, lost_to[0])
        version, data = self._resolved(sides)
        path = here.path if here is not None and here.path is not None else self._free_path(version.bank_id)
        before = here.data if here is not None else b""
        after = _Here(version, path, data)
        return after if data == before else self._written(after, before)

    def _side(self, here: _Here | None, version: Version) -> _Side | None:
        """A version with its content; None, and a remark, where it cannot be used."""
        place = f"{version.device[:8]}/{version.bank_id}"
        if here is not None and here.path is not None and here.version.name == version.name:
            data: bytes | None = here.data
            place = str(here.path)
        else:
            data = self.shelves.content(version)
        if data is None:
            self.report.waiting.append(
                f"bank “{version.bank_id}” of {version.device[:8]}: still being copied; "
                "the next sync looks again"
            )
            return None
        bank = self._usable(data, version.bank_id, place)
        return None if bank is None else _Side(version, data, bank)

    def _resolved(self, sides: list[_Side]) -> tuple[Version, bytes]:
        """Of versions that follow none of the others: the newest, joined with the reviews of the older."""
        newest, *older = sorted(sides, key=lambda side: _rank(side.version), reverse=True)
        if not older:
            return replace(newest.version, device=self.device), newest.data
        bank = newest.bank
        partly = []
        for side in older:
            joined = join(bank, side.bank)
            bank = joined.bank
            if not joined.is_all:
                partly.append(side)
        data = newest.data if bank == newest.bank else write_bank(bank).encode()
        partly += [side for side in sides if side not in partly and _comments(side.data) - _comments(data)]
        for side in partly:
            self._keep_aside(side.version, side.data, newest.version)
        version = succeeding(
            self.device,
            bank.id,
            hashlib.sha256(data).hexdigest(),
            newest.version.modified,
            (side.version for side in sides),
            sorted(side.version.name for side in partly),
        )
        return version, data

    def _written(self, bank: _Here, before: bytes) -> _Here:
        """Put a bank's bytes into its file, unless somebody changed that since it was looked at."""
        assert bank.path is not None
        private_folder(self.folder)
        if (bank.path.read_bytes() if bank.path.exists() else b"") != before:
            raise SyncError(f"{bank.path}: it was changed during the sync and stays as it is: sync again")
        save_bytes(bank.data, bank.path)
        moment = bank.version.modified * 1_000_000
        os.utime(bank.path, ns=(moment, moment))  # so that "newer" means the same on every device
        self.report.banks_taken.append(bank.version.bank_id)
        return bank

    def _keep_aside(self, version: Version, data: bytes, winner: Version) -> None:
        """Keep the file of a version that lost, under a name that says whose it was and when."""
        day = datetime.fromtimestamp(version.modified / 1_000, UTC).date()
        name = f"{version.bank_id} (from {version.device[:8]}, {day})"
        folder = self.folder / ASIDE
        private_folder(folder)
        for number in count(1):
            path = folder / (f"{name}.toml" if number == 1 else f"{name} {number}.toml")
            if not path.exists():
                save_bytes(data, path)
                break
            if path.read_bytes() == data:
                break
        self.report.clashes.append(
            f"bank “{version.bank_id}” was changed on several devices: {winner.device[:8]}'s version counts, "
            f"{version.device[:8]}'s is kept as {ASIDE}/{path.name}"
        )

    def _free_path(self, bank_id: str) -> Path:
        """A file's name that nothing has."""
        names = (f"{bank_id}{f'-{number}' if number > 1 else ''}.toml" for number in count(1))
        return next(path for name in names if not (path := self.folder / name).exists())

    def _usable(self, data: bytes, bank_id: str, place: str) -> Bank | None:
        """The bank in a file; None, and a remark, where it cannot be used."""
        try:
            bank = parse_bank(data.decode("utf-8-sig"), place)
            if bank.id != bank_id:
                raise BankError(f"holds the bank “{bank.id}”, not “{bank_id}”", file=place)
        except UnicodeDecodeError:
            self.report.refused.append(f"{place}: is not UTF-8 text; this version of the bank was left alone")
        except BankError as error:
            self.report.refused.append(f"{error}; this version of the bank was left alone")
        else:
            return bank
        return None


def _latest(versions: list[Version]) -> list[Version]:
    """The versions that no other one follows, each once; of one made twice, as it was made later."""
    followed = {name for version in versions for name in version.earlier}
    heads = (version for version in sorted(versions, key=_rank) if version.name not in followed)
    return list({version.name: version for version in heads}.values())


def _comments(data: bytes) -> set[bytes]:
    """The lines that are comments, which no bank read from a file remembers."""
    return {line.strip() for line in data.splitlines() if line.lstrip().startswith(b"#")}


def _rank(version: Version) -> tuple[int, str, str]:
    """Of two changes the greater one wins, the same on every device."""
    return version.modified, version.digest, version.name
