"""Which articles become which banks, before anything is read."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

STDIN = Path("-")
MOST_BYTES = 100_000_000
"""A larger file is no article; this many bytes are read at most."""


@dataclass(frozen=True, slots=True)
class Job:
    """One article on its way to a bank. Plain data, so that another process can do it.

    Attributes:
        article: the file, or ``-`` for the standard input.
        name: what the article is called where it has no title.
        target: the bank's file.
        raw: what the standard input held; None for a file.
        former: where an earlier version put the bank, and something stands still; else None.
    """

    article: Path
    name: str
    target: Path
    raw: bytes | None = None
    former: Path | None = None

    def read(self) -> bytes:
        """The article's bytes.

        Raises:
            ArticleError: the file cannot be read, or is far too large.
        """
        from quiz.errors import ArticleError

        if self.raw is not None:
            return self.raw
        path = self.article
        try:
            with path.open("rb") as opened:
                found = opened.read(MOST_BYTES + 1)
        except FileNotFoundError:
            raise ArticleError(f"{path}: there is no such file") from None
        except IsADirectoryError:
            raise ArticleError(f"{path}: this is a folder; name the article in it") from None
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise ArticleError(f"{path}: cannot be read: {reason}") from error
        return _bounded(found, str(path))

    def relative(self, path: Path) -> str:
        """A file's path as the bank names it; empty where it does not stand beside or below the bank."""
        try:
            return path.resolve().relative_to(self.target.resolve().parent).as_posix()
        except (ValueError, OSError):
            return ""


def names_folder(output: str) -> bool:
    """Whether a place is written as a folder's: ``banks/`` may not be there yet, and a path has no slash."""
    return output.endswith(("/", os.sep))


def plan(articles: Sequence[Path], output: Path | None, banks: Path, *, folder: bool = False) -> list[Job]:
    """A job for each article, each with a bank of its own; the standard input is read here.

    Args:
        output: the bank of a single article, or a folder for several; None for the learner's banks.
        folder: it is a folder, there or not.

    Raises:
        UsageError: several articles but one file to write, or two articles for one bank.
        ArticleError: the standard input holds far too much.
    """
    from quiz.errors import UsageError

    several = len(articles) > 1
    if several and output is not None and output.exists() and not output.is_dir():
        raise UsageError(
            f"{output} is a file, but several articles make several banks: name a folder with -o"
        )
    jobs: dict[Path, Job] = {}
    for article in articles:
        name = "article" if article == STDIN else article.stem
        target = _target(output, name, banks, folder=several or folder)
        if target in jobs:
            other = jobs[target].article
            if other == article:
                raise UsageError(f"{article} is named twice")
            raise UsageError(
                f"{other} and {article} would both become {target.name}: rename one, "
                "or generate them one by one with -o"
            )
        jobs[target] = Job(article, name, target, former=None if target == output else _former(target, name))
    return [_with_input(job) if job.article == STDIN else job for job in jobs.values()]


def make_folder(folder: Path) -> None:
    """The folder a bank goes into, made where there is none.

    Raises:
        BankError: it cannot be.
    """
    from quiz.errors import BankError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        remedy = "name another place with -o"
        raise BankError(
            f"the folder cannot be made ({error.strerror}): {remedy}", file=str(folder)
        ) from error


def keep_text(text: str, path: Path) -> None:
    """Save the text that the evidence is quoted from; another text that stands there is set aside.

    Raises:
        BankError: it cannot be written.
    """
    from quiz.banks.aside import set_aside
    from quiz.banks.writing import save_bytes

    data = text.encode()
    if path.exists() and (
        not path.is_file() or path.stat().st_size != len(data) or path.read_bytes() != data
    ):
        set_aside(path, "leave --keep-text out")
    save_bytes(data, path)


@contextmanager
def named(job: Job) -> Iterator[None]:
    """Errors about what an article holds name the article.

    Raises:
        ArticleError: with the article in front.
    """
    from quiz.errors import ArticleError

    try:
        yield
    except ArticleError as error:
        where = "standard input" if job.article == STDIN else str(job.article)
        if str(error).startswith(where):
            raise
        raise ArticleError(f"{where}: {error}") from error


def _target(output: Path | None, name: str, banks: Path, *, folder: bool) -> Path:
    """Where the bank goes: the named file, into the named folder, or into the learner's banks."""
    from quiz.questions import slug

    if output is None:
        return banks / f"{slug(name)}.toml"
    return output / f"{slug(name)}.toml" if folder or output.is_dir() else output


def _former(target: Path, name: str) -> Path | None:
    """The file an earlier version would have named, where it is there and the one of today is not."""
    from quiz.questions import former_slug

    former = target.with_stem(former_slug(name))
    return former if former != target and former.is_file() and not target.exists() else None


def _with_input(job: Job) -> Job:
    raw = sys.stdin.buffer.read(MOST_BYTES + 1)
    return replace(job, raw=_bounded(raw, "standard input"))


def _bounded(raw: bytes, where: str) -> bytes:
    from quiz.errors import ArticleError

    if len(raw) > MOST_BYTES:
        raise ArticleError(f"{where}: more than {MOST_BYTES // 1_000_000} MB are no article; cut it in parts")
    return raw
