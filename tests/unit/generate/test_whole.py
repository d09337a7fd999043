"""Questions that keep the author's sentence: what may be clipped, how it is turned, and what frames it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from quiz.generate import clipping, ranking, reading, soundness, telling
from quiz.generate.article import read_article
from quiz.generate.asking import when, wholetrue
from quiz.generate.asking.target import Target
from quiz.generate.asking.targets import targets
from quiz.generate.asking.whole import ask as ask_whole
from quiz.generate.asking.worth import supposed
from quiz.generate.completeness import lost
from quiz.generate.distractors import Finder
from quiz.generate.drafts import Answer, Draft
from quiz.generate.frames import LEANS, framed
from quiz.generate.phrase import Writer
from quiz.generate.splitting import clauses
from quiz.generate.statements import extract

FILL = (
    " The town of Halden lies on the river Tista. The town has a castle, a theatre and two schools."
    " Many visitors come in summer to see the old harbour and the castle that stands above it, and they stay."
)


def writer(text: str, *, title: str = "Halden", published: date | None = None) -> Writer:
    """A writer for a text that is padded to the length of an article."""
    article = read_article(text + FILL, title=title, published=published)
    return Writer(reading.read(article), article)


def drafts(text: str, **kind: str) -> list[Draft]:
    """The whole-sentence drafts of a text's first paragraph."""
    w = writer(text)
    return [d for d in ask_whole(w, []) if all(getattr(d, k) == v for k, v in kind.items())]


def stems(found: list[Draft]) -> list[str]:
    """All their wordings."""
    return [stem for d in found for stem in d.stems]


def first_targets(w: Writer) -> list[Target]:
    """What can be asked for in the first sentence."""
    return list(targets(w, w.reading.sentences[0]))


def test_a_clipping_loses_an_aside_with_both_its_commas() -> None:
    """What a comma pair or brackets set off goes whole; what is left reads as a sentence."""
    w = writer("The bridge, which was painted in 1990, was opened by Ann Lee (born 1901) in 1931.")
    s = w.reading.sentences[0]
    texts = [
        " ".join(s.tokens[k].text for k in kept) for kept in clipping.clippings(w.reading, s, frozenset())
    ]
    assert texts[-1] == "The bridge was opened by Ann Lee in 1931"
    assert all("(" not in text for text in texts)


def test_a_clipping_keeps_what_is_asked_for() -> None:
    """A piece that holds the answer is never left out."""
    w = writer("The bridge, which was painted in 1990, was opened by Ann Lee in 1931.")
    s = w.reading.sentences[0]
    year = next(t.i for t in s.tokens if t.text == "1990")
    assert all(year in kept for kept in clipping.clippings(w.reading, s, frozenset({year})))


def test_two_main_verbs_give_two_clauses_with_the_shared_subject() -> None:
    """Each verb stands with the subject, and a shared auxiliary is carried over."""
    w = writer("The castle was built in 1661 and was burned by Karl Berg in 1716.")
    found = list(clauses(w.reading.sentences[0]))
    assert len(found) == 2
    second = found[1].sentence.text_of(found[1].tokens)
    assert second.startswith("The castle was burned by Karl Berg in 1716")


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "In 1931 Ann Lee opened the Tista Bridge after a year of repairs.",
            "In which year did Ann Lee open the Tista Bridge after a year of repairs?",
            "1931",
        ),
        (
            "The Tista Bridge was opened by Ann Lee on 4 May 1931.",
            "On what date was the Tista Bridge opened by Ann Lee?",
            "4 May 1931",
        ),
        (
            "The Halden Museum holds 640 letters from the poet Nils Berg.",
            "How many letters does the Halden Museum hold from the poet Nils Berg?",
            "640",
        ),
    ],
)
def test_a_sentence_is_turned_whole(sentence: str, question: str, answer: str) -> None:
    """The piece asked for goes to the front, the auxiliary before the subject; nothing else moves or goes."""
    found = drafts(sentence, kind="turned")
    assert (question, answer) in [(stem, d.answers[0].text) for d in found for stem in d.stems]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1817 the exchange was founded in Halden and it is still used by Ann Lee.",
        "Ann Lee has worked for the Tista Company since 1931 and lives in Halden.",
    ],
)
def test_a_second_verb_is_never_left_unturned(sentence: str) -> None:
    """ "In which year was it founded and is used …" is not said: the second verb goes, or all goes."""
    assert not [q for q in stems(drafts(sentence, kind="turned")) if re.search(r"\band (?:it is|lives)\b", q)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Lee may become the first mayor of Halden in 2031.",
        "The Tista Company would have closed in 1931 without Ann Lee.",
        "If the council agrees, Ann Lee opens the Tista Bridge in 2031.",
        "Ann Lee did not open the Tista Bridge in 1931.",
        "It is possible that Ann Lee opened the Tista Bridge in 1931.",
    ],
)
def test_what_is_only_supposed_is_not_asked(sentence: str) -> None:
    """What may be, would be, hangs on an if or is denied gives no question and no true or false."""
    w = writer(sentence)
    assert supposed(w.reading.sentences[0])
    assert not [d for d in ask_whole(w, []) if d.sentence == 0]
    assert not [d for d in wholetrue.ask(w, Finder(w)) if d.sentence == 0]


def test_a_name_among_equals_is_no_target() -> None:
    """One of a list, a describing name, a name in brackets, a member of many: none of them is asked for."""
    w = writer("Ann Lee was a member of the Halden council (with Karl Berg), Tista rowers and Nils Moe.")
    assert not [t for t in first_targets(w) if t.answer.text in ("Ann Lee", "Karl Berg", "Nils Moe")]


def test_a_gap_needs_a_second_specific() -> None:
    """Where nothing but common words stands around it, any name would fill the gap."""
    assert not drafts("The old castle was a gift of Ann Lee to the people of the town.", kind="gap")
    assert drafts("Halden Castle was given to Karl Berg by the Tista Company in 1931.", kind="gap")


def test_false_statements_contradict_the_sentence() -> None:
    """A false draft differs from the true one in one exclusive thing and carries the correction."""
    w = writer("The Tista Bridge was opened by Ann Lee in 1931.")
    false = [d for d in wholetrue.ask(w, Finder(w)) if d.key is False and d.sentence == 0]
    assert false
    assert all("1931" in d.correction and "1931" not in d.stem for d in false)


def test_a_frame_names_the_story(made: Callable[..., object]) -> None:
    """A news stem that does not say which story it is has the headline and the month before it."""
    w = writer(
        "The council approved the plan by 12 votes.",
        title="Halden builds a new bridge over the Tista",
        published=date(2020, 5, 7),
    )
    assert w.frames.before(0) == "“Halden builds a new bridge over the Tista” (May 2020)"
    assert w.frames.without(framed(w.frames.before(0), "Who came?")) == "Who came?"


def test_the_frame_takes_no_torn_headline() -> None:
    """A headline too long is cut at a colon or semicolon, or not used at all."""
    long = "A very long headline that goes on and on about nothing much in the old town of Halden"
    assert (
        writer(
            "Ann Lee came to Halden in the spring of 1931.", title=long, published=date(2020, 5, 7)
        ).frames.topic
        == ""
    )
    cut = writer(
        "Ann Lee came.", title="Halden opens new bridge; thousands come to see it", published=date(2020, 5, 7)
    )
    assert cut.frames.topic == "“Halden opens new bridge”"


def test_leaning_marks_never_reach_a_stem() -> None:
    """The unseen mark of a description is gone once the frame stands there."""
    assert LEANS not in framed("Halden", f"Who built the{LEANS} harbour?")


def test_a_lost_restrictor_is_noticed() -> None:
    """A wording without a telling word of its clause is found; one that keeps them all is not."""
    w = writer("Ann Lee won the Halden Prize for her second novel in 1931.")
    s = w.reading.sentences[0]
    assert "novel" in lost(w.reading, s, "win", "Who won the Halden Prize in 1931? Ann Lee")
    assert not lost(w.reading, s, "win", "Who won the Halden Prize for her second novel in 1931? Ann Lee")


def test_a_semicolon_ends_a_sentence() -> None:
    """Both halves are read for themselves, so each can be asked without the other."""
    w = writer("The castle burned down in 1716; the town built a new one of brick: it stands today.")
    assert [s.text for s in w.reading.sentences][:3] == [
        "The castle burned down in 1716;",
        "the town built a new one of brick:",
        "it stands today.",
    ]


def test_a_surname_fills_a_gap_too() -> None:
    """Whoever types the surname has the person right, unless two bear it."""
    found = stems(drafts("In 1931 the bridge at Moss was opened by Carla Wilhelmina Berg.", kind="gap"))
    assert found
    assert all("{{Carla Wilhelmina Berg|Berg}}" in stem for stem in found if "Berg" in stem)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Ann Berg had remained active in the Halden Rowing League.", False),
        ("By 1931 Ann Berg had become the head of the Halden Rowing League.", True),
        ("Ann Berg remained active in the Halden Rowing League.", True),
    ],
)
def test_what_had_been_needs_a_time(text: str, asked: bool) -> None:
    """A past before a past leans on the text around it unless the sentence itself has a time."""
    assert any("Rowing League" in stem for stem in stems(drafts(text))) is asked


def test_a_common_noun_is_small_within_a_question() -> None:
    """A sentence's first word that is a name only as a part of longer names loses its capital."""
    w = writer("Cholera came to Moss in 1831. The Great Cholera of 1853 was worse, and cholera came often.")
    s = w.reading.sentences[0]
    assert w.vocabulary.cased(s.tokens[0], "Cholera") == "cholera"


def told_true(text: str, *, title: str, published: date | None = None) -> list[str]:
    """The true statements of the first sentence."""
    w = writer(text, title=title, published=published)
    return [d.stem.replace(LEANS, "") for d in wholetrue.ask(w, Finder(w)) if d.sentence == 0 and d.key]


def test_what_has_happened_does_not_go_stale() -> None:
    """ "Has opened" is as true later; "has been a port" may end, and so may "opens"."""
    assert told_true("Ann Lee has opened a new bridge across the Tista in Halden.", title="Halden")
    assert not told_true("Halden has been a port on the Tista since the reign of Olaf.", title="Halden")
    assert not told_true("Ann Lee opens a new bridge across the Tista in Halden.", title="Halden")


def test_no_statement_says_what_its_headline_says() -> None:
    """The headline stands before the statement: the same deed told twice is known to be true."""
    text = "Ann Lee opened the Tista Bridge in Halden under a red sail."
    day = date(1990, 5, 2)
    assert not told_true(text, title="Ann Lee opens Tista Bridge under a red sail", published=day)
    assert told_true(text, title="Storm sinks three ferries near Oslo", published=day)


def test_no_name_is_swapped_where_it_stands_twice() -> None:
    """ "Bo Orr wrote the Letters of Ann Lee" is no fair falsehood: the work names its writer."""
    w = writer("Ann Lee wrote the Letters of Ann Lee in 1931. Bo Orr built the Tista Mill in 1904.")
    false = [d for d in wholetrue.ask(w, Finder(w)) if d.key is False and d.sentence == 0]
    assert not any(d.answers[0].kind == "person" for d in false)


def test_a_number_asked_for_counts_nobody_without_a_name() -> None:
    """ "1,900 people" tells nobody's name; "how many people" asks for no name."""
    found = stems(drafts("The Tista Company, which builds ferries in Halden, employs about 1,900 people."))
    assert any(q.startswith("About how many people does the Tista Company") for q in found)


def test_what_follows_a_semicolon_may_begin_small() -> None:
    """The second of two statements is asked about like the first."""
    w = writer("The castle burned down in 1716; the town of Moss bought the Tista Mill in 1931.")
    assert not soundness.unfit(w.reading.sentences[1])


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        ("The extent of the Tista Wall was 73 miles.", "how many miles"),
        ("The Tista Company accounted for 70 percent of the market in 2009.", "For what percentage"),
        ("The Tista Club played at Harbour Street in 1931.", "At which street"),
    ],
)
def test_what_nobody_would_ask_so(text: str, bad: str) -> None:
    """A measure is no count, and some prepositions do not go to the front."""
    assert not any(bad in stem for stem in stems(drafts(text)))


def told_false(text: str, *, title: str = "Halden", published: date | None = None) -> list[str]:
    """The false statements of the first sentence."""
    w = writer(text, title=title, published=published)
    return [
        d.stem.replace(LEANS, "") for d in wholetrue.ask(w, Finder(w)) if d.sentence == 0 and d.key is False
    ]


def test_a_changed_number_keeps_its_unit_and_needs_to_be_exact() -> None:
    """ "70 percent" becomes "50 percent"; "over 70" is contradicted by no other number."""
    exact = told_false("The Tista Company owned 70 percent of the ferries of Halden in 1931.")
    assert any(" percent of the ferries" in stem and "70" not in stem for stem in exact)
    loose = told_false("The Tista Company owned over 70 ferries in the port of Halden in 1931.")
    assert all("over 70 ferries" in stem for stem in loose)


def test_the_headlines_own_number_is_not_changed() -> None:
    """ "Storm sinks 12 ferries" before "sank 14 ferries" would correct it."""
    text = "A storm from the north sank 12 ferries in the port of Halden on the river Tista."
    day = date(1990, 5, 2)
    assert not any("12" not in x for x in told_false(text, title="Storm sinks 12 ferries", published=day))


def test_false_statements_wait_for_true_ones() -> None:
    """One put back for balance comes in as soon as its counterpart is there, whatever their order."""
    w = writer(
        "Ann Lee founded the Tista Company in Halden in 1931. Bo Orr built the Tista Mill in Halden in 1904. "
        "The Halden Bank helped Carl Berg with the repair of the Tista School for some months. "
        "The Tista Company lent Maria Keller a ferry and two boats." + 9 * FILL
    )
    found = list(wholetrue.ask(w, Finder(w)))
    false = [d for d in found if d.key is False and d.sentence < 2]
    true = [d for d in found if d.key and d.sentence in (2, 3)]
    for order in (false + true, true + false):
        chosen = ranking.select(w, order, None, lambda _why, _draft: None)
        keys = [d.key for d in chosen]
        assert keys.count(True) == keys.count(False) >= 1


def test_a_hashtag_is_no_aside() -> None:
    """It is the name of what stands before it; without it nobody knows which hashtag is meant."""
    w = writer(
        "The Halden Herald observed that the hashtag on the site, #SaveTista, had become a sign of hope."
    )
    s = w.reading.sentences[0]
    assert all("#SaveTista" in s.text_of(kept) for kept in clipping.clippings(w.reading, s, frozenset()))


@pytest.mark.parametrize(
    ("stem", "told"), [("opened the Halden Bridge to", True), ("led the Lund Club to", False)]
)
def test_a_story_is_told_by_its_headlines_names(stem: str, told: bool) -> None:
    """Two names and a year alone do not say which story it was."""
    w = writer("Ann Lee met Bo Orr.", title="Storm closes the Halden bridge", published=date(2008, 5, 2))
    assert w.frames.told(f"Who {stem} Oslo in May 2008?") is told


@pytest.mark.parametrize(("captain", "tells"), [("the English captain", True), ("the captain", False)])
def test_a_nation_tells_its_country(captain: str, tells: bool) -> None:
    """ "English" gives England away, though England is no state of its own in the gazetteer."""
    w = writer("England won the match by three goals to one.")
    d = drafts("Ann Lee opened the Tista Bridge in 1931.", kind="turned")[0]
    asked = replace(d, kind="which", answers=(Answer("England", "country", 0),))
    assert telling.leaking(w, asked, f"Which country won, with a goal from {captain} Bo Orr?") is tells


@pytest.mark.parametrize(("verb", "asked"), [("estimated that", False), ("lost", True)])
def test_the_year_of_a_remark_is_not_asked(verb: str, asked: bool) -> None:
    """When somebody said something is seldom what matters; when it happened is."""
    rest = "400 boats were lost at sea" if not asked else "400 boats at sea"
    w = writer(f"In 2006, the Tista Company {verb} {rest}.")
    found = [d for d in when.ask(w, extract(w, Counter())) if d.sentence == 0]
    assert bool(found) is asked
    whole = [d for d in ask_whole(w, []) if d.sentence == 0 and d.answers[0].text == "2006"]
    assert bool(whole) is asked
