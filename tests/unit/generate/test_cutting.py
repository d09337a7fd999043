"""What may be cut out of a sentence, and what is left that leans on the one before."""

from __future__ import annotations

from collections import Counter

import pytest

from quiz.generate import clipping, hanging, soundness
from quiz.generate.asking.wordings import undated
from quiz.generate.asking.worth import vague
from quiz.generate.drafts import Answer, Draft
from quiz.generate.standing import leaning
from quiz.generate.statements import extract
from quiz.generate.wording import Unclear, expletive
from tests.unit.generate.writers import first, whole, writer


def _draft(kind: str, stem: str) -> Draft:
    return Draft(
        kind=kind, stems=(stem,), answers=(Answer("1931", "year"),), fact="1", sentence=0, evidence=("",)
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The price of herring in Halden rose by 12% in December to a new height.",
        "The Halden Herald reached number seven despite being printed 47 weeks ago.",
        "The Tista ferry was only repaired by Ann Lee last year.",
        "The trade of Halden grew by a half over the last six years.",
        "The harbour of Halden saw its biggest ship in August.",
    ],
)
def test_a_time_that_counts_is_not_cut(sentence: str) -> None:
    """A figure, a record, a span and what "only" speaks of are not true without their time."""
    w = writer(sentence)
    s = first(w)
    every = list(range(len(s.tokens) - 1))
    assert undated(w, s, every, frozenset()) == every


def test_a_bare_day_is_cut() -> None:
    """What happened "on Tuesday" has happened as surely without the day."""
    w = writer("Ann Lee sailed from Halden to Moss on Tuesday.")
    s = first(w)
    kept = undated(w, s, list(range(len(s.tokens) - 1)), frozenset())
    assert s.text_of(kept) == "Ann Lee sailed from Halden to Moss"


def test_a_list_is_no_apposition() -> None:
    """The middle one of three names is no aside of the first, and seconds are none of minutes."""
    for text, needed in (
        ("Ann Lee sailed to Moss with her nephews Huey, Dewey, and Louie in 1931.", "Dewey"),
        ("Ann Lee came through ahead of Bo Orr in one minute, 49.87 seconds.", "49.87"),
    ):
        w = writer(text)
        s = first(w)
        assert all(needed in s.text_of(kept) for kept in clipping.clippings(w.reading, s, frozenset()))
        assert all(needed in s.text_of(w.core(s, t.i)) for t in s.tokens if t.dep == "ROOT")


def test_an_apposition_is_still_cut() -> None:
    """A description between commas is one, though it has an "and"."""
    w = writer("Ann Lee, a painter and sailor of Halden, opened the bridge in 1931.")
    s = first(w)
    assert any("painter" not in s.text_of(k) for k in clipping.clippings(w.reading, s, frozenset()))


def test_the_land_behind_a_town_stays() -> None:
    """ "The High School of Moss, Texas": the state belongs to the name."""
    w = writer("In a game against Northwest High School of Moss, Texas, Ann Lee scored three goals.")
    s = first(w)
    place = next(t for t in s.tokens if t.text == "Texas")
    tree = s.subtree(next(t.i for t in s.tokens if t.text == "School"))
    assert place.i in w.trim(s, tree, tree[0])


def test_a_reason_in_front_is_no_link() -> None:
    """ "Since too few came, …" says why; without its "since" two sentences are spliced."""
    w = writer("Since too few sailors came, four boats of the Tista Club stayed in Halden.")
    s = first(w)
    assert all(kept[0] == 0 for kept in clipping.clippings(w.reading, s, frozenset()))


def test_words_in_quotation_marks_are_a_quotation() -> None:
    """Whatever marks are missing around it."""
    w = writer('Ann Lee added: "We did it. "She has spoken to coach Bo Orr about the ship."')
    assert [s.text for s in w.reading.sentences if s.text.startswith('"She') and not soundness.unfit(s)] == []


def test_what_an_aside_parts_is_missed() -> None:
    """ "Accused the board, which …, of theft": the comma ends the aside, so the charge is no aside itself."""
    w = writer("Ann Lee has accused the Tista Board, which was founded in 1931, of letting the bridge rust.")
    found = [st for st in extract(w, Counter()) if st.lemma == "accuse"]
    assert all(st.torn for st in found)


def test_a_participle_in_front_stays_beside_its_subject() -> None:
    """ "Holding 20 boats, on what date did …?" is not said."""
    found = whole(
        "Now comprising 252 officers and men, the Tista Squadron moved to Lisbon on 11 November 1942."
    )
    assert found
    assert not any(", on what date" in q or ", to which" in q for q in found)


def test_half_of_a_double_piece_is_not_asked() -> None:
    """ "From Peru, from across the sea": "from which country did they come from across …?"."""
    found = whole("In 1571 the Halden Sailors came from Peru, from across the Pacific, and stayed in Moss.")
    assert not any("from which" in q or "across which" in q for q in found)


def test_somebody_who_only_said_says_nothing() -> None:
    """ "The mayor of Halden said:" is no statement."""
    w = writer("Ann Lee, the mayor of Halden and the head of its board, said:")
    assert vague(first(w))
    w = writer("Ann Lee, the mayor of Halden and the head of its board, said that it rained.")
    assert not vague(first(w))


@pytest.mark.parametrize(
    ("stem", "wrong"),
    [
        ("Who nevertheless offered to build the Tista Bridge?", True),
        ("Elsewhere in Halden, who opened the Tista Bridge?", True),
        ("Who again rejected the plan of the Tista Bridge?", True),
        ("In which years was Halden besieged, in 1659 and again in which year?", False),
        ("What did Ann Lee build instead of the Tista Bridge?", False),
    ],
)
def test_a_word_that_ties_to_the_sentence_before_is_a_leftover(stem: str, wrong: bool) -> None:
    """It tells a reader of the question alone nothing."""
    w = writer("Ann Lee built the Tista Bridge in 1931.")
    assert leaning(w, _draft("who", stem), stem) is wrong


def test_nevertheless_is_cut_where_it_stands_bare() -> None:
    """It says nothing of the deed."""
    w = writer("Ann Lee nevertheless offers to sell the Tista Bridge to Moss for two boats.")
    s = first(w)
    assert all("nevertheless" not in s.text_of(k) for k in clipping.clippings(w.reading, s, frozenset()))


def test_a_first_word_has_the_letter_it_has_elsewhere() -> None:
    """A word that the article writes with a capital in mid-sentence is a name, whatever the parser says."""
    w = writer("Hollywood stars came to Halden on a ship. A man brought the news from Hollywood to Moss.")
    s = first(w)
    assert w.vocabulary.cased(s.tokens[0], "hollywood") == "Hollywood"
    assert w.vocabulary.opened(s.tokens[0]) == "Hollywood"
    w = writer("Facebook founder Ann Lee built a boat. She met the head of Facebook in Moss.")
    assert w.vocabulary.opened(first(w).tokens[0]) == "Facebook"
    w = writer("Real-life sailor Ann Lee built a boat. She sold it in Moss.")
    assert w.vocabulary.opened(first(w).tokens[0]) == "real-life"


def test_all_three_boats_lean_on_the_sentence_before() -> None:
    """A count of all, and nobody says of what."""
    w = writer("All three boats reached the harbour of Moss.")
    with pytest.raises(Unclear):
        w.write(first(w), list(range(len(first(w).tokens) - 1)))
    w = writer("All three boats of the Tista Club reached the harbour of Moss.")
    assert w.write(first(w), list(range(len(first(w).tokens) - 1)))


def test_somebody_explains_something() -> None:
    """ "Explains to Ann Lee": what?"""
    w = writer("Bo Orr was sorry and explained to Ann Lee and sought her help in Moss.")
    assert not [st for st in extract(w, Counter()) if st.lemma == "explain"]


def test_the_weekend_of_a_figure_is_no_bare_day() -> None:
    """ "Over the holiday weekend" is a span, and "holiday" no day of the week."""
    w = writer("Some 1,100 flights of Tista Airways were cancelled over the long holiday weekend.")
    s = first(w)
    times = [m for m in w.reading.mentions[0] if m.kind in ("date", "time")]
    assert times
    assert not any(hanging.spare_time(w.reading, s, m) for m in times)


def test_it_was_a_trade_that_leans_back() -> None:
    """ "It was an occupation that …": what was? Unlike "it was in Moss that …"."""
    w = writer("It was a trade that was later to feature in the novel of Ann Lee.")
    assert not expletive(first(w), 0)


def test_what_was_going_on_needs_its_time() -> None:
    """ "Was playing in Moss": when?"""
    w = writer("Ann Lee was devoting much of her strength to the Tista Theatre.")
    assert not [st for st in extract(w, Counter()) if st.lemma == "devote"]
    w = writer("In 1931 Ann Lee was devoting much of her strength to the Tista Theatre.")
    assert [st for st in extract(w, Counter()) if st.lemma == "devote"]
