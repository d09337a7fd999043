"""The laws bite: each finds the bank that breaks it, and leaves a sound bank alone."""

from __future__ import annotations

import pytest

from quiz.questions import Bank, Cloze, MultiChoice, Numerical, Ordering, Question, ShortAnswer, TrueFalse
from tests.quality import laws
from tests.quality.corpus import Expected, Forbidden
from tests.quality.judging import asks, bare, is_forbidden, words

ARTICLE = "Ann Lee founded the Lorn Bank in Oslo in 1931. In 1950 it moved to Bergen with 1,200 clerks."
FIRST, SECOND = ARTICLE.split(" In 1950", 1)[0], "In 1950 it moved to Bergen with 1,200 clerks."

FOUNDED = Numerical(id="when", stem="In which year was the Lorn Bank founded?", key=1931, evidence=(FIRST,))
MOVED = MultiChoice(
    id="where",
    stem="To which city did the Lorn Bank move in 1950?",
    key="Bergen",
    distractors=("Oslo", "Turku"),
    evidence=(SECOND,),
)
CLERKS = Cloze(id="gap", stem="The Lorn Bank moved with {{1,200}} clerks.", evidence=(SECOND,))


def _bank(*questions: Question) -> Bank:
    return Bank(id="b", title="B", language="en", questions=questions)


@pytest.mark.parametrize("law", laws.LAWS, ids=lambda law: law.__name__)
def test_a_sound_bank_breaks_no_law(law: laws.Law) -> None:
    """Good questions pass every law: a law that cries wolf would be switched off."""
    assert not list(law(ARTICLE, _bank(FOUNDED, MOVED, CLERKS)))


def _short(stem: str, key: str, evidence: str = FIRST) -> ShortAnswer:
    return ShortAnswer(id="x", stem=stem, accept=(key,), evidence=(evidence,))


def _choice(*wrong: str, stem: str = "Who founded the Lorn Bank?", key: str = "Ann Lee") -> MultiChoice:
    return MultiChoice(id="x", stem=stem, key=key, distractors=wrong, evidence=(FIRST,))


BROKEN: list[tuple[laws.Law, Question]] = [
    (
        laws.evidence_is_quoted,
        _short("Who founded the Lorn Bank?", "Ann Lee", "Ann Lee set up the Lorn Bank."),
    ),
    (laws.key_is_in_the_evidence, _short("Who founded the Lorn Bank?", "Ann Lee", SECOND)),
    (laws.stem_is_well_formed, _short("Who founded the Lorn Bank", "Ann Lee")),
    (laws.stem_is_well_formed, _short("Who founded the the Lorn Bank?", "Ann Lee")),
    (laws.stem_is_well_formed, _short("Founded who?", "Ann Lee")),
    (laws.stem_is_well_formed, _short("Who, a clerk, founded the Lorn Bank?", "Ann Lee")),
    (laws.stem_is_well_formed, _short("Who founded the\u2060 Lorn Bank?", "Ann Lee")),
    (laws.pronouns_are_bound, _short("In which city did she found a bank?", "Oslo")),
    (laws.pronouns_are_bound, _short("“Lorn Bank” (May 1931): Where was it founded?", "Oslo")),
    (laws.pronouns_are_bound, Cloze(id="x", stem="It moved to {{Bergen}} in 1950.", evidence=(SECOND,))),
    (
        laws.pronouns_are_bound,
        Ordering(
            id="x", stem="Put in order.", keys_=("The Lorn Bank was founded", "It moved"), evidence=(SECOND,)
        ),
    ),
    (laws.pronouns_are_bound, _short("Who refused to blame her?", "Ann Lee")),
    (
        laws.gaps_are_no_list,
        Cloze(id="x", stem="The bank moved to {{Oslo}}, {{Turku}} and {{Bergen}}.", evidence=(SECOND,)),
    ),
    (laws.time_stands_alone, _short("Who founded the Lorn Bank this week?", "Ann Lee")),
    (laws.time_stands_alone, _short("Who founded the Lorn Bank on Monday?", "Ann Lee")),
    (laws.distractors_are_other_things, _choice("Lee", "Bo Dahl")),
    (laws.distractors_are_other_things, _choice("Bo Dahl", "Dahl")),
    (laws.distractors_are_other_things, _choice("Lorn Bank", "Bo Dahl")),
    (laws.check_finds_nothing, _short("Who is Ann Lee, who founded the Lorn Bank?", "Ann Lee")),
]


@pytest.mark.parametrize(("law", "question"), BROKEN, ids=lambda p: getattr(p, "__name__", "broken"))
def test_a_law_finds_what_breaks_it(law: laws.Law, question: Question) -> None:
    """One bad question, one complaint."""
    assert list(law(ARTICLE, _bank(question)))


def test_one_fact_asked_too_often() -> None:
    """Twice the same type, or three times at all, is too often; two types are not."""
    again = Numerical(
        id="2", stem="In which year was the Lorn Bank of Oslo founded?", key=1931, evidence=(FIRST,)
    )
    gap = Cloze(id="3", stem="The Lorn Bank was founded in {{1931}}.", evidence=(FIRST,))
    right = TrueFalse(id="4", stem="Ann Lee founded the Lorn Bank in 1931.", key=True, evidence=(FIRST,))
    wrong = TrueFalse(id="5", stem="Ann Lee founded the Lorn Bank in 1932.", key=False, evidence=(FIRST,))
    assert list(laws.a_fact_is_asked_twice_at_most(ARTICLE, _bank(FOUNDED, again)))
    assert not list(laws.a_fact_is_asked_twice_at_most(ARTICLE, _bank(FOUNDED, gap)))
    assert list(laws.a_fact_is_asked_twice_at_most(ARTICLE, _bank(right, wrong)))


def test_one_question_answers_another() -> None:
    """Who founded the bank in 1931? tells when it was founded, where both rest on one sentence."""
    teller = _short("Who founded the Lorn Bank in 1931?", "Ann Lee")
    assert list(laws.no_stem_answers_another(ARTICLE, _bank(FOUNDED, teller)))


def test_what_counts_as_asked() -> None:
    """Keys are compared as a person would: digits or words, with or without an article; near words stand."""
    wanted = Expected("must", "founding", key=("1931",), near=("Lorn Bank",))
    assert asks(FOUNDED, wanted)
    assert not asks(MOVED, wanted)
    assert not asks(FOUNDED, Expected("must", "founding", key=("1931",), near=("school",)))
    assert asks(CLERKS, Expected("must", "clerks", key=("1200",)))
    assert asks(
        TrueFalse(id="x", stem="The bank has two doors.", key=True), Expected("wish", "doors", key=("2",))
    )
    assert words("the Eleven years of Ann’s") == ("11", "years", "of", "ann")


def test_what_counts_as_forbidden() -> None:
    """All patterns given must fit, and the exception saves."""
    assert is_forbidden(MOVED, Forbidden("no", stem="move", key="Bergen", distractor="Oslo"))
    assert not is_forbidden(MOVED, Forbidden("no", stem="move", key="Oslo"))
    assert not is_forbidden(MOVED, Forbidden("no", stem="move", unless="1950"))


def test_a_frame_is_told_from_the_question() -> None:
    """The title or subject set before a question binds no pronoun of it."""
    assert bare("“Lorn Bank sold” (May 1931): Who bought it?") == "Who bought it?"
    assert bare("Lorn Bank, History: Who bought it?") == "Who bought it?"
    assert bare("In the news in May 1931: It was sold.") == "It was sold."
    assert bare("Who came to four towns: Oslo, Turku, Bergen and Riga?").startswith("Who came")
