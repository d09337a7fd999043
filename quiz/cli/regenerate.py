"""Writing a generated bank where one may stand already: what people did to that one is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.banks.keeping import Kept
    from quiz.generate import Generated
    from quiz.questions import Bank, Source

_REMEDY = "name another file with -o"
_MOST_NAMED = 5
_HEAD = 20_000
"""Characters of an article in which its title and its day stand."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a bank tells of its article: a title and a day that somebody gave, or None.

    Attributes:
        headline: what the article calls itself; may be empty.
    """

    title: str | None = None
    published: date | None = None
    headline: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """A bank on the disk.

    Attributes:
        kept: what became of the questions that stood there; None where no bank of this article did.
        backup: a copy of the file as it was, where saving lost more than questions; else None.
        because: why untouched questions that stood there are left out.
    """

    bank: Bank
    kept: Kept | None = None
    backup: Path | None = None
    because: str = ""


def told_before(target: Path, bank_id: str, name: str, text: str, digest: str, file: str) -> Told:
    """What the bank that stands at a place says of its article, and the article itself need not say.

    Of the same article, byte for byte, title and day stay as they were given then. Of a changed one with the
    same headline or file the title stays where somebody gave it or the article has none; the day of before
    counts where the article tells none.

    Args:
        bank_id, name: of the bank to be made, and what its article is called without a title.
        text, digest, file: of the article: what is read, the hash of its bytes, its path from the bank.
    """
    from quiz.errors import ArticleError
    from quiz.generate.article import read_article

    try:
        own = read_article(text[:_HEAD])
    except ArticleError:  # whoever reads all of it will say so
        return Told()
    nothing = Told(headline=own.title)
    source = _source_at(target, bank_id)
    if source is None:
        return nothing
    title = source.title if source.title not in (own.title, name) else None
    if source.sha256 == digest:
        return Told(title, source.published, own.title)
    if not _same_title(source, own.title, name) and (not source.file or source.file != file):
        return nothing
    given = source.headline or not own.title
    return Told(title if given else None, None if own.published else source.published, own.title)


def id_at(target: Path) -> str:
    """The id of the bank to be made for a file: made of its name, or what an earlier version made of it."""
    from quiz.banks.library import peek_id
    from quiz.questions import former_slug, slug

    former = former_slug(target.stem)
    return former if peek_id(target) == former else slug(target.stem)


def is_of(target: Path, name: str, text: str, raw: bytes) -> bool:
    """Whether the bank that stands under the name of an earlier version is of this article.

    Args:
        name: what the article is called without a title.
        text, raw: of the article.
    """
    from quiz.errors import ArticleError
    from quiz.generate.article import read_article

    source = _source_at(target, id_at(target))
    if source is None:
        return False
    if source.sha256 in (sha256(raw).hexdigest(), sha256(text.encode()).hexdigest()):
        return True
    try:
        return _same_title(source, read_article(text[:_HEAD]).title, name)
    except ArticleError:
        return False


def _source_at(target: Path, bank_id: str) -> Source | None:
    """What the generated bank of an id that stands at a place says of its article; None where none does."""
    from quiz.banks import read_bank
    from quiz.errors import BankError

    try:
        there = read_bank(target)
    except BankError:
        return None
    return there.source if there.id == bank_id and there.source and there.source.generator else None


def _same_title(source: Source, headline: str, name: str) -> bool:
    """Whether an article has the title or headline of the one that a bank was made of."""
    return not {source.title, source.headline}.isdisjoint({headline or name, name})


def headed(made: Generated, headline: str) -> Generated:
    """The bank with what its article calls itself, where it has another title, so that this one stays."""
    source = made.bank.source
    if source is None or source.title == headline:
        return made
    return replace(made, bank=replace(made.bank, source=replace(source, headline=headline)))


def settle(
    target: Path, new: Bank, article: str, *, force: bool = False, limit: int | None = None
) -> Settled:
    """Write a generated bank to a file.

    A bank of the same article that stands there is gone on with: see :func:`quiz.banks.keeping.keep`. A
    copy is set aside where the file holds comments or a layout of its own, or is overwritten by force.

    Args:
        article: the text the evidence is quoted from.
        force: overwrite whatever stands there.
        limit: how many questions the new bank was allowed.

    Raises:
        BankError: something else stands there and ``force`` is not given, or the file cannot be written.
    """
    from quiz.banks.aside import set_aside
    from quiz.banks.document import read_text
    from quiz.banks.keeping import keep
    from quiz.banks.writing import save_bank, write_bank

    old = standing(target, new, force=force)
    kept = keep(old, new, article) if old else None
    bank = kept.bank if kept else new
    backup = None
    if target.is_file() and (old is None or read_text(target) not in (write_bank(old), write_bank(bank))):
        backup = set_aside(target, _REMEDY)
    save_bank(bank, target)
    return Settled(bank, kept, backup, _because(old, new, limit) if old else "")


def _because(old: Bank, new: Bank, limit: int | None) -> str:
    """Why a question of the old bank has no match in the new one, as far as it is known."""
    before, now = old.source, new.source
    changed = before is None or now is None or before.sha256 != now.sha256
    if limit is not None and len(new.questions) >= limit:
        return (
            f"the article does not give {{them}} any more, or --limit {limit} has no room"
            if changed
            else f"--limit {limit} has no room for {{them}}"
        )
    if changed:
        return "the article does not give {them} any more"
    if before and now and (before.published, before.title) != (now.published, now.title):
        return "the article, which is as it was, does not give {them} under another date or title"
    return "the article is as it was, but this time {they} did not come of it"


def standing(target: Path, new: Bank, *, force: bool = False) -> Bank | None:
    """The bank of the same article that stands at a place; None where there is nothing to go on with.

    It is of the same article where it was generated, has the same id, and names the same headline or file.
    By force the id is enough, so that a new headline in a new place costs nobody a review.

    Raises:
        BankError: another bank, or something else, stands there, and ``force`` is not given.
    """
    from quiz.banks import read_bank
    from quiz.errors import BankError

    if not target.exists():
        return None
    remedy = f"{_REMEDY}, or overwrite it with --force"
    try:
        there = read_bank(target)
    except BankError as error:
        if force:
            return None
        raise BankError(f"something else stands there: {remedy}", file=str(target)) from error
    theirs, ours = there.source, new.source
    if there.id == new.id and theirs and ours and theirs.generator:
        if force or theirs.title == ours.title or (theirs.file and theirs.file == ours.file):
            return there
    elif force:
        return None
    raise BankError(
        f'the bank "{there.id}" stands there and was not made from this article: {remedy}', file=str(target)
    )


def told(kept: Kept, because: str = "") -> Iterator[str]:
    """What became of the questions that stood there, a line each; nothing of what did not happen.

    Args:
        because: why questions are gone, with {them} or {they} for the questions.
    """
    from quiz.cli.lines import counted

    def are(number: int, one: str = "is", more: str = "are") -> str:
        return f"{number} {one if number == 1 else more}"

    same = len(kept.same)
    keep = "keeps its id" if same == 1 else "keep their ids"
    yield f"{counted(same, 'fact')} {keep}, {are(len(kept.added))} new."
    if kept.gone:
        one = len(kept.gone) == 1
        why = (because or "the article does not give {them} any more").format(
            them="it" if one else "them", they="it" if one else "they"
        )
        yield f"{are(len(kept.gone))} left out that nobody had touched: {why}."
    if kept.reviewed:
        yield f"{are(len(kept.reviewed), 'stays', 'stay')} as the reviewer left {_them(kept.reviewed)}."
    if kept.by_hand:
        yield (
            f"{are(len(kept.by_hand), 'stays', 'stay')} as somebody wrote {_them(kept.by_hand)} by hand"
            f"{_named(kept.by_hand)}."
        )
    if kept.refused:
        them = "it" if kept.refused == 1 else "them"
        yield f"{are(kept.refused, 'was', 'were')} left out because a reviewer had rejected {them}."
    if kept.renewed:
        yield (
            f"{are(len(kept.renewed), 'of those quotes', 'of those quote')} the article as it reads now"
            f"{_named(kept.renewed)}."
        )
    if kept.unproven:
        gone = f"evidence that is no longer in the article; look at {_them(kept.unproven)} again"
        yield f"{are(len(kept.unproven), 'of those has', 'of those have')} {gone}{_named(kept.unproven)}."


def _them(ids: tuple[str, ...]) -> str:
    return "it" if len(ids) == 1 else "them"


def as_dict(kept: Kept | None) -> dict[str, object] | None:
    """The same for ``--json``, with all ids."""
    if kept is None:
        return None
    return {
        "same": list(kept.same),
        "added": list(kept.added),
        "gone": list(kept.gone),
        "reviewed": list(kept.reviewed),
        "by_hand": list(kept.by_hand),
        "renewed_evidence": list(kept.renewed),
        "evidence_gone": list(kept.unproven),
        "rejected_left_out": kept.refused,
    }


def _named(ids: tuple[str, ...]) -> str:
    more = f" and {len(ids) - _MOST_NAMED} more" if len(ids) > _MOST_NAMED else ""
    return f": {', '.join(ids[:_MOST_NAMED])}{more}"
