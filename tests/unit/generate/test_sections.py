"""A book is read section by section: bounded memory, one bank."""

from __future__ import annotations

import tracemalloc
from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import ArticleError
from quiz.generate import Generated, generate, ids, pipeline, sections
from quiz.generate.balance import Balance
from quiz.generate.carrying import Carried
from quiz.generate.words import Entity, Reading
from tests.unit.generate import articles
from tests.unit.generate.books import book

Make = Callable[..., Generated]

SMALL = 1_500
"""Words in a section, so that a small book has several."""


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small sections."""
    monkeypatch.setattr(sections, "MOST_WORDS", SMALL)


def words(text: str) -> int:
    """How many there are."""
    return len(text.split())


# -- cutting --------------------------------------------------------------------------------------------


def test_a_text_that_is_not_long_is_one_section() -> None:
    """An article up to the limit is read whole, so nothing changes for it."""
    text = book(11_000)
    assert sections.cut(text) == [sections.Section(0, len(text), words(text))]


def test_sections_are_of_like_size_and_begin_with_headings() -> None:
    """A book with chapters is cut before chapters, into sections within the limit; nothing is lost."""
    text = book(40_000)
    parts = sections.cut(text)
    assert len(parts) == -(-words(text) // sections.MOST_WORDS)
    assert "".join(text[p.start : p.end] for p in parts) == text
    assert all(0.5 * sections.MOST_WORDS < p.words <= sections.MOST_WORDS for p in parts)
    assert all(text[p.start :].startswith("## Chapter") for p in parts[1:])


@pytest.mark.parametrize(
    ("text", "cut_after"),
    [
        ("\n\n".join(f"The {n} towns of the valley had a mayor.\nIt was so." for n in range(2_000)), "\n\n"),
        ("\n".join(f"The {n} towns of the valley had a mayor and it was so." for n in range(2_000)), "\n"),
        (" ".join(f"The {n} towns of the valley had a mayor and it was so." for n in range(2_000)), ". "),
        ("word " * 20_000, " "),
        ("x" * 900_000, "x"),
    ],
    ids=["paragraphs", "lines", "one line", "no sentences", "no words"],
)
def test_texts_without_headings_are_cut_at_the_best_place(text: str, cut_after: str) -> None:
    """Between paragraphs, else between lines, else behind a sentence, else behind a word, else anywhere."""
    parts = sections.cut(text)
    assert len(parts) > 1
    assert "".join(text[p.start : p.end] for p in parts) == text
    assert all(text[: p.end].endswith(cut_after) for p in parts[:-1])
    assert all(p.words <= sections.MOST_WORDS for p in parts)
    assert all(p.end - p.start <= 1.5 * sections.MOST_CHARACTERS for p in parts)


def test_references_are_left_out_up_to_the_next_heading() -> None:
    """In a book, notes of one chapter do not end the book."""
    one, two = book(9_000, seed=1), book(9_000, seed=2)
    notes = "Smith, J. (1999). The history of it. Oxford. " * 300
    text = f"{one}\n## References\n\n{notes}\n\n## Part two\n\n{two}"
    parts = sections.cut(text)
    assert not any("Oxford" in text[p.start : p.end] for p in parts)
    assert any("## Part two" in text[p.start : p.end] for p in parts)


@given(
    st.lists(st.sampled_from(["# A\n", "\n", "word " * 40 + "\n", "a. b. " * 900, "x" * 5_000, "Notes\n"]))
)
def test_every_text_is_cut_into_pieces_in_order(pieces: list[str]) -> None:
    """Sections never overlap, never go beyond the text, and are never empty."""
    text = "".join(pieces) * 20
    at = 0
    for part in sections.cut(text):
        assert at <= part.start <= part.end <= len(text)
        at = part.end


# -- one bank of many sections --------------------------------------------------------------------------


def test_a_book_gives_one_bank(small: None) -> None:
    """Unique ids, evidence from everywhere, no question twice, a report that adds up, progress that rises."""
    text = "---\ndate: 2020-05-01\n---\n\n" + book(6_000)
    told: list[tuple[str, float]] = []
    made = generate(text, name="book", progress=lambda what, share: told.append((what, share)))
    questions, report = made.bank.questions, made.report
    assert len({q.id for q in questions}) == len(questions) == report.questions
    assert len({(q.stem, q.answer()) for q in questions}) == len(questions)
    assert all(passage in text for q in questions for passage in q.evidence)
    places = [text.index(q.evidence[0]) * 4 // len(text) for q in questions]
    assert set(places) == {0, 1, 2, 3}
    assert places == sorted(places)
    assert made.bank.title == "The Almanac of Places"
    assert made.bank.source is not None
    assert made.bank.source.published == date(2020, 5, 1)
    assert 0.9 * words(text) < report.words <= words(text)
    assert 0 < report.used <= report.sentences
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert told[-1] == ("done", 1.0)


def test_what_an_earlier_section_asked_is_not_asked_again(small: None) -> None:
    """The same story in two chapters: its questions stand once."""
    between = book(3_000)
    again = articles.COURT.replace("Police ", "Also, police ", 1)
    text = f"{articles.COURT}\n\n{between}\n\n## Again\n\n{again}"
    assert len(sections.cut(text)) > 1
    made = generate(text, name="x").bank
    once = Counter((q.stem.split(": ")[-1], q.answer()) for q in made.questions)
    assert [asked for asked, times in once.items() if times > 1] == []


@pytest.mark.parametrize("limit", [1, 7, 20])
def test_a_limit_is_for_the_whole_book_and_spread_over_it(small: None, limit: int) -> None:
    """Never more than asked for, and not all from the first chapters."""
    text = book(6_000)
    made = generate(text, name="x", limit=limit).bank
    assert len(made.questions) == limit
    if limit > 4:
        assert text.index(made.questions[-1].evidence[0]) > len(text) / 2


def test_a_section_that_is_no_prose_costs_the_others_nothing(small: None) -> None:
    """A table of numbers between chapters is passed over; alone it is refused."""
    numbers = "\n".join(f"{n} {n * 7919} {n * 104729}" for n in range(1_400))
    made = generate(f"{book(3_000)}\n\n## Tables\n\n{numbers}\n\n{book(3_000, seed=2)}", name="x")
    assert made.report.questions > 10
    with pytest.raises(ArticleError, match="numbers"):
        generate(numbers * 6, name="x")


def test_the_bank_of_a_book_is_the_same_every_time(small: None) -> None:
    """Pure: the same text, the same bank."""
    text = book(3_500)
    assert generate(text, name="x") == generate(text, name="x")


# -- what sections hand on ------------------------------------------------------------------------------


class _Said:
    """A section that names these."""

    def __init__(self, *entities: Entity) -> None:
        self.reading = Reading([], [], list(entities))


def _carried(*known: Entity) -> Carried:
    carried = Carried(Balance())
    carried.learn(_Said(*known), [])  # type: ignore[arg-type]
    return carried


def test_a_surname_is_known_in_later_sections() -> None:
    """Whom an earlier section named in full is meant by the surname alone."""
    carried = _carried(Entity("Maria Keller", "person", gender="f"))
    again = Entity("Keller", "person", aliases=["Keller"])
    assert carried.introduce(Reading([], [], [again])) == {"maria", "keller"}
    assert (again.name, again.gender, again.doubtful) == ("Maria Keller", "f", False)


@pytest.mark.parametrize(
    "known",
    [
        (Entity("Maria Keller", "person"), Entity("Tom Keller", "person")),
        (
            Entity("Grand Keller", "organization", aliases=["Keller", "KELLER"]),
            Entity("Ann Keller", "person"),
        ),
    ],
)
def test_a_surname_of_two_means_nobody(known: tuple[Entity, ...]) -> None:
    """Where two could be meant, nothing rests on the name."""
    short = known[0].name.split()[-1]
    again = Entity(short, known[0].kind)
    carried = _carried(*known)
    carried.introduce(Reading([], [], [again]))
    assert again.doubtful or again.name == "Ann Keller" or again.kind != "person"


def test_letters_of_an_organization_are_known_in_later_sections() -> None:
    """As an earlier section spelt them out."""
    bank = Entity("Lindby Harbour Bank", "organization", article=True, aliases=["Lindby Harbour Bank", "LHB"])
    again = Entity("LHB", "organization", aliases=["LHB"])
    _carried(bank).introduce(Reading([], [], [again]))
    assert again.full == "the Lindby Harbour Bank"


def test_ids_are_unique_over_sections(made: Make) -> None:
    """Two givers of ids that share what is used never give one twice."""
    used: set[str] = set()
    first, second = ids.Ids(Reading([], [], []), used), ids.Ids(Reading([], [], []), used)
    from quiz.generate.drafts import Answer, Draft

    draft = Draft("who", ("Who built it?",), (Answer("Ann Berg", "person"),), "1", 0, ("Ann Berg built it.",))
    assert len({first.give(draft), second.give(draft), first.give(draft)}) == 3


# -- memory ---------------------------------------------------------------------------------------------


def test_memory_holds_one_section_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A book four times as long needs no more memory at its peak, beyond its own text and its questions."""
    monkeypatch.setattr(sections, "MOST_WORDS", 600)
    generate(book(700), name="x")  # models and word lists are loaded
    peaks = []
    for size in (1_500, 6_000):
        text = book(size)
        tracemalloc.start()
        made = generate(text, name="x", limit=10)
        peaks.append(tracemalloc.get_traced_memory()[1] - 4 * len(text))
        tracemalloc.stop()
        assert made.bank.questions
    assert peaks[1] < 1.5 * peaks[0]


def test_the_pipeline_reads_no_section_that_may_give_nothing(
    small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a limit of one question a book costs one section's time."""
    read: list[int] = []
    real = pipeline.reading.read

    def counted(*words: object, **more: object) -> Reading:
        read.append(1)
        return real(*words, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline.reading, "read", counted)
    generate(book(6_000), name="x", limit=1)
    assert len(read) == 1
