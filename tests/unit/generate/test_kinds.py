"""The kinds of question beside the whole-sentence ones: what each asks, and what it leaves alone."""

from __future__ import annotations

from collections import Counter

import pytest

from quiz.generate import gates
from quiz.generate.article import read_article
from quiz.generate.asking.infinitives import purposes
from quiz.generate.drafts import Draft
from quiz.generate.phrase import Writer
from quiz.generate.pipeline import ASKING
from quiz.generate.reading import read
from quiz.generate.statements import extract

FERRY = """\
# Ferry Marlin runs aground off Korsund

3 May 2014

The ferry Marlin ran aground off Korsund on 2 May 2014. Captain Ole Strand left the bridge because a pump had
failed in the engine room. The harbour in Korsund was closed because of a storm from the north. Passengers
waited until midnight in the church of Korsund because the only road had been flooded. The search for the
Marlin was paid for by Norway, Iceland and Finland. Strand's lawyer, Mona Berg, said that the Marlin had
been repaired in Gdansk in April.

"The rocks off Korsund stand on every chart of 1890," said Erik Dahl, the director of the Coast Office. Dahl
said that he had slept badly. "We hope for good weather in Korsund and Bergen tomorrow," Dahl said. The Coast
Office has 84,121 charts and employs 640 people at stations in Norway. The Marlin was built by the Kolding
family in 1988. The search cost 2 million kroner. Two tugs from Bergen pulled the Marlin off the rocks. The
company runs ferries to Alpha in Norway, Beta in Sweden and Gamma in Denmark.
"""

CAVES = """\
# Caves of Ardal

Sinkholes are openings in the rock through which rain water falls into caves. The Ardal Race, held every
five years since 1928, draws 900 runners. The caves of Ardal were first mapped by Jonas Pike in 1861. The
Ardal Museum was founded in 1903. The museum's first director, Anna Holm, collected bats. The tower of the
Ardal Museum was struck by lightning in 1931. Lyon's robot, called Old Tom,
climbed the tower of Ardal in 1950.
"""


def drafted(text: str) -> list[Draft]:
    """Every draft that has a wording which passes the gates."""
    article = read_article(text)
    w = Writer(read(article), article)
    facts = extract(w, Counter())
    found: list[Draft] = []
    for ask in ASKING:
        for d in ask(w, facts):
            d.stems = tuple(stem for stem in d.stems if not gates.first_failed(w, d, stem))
            if d.stems:
                found.append(d)
    return found


@pytest.fixture(scope="module")
def ferry() -> list[Draft]:
    """What a news story gives."""
    return drafted(FERRY)


@pytest.fixture(scope="module")
def caves() -> list[Draft]:
    """What an encyclopaedia article gives."""
    return drafted(CAVES)


def of(drafts: list[Draft], *kinds: str) -> dict[str, Draft]:
    """The drafts of some kinds by their first wording."""
    return {d.stems[0]: d for d in drafts if d.kind in kinds}


def test_a_reason_stands_among_the_articles_other_reasons(ferry: list[Draft]) -> None:
    """Why-questions are choices between what the article itself gives as reasons, never typed."""
    why = of(ferry, "why")["Why was the harbour in Korsund closed?"]
    assert why.answers[0].text == "Because of a storm from the north"
    assert set(why.distractors) == {
        "Because a pump had failed in the engine room",
        "Because the only road had been flooded",
    }
    assert why.answers[0].kind == "phrase"


def test_no_aim_ends_before_its_noun() -> None:
    """What is too long for a choice is cut where it stands whole, or is no choice."""
    planet = "The statement said that such ties would help to build a peaceful, prosperous and clean planet, "
    article = read_article(f"{FERRY}{planet}on which people live in harmony with nature.\n")
    found = [words for _, _, words in purposes(Writer(read(article), article))]
    assert not any(words.endswith("peaceful") for words in found)


AIMS = """\
# Korsund plans a bridge

3 May 2014

The council of Korsund intended to build a bridge over the sound. The first debate is set to take place in the
town hall in June. A committee was founded to collect money for the pillars. The Sound Club wants to move the
harbour to the north. Mona Berg dug to find stones for the road. She wants to draw a plan for the tower. The
council of Korsund was formed to repair the roads of the county. The council of Korsund plans to sell the old
ferry to Norway.
"""


def test_an_aim_stands_beside_what_others_mean_to_do() -> None:
    """No wrong aim is what befalls, what is done for an end, what "she" wants, what the body is for."""
    drafts = of(drafted(AIMS), "aim")
    (aim,) = [d for stem, d in drafts.items() if "intend" in stem]
    assert aim.answers[0].text == "To build a bridge over the sound"
    assert set(aim.distractors) == {
        "To collect money for the pillars",
        "To move the harbour to the north",
    }


OFFICES = """\
# Korsund votes on the bridge over the sound

3 May 2014

The council of Korsund voted for the bridge on 2 May 2014. Shadow Home Secretary Mona Berg said that it
would cost too much. Home Secretary Martin Dahl thanked the council. NASA Administrator Peter Moe opened the
debate. Veteran politician Karl Lund said that he would swim. Ferry pilot Robert Holm sang a song about the
sound.
"""


def test_an_office_is_asked_for_its_month_also_behind_a_headline() -> None:
    """Who holds an office changes: the stem says when, and a body known by its letters needs no headline."""
    roles = {stem: d.answers[0].text for stem, d in of(drafted(OFFICES), "role").items()}
    assert roles["Who was the NASA Administrator in May 2014?"] == "Peter Moe"
    assert roles["“Korsund votes on the bridge over the sound”: Who was the Home Secretary in May 2014?"] == (
        "Martin Dahl"
    )


def test_a_description_fits_one_of_those_to_be_matched() -> None:
    """ "Veteran politician" fits them all and stands in no match; a shadow secretary is no secretary."""
    (match,) = of(drafted(OFFICES), "matching").values()
    assert dict(match.pairs) == {
        "Mona Berg": "Shadow Home Secretary",
        "Martin Dahl": "Home Secretary",
        "Peter Moe": "NASA Administrator",
        "Robert Holm": "Ferry pilot",
    }
    undated = OFFICES.replace("3 May 2014\n\n", "")
    assert not of(drafted(undated), "matching")  # who holds an office today, it cannot tell
    fewer = OFFICES.replace("Home Secretary Martin Dahl", "Martin Dahl").replace(
        "Ferry pilot Robert", "Robert"
    )
    assert not of(drafted(fewer), "matching")


def test_a_body_of_no_known_sort_is_asked_as_the_doer_only() -> None:
    """Nobody says "Which organization" of what may be a firm or a party; "Who built it?" fits them all."""
    text = (
        "3 May 2014\n\nVBX built the ferry Marlin for Norway in 2012. The county fined VBX in April 2014 "
        "for the oil in the harbour of Korsund. VBX was founded by Mona Berg in 1931. The county has many "
        "islands and a long coast."
    )
    stems = {
        s: d.answers[0].text for d in drafted(text) if d.kind not in ("gap", "truefalse") for s in d.stems
    }
    assert not any("organization" in s for s in stems)
    assert {s for s, key in stems.items() if key == "VBX"} == {
        "Who built the ferry Marlin for Norway in 2012?",
        "Who built the ferry Marlin for Norway?",
    }


def test_an_aside_is_no_reason() -> None:
    """ "(due to …)" explains its noun: it is not why the sentence is so."""
    text = FERRY.replace("because of a storm from the north", "with its cranes (due to a storm)")
    assert not any("harbour" in stem for stem in of(drafted(text), "why"))


def test_who_said_is_asked_of_known_people_and_things_worth_it(ferry: list[Draft]) -> None:
    """A titled speaker, also behind "said"; no private remark, no hopes."""
    said = {stem: d.answers[0].text for stem, d in of(ferry, "said", "quote").items()}
    assert said == {
        'Who said, "The rocks off Korsund stand on every chart of 1890"?': "Erik Dahl",
        "Who said that the Marlin had been repaired in Gdansk in April 2014?": "Mona Berg",
    }


def test_who_is_asks_for_relations_and_offices(ferry: list[Draft], caves: list[Draft]) -> None:
    """An office is asked for its time; "first" and kinship without one; rulers are common knowledge."""
    roles = {stem: d.answers[0].text for stem, d in of(ferry, "role").items()}
    assert roles["Who was the director of the Coast Office in May 2014?"] == "Erik Dahl"
    assert roles["Who was Ole Strand's lawyer in May 2014?"] == "Mona Berg"
    first = {stem: d.answers[0].text for stem, d in of(caves, "role").items()}
    assert "Anna Holm" in first.values()
    king = FERRY.replace("Mona Berg, said", "Mona Berg, met King Harald of Norway and said")
    assert not any("King" in stem for stem in of(drafted(king), "role"))


def test_parallel_pairs_are_matched(ferry: list[Draft]) -> None:
    """ "A in X, B in Y and C in Z" becomes one matching question, with its story before it."""
    stem, pairs = next((s, d.pairs) for s, d in of(ferry, "matching").items() if "Alpha" in str(d.pairs))
    assert pairs == (("Alpha", "Norway"), ("Beta", "Sweden"), ("Gamma", "Denmark"))
    assert "Marlin" in stem


def test_a_stranded_preposition_comes_along(ferry: list[Draft]) -> None:
    """ "Was paid for by" turns into "paid for"."""
    assert "Which countries paid for the search for the Marlin?" in of(ferry, "list")


def test_numbers_that_can_be_kept_in_mind(ferry: list[Draft]) -> None:
    """Five exact digits and pairs are not asked; where something was counted stands last; a sum once."""
    many = {stem: d.answers[0].text for stem, d in of(ferry, "many", "money").items()}
    assert many["How many people does the Coast Office employ at stations in Norway?"] == "640"
    assert "84,121" not in many.values()
    assert not any("tugs" in stem or "kroner" in stem for stem in many)
    assert [text for stem, text in many.items() if stem.startswith("How much")] in ([], ["2 million kroner"])


def test_things_are_asked_by_name_only(ferry: list[Draft]) -> None:
    """ "Which family" is asked; a plain common noun never."""
    what = of(ferry, "what")
    assert [d.answers[0].text for d in what.values()] == ["Kolding family"]


def test_a_term_is_asked_from_its_definition(caves: list[Draft]) -> None:
    """The definition stands in the question, the term is the answer; and a thing's own name is asked for."""
    stem = "What are openings in the rock through which rain water falls into caves called?"
    assert of(caves, "definition")[stem].answers[0].accept[:2] == ("sinkholes", "sinkhole")
    named = {d.answers[0].text for d in of(caves, "term").values()}
    assert named == {"Old Tom"}


def test_a_reduced_participle_is_no_past(caves: list[Draft]) -> None:
    """ "The race, held every five years since 1928, draws …" never says that the race held something."""
    assert not any("Ardal Race hold" in stem for d in caves for stem in d.stems)


def test_the_month_of_the_news_is_for_the_news() -> None:
    """A paragraph that tells of years past gets no month of the news; a deed of the day does."""
    text = (
        "# Rowers honour Vera Lund\n\n20 May 2014\n\nVera Lund met Tom Berg in Bergen. They talked for two "
        "hours about boats and the sea around the islands.\n\nLund was born in Alta in 1950. At sixteen Lund "
        "beat Eva Moen in Oslo. She later kept a shop for ropes in the harbour of Alta."
    )
    stems = [stem for d in drafted(text) if d.kind == "who" for stem in d.stems]
    assert any("meet" in stem or "met" in stem for stem in stems if "May 2014" in stem)
    assert not any("beat" in stem for stem in stems if "May 2014" in stem)


def test_events_in_order_say_of_what_and_keep_what_makes_them_true(caves: list[Draft]) -> None:
    """The stem names the subject; "first" stays; no event leans on the frame."""
    (order,) = [d for d in caves if d.kind == "ordering"]
    assert "Caves of Ardal" in order.stems[0]
    assert [a.text for a in order.answers] == [
        "The caves of Ardal were first mapped by Jonas Pike",
        "The Ardal Museum was founded",
        "The tower of the Ardal Museum was struck by lightning",
        "Lyon's robot climbed the tower of Ardal",
    ]
