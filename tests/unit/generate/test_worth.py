"""What is not worth asking: the land an article is about anyway, "others", asides, moments of play."""

from __future__ import annotations

import pytest

from quiz.generate import reading
from quiz.generate.article import read_article
from quiz.generate.asking import whole, wholetrue
from quiz.generate.asking.worth import disagreeing, unnamed, untitled
from quiz.generate.distractors import Finder
from quiz.generate.drafts import Draft
from quiz.generate.home import home_of
from quiz.generate.phrase import Writer

FILL = (
    " The town of Halden lies on the river Tista in Norway. The Norwegian town has a castle and two schools."
    " Many visitors come in summer from Oslo and Bergen to see the old harbour, the castle and the theatre."
)


def writer(text: str) -> Writer:
    """A writer for a text that is padded to the length of an article."""
    article = read_article(text + FILL, title="Halden")
    return Writer(reading.read(article), article)


def judged(text: str) -> list[Draft]:
    """The true-or-false drafts of the first sentence."""
    w = writer(text)
    return [d for d in wholetrue.ask(w, Finder(w)) if d.sentence == 0]


def gaps(text: str) -> list[str]:
    """The gap texts of the first sentence."""
    return [s for d in whole.ask(writer(text), []) if d.kind == "gap" and d.sentence == 0 for s in d.stems]


@pytest.mark.parametrize(
    ("text", "people", "home"),
    [
        ("Oslo and Bergen lie in Norway. A Norwegian ship left for Sweden.", "", "NO"),
        ("Oslo lies in Norway, Paris in France, Rome in Italy.", "", ""),
        ("Ohio, Indiana and Texas sent help.", "", "US"),
        ("Paris was told. Paris left. Paris came back to Norway.", "Ann Paris", ""),
    ],
)
def test_a_land_named_most_is_the_articles_own(text: str, people: str, home: str) -> None:
    """Its people, cities and states count for it; a person called like a city does not."""
    assert home_of(text, frozenset(people.split())) == home


def test_the_articles_own_land_is_no_answer_to_where() -> None:
    """Where all is about Norway anyway, "in {{Norway}}" asks nothing; another land is worth asking."""
    assert not any("{{Norway" in gap for gap in gaps("Ann Lee died in Norway on 5 May 1931."))
    assert any("{{Brazil" in gap for gap in gaps("Ann Lee died in Brazil on 5 May 1931."))
    spread = gaps("In 1931 Ann Lee sent her books to schools throughout Brazil by the railway.")
    assert not any("{{Brazil" in gap for gap in spread)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Others lived outside Halden on farms in 1931.", True),
        ("A bridge was built across the river in 1931.", True),
        ("A crowd of 18,000 watched the race in 1931.", False),
        ("A law on fishing in the Tista was passed in 1931.", False),
        ("The castle was built in 1661.", False),
    ],
)
def test_what_is_told_of_nobody_in_particular(text: str, found: bool) -> None:
    """ "Others" and "a bridge" may be any; a number or a name says which."""
    assert unnamed(writer(text).reading.sentences[0]) is found


def test_their_wants_more_than_one() -> None:
    """ "Lee beat their rivals" was cut out of a sentence about several; "the players beat …" was not."""
    for text, torn in (("Ann Lee beat their rivals.", True), ("The players beat their rivals.", False)):
        s = writer(text).reading.sentences[0]
        assert disagreeing(s, range(len(s.tokens))) is torn


def test_who_was_elected_is_not_swapped() -> None:
    """More than one is elected or booked: that another was is no certain falsehood."""
    others = " Karl Berg lost. Martin Lund came home. Robert Holm sang."
    found = judged("Peter Moe of the Coast Party was elected with 4,000 votes in 1931." + others)
    assert not any("Moe" not in d.stem for d in found)


@pytest.mark.parametrize(
    "text",
    [
        "The match in Halden ended with Norway winning three points from Sweden.",
        "Norway got a free kick in the 61st minute of the match in Halden.",
    ],
)
def test_no_move_of_play_is_true_or_false(text: str) -> None:
    """Points in an aside and minutes of play are nothing to keep in mind."""
    assert not [d for d in judged(text) if d.key is False or "minute" in d.stem]


def test_no_rough_number_is_a_gap() -> None:
    """ "About {{730}}" asks a rounded figure to the letter."""
    assert not any("{{730" in gap for gap in gaps("In 1931 Ann Lee opened about 730 schools in Halden."))
    assert any("{{730" in gap for gap in gaps("In 1931 Ann Lee opened 730 schools in Halden."))


@pytest.mark.parametrize(
    "text",
    [
        "In 1931 Ann Lee opened 73 schools in Halden; the Tista Club opened two.",
        "In 1931 Ann Lee of the Tista Club — once a teacher — opened 73 schools in Halden.",
    ],
)
def test_a_gap_stands_in_one_plain_statement(text: str) -> None:
    """Where a second statement or an aside between dashes cannot be left out the gap goes."""
    assert not any("—" in gap or ";" in gap for gap in gaps(text))


def test_an_office_without_its_holder_is_no_subject() -> None:
    """ "Founder of the club, Ann Lee, …" is nothing without the name; "the founder of the club" is."""
    for text, torn in (
        ("Founder of the Tista Club, Ann Lee, met the king in 1931.", True),
        ("The founder of the Tista Club met the king in 1931.", False),
    ):
        s = writer(text).reading.sentences[0]
        lee = {t.i for t in s.tokens if t.text in ("Ann", "Lee", ",")}
        assert untitled(s, [t.i for t in s.tokens if t.i not in lee]) is torn
        assert not untitled(s, range(len(s.tokens)))


def test_no_question_keeps_an_aside_between_dashes() -> None:
    """ "How many units — ten schools and a college — …?" tells what it asks for; a score has a dash, too."""
    found = [
        s
        for d in whole.ask(writer("The Tista Club has 11 houses — ten huts and a tower — in the valley."), [])
        for s in d.stems
        if d.sentence == 0
    ]
    assert not any("—" in s for s in found)
    assert not whole.ASIDE.search("Which country beat Peru 3 – 0?")


def test_no_year_is_swapped_that_can_be_reckoned() -> None:
    """The 20th anniversary in 2007 was of 1987: with another year the statement contradicts itself."""
    found = judged("In 2007 the town kept the 20th anniversary of the fire that burned the castle in 1987.")
    assert not any(d.key is False for d in found)


def test_a_swapped_share_keeps_its_percent_and_no_bound_is_swapped() -> None:
    """ "Lost 35 of its houses" is another statement, and what is over 60 percent is over 35 percent, too."""
    more = " Hail killed 35% of the sheep, and 25% of the cows died."
    plain = {d.stem for d in judged("Halden lost 60% of its houses in 1931." + more) if d.key is False}
    assert "Halden lost 35% of its houses in 1931." in plain
    bound = {d.stem for d in judged("Halden lost over 60% of its houses in 1931." + more) if d.key is False}
    assert all("over 60%" in stem for stem in bound)
