"""The way from an article to a bank, room by room."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from quiz import __version__
from quiz.banks.check import Checker
from quiz.banks.marks import marked
from quiz.errors import ArticleError
from quiz.generate import gates, ids, joining, prose, ranking, reading, sections, statements, tidying
from quiz.generate.article import Article, read_article
from quiz.generate.asking import (
    aims,
    bodies,
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
    when,
    where,
    who,
    whole,
    wholetrue,
)
from quiz.generate.balance import Balance
from quiz.generate.carrying import Carried
from quiz.generate.distractors import Finder
from quiz.generate.drafts import Draft
from quiz.generate.finish import finish
from quiz.generate.frames import LEANS
from quiz.generate.phrase import Writer
from quiz.generate.report import EXAMPLES, Generated, Report
from quiz.questions import Bank, Question, Source

Progress = Callable[[str, float], None]
"""Called with what is being done and how much of the whole is done, 0 to 1."""

ASKING = (
    lists.ask,
    roles.ask,
    pairs.ask,
    bodies.ask,
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
    order.ask,
    whole.ask,
)


@tidying.seldom()
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
    all_dropped: bool = False,
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
        all_dropped: keep everything that was dropped in the report, not a few examples of it.

    Raises:
        ArticleError: the text is empty, too short, not English, or gives no question.
        MissingExtra: the packages of the extra "generate" are not installed.
    """
    tell = progress or (lambda _step, _share: None)
    tell("reading", 0.0)
    if len(text) > prose.LONG and (why := prose.why_no_prose(text)):
        raise ArticleError(why)
    parts = sections.cut(text)
    total = sum(part.words for part in parts) or 1
    carried = Carried(Balance.of(text))
    report = carried.report
    report.most = None if all_dropped else EXAMPLES
    first: Article | None = None
    trouble: ArticleError | None = None
    questions: list[Question] = []
    about, after, done = "", "", 0
    for part in parts:
        start, done = done, done + part.words
        most = None if limit is None else -(-limit * done // total) - len(questions)

        def step(what: str, share: float, start: int = start, words: int = part.words) -> None:
            tell(what, (start + share * words) / total)

        try:
            article = _part(text, part, first, title or about, published, after)
        except ArticleError as error:
            trouble = trouble or error  # a section of a book may be a table; the rest is read
            continue
        if most == 0:
            report.words += article.words
            continue
        made, topic = _section(article, carried, most, author, step)
        questions += made
        first, about = first or article, about or article.title or topic
        after = article.paragraphs[-1].heading
        if report.second and report.second.gave_up:
            author = None
    if first is None:
        raise trouble or ArticleError("the article is empty")
    if not questions:
        raise ArticleError(
            "no question could be made from the article: too little in it can be asked for certain"
            + (f"; {report.second.warning}" if report.second and report.second.warning else "")
        )
    report.types.update(question.type for question in questions)
    tell("done", 1.0)
    by = f"sco-quiz {__version__} rules" + (
        f"+llm:{report.second.model}" if report.second and report.second.kept else ""
    )
    return Generated(
        _bank(first, questions, name, bank_id, file, raw if raw is not None else text.encode(), by), report
    )


def _part(
    text: str,
    part: sections.Section,
    first: Article | None,
    title: str | None,
    published: date | None,
    after: str,
) -> Article:
    """A section as an article; later ones have the title and the day of the first.

    Raises:
        ArticleError: it is no prose.
    """
    if part.start == 0:
        return read_article(text[: part.end], title=title, published=published)
    day = published or (first.published if first else None)
    # The newline keeps a rule of dashes at its start from being taken for a front matter.
    return read_article("\n" + text[part.start : part.end], title=title, published=day, after=after)


def _section(
    article: Article, carried: Carried, limit: int | None, author: joining.Author | None, tell: Progress
) -> tuple[list[Question], str]:
    """The questions of an article, or of one section of a long text, and what the whole is about."""
    report = carried.report
    read = reading.read(article, lambda share: tell("reading", 0.75 * share))
    report.words += article.words
    report.sentences += len(read.sentences)
    given_names = carried.introduce(read)
    writer = Writer(read, article)
    writer.notes.most = report.most
    writer.vocabulary.words |= given_names
    tell("asking", 0.75)
    facts = statements.extract(writer, report.dropped)
    finder = Finder(writer)
    drafts = list(_passing(writer, _drafts(writer, facts, finder), finder, report))
    report.add(writer.notes)
    tell("choosing", 0.9)
    given, balance = ids.Ids(read, carried.ids), carried.balance

    def finish_with(draft: Draft, tag: str = "") -> Question | None:
        question = None if carried.repeats(writer, draft) else finish(draft, finder, balance, ids.STAND_IN)
        if question is None:
            return None
        tags = (*question.tags, tag) if tag else question.tags
        return marked(replace(question, id=given.give(draft), tags=tags))

    chosen = ranking.select(writer, drafts, limit, lambda why, d: report.drop(why, d.stem))
    chosen = list(_fresh(writer, chosen, carried))
    made = _unflawed(_finished(chosen, finish_with, report), report)
    if author is not None:
        made, second = joining.join(
            writer, author, made, finish_with, limit, lambda what, share: tell(what, 0.9 + 0.1 * share)
        )
        report.second = second.added_to(report.second)
    report.used += len({draft.sentence for draft, _ in made})
    carried.learn(writer, [draft for draft, _ in made])
    return [question for _, question in made], writer.frames.topic


def _drafts(w: Writer, facts: list[statements.Statement], finder: Finder) -> Iterator[Draft]:
    for ask in ASKING:
        yield from ask(w, facts)
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
        draft.distractors = tuple(x for x in draft.distractors if LEANS not in x)
        if any(LEANS in a.text for a in draft.answers):
            report.drop("an answer that leans on the article", draft.stem)
            continue
        yield draft


def _fresh(w: Writer, chosen: list[Draft], carried: Carried) -> Iterator[Draft]:
    """The drafts that no earlier section of the text has asked."""
    for draft in chosen:
        if carried.repeats(w, draft):
            carried.report.drop("repeats or answers another question", draft.stem)
        else:
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


def _unflawed(made: list[joining.Made], report: Report) -> list[joining.Made]:
    """Without what ``check`` would find fault with: no bank is written that the next verb complains about."""
    checker = Checker()
    while True:
        bank = Bank(id="section", title="section", questions=tuple(question for _, question in made))
        flawed = {f.question_id: f.rule for f in checker.check(bank) if f.rule not in _OF_THE_WHOLE}
        if not flawed:
            return made
        last = next(n for n in range(len(made) - 1, -1, -1) if made[n][1].id in flawed)
        report.drop(f"found by check: {flawed[made[last][1].id]}", made[last][0].stem)
        made = made[:last] + made[last + 1 :]


_OF_THE_WHOLE = ("one-sided-truefalse", "no-questions")


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
