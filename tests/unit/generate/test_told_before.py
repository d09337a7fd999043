"""Descriptions, nouns and verbs that lean on the sentence before: whoever is asked has not read it."""

from __future__ import annotations

from datetime import date

import pytest

from quiz.generate import completeness, lasting, pointers, reading
from quiz.generate.article import read_article
from quiz.generate.asking import roles
from quiz.generate.asking.offices import Held
from quiz.generate.drafts import Answer, Draft
from quiz.generate.frames import LEANS
from quiz.generate.occasions import unnumbered
from quiz.generate.phrase import Writer
from quiz.generate.slight import leftover
from quiz.generate.standing import described, leaning, unbound
from quiz.generate.unsaid import unsaid
from quiz.generate.wellmade import comparing
from quiz.generate.wording import Unclear, expletive
from tests.unit.generate.writers import FILLER, first, untitled, writer

DAY = date(2020, 5, 7)
TITLE = "Lund harbour counts its boats"


def told(text: str, start: str) -> str:
    """The sentence that begins so, as a story of a known day would ask it; "" where it leans."""
    article = read_article(f"{text}\n\n{FILLER}", title=TITLE, published=DAY)
    w = Writer(reading.read(article), article)
    s = next(s for s in w.reading.sentences if s.text.startswith(start))
    try:
        return w.write(s, [t.i for t in s.tokens]).replace(LEANS, "")
    except Unclear:
        return ""


def draft(stem: str, answer: Answer | None = None, kind: str = "who") -> Draft:
    """A draft of the first sentence."""
    return Draft(
        kind=kind,
        stems=(stem,),
        answers=(answer or Answer("Ann Lee", "person", 0),),
        fact="0",
        sentence=0,
        evidence=("",),
    )


@pytest.mark.parametrize("brought_in", ["a fishery in the north", "the Nordic fishery"])
def test_a_bare_description_leans_on_what_brought_it_in(brought_in: str) -> None:
    """ "The fishery" is that of the sentence before, and no headline says which."""
    last = "In 2003 the fishery was worth £10m to Halden."
    assert not told(f"A study spoke of {brought_in}. {last}", "In 2003")
    assert told(f"A study spoke of Oslo. {last}", "In 2003")


def test_a_description_told_by_the_headlines_words_is_clear() -> None:
    """ "The fishery" may have been brought in as "the harbour fishery": the headline says so."""
    last = "In 2003 the fishery was worth £10m to Halden."
    assert told(f"A study spoke of the harbour fishery. {last}", "In 2003")


def test_a_noun_that_anybody_knows_may_be_one_of_a_kind_just_told() -> None:
    """ "The market" is the fish market of the sentence before, and else the market."""
    last = "In 2003 the market was worth £10m to Halden."
    assert not told(f"Ann Lee studied the Nordic fish market. {last}", "In 2003")
    assert told(f"Ann Lee studied the price of fish. {last}", "In 2003")


@pytest.mark.parametrize(
    ("sentence", "clear"),
    [
        ("The crate, which came from abroad, was sold to Ann Lee in 1931.", False),
        ("The crate that came from abroad was sold to Ann Lee in 1931.", True),
    ],
)
def test_a_clause_behind_a_sign_does_not_say_which(sentence: str, clear: bool) -> None:
    """Only a restrictive clause marks out what is meant."""
    before = "Ann Lee found an old crate. Bo Orr had a red crate and Carl Berg two crates."
    assert bool(told(f"{before} {sentence}", "The crate")) is clear


def test_dashes_set_a_clause_off_as_commas_do() -> None:
    """ "The rules - tested in six towns - …": the clause does not say which rules."""
    s = first(writer("The rules - tested in six towns - were extended to Norway. "))
    clause = next(t for t in s.tokens if t.text == "tested")
    assert pointers.aside(s, clause)


@pytest.mark.parametrize(
    ("sentence", "clear"),
    [
        ("Ann Lee came once the first two were built in Oslo.", False),
        ("Ann Lee met the nine Swedish sailors in 1931.", False),
        ("Ann Lee met the nine Swedish sailors of the Tista Club in Oslo.", True),
        ("Ann Lee wrote a play set in the Alpine country.", False),
        ("Ann Lee starred in the 1969 film version.", False),
        ("Ann Lee starred in the 1969 film version of a novel by Bo Orr.", True),
        ("The 30-year-old record holder sailed to Oslo.", False),
        ("Growth came mainly from outside western Europe.", False),
        ("Growth in Norway came mainly from outside western Europe.", True),
    ],
)
def test_what_counts_or_calls_again_leans(sentence: str, clear: bool) -> None:
    """The two, the nine Swedes, the Alpine country, the film version and a growth were told of before."""
    assert bool(told(f"Much growth was seen. {sentence}", sentence[:-1])) is clear


def test_a_thing_named_by_its_place_keeps_the_clause_that_says_which() -> None:
    """ "The Oslo mill where Ann Lee sang" is not "the Oslo mill": there are others."""
    last = " It was built by Bo Orr in 1931."
    assert "Oslo mill" not in told(f"The Oslo mill where Ann Lee sang closed in 1990.{last}", "It was")
    assert "Oslo mill" in told(f"The Oslo mill closed in 1990.{last}", "It was")


@pytest.mark.parametrize(
    ("stem", "leans"),
    [
        ("Who broke first and again fought back in Oslo?", True),
        ("In which years was Halden besieged, in 1659 and again in which year?", False),
        ("Moments later Ann Lee sailed to Oslo.", True),
        ("Who sailed to Oslo two months later than Ann Lee?", False),
        ("Who went on to say that Oslo had changed?", True),
        ("Who went on to win the Oslo Cup?", False),
        ("Who could not sail to Oslo regardless?", True),
        ("Who sailed to Oslo regardless of the storm?", False),
    ],
)
def test_words_that_go_on_from_before(stem: str, leans: bool) -> None:
    """They tie a deed to the one told before it."""
    w = writer("Ann Lee built the Tista Bridge in 1931.")
    assert leaning(w, draft(stem), stem) is leans


@pytest.mark.parametrize(
    ("stem", "leans"),
    [
        ("Each boat was broken into fifteen pieces in Lund.", True),
        ("How much is the minimum for each purchase?", True),
        ("Each boat of the Lund fleet was broken into fifteen pieces.", False),
        ("How many sailors come to Lund each year?", False),
    ],
)
def test_each_of_what_was_told_before(stem: str, leans: bool) -> None:
    """ "Each boat": which boats?"""
    w = writer("Ann Lee built the Tista Bridge in 1931.")
    assert leftover(w, draft(stem), stem) is leans


def test_an_instruction_is_no_each_of_somebody() -> None:
    """ "Match each person …" speaks of the pairs below it."""
    stem = "Match each person with the right description."
    w = writer("Ann Lee built the Tista Bridge in 1931.")
    assert not leftover(w, draft(stem, kind="matching"), stem)


@pytest.mark.parametrize(
    ("stem", "leans"),
    [
        ("Who made amends in the Oslo relay?", True),
        ("Who made amends for the lost cup in Oslo?", False),
        ("In which year did Ann Lee make history?", True),
        ("In which year did Ann Lee make history by sailing to Oslo?", False),
        ("Who changed his mind in June 2004?", True),
        ("Who changed his mind about the Oslo tunnel?", False),
        ("Who dropped out after 23 miles?", True),
        ("Who dropped out of the Oslo Marathon?", False),
    ],
)
def test_set_phrases_that_are_done_about_something(stem: str, leans: bool) -> None:
    """For, about or by what, an earlier sentence told."""
    w = writer("Ann Lee built the Tista Bridge in 1931.")
    assert unsaid(w, draft(stem), stem) is leans


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("48% were pessimistic about the economy of Norway.", True),
        ("48% of the sailors were pessimistic about the economy of Norway.", False),
        ("Among sailors, 48% were pessimistic about the economy of Norway.", False),
        ("Ann Lee sold her shareholding to Bo Orr.", True),
        ("Ann Lee sold her shareholding in Acme to Bo Orr.", False),
    ],
)
def test_a_share_of_somebody(sentence: str, leans: bool) -> None:
    """A percentage is one of somebody, a shareholding one in something: told before."""
    assert unsaid(writer(sentence), draft(sentence, kind="truefalse"), sentence) is leans


@pytest.mark.parametrize(
    ("stem", "leans"),
    [
        ("Who of Halden got his wish to finish their bid early?", True),
        ("Who led the Halden sailors on their way to Oslo?", False),
    ],
)
def test_their_of_one_man(stem: str, leans: bool) -> None:
    """One who is asked for is no "they", so somebody else must stand there."""
    w = writer("Ann Lee built the Tista Bridge in 1931.")
    assert unbound(w, draft(stem), stem) is leans


def test_an_age_is_no_name_though_one_follows_far_behind() -> None:
    """ "The 30-year-old record holder went to the Oslo cup": who?"""
    w = writer("Ann Lee built the Tista Bridge in 1931.")
    lean = "The 30-year-old marathon world record holder went to the Oslo cup."
    assert described(w, draft(lean), lean)
    named = "The 30-year-old record holder Ann Lee went to the Oslo cup."
    assert not described(w, draft(named), named)


@pytest.mark.parametrize(
    ("stem", "leans"),
    [
        ("Prices in Norway rose faster than in 2004.", True),
        ("Prices in Norway rose faster in 2005 than in 2004.", False),
    ],
)
def test_a_year_to_compare_with_wants_the_year_compared(stem: str, leans: bool) -> None:
    """ "Faster than in 2004": when?"""
    w = writer("Ann Lee built the Tista Bridge in 1931.")
    assert comparing(w, draft(stem, Answer("true", "fact"), "truefalse"), stem) is leans


def test_the_occasion_in_front_is_that_of_both_verbs() -> None:
    """ "In that election she lost and failed …": neither is asked without the election."""
    w = writer("In that election, Ann Lee lost and failed to build a bridge in Halden.")
    text = "Who failed to build a bridge in Halden? Ann Lee"
    assert completeness.lost(w.reading, first(w), "fail", text) == ["election"]


def test_when_something_else_happened_tells_the_occasion() -> None:
    """A clause with "when" is no reason that could go: it says which time it was."""
    w = writer("Ann Lee was given a long ban when she pushed a sailor over in Halden.")
    assert completeness.lost(w.reading, first(w), "give", "Who was given a long ban? Ann Lee")


@pytest.mark.parametrize(
    ("sentence", "running"),
    [
        ("Ann Lee was returning from Oslo, where she had gone when the bridge fell.", True),
        ("Ann Lee was returning from Oslo when the bridge fell.", False),
    ],
)
def test_a_clause_about_the_place_gives_a_running_deed_no_time(sentence: str, running: bool) -> None:
    """Returning when? That she was in Oslo when it fell does not say."""
    s = first(writer(sentence))
    root = next(t for t in s.tokens if t.dep == "ROOT")
    assert lasting.running(s, root, timed=False) is running


def test_an_it_with_a_clause_far_below_means_something() -> None:
    """ "It is bad news for Acme, with people trying to leave": what is?"""
    assert not expletive(first(writer("It is bad news for Ann Lee, with many sailors trying to leave.")), 0)
    assert expletive(first(writer("It is likely that Ann Lee will leave.")), 0)


def test_a_month_is_no_name() -> None:
    """ "Which club was formed in July 1969?" names nothing for which a frame could be spared."""
    w = untitled("The Tista Bridge is a bridge in Halden. The Tista Bridge was built in 1931.")
    assert not w.frames.alone("Which association was formed in July 1969?")
    assert w.frames.alone("Which association was formed in Halden in July 1969?")


@pytest.mark.parametrize(
    ("stem", "leans"),
    [
        ("Who floated the free kick into the Halden box?", True),
        ("Who hurt his chest against Norway?", True),
        ("Who sent his shot just wide of the Halden goal?", True),
        ("Who hurt his chest against Norway in May 1931?", False),
    ],
)
def test_a_move_of_play_wants_its_match(stem: str, leans: bool) -> None:
    """A free kick, a shot wide and a bruise: in which match?"""
    w = writer("Ann Lee built the Tista Bridge in 1931.")
    assert unnumbered(w, draft(stem), stem) is leans


@pytest.mark.parametrize(("role", "bare"), [("company spokesman", True), ("Acme spokesman", False)])
def test_a_role_in_the_company_is_a_bare_one(role: str, bare: bool) -> None:
    """ "Company spokesman" is that of the firm of the sentence before."""
    s = first(writer("Ann Lee built the Tista Bridge in 1931."))
    h = Held(0, "Ann Lee", role, "the ", "spokesman", False, False, s, s.text)
    assert roles._bare(h) is bare
