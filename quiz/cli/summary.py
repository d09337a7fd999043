"""What ``sco-quiz generate`` tells at the end: of one article at length, of several a line each."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from quiz.cli import regenerate, second
from quiz.cli.articles import Job
from quiz.cli.generating import Failed, Made, Wishes
from quiz.cli.regenerate import Settled
from quiz.counting import counted

_MOST_REASONS = 12
_FEW = 100
"""Words of an article for which a question is to be expected; where there are fewer, what helps is told."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """An article whose bank is on the disk."""

    job: Job
    made: Made
    settled: Settled

    @property
    def types(self) -> Counter[str]:
        """How many questions of each type are in the bank."""
        return Counter(question.type for question in self.settled.bank.questions)

    def as_dict(self) -> dict[str, object]:
        """The report as ``--json`` prints it."""
        report, settled = self.made.generated.report, self.settled
        return {
            "article": str(self.job.article),
            "bank": settled.bank.id,
            "file": str(self.job.target),
            "backup": str(settled.backup) if settled.backup else None,
            "text": str(self.made.keep) if self.made.keep else None,
            "questions": len(settled.bank.questions),
            "types": dict(sorted(self.types.items())),
            "kept": regenerate.as_dict(settled.kept),
            "words": report.words,
            "sentences": report.sentences,
            "sentences_used": report.used,
            "dropped": dict(report.dropped.most_common()),
            "examples": {why: list(shown) for why, shown in report.examples.items()},
            "second_author": second.as_dict(report.second),
            "notes": list(self.made.notes),
        }


def show(done: Outcome, wishes: Wishes, *, in_library: bool) -> None:
    """One bank: its questions, what was dropped and why, and how to study it."""
    from quiz.cli.output import print_table

    made, settled = done.made, done.settled
    report = made.generated.report
    _say(f"{_made(len(settled.bank.questions), report.words)}: {done.job.target}")
    print_table("Questions", (("Type", False), ("Made", True)), done.types.most_common())
    _say(f"Sentences used: {report.used} of {report.sentences}.")
    if report.second is not None:
        _say(second.told(report.second))
    for line in regenerate.told(settled.kept, settled.because) if settled.kept else ():
        _say(line)
    if wishes.why:
        _show_dropped(done)
    elif report.dropped:
        reasons = report.dropped.most_common()
        print_table("Dropped, and why", (("Reason", False), ("Times", True)), reasons[:_MOST_REASONS])
        if len(reasons) > _MOST_REASONS:
            more = counted(len(reasons) - _MOST_REASONS, "more reason")
            _say(f"… and {more}; --json lists all.")
    for note in made.notes:
        _say(note)
    if made.keep:
        _say(f"The text it was made from: {made.keep}")
    if settled.backup:
        _say(f"What stood there before is kept as {settled.backup}")
    named = settled.bank.id if in_library else shlex.quote(str(done.job.target))
    _say(f"Study it: sco-quiz study {named}")
    if _few(len(settled.bank.questions), report.words, wishes):
        source = settled.bank.source
        elsewhere = (source is None or not source.file) and done.job.raw is None
        _hint(f"{named} --article {shlex.quote(str(done.job.article))}" if elsewhere else named, wishes)


def show_all(done: Sequence[Outcome], wishes: Wishes, *, folder: Path) -> None:
    """Several banks: a row for each, then what else there is to know, an article each line."""
    from quiz.cli.output import print_table

    if not done:
        return
    rows = [
        (
            one.job.article,
            len(one.settled.bank.questions),
            one.made.generated.report.words,
            one.job.target.name,
        )
        for one in done
    ]
    columns = (("Article", False), ("Questions", True), ("Words", True), ("Bank", False))
    print_table(f"Banks in {folder}", columns, rows)
    for one in done:
        second_report = one.made.generated.report.second
        for line in (
            *(regenerate.told(one.settled.kept, one.settled.because) if one.settled.kept else ()),
            *one.made.notes,
            *((second.told(second_report),) if second_report else ()),
            *((f"what stood there before is kept as {one.settled.backup}",) if one.settled.backup else ()),
        ):
            _say(f"{one.job.article}: {line}")
        if wishes.why:
            _say("")
            _say(str(one.job.article))
            _show_dropped(one)
    questions, words = sum(row[1] for row in rows), sum(row[2] for row in rows)
    _say(f"{_made(questions, words)}.")
    if _few(questions, words, wishes, len(done)):
        _hint("BANK", wishes)


def lament(failed: Sequence[Failed], *, of: int) -> None:
    """The articles that gave no bank, a line each on standard error."""
    from quiz.clean import visible

    for one in failed:
        typer.echo(f"sco-quiz: {visible(one.why, lines=False, limit=1_000)}", err=True)
    if failed:
        typer.echo(f"sco-quiz: {len(failed)} of {counted(of, 'article')} gave no bank.", err=True)


def _show_dropped(done: Outcome) -> None:
    """Everything that was dropped under its reason, the most frequent first; the second author's behind."""
    from quiz.cli.output import print_list

    report = done.made.generated.report
    for title, drops in (("Dropped, and why", report), ("Of the second author, and why", report.second)):
        if drops is not None and drops.dropped:
            _say("")
            _say(title)
            for reason, times in drops.dropped.most_common():
                _say(f"{reason}: {counted(times, 'time')}")
                print_list(drops.examples.get(reason, ()))
    _say("")


def _few(questions: int, words: int, wishes: Wishes, articles: int = 1) -> bool:
    """Whether fewer questions came out than a reader expects, and not because only so many were asked for."""
    wanted = wishes.limit is None or questions < wishes.limit * articles
    return wanted and questions * _FEW < words


def _hint(bank: str, wishes: Wishes) -> None:
    """What a person can do for more questions, without what was done already."""
    from quiz.cli.output import print_dim

    ways = [] if wishes.why else ["see --why"]
    ways += [f"make them of the article's sentences (+ in sco-quiz review {bank})"]
    ways += [] if wishes.author else ["--llm MODEL"]
    *first, last = ways
    print_dim(f"For more: {', '.join(first)}{',' if first[1:] else ''}{' or ' if first else ''}{last}.")


def _made(questions: int, words: int) -> str:
    return f"{counted(questions, 'question')} from {counted(words, 'word')}"


def _say(line: str) -> None:
    from quiz.clean import visible

    typer.echo(visible(line, lines=False))
