"""The way from an article to a bank, room by room."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from quiz import __version__
from quiz.banks.marks import marked
from quiz.errors import ArticleError
from quiz.generate import gates, ids, joining, ranking, reading, statements
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
    pairs,
    reasons,
    roles,
    said,
    terms,
    things,
    truefalse,
    when,
    where,
    who,
    whole,
    wholetrue,
    within,
)
from quiz.generate.balance import Balance
from quiz.generate.distractors import Finder
from quiz.generate.drafts import Draft
from quiz.generate.finish import finish
from quiz.generate.frames import LEANS
from quiz.generate.phrase import Writer
from quiz.generate.report import Generated, Report
from quiz.questions import Bank, Question, Source

Progress = Callable[[str, float], None]
"""Called with what is being done and how much of the whole is done, 0 to 1."""

ASKING = (
    lists.ask,
    roles.ask,
    pairs.ask,
    who.ask,
    where.ask,
    when.ask,
    many.ask,
    measures.ask,
    things.ask,
    ordinals.ask,
    aims.ask,
    reasons.ask,
    said.ask,
    terms.ask,
    events.ask,
    within.ask,
    order.ask,
    cloze.ask,
    whole.ask,
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
    author: joining.Author | None = None,
) -> Generated:
    """Make a question bank from an article. Pure without a second author: the same text, the same bank.

    Args:
        text: plain text or Markdown; a front matter's title and date are honoured.
        name: what the article is called where it has no title; the bank's id is made from it.
        title, published: outrank those of the text.
        limit: most questions.
        bank_id: instead of one made from ``name``.
        file: the article's path as the bank should name it.
        raw: the article's bytes, for their hash; default: ``text`` in UTF-8.
        author: drafts further questions; those of the rules stay as they are.

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
    given, balance = ids.Ids(read), Balance.of(article.raw)

    def finish_with(draft: Draft, tag: str = "") -> Question | None:
        question = finish(draft, finder, balance, ids.STAND_IN)
        if question is None:
            return None
        tags = (*question.tags, tag) if tag else question.tags
        return marked(replace(question, id=given.give(draft), tags=tags))

    chosen = ranking.select(writer, drafts, limit, lambda why, d: report.drop(why, d.stem))
    made = _finished(chosen, finish_with, report)
    if author is not None:
        made, report.second = joining.join(
            writer, author, made, finish_with, limit, lambda step, share: tell(step, 0.9 + 0.1 * share)
        )
    if not made:
        raise ArticleError(
            "no question could be made from the article: too little in it can be asked for certain"
            + (f"; {report.second.warning}" if report.second and report.second.warning else "")
        )
    report.types.update(question.type for _, question in made)
    report.used = len({draft.sentence for draft, _ in made})
    tell("done", 1.0)
    questions = [question for _, question in made]
    by = f"sco-quiz {__version__} rules" + (
        f"+llm:{report.second.model}" if report.second and report.second.kept else ""
    )
    return Generated(
        _bank(article, questions, name, bank_id, file, raw if raw is not None else text.encode(), by), report
    )


def _drafts(w: Writer, facts: list[statements.Statement], finder: Finder) -> Iterator[Draft]:
    for ask in ASKING:
        yield from ask(w, facts)
    yield from truefalse.ask(w, facts, finder)
    yield from wholetrue.ask(w, finder)


def _passing(w: Writer, drafts: Iterator[Draft], finder: Finder, report: Report) -> Iterator[Draft]:
    """The drafts with the wordings that pass every gate."""
    for draft in drafts:
        tried = [gates.passing(w, draft, stem) for stem in draft.stems]
        stems = tuple(dict.fromkeys(stem for stem, why in tried if not why))
        if not stems:
            report.drop(tried[0][1], draft.stems[0])
            continue
        if draft.kind == "list" and len(finder.wrong(draft)) < (2 if len(draft.answers) < 3 else 1):
            report.drop("no fair wrong answers", draft.stems[0])
            continue
        draft.stems = stems
        draft.correction = draft.correction.replace(LEANS, "")
        yield draft


def _finished(
    chosen: list[Draft], finish_with: Callable[[Draft], Question | None], report: Report
) -> list[joining.Made]:
    found: list[joining.Made] = []
    for draft in chosen:
        question = finish_with(draft)
        if question is None:
            report.drop("no fair wrong answers", draft.stem)
        else:
            found.append((draft, question))
    return found


def _bank(
    article: Article,
    questions: list[Question],
    name: str,
    bank_id: str | None,
    file: str,
    raw: bytes,
    by: str,
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
            generator=by,
        ),
        questions=tuple(questions),
    )
