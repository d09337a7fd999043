"""The store: what the rest of the program sees of the learner's database."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from quiz.store import answers, cards, events, marks, shelf, tags, waiting
from quiz.store.answers import LoggedAnswer
from quiz.store.database import Database
from quiz.store.shelf import IndexedBank
from quiz.store.whole import WholeLog
from quiz.study.card import Answer, Card
from quiz.study.figures import Totals
from quiz.study.marks import QuestionMark
from quiz.study.progress import Counts

if TYPE_CHECKING:
    from quiz.study.insight import Day, Reviews, Standing


class Store(WholeLog):
    """The learner's database; open it with :meth:`open`, close it or use it as a context manager.

    It is a :class:`quiz.study.ledger.Ledger`. Several programs may use one file at once: a transaction
    waits for the other's. Where two of them answer the same question, the log keeps both answers and the
    card counts both. Every method raises :class:`quiz.errors.StoreError` when the file cannot be used;
    nothing is half-written then.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._known: set[str] = set()  # setups that are in the file
        self.committed: Answer | None = None  # the last one, as it stands: what the ledger is asked for

    @classmethod
    def open(
        cls, path: Path, *, busy_timeout: float = 5.0, waiting: Callable[[], None] | None = None
    ) -> Store:
        """Open the database, or make it with its folder.

        Args:
            path: the file.
            busy_timeout: seconds to wait while another program writes.
            waiting: called once in a wait of more than a second, so that a person can be told.

        Raises:
            StoreError: it cannot be used: damaged, of another program, of a newer version, not writable.
                What is there is left as it was.
        """
        return cls(Database.open(path, busy_timeout, waiting))

    @property
    def path(self) -> Path:
        """The file."""
        return self._database.path

    @property
    def changed(self) -> bool:
        """Whether anything was written since it was opened, and there are answers at all."""
        return self._database.changed and bool(self._database.read("SELECT 1 FROM answer LIMIT 1"))

    def be_quick(self, seconds: float) -> None:
        """From now on wait for another program so long at most, and tell nobody: where a screen stands
        still meanwhile."""
        self._database.patience, self._database.waiting = seconds, None

    def close(self) -> None:
        """Close the file; twice does no harm."""
        self._database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # The ledger

    def record(self, answer: Answer) -> str:
        """Commit log row, before-image and card in one transaction; the new row's id.

        When this returns, the answer survives a killed process; after :meth:`settle` also a power cut.
        """
        with self._database.transaction() as connection:
            answer_id, committed = answers.append(connection, answer, self._known)
        self.committed = committed
        self._knows(answer)
        return answer_id

    def revise(self, answer_id: str, answer: Answer) -> str:
        """Void an answer and commit another in its place, in one transaction; the new row's id."""
        with self._database.transaction() as connection:
            answers.take_back(connection, answer_id)
            new_id, committed = answers.append(connection, answer, self._known)
        self.committed = committed
        self._knows(answer)
        return new_id

    def undo(self, log_id: str) -> None:
        """Void an answer or a reset, in one transaction; the card becomes what the rest of the log leads to.

        Raises:
            StoreError: it is not in the log, or was taken back already.
        """
        with self._database.transaction() as connection:
            answers.take_back(connection, log_id)

    def settle(self) -> None:
        """Return when all answers are on the disk itself: call it when their feedback is shown.

        Raises:
            StoreError: the disk refuses.
        """
        self._database.settle()

    # Cards

    def card(self, bank_id: str, question_id: str) -> Card | None:
        """The card of a question; None while it was never answered."""
        rows = self._database.read(
            f"SELECT {cards.COLUMNS} FROM card WHERE bank_id = ? AND question_id = ?", bank_id, question_id
        )
        return cards.from_row(rows[0]) if rows else None

    def cards(self, bank_id: str) -> dict[str, Card]:
        """The cards of a bank by question id; questions never answered have none."""
        rows = self._database.read(f"SELECT {cards.COLUMNS} FROM card WHERE bank_id = ?", bank_id)
        return {card.question_id: card for card in map(cards.from_row, rows)}

    def reset(self, bank_id: str, question_id: str) -> str:
        """Make a question new again; what :meth:`undo` takes back. Its answers stay in the log."""
        with self._database.transaction() as connection:
            return events.reset(connection, bank_id, question_id)

    def place(self, card: Card) -> str:
        """Put a card that no answer of the log led to, as another tool had it; what undo takes back."""
        with self._database.transaction() as connection:
            return events.place(connection, card, None)

    # What the learner said about questions and banks

    def marks(self, bank_id: str | None = None) -> dict[tuple[str, str], QuestionMark]:
        """The marks of a bank, or of all, by bank id and question id."""
        return marks.get(self._database, bank_id)

    def set_mark(self, bank_id: str, question_id: str, mark: QuestionMark) -> None:
        """Set a question's mark, in place of the one before; an empty one is forgotten."""
        marks.put(self._database, bank_id, question_id, mark)

    def plans(self) -> dict[str, int]:
        """The study day each planned bank shall be known on."""
        return marks.plans(self._database)

    def set_plan(self, bank_id: str, by_day: int | None) -> None:
        """Plan a bank for a study day; None takes the plan away."""
        marks.set_plan(self._database, bank_id, by_day)

    def due_forecast(
        self, day: int, days: int, tomorrow: datetime, some: Sequence[str] | None = None
    ) -> dict[str, list[int]]:
        """For each bank of the index, or some, what is due on so many days from ``day``; what is overdue
        counts to the first. ``tomorrow`` is when the day after it begins."""
        return shelf.due_forecast(self._database, day, days, tomorrow, some)

    def leeches(self, lapses: int = 8) -> list[tuple[str, str, int]]:
        """Questions forgotten at least so often, the worst first: bank id, question id, lapses."""
        return marks.leeches(self._database, lapses)

    def lately_missed(self, since_day: int) -> list[tuple[str, str]]:
        """Questions answered since a study day whose last answer that stands was not fully right."""
        return marks.lately_missed(self._database, since_day)

    # What may be asked of all banks in the index; with ``tags`` only questions that have one of them

    def on_steps(self, day: int, now: datetime, tags: Collection[str] = ()) -> list[Card]:
        """The cards of all banks in the index on a step and due by then, neither suspended nor buried."""
        return waiting.on_steps(self._database, tags, day, now)

    def due_reviews(self, day: int, tags: Collection[str] = ()) -> list[waiting.Review]:
        """The reviews of all banks in the index due on a study day, the longest overdue first."""
        return waiting.due(self._database, tags, day)

    def due_after(
        self, day: int, after: waiting.Place | None, most: int, tags: Collection[str] = ()
    ) -> list[waiting.Place]:
        """The next of the due reviews in their order, so many at most; the first where ``after`` is None."""
        return waiting.due_after(self._database, tags, day, after, most)

    def due_sums(
        self, day: int, tags: Collection[str] = (), hidden: Collection[Path] = ()
    ) -> tuple[int, int]:
        """How many reviews were due before a study day, and how many are on it with those, but for those of
        some files."""
        return waiting.due_sums(self._database, tags, day, hidden)

    def review_sums(self, day: int, hidden: Collection[Path] = ()) -> tuple[int, int]:
        """How many questions of the banks in the index are in review and due by a day, and in review at all,
        but for those that are suspended, or of some files."""
        return waiting.review_sums(self._database, day, hidden)

    def every_review(self, each: int) -> list[Card]:
        """Of their cards in the order of their days, the first of every ``each``."""
        return waiting.every_review(self._database, each)

    def any_askable(self, day: int, tags: Collection[str] = (), hidden: Collection[Path] = ()) -> bool:
        """Whether there is any question that may be asked on a day, in other files than those hidden."""
        return waiting.any_askable(self._database, tags, day, hidden)

    def askable(self, day: int, tags: Collection[str] = ()) -> list[tuple[str, str]]:
        """All questions of all banks that may be asked on a day, the least known first: bank, question."""
        return waiting.askable(self._database, tags, day)

    def askable_among(
        self, day: int, keys: Sequence[tuple[str, str]], tags: Collection[str] = ()
    ) -> list[tuple[str, str]]:
        """Of some questions those that are in the index and may be asked on a day, in the same order."""
        return waiting.askable_among(self._database, tags, day, keys)

    def askable_in_files(self, day: int, tags: Collection[str] = ()) -> dict[Path, int]:
        """How many questions of each bank file may be asked on a day, where there are any."""
        return waiting.askable_in_files(self._database, tags, day)

    def askable_of(self, day: int, path: Path, tags: Collection[str] = ()) -> list[str]:
        """The questions of a bank file that may be asked on a day, by their ids."""
        return waiting.askable_of(self._database, tags, day, path)

    def new_questions(self, day: int, path: Path, most: int, tags: Collection[str] = ()) -> list[str]:
        """The first questions of a bank file that were never answered, at most so many, by their ids."""
        return waiting.new(self._database, tags, day, path, most)

    def new_in_files(self, day: int, tags: Collection[str] = ()) -> dict[Path, int]:
        """How many questions of each bank file may be asked and were never answered, where there are any."""
        return waiting.new_in_files(self._database, tags, day)

    # The index of banks

    def indexed(self, path: Path) -> IndexedBank | None:
        """What is remembered of a bank file; None where it is not in the index."""
        return shelf.get(self._database, path)

    def indexed_files(self) -> dict[Path, IndexedBank]:
        """All that is in the index, by path and without the questions, in one query."""
        return shelf.facts(self._database)

    def indexed_and_counted(
        self, day: int, now: datetime
    ) -> tuple[dict[Path, IndexedBank], dict[Path, Counts]]:
        """What :meth:`indexed_files` and :meth:`counts` tell, in one query."""
        return shelf.facts_and_counts(self._database, day, now)

    def indexed_names(self, day: int, now: datetime) -> list[tuple[str, str, bytes, int]]:
        """Title, bank id, path of every file in the index; 0 if any is due, 1 if any is new, 2 if neither.

        The paths are as the system has them, see :func:`os.fsdecode`: of a thousand few are asked for.
        """
        return shelf.names(self._database, day, now)

    def shared_ids(self) -> dict[str, list[Path]]:
        """The bank ids that several files in the index have, with these files."""
        return shelf.shared(self._database)

    def index(self, bank: IndexedBank) -> None:
        """Remember a bank file, in place of what was remembered of it."""
        shelf.put(self._database, [bank])

    def reindex(self, banks: Iterable[IndexedBank], gone: Iterable[Path] = ()) -> None:
        """Remember some bank files and forget others, in one transaction."""
        shelf.put(self._database, banks, gone)

    def tags(self) -> dict[Path, frozenset[str]]:
        """For each bank file in the index with any, the tags of its questions, as they are written."""
        return tags.of_files(self._database)

    def counts(self, day: int, now: datetime, some: Sequence[str] | None = None) -> dict[Path, Counts]:
        """For each bank file in the index, or those of some bank ids, what is due, new and learned."""
        return shelf.counts(self._database, day, now, some)

    # The log; answers that were taken back never count

    def history(
        self, bank_id: str | None = None, question_id: str | None = None, *, since_day: int = 0
    ) -> Iterator[LoggedAnswer]:
        """Answers, oldest first: all, of a bank, or of a question, from a study day on."""
        return answers.history(self._database, bank_id, question_id, since_day)

    def totals(self) -> dict[str, Totals]:
        """For each bank that was ever answered, by its id, the sums of its answers."""
        return answers.totals(self._database)

    def answered_days(self) -> list[int]:
        """Study days with answers, ascending."""
        return answers.days(self._database)

    def any_logged(self) -> bool:
        """Whether anything was ever answered; answers that were taken back are in the log as well."""
        return answers.any_logged(self._database)

    def last_day(self, bank_id: str) -> int | None:
        """The last study day with an answer to a bank's questions; None without any."""
        return answers.last_day(self._database, bank_id)

    def answers_on(self, day: int) -> int:
        """How many answers a study day has."""
        return answers.on_day(self._database, day)

    def new_introduced(self, day: int, some: Sequence[str] | None = None) -> dict[str, int]:
        """For each bank, or some, how many of its questions were answered for the first time on a day."""
        return answers.first_on_day(self._database, day, some)

    def reviews_on(self, day: int) -> int:
        """How many scheduled answers of a study day were given to questions in review."""
        from quiz.store import insight

        return insight.reviews_on(self._database, day)

    # For the progress screen

    def daily(self, since_day: int) -> list[Day]:
        """Answers and seconds of each study day that has any, from ``since_day`` on."""
        from quiz.store import insight

        return insight.daily(self._database, since_day)

    def reviews(self, since_day: int) -> list[Reviews]:
        """The scheduled answers to questions in review, from a study day on, those alike together."""
        from quiz.store import insight

        return insight.reviews(self._database, since_day)

    def standings(self) -> list[tuple[Path, Standing]]:
        """Every question of every bank file in the index, with its card."""
        from quiz.store import insight

        return insight.standings(self._database)

    def _knows(self, answer: Answer) -> None:
        """Remember that the setup of an answer that was committed is in the file."""
        if answer.scheduled and answer.setup is not None:
            self._known.add(answer.setup.id)
