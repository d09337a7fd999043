"""Articles become banks: one after the other, or several at once in processes of their own."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.articles import Job, named
from quiz.errors import QuizError

if TYPE_CHECKING:
    from multiprocessing.queues import SimpleQueue

    from quiz.generate import Generated
    from quiz.generate.joining import Author

Step = Callable[[str, float], None]
"""Told what is being done with an article, and how much of it is done, 0 to 1."""

Tell = Callable[[int, str, float], None]
"""The same for several: the number of the article first."""

_GLANCE = 0.1  # seconds between two looks at what the processes tell
_LEAST_NEWS = 0.01  # of an article: less is not told


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for besides the articles. Plain data, so that another process can have it.

    Attributes:
        title, published: outrank those of the article.
        limit: most questions in a bank.
        keep_text: save the text that was read beside the bank, where the article is not that text itself.
        author: drafts further questions.
        why: keep everything that was dropped in the report, to be shown.
    """

    title: str | None = None
    published: date | None = None
    limit: int | None = None
    keep_text: bool = False
    author: Author | None = None
    why: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A bank that is not on the disk yet.

    Attributes:
        job: what was done, with the file that the bank is for.
        text: the evidence is quoted from it.
        keep: the file in which that text is to be kept; None where it is not.
        notes: what the person should know about the reading.
    """

    job: Job
    generated: Generated
    text: str
    keep: Path | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """An article of several that gave no bank; ``why`` is one line."""

    why: str


def make(job: Job, wishes: Wishes, step: Step | None = None) -> Made:
    """Read one article and make its bank; nothing is written.

    Raises:
        QuizError: the article cannot be read, or gives no question.
    """
    from quiz.cli.regenerate import headed, id_at, is_of, told_before
    from quiz.generate import generate
    from quiz.generate.documents import read_document

    with named(job):
        if step is not None:
            step("opening", 0.0)
        raw = job.read()
        document = read_document(raw, job.article.name)
        if job.former is not None and is_of(job.former, job.name, document.text, raw):
            job = replace(job, target=job.former)
        keep = None
        if wishes.keep_text and not document.own:
            keep = job.target.with_name(f"{job.target.stem}.article.md")
        read = document.text.encode() if keep else raw
        bank_id, file = id_at(job.target), job.relative(keep or job.article)
        digest = hashlib.sha256(read).hexdigest()
        before = told_before(job.target, bank_id, job.name, document.text, digest, file)
        made = generate(
            document.text,
            raw=read,
            name=job.name,
            bank_id=bank_id,
            title=wishes.title or before.title,
            published=wishes.published or before.published,
            limit=wishes.limit,
            file=file,
            progress=step,
            author=wishes.author,
            all_dropped=wishes.why,
        )
    return Made(job, headed(made, before.headline), document.text, keep, document.notes)


def make_all(
    jobs: Sequence[Job], wishes: Wishes, processes: int, tell: Tell
) -> Generator[tuple[int, Made | Failed], None, None]:
    """Make a bank of each article, and yield its number with it as soon as it is done.

    One that fails does not stop the others. Whoever stops early stops the processes, too.
    """
    if processes > 1 and len(jobs) > 1:
        yield from _at_once(jobs, wishes, min(processes, len(jobs)), tell)
        return
    for number, job in enumerate(jobs):
        yield number, _attempt(job, wishes, lambda what, share, n=number: tell(n, what, share))  # type: ignore[misc]


def _attempt(job: Job, wishes: Wishes, step: Step) -> Made | Failed:
    try:
        return make(job, wishes, step)
    except QuizError as error:
        return Failed(str(error))
    except Exception as error:  # a fault in the program must not cost the other articles, and is told
        return Failed(
            f"{job.article}: a fault in the program, please report it: {type(error).__name__}: {error}"
        )


def _at_once(
    jobs: Sequence[Job], wishes: Wishes, processes: int, tell: Tell
) -> Iterator[tuple[int, Made | Failed]]:
    context = multiprocessing.get_context("spawn")
    news = context.SimpleQueue()
    with ExitStack() as stack:
        pool = stack.enter_context(_pool(context, processes, news))
        stack.callback(_stop, pool)  # before the pool waits for its processes
        waiting = {pool.submit(_in_process, number, job, wishes): number for number, job in enumerate(jobs)}
        while waiting:
            done, _ = wait(waiting, timeout=_GLANCE, return_when=FIRST_COMPLETED)
            while not news.empty():
                tell(*news.get())
            for future in done:
                number = waiting.pop(future)
                error = future.exception()
                lost = f"{jobs[number].article}: the process that read it ended early: {error}"
                yield number, Failed(lost) if error else future.result()


def _pool(
    context: SpawnContext, processes: int, news: SimpleQueue[tuple[int, str, float]]
) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(news,))


def _stop(pool: ProcessPoolExecutor) -> None:
    """Let nothing go on after an end that came early; after a proper end there is nothing to stop."""
    pool.shutdown(wait=False, cancel_futures=True)
    for process in multiprocessing.active_children():
        process.terminate()


# -- in the other process -----------------------------------------------------------------------------

_news: SimpleQueue[tuple[int, str, float]] | None = None


def _begin(news: SimpleQueue[tuple[int, str, float]]) -> None:
    """Leave Ctrl-C to the first process, which stops this one, and do not outlive it."""
    global _news
    _news = news
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _in_process(number: int, job: Job, wishes: Wishes) -> Made | Failed:
    last = ("", -1.0)

    def step(what: str, share: float) -> None:
        nonlocal last
        if _news is not None and (what != last[0] or share - last[1] >= _LEAST_NEWS):
            last = (what, share)
            _news.put((number, what, share))

    return _attempt(job, wishes, step)
