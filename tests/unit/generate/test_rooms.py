"""Distractors, gates and selection."""

from __future__ import annotations

from datetime import date

import pytest

from quiz.generate import gates, telling
from quiz.generate.article import read_article
from quiz.generate.asking.many import number_of
from quiz.generate.asking.ordinals import suffixed
from quiz.generate.balance import Balance
from quiz.generate.distractors import Finder, contains
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.reading import read
from quiz.generate.wording import possessive, tidy

TEXT = (
    "Kenya and Uganda signed the Lake Treaty in Nairobi on 5 May 2010. Officials from Rwanda "
    "and Ethiopia watched the "
    "ceremony. Tanzania joined the Lake Treaty later, and the treaty was praised by the people "
    "of the region. "
    "Kenyan President Daniel Otieno thanked the Ugandan Foreign Minister Grace Apio for her "
    "work on the treaty."
)


@pytest.fixture(scope="module")
def writer() -> Writer:
    """A small article, read."""
    article = read_article(TEXT, published=date(2010, 5, 6))
    return Writer(read(article), article)


def draft(writer: Writer, stem: str, key: str, kind: str = "country", **more: object) -> Draft:
    """A draft whose key stands in the article."""
    entity = next((n for n, e in enumerate(writer.reading.entities) if e.name == key), -1)
    sentence = next(s for s in writer.reading.sentences if key in s.text)
    evidence = writer.article.verbatim(sentence.paragraph, sentence.start, sentence.end)
    return Draft("which", (stem,), (Answer(key, kind, entity),), "1", sentence.index, (evidence,), **more)  # type: ignore[arg-type]


def test_distractors_are_other_things_of_the_same_kind(writer: Writer) -> None:
    """Countries stand beside a country; not the key, not one in the stem, not its fellow in the list."""
    wrong = Finder(writer).wrong(
        draft(writer, "Which country signed the Lake Treaty in Nairobi?", "Kenya", lemma="sign")
    )
    assert len(wrong) >= 3
    assert not {"Kenya", "Uganda", "Nairobi"} & set(wrong)
    assert {"Rwanda", "Ethiopia"} & set(wrong)


def test_balance_holds_blind_test_takers_down() -> None:
    """A choice that would put a test-taker above chance costs more than one that does not."""
    balance = Balance()
    assert balance.cost([1.0, 1.0, 0.0], 4) > balance.cost([0.25, 0.25, 0.25], 4) == 0.0


@pytest.mark.parametrize(
    ("stem", "reason"),
    [
        ("Which country signed the Lake Treaty", "badly formed"),
        ("Which country signed the the Lake Treaty?", "badly formed"),
        ("Which country signed the Lake Treaty this week?", "leans on the article"),
        ("Which country said he signed the treaty?", "leans on a name before it"),
        ("Which country opened the agency?", "describes without naming"),
        ("Which country has signed papers?", "names nothing"),
        ("Which country never signed the Lake Treaty?", "asks for what is not"),
        ("Which country perhaps signed the Lake Treaty?", "a rumour or a guess"),
        ("Which country was Kenya in the Lake Treaty?", "gives its key away"),
        ("Which country signed the Lake Treaty?", ""),
    ],
)
def test_gates(writer: Writer, stem: str, reason: str) -> None:
    """Each gate drops what it is there for, and lets a sound question through."""
    assert gates.first_failed(writer, draft(writer, stem, "Kenya", lemma="sign"), stem) == reason


def test_evidence_must_be_in_the_file(writer: Writer) -> None:
    """A draft whose evidence is not the file's own words is dropped."""
    stem = "Which country signed the Lake Treaty?"
    bad = draft(writer, stem, "Kenya")
    bad.evidence = ("Kenya signed it, they say.",)
    assert gates.first_failed(writer, bad, stem) == "evidence does not hold the key"


def test_one_question_must_not_answer_another() -> None:
    """A stem that states another's key, in nearly its words, tells."""
    assert telling.tells(
        "Where did Kenya sign the Lake Treaty?", "Kenya", "Which country signed the Lake Treaty?"
    )
    assert telling.tells(
        "When was the Lake Treaty signed in Nairobi?", "Nairobi", "Where was the Lake Treaty signed?"
    )
    assert not telling.tells(
        "In which year was Kenya founded?", "Kenya", "Which country signed the Lake Treaty?"
    )


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("1,200", (1200.0, "", "1,200")),
        ("2 million", (2.0, "million", "2 million")),
        ("Five", (5.0, "", "five")),
        ("$3.5 billion", (3.5, "billion", "3.5 billion")),
        ("many", None),
        ("1 2 3", None),
    ],
)
def test_numbers(words: str, number: tuple[float, str, str] | None) -> None:
    """Numbers are read in digits and in words, with their scale."""
    assert number_of(words) == number


def test_small_words() -> None:
    """Ordinals, possessives, containment and tidying."""
    assert [suffixed(n) for n in (1, 2, 3, 11, 12, 23, 101)] == [
        "1st",
        "2nd",
        "3rd",
        "11th",
        "12th",
        "23rd",
        "101st",
    ]
    assert (possessive("Kenya"), possessive("the United States")) == ("Kenya's", "the United States'")
    assert contains("Bank of Kenya", "Kenya")
    assert not contains("Kenya", "Bank of Kenya")
    assert tidy("the  team , in the the end ,") == "the team, in the end"
