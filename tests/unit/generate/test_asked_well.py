"""Questions that are put as somebody would put them: what goes to the front, and what is not asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from quiz.generate import slips, wellmade
from quiz.generate.arguments import unfinished
from quiz.generate.asking import aims, many, roles, said, when
from quiz.generate.asking.names import does
from quiz.generate.asking.target import Target
from quiz.generate.asking.targets import targets
from quiz.generate.asking.turned import turned
from quiz.generate.asking.whole import _askable
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.spans import spans_of, text_of
from quiz.generate.statements import Statement, extract
from tests.unit.generate.writers import asked_for, changed, first, whole, writer

Ask = Callable[[Writer, list[Statement]], Iterator[Draft]]


def _stems(ask: Ask, text: str, *, published: bool = False) -> list[str]:
    """What one way of asking makes of a text's first sentence."""
    w = writer(text, published=date(1931, 6, 1) if published else None)
    return [q for d in ask(w, extract(w, Counter())) if d.sentence == 0 for q in d.stems]


def _draft(w: Writer, stem: str, kind: str, answer: Answer, lemma: str = "be") -> Draft:
    evidence = (first(w).text,)
    return Draft(
        kind=kind, stems=(stem,), answers=(answer,), fact="0", sentence=0, evidence=evidence, lemma=lemma
    )


LEE = Answer("Ann Lee", "person")
GUILD = Answer("Halden Guild", "organization")
YEAR = Answer("1931", "year")


def test_what_somebody_means_to_do_stands_behind_its_verb() -> None:
    """ "Agree to do after tests", and not "agree after tests to do"."""
    text = (
        "After tests in September 1931, the Halden Guild agreed to build five boats of oak. "
        "The Moss Guild agreed to paint four old barns. The Lorn Guild agreed to teach nine young pupils."
    )
    stems = _stems(aims.ask, text)
    assert "What did the Halden Guild agree to do after tests in September 1931?" in stems


def test_what_stood_in_front_stays_there_before_a_clause() -> None:
    """Behind "unless their boats were moved" the town would be where they were moved."""
    stems = _stems(
        many.ask,
        "In one town alone 800 sailors were warned they would pay a fine unless their boats were moved.",
    )
    assert stems == [
        "In one town alone, how many sailors were warned they would pay a fine unless their boats were moved?"
    ]


def test_a_clause_on_a_number_is_no_statement_of_what_is_counted() -> None:
    """ "91 boats, which was second most": the number was, and not the boats."""
    assert not _stems(many.ask, "Bo Orr counted 91 boats, which was second most in the Halden League.")[1:]


def test_how_it_was_done_does_not_go_to_the_front_with_the_number() -> None:
    """ "Across how many towns did … in open boats?"."""
    (stem,) = _stems(
        many.ask,
        "Ann Lee conducted a survey of Norway across 22 towns in open or covered boats.",
    )
    assert stem.startswith("Across how many towns did Ann Lee")
    assert stem.endswith("in open or covered boats?")


def test_a_past_before_a_past_has_no_year_of_its_own() -> None:
    """ "In which month had she decided …?": before what? But "Since which year had it stood?" is whole."""
    assert not _stems(when.ask, "Ann Lee had decided in May 1931 she would leave Halden.")
    assert _stems(when.ask, "The Halden bridge had stood since 1641.")


def test_whoever_is_told_is_no_part_of_what_is_told() -> None:
    """ "Told a council fears remained": without "that" the hearer was read into the clause."""
    more = " Ann Lee is from Halden."
    w = writer("Ann Lee told a Commons select committee human rights concerns over Norway remained." + more)
    assert not [d for d in said.ask(w, []) if d.sentence == 0]
    w = writer("Ann Lee told Bo Orr that old fears over the fish trade of Norway remained." + more)
    assert [d for d in said.ask(w, []) if d.sentence == 0]


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("The Halden Guild's chairman Bo Orr spoke.", "Who was the Halden Guild's chairman in June 1931?"),
        ("Acme's chairman Bo Orr spoke in Halden.", "Who was Acme's chairman in June 1931?"),
    ],
)
def test_an_owner_keeps_his_article(text: str, stem: str) -> None:
    """ "The Guild's chairman", "Acme's chairman"."""
    assert _stems(roles.ask, text, published=True) == [stem]


def test_an_owner_behind_the_office_does_not_make_it_one_persons() -> None:
    """ "Director in Acme's harbour office" is one of several, and wants an article."""
    assert not _stems(
        roles.ask, "Bo Orr, director in Acme's harbour office, spoke in Halden.", published=True
    )


def test_an_owners_name_in_s_takes_no_article() -> None:
    """ "Who was Jaynes' sister?" and never "the Jaynes' sister"."""
    stems = _stems(roles.ask, "Carl Jaynes' sister, Ann Berg, spoke to the people of Halden.", published=True)
    assert stems
    assert not any("the Carl" in q for q in stems)


def test_a_particle_does_not_go_to_the_front() -> None:
    """ "On whom did Halden send?" is asked of nobody who was sent on."""
    s = first(writer("Halden sent for Bo Orr with ten minutes of the game left."))
    kept = list(range(len(s.tokens) - 1))
    orr = range(3, 5)
    target = Target(orr, (Answer("Bo Orr", "person"),), (orr,), "whom")
    assert turned(s, kept, target, s.text_of).startswith("For whom did Halden send")
    assert not turned(changed(s, 2, text="on"), kept, target, s.text_of)


def test_where_the_last_thing_named_is_from_does_not_go_to_the_front() -> None:
    """ "From which country was pottery found in many jars?": the jars are from there."""
    text = "Blue pottery was found in many old clay jars from Peru."
    w = writer(text)
    s = first(w)
    source = next(t for t in s.tokens if t.text == "from")
    found = next(t for t in s.tokens if t.dep == "ROOT")
    hung = changed(s, source.i, head=found.i)
    peru = range(source.i + 1, source.i + 2)
    target = Target(peru, (Answer("Peru", "country"),), (peru,), "which country")
    assert not turned(hung, list(range(len(s.tokens) - 1)), target, s.text_of)


def test_a_price_is_not_how_much_money() -> None:
    """ "At how much money did the shares close?" and "finished down how much money?" are not said."""
    assert asked_for("The Halden mill closed at $12 after a long strike.")["$12"] == ""
    assert "$12" not in asked_for("The Halden mill finished down $12 after a long strike.")
    assert asked_for("The Halden mill paid $12 for the old boat.")["$12"] == "how much money"


def test_a_counted_thing_with_an_aside_stays_where_it_is() -> None:
    """ "How many gold cups, including three in Norway has the guild won?" lost its second comma."""
    stems = whole("The Halden Guild has won nine gold cups, including three in Norway, since 1931.")
    assert not any(q.startswith("How many") for q in stems)
    assert any(q.startswith("How many") for q in whole("The Halden Guild has won nine gold cups since 1931."))


def test_a_band_that_are_is_not_asked_as_one() -> None:
    """ "Which band were the loudest?"."""
    text = "Halden United {} the most successful club in the survey of 110 papers."
    assert not any(q.startswith("Which club") for q in whole(text.format("were")))
    assert any(q.startswith("Which club") for q in whole(text.format("was")))


def test_nobody_is_asked_for_behind_a_whole_clause() -> None:
    """ "Ann Lee rowed in the first, who rowed in the second?" runs two sentences into one."""
    s = first(
        writer("Ann Lee rowed in the first, Bo Orr rowed in the second and Carl Berg won the third race.")
    )
    root = next(t.i for t in s.tokens if t.dep == "ROOT")
    assert not _askable(s, range(root - 2, root), list(range(root + 4)))
    assert _askable(s, range(root - 2, root), list(range(root - 2, root + 4)))


def test_nothing_is_asked_for_inside_a_clause_on_a_noun() -> None:
    """ "Refused to speak of the start that Ann Lee has made at which place?", whatever its label."""
    s = first(writer("Bo Orr refused to speak of the hard start that Ann Lee has made at Lorn."))
    made = next(t for t in s.tokens if t.text == "made")
    at = next(t for t in s.tokens if t.text == "at")
    start = next(t for t in s.tokens if t.text == "start")
    for label in ("relcl", "acl"):
        read = changed(changed(s, made.i, dep=label, head=start.i), at.i, head=made.i)
        assert not _askable(read, range(at.i + 1, at.i + 2), list(range(at.i + 2)))


def test_the_kind_is_not_asked_twice() -> None:
    """ "To the city of which town?"."""
    for over, wh in (("city", []), ("quay", ["which town"])):
        w = writer(
            f"The town of Halden lies by the sea. Ann Lee sailed up the coast to the {over} of Halden."
        )
        found = targets(w, w.reading.sentences[1])
        assert [t.wh for t in found if t.answer.text == "Halden"] == wh


def test_an_owner_does_not_stand_before_who() -> None:
    """ "Its president Ann Lee": "The guild's who refused?"."""
    assert asked_for("Its president Ann Lee refused to open the bridge.")["Ann Lee"] == ""


def test_what_a_participle_hangs_on_is_no_place() -> None:
    """ "In which place starring Bo Orr?"."""
    text = "Ann Lee made her stage debut in 1931 in Halden{}."
    assert asked_for(text.format(""))["Halden"] == "which town"
    w = writer(text.format(" starring Bo Orr"))
    s = first(w)
    town, starring = (next(x.i for x in s.tokens if x.text == word) for word in ("Halden", "starring"))
    hung = changed(s, starring, dep="acl", head=town)
    assert [x.wh for x in targets(w, hung) if x.answer.text == "Halden"] == [""]


def test_a_wife_with_her_name_needs_no_whose() -> None:
    """ "Whose wife Alice was a painter?"."""
    assert "Ann Lee" not in asked_for("Ann Lee's brother Tom was seen in Halden.")
    assert asked_for("Ann Lee's brother was seen in Halden.")["Ann Lee"] == "whose"


@pytest.mark.parametrize(
    ("stem", "answer"),
    [
        ("In which year did sailors endure a year of storms?", YEAR),
        ("Since 1931 9 old mills of Halden have been closed.", YEAR),
        ("Lorn was calm, with mayor Ann Lee telling parliament.", LEE),
        ("Who printed its own report on the boats of Halden?", GUILD),
    ],
)
def test_clumsy_wordings_are_dropped(stem: str, answer: Answer) -> None:
    """Asked in a circle, two figures in a row, a hearer who hears nothing, a body asked for as a person."""
    w = writer("Ann Lee sailed to Lorn in 1931.")
    kind = "which" if stem.endswith("?") else "truefalse"
    assert wellmade.ungainly(w, _draft(w, stem, kind, answer), stem)


@pytest.mark.parametrize(
    ("stem", "answer"),
    [
        ("In which year did sailors endure a month of storms?", YEAR),
        ("Since 1931 {{9}} old mills of Halden have been closed.", YEAR),
        ("Lorn was calm, with mayor Ann Lee telling parliament that it was safe.", LEE),
        ("Who printed a report on its boats?", LEE),
    ],
)
def test_their_like_is_kept(stem: str, answer: Answer) -> None:
    """What only looks like it."""
    w = writer("Ann Lee sailed to Lorn in 1931.")
    kind = "which" if stem.endswith("?") else "gap"
    assert not wellmade.ungainly(w, _draft(w, stem, kind, answer), stem)


@pytest.mark.parametrize(
    ("text", "good"),
    [
        (
            "The weight of a three tons boat was measured in Halden in 1931.",
            "The weight of a three-ton boat was measured in Halden in 1931.",
        ),
        (
            "Airbus manufacturers a number of boats and has gained trade in Norway.",
            "Airbus manufactures a number of boats and has gained trade in Norway.",
        ),
        (
            "Ann Lee promised boats from improved efficient, larger yards in Halden.",
            "Ann Lee promised boats from efficient, larger yards in Halden.",
        ),
        (
            "Soft wood, such as pine and fir, were used in many old boats of Halden.",
            "Soft wood, such as pine and fir, was used in many old boats of Halden.",
        ),
        (
            "Ann Lee branded Bo Orr's answer's in the town of Halden.",
            "Ann Lee branded Bo Orr's answers in the town of Halden.",
        ),
    ],
)
def test_slips_of_number_are_seen(text: str, good: str) -> None:
    """A plural before its noun, a noun for a verb, adjectives without a noun, a verb of many, an owner."""
    for line, wrong in ((text, True), (good, False)):
        w = writer(line)
        assert slips.slipped(w, _draft(w, line, "truefalse", LEE), line) is wrong


def test_whoever_brands_brands_it_something() -> None:
    """What the plan was branded is gone."""
    w = writer("Ann Lee branded the plans of the Halden Guild.")
    stem = "Who branded the plans of the Halden Guild?"
    assert unfinished(w, _draft(w, stem, "who", LEE, "brand"), stem)
    w = writer("Ann Lee praised the plans of the Halden Guild.")
    stem = "Who praised the plans of the Halden Guild?"
    assert not unfinished(w, _draft(w, stem, "who", LEE, "praise"), stem)


def test_a_verb_is_no_part_of_a_name() -> None:
    """A label that takes in the verb behind a title."""
    s = first(writer("Bo Orr, who presents The Loudest Sea tells Ann Lee that he sailed to Halden."))
    tells = next(t.i for t in s.tokens if t.text == "tells")
    found = [text_of(s, a, b) for a, b, _ in spans_of(s, [(tells - 3, tells, "other")])]
    assert "Loudest Sea" in found


def test_a_partys_adjective_keeps_its_capital() -> None:
    """ "Which Conservative chairman …?": with a small letter it would say what he is like."""
    w = writer("Conservative chairman Bo Orr opened the bridge.")
    s = changed(first(w), 0, pos="ADJ", tag="JJ")
    assert w.vocabulary.opened(s.tokens[0]) == "Conservative"


def test_a_storm_is_no_who() -> None:
    """What peaks or weakens is nobody who acts."""
    assert not does("peak", passive=False)
    assert does("build", passive=False)
