"""QTI 2.1: what goes out comes back, what others write is understood, and nothing hostile gets in."""

from __future__ import annotations

import re
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from quiz.formats import qti21
from quiz.formats.exchange import FormatError, Taken
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


def trimmed(question: Question) -> Question:
    """A question whose gaps have no blanks at their ends, which nobody sees."""
    if not isinstance(question, Cloze):
        return question
    filled = iter("{{" + "|".join(gap) + "}}" for gap in question.gaps())
    return replace(
        question, stem=re.sub(r"\{\{.*?\}\}", lambda _: next(filled), question.stem, flags=re.DOTALL)
    )


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bank=banks)
def test_any_bank_comes_back_from_its_package(bank: Bank) -> None:
    """All but control characters and blanks at the ends of texts, in the order of the bank."""
    good = tuple(trimmed(q) for q in map(tidied, bank.questions) if not list(q.flaws()))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bank.zip"
        try:
            qti21.write(bank, path)
        except FormatError:
            assert not good
            assert not path.exists()
            return
        taken = qti21.read(path)
    assert not taken.skipped
    assert [(q.id, q) for q in taken.bank.questions] == [(q.id, q) for q in good]
    assert taken.bank.id == bank.id


def package(path: Path, members: dict[str, str | bytes]) -> Path:
    """A zip of these files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def an_item(declared: str, body: str, name: str = "i1", rest: str = "") -> str:
    """An item as other tools write it."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="{name}" title="An item"
    adaptive="false" timeDependent="false">
  {declared}
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
  <itemBody>
    {body}
  </itemBody>
  <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>
  {rest}
</assessmentItem>"""


def declared(cardinality: str, kind: str, *values: str, name: str = "RESPONSE", mapping: str = "") -> str:
    """A response declaration."""
    right = "".join(f"<value>{value}</value>" for value in values)
    right = f"<correctResponse>{right}</correctResponse>" if values else ""
    return (
        f'<responseDeclaration identifier="{name}" cardinality="{cardinality}" baseType="{kind}">'
        f"{right}{mapping}</responseDeclaration>"
    )


CHOICES = """
<p>Look at   the sign: <img src="sign.png" alt="NEVER LEAVE LUGGAGE"/></p>
<choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="{most}">
  <prompt>What does it say?</prompt>
  <simpleChoice identifier="A">You must <em>stay</em> with your luggage.</simpleChoice>
  <simpleChoice identifier="B">Do not let someone else look after it.</simpleChoice>
  <simpleChoice identifier="C">Remember it when you leave.</simpleChoice>
</choiceInteraction>"""
MATCH = """
<matchInteraction responseIdentifier="RESPONSE" shuffle="true" maxAssociations="3">
  <prompt>Match the characters to their plays.</prompt>
  <simpleMatchSet>
    <simpleAssociableChoice identifier="C" matchMax="1">Capulet</simpleAssociableChoice>
    <simpleAssociableChoice identifier="P" matchMax="1">Prospero</simpleAssociableChoice>
  </simpleMatchSet>
  <simpleMatchSet>
    <simpleAssociableChoice identifier="M" matchMax="4">A Midsummer-Night's Dream</simpleAssociableChoice>
    <simpleAssociableChoice identifier="R" matchMax="4">Romeo and Juliet</simpleAssociableChoice>
    <simpleAssociableChoice identifier="T" matchMax="4">The Tempest</simpleAssociableChoice>
  </simpleMatchSet>
</matchInteraction>"""
ORDER = """
<orderInteraction responseIdentifier="RESPONSE" shuffle="true">
  <prompt>In which order did they finish?</prompt>
  <simpleChoice identifier="A">Rubens</simpleChoice>
  <simpleChoice identifier="B">Jenson</simpleChoice>
  <simpleChoice identifier="C">Michael</simpleChoice>
</orderInteraction>"""
GAPS = """<blockquote><p>Now is the <textEntryInteraction responseIdentifier="G1"/> of our discontent<br/>
Made glorious <textEntryInteraction responseIdentifier="G2"/> by this sun.</p></blockquote>"""
YORK = (
    '<mapping defaultValue="0"><mapEntry mapKey="York" mappedValue="1"/>'
    '<mapEntry mapKey="york" mappedValue="0.5"/><mapEntry mapKey="Yorke" mappedValue="1"/></mapping>'
)
NEAR = (
    '<responseProcessing><responseCondition><responseIf><equal toleranceMode="absolute" tolerance="0.5 0.5">'
    '<variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></equal></responseIf>'
    "</responseCondition></responseProcessing>"
)
TYPED = '<p>How high?</p><p><textEntryInteraction responseIdentifier="RESPONSE"/></p>'
BY_HAND = {
    "choice": an_item(declared("single", "identifier", "A"), CHOICES.format(most=1), "choice"),
    "several": an_item(declared("multiple", "identifier", "A", "B"), CHOICES.format(most=0), "several"),
    "match": an_item(declared("multiple", "directedPair", "C R", "P T"), MATCH, "match"),
    "order": an_item(declared("ordered", "identifier", "C", "A", "B"), ORDER, "order"),
    "gaps": an_item(
        declared("single", "string", "winter", name="G1")
        + declared("single", "string", name="G2", mapping=YORK),
        GAPS,
        "gaps",
    ),
    "typed": an_item(declared("single", "string", "York", mapping=YORK), TYPED, "typed"),
    "number": an_item(declared("single", "float", "3.5"), TYPED, "number", NEAR),
    "essay": an_item("", '<extendedTextInteraction responseIdentifier="RESPONSE"/>', "essay"),
    "picture": an_item("", '<hotspotInteraction responseIdentifier="RESPONSE"/>', "picture"),
    "unanswered": an_item(declared("single", "identifier"), CHOICES.format(most=1), "unanswered"),
    "broken": "<assessmentItem><itemBody>",
}


def test_items_by_hand_after_the_specification(tmp_path: Path) -> None:
    """Each kind of interaction becomes the type it is; what cannot be asked is named, and stops nothing."""
    listed = "".join(
        f'<resource identifier="r-{name}" type="imsqti_item_xmlv2p1" href="a%20b/{name}.xml"/>'
        for name in BY_HAND
    )
    manifest = (
        '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="M"><metadata>'
        '<lom xmlns="http://www.imsglobal.org/xsd/imsmd_v1p2"><general><title><langstring>A test</langstring>'
        f"</title></general></lom></metadata><resources>{listed}</resources></manifest>"
    )
    members = {f"a b/{name}.xml": text for name, text in BY_HAND.items()}
    taken = qti21.read(package(tmp_path / "t.zip", {"imsmanifest.xml": manifest, **members}))
    choice, several, match, order, gaps, typed, height = taken.bank.questions
    assert (taken.bank.title, choice.id) == ("A test", "choice")
    assert isinstance(choice, MultiChoice)
    assert choice.stem == "Look at the sign: [NEVER LEAVE LUGGAGE]\nWhat does it say?"
    assert choice.key == "You must stay with your luggage."
    assert isinstance(several, MultiResponse)
    assert len(several.keys_) == 2
    assert isinstance(match, Matching)
    assert match.pairs == (("Capulet", "Romeo and Juliet"), ("Prospero", "The Tempest"))
    assert match.distractors == ("A Midsummer-Night's Dream",)
    assert isinstance(order, Ordering)
    assert order.keys_ == ("Michael", "Rubens", "Jenson")
    assert isinstance(gaps, Cloze)
    assert gaps.stem == "Now is the {{winter}} of our discontent\nMade glorious {{York|Yorke}} by this sun."
    assert isinstance(typed, ShortAnswer)
    assert (typed.stem, typed.accept) == ("How high?", ("York", "Yorke"))
    assert isinstance(height, Numerical)
    assert (height.stem, height.key, height.tolerance) == ("How high?", 3.5, 0.5)
    assert [one.place.split("/")[-1] for one in taken.skipped] == [
        "item essay",
        "item picture",
        "item unanswered",
        "broken.xml",
    ]


def test_one_item_alone_and_an_item_of_version_3(tmp_path: Path) -> None:
    """A file of its own is read, and QTI 3's names are QTI 2's."""
    path = tmp_path / "one.xml"
    path.write_text(BY_HAND["choice"], encoding="utf-8")
    assert qti21.looks_like(BY_HAND["choice"])
    two = qti21.read(path).bank.questions
    three = BY_HAND["choice"]
    for old, new in {
        "assessmentItem": "qti-assessment-item",
        "responseDeclaration": "qti-response-declaration",
        "correctResponse": "qti-correct-response",
        "itemBody": "qti-item-body",
        "choiceInteraction": "qti-choice-interaction",
        "simpleChoice": "qti-simple-choice",
        "prompt>": "qti-prompt>",
        "value>": "qti-value>",
        "responseIdentifier": "response-identifier",
    }.items():
        three = three.replace(old, new)
    path.write_text(three, encoding="utf-8")
    assert qti21.read(path).bank.questions == two


def test_what_is_written_asks_and_scores_as_the_specification_says(tmp_path: Path) -> None:
    """One item of each type: its interaction, how it is scored, and a manifest that names the file."""
    bank = Bank(
        id="b",
        title="A & B",
        questions=(
            MultiChoice(id="mc", stem="S <b>", key="k", distractors=("x", "y"), explanation="Because."),
            MultiResponse(id="mr", stem="S", keys_=("a", "b"), distractors=("c",)),
            TrueFalse(id="tf", stem="S", key=False, correction="not so"),
            ShortAnswer(id="sa", stem="S", accept=("k", "l")),
            Numerical(id="nu", stem="S", key=5, tolerance=0.5, unit="km"),
            Cloze(id="cl", stem="{{a}} and {{b|c}}"),
            Matching(id="ma", stem="S", pairs=(("l", "r"), ("m", "s")), distractors=("t",)),
            Ordering(id="or", stem="S", keys_=("a", "b", "c")),
        ),
    )
    path = tmp_path / "b.zip"
    qti21.write(bank, path)
    with zipfile.ZipFile(path) as archive:
        manifest = archive.read("imsmanifest.xml").decode()
        items = [archive.read(f"items/{number:05}.xml").decode() for number in range(1, 9)]
    assert all(f'href="items/{number:05}.xml"' in manifest for number in range(1, 9))
    for item, wanted in zip(
        items,
        (
            ("choiceInteraction", 'maxChoices="1"', "match_correct", "S &lt;b&gt;", "modalFeedback"),
            ("choiceInteraction", 'maxChoices="0"', "map_response", 'mappedValue="-0.5"'),
            ("choiceInteraction", ">False<", "match_correct"),
            ("textEntryInteraction", 'baseType="string"', 'mapKey="l"', 'caseSensitive="false"'),
            ("textEntryInteraction", 'baseType="integer"', 'tolerance="0.5 0.5"', "> km<"),
            ("textEntryInteraction", 'responseIdentifier="RESPONSE2"', "mapResponse", 'mappedValue="0.5"'),
            ("matchInteraction", 'baseType="directedPair"', "<value>L1 R1</value>", "map_response"),
            ("orderInteraction", 'cardinality="ordered"', "match_correct"),
        ),
        strict=True,
    ):
        assert all(text in item for text in wanted), item
    assert qti21.read(path).bank.questions == bank.questions


def hostile(tmp_path: Path, members: dict[str, str | bytes]) -> Taken:
    """Read a package of such members beside a good one."""
    good = an_item(declared("single", "string", "York"), TYPED, "good")
    return qti21.read(package(tmp_path / "h.zip", {"good.xml": good, **members}))


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "member",
    [
        ENTITIES + "<assessmentItem>&b;</assessmentItem>",
        '<!DOCTYPE x SYSTEM "file:///etc/passwd"><assessmentItem/>',
        "<assessmentItem><itemBody>"
        + "<div>" * 100_000
        + "</div>" * 100_000
        + "</itemBody></assessmentItem>",
        an_item(declared("single", "float", "9" * 5000), TYPED),
        an_item(declared("single", "float", "NaN"), TYPED),
        an_item(declared("single", "string", "x" * 5000), TYPED),
        "\0\1\2",
        b"\xff\xfe<",
    ],
    ids=["entities", "external", "nested", "huge number", "nan", "long", "no xml", "half utf-16"],
)
def test_a_hostile_member_is_skipped_and_the_good_one_taken(tmp_path: Path, member: str | bytes) -> None:
    """With a reason, whatever its name; no name is ever used as a path."""
    taken = hostile(tmp_path, {"../../evil.xml": member})
    assert [q.id for q in taken.bank.questions] == ["good"]
    assert len(taken.skipped) == 1
    assert {path.name for path in tmp_path.iterdir()} == {"h.zip"}


def test_bombs_are_refused(tmp_path: Path) -> None:
    """Far larger unpacked than any bank: not one member is unpacked. One that is too large is skipped."""
    zeros = b"<a>" + b"0" * (60 << 20) + b"</a>"
    with pytest.raises(FormatError, match="larger unpacked"):
        hostile(tmp_path, {f"{number}.xml": zeros for number in range(5)})
    taken = hostile(tmp_path, {"big.xml": zeros})
    assert taken.skipped[0].why == "is too large for a question"


def test_other_packages_are_refused_in_one_line(tmp_path: Path) -> None:
    """No zip, a damaged one, QTI 1.2, nothing in it, and XML that is no item."""
    path = tmp_path / "x.zip"
    cases: list[tuple[Any, str]] = [
        (b"PK\x03\x04 and no more", "no zip archive"),
        (b"plain", "well-formed XML"),
        (b"<quiz/>", "is no item of QTI 2"),
        ({"a.xml": "<questestinterop/>"}, "package of QTI 1.2"),
        ({"a.txt": "x"}, "holds no question"),
        ({"imsmanifest.xml": ENTITIES + "<manifest/>"}, "declares a document type"),
    ]
    for content, said in cases:
        if isinstance(content, dict):
            package(path, content)
        else:
            path.write_bytes(content)
        with pytest.raises(FormatError, match=said):
            qti21.read(path)
