"""Wordings that nobody would say, that lost what their verb needs, or that copy a slip are dropped."""

from __future__ import annotations

from collections import Counter

import pytest

from quiz.generate import arguments, gates, reading, slips, standing, telling, wellmade
from quiz.generate.article import read_article
from quiz.generate.asking import aims
from quiz.generate.asking.infinitives import purposes
from quiz.generate.clipping import clippings
from quiz.generate.completeness import lost
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.slight import slight
from quiz.generate.statements import extract

FILL = (
    " The town of Halden lies on the river Tista. The town has a castle, a theatre and two schools."
    " Many visitors come in summer to see the old harbour and the castle that stands above it, and they stay."
)
LEE = Answer("Ann Lee", "person")
YEAR = Answer("1931", "year")
FORTY = Answer("40", "number")


def writer(text: str) -> Writer:
    """A writer for a text padded to the length of an article."""
    article = read_article(text + FILL, title="Halden")
    return Writer(reading.read(article), article)


def draft(w: Writer, stem: str, kind: str, answer: Answer, lemma: str = "be") -> Draft:
    """A draft of the first sentence with one wording."""
    s = w.reading.sentences[0]
    return Draft(
        kind=kind, stems=(stem,), answers=(answer,), fact="0", sentence=0, evidence=(s.text,), lemma=lemma
    )


PLAIN = writer("Ann Lee sailed to Lorn in 1931.")


@pytest.mark.parametrize(
    ("kind", "bad", "good"),
    [
        ("why", "Why did Ann Lee do?", "What did Ann Lee do?"),
        ("when", "In which year was the mill ' built?", "In which year was the mills' owner born?"),
        (
            "truefalse",
            "The boat, nicknamed Goat was sold in 1931.",
            "The boat, nicknamed Goat, was sold in 1931.",
        ),
        ("many", "How many came to Lorn at 12?", "How many came to Lorn at 12 stone bridges?"),
        ("fill", "That led to whom being sent home?", "That led to the coach being sent home by whom?"),
        (
            "who",
            "Who ran on, and no doubt won, at Lorn?",
            "Who has no doubt that Ann Lee won at Lorn?",
        ),
        ("who", "Who kept Lorn two-point lead?", "Who kept the Lorn two-point lead?"),
        ("many", "How many eggs per person does every family eat?", "How many eggs does every family eat?"),
        (
            "many",
            "How many boats does Lorn sell annually per year?",
            "How many boats does Lorn sell per year?",
        ),
        ("who", "Who, curiously, sailed to Lorn?", "Who sailed to Lorn?"),
        ("who", "Who led Lorn while Bo Orr led Halden?", "Who led Lorn while she was a baker?"),
        (
            "many",
            "In how many ports in its prime was the ship seen?",
            "In how many ports was the ship seen in its prime?",
        ),
        ("where", "In which town was the show, which starred Ann Lee, seen?", "Where was the show seen?"),
        (
            "when",
            "In one of its worst years, which ship did Lorn lose?",
            "In 1931, which ship did Lorn lose?",
        ),
        ("when", "Since which year does the mill stand?", "Since which year has the mill stood?"),
        (
            "which",
            "In 1931, by which museum was a boat bought?",
            "In 1931, by which museum was the boat bought?",
        ),
        ("gap", "A boat was bought by the {{Lorn Museum}}.", "The boat was bought by the {{Lorn Museum}}."),
        (
            "truefalse",
            "The number of boats were higher in Lorn.",
            "The number of boats was higher in Lorn.",
        ),
        ("truefalse", "Sales have fallen to 40 boats in 1931.", "Sales have fallen to 40 boats since 1931."),
        ("who", "Who competed well in Lorn?", "Who competed in Lorn?"),
    ],
)
def test_a_wording_nobody_would_say_is_dropped(kind: str, bad: str, good: str) -> None:
    """Each sign drops the torn wording, and lets the sound one beside it pass."""
    assert wellmade.ungainly(PLAIN, draft(PLAIN, bad, kind, LEE), bad)
    assert not wellmade.ungainly(PLAIN, draft(PLAIN, good, kind, LEE), good)
    assert gates.first_failed(PLAIN, draft(PLAIN, bad, kind, LEE), bad)


def test_who_had_a_bad_moment_is_not_asked() -> None:
    """What there was for somebody marks nobody out."""
    stem = "There was a bad moment for {{Ann Lee}}."
    assert wellmade.ungainly(PLAIN, draft(PLAIN, stem, "gap", LEE), stem)
    stem = "There were {{40}} boats in Lorn."
    assert not wellmade.ungainly(PLAIN, draft(PLAIN, stem, "gap", FORTY), stem)


def test_another_needs_the_one_before() -> None:
    """ "Another" and "the other" are understood only beside the first."""
    for stem in ("Another baker, {{Ann Lee}}, came third.", "Who sold the other boat?"):
        assert wellmade.comparing(PLAIN, draft(PLAIN, stem, "gap", LEE), stem)
    stem = "One baker and another one, {{Ann Lee}}, came third."
    assert not wellmade.comparing(PLAIN, draft(PLAIN, stem, "gap", LEE), stem)


@pytest.mark.parametrize(
    ("text", "kind", "lemma", "answer", "bad", "good"),
    [
        (
            "About 40 boats are painted and sold every year.",
            "many",
            "sell",
            FORTY,
            "How many boats are sold every year?",
            "How many boats are painted and sold every year?",
        ),
        (
            "Ann Lee did well to reach the harbour.",
            "truefalse",
            "do",
            LEE,
            "Ann Lee did to reach the harbour.",
            "Ann Lee did well to reach the harbour.",
        ),
        (
            "Ann Lee repaired boats in Lorn.",
            "who",
            "repair",
            LEE,
            "Who repaired in Lorn?",
            "Who repaired boats in Lorn?",
        ),
    ],
)
def test_a_verb_keeps_what_it_has(
    text: str, kind: str, lemma: str, answer: Answer, bad: str, good: str
) -> None:
    """Its twin where both are counted, the adverb it lives by, and its object."""
    w = writer(text)
    assert arguments.unfinished(w, draft(w, bad, kind, answer, lemma), bad)
    assert not arguments.unfinished(w, draft(w, good, kind, answer, lemma), good)


def test_what_was_given_must_be_told() -> None:
    """A verb of two objects that has only whom it was given to says nothing."""
    w = writer("The mayor Bo Orr was keen to give Ann Lee, who came from Lorn, every chance to win.")
    stem = "The mayor Bo Orr was keen to give Ann Lee."
    assert arguments.unfinished(w, draft(w, stem, "truefalse", LEE), stem)
    w = writer("Bo Orr gave Ann Lee a boat.")
    stem = "Who gave Ann Lee a boat?"
    assert not arguments.unfinished(w, draft(w, stem, "who", LEE, "give"), stem)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (
            "Ann Lee won the Halden and Lorn cups, as well as the national title in 1931.",
            "Ann Lee won the Halden and Lorn cups in 1931.",
        ),
        (
            "The find led the investigation of the harbour by Ann Lee in 1931.",
            "The find started the investigation of the harbour in 1931.",
        ),
        ("Ann Lee has won the national title in 1931.", "Ann Lee won the national title in 1931."),
    ],
)
def test_a_date_of_the_last_thing_is_not_that_of_all(text: str, other: str) -> None:
    """Behind "as well as", and behind a deed with its own doer, the year may be of that alone."""
    for sentence, dropped in ((text, True), (other, False)):
        w = writer(sentence)
        stem = "In which year was it?"
        assert arguments.misdated(w, draft(w, stem, "when", YEAR, "win"), stem) is dropped


def test_a_rank_needs_its_time() -> None:
    """ "The biggest hit" of last year is none of all time."""
    w = writer("The Lorn Song was the biggest hit in Peru last year.")
    stem = "Which song was the biggest hit in Peru?"
    assert arguments.unranked(w, draft(w, stem, "which", LEE), stem)
    stem = "Which song was the biggest hit in Peru in 1931?"
    assert not arguments.unranked(w, draft(w, stem, "which", LEE), stem)


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        (
            "Ann Lee was assigned the harbours deputy master. Later the harbour grew.",
            "Who was assigned the harbours deputy master?",
        ),
        (
            "The agency recommended ships to return to harbour.",
            "Which agency recommended ships to return to harbour?",
        ),
        (
            "The building of the mill occurred in 1931 by Ann Lee, using stone.",
            "In which year did the building of the mill occur by Ann Lee?",
        ),
        ("The council noted for the danger of floods.", "Which council noted for the danger of floods?"),
        (
            "The lighthouse issued warnings and analyses three times a day, starting at noon.",
            "How many times a day does the office analyse?",
        ),
        (
            "Lorn were looking more like leaders and Orr kept out the drive of the visitors.",
            "Who kept out the drive of the visitors?",
        ),
        ("Research shows that Lorn grew.", "According to Research, what grew?"),
        ("Formed by two bakers in Lorn, Ann Lee's band is old.", "How many bakers in Lorn Formed the band?"),
    ],
)
def test_a_slip_is_not_copied(text: str, stem: str) -> None:
    """Odd company of a noun or verb, and a capital from the sentence's front."""
    w = writer(text)
    assert slips.slipped(w, draft(w, stem, "who", LEE), stem)


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("The special forces unit trained in Lorn.", "Which forces unit trained in Lorn?"),
        ("Ann Lee suggested a way to return.", "Who suggested a way to return?"),
        ("The trade began by the river in 1931.", "In which year did the trade begin by the river?"),
        ("Ann Lee bought boats and sells nets in Lorn.", "Who sells nets in Lorn?"),
        ("Flight into Lorn became her first play.", "Was Flight into Lorn her first play?"),
    ],
)
def test_what_only_looks_like_a_slip_passes(text: str, stem: str) -> None:
    """A usual plural before a noun, an infinitive of a noun, a place with "by", a second verb, a title."""
    w = writer(text)
    assert not slips.slipped(w, draft(w, stem, "who", LEE), stem)


def test_a_publisher_in_its_own_article_is_no_answer() -> None:
    """What the paper does in the article is not what the article tells."""
    w = writer("Halden News investigates how the bridge fell.")
    stem = "Who investigates how the bridge fell?"
    assert slips.selfish(w, draft(w, stem, "who", LEE), stem)


def test_nobody_asks_who_told_a_newspaper() -> None:
    """What was told stands behind the colon, and is gone."""
    stem = "Who told the Lorn Daily Post?"
    assert slight(PLAIN, draft(PLAIN, stem, "who", LEE), stem)


def test_how_it_was_done_is_no_aside() -> None:
    """ "While wearing …" without a comma says how; behind a comma it is spare."""
    w = writer("Four bakers crossed the wide bay while wearing blindfolds.")
    assert lost(w.reading, w.reading.sentences[0], "cross", "How many bakers crossed the wide bay? Four")
    w = writer("Four bakers crossed the wide bay, while wearing blindfolds.")
    assert not lost(w.reading, w.reading.sentences[0], "cross", "How many bakers crossed the wide bay? Four")


def test_an_aside_that_goes_on_is_not_cut() -> None:
    """ ", especially for …" behind a clause between commas belongs to it."""
    w = writer(
        "The boat was placed beside that of Bo Orr, who was well known, especially for his part in the"
        " building of the harbour."
    )
    s = w.reading.sentences[0]
    texts = [s.text_of(kept) for kept in clippings(w.reading, s, frozenset())]
    assert not any("known" not in text and "especially" in text for text in texts)


def test_an_aim_keeps_whereto() -> None:
    """ "To bring the debt" is no aim without "under control"."""
    w = writer("The board of Lorn pledged to bring the town's huge harbour budget deficit under control.")
    assert not any(text.endswith("deficit") for _, _, text in purposes(w))


def test_nobody_does_what_is_done_to_it() -> None:
    """ "What was the boat designed to do? To be sold" asks a deed of what is passive."""
    w = writer(
        "The Lorn boat was designed to be sold to rich traders. Ann Lee came to open a new school in Lorn."
        " Bo Orr paid to widen the old bridge of Lorn."
    )
    assert not list(aims.ask(w, extract(w, Counter())))


@pytest.mark.parametrize(
    ("text", "bad", "good", "answer"),
    [
        (
            "The Finland Army bought boats. The Finnish Army sold the Finnish Army's boats.",
            "Who sold the Finland Army boats?",
            "Who sold the Finnish Army boats?",
            LEE,
        ),
        (
            "Ann Lee led the Board of Works.",
            "Who was the Board of Works's head?",
            "Who was the Board of Works' head?",
            LEE,
        ),
        (
            "Ann Lee grew up in Oslo.",
            "Ann Lee raised in {{Oslo}} before that.",
            "Ann Lee was raised in {{Oslo}} before that.",
            LEE,
        ),
        (
            "Ann Lee grew up in Oslo.",
            "In which year did Ann Lee raise in Oslo?",
            "In which year did Ann Lee raise a child in Oslo?",
            YEAR,
        ),
    ],
)
def test_names_that_are_none(text: str, bad: str, good: str, answer: Answer) -> None:
    """The article's own other form, an owner nobody would say, a deed that was done to somebody."""
    w = writer(text)
    assert slips.misnamed(w, draft(w, bad, "who", answer), bad)
    assert not slips.misnamed(w, draft(w, good, "who", answer), good)


def test_a_man_is_no_city() -> None:
    """A given name and a surname are asked for by "who"."""
    w = writer("Ann Lund led the team.")
    stem = "Which city led the team?"
    assert slips.misnamed(w, draft(w, stem, "which", Answer("Ann Lund", "city")), stem)
    assert not slips.misnamed(w, draft(w, stem, "which", Answer("Lund", "city")), stem)


def test_a_last_word_alone_is_no_name() -> None:
    """ "The Wall", whose full name the article has, tells nobody which, unless the title is its name."""
    w = writer("The Long Wall stood there. The Wall was built for defence.")
    stem = "Halden: The Wall was built for defence."
    assert standing.clipped(w, draft(w, stem, "truefalse", LEE), stem)
    whole = "Halden: The Long Wall was built for defence."
    assert not standing.clipped(w, draft(w, whole, "truefalse", LEE), whole)
    w = writer("The Wall was built for defence.")
    assert not standing.clipped(w, draft(w, stem, "truefalse", LEE), stem)


def test_a_frame_that_is_the_other_name_of_the_key() -> None:
    """Under "Halden" nobody is asked who "Ann Lee, Halden," was."""
    w = writer("Ann Lee, Halden, was born in 1931.")
    answer = Answer("Ann Lee", "person", entity=0)
    stem = "Who was born in 1931?"
    assert telling.leaking(w, draft(w, stem, "who", answer), f"Halden: {stem}")
    assert not telling.leaking(w, draft(w, stem, "who", answer), stem)


def test_a_name_with_its_own_year_stays() -> None:
    """ "The 1994 Summer Games" under "1998 Summer Games" are others."""
    article = read_article(
        "The 1998 Summer Games were held in Lorn. The smallest team came to the 1994 Summer Games in Oslo."
        + FILL,
        title="1998 Summer Games",
    )
    w = Writer(reading.read(article), article)
    s = w.reading.sentences[1]
    for m in w.reading.mentions[1]:
        if m.entity >= 0 and "Games" in m.text:
            w.reading.entities[m.entity].name = "1998 Summer Games"
            object.__setattr__(m, "first", m.last - 1)
            object.__setattr__(m, "text", "Summer Games")
    assert "1994 1998" not in w.write(s, [t.i for t in s.tokens])
