"""What may not be cut, what belongs to a noun and not to the verb, and what the parser has misread."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from quiz.generate import clipping, hanging, reading, soundness
from quiz.generate.article import read_article
from quiz.generate.asking import events, many, names, wholetrue
from quiz.generate.asking.targets import targets
from quiz.generate.asking.whole import ask as ask_whole
from quiz.generate.asking.wordings import undated
from quiz.generate.asking.worth import vague
from quiz.generate.clauses import Part
from quiz.generate.distractors import Finder
from quiz.generate.drafts import Answer, Draft
from quiz.generate.gates import first_failed, mistimed
from quiz.generate.loose import one_of_open
from quiz.generate.phrase import Writer
from quiz.generate.standing import leaning
from quiz.generate.statements import extract
from quiz.generate.wording import Unclear, expletive
from quiz.generate.words import Sentence

FILL = (
    " The town of Halden lies on the river Tista. The town has a castle, a theatre and two schools."
    " Many visitors come in summer to see the old harbour and the castle that stands above it, and they stay."
)


def writer(text: str, *, published: date | None = None) -> Writer:
    """A writer for a text that is padded to the length of an article."""
    article = read_article(text + FILL, title="Halden", published=published)
    return Writer(reading.read(article), article)


def first(w: Writer) -> Sentence:
    """The first sentence."""
    return w.reading.sentences[0]


def whole(text: str) -> list[str]:
    """The wordings that keep the author's sentence, of the first sentence."""
    w = writer(text)
    return [stem for d in ask_whole(w, []) if d.sentence == 0 for stem in d.stems]


def changed(s: Sentence, i: int, **fields: str | int) -> Sentence:
    """A sentence with one token read otherwise."""
    tokens = tuple(replace(t, **fields) if t.i == i else t for t in s.tokens)  # type: ignore[arg-type]
    kids: list[list[int]] = [[] for _ in tokens]
    for t in tokens:
        if t.head != t.i:
            kids[t.head].append(t.i)
    return replace(s, tokens=tokens, kids=tuple(tuple(k) for k in kids), _trees={})


def asked_for(text: str) -> dict[str, str]:
    """What can be asked for in the first sentence, and how."""
    w = writer(text)
    return {t.answer.text: t.wh for t in targets(w, first(w))}


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


def test_the_span_of_a_ranking_is_not_asked_of_the_verb() -> None:
    """ "Its lowest level in three years", "the highest since 1990": the span belongs to the ranking."""
    assert "three" not in asked_for("The price of herring fell to its lowest level in three years at Halden.")
    assert "1990" not in asked_for("The shares of Tista Bank rose to their highest level since 1990.")
    assert asked_for("Ann Lee has owned the Tista Bridge since 1990.")["1990"] == "which year"


def test_the_date_of_an_occasion_is_not_asked_of_the_verb() -> None:
    """ "Rose after the flood in 1970", "served until her death in 1976": the flood and the death have it."""
    assert not asked_for("The trade of the town rose after the Great Flood in 1970.")
    assert "1976" not in asked_for("Ann Lee led the Tista Club until her death in 1976.")
    assert "1976" in asked_for("Ann Lee led the Tista Club from Halden in 1976.")
    w = writer("Ann Lee served until her death in 1976.")
    prep = next(t.i for t in first(w).tokens if t.text == "in")
    assert hanging.of_occasion(first(w), prep)


def test_an_end_beside_a_length_is_not_asked() -> None:
    """ "Lasted for over two centuries, until 1811": "until which year did it last for …?" is not said."""
    assert asked_for("The rule of Halden lasted for over two centuries, until 1811.")["1811"] == ""


def test_a_description_is_asked_whole_or_not() -> None:
    """ "Including former Halden mayor Ann Lee": "former whom" leaves half of it behind."""
    found = whole("Walter Kerr already has the backing of former Scotland manager Craig Hay.")
    assert not any("former who" in q for q in found)


def test_places_in_pairs_with_dates_are_not_torn() -> None:
    """ "In Oslo in 1950, in Rome in 1951": one of the places asks for nothing."""
    found = asked_for(
        "The play was shown in Oslo in 1950, in Rome on May 9, 1951 and in Lima on June 2, 1952."
    )
    assert not found


def test_what_a_film_stars_is_not_asked() -> None:
    """A film stars many."""
    assert asked_for("The movie stars Ann Lee as the queen of Moss.") == {"Ann Lee": ""}


def test_a_noun_read_as_a_verb_is_noticed() -> None:
    """A verb that no conjunction and no comma joins to the other was none."""
    w = writer("Lee and Orr sang for 31 years and jointly received Halden Center honours in 1996.")
    assert soundness.unfit(first(w)) == "a noun read as a verb"
    w = writer("Ann Lee built the bridge in 1931, later sold it and then left the town of Halden.")
    assert not soundness.unfit(first(w))


def test_a_count_in_brackets_before_its_noun_is_noticed() -> None:
    """ "An odd number (five) boats": without the brackets it is no English."""
    w = writer("Since an odd number (five) boats were there, four boats of Halden sailed to Moss in pairs.")
    assert soundness.unfit(first(w)) == "a count in brackets"


def test_words_in_quotation_marks_are_a_quotation() -> None:
    """Whatever marks are missing around it."""
    w = writer('Ann Lee added: "We did it. "She has spoken to coach Bo Orr about the ship."')
    assert [s.text for s in w.reading.sentences if s.text.startswith('"She') and not soundness.unfit(s)] == []


def test_what_an_aside_parts_is_missed() -> None:
    """ "Accused the board, which …, of theft": the comma ends the aside, so the charge is no aside itself."""
    w = writer("Ann Lee has accused the Tista Board, which was founded in 1931, of letting the bridge rust.")
    found = [st for st in extract(w, Counter()) if st.lemma == "accuse"]
    assert all(st.torn for st in found)


def test_a_verb_with_its_own_time_borrows_none() -> None:
    """ "In 1859 it built two ships, and by 1861 had sold them": not "in 1859 by 1861"."""
    w = writer("In 1859 the Tista Navy built two ships in Halden, and by 1861 had sold them to Moss.")
    sold = [st for st in extract(w, Counter()) if st.lemma == "sell"]
    assert all("1859" not in st.sentence.text_of(p.tokens) for st in sold for p in st.parts)


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


def test_the_day_stays_with_the_verb() -> None:
    """ "Cancelled 80 flights on 3 May": "How many flights on 3 May did …?" tears it off."""
    found = whole("Tista Airways of Halden ended up cancelling 80 flights on Christmas Day.")
    assert not any(q.startswith("How many flights on Christmas") for q in found)


def test_somebody_who_only_said_says_nothing() -> None:
    """ "The mayor of Halden said:" is no statement."""
    w = writer("Ann Lee, the mayor of Halden and the head of its board, said:")
    assert vague(first(w))
    w = writer("Ann Lee, the mayor of Halden and the head of its board, said that it rained.")
    assert not vague(first(w))


def _draft(kind: str, stem: str) -> Draft:
    return Draft(
        kind=kind, stems=(stem,), answers=(Answer("1931", "year"),), fact="1", sentence=0, evidence=("",)
    )


@pytest.mark.parametrize(
    ("stem", "wrong"),
    [
        ("In which year does Ann Lee honour for her work?", True),
        ("In which year has the Tista Bank sent help to Moss?", True),
        ("In which year will boats be more popular in Halden?", True),
        ("In which year did Ann Lee build the Tista Bridge?", False),
    ],
)
def test_a_day_is_asked_in_the_past(stem: str, wrong: bool) -> None:
    """A year asked with a verb in the present: it has passed, or the verb is none."""
    w = writer("Ann Lee built the Tista Bridge in 1931.")
    assert mistimed(w, _draft("when", stem), stem) is wrong
    assert (first_failed(w, _draft("when", stem), stem) == "a day asked for in the present") is wrong


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


def test_a_member_of_an_open_list_is_not_asked() -> None:
    """ "Some of the oldest churches, including which church?": others are."""
    w = writer("Ann Lee built the Tista Bridge in 1931.")
    stem = "Sailors built some of the oldest churches, including which church?"
    assert one_of_open(w, _draft("fill", stem), stem)
    stem = "Which sailors built churches including Saint Ann?"
    assert not one_of_open(w, _draft("fill", stem), stem)


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


def test_a_place_that_says_among_which_is_not_asked() -> None:
    """ "The oldest church in Rome": the place belongs to the ranking."""
    assert "Rome" not in asked_for("Ann Lee built the biggest ferry in Rome.")
    assert "Rome" in asked_for("Ann Lee built the first ferry in Rome.")


def test_a_clause_about_the_year_does_not_stay_without_it() -> None:
    """ "Since 2004, when it reached a peak": "since which year … when it reached a peak?" is not said."""
    found = whole(
        "The birth rate of Halden has been falling since May 1987 when it attained a height of 9.2%."
    )
    assert not any(q.startswith("Since which month") and "when" in q for q in found)


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


def test_where_it_was_is_no_slight_word() -> None:
    """ "Settled there": without the place it says something else."""
    w = writer("In 1931 the first sailors of Moss settled there.")
    assert not [st for st in extract(w, Counter()) if st.lemma == "settle"]


def test_a_statement_is_not_made_false_in_passing() -> None:
    """ "Bo Orr, who was born in Moss, …": with the town changed the main clause is still true."""
    w = writer("Ann Lee, who was born in Moss in 1901, founded the Tista Company in Halden in 1931.")
    years = [t for t in targets(w, first(w)) if t.answer.kind == "year"]
    assert [wholetrue._asserted(first(w), t) for t in years] == [t.answer.text == "1931" for t in years]
    told = "Ann Lee, who was born in Moss in 1901, founded the Tista Company in Halden."
    w = writer(f"{told} The castle was built in 1877, sold in 1941 and burnt in 1899.")
    found = [d.stem for d in wholetrue.ask(w, Finder(w)) if d.sentence == 0 and d.key is False]
    assert found == []


def test_a_name_with_and_stands_for_no_shorter_one() -> None:
    """ "The New Guild" is not written as "the Old and New Guild"."""
    w = writer("In December 1969 the army split into the Old Guild and the New Guild.")
    guild = next(e for e in w.reading.entities if e.name == "New Guild")
    guild.name = "Old and New Guild"
    assert "the Old Guild and the New Guild" in w.write(first(w), list(range(len(first(w).tokens) - 1)))


def test_the_weekend_of_a_figure_is_no_bare_day() -> None:
    """ "Over the holiday weekend" is a span, and "holiday" no day of the week."""
    w = writer("Some 1,100 flights of Tista Airways were cancelled over the long holiday weekend.")
    s = first(w)
    times = [m for m in w.reading.mentions[0] if m.kind in ("date", "time")]
    assert times
    assert not any(hanging.spare_time(w.reading, s, m) for m in times)


def test_more_than_how_many_is_not_asked_behind_a_preposition() -> None:
    """ "From more than how many girls was she picked?" is not said."""
    w = writer("Ann Lee of Halden was picked from more than 200 sailors.")
    found = [stem for d in many.ask(w, extract(w, Counter())) for stem in d.stems]
    assert not any(stem.startswith("From more") for stem in found)


def test_it_was_a_trade_that_leans_back() -> None:
    """ "It was an occupation that …": what was? Unlike "it was in Moss that …"."""
    w = writer("It was a trade that was later to feature in the novel of Ann Lee.")
    assert not expletive(first(w), 0)


def test_a_row_of_players_is_no_single_name() -> None:
    """ "The singer Ann Lee, drummer Bo Orr, cellist Carl Berg": she is not all that were hired."""
    w = writer("Jo Kerr hired Ann Lee, bassist Bo Orr, drummer Carl Berg.")
    s = first(w)
    lee, orr, berg = (next(t for t in s.tokens if t.text == x) for x in ("Lee", "Orr", "Berg"))
    s = changed(changed(s, lee.i, dep="dobj", head=2), orr.i, dep="appos", head=lee.i)
    row = changed(s, berg.i, dep="appos", head=lee.i)
    alone = changed(s, berg.i, dep="npadvmod", head=2)
    assert hanging.aside_in_list(row, orr.i)
    part = Part("object", lee.i, (lee.i - 1, lee.i))
    assert not names.single(row, part)
    assert names.single(alone, part)


def test_a_clause_about_two_people_is_not_one_of_them() -> None:
    """ "Ann Lee and Bo Orr, who became friends": both did."""
    w = writer("The Tista Club was founded by Ann Lee and Bo Orr, who became sailors in Moss.")
    assert not [st for st in extract(w, Counter()) if st.lemma == "become"]


def test_what_was_going_on_needs_its_time() -> None:
    """ "Was playing in Moss": when?"""
    w = writer("Ann Lee was devoting much of her strength to the Tista Theatre.")
    assert not [st for st in extract(w, Counter()) if st.lemma == "devote"]
    w = writer("In 1931 Ann Lee was devoting much of her strength to the Tista Theatre.")
    assert [st for st in extract(w, Counter()) if st.lemma == "devote"]


def test_a_base_form_is_no_second_verb() -> None:
    """A noun that the parser takes for the base form of a verb, beside a past."""
    s = first(writer("Ann Lee built the bridge and sold it to the town of Halden."))
    sold = next(t for t in s.tokens if t.text == "sold")
    assert hanging.unjoined(s) is None
    assert hanging.unjoined(changed(s, sold.i, tag="VB")) is not None
    s = first(writer("Ann Lee wanted to build a bridge and sell it to the town of Halden."))
    assert hanging.unjoined(s) is None


def test_an_event_of_a_series_has_its_year() -> None:
    """ "In which country was the World Cup held?": which of them?"""
    w = writer("Ann Lee was assistant to Bo Orr at the World Cup in Mexico in 1986.")
    found = [stem for d in events.ask(w, []) for stem in d.stems]
    assert found == ["In which country was the World Cup held in 1986?"]
    w = writer("Ann Lee was assistant to Bo Orr at the World Cup in Mexico.")
    assert not [stem for d in events.ask(w, []) for stem in d.stems]
