"""Wrong answers: fair to every word of the stem, false, and near enough to be believed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from quiz.generate import Generated, dates, gazetteer, near, valued
from quiz.generate.article import read_article
from quiz.generate.balance import TAKERS, Balance
from quiz.generate.distractors import Finder
from quiz.generate.drafts import Answer, Draft
from quiz.generate.kinds import head_of, sure_person
from quiz.generate.phrase import Writer
from quiz.generate.reading import read
from quiz.generate.words import Entity
from quiz.questions import MultiChoice

MATCH = (
    "Norwegian captain Nils Berg scored twice for Norway in Oslo on 5 May 2010. Swedish captain Karl Lund "
    "scored once in Oslo. Danish captain Jens Holm watched the match. The referee John Hill stopped it. "
    "Norwegian captain Peter Moe praised the crowd. Norwegian captain Martin Dahl opened the season."
)
SCHOOLS = (
    "The University of Halden opened the Tista Library in 1931. Moss University trained doctors. The Moss "
    "Brewery sold beer. Sarp University closed in 1950. Bergen College of Law moved to a new house in 1960. "
    "The Tista Library belongs to Ask University."
)


FILLER = (
    " The weather was mild and the people of the valley went on with their work as they had always done. "
    "Old songs were sung at the markets, bread was baked in the morning, and children played until dark."
)


@cache
def finder(text: str, published: date | None = date(2010, 5, 6)) -> Finder:
    """An article, read."""
    article = read_article(text + FILLER, published=published)
    return Finder(Writer(read(article), article))


def draft(f: Finder, stem: str, key: str, kind: str, lemma: str = "", **more: float) -> Draft:
    """A draft whose key stands in the article."""
    reading = f.writer.reading
    entity = next((n for n, e in enumerate(reading.entities) if key in (e.name, *e.aliases)), -1)
    sentence = next(s for s in reading.sentences if key in s.text)
    evidence = f.writer.article.verbatim(sentence.paragraph, sentence.start, sentence.end)
    when = dates.parse(key) if kind == "date" else None
    answer = Answer(key, kind, entity, when=when, **more)  # type: ignore[arg-type]
    named = frozenset(
        n for n, e in enumerate(reading.entities) if n != entity and any(a in stem for a in e.aliases)
    )
    return Draft("which", (stem,), (answer,), "1", sentence.index, (evidence,), named, lemma=lemma)


def test_every_choice_holds_the_title_that_is_asked_for() -> None:
    """Asked for a Norwegian captain, nobody offers a Swede, a Dane or a referee."""
    f = finder(MATCH)
    wrong = f.wrong(draft(f, "Which Norwegian captain scored twice in Oslo?", "Nils Berg", "person", "score"))
    assert set(wrong) == {"Peter Moe", "Martin Dahl"}


def test_callings_do_not_mix() -> None:
    """A referee is no choice where a player did it."""
    f = finder(MATCH)
    assert "John Hill" not in f.wrong(draft(f, "Who scored twice in Oslo?", "Nils Berg", "person", "score"))


def test_who_lived_in_another_age_is_no_choice() -> None:
    """Beside a man of old stand those dated as he is: no scholar, nobody dated with him alone."""
    f = finder(
        "Peter Lund printed the first almanac of the valley in 1520. Robert Berg burnt his books in 1525. "
        "John Holm bought a press in 1531. Martin Dahl sang of Peter Lund in 1875. Karl Moe argues that the "
        "press of 1530 was larger. Karl Moe says that a page of 1520 cost a coin.",
        None,
    )
    wrong = f.wrong(draft(f, "Who printed the first almanac of the valley?", "Peter Lund", "person", "print"))
    assert set(wrong) == {"Robert Berg", "John Holm"}


def test_who_is_told_of_long_before_a_story_is_no_choice() -> None:
    """In a news story nobody stands among the choices of whom it only tells what he did two ages ago."""
    f = finder(
        "Martin Berg thanked the club on 5 May 2010. Karl Lund praised the hall. Peter Moe opened the club "
        "in 1931. Robert Holm said that he would come again. It was also the 50th anniversary of the day "
        "when Martin Dahl had sailed to the island."
    )
    wrong = f.wrong(draft(f, "Who thanked the club?", "Martin Berg", "person", "thank"))
    assert set(wrong) == {"Karl Lund", "Robert Holm"}


def test_a_thing_with_a_persons_deeds_is_no_person() -> None:
    """A name that says what the thing is stands among no people, even where it does what people do."""
    probe = Entity("Space Probe Alpha", "person", acts=True, mentions=[(0, 0), (1, 0)])
    assert not sure_person(probe)
    assert sure_person(Entity("Bill Train", "person", gender="m"))


def test_who_did_the_same_is_no_wrong_answer() -> None:
    """Another who did what the stem tells, at the place it names, may be right as well."""
    f = finder(MATCH)
    wrong = f.wrong(draft(f, "Who scored in Oslo?", "Nils Berg", "person", "score"))
    assert "Karl Lund" not in wrong


@pytest.mark.parametrize("stem", ["Who was the first woman to row to Moss?", "Who sold her boat in Moss?"])
def test_a_stem_that_tells_a_woman_offers_women(stem: str) -> None:
    """Where the stem tells the gender, the only woman among men would be the key."""
    f = finder(
        "Anna Lee rowed to Moss in 1931. Robert Hale wrote of the river. Maria Holm painted the river. "
        "Julia Berg built a boat. Peter Dahl sang."
    )
    wrong = f.wrong(draft(f, stem, "Anna Lee", "person", "row"))
    assert {"Maria Holm", "Julia Berg"} >= set(wrong)
    assert wrong


def test_a_pronoun_of_another_tells_nothing() -> None:
    """Where the stem names somebody, "his" may be about him: who stands beside a woman is a woman."""
    f = finder(
        "Robert Hale met Julia Berg in Moss and praised his boat. Maria Holm built a boat. Peter Dahl sang."
    )
    wrong = f.wrong(draft(f, "Who met Robert Hale and praised his boat?", "Julia Berg", "person", "praise"))
    assert wrong == ["Maria Holm"]


def test_bodies_have_one_head() -> None:
    """Beside a university stand universities and colleges; no brewery, no library."""
    f = finder(SCHOOLS)
    wrong = f.wrong(
        draft(
            f, "Which institution opened a library in 1931?", "University of Halden", "organization", "open"
        )
    )
    assert {"Moss University", "Sarp University"} <= set(wrong)
    assert not any("Brewery" in x or "Library" in x for x in wrong)


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("University of Halden", "university college"),
        ("Lake Orm", "lake"),
        ("Orm Airways", "airline airlines airways"),
        ("Institute for Salt", "institute"),
    ],
)
def test_heads(name: str, head: str) -> None:
    """The head noun stands before "of" or "for"; like nouns count as one."""
    assert head_of(name) == head


def test_what_holds_the_key_is_no_choice() -> None:
    """A site told in one sentence with the key may hold it or belong to it."""
    f = finder(
        "The Orm Museum stands beside the Salt Museum. The Tin Museum opened in 1931. The Iron Museum "
        "burned in 1950. The Orm Museum opened in 1920."
    )
    wrong = f.wrong(draft(f, "Which museum opened in 1920?", "Orm Museum", "organization", "stand"))
    assert "Salt Museum" not in wrong


def test_what_lasts_is_typed() -> None:
    """Who has, runs or belongs to something now may not be the only one: no choices for it."""
    f = finder("Kenya has a navy. Uganda has lakes. Rwanda grows tea. Tanzania sells gold.")
    lasting = draft(f, "Which country has a navy?", "Kenya", "country", "have")
    assert f.choose(lasting, Balance(allowed=(1.0,) * TAKERS)) == ()


def test_a_country_stands_among_its_peers() -> None:
    """Countries of the same part of the world and of the time, and none that the stem tells."""
    f = finder("In 1880 France built a fort with Belgian money.", None)
    wrong = f.wrong(
        draft(f, "Which country built a fort with Belgian money in 1880?", "France", "country", "build")
    )
    assert "Belgium" not in wrong
    assert {"Spain", "Italy"} & set(wrong)
    assert not {"Ukraine", "Slovenia", "Croatia"} & set(wrong)


def test_of_a_contest_only_those_who_took_part() -> None:
    """A country that did not play is no fair choice for who won."""
    f = finder("Peru beat Chile on Monday. Bolivia lost to Ecuador. Uruguay did not score.")
    wrong = f.wrong(draft(f, "Which country beat Chile in May 2010?", "Peru", "country", "beat"))
    assert set(wrong) == {"Bolivia", "Ecuador", "Uruguay"}


def test_a_well_known_city_stands_among_cities_of_its_country() -> None:
    """An atlas knows the neighbours that the article does not name."""
    f = finder("Ann Lee was born in Leiden in 1931.", None)
    wrong = f.wrong(draft(f, "In which city was Ann Lee born?", "Leiden", "city", "bear"))
    assert set(wrong) <= set(gazetteer.CITIES["NL"].split(";"))
    assert len(wrong) >= 3


def test_years_lie_on_both_sides_and_none_in_the_future() -> None:
    """Near years, the article's own among them; never one that the evidence or the stem names."""
    f = finder("The mill was built in 1931 and sold in 1935. The dam broke in 1938. A road came in 1926.")
    wrong = f.wrong(draft(f, "In which year was the mill built?", "1931", "year", "build", value=1931.0))
    years = [int(y) for y in wrong]
    assert {1938, 1926} <= set(years)
    assert 1935 not in years
    assert min(years) < 1931 < max(years) <= 2010


def test_the_place_of_the_key_among_the_values_varies() -> None:
    """Whoever always takes the middle, or the smallest, must not win: over many years each place comes up."""
    places = []
    for year in range(1900, 1990, 3):
        f = finder(f"The Orm Bridge was opened in {year}.")
        d = draft(f, "In which year was the Orm Bridge opened?", str(year), "year", "open", value=float(year))
        wrong = f.choose(d, Balance(allowed=(1.0,) * TAKERS))
        places.append(sum(int(w) < year for w in wrong))
    assert len(places) == 30
    assert all(places.count(place) >= 2 for place in range(4))


@pytest.mark.parametrize(
    ("key", "like"),
    [
        ("1,900", r"\d,\d00"),
        ("3.5 million", r"\d+\.\d million"),
        ("£31 million", r"£\d+ million"),
        ("nine", r"[a-z]+"),
        ("60 percent", r"\d+ percent"),
        ("nine years", r"[a-z]+ years"),
        ("84,121", r"\d{2,3},\d{3}"),
    ],
)
def test_numbers_are_written_like_the_key(key: str, like: str) -> None:
    """The same grain, sign, unit and words, or the odd one would be the key; none is twenty times off."""
    found = near.numbers(key)
    assert len(found) >= 3
    assert all(re.fullmatch(like, x) for x in found)
    assert key not in found
    sizes = [valued.value_of(x) for x in (*found, key)]
    assert min(sizes) > 0
    assert max(sizes) / min(sizes) <= 20
    assert any(s < valued.value_of(key) for s in sizes)
    assert any(s > valued.value_of(key) for s in sizes)


def test_a_share_is_never_the_whole() -> None:
    """No percentage of a hundred or more stands beside one."""
    assert all(valued.value_of(x) < 100 for x in near.numbers("95 percent"))


def test_a_part_is_no_larger_than_its_whole() -> None:
    """Of nine judges not ten can agree: a larger number in the stem bounds the choices."""
    f = finder("Seven of the 9 judges agreed in 2004.")
    wrong = f.wrong(draft(f, "How many of the 9 judges agreed?", "Seven", "number", "agree", value=7.0))
    assert all(valued.value_of(x) < 9 for x in wrong)


def test_days_stay_in_the_month_that_the_stem_names() -> None:
    """Asked for a day in May 2010, nobody offers one in June."""
    f = finder("The treaty was signed on 28 May 2010. It was read on 3 June 2010.")
    d = draft(f, "In the news in May 2010: On what date was it signed?", "28 May 2010", "date", "sign")
    wrong = f.wrong(d)
    assert wrong
    assert all("May 2010" in x for x in wrong)


def test_small_banks_do_not_favour_the_most_frequent() -> None:
    """Over many banks of one question, whose key may win or lose, each taker stays near chance."""
    won = chance = 0.0
    for n in range(400):
        balance = Balance.of(f"article {n}")
        win, lose = [1.0, 0.25, 0.25], [0.0, 0.25, 0.25]
        marks = min((win, lose), key=lambda m: balance.cost(m, 4))
        if not balance.tips(marks, 4):
            balance.add(marks, 4)
            won += marks[0]
            chance += 0.25
    assert chance > 50
    assert won / (chance * 4) <= 0.33


def test_over_a_long_bank_each_taker_stays_at_chance() -> None:
    """Whatever a bank allows at first is paid back: forty questions leave nobody two ahead."""
    for n in range(20):
        balance = Balance.of(f"long {n}")
        for _ in range(40):
            marks = min(([1.0, 0, 0.5], [0, 1.0, 0.5], [0, 0, 0]), key=lambda m: balance.cost(m, 4))
            balance.add(marks, 4)
        assert all(abs(won - balance.chance) < 2 for won in balance.won)


def test_numbers_are_choices_only_for_a_share_of_a_bank() -> None:
    """Years are typed well: of a bank of years less than half become choices, long numbers sooner."""
    balance = Balance()
    for _ in range(40):
        if balance.wants(shaky=False):
            balance.add([0.25] * TAKERS, 4)
        balance.made += 1
    assert 8 <= balance.asked <= 20
    assert balance.wants(shaky=True)


def test_a_bank_has_choices(made: Callable[..., Generated]) -> None:
    """People of like titles, years and numbers give choice questions, each fair by its look."""
    text = (
        "The Orm Bridge in Halden was opened by Mayor Anna Lee in 1931. Mayor Clara Berg closed the Orm "
        "Bridge in 1952. Mayor Edith Holm rebuilt the Tista Dam in 1957. The Tista Dam was begun in 1926. "
        "The Salt Tower was built in 1938 by Mayor Julia Moe. The Salt Tower cost £31 million. The Orm "
        "Bridge cost £27 million. The Halden Canal was dug in 1944 by 1,900 workers. The Moss Canal was "
        "dug in 1929 by 2,300 workers."
    )
    choices = [q for q in made(text).bank.questions if isinstance(q, MultiChoice)]
    assert choices
    for q in choices:
        assert len({c[:1].isdigit() for c in (q.key, *q.distractors)}) == 1
        assert q.key not in q.distractors


@pytest.mark.parametrize(
    ("key", "wrong"), [("one month", "two months"), ("1 hour", "3 hours"), ("one", "two")]
)
def test_more_than_one_of_a_unit_has_its_plural(key: str, wrong: str) -> None:
    """ "Three month" would be no wrong answer but no English."""
    assert wrong in near.numbers(key)
    assert all(x.endswith("s") == wrong.endswith("s") for x in near.numbers(key))
