"""The way from an article to a bank, room by room."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date

from quiz import __version__
from quiz.errors import ArticleError
from quiz.generate import gates, ids, ranking, reading, statements
from quiz.generate.article import Article, read_article
from quiz.generate.asking import (
    aims,
    cloze,
    events,
    lists,
    many,
    measures,
    order,
    ordinals,
    roles,
    said,
    things,
    truefalse,
    when,
    where,
    who,
    within,
)
from quiz.generate.balance import Balance
from quiz.generate.distractors import Finder
from quiz.generate.drafts import Draft
from quiz.generate.finish import finish
from quiz.generate.phrase import Writer
from quiz.generate.report import Generated, Report
from quiz.questions import Bank, Question, Source

Progress = Callable[[str, float], None]
"""Called with what is being done and how much of the whole is done, 0 to 1."""

ASKING = (
    lists.ask,
    roles.ask,
    who.ask,
    where.ask,
    when.ask,
    many.ask,
    measures.ask,
    things.ask,
    ordinals.ask,
    aims.ask,
    said.ask,
    events.ask,
    within.ask,
    order.ask,
    cloze.ask,
)


def generate(
    text: str,
    *,
    name: str,
    title: str | None = None,
    published: date | None = None,
    limit: int | None = None,
    progress: Progress | None = None,
    bank_id: str | None = None,
    file: str = "",
    raw: bytes | None = None,
) -> Generated:
    """Make a question bank from an article. Pure: the same text gives the same bank.

    Args:
        text: plain text or Markdown; a front matter's title and date are honoured.
        name: what the article is called where it has no title; the bank's id is made from it.
        title, published: outrank those of the text.
        limit: most questions.
        bank_id: instead of one made from ``name``.
        file: the article's path as the bank should name it.
        raw: the article's bytes, for their hash; default: ``text`` in UTF-8.

    Raises:
        ArticleError: the text is empty, too short, not English, or gives no question.
        MissingExtra: the packages of the extra "generate" are not installed.
    """
    tell = progress or (lambda _step, _share: None)
    tell("reading", 0.0)
    article = read_article(text, title=title, published=published)
    read = reading.read(article, lambda share: tell("reading", 0.75 * share))
    report = Report(words=article.words, sentences=len(read.sentences))
    writer = Writer(read, article)
    tell("asking", 0.75)
    facts = statements.extract(writer, report.dropped)
    finder = Finder(writer)
    drafts = list(_passing(writer, _drafts(writer, facts, finder), finder, report))
    report.dropped.update(writer.notes)
    tell("choosing", 0.9)
    chosen = ranking.select(writer, drafts, limit, lambda why, d: report.drop(why, d.stem))
    questions = _finished(writer, chosen, finder, report)
    if not questions:
        raise ArticleError(
            "no question could be made from the article: too little in it can be asked for certain"
        )
    report.types.update(q.type for q in questions)
    quoted = {d.sentence for d in chosen}
    report.used = len(quoted)
    tell("done", 1.0)
    return Generated(
        _bank(article, questions, name, bank_id, file, raw if raw is not None else text.encode()), report
    )


def _drafts(w: Writer, facts: list[statements.Statement], finder: Finder) -> Iterator[Draft]:
    for ask in ASKING:
        yield from ask(w, facts)
    yield from truefalse.ask(w, facts, finder)


def _passing(w: Writer, drafts: Iterator[Draft], finder: Finder, report: Report) -> Iterator[Draft]:
    """The drafts with the wordings that pass every gate."""
    for draft in drafts:
        reasons = [gates.first_failed(w, draft, stem) for stem in draft.stems]
        stems = tuple(stem for stem, why in zip(draft.stems, reasons, strict=True) if not why)
        if not stems:
            report.drop(reasons[0], draft.stems[0])
            continue
        if draft.kind == "list" and len(finder.wrong(draft)) < (2 if len(draft.answers) < 3 else 1):
            report.drop("no fair wrong answers", draft.stems[0])
            continue
        draft.stems = stems
        yield draft


def _finished(w: Writer, chosen: list[Draft], finder: Finder, report: Report) -> list[Question]:
    shorts = {e.name: a for e in w.reading.entities for a in e.aliases if a.isupper() and 2 <= len(a) <= 6}
    given, balance = ids.Ids(shorts), Balance()
    found: list[Question] = []
    for draft in chosen:
        question = finish(draft, finder, balance, given.give(draft))
        if question is None:
            report.drop("no fair wrong answers", draft.stem)
        else:
            found.append(question)
    return found


def _bank(
    article: Article, questions: list[Question], name: str, bank_id: str | None, file: str, raw: bytes
) -> Bank:
    title = article.title or name
    return Bank(
        id=bank_id or ids.bank_id(name),
        title=title,
        language="en",
        source=Source(
            title=title,
            file=file,
            sha256=hashlib.sha256(raw).hexdigest(),
            published=article.published,
            generator=f"sco-quiz {__version__} rules",
        ),
        questions=tuple(questions),
    )
