"""News is over by the time it is asked, and a question must mark out what it asks for."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from quiz.generate import gates, lasting, occasions, pointers, slight, standing
from quiz.generate.asking import said
from quiz.generate.asking.worth import supposed, unnamed
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import extract
from quiz.generate.wording import Unclear
from tests.unit.generate.test_whole import writer

HEADLINE = "Rivals gather beside the sea"


def draft(kind: str = "who", answer: str = "Ann Lee", answer_kind: str = "person") -> Draft:
    """A draft whose stem is given apart."""
    return Draft(kind, ("",), (Answer(answer, answer_kind),), "0", 0, ("",))


def of(title: str = HEADLINE, text: str = "Ann Lee said on Friday that Halden had won.") -> Writer:
    """A writer of a story without its day."""
    return writer(text, title=title)


@pytest.mark.parametrize(
    "text",
    [
        "Karl Berg opened the bridge on Friday. The harbour was closed last month.",
        "Karl Berg said the bridge was safe. Ann Lee told the council that it was old.",
        "Karl Berg has won the old prize. The council has closed the bridge.",
    ],
)
def test_news_without_a_day_is_known_by_its_words(text: str) -> None:
    """Days of the week, what people said and the present perfect tell that a text counts from its own day."""
    assert writer(text, title=HEADLINE).frames.timely
    assert writer(
        "Karl Berg opened the bridge in 1931.", title=HEADLINE, published=date(2020, 5, 7)
    ).frames.timely


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Halden Bridge", "The Halden Bridge has been closed. Karl Berg said on Friday that it was safe."),
        (HEADLINE, "Karl Berg opened the bridge in 1931. It was closed on Friday, May 4, 1951."),
    ],
)
def test_an_article_on_a_thing_is_no_news(title: str, text: str) -> None:
    """A title that the text uses is a name; a day of the week with its date points at nothing."""
    assert not writer(text, title=title).frames.timely


@pytest.mark.parametrize(
    "sentence",
    [
        "Karl Berg continues at Halden despite the return of Ann Lee.",
        "Karl Berg is recalled in place of Ann Lee of Halden.",
        "Karl Berg is in Halden on a short contract with Ann Lee.",
        "Karl Berg is being sued by Ann Lee for 300 boats.",
        "Karl Berg is the favourite for the post of Ann Lee.",
    ],
)
def test_what_a_story_tells_of_its_day_is_not_asked_in_the_present(sentence: str) -> None:
    """Who plays, leads or is sued today is another weeks later."""
    s = writer(sentence).reading.sentences[0]
    root = next(t for t in s.tokens if t.dep == "ROOT")
    assert lasting.temporary(s, root)
    assert supposed(s, timely=True)
    assert not lasting.news(s, root)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Tista Company employs 300 people in Halden.",
        "The Tista Company is a Norwegian firm that builds boats.",
        "The game of Halden is permitted in Norway.",
    ],
)
def test_what_goes_on_may_be_asked_in_the_present(sentence: str) -> None:
    """What a firm is, does and may do is not over the next day."""
    s = writer(sentence).reading.sentences[0]
    root = next(t for t in s.tokens if t.dep == "ROOT")
    assert not lasting.temporary(s, root)


@pytest.mark.parametrize(
    "stem",
    [
        "In which country was the World Cup held?",
        "Who won the election?",
        "Who gets a rare start at scrum-half while Karl Berg rests?",
        "Who had to settle for second place?",
    ],
)
def test_what_is_held_or_played_again_and_again_needs_its_time(stem: str) -> None:
    """The World Cup of which year, a start in which match?"""
    assert occasions.unnumbered(of(), draft(), stem)


@pytest.mark.parametrize(
    "stem",
    [
        "In which country was the World Cup held in 1931?",
        "Who won the 4th World Cup?",
        "Who beat Ann Lee of the Tista Party in the election?",
        "Who was opposed to the election of Karl Berg as Bishop of Halden?",
        "Who had the first half of the bridge painted?",
    ],
)
def test_an_edition_is_told_by_its_year_its_number_or_its_people(stem: str) -> None:
    """Then one is left."""
    assert not occasions.unnumbered(of(), draft(), stem)


def test_the_edition_may_be_what_is_asked() -> None:
    """ "In which year was Karl Berg at the World Cup?" asks for it."""
    stem = "In which year did Karl Berg play at the World Cup?"
    assert not occasions.unnumbered(of(), draft("when", "1931", "year"), stem)


@pytest.mark.parametrize(
    "stem",
    [
        "Karl Berg nevertheless sold the bridge in 1931.",
        "Elsewhere in Halden, Karl Berg sold the bridge.",
        "The bridge was again closed by Karl Berg.",
        "All three ships carried grain to Halden.",
    ],
)
def test_words_that_tie_to_what_stood_before_are_not_left_over(stem: str) -> None:
    """ "Nevertheless", "again" and "all three" mean nothing without it."""
    assert slight.leftover(of(), draft("truefalse"), stem)


@pytest.mark.parametrize(
    "stem",
    [
        "The bridge was closed in 1931 and again in 1951.",
        "Karl Berg chose a tunnel instead of a bridge.",
        "All members of the Tista Party left Halden.",
        'Karl Berg called it "a bridge, however old".',
    ],
)
def test_words_that_are_tied_inside_the_stem_stay(stem: str) -> None:
    """What they tie to stands beside them."""
    assert not slight.leftover(of(), draft("truefalse"), stem)


@pytest.mark.parametrize(
    "stem",
    [
        "Who received strong support?",
        "Whose answer came as little surprise to the old council?",
        "How many boats were lost?",
        "Tista shares touched 17 euros before they fell.",
        "Who was named a winner of a Halden Prize?",
        "Who explained to Karl Berg?",
    ],
)
def test_a_question_that_says_too_little_is_not_asked(stem: str) -> None:
    """It holds of anybody, or of one day's market."""
    assert slight.slight(of(), draft("many" if "many" in stem else "who"), stem)


@pytest.mark.parametrize(
    "stem",
    [
        "Who wore a green coat with sequins and silver beads?",
        "Who speaks for eight of the prisoners?",
        "Who promised the rivals a harbour?",
        "Which museum opened in a former foundry?",
        "Tista shares fell to their lowest level in 1931.",
        "Who received the support of Karl Berg?",
    ],
)
def test_names_figures_the_headline_or_many_details_mark_it_out(stem: str) -> None:
    """Then it holds of one."""
    assert not slight.slight(of(), draft(), stem)


def test_a_question_without_a_frame_has_two_names_or_a_year() -> None:
    """Where the frame would tell the answer, the stem must mark it out: Thurstan has many nephews."""
    w = writer(
        "Karl Berg was the nephew of Thurstan. Karl Berg was the nephew of Thurstan of Lund.",
        title="Karl Berg",
    )
    d = draft("who", "Karl Berg")
    d.evidence = ("Karl Berg was the nephew of Thurstan.",)
    bare = "Who was the nephew of Thurstan?"
    assert slight.unmarked(d, bare)
    assert not slight.unmarked(d, "Who was the nephew of Thurstan of York in 1131?")
    assert not slight.unmarked(d, "Who was the nephew of Thurstan and of Ann Lee?")
    assert gates.passing(w, d, bare)[1]


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        ("The Swede spent three days in Halden in 1931.", False),
        ("The Welsh runner reached Halden in 1931.", False),
        ("The French navy reached Halden in 1931.", True),
        ("The Swedish painter Ann Lee reached Halden in 1931.", True),
    ],
)
def test_an_epithet_names_nobody(sentence: str, stands: bool) -> None:
    """ "The Swede" is somebody named before; what a land has one of is known by it."""
    w = writer(sentence, title=HEADLINE)
    s = w.reading.sentences[0]
    head = s.tokens[0].head
    inner = s.subtree(head)
    assert pointers.epithet(w.reading, s, head, inner) is not stands
    if not stands:
        with pytest.raises(Unclear):
            w.write(s, inner)


def test_an_age_names_nobody() -> None:
    """ "The 24-year-old's album" is whose?"""
    w = of()
    assert standing.described(w, draft(), "How long did the 24-year-old's album lead in Halden?")
    assert not standing.described(w, draft(), "Where did the 24-year-old singer Ann Lee live?")


def test_one_novel_of_several_is_not_the_hit_novel() -> None:
    """An adjective tells nothing where the article has more of the kind."""
    text = (
        "The hit novel took Ann Lee four years. Her first novel was sold in 1931 and her last novel in 1951."
    )
    w = writer(text, title="Ann Lee: a life in Halden")
    s = w.reading.sentences[0]
    with pytest.raises(Unclear):
        w.write(s, [0, 1, 2])


@pytest.mark.parametrize(
    "stem",
    [
        "Where is the current target six months?",
        "Ann Lee lost in her last match.",
        "Who will open the bridge?",
    ],
)
def test_what_counts_from_the_day_of_the_news_is_not_asked(stem: str) -> None:
    """ "Current", "last match" and "will" are over; on a thing, "the current" may be the river's."""
    assert standing.leaning(of(), draft(), stem)
    assert not standing.leaning(writer("The Tista is a river.", title="The Tista"), draft(), stem)


@pytest.mark.parametrize(
    ("sentence", "runs"),
    [
        ("Ann Lee was devoting much of her energy to the Tista Theatre.", True),
        ("Ann Lee was devoting much of her energy to the Tista Theatre in 1931.", False),
        ("Ann Lee was crossing the Tista when the bridge of Halden fell.", False),
        ("Ann Lee devoted much of her energy to the Tista Theatre.", False),
    ],
)
def test_what_was_going_on_needs_its_time(sentence: str, runs: bool) -> None:
    """ "Was devoting": when?"""
    w = writer(sentence)
    s = w.reading.sentences[0]
    root = next(t for t in s.tokens if t.dep == "ROOT")
    assert lasting.running(s, root, timed=False) is runs
    assert supposed(s) is runs
    if runs:
        taken = extract(w, Counter())
        assert not [st for st in taken if st.sentence.index == 0 and st.verb == root.i]


def test_it_was_a_trade_is_no_statement() -> None:
    """What "it" was stands in the sentence before."""
    w = writer("It was a trade that was later to feature in the first novel of Ann Lee in 1931.")
    assert unnamed(w.reading.sentences[0])


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("The Tista Bridge remains the oldest stone bridge of all Norway", True),
        ("We see the Tista Bridge as the oldest stone bridge of all Norway", False),
        ("The Tista Bridge was shown to Thomas as the oldest stone bridge of Norway", False),
    ],
)
def test_somebodys_words_lean_on_nobody_untold(words: str, asked: bool) -> None:
    """ "We" and a bare first name in a quotation are known to its hearers only."""
    w = writer(f'"{words}," said Karl Berg, the mayor of Halden. Karl Berg left in 1931.')
    assert bool([d for d in said.ask(w, []) if d.kind == "quote"]) is asked


@pytest.mark.parametrize(
    ("stem", "why"),
    [
        ("In which country was the World Cup of the Tista held?", ""),
        ("In which country did the World Cup begin?", "does not say which occasion"),
        ("In which place did Ann Lee nevertheless meet Karl Berg?", "leans on the article"),
        ("Which boat sank?", "says too little"),
    ],
)
def test_the_gates_hold_them_back(stem: str, why: str) -> None:
    """Every one of these reasons keeps a wording out of a bank."""
    d = draft("which", "Norway", "country")
    failed = {reason for reason, gate in gates.GATES if gate(of(), d, stem)}
    assert (why in failed) if why else "does not say which occasion" not in failed
