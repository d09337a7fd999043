"""QTI 1.2 for Canvas, read back by a reader written after the specification."""

from __future__ import annotations

import tempfile
import xml.etree.ElementTree as ET
import zipfile
from html import unescape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from quiz.formats import qti12
from quiz.formats.exchange import FormatError
from quiz.formats.tidying import tidied
from quiz.questions import (
    Bank,
    Cloze,
    Matching,
    MultiChoice,
    MultiResponse,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    TrueFalse,
)
from tests.strategies import banks

N = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
TYPES = {
    MultiChoice: "multiple_choice_question",
    MultiResponse: "multiple_answers_question",
    TrueFalse: "true_false_question",
    ShortAnswer: "short_answer_question",
    Numerical: "numerical_question",
    Matching: "matching_question",
    Ordering: "matching_question",
    Cloze: "fill_in_multiple_blanks_question",
}


def items(path: Path) -> list[ET.Element]:
    """The items of the one quiz that the manifest names."""
    with zipfile.ZipFile(path) as archive:
        manifest = ET.fromstring(archive.read("imsmanifest.xml"))
        names = [node.get("href", "") for node in manifest.iter() if node.tag.endswith("}file")]
        assert set(names) | {"imsmanifest.xml"} == set(archive.namelist())
        meta = ET.fromstring(archive.read(names[1]))
        assert meta.tag == "{http://canvas.instructure.com/xsd/cccv1p0}quiz"
        return list(ET.fromstring(archive.read(names[0])).iter(f"{N}item"))


def field(item: ET.Element, label: str) -> str:
    """A field of an item's metadata."""
    fields = {
        one.findtext(f"{N}fieldlabel"): one.findtext(f"{N}fieldentry")
        for one in item.iter(f"{N}qtimetadatafield")
    }
    return fields[label] or ""


def holds(condition: ET.Element, given: dict[str, set[str]]) -> bool:
    """Whether a condition holds for a response, by the words of the specification."""
    inside = list(condition)
    response = given.get(condition.get("respident", ""), set())
    match condition.tag.removeprefix(N):
        case "varequal":
            return (condition.text or "") in response
        case "vargte":
            return all(float(text) >= float(condition.text or "") for text in response)
        case "varlte":
            return all(float(text) <= float(condition.text or "") for text in response)
        case "not":
            return not holds(inside[0], given)
        case "or":
            return any(holds(one, given) for one in inside)
        case "and":
            return all(holds(one, given) for one in inside)
        case "other":
            return True
    raise AssertionError(condition.tag)


def score(item: ET.Element, given: dict[str, set[str]]) -> float:
    """The mark of a response."""
    total = 0.0
    for rule in item.iter(f"{N}respcondition"):
        conditions = list(rule.find(f"{N}conditionvar") or [])
        several = len(conditions) > 1 and all(one.tag == f"{N}varequal" for one in conditions)
        met = (any if several else all)(holds(one, given) for one in conditions)  # spellings: any of them
        for worth in rule.findall(f"{N}setvar") if met else []:
            total = float(worth.text or "") + (total if worth.get("action") == "Add" else 0)
    return total


def labels(item: ET.Element) -> dict[str, dict[str, str]]:
    """For each field, the ids of its choices by their texts."""
    return {
        one.get("ident", ""): {
            label.findtext(f".//{N}mattext") or "": label.get("ident", "")
            for label in one.iter(f"{N}response_label")
        }
        for one in item.iter(f"{N}response_lid")
    }


def right(question: Question, item: ET.Element) -> dict[str, set[str]]:
    """What a learner who knows gives."""
    known = labels(item)
    match question:
        case MultiChoice() | MultiResponse() | TrueFalse():
            keys = question.right_choices() or (str(question.answer()[0]).split(".")[0],)
            return {"response1": {known["response1"][key] for key in keys}}
        case ShortAnswer():
            return {"response1": {question.accept[-1]}}
        case Matching() | Ordering():
            pairs = (
                dict(question.pairs)
                if isinstance(question, Matching)
                else {text: str(place) for place, text in enumerate(question.keys_, 1)}
            )
            lefts = {
                one.get("ident", ""): one.findtext(f"{N}material/{N}mattext") or ""
                for one in item.iter(f"{N}response_lid")
            }
            return {name: {known[name][pairs[left]]} for name, left in lefts.items()}
        case Cloze():
            return {
                name: {ids[gap[0]]} for (name, ids), gap in zip(known.items(), question.gaps(), strict=True)
            }
    raise NotImplementedError(question.type)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bank=banks)
def test_canvas_asks_and_scores_every_question_as_we_do(bank: Bank) -> None:
    """Type, text, full mark for the right answer and none for no answer; ids are listed in order."""
    good = [q for q in map(tidied, bank.questions) if not list(q.flaws())]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quiz.zip"
        try:
            qti12.write(bank, path)
        except FormatError:
            assert not good
            return
        found = items(path)
    for question, item in zip(good, found, strict=True):
        assert field(item, "question_type") == TYPES[type(question)]
        text = item.findtext(f"{N}presentation/{N}material/{N}mattext") or ""
        assert text.startswith("<div>")
        if not isinstance(question, Cloze):
            shown = unescape(text.removeprefix("<div>").removesuffix("</div>").replace("<br>", "\n"))
            assert shown.startswith(question.stem)
        if isinstance(question, Numerical):
            continue
        assert round(score(item, right(question, item))) == 100
        assert score(item, {}) == 0
        if isinstance(question, MultiChoice | MultiResponse | TrueFalse):
            assert field(item, "original_answer_ids") == ",".join(labels(item)["response1"].values())


def test_numbers_are_taken_within_their_tolerance(tmp_path: Path) -> None:
    """In decimals as a person writes them: 0.3 ± 0.1 begins at 0.2, not a hair above."""
    bank = Bank(
        id="b",
        title="B",
        questions=(
            Numerical(id="a", stem="A", key=0.3, tolerance=0.1, unit="m"),
            Numerical(id="b", stem="B", key=9007199254740993),
        ),
    )
    qti12.write(bank, tmp_path / "q.zip")
    near, exact = items(tmp_path / "q.zip")
    assert [score(near, {"response1": {text}}) for text in ("0.2", "0.3", "0.4", "0.41")] == [
        100,
        100,
        100,
        0,
    ]
    assert score(exact, {"response1": {"9007199254740993"}}) == 100
    assert "A (m)" in (near.findtext(f"{N}presentation/{N}material/{N}mattext") or "")


def test_markup_in_a_question_is_text_and_evidence_is_feedback(tmp_path: Path) -> None:
    """A stem with tags shows them; Canvas shows explanation, correction and evidence after the answer."""
    question = TrueFalse(
        id="t",
        stem="<script>x</script> & [1]",
        key=False,
        correction="no",
        explanation="so",
        evidence=("said",),
    )
    cloze = Cloze(id="c", stem="[gap1] {{a|b}}")
    qti12.write(Bank(id="b", title="B", questions=(question, cloze)), tmp_path / "q.zip")
    first, second = items(tmp_path / "q.zip")
    text = first.findtext(f"{N}presentation/{N}material/{N}mattext") or ""
    assert text == "<div>&lt;script&gt;x&lt;/script&gt; &amp; [1]</div>"
    assert "no<br>so<br>Evidence: said" in (
        first.findtext(f"{N}itemfeedback/{N}flow_mat/{N}material/{N}mattext") or ""
    )
    assert "[gap1] [gapx1]" in (second.findtext(f"{N}presentation/{N}material/{N}mattext") or "")
    assert list(labels(second)) == ["response_gapx1"]


@pytest.mark.parametrize("number", range(8))
def test_things_to_be_put_in_order_never_stand_in_it(tmp_path: Path, number: int) -> None:
    """Of two things there are but two orders: whatever the id draws, the other one is shown."""
    question = Ordering(id=f"q{number}", stem="Which river is longer? Put it first.", keys_=("Nile", "Rhine"))
    qti12.write(Bank(id="b", title="B", questions=(question,)), tmp_path / "b.zip")
    [item] = items(tmp_path / "b.zip")
    texts = [node.text for node in item.iter(f"{N}mattext")]
    assert texts.index("Rhine") < texts.index("Nile")
