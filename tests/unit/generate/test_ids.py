"""Ids are made of the fact, and a fact that is still there keeps its id."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.banks.keeping import keep
from quiz.errors import ArticleError
from quiz.generate import generate
from quiz.generate.drafts import Answer, Draft
from quiz.generate.ids import LONGEST, Ids, bank_id
from quiz.generate.words import Entity, Mention, Reading
from quiz.questions import Bank

EVIDENCE = "The Arctic Fishing Organization (AFO) was founded in Oslo in 1990."
READING = Reading(
    sentences=[],
    mentions=[[Mention(0, 1, 3, "organization", "Arctic Fishing Organization", 0)]],
    entities=[
        Entity(
            "Arctic Fishing Organization",
            "organization",
            aliases=["Arctic Fishing Organization", "AFO"],
        ),
        Entity("Oslo", "place", aliases=["Oslo"]),
        Entity("Kofi Mensah", "person", aliases=["Kofi Mensah"]),
    ],
)
FOUNDED = Draft(
    kind="when",
    stems=("In which year was the Arctic Fishing Organization founded?",),
    answers=(Answer("1990", "year"),),
    fact="1",
    sentence=0,
    evidence=(EVIDENCE,),
    entities=frozenset({0}),
    lemma="found",
)


def test_an_id_tells_the_fact() -> None:
    """Whom it is about, by the short name the evidence has; the verb; the kind; the answer."""
    assert Ids(READING).give(FOUNDED) == "afo-found-when-1990"


def test_the_wording_has_no_part_in_it() -> None:
    """Another stem, another sentence number, a name that stands elsewhere in the article: the same id."""
    other = replace(FOUNDED, stems=("Since when has there been an AFO?",), fact="9", sentence=7)
    other.entities = frozenset({0, 2})
    assert Ids(READING).give(other) == Ids(READING).give(FOUNDED)


def test_another_fact_has_another_id() -> None:
    """Kind, verb and answer tell facts of one sentence apart, whichever is named first."""
    drafts = [
        FOUNDED,
        replace(FOUNDED, answers=(Answer("1991", "year"),)),
        replace(FOUNDED, lemma="leave"),
        replace(FOUNDED, kind="where", answers=(Answer("Oslo", "city", 1),)),
        replace(FOUNDED, kind="truefalse", key=True),
        replace(FOUNDED, kind="truefalse", key=False),
    ]
    there, back = Ids(READING), Ids(READING)
    given_there = [there.give(draft) for draft in drafts]
    given_back = [back.give(draft) for draft in reversed(drafts)]
    assert len(set(given_there)) == len(drafts)
    assert given_there == given_back[::-1]


def test_lists_are_told_apart_by_all_members() -> None:
    """Five members do not fit into an id; a changed fifth one changes it, another order does not."""
    members = [Answer(name, "country") for name in ("Peru", "Chile", "Ghana", "Togo", "Mali")]
    whole = replace(FOUNDED, kind="list", answers=tuple(members))
    turned = replace(whole, answers=tuple(reversed(members)))
    other = replace(whole, answers=(*members[:4], Answer("Niger", "country")))
    ids = [Ids(READING).give(draft) for draft in (whole, turned, other)]
    assert ids[0] == ids[1] != ids[2]
    assert ids[0].startswith("afo-found-list-chile-ghana-")


def test_a_clash_is_settled_by_the_evidence() -> None:
    """The same names, verb, kind and answer in another sentence: a mark of that sentence, not a count."""
    again = replace(FOUNDED, evidence=("The AFO, founded in 1990, is in Oslo.",))
    ids = Ids(READING)
    first, second = ids.give(FOUNDED), ids.give(again)
    assert re.fullmatch(rf"{first}-[0-9a-f]{{4}}", second)
    longer = Ids(READING)
    for draft in (replace(FOUNDED, lemma="leave"), FOUNDED, again):
        last = longer.give(draft)
    assert last == second


texts = st.text(max_size=60)


@given(
    st.lists(
        st.builds(
            lambda kind, lemma, answers, evidence, numbers, pairs: Draft(
                kind=kind,
                stems=("?",),
                answers=tuple(Answer(text, "thing") for text in answers),
                fact="",
                sentence=0,
                evidence=(evidence,),
                entities=frozenset(numbers),
                lemma=lemma,
                pairs=tuple(pairs),
            ),
            st.sampled_from(["who", "list", "matching", "what-is", ""]),
            texts,
            st.lists(texts, min_size=1, max_size=4),
            texts | st.just(EVIDENCE),
            st.sets(st.integers(0, 2)),
            st.lists(st.tuples(texts, texts), max_size=2),
        ),
        max_size=8,
    )
)
def test_every_id_is_allowed_and_used_once(drafts: list[Draft]) -> None:
    """1 to 64 of a-z, 0-9 and '-', whatever language the article quotes; equal drafts get unlike ids."""
    ids = Ids(READING)
    given_ids = [ids.give(draft) for draft in drafts]
    assert all(re.fullmatch(r"[a-z0-9-]{1,64}", name) for name in given_ids)
    assert len(set(given_ids)) == len(drafts)
    assert max(map(len, given_ids), default=0) <= LONGEST


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("SCO summit 2024", "sco-summit-2024"),
        ("上海", "article-4906a4"),
        ("Tromsø", "tromso"),
    ],
)
def test_a_bank_is_named_after_its_article(name: str, expected: str) -> None:
    """Readable, and never empty."""
    assert bank_id(name) == expected


# -- a changed article -------------------------------------------------------------------------------------

PARAGRAPHS = (
    "The Porthaven Harbour Bridge was opened by Queen Maren of Norland on 4 May 1931. The Porthaven Harbour "
    "Bridge was designed by the engineer Ada Lindqvist.",
    "The Porthaven Harbour Bridge was built by the Larsen Company. The Porthaven Harbour Bridge crosses the "
    "River Ingvar and is 1,250 metres long.",
    "The Porthaven Harbour Bridge was widened by the engineer Lars Winther in 1958. The Porthaven Harbour "
    "Bridge was painted green in 1963.",
    "The Porthaven Harbour Bridge was bought by the city of Porthaven in 1977. The Porthaven Harbour Bridge "
    "was closed from 1990 to 1992 because of rust.",
    "The Porthaven Harbour Bridge carries 84,000 cars a day. The Porthaven Harbour Bridge was named after "
    "the explorer Nils Brandt in 2004.",
)
_MADE: dict[tuple[int, ...], Bank] = {}


def bank_of(paragraphs: tuple[int, ...]) -> Bank:
    """The bank of an article of these paragraphs, generated once."""
    if paragraphs not in _MADE:
        text = "# Porthaven Harbour Bridge\n\n" + "\n\n".join(PARAGRAPHS[number] for number in paragraphs)
        try:
            _MADE[paragraphs] = generate(text, name="porthaven").bank
        except ArticleError:  # one paragraph may be too little
            _MADE[paragraphs] = Bank(id="porthaven", title="Porthaven Harbour Bridge")
    return _MADE[paragraphs]


def asked_in(bank: Bank) -> dict[tuple[str, ...], str]:
    """The ids by what is asked: evidence, key and stem."""
    return {(*q.evidence, *q.answer(), q.stem, q.type): q.id for q in bank.questions}


orders = st.lists(st.sampled_from(range(len(PARAGRAPHS))), min_size=2, unique=True).map(tuple)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(orders, orders)
def test_paragraphs_that_come_go_and_change_places_leave_ids_alone(
    before: tuple[int, ...], after: tuple[int, ...]
) -> None:
    """Every fact that both articles give keeps the id it had, and no id passes to another fact."""
    old = bank_of(before)
    kept = keep(old, bank_of(after))
    ids = asked_in(kept.bank)
    assert set(ids) == set(asked_in(bank_of(after)))
    for fact, name in asked_in(old).items():
        if fact in ids:
            assert ids[fact] == name
    # Without an older bank to go by, the ids are the same too: they are made of the fact.
    fresh = asked_in(bank_of(after))
    for fact, name in asked_in(old).items():
        assert fresh.get(fact, name) == name


def test_the_article_gives_enough_to_be_a_test() -> None:
    """The paragraphs above are not all dropped."""
    assert len(bank_of(tuple(range(len(PARAGRAPHS)))).questions) >= 5
