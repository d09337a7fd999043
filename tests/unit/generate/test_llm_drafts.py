"""Drafts of a second author: whatever it says, only what the article says gets through."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.clean import visible
from quiz.generate import reading
from quiz.generate.article import read_article
from quiz.generate.drafts import Draft
from quiz.generate.llm import author, library
from quiz.generate.llm.grounding import Grounds
from quiz.generate.llm.written import KINDS, Ungrounded, Written
from quiz.generate.phrase import Writer
from tests.llm_drafts import ARTICLE, FOUNDED, GOOD, PAINTS, PIER, RACE, ROAD, SOLD, draft
from tests.llm_server import Reply
from tests.unit.generate.llm_banks import assert_grounded, made, second

pytestmark = pytest.mark.usefixtures("llm_home")
calm = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@cache
def grounds() -> Grounds:
    """The article as the judge of drafts."""
    article = read_article(ARTICLE)
    return Grounds(Writer(reading.read(article), article))


def judged(item: dict[str, Any]) -> Draft | str:
    """The draft where the article bears it out, else why it falls."""
    written = author.written_of(item)
    if written is None:
        return "not the shape asked for"
    try:
        return grounds().draft(written)
    except Ungrounded as why:
        return str(why)


@pytest.mark.parametrize("item", GOOD, ids=lambda item: item["stem"][:40])
def test_drafts_the_article_bears_out_pass(item: dict[str, Any]) -> None:
    """A stem in the words of its sentence, a key in it, fair wrong answers."""
    assert isinstance(judged(item), Draft), judged(item)


def test_a_quotation_may_differ_in_typography_and_the_files_own_signs_are_quoted() -> None:
    """Straight quotes, other blanks and a line break name the same sentence."""
    quote = SOLD.replace("’", "'").replace(" sold", "\u00a0\n sold")
    stem = "To whom did Marta Holm sell the old boathouse in 2019?"
    found = judged(draft("shortanswer", stem, "Peter Strand", quote))
    assert isinstance(found, Draft), found
    assert found.evidence[0] in ARTICLE
    assert "’" in found.evidence[0]


WHO = "Who founded the Keeper Society?"
PROMISE = ("What did the Keeper Society promise to do?", "paint the tower every spring", PAINTS)
CLOSE = "close the coast road in winter"
RIVAL = ("Which country faced Denmark in the Narrow Sound in the third race of the day?", "Norway", RACE)
SHOUT = "“You should come here in November, when the wind throws the stones over the wall and you cannot"
INVENTED, CLAIM = "Erik Holm founded the Keeper Society.", "Reyes said that Iceland paid for the lamp."
MAYBE = "The council may sell the pier to Sweden."
DENIED = "The Keeper Society did not paint the tower in 2020."
SUPPOSED = "If the money comes, the tower might be opened to visitors."


@pytest.mark.parametrize(
    ("why", "stem", "key", "evidence"),
    [
        ("not in the article word for word", WHO, "Erik Holm", INVENTED),
        ("not in the article word for word", WHO, "Erik Holm", FOUNDED.upper()),
        ("not in the article word for word", WHO, "Erik Holm", FOUNDED.replace("1998", "1999")),
        ("not in the article word for word", WHO, "Erik Holm", FOUNDED[:-1] + " in Bremen."),
        ("too short", WHO, "Holm", "Erik Holm"),
        ("too short", WHO, "Holm", ""),
        ("more than one sentence", WHO, "Erik Holm", f"{FOUNDED} {PAINTS}"),
        ("key is not in its evidence", WHO, "Ada Lindqvist", FOUNDED),
        ("key is not in its evidence", WHO, "Holmes", FOUNDED),
        ("key is not in its evidence", WHO, "ERIK HOLM", FOUNDED),
        ("key is not in its evidence", WHO, "", FOUNDED),
        ("no name, date or number", PROMISE[0], PROMISE[1], PAINTS),
        ("no name, date or number", WHO, "Society was founded by Erik", FOUNDED),
        ("name or number", "Who founded the Keeper Society of Orland?", "Erik Holm", FOUNDED),
        ("name or number", "Who founded the Keeper Society in 1997?", "Erik Holm", FOUNDED),
        ("cut or put together", "Who founded the Keeper Society Erik?", "Erik Holm", FOUNDED),
        ("words that its evidence", "Who founded the famous Keeper Society?", "Erik Holm", FOUNDED),
        ("words that its evidence", "Who never founded the Keeper Society?", "Erik Holm", FOUNDED),
        ("words that its evidence", "Who established the Keeper Society?", "Erik Holm", FOUNDED),
        ("another tense", "Who founds the Keeper Society?", "Erik Holm", FOUNDED),
        ("words that its evidence", "Who will found the Keeper Society?", "Erik Holm", FOUNDED),
        ("another kind", "Where did Erik Holm found the Keeper Society?", "Erik Holm", FOUNDED),
        ("another kind", "Which country was the Keeper Society founded by?", "Erik Holm", FOUNDED),
        ("another kind", "How many founded the Keeper Society?", "1998", FOUNDED),
        ("who did what", "By whom was Erik Holm founded in 1998?", "Keeper Society", FOUNDED),
        ("who did what", "Which country faced Norway in the Narrow Sound?", "Denmark", RACE),
        ("who did what", "Which country did Denmark face in the Narrow Sound?", "Norway", RACE),
        ("who did what", "To whom did Peter Strand sell the old boathouse in 2019?", "Marta Holm", SOLD),
        ("claim asked as a fact", "Which country paid for the lamp?", "Iceland", CLAIM),
        (
            "claim of somebody else",
            "According to Iceland, which country paid for the lamp?",
            "Iceland",
            CLAIM,
        ),
        ("a source", "According to Erik Holm, who founded the Keeper Society?", "Erik Holm", FOUNDED),
        ("possibility", "To which country may the council sell the pier?", "Sweden", MAYBE),
        ("possibility", "In which year did the Keeper Society paint the tower?", "2020", DENIED),
        ("possibility", "Who might the tower be opened to?", "visitors", SUPPOSED),
        ("quotation", "When should you come here?", "November", SHOUT),
        ("names nothing", "Who founded the society?", "Erik Holm", FOUNDED),
        ("markup", WHO, "[Erik Holm]", FOUNDED),
    ],
)
def test_a_draft_the_article_does_not_bear_out_falls_for_its_reason(
    why: str, stem: str, key: str, evidence: str
) -> None:
    """Invented quotes, keys and names, turned roles, claims, guesses: each is told apart."""
    found = judged(draft("shortanswer", stem, key, evidence))
    assert isinstance(found, str), found
    assert why in found


@pytest.mark.parametrize(
    ("why", "asked", "wrong"),
    [
        ("no fair wrong answers", PROMISE, ()),
        ("no fair wrong answers", PROMISE, (CLOSE,)),
        ("no fair wrong answers", PROMISE, (CLOSE, CLOSE)),
        ("not in the article", PROMISE, (CLOSE, "build a wall of stones")),
        ("of another kind", PROMISE, (CLOSE, "lighthouse")),
        ("its evidence holds", PROMISE, (CLOSE, "paint the tower")),
        ("its evidence holds", PROMISE, (CLOSE, "…")),
        ("its evidence holds", RIVAL, ("Denmark", "Iceland")),
        ("of another kind", RIVAL, ("Erik Holm", "Iceland")),
        ("of another kind", RIVAL, ("Atlantis", "Iceland")),
        ("of another kind", RIVAL, ("ICELAND", "Sweden")),
    ],
)
def test_wrong_answers_that_are_not_surely_wrong_cost_the_draft(
    why: str, asked: tuple[str, str, str], wrong: tuple[str, ...]
) -> None:
    """Invented ones, ones the evidence holds, ones of another kind, too few."""
    found = judged(draft("multichoice", *asked, *wrong))
    assert isinstance(found, str), found
    assert why in found


def test_a_wrong_answer_that_another_sentence_may_make_right_costs_the_draft() -> None:
    """Where the article says the same of another time, what it names there is no safe wrong answer."""
    text = (
        "Iceland faced Norway in the harbour race in May 2016. Iceland faced Sweden in the harbour race in "
        "June 2018. The harbour was built for the fishing boats of Denmark and for the ferries of Finland. "
        "Nobody in the town could say how often the boats had come home since then, and nobody asked them."
    )
    judge = Grounds(Writer(reading.read(read_article(text)), read_article(text)))
    stem = "Which country did Iceland face in the harbour race in June 2018?"
    proof = "Iceland faced Sweden in the harbour race in June 2018."
    with pytest.raises(Ungrounded, match="may be right"):
        judge.draft(Written("multichoice", stem, "Sweden", ("Norway", "Denmark"), proof))
    assert judge.draft(Written("multichoice", stem, "Sweden", ("Finland", "Denmark"), proof))


@pytest.mark.parametrize(
    ("why", "stem", "key", "wrong", "right"),
    [
        ("name or number", "The Keeper Society was founded by Erik Holm in 1999.", "true", (), ""),
        ("another order", "Erik Holm was founded by the Keeper Society in 1998.", "true", (), ""),
        ("neither true nor false", "The Keeper Society was founded by Erik Holm in 1998.", "yes", (), ""),
        ("neither true nor false", "The Keeper Society was founded by Erik Holm in 1998.", "false", (), ""),
        ("key is not", "The Keeper Society was founded by Erik Holm in 1999.", "false", ("1999",), "1997"),
        ("neither true nor false", "The Keeper Society was founded in 1999.", "false", ("1989",), "1998"),
        ("another kind", "The Keeper Society was founded by Erik Holm in May.", "false", ("May",), "1998"),
    ],
)
def test_statements_are_true_or_false_by_one_piece(
    why: str, stem: str, key: str, wrong: tuple[str, ...], right: str
) -> None:
    """What is called true says what the evidence says; what is called false does so but for one piece."""
    found = judged(draft("truefalse", stem, key, FOUNDED, *wrong, correction=right))
    assert isinstance(found, str), found
    assert why in found


def test_a_swap_that_may_be_true_as_well_falls() -> None:
    """Who sold something to one may have sold it to another: a name is swapped only where one can stand."""
    stem = "Holm's daughter Marta Holm sold the old boathouse to Ada Lindqvist in 2019."
    found = judged(draft("truefalse", stem, "false", SOLD, "Ada Lindqvist", correction="Peter Strand"))
    assert found == "a statement that may be true of another as well"


@pytest.mark.parametrize(
    "stem",
    [
        "Who founded the \x1b[31mKeeper Society\x1b[0m?",
        "Who founded the [b]Keeper Society[/b]?",
        "Who founded the <b>Keeper Society</b>?",
        "Who founded the **Keeper Society**?",
        "Who founded the {{Keeper Society}}?",
        "Who founded the \u202eyteicoS repeeK\u202c?",
        "Who founded the Kee\u200bper Society?",
        "Who founded the Keeper Society?\x07",
        "Who founded the Keeper \ud800Society?",
        "Who founded the KEEPER SOCIETY?",
        "Who founded the keeper society?",
    ],
    ids=ascii,
)
def test_markup_escapes_and_unseen_signs_are_not_cleaned_but_dropped(stem: str) -> None:
    """A stem that is not plain prose in the article's letters is dropped, never mended."""
    assert isinstance(judged(draft("shortanswer", stem, "Erik Holm", FOUNDED)), str)


PIECES = sorted({*re.findall(r"[\w’']+", ARTICLE), FOUNDED, RACE, ROAD, PIER, PAINTS, SOLD})
WH = ("Who", "Whom", "Which country", "In which year", "When", "Where", "What", "How many", "did", "was", "?")
words = st.sampled_from([*PIECES, *WH, "King Zog", "1999", "not", "may", "\x1b[1m", "{{", "the"])
texts = st.lists(words, max_size=9).map(" ".join) | st.text(max_size=40)


@st.composite
def drafts(draw: st.DrawFn) -> dict[str, Any]:
    """A good draft with some fields changed: shuffled, taken from another, or made up."""
    base, other = dict(draw(st.sampled_from(GOOD))), draw(st.sampled_from(GOOD))
    ways: dict[str, st.SearchStrategy[Any]] = {
        "kind": st.sampled_from(KINDS),
        "stem": texts | st.just(other["stem"]) | st.permutations(base["stem"].split()).map(" ".join),
        "key": texts | words | st.just(other["key"]),
        "distractors": st.lists(words | texts.filter(bool), max_size=4) | st.just(other["distractors"]),
        "evidence": st.sampled_from([FOUNDED, RACE, ROAD, PIER, PAINTS, SOLD]) | texts,
        "correction": texts,
    }
    for name in draw(st.sets(st.sampled_from([*ways]), max_size=3)):
        base[name] = draw(ways[name])
    return base


@given(drafts())
@settings(calm, max_examples=400)
def test_whatever_is_drafted_only_what_the_article_says_passes(item: dict[str, Any]) -> None:
    """A draft that passes quotes the file, has its key in the quotation, and invents no name or number."""
    found = judged(item)
    if isinstance(found, str):
        assert found
        return
    assert all(passage in ARTICLE for passage in found.evidence)
    proof = " ".join(found.evidence[0].split()).replace("’", "'").casefold()
    if found.kind != "truefalse":
        assert found.answers[0].text.casefold() in proof
    said = found.correction or found.stem
    assert visible(found.stem) == found.stem
    assert all(name in ARTICLE for name in re.findall(r"\b[A-Z]\w+|\d+", said)[1:])
    assert found.answers[0].text not in found.distractors


@given(st.lists(st.lists(drafts(), max_size=8), min_size=2, max_size=2), st.booleans())
@settings(calm, max_examples=15)
def test_whatever_a_model_returns_the_bank_is_grounded(
    batches: list[list[dict[str, Any]]], cut: bool
) -> None:
    """Through server, library, gates and ranking: the rules' questions stand, the model's are borne out."""
    said = iter([json.dumps({"questions": batch}) for batch in batches])
    found = made(lambda _: Reply(body=next(said, ""), cut=True) if cut else next(said, ""))
    second(found)
    assert_grounded(found)


shapes = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["questions", "x"]), inner),
).map(json.dumps)


@given(st.text() | shapes)
@settings(calm, max_examples=200)
def test_any_answer_is_drafts_or_a_reason(text: str) -> None:
    """No text a model may send does anything but give drafts of some shape or say why it gives none."""
    try:
        found = author.read_answer(text)
    except library.Unanswered as error:
        reason = str(error)
        found = []
    else:
        reason = "read"
    assert reason
    assert all(author.written_of(item) is None for item in found)


def test_a_draft_has_the_fields_that_the_schema_names() -> None:
    """Every field is in the schema and required there, so no server that keeps to it leaves one out."""
    properties = author.SCHEMA["properties"]
    assert isinstance(properties, dict)
    items = properties["questions"]["items"]
    assert set(Written.__dataclass_fields__) == set(items["required"]) == set(items["properties"])
