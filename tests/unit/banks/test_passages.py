"""The sentences of an article and their gaps, for questions that a person makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.banks import passages
from quiz.questions import Bank, Cloze, Source, TrueFalse

ARTICLE = """---
title: The bridge at Halden
---

# The bridge at Halden

Mrs. Ane Moe opened the bridge on 4 May 1931. The bridge, which cost $2.5 million,
is 300 metres long.

- Mayor Karl Strand said: "It is ours." Nobody from Oslo had come!
- See [the list](https://example.org/list) of all bridges in the country.

Short one. | a | table | with | cells | in | it |
"""
BANK = Bank(id="b", title="The bridge at Halden", source=Source(title="The bridge at Halden"))


def test_sentences_are_those_of_the_prose_word_for_word() -> None:
    """No front matter, heading, list sign, link or table; titles before a name end nothing."""
    assert passages.sentences(ARTICLE) == (
        "Mrs. Ane Moe opened the bridge on 4 May 1931.",
        "The bridge, which cost $2.5 million, is 300 metres long.",
        'Mayor Karl Strand said: "It is ours."',
        "Nobody from Oslo had come!",
    )


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Mrs. Ane Moe opened the bridge on 4 May 1931.", ("Ane Moe", "4 May 1931")),
        ("The bridge cost $2.5 million and 58% of it was lent.", ("$2.5 million", "58%")),
        ("Lorn's Karl Strand met Prime Minister Ane Moe.", ("Lorn", "Karl Strand", "Ane Moe")),
        ("Space Shuttle Tern flew on STS-9 with seven aboard.", ("Space Shuttle Tern", "STS-9", "seven")),
        ("Finally, Halden joined the Bank of Lorn.", ("Halden", "Bank of Lorn")),
        ("Officials said that officials in Halden had left.", ("Halden",)),
        ("Halden beat Lorn, and Lorn beat Tista in 1931.", ("Halden", "Tista", "1931")),
        ("It was as it had been before then.", ()),
    ],
)
def test_parts_are_names_dates_and_figures(sentence: str, parts: tuple[str, ...]) -> None:
    """Whole names without titles; no word that merely begins the sentence; nothing that stands twice."""
    assert passages.parts(sentence, sentence) == parts


@given(st.text(alphabet=st.sampled_from("AaBb .,'’1932$%-[]{}|é語\n\"“”"), max_size=200))
def test_whatever_the_text_each_part_makes_a_question_without_flaws(text: str) -> None:
    """Filled again, the gap gives the sentence; the sentence stands in the text, but for white space."""
    plain = " ".join(text.split())
    for sentence in passages.sentences(text):
        assert all(piece in plain for piece in sentence.split())
        for part in passages.parts(sentence, text):
            question = passages.gapped(BANK, sentence, part, ())
            assert isinstance(question, Cloze)
            assert not list(question.flaws())
            assert question.gaps() == ((part,),)
            assert question.stem.replace("{{", "").replace("}}", "").endswith(sentence)


def test_the_lead_says_which_story_and_no_answer() -> None:
    """The title stands before the sentence, unless it tells what is asked for or is told in it."""
    assert passages.lead(BANK, "It fell in 1940.", "1940") == "The bridge at Halden: "
    assert passages.lead(BANK, "Halden sold it in 1940.", "Halden") == ""
    assert passages.lead(BANK, "The bridge at Halden fell in 1940.", "1940") == ""


def test_a_statement_is_the_sentence_and_true() -> None:
    """With the sentence as its evidence, under an id that no other has."""
    question = passages.stated(
        BANK, "The ferry was sold in 1940.", {"the-bridge-at-halden-the-ferry-was-sold"}
    )
    assert isinstance(question, TrueFalse)
    assert question.key
    assert question.evidence == ("The ferry was sold in 1940.",)


def test_the_article_beside_the_bank(tmp_path: Path) -> None:
    """It is read where the bank names it; what is gone, elsewhere, no text or no UTF-8 gives nothing."""

    def found(name: str) -> str | None:
        bank = Bank(id="b", title="B", source=Source(file=name))
        return passages.article_of(bank, tmp_path / "b.toml")

    (tmp_path / "a.md").write_text("\ufeffIt rained.", "utf-8")
    (tmp_path / "a.html").write_text("It rained.", "utf-8")
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    assert found("a.md") == "It rained."
    for name in ("gone.md", "a.html", "latin.txt", "", "../a.md", str(tmp_path / "a.md"), "."):
        assert found(name) is None
    assert passages.article_of(Bank(id="b", title="B"), tmp_path / "b.toml") is None
