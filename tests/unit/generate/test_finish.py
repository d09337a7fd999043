"""Finishing: spellings that are right in the stem, tolerances, and how hard a question is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from quiz.generate import accepting, called, countries, dates
from quiz.generate.article import read_article
from quiz.generate.balance import TAKERS, Balance
from quiz.generate.difficulty import difficulty
from quiz.generate.distractors import Finder
from quiz.generate.drafts import Answer, Draft
from quiz.generate.finish import finish, tolerance
from quiz.generate.phrase import Writer
from quiz.generate.reading import read
from quiz.questions import Cloze, Matching, MultiChoice, Numerical, Question, ShortAnswer, TrueFalse

TEXT = (
    "The Norwegian Salt League (NSL) was founded by President Anna Lee in Halden on 5 May 1931. Lee led the "
    "NSL for nine years. In 1944 the league sold 1,900 tonnes of salt for £31 million. It gave work to about "
    "70 people in 84 villages. Mayor Clara Berg closed the Church of Moss in 1952. The Church of Moss fell. "
    "Anna Lee wrote letters to Clara Berg until 1960, and Anna Lee kept a diary that nobody has seen since. "
    "Lindby University stands on West Road. The teachers of the valley are called a Lama."
)


@cache
def finder() -> Finder:
    """The article, read."""
    article = read_article(TEXT, title="Anna Lee and the salt", published=date(2010, 5, 6))
    return Finder(Writer(read(article), article))


def draft(stem: str, key: str, kind: str, asked: str = "who", **more: object) -> Draft:
    """A draft whose key stands in the article."""
    f = finder()
    reading = f.writer.reading
    entity = next((n for n, e in enumerate(reading.entities) if key in (e.name, *e.aliases)), -1)
    aliases = tuple(reading.entities[entity].aliases) if entity >= 0 else ()
    sentence = next(s for s in reading.sentences if key in s.text)
    evidence = f.writer.article.verbatim(sentence.paragraph, sentence.start, sentence.end)
    accept = more.pop("accept", aliases)
    answer = Answer(key, kind, entity, accept=accept, **more)  # type: ignore[arg-type]
    return Draft(asked, (stem,), (answer,), "1", sentence.index, (evidence,))


def spelt(d: Draft) -> tuple[str, ...]:
    """What is taken for right."""
    return accepting.accepted(finder().writer, d)


def test_a_person_may_be_typed_with_the_title() -> None:
    """Who answers "President Lee" is right; so are the surname and the whole name."""
    found = spelt(draft("Who founded the Norwegian Salt League?", "Anna Lee", "person"))
    assert found[0] == "Anna Lee"
    assert {"Lee", "President Lee", "President Anna Lee"} <= set(found)


def test_an_acronym_and_its_long_form_are_one() -> None:
    """Both stand in the article, so both are right."""
    found = spelt(draft("Which league did Anna Lee found?", "Norwegian Salt League", "organization"))
    assert "NSL" in found


def test_a_bare_head_is_not_enough() -> None:
    """Of a church's name neither "Church" alone nor the town alone is the church."""
    found = spelt(
        draft(
            "Which church did Clara Berg close?",
            "Church of Moss",
            "organization",
            accept=("Church of Moss", "Church", "Moss"),
        )
    )
    assert found == ("Church of Moss",)


def test_a_name_may_leave_its_country_out() -> None:
    """What stays says as much; without its head it would not."""
    d = draft(
        "Which league?",
        "Norwegian Salt League",
        "organization",
        accept=("Salt League", "Norwegian Salt", "League"),
    )
    assert set(spelt(d)) == {"Norwegian Salt League", "Salt League", "NSL"}


def test_what_the_stem_names_need_not_be_typed() -> None:
    """Who is asked "which university" may leave the word out; a word that tells nothing alone is no name."""
    found = spelt(draft("Which university opened in Moss?", "Lindby University", "organization"))
    assert set(found) == {"Lindby University", "Lindby"}
    assert spelt(draft("Which road was closed?", "West Road", "organization")) == ("West Road",)
    assert spelt(draft("Who opened in Moss?", "Lindby University", "organization")) == ("Lindby University",)


def test_a_title_asked_for_in_the_plural() -> None:
    """ "What are … called?" takes the plural as well."""
    assert "Lamas" in spelt(draft("What are the teachers of the valley called?", "Lama", "thing"))
    assert "Lamas" not in spelt(draft("What is the teacher of the valley called?", "Lama", "thing"))


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Frida du Moss", "du Moss"),
        ("Zhao Meilin", "Zhao"),
        ("Hwang Dae-jin", "Hwang"),
        ("Ann Zhao", "Zhao"),
        ("Ole Strand", "Strand"),
    ],
)
def test_surnames_are_found_where_they_stand(name: str, surname: str) -> None:
    """With their particles, and before the given name where the people's custom puts them there."""
    assert called.surname_of(name) == surname


def test_who_has_no_surname_is_called_by_the_whole_name() -> None:
    """Neither "of Moss" nor a second given name is one, unless the article itself calls him so."""
    text = (
        "Walter of Moss built the church of the village in 1290 with his own hands. Albert Edward sold its "
        "bells in 1741 to a merchant from the south. George Thomas bought the tower in 1801, and the tower "
        "kept the name of its owner for a long time. Thomas left it to his sister, who let it fall."
    )
    article = read_article(text)
    w = Writer(read(article), article)
    found = {}
    for n, e in enumerate(w.reading.entities):
        a = Answer(e.name, "person", n, accept=(e.name, *e.aliases))
        found[e.name] = accepting.accepted(w, Draft("who", ("Who?",), (a,), "1", 0, (text,)))
    assert found["Albert Edward"] == ("Albert Edward",)
    assert "Thomas" in found["George Thomas"]
    assert set(found["Walter of Moss"]) <= {"Walter of Moss", "Walter"}


def test_two_spellings_of_one_name_are_one_persons() -> None:
    """A letter apart and of one surname: both are right, and so is the surname; a sister is another."""
    text = (
        "Stephen Moe drew the map of the valley in 1931, and it was sold in Halden for many years. "
        "Stephan Moe wrote a book as well. Robert Holm found another map, and Roberta Holm gave it to the "
        "museum of the town, where it hangs beside the door of the great hall to this day."
    )
    article = read_article(text)
    w = Writer(read(article), article)
    found = {}
    for n, e in enumerate(w.reading.entities):
        if e.kind == "person":
            a = Answer(e.name, "person", n, accept=(e.name,))
            found[e.name] = set(accepting.accepted(w, Draft("who", ("Who?",), (a,), "1", 0, (text,))))
    assert found["Stephen Moe"] == {"Stephen Moe", "Stephan Moe", "Moe"}
    assert found["Robert Holm"] == {"Robert Holm"}


def test_no_title_is_typed_that_the_stem_asks_by() -> None:
    """ "Who was the president?" is not answered by "President Lee"."""
    assert set(spelt(draft("Who was the president in 1931?", "Anna Lee", "person"))) == {"Anna Lee", "Lee"}


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("US", {"United States", "US", "USA", "United States of America"}),
        ("GB", {"United Kingdom", "UK", "Britain"}),
        ("KR", {"South Korea", "Republic of Korea"}),
        ("NL", {"Netherlands", "Holland"}),
    ],
)
def test_a_country_has_many_names(code: str, names: set[str]) -> None:
    """The common, the official and the short ones are right; what two countries are called is not."""
    found = countries.spellings(code)
    assert names <= set(found)
    assert "Korea" not in found


@pytest.mark.parametrize(
    ("key", "others"),
    [
        ("Halden, Norway", {"Halden"}),
        ("Halden, Anna", set()),
        ("Washington, D.C.", {"Washington", "Washington DC"}),
    ],
)
def test_a_city_may_be_typed_without_its_country(key: str, others: set[str]) -> None:
    """It says all that was asked."""
    assert set(accepting.of_place(key)) == others


def test_a_body_may_be_typed_without_its_country() -> None:
    """Its name says enough, if more than a common noun is left, and if it is used without."""
    w = finder().writer
    assert accepting._without_country(w, "U.S. State Department") == ["State Department"]
    assert accepting._without_country(w, "French Academy") == []
    assert accepting._without_country(w, "Tista State Department") == []
    assert accepting._without_country(w, "Norwegian Coal League") == []


def test_a_sum_needs_its_coin() -> None:
    """With the sign, with the word, short or long; never the bare number."""
    found = spelt(draft("For how much money was it sold?", "£31 million", "money", accept=("31 million",)))
    assert {"£31 million", "31 million pounds", "£31m"} <= set(found)
    assert "31 million" not in found


def test_a_span_in_digits_or_words() -> None:
    """Nine years are 9 years; nine alone says nothing of years."""
    found = spelt(draft("For how long did Anna Lee lead it?", "nine years", "duration", accept=("nine",)))
    assert set(found) == {"nine years", "9 years"}


def test_a_day_without_the_year_that_the_stem_tells() -> None:
    """Where the stem names the year it need not be typed; elsewhere it must."""
    when = dates.parse("5 May 1931")
    assert when is not None
    spellings = when.spellings(day_first=True)
    told = draft("On what date in 1931 was it founded?", "5 May 1931", "date", when=when, accept=spellings)
    assert {"5 May", "May 5", "5 May 1931"} <= set(spelt(told))
    assert "5 May" not in spelt(replace(told, stems=("On what date was it founded?",)))


@pytest.mark.parametrize(
    ("stem", "fitted"),
    [
        ("The {{Norwegian Salt League|NSL}} sold salt.", "The {{Norwegian Salt League|NSL}} sold salt."),
        ("In {{Halden|NSL}} it rained.", "In {{Halden}} it rained."),
        ("It was the {{Church of Moss|Moss}}.", "It was the {{Church of Moss}}."),
        ("It gave {{84|eighty-four}} feasts.", "It gave {{84|eighty-four}} feasts."),
        ("It lasted {{nine|9}} years.", "It lasted {{nine|9}} years."),
        ("It was an {{orchard|garden|inn}}.", "It was an {{orchard|inn}}."),
    ],
)
def test_spellings_of_a_gap_fit_in(stem: str, fitted: str) -> None:
    """After "the" stays what the article writes so; after "an" what begins with a vowel."""
    assert accepting.fitting(TEXT, stem) == fitted


@pytest.mark.parametrize(
    ("stem", "value", "off"),
    [
        ("About how many people worked there?", 70, 5),
        ("About how many people worked there?", 1900, 50),
        ("About how many people worked there?", 73, 0),
        ("How many people worked there?", 70, 0),
        ("More than how many people worked there?", 70, 0),
        ("About what percentage of it was salt?", 2.5, 0.05),
    ],
)
def test_a_rough_number_may_be_off(stem: str, value: float, off: float) -> None:
    """Asked "about how many", what rounds to the key is right; an exact number is not forgiven."""
    assert tolerance(stem, value) == pytest.approx(off)


@pytest.mark.parametrize(("value", "off"), [(4, 0.5), (40, 5), (12, 0.5), (1.2, 0.05)])
def test_a_rough_number_of_millions_may_be_off(value: float, off: float) -> None:
    """ "About 4 million" is rounded to whole millions, so half a million more or less is right."""
    stem = "About how many geese were counted?"
    assert tolerance(stem, value, "million") == pytest.approx(off)
    assert tolerance("How many geese were counted?", value, "million") == 0


def test_a_year_may_be_typed_or_chosen() -> None:
    """The bank's balance decides: a year is a number to type where choices are not wanted."""
    d = draft("In which year did Clara Berg close the church?", "1952", "year", value=1952.0, accept=())
    none = Balance(start=0.0, made=0)
    assert isinstance(finish(d, finder(), none, "x"), Numerical)
    many = Balance(allowed=(1.0,) * TAKERS, made=20)
    chosen = finish(d, finder(), many, "x")
    assert isinstance(chosen, MultiChoice)
    assert len(chosen.distractors) == 3


@pytest.mark.parametrize(("stem", "kind"), [("How many", MultiChoice), ("More than how many", Numerical)])
def test_a_bound_is_typed(stem: str, kind: type[Question]) -> None:
    """More than 91 is not false where it was more than 84: a bound has no wrong neighbours."""
    d = draft(f"{stem} villages had work from the league?", "84", "number", "many", value=84.0, accept=())
    assert isinstance(finish(d, finder(), Balance(allowed=(1.0,) * TAKERS, made=20), "x"), kind)


def hard(d: Draft, q: Question) -> float:
    """How hard the question is."""
    return difficulty(d, q, finder())


def test_recall_is_harder_than_recognition() -> None:
    """To type a name is harder than to pick it, and to judge a statement is easiest."""
    d = draft("Who founded the Norwegian Salt League?", "Anna Lee", "person")
    typed = ShortAnswer(id="x", stem=d.stem, accept=("Anna Lee",))
    picked = MultiChoice(id="x", stem=d.stem, key="Anna Lee", distractors=("Clara Berg", "Julia Moe"))
    told = TrueFalse(id="x", stem="Anna Lee founded it.", key=True)
    assert hard(d, typed) > hard(d, picked) > hard(d, told)


def test_what_is_said_once_is_harder() -> None:
    """The article repeats one name and says the other once."""
    stem = "Who founded the Norwegian Salt League?"
    often, once = draft(stem, "Anna Lee", "person"), draft(stem, "Halden", "place")
    q = ShortAnswer(id="x", stem=stem, accept=("x",))
    assert hard(once, q) > hard(often, q)


def test_exact_numbers_are_harder() -> None:
    """Two digits that count are harder than one, and a tolerance helps."""
    stem = "How many people worked there?"
    rough, exact = draft(stem, "70", "number", "many"), draft(stem, "84", "number", "many")
    one = Numerical(id="x", stem=stem, key=70)
    assert hard(exact, replace(one, key=84)) > hard(rough, one) > hard(rough, replace(one, tolerance=5))


def test_likely_wrong_answers_are_harder() -> None:
    """Values beside the key, and names out of the article, are taken for it sooner than strangers."""
    d = draft("In which year did Clara Berg close the church?", "1952", "year", "when")
    near = MultiChoice(id="x", stem=d.stem, key="1952", distractors=("1944", "1960", "1931"))
    far = replace(near, distractors=("1352", "1252", "1152"))
    assert hard(d, near) > hard(d, far)


def test_long_stems_and_many_keys_are_harder() -> None:
    """A long stem takes longer to read; five pairs are more than three."""
    d = draft("Who founded it?", "Anna Lee", "person")
    short = ShortAnswer(id="x", stem="Who founded the league?", accept=("Anna Lee",))
    long = replace(short, stem="Who, " + "year after year " * 6 + "founded the league?")
    assert hard(d, long) > hard(d, short)
    three = tuple((f"a{n}", f"b{n}") for n in range(3))
    five = tuple((f"a{n}", f"b{n}") for n in range(5))
    pairs = Matching(id="x", stem="Match.", pairs=three)
    assert hard(replace(d, pairs=five), replace(pairs, pairs=five)) > hard(replace(d, pairs=three), pairs)


def test_difficulty_is_a_share() -> None:
    """From the easiest to the hardest it stays between 0 and 1, and they lie well apart."""
    easy = draft("Who founded it?", "Anna Lee", "person", "role")
    steep = draft("On what date was it founded?", "84", "number", "cause")
    low = hard(easy, TrueFalse(id="x", stem="Anna Lee founded it.", key=True))
    high = hard(steep, Cloze(id="x", stem="word " * 40 + "{{84}}."))
    assert 0 < low < 0.3
    assert 0.5 < high < 1


def test_surnames_that_are_first_names_as_well() -> None:
    """News calls people by their surnames, so "Arthur" is Ole Arthur's; a line-up's initials are no rival."""
    text = (
        "Ole Arthur scored the first goal in Halden on Friday evening, and the crowd sang for an hour. "
        "Jon Moe scored the second goal from the spot after a long pause in which nobody spoke a word. "
        "The side of the evening: K Lund, A Moe, P Strand and T Berg, with four others on the bench."
    )
    article = read_article(text, title="Halden win", published=date(2010, 5, 6))
    w = Writer(read(article), article)
    found = {}
    for n, e in enumerate(w.reading.entities):
        if e.kind == "person":
            a = Answer(e.name, "person", n, accept=(e.name,))
            found[e.name] = accepting.accepted(w, Draft("who", ("Who?",), (a,), "1", 0, (text,)))
    assert "Arthur" in found["Ole Arthur"]
    assert "Moe" in found["Jon Moe"]


def test_a_church_of_two_words_may_leave_the_word_out() -> None:
    """Where the stem says "which church"; not where a nation or a common word would be left."""
    w = finder().writer
    stem = "Which church did they build?"
    assert accepting._without_noun(w, "San Tadeo Church", stem) == ["San Tadeo"]
    assert accepting._without_noun(w, "Norwegian Seamen Church", stem) == []
    assert accepting._without_noun(w, "Halden Free Church", stem) == []


def test_what_the_stem_asks_for_may_be_typed_with_the_name() -> None:
    """Who is asked "which river" may answer with the word."""
    assert "Halden River" in spelt(draft("Which river is salt?", "Halden", "river"))
