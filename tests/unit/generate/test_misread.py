"""What the parser misread is seen in the sentence itself, and nothing is asked of it."""

from __future__ import annotations

from collections import Counter

import pytest

from quiz.generate import clipping, misread, soundness
from quiz.generate.splitting import clauses
from quiz.generate.statements import Statement, extract
from tests.unit.generate.writers import changed, first, untitled, writer


def _first(text: str) -> list[Statement]:
    """The first sentence's statements."""
    return [st for st in extract(writer(text), Counter()) if st.sentence.index == 0]


def _told(text: str) -> dict[str, str]:
    """Their verbs with their subjects."""
    return {st.lemma: st.sentence.text_of(st.subject.tokens) for st in _first(text)}


def test_a_row_of_shares_is_not_halved() -> None:
    """ "40% live in Lorn, 9% in Moss, …": no part of the row is a sentence."""
    s = first(writer("Of the guests of Halden, 40% live in Lorn, 9% in Moss, 7% in Oslo and 3% in Rome."))
    assert misread.gapped(s, range(len(s.tokens)))
    s = first(writer("About 40% of the guests of Halden live in Lorn, a town by the sea."))
    assert not misread.gapped(s, range(len(s.tokens)))


def test_a_clause_whose_verb_is_understood_makes_no_question() -> None:
    """Between "Lorn showed … at 6%" and "and Halden on 4%" stood what the last name hangs on."""
    w = writer("Lorn showed the highest growth of trade at 6%, followed by Moss on 5%, and Halden on 4%.")
    assert not clipping.clippings(w.reading, first(w), frozenset())
    w = writer("Lorn showed the highest growth of trade at 6%, followed by Moss on 5%.")
    assert clipping.clippings(w.reading, first(w), frozenset())


def test_two_of_three_clauses_are_no_sentence() -> None:
    """With "and Carl Berg won …" cut off, a comma alone would stand between two sentences."""
    w = writer("Ann Lee rowed in the first, Bo Orr rowed in the second and Carl Berg won the third race.")
    s = first(w)
    assert not any(misread.spliced(s, kept) for kept in clipping.clippings(w.reading, s, frozenset()))
    root = next(t.i for t in s.tokens if t.dep == "ROOT")
    before = {k for k in range(len(s.tokens)) if k < s.children(root, "cc")[0].i}
    assert misread.spliced(s, before)


def test_an_aside_is_no_main_verb() -> None:
    """ "Lee, ranked ninth, sunk to her knees": without its commas Lee would rank somebody."""
    text = "Lee, ranked 134 in the world, sunk to her knees after winning the match against Bo Orr."
    w = writer(text)
    s = first(w)
    assert not clipping.clippings(w.reading, s, frozenset())
    subject, verb = s.tokens[0], s.tokens[2]
    assert misread.reduced_aside(s, subject, verb)
    s = first(writer("Lee, ranked 134 boats in Halden."))
    assert not misread.reduced_aside(s, s.tokens[0], s.tokens[2])  # a slip of the comma


def test_a_shared_passive_is_no_deed() -> None:
    """Who "was arrested and beheaded" beheaded nobody."""
    text = "Lee, 31, was arrested and beheaded with her brother, Hans, in 1931 for printing songs."
    assert "behead" not in _told(text)
    s = first(writer(text))
    assert all(c.first for c in clauses(s))
    plain = first(writer("Lee was elected and thanked the town of Halden in 1931."))
    assert any(not c.first for c in clauses(plain))  # with its own object it is a deed


def test_a_clause_has_one_subject() -> None:
    """A verb with two subjects has swallowed the clause before it."""
    s = first(writer("The ferry of Halden sank in 1931 and the pump failed."))
    ferry = next(t.i for t in s.tokens if t.text == "ferry")
    failed = next(t for t in s.tokens if t.text == "failed")
    assert not misread.overfull(s, failed, passive=False)
    torn = changed(s, ferry, head=failed.i)
    assert misread.overfull(torn, torn.tokens[failed.i], passive=False)


def test_a_passive_has_no_object_but_of_giving() -> None:
    """ "Was realized … the Council": the council is of a clause that was read into the first."""
    text = (
        "Lee's wealth was realized when in 1790 the Halden Council, acting on a plan made by Bo Orr, "
        "passed a law."
    )
    assert soundness.unfit(first(writer(text))) == "a clause that swallowed another"
    assert "realize" not in _told(text)
    assert _told("Ann Lee was given the keys of Halden in 1931.") == {"give": "Ann Lee"}


def test_a_side_clause_is_not_the_main_one() -> None:
    """A main verb under "With" or "While" is that of a side clause."""
    s = first(writer("With Lee put out of action, the rivalry of Halden with Lorn resumed."))
    assert not soundness.unfit(s)
    put = next(t for t in s.tokens if t.text == "put")
    root = next(t for t in s.tokens if t.dep == "ROOT")
    torn = changed(changed(s, put.i, dep="ROOT", head=put.i), root.i, dep="parataxis", head=put.i)
    assert soundness.unfit(torn) == "a side clause read as the main one"


def test_words_put_into_a_quotation_are_none_to_leave_out() -> None:
    """ "Has "[found] the quiet …"": without the word in brackets the verb is gone."""
    w = writer('Orr argues that Lee, an old sailor, has "[found] the quiet of the harbour" at Halden.')
    s = first(w)
    assert all("found" in s.text_of(kept) for kept in clipping.clippings(w.reading, s, frozenset()))


def test_a_reflexive_that_is_somebody_is_kept() -> None:
    """Who "found themselves unable" found somebody; "themselves" of emphasis may go."""
    w = writer("Half of the sailors found themselves unable to leave Halden.")
    s = first(w)
    assert all("themselves" in s.text_of(kept) for kept in clipping.clippings(w.reading, s, frozenset()))


def test_what_is_told_beside_a_claim_is_not_claimed() -> None:
    """ "Ann Lee said the mill closed after Lorn won": that Lorn won is not what she said."""
    text = "Ann Lee said that the mill was closed in 1932 after Lorn won the case in 1931."
    assert all(st.lemma != "win" or not st.speaker for st in _first(text))


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Norway's Ski Federation fined Ann Lee in 1931.", "the Ski Federation"),
        ("The Halden Herald praised Ann Lee in 1931. Ski Federation rules were changed.", "Ski Federation"),
    ],
)
def test_a_body_named_behind_its_owner_has_an_article(name: str, asked: str) -> None:
    """What is nowhere named bare has "the" when it stands without its owner."""
    w = untitled(name)
    found = next(e for e in w.reading.entities if e.name.endswith("Ski Federation"))
    assert found.full == asked


def test_one_work_is_not_several() -> None:
    """ "The Iron Walkers" is one book, whatever the end of its title: it was printed."""
    statements = _first(
        "Ann Lee wrote The Iron Walkers, printed in 1931, and loved The Stone Riders, printed in 1933."
    )
    assert [st.borrowed for st in statements if st.lemma == "print"] == [("was",), ("was",)]
