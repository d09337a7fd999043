"""A bank made anew keeps ids, reviews, rejections and handwork."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.banks.keeping import Kept, keep
from quiz.banks.marks import fingerprint, is_persons, marked
from quiz.questions import Bank, Cloze, MultiChoice, MultiResponse, Numerical, Question, ShortAnswer, Source
from tests.strategies import banks, question

SOURCE = Source(title="Bridges", generator="sco-quiz rules")
BUILT = "The Lorn Bridge was built by the engineer Maria Keller in 1931."
WIDENED = "The Lorn Bridge was widened by Tom Brandt in 1958."
CLOSED = "The ferry at Lorn was closed in 1932."
ARTICLE = " ".join((BUILT, WIDENED, CLOSED))

WHO = marked(
    ShortAnswer(id="who", stem="Who built the Lorn Bridge?", accept=("Maria Keller",), evidence=(BUILT,))
)
YEAR = marked(
    Numerical(id="year", stem="In which year was the Lorn Bridge built?", key=1931, evidence=(BUILT,))
)
WIDE = marked(
    ShortAnswer(id="wide", stem="Who widened the Lorn Bridge?", accept=("Tom Brandt",), evidence=(WIDENED,))
)
FERRY = marked(
    Numerical(id="ferry", stem="In which year was the ferry at Lorn closed?", key=1932, evidence=(CLOSED,))
)
MINE = ShortAnswer(id="mine", stem="What does a bridge carry?", accept=("a road",))


def bank(*questions: Question, rejected: tuple[Question, ...] = ()) -> Bank:
    """A bank of one article."""
    return Bank(id="lorn", title="Bridges", source=SOURCE, questions=questions, rejected=rejected)


def ids(kept: Kept) -> list[str]:
    """The ids of the kept bank, in order."""
    return [q.id for q in kept.bank.questions]


def fresh(question: Question, **changes: object) -> Question:
    """What another run of the generator makes of it, under an id of its own."""
    return marked(replace(question, **{"id": f"new-{question.id}", "reviewed": "", **changes}))


# -- marks ------------------------------------------------------------------------------------------------


@given(question)
def test_a_mark_tells_whether_a_person_changed_the_question(q: Question) -> None:
    """Fresh from the generator it is nobody's; id and review change nothing; every other field does."""
    made = replace(marked(q), reviewed="")
    assert not is_persons(made)
    assert not is_persons(replace(made, id="other", reviewed="accepted"))
    for change in ({"stem": made.stem + "?"}, {"explanation": made.explanation + "x"}, {"tags": ("a", "b")}):
        assert is_persons(replace(made, **change)) == (replace(made, **change) != made)
    assert is_persons(replace(made, generated=""))
    assert is_persons(replace(made, reviewed="edited"))


# -- laws -------------------------------------------------------------------------------------------------


def as_generated(made: Bank) -> Bank:
    """A bank as a generator hands it out: every question marked, nothing reviewed or rejected, one title."""
    questions = tuple(marked(replace(q, reviewed="")) for q in made.questions)
    source = replace(made.source, title=made.title) if made.source else None
    return replace(made, questions=questions, rejected=(), source=source)


@given(banks, banks)
def test_keeping_twice_is_keeping_once(old: Bank, new: Bank) -> None:
    """Whatever the banks hold: the second time nothing changes any more."""
    new = as_generated(new)
    once = keep(old, new).bank
    again = keep(once, new)
    assert again.bank == once
    assert again.added == ()


@given(banks, banks, st.booleans())
def test_ids_stay_unique_and_nothing_of_a_person_is_lost(old: Bank, new: Bank, looked: bool) -> None:
    """The result is a valid bank; reviewed, edited and handwritten questions and rejections are all there."""
    kept = keep(old, as_generated(new), "an article" if looked else None)
    assert list(kept.bank.flaws()) == list(new.flaws()) == []
    after = {q.id: q for q in kept.bank.questions}
    for q in old.questions:
        if q.reviewed or is_persons(q):
            assert replace(after[q.id], generated="") == replace(q, generated="")
            assert q.id in (*kept.reviewed, *kept.by_hand) or not is_persons(after[q.id])
    assert kept.bank.rejected == old.rejected


@given(banks, st.randoms(use_true_random=False))
def test_a_shuffled_renamed_bank_gets_its_ids_back(old: Bank, rng: object) -> None:
    """The same facts under other ids and in another order: the bank is what it was."""
    old = as_generated(old)
    unlike = {fingerprint(q) for q in old.questions}
    if len(unlike) < len(old.questions):
        return
    shuffled = [replace(q, id=f"n{n}-{q.id}"[:64]) for n, q in enumerate(old.questions)]
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    kept = keep(old, replace(old, questions=tuple(shuffled)))
    assert sorted(q.id for q in kept.bank.questions) == sorted(q.id for q in old.questions)


@st.composite
def changes_of(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    """Which sentences an article has before and after, in which order."""
    numbers = st.lists(st.integers(0, 30), unique=True, max_size=20)
    return draw(numbers), draw(numbers)


def asked(number: int, name: str) -> Question:
    """A question about a sentence that differs from the others in its names and numbers alone."""
    evidence = f"The bridge of Port {chr(65 + number)}ton over the river was opened in {1900 + number}."
    stem = f"In which year was the bridge of Port {chr(65 + number)}ton opened?"
    return marked(Numerical(id=name, stem=stem, key=1900 + number, evidence=(evidence,)))


@given(changes_of())
def test_facts_that_stay_keep_their_ids_and_others_get_none_of_them(
    change: tuple[list[int], list[int]],
) -> None:
    """Sentences that look alike but for a name and a number are never taken for one another."""
    before, after = change
    old = bank(*(asked(number, f"old-{number}") for number in before))
    kept = keep(old, bank(*(asked(number, f"new-{place}") for place, number in enumerate(after))))
    named = {q.number(): q.id for q in kept.bank.questions}
    assert set(named) == {1900 + number for number in after}
    for number in after:
        assert (named[1900 + number] == f"old-{number}") == (number in before)
    assert set(kept.gone) == {f"old-{number}" for number in before if number not in after}


# -- ids --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changed",
    [
        fresh(WHO),
        fresh(WHO, stem="Which engineer built the Lorn Bridge in 1931?"),
        fresh(WHO, evidence=(BUILT.upper().replace(".", ""),)),
        fresh(WHO, evidence=("In 1931 the Lorn Bridge was built by the engineer Maria Keller, who was 29.",)),
        fresh(WHO, accept=("Keller", "Maria Keller")),
        fresh(
            MultiChoice(id="c", stem=WHO.stem, key="Maria Keller", distractors=("A", "B"), evidence=(BUILT,))
        ),
    ],
    ids=["same", "other stem", "other dress", "sentence grown", "another spelling", "another type"],
)
def test_the_same_fact_keeps_its_id_and_takes_the_new_wording(changed: Question) -> None:
    """However it is worded now, a question nobody touched goes on under its old id."""
    kept = keep(bank(WHO, YEAR), bank(fresh(YEAR), changed))
    assert kept.bank.question("who") == replace(changed, id="who")
    assert kept.same == ("who", "year")


@pytest.mark.parametrize(
    "changed",
    [
        fresh(WHO, accept=("Tom Brandt",)),
        fresh(WHO, stem="Who visited a school?", evidence=("Maria Keller visited a school in Alba.",)),
        fresh(WHO, stem="Who built the Alba Bridge?", evidence=(BUILT.replace("Lorn", "Alba"),)),
    ],
    ids=["another key", "same person elsewhere", "another bridge"],
)
def test_another_fact_gets_another_id(changed: Question) -> None:
    """Progress is never handed on to what it was not made with; an id in use is not given twice."""
    kept = keep(bank(WHO), bank(replace(changed, id="who")))
    assert kept.gone == ("who",)
    (only,) = ids(kept)
    assert only.startswith("who-")
    assert kept.added == (only,)


def test_the_order_is_the_old_one_and_new_questions_come_where_they_belong() -> None:
    """What a reviewer put in order stays so; a new question stands behind its neighbour."""
    kept = keep(bank(FERRY, WHO), bank(fresh(WHO), fresh(YEAR), fresh(FERRY), fresh(WIDE)))
    assert ids(kept) == ["ferry", "new-wide", "who", "new-year"]


def test_what_stands_under_bank_is_a_persons_where_it_differs() -> None:
    """Title, description, license, authors and tags are kept; the source is the new one."""
    old = replace(
        bank(WHO), title="My bridges", description="d", license="CC0-1.0", authors=("A",), tags=("t",)
    )
    new = replace(bank(fresh(WHO)), title="News", source=Source(title="News", sha256="ab"))
    made = keep(old, new).bank
    assert (made.title, made.description, made.license) == ("My bridges", "d", "CC0-1.0")
    assert (made.authors, made.tags, made.source) == (("A",), ("t",), new.source)
    assert keep(bank(WHO), new).bank.title == "News"


# -- rejections ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changed",
    [
        fresh(WHO),
        fresh(WHO, stem="By which engineer was the Lorn Bridge built?"),
        fresh(WHO, evidence=(BUILT.replace("built", "constructed and opened"),)),
        fresh(
            Cloze(
                id="gap",
                stem="The Lorn Bridge was built by the engineer {{Maria Keller|Keller}} in 1931.",
                evidence=(BUILT,),
            )
        ),
    ],
    ids=["same", "reworded stem", "changed article", "another kind"],
)
def test_what_was_rejected_does_not_come_back(changed: Question) -> None:
    """Neither the same question nor another wording of it; the others of the sentence do come."""
    kept = keep(bank(rejected=(WHO,)), bank(changed, fresh(YEAR)))
    assert ids(kept) == ["new-year"]
    assert kept.refused == 1
    assert kept.bank.rejected == (WHO,)


def test_a_rejected_wording_leaves_an_accepted_one_alone() -> None:
    """Of two kinds of one fact the reviewer may want one."""
    gap = marked(Cloze(id="gap", stem="{{Maria Keller}} built the Lorn Bridge.", evidence=(BUILT,)))
    who = replace(WHO, reviewed="accepted")
    kept = keep(bank(who, rejected=(gap,)), bank(fresh(gap), fresh(WHO)))
    assert ids(kept) == ["who"]
    assert kept.refused == 1


def test_a_rejected_list_stays_rejected_with_another_member() -> None:
    """The article names one country more; the question is still not wanted."""
    told = "Ministers from Norway, Sweden, {}and Finland attended the ceremony at Lorn."
    countries = marked(
        MultiResponse(
            id="list",
            stem="Ministers from which countries attended the ceremony at Lorn?",
            keys_=("Norway", "Sweden", "Finland"),
            distractors=("Peru", "Chile"),
            evidence=(told.format(""),),
        )
    )
    grown = fresh(
        countries, keys_=("Norway", "Sweden", "Denmark", "Finland"), evidence=(told.format("Denmark "),)
    )
    assert ids(keep(bank(rejected=(countries,)), bank(grown))) == []
    # To a learner the longer list is another question.
    assert keep(bank(countries), bank(grown)).gone == ("list",)


# -- what a person did --------------------------------------------------------------------------------------


def test_reviewed_questions_stay_as_the_reviewer_left_them() -> None:
    """An accepted and an edited question are not worded anew, and their originals do not come beside them."""
    accepted = replace(WHO, reviewed="accepted")
    edited = replace(YEAR, stem="When was it built, the Lorn Bridge?", reviewed="edited")
    new = bank(fresh(WHO, stem="Which engineer built the Lorn Bridge?"), fresh(YEAR, difficulty=0.9))
    kept = keep(bank(accepted, edited), new, ARTICLE)
    assert kept.bank.questions == (accepted, edited)
    assert kept.reviewed == ("who", "year")
    assert (kept.unproven, kept.renewed, kept.added) == ((), (), ())


def test_a_mended_key_does_not_bring_the_wrong_one_back() -> None:
    """The reviewer corrected the key; the generator, which still errs, is not believed."""
    mended = replace(YEAR, key=1930, reviewed="edited")
    assert keep(bank(mended), bank(fresh(YEAR)), ARTICLE).bank.questions == (mended,)


def test_a_gap_beside_an_edited_gap_is_another_question() -> None:
    """Two gaps of one sentence have nearly the same words; each asks for what the other states."""
    person = marked(Cloze(id="p", stem=BUILT.replace("Maria Keller", "{{Maria Keller}}"), evidence=(BUILT,)))
    edited = replace(person, stem=person.stem.replace("Keller}}", "Keller|Keller}}"), reviewed="edited")
    year = fresh(Cloze(id="y", stem=BUILT.replace("1931", "{{1931}}"), evidence=(BUILT,)))
    assert set(ids(keep(bank(edited), bank(year)))) == {"p", "new-y"}


def test_an_edit_without_review_is_seen_and_kept() -> None:
    """Somebody changed a stem in an editor: the fingerprint no longer fits, so it is a person's now."""
    edited = replace(YEAR, stem="In which year did Keller build the Lorn Bridge?")
    kept = keep(bank(WHO, edited), bank(fresh(WHO), fresh(YEAR)), ARTICLE)
    assert kept.bank.questions == (replace(fresh(WHO), id="who"), edited)
    assert kept.by_hand == ("year",)


def test_handwritten_questions_are_never_lost() -> None:
    """Without a fingerprint it is a person's, whatever the article gives."""
    kept = keep(bank(WHO, MINE), bank(fresh(WHO)), ARTICLE)
    assert kept.bank.questions[-1] == MINE
    assert kept.by_hand == ("mine",)
    assert kept.unproven == ()


def test_a_question_as_the_generator_makes_it_needs_no_mark_to_be_known() -> None:
    """A bank from before the marks: what the generator says word for word is the generator's."""
    old = replace(WHO, generated="")
    assert keep(bank(old), bank(fresh(WHO))).bank.questions == (WHO,)


def test_evidence_that_has_changed_is_quoted_anew() -> None:
    """The sentence was touched up; key and stem stay, the proof is the article's present one."""
    accepted = replace(WHO, reviewed="accepted")
    now = BUILT.replace("1931", "the spring of 1931")
    kept = keep(bank(accepted), bank(fresh(WHO, evidence=(now,))), ARTICLE.replace(BUILT, now))
    (question,) = kept.bank.questions
    assert question.evidence == (now,)
    assert (question.stem, question.reviewed) == (WHO.stem, "accepted")
    assert not is_persons(question)
    assert (kept.renewed, kept.unproven) == (("who",), ())


def test_evidence_that_is_gone_is_told_and_the_question_stays() -> None:
    """The article lost the sentence: a person's question is not thrown away; an untouched one is."""
    accepted, edited = replace(WHO, reviewed="accepted"), replace(YEAR, stem="When?", reviewed="edited")
    kept = keep(bank(accepted, edited, WIDE), bank(fresh(FERRY)), CLOSED)
    assert kept.bank.questions[:2] == (accepted, edited) or ids(kept) == ["new-ferry", "who", "year"]
    assert kept.unproven == ("who", "year")
    assert kept.gone == ("wide",)


def test_line_breaks_of_the_article_do_not_count() -> None:
    """Evidence is one line, the article is wrapped."""
    accepted = replace(WHO, reviewed="accepted")
    assert keep(bank(accepted), bank(), ARTICLE.replace(" ", "\n")).unproven == ()
