"""What was cut must not change what is left: halves, commas, complements, and what a date belongs to."""

from __future__ import annotations

from collections import Counter

import pytest

from quiz.generate import arguments, gates, hanging, inflect, slips, soundness, unsaid, wellmade
from quiz.generate.asking import order
from quiz.generate.asking.swaps import exclusive
from quiz.generate.asking.targets import targets
from quiz.generate.drafts import Answer, Draft
from quiz.generate.frames import LEANS
from quiz.generate.statements import extract
from quiz.generate.wording import tidy
from tests.unit.generate.test_wellmade import LEE, YEAR, draft, writer

PLAIN = writer("Ann Lee sailed to Lorn in 1931.")


def who(stem: str, kind: str = "turned") -> Draft:
    """A draft about the plain sentence."""
    return draft(PLAIN, stem, kind, LEE)


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("Who repeated the call for a bridge, warning?", "Who repeated the call for a bridge?"),
        ("Although, in which town did Ann Lee live?", "In which town did Ann Lee live?"),
        ("Although Ann Lee lived in Lorn.", "Although Ann Lee lived in Lorn, she died in Halden."),
        ("Which fair was a stage for many?", "Which fair was a stage for many singers?"),
        ("Lorn has two new addresses -.oak and.elm.", "Lorn has two new addresses, oak and elm."),
        ("Ann Lee sailed in the 1927 1931 Lorn Games.", "Ann Lee sailed in the 1931 Lorn Games."),
        ("Who was the Museum of Pictures's director?", "Who was Lorn's director?"),
        (
            "They were split between huts in the east by the mill and in the west in which valley?",
            "They built huts in the east by the mill in which valley?",
        ),
        ("Ann Lee is married with how many children?", "How many children does Ann Lee have?"),
    ],
)
def test_nothing_is_left_hanging(bad: str, good: str) -> None:
    """A participle of saying, a conjunction, "many", a torn sign, and a question too deep inside."""
    assert wellmade.ungainly(PLAIN, who(bad), bad)
    assert not wellmade.ungainly(PLAIN, who(good), good)


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        (
            "Who regretted the choice of Lorn as a venue?",
            "Who regretted the choice of Lorn as a venue for it?",
        ),
        (
            "In which year did Ann Lee come back to Lorn?",
            "In which year did Ann Lee come back to Lorn from Oslo?",
        ),
        (
            "The road continues along a ridge through which town?",
            "The road runs along a ridge through which town?",
        ),
        ("Each time, how many sailors did Lorn send?", "How many sailors did Lorn send?"),
        ("Bakers came to the south by ship.", "Bakers came to the south of Norway by ship."),
        (f"Who sold the{LEANS} then-unknown dance hall?", "Who sold it to the then-unknown singer Bo Orr?"),
        ("To whom did Ann Lee write?", "To whom did Ann Lee write about the harbour?"),
    ],
)
def test_a_step_needs_the_way_before_it(bad: str, good: str) -> None:
    """As a venue of what, back from where, on from what, the south of what, written what."""
    assert unsaid.unsaid(PLAIN, who(bad), bad)
    assert not unsaid.unsaid(PLAIN, who(good), good)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("The film of Ann Lee got five nominations.", True),
        ("The film of Ann Lee got five nominations for the Lorn Prize.", False),
        ("The film of Ann Lee got five Oscar nominations.", False),
        ("Ann Lee's announcement was made in Lorn.", True),
        ("Ann Lee's announcement of the sale was made in Lorn.", False),
    ],
)
def test_a_nomination_is_for_something(text: str, missing: bool) -> None:
    """Neither an owner nor a number tells what for."""
    w = writer(text)
    assert unsaid.unsaid(w, draft(w, text, "truefalse", LEE), text) is missing


@pytest.mark.parametrize(
    ("text", "kind", "answer", "bad", "good"),
    [
        (
            "Ann Lee won her first race, against Bo Orr, in Lorn.",
            "who",
            LEE,
            "Who won her first race against Bo Orr?",
            "Who won her first race, against Bo Orr?",
        ),
        (
            "Halden celebrated the launch of the Lorn boat Tuesday in the harbour.",
            "which",
            LEE,
            "Which town celebrated the launch of the Lorn boat on May 12, 2011?",
            "Which town celebrated the launch of the Lorn boat?",
        ),
        (
            "Three of Ann Lee's plays were printed in 1931:",
            "when",
            YEAR,
            "In which year were three of Ann Lee's plays printed?",
            "In which year were Ann Lee's plays printed?",
        ),
        (
            "Ann Lee's lectures were printed in 1931 in a book titled The Mill.",
            "when",
            YEAR,
            "In which year were Ann Lee's lectures printed?",
            "In which year were Ann Lee's lectures printed in a book titled The Mill?",
        ),
        (
            "Earlier settlers were divided between two bays near Lorn.",
            "many",
            Answer("2", "number"),
            "Settlers were divided between how many bays near Lorn?",
            "Earlier settlers were divided between how many bays near Lorn?",
        ),
        (
            "The song received 40 calls in a six-hour period and warm praise from Lorn.",
            "many",
            Answer("40", "number"),
            "How many calls did the song receive in a six-hour period and warm praise from Lorn?",
            "How many calls did the song receive in a six-hour period?",
        ),
        (
            "During the war Ann Lee published her account of the harbour in 1931.",
            "who",
            LEE,
            "Who published her account of the harbour during the war?",
            "Who published her account of the harbour in 1931?",
        ),
        (
            "Karl Otto, duke of Lorn, invited bakers to settle there.",
            "gap",
            Answer("Karl Otto", "person", entity=0),
            "{{Karl Otto}} invited bakers to settle there.",
            "{{Karl Otto}}, duke of Lorn, invited bakers to settle there.",
        ),
    ],
)
def test_what_is_cut_changes_what_is_left(text: str, kind: str, answer: Answer, bad: str, good: str) -> None:
    """A comma, a list, a title, an "earlier", a half, a year, an apposition that tells who."""
    w = writer(text)
    if answer.entity == 0:
        found = next(m.entity for m in w.reading.mentions[0] if m.text == answer.text)
        answer = Answer(answer.text, answer.kind, entity=found)
    lemma = "publish" if "published" in text else "be"
    assert arguments.adrift(w, draft(w, bad, kind, answer, lemma), bad)
    assert not arguments.adrift(w, draft(w, good, kind, answer, lemma), good)
    assert gates.first_failed(w, draft(w, bad, kind, answer, lemma), bad)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (
            "Ann Lee used her wealth to bring the Winter Olympic Games to Lorn in 1931.",
            "Ann Lee used her wealth to buy a boat in 1931.",
        ),
        ("Oak was the codename of the raid in 1931.", "Ann Lee was the winner of the race in 1931."),
        ("The ministry employed 40 bakers in 1931.", "The ministry hired 40 bakers in 1931."),
        (
            "It was her ninth trip since the party came to power in 1931.",
            "It was her ninth trip, and the party came to power in 1931.",
        ),
    ],
)
def test_a_state_or_an_occasion_lends_no_date(text: str, other: str) -> None:
    """The year of the games, of the raid, of a figure, and of one coming of several."""
    for sentence, dropped in ((text, True), (other, False)):
        w = writer(sentence)
        stem = "In which year was it?"
        assert arguments.misdated(w, draft(w, stem, "when", YEAR, "win"), stem) is dropped


def test_a_false_year_is_claimed_and_not_supposed() -> None:
    """ "Her second voyage in 1781 failed": another year names no voyage."""
    found = {}
    for text in ("The opening of the bridge in 1931 was late.", "The bridge was opened in 1931."):
        w = writer(text)
        s = w.reading.sentences[0]
        found[text] = [t.answer.text for t in targets(w, s) if exclusive(w.reading, s, t)]
    assert list(found.values()) == [[], ["1931"]]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("In 1931 Ann Lee was once again hurt.", "In 1931 Ann Lee was hurt."),
        ("The boat has just gone on sale in Lorn.", "The boat has gone on sale in Lorn."),
        ("Ann Lee was previously the coach of Lorn.", "Ann Lee was the coach of Lorn."),
        ("Each time, Ann Lee sent six sailors.", "Ann Lee sent six sailors."),
    ],
)
def test_a_word_of_time_is_not_cut(text: str, other: str) -> None:
    """What came again, only just or before is no plain fact."""
    counted: Counter[str] = Counter()
    assert not [st for st in extract(writer(text), counted) if st.sentence.index == 0]
    assert [st for st in extract(writer(other), Counter()) if st.sentence.index == 0]


def test_two_who_did_it_together_are_two() -> None:
    """The last of two alone did not write it."""
    text = "The book has songs by Ann Lee and pictures by Bo Orr, who also wrote The Mill Play{}."
    lemmas = [[st.lemma for st in extract(writer(text.format(x)), Counter())] for x in (" together", "")]
    assert "write" not in lemmas[0]
    assert "write" in lemmas[1]


def test_a_phrase_does_not_swallow_a_subject() -> None:
    """ "After two bakers, Ann Lee and Bo Orr, were hurt": the verb's subject went to "after"."""
    torn = writer(
        "Orr became involved after two sailors, Ann Lee and Carl Berg, were hurt in his Lorn workshop in May."
    )
    sound = writer("Orr became involved after two years, and was hurt in Lorn.")
    assert soundness.unfit(torn.reading.sentences[0])
    assert hanging.unjoined(sound.reading.sentences[0]) is None


def test_a_sum_is_not_read_in_two() -> None:
    """A blank behind the comma of a sum tears it."""
    assert soundness.unfit(writer("The mill made £507, 596 in its first week.").reading.sentences[0])
    assert not soundness.unfit(writer("The mill made £507,596 in its first week.").reading.sentences[0])


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("Who came top in vote of bakers?", "Who came top in the vote of bakers?"),
        ("For how long had Ann Lee been holiday?", "For how long had Ann Lee been on holiday?"),
    ],
)
def test_a_word_left_out_by_the_author_is_seen(bad: str, good: str) -> None:
    """A missing article or preposition."""
    assert slips.slipped(PLAIN, who(bad), bad)
    assert not slips.slipped(PLAIN, who(good), good)


def test_a_misspelt_word_is_not_copied() -> None:
    """A long word one letter off the dictionary, unless the article uses it again."""
    stem = "Who began the ledgendary voyage?"
    once = writer("Ann Lee began the ledgendary voyage in 1931.")
    assert slips.slipped(once, draft(once, stem, "who", LEE), stem)
    twice = writer("Ann Lee began the ledgendary voyage in 1931. It is ledgendary.")
    assert not slips.slipped(twice, draft(twice, stem, "who", LEE), stem)
    good = "Who began the underwater voyages of the shipbuilders?"
    assert not slips.slipped(once, draft(once, good, "who", LEE), good)


def test_a_verb_does_not_say_its_subject_again() -> None:
    """ "Does the election elect" is no English question."""
    w = writer("The election elects 40 members of the council.")
    stem = "How many members of the council does the election elect?"
    assert slips.slipped(w, draft(w, stem, "many", LEE), stem)
    stem = "The election elects 40 members of the council."
    assert not slips.slipped(w, draft(w, stem, "truefalse", LEE), stem)


def test_forms_and_signs_are_written_right() -> None:
    """Who bid for a thing did not bid farewell, and a name may begin with a dot."""
    assert (inflect.form("bid", "VBD"), inflect.form("bid", "VBZ")) == ("bid", "bids")
    assert tidy("an address , .oak .") == "an address, .oak."


def test_events_to_be_ordered_keep_their_commas() -> None:
    """Her first race against somebody is another one than her first race."""
    w = writer(
        "Ann Lee opened the Lorn mill in 1921. She bought the Halden yard in 1925."
        " She sold the Halden yard in 1929. She won her first race, against Bo Orr, in 1931."
    )
    events = [a.text for d in order.ask(w, extract(w, Counter())) for a in d.answers]
    assert len(events) >= 3
    assert not [e for e in events if "race" in e]
