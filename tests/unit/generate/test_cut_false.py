"""What was cut, read or dated so that a question became untrue, or so that others answer it as well."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from quiz.generate import gates, statements
from quiz.generate.asking import many, roles, terms, when, who
from quiz.generate.asking.swaps import exclusive
from quiz.generate.asking.targets import targets
from quiz.generate.asking.whole import ask as ask_whole
from quiz.generate.asking.worth import supposed
from quiz.generate.drafts import Answer, Draft
from quiz.generate.loose import half_named, shared
from quiz.generate.soundness import unfit
from quiz.generate.unsaid import passing
from tests.unit.generate.writers import first, untitled, writer, written

DAY = date(2014, 5, 20)


def asked(ask: object, text: str, published: date | None = None) -> list[str]:
    """The wordings that one way of asking makes of a text."""
    assert callable(ask)
    w = writer(text, published=published)
    return [stem for d in ask(w, statements.extract(w, Counter())) for stem in d.stems]


def draft(kind: str, lemma: str, answer: Answer, key: bool | None = None) -> Draft:
    """A draft about the first sentence."""
    return Draft(
        kind=kind, stems=("",), answers=(answer,), fact="0", sentence=0, evidence=(), lemma=lemma, key=key
    )


def test_a_surname_told_of_before_is_not_the_relatives() -> None:
    """The Berger whose daughter is brought in later is somebody else."""
    text = "{0} told the mayor about the quay. Berger's daughter Carla Berger wrote a book. Berger sold it."
    for start, name in (("Berger", "Berger"), ("Carla Berger", "Carla Berger")):
        w = untitled(text.format(start))
        found = w.reading.entity_at(0, start.count(" "))
        assert found is not None
        assert found.name == name


def test_how_often_is_not_left_out() -> None:
    """A number of boats a day is none without the day."""
    w = writer("Every day 780 boats pass the old lock of Halden and pay two crowns each.", published=DAY)
    d = next(d for d in many.ask(w, statements.extract(w, Counter())) if "780" in d.answers[0].text)
    assert gates.pruned(w, d, "How many boats pass the old lock of Halden and pay two crowns each?")
    assert not gates.pruned(
        w, d, "How many boats pass the old lock of Halden every day and pay two crowns each?"
    )


@pytest.mark.parametrize(
    ("kind", "stem"),
    [
        ("fill", "Ann Lee was one of the founders of which company?"),
        ("fill", "Ann Lee was a member of which society?"),
        ("who", "Who was based in Norway?"),
        ("who", "Who is co-creator of the Tista Games?"),
    ],
)
def test_what_holds_of_several_is_not_asked(kind: str, stem: str) -> None:
    """A founder founds more than one firm, and one of two creators is not the one."""
    w = writer("Ann Lee was one of the founders of the Tista Company.")
    assert shared(w, draft(kind, "be", Answer("Ann Lee", "person", 0)), stem)


def test_membership_is_no_statement_to_judge() -> None:
    """A member then is none later."""
    w = writer("Ann Lee was a member of the Tista Society.")
    d = draft("truefalse", "be", Answer("Tista Society", "organization"), key=True)
    assert shared(w, d, "Ann Lee was a member of the Tista Society.")
    assert not shared(w, d, "Ann Lee was the first member of the Tista Society.")


def test_who_did_it_with_another_is_not_asked_for() -> None:
    """The other would do as well."""
    w = writer("Ann Lee, alongside Karl Berg, led the choir of Halden in 1931.")
    entity = next(n for n, e in enumerate(w.reading.entities) if e.name == "Ann Lee")
    d = draft("who", "lead", Answer("Ann Lee", "person", entity))
    assert shared(w, d, "Who led the choir of Halden in 1931?")


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee defended the Harbour Act.",
        "Ann Lee, watched by Karl Berg, fell on the steps of the Tista Museum.",
    ],
)
def test_a_stance_and_an_aside_mark_out_nobody(text: str) -> None:
    """Many defend an act, and anybody may be watched."""
    assert not any(x in stem for stem in asked(who.ask, text) for x in ("defended", "was watched"))


def test_whom_somebody_ousted_needs_more_than_who_did() -> None:
    """Without when or from where, others were ousted as well."""
    assert not any("did Norway oust" in stem for stem in asked(who.ask, "Norway ousted Karl Berg."))
    assert "Who did Norway oust from the Tista League?" in asked(
        who.ask, "Norway ousted Karl Berg from the Tista League."
    )


def test_a_state_is_asked_for_its_decade_only_with_a_figure() -> None:
    """A district of Moss in the fifties may have been one in the sixties."""
    assert asked(when.ask, "The town of Lund was a district of Moss in the 1950s.") == []
    assert asked(when.ask, "Lund was a village of 5,000 in the 1950s.") != []


def test_what_was_last_done_is_not_asked_by_half_its_date() -> None:
    """Last in February is not last of all."""
    text = "The Tista Regatta was last held in February in 1974."
    assert not any("which year" in stem for stem in asked(when.ask, text))


def test_only_before_a_number_makes_nothing_the_only_one() -> None:
    """There may have been only three schools in other years, too."""
    w = writer("In 1960 there were only three schools in Lund.")
    year = next(t for t in targets(w, first(w)) if t.answer.text == "1960")
    assert not exclusive(w.reading, first(w), year)


def test_a_month_ahead_of_a_past_verb_has_no_year() -> None:
    """ "Was shut until September": the month is still to come."""
    text = "Ann Lee shut the Tista Bridge until September."
    w = writer(text, published=DAY)
    month = next(m for m in w.reading.mentions[0] if m.kind == "date")
    assert w.when(first(w), month) is None


def test_a_country_named_beside_is_not_the_country() -> None:
    """What Peru is offered is the giver's."""
    text = "Norwegian president Ann Lee has offered Peru wide-ranging access to the country's oil reserves."
    assert "Peru's" not in written(f"Peru needs oil. {text}", "Norwegian")


def test_a_source_tells_of_its_own_clause() -> None:
    """ "Was the best, according to Moss Radio, and …": the second clause is not the radio's."""
    text = "The song was the best of the year, according to Moss Radio, and Ann Lee sang it in Halden."
    found = statements.extract(writer(text), Counter())
    assert not any(st.speaker and st.lemma == "sing" for st in found)


def test_a_relative_clause_behind_an_aside_may_be_of_either() -> None:
    """The town east of another: which of them grows?"""
    text = "The fair is held in the town of Moss, east of Lund City, which has 7,000 people."

    def told(text: str) -> bool:
        found = statements.extract(writer(text), Counter())
        return any(st.lemma == "have" and st.sentence.index == 0 for st in found)

    assert not told(text)
    plain = text.replace(", east of Lund City", "")
    assert told(plain)


def test_a_relative_clause_behind_a_nearer_noun_may_be_of_either() -> None:
    """The worst storm since the flood: which of them killed them? Of a storm alone it is told."""

    def killed(text: str) -> bool:
        found = statements.extract(writer(text), Counter())
        return any(st.lemma == "kill" for st in found)

    text = "Storm Hedda was the worst storm {}, which killed 61 people."
    assert not killed(text.format("since the hurricane of 1921"))
    assert killed(text.format("of 1921"))


def test_a_first_name_of_two_is_not_the_name() -> None:
    """ "Originally called" has another name behind it."""
    text = (
        "In 1931 the members left, creating Lund's second chapel, originally called "
        '"The Hope Hall", and in 1938 renamed "Moss Hall".'
    )
    assert asked(terms.ask, text) == []
    assert asked(terms.ask, text.replace("originally ", "")) != []


def test_a_sentence_that_ends_in_a_name_and_a_colon_is_cut() -> None:
    """The rest of the title is in the next sentence."""
    w = writer("About 900 sailors in Lund were asked for Lund and Norway: A Report of Moss.")
    assert unfit(first(w)) == "a title cut at its colon"


def test_a_verb_keeps_its_stranded_words() -> None:
    """ "Was done away with" is not "was done"."""
    stems = asked(when.ask, "The Tista Regatta was done away with in 1984.")
    assert stems
    assert all("done away with" in stem for stem in stems)


def test_two_verbs_side_by_side_are_one_deed() -> None:
    """What came of it came of both."""
    text = "Karl Berg sold and rebuilt the Tista Mill in 1931, leaving Ann Lee without a home."
    w = writer(text)
    stems = [stem for d in ask_whole(w, []) if d.sentence == 0 for stem in d.stems]
    assert not any("Berg rebuil" in stem for stem in stems)


def test_also_stays_where_the_verb_tells_what_matters_most() -> None:
    """Talks that also centred on wool centred on something else first."""
    w = writer("In 1931 the talks of Moss also centred on the wool trade of Norway, which sold it to Peru.")
    stems = [stem for d in ask_whole(w, []) if d.sentence == 0 for stem in d.stems]
    assert stems
    assert all("also" in stem for stem in stems)


def test_more_than_a_figure_makes_no_gap() -> None:
    """More than 15% are more than 10%, too."""
    w = writer("The town of Lund lost more than 15% of its boats to Moss in 1931.")
    gaps = [stem for d in ask_whole(w, []) if d.kind == "gap" for stem in d.stems if d.sentence == 0]
    assert not any("{{15" in stem for stem in gaps)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee has no plans to recall Karl Berg from Lund.",
        "Ann Lee is the host of the Tista Show.",
        "The Tista Company opened a mill, while the Lund Company is planning to open two shops.",
    ],
)
def test_plans_and_posts_of_the_day_are_not_asked(text: str) -> None:
    """By the time it is asked, it is otherwise."""
    assert supposed(first(writer(text)))


def test_a_figure_in_the_present_of_an_undated_story_is_stale() -> None:
    """A definition's number stays; so does a day's."""
    text = "Last week the mayor said on Friday that trade rose. {0}"
    told = "About 40 boats use the Tista lock."
    w = untitled(told + " " + text.format(""), "Boats pay more at lock")
    d = draft("many", "use", Answer("40", "number"))
    assert w.frames.timely
    assert passing(w, d, "How many boats use the Tista lock?")
    defined = untitled("A crew is five people. " + text.format(""), "Boats pay more at lock")
    assert not passing(defined, draft("many", "be", Answer("five", "number")), "A crew is how many people?")


@pytest.mark.parametrize(
    ("kind", "lemma", "reason", "stem"),
    [
        ("gap", "see", "one of an open list", "The fair also saw the boats of Moss and {{Lund}} of Norway."),
        ("who", "write", "holds of many", "Who wrote two songs?"),
        ("turned", "pitch", "does not say which occasion", "On what date did Ann Lee pitch for Lund?"),
        ("turned", "turn", "leaves out what was told before", "On which road does Route 9 turn south?"),
    ],
)
def test_what_happens_often_or_to_others_is_dropped(kind: str, lemma: str, reason: str, stem: str) -> None:
    """One of several, several times, or at several corners."""
    w = writer("Ann Lee went to Lund.")
    d = draft(kind, lemma, Answer("Lund", "city"))
    found = {why for why, gate in gates.GATES if gate(w, d, stem)}
    assert reason in found


def test_the_last_three_games_and_what_has_left_are_of_the_day() -> None:
    """Three games later they are others, and a count goes on."""
    w = writer("Ann Lee kept goal for the last three games of Lund.", published=DAY)
    d = draft("who", "keep", Answer("Ann Lee", "person"))
    assert gates.leaning(w, d, "Who kept goal for the last three games?")
    assert not gates.leaning(w, d, "Who kept goal for the last three games of the Tista Cup?")
    assert passing(w, d, "The storm has left {{40}} houses of Lund without a roof.")


def test_a_box_is_not_the_one_named_before() -> None:
    """Each side has one."""
    text = "Ann Lee ran into the Lund box. Karl Berg held her back at the edge of the box of {0}."
    assert "the Lund box" not in written(text.replace(" of {0}", ""), "Karl")


def test_a_bare_surname_beside_a_namesake_is_no_answer() -> None:
    """Another Berger has a first name as well."""
    w = untitled(
        "Berger told the mayor about the quay. Berger's daughter Carla Berger wrote a book on boats."
    )
    entity = next(n for n, e in enumerate(w.reading.entities) if e.name == "Berger")
    assert half_named(w, draft("who", "tell", Answer("Berger", "person", entity)), "Who told the mayor?")


def test_a_reporters_chief_is_no_office() -> None:
    """ "Tista Bank chief" may be any of its heads."""
    chief = writer("Tista chief Ann Lee praised the new quay in Moss.", published=DAY)
    assert not [d for d in roles.ask(chief, []) if d.kind == "role"]


def test_who_is_the_host_is_not_asked_of_an_undated_story() -> None:
    """A host is one for a time."""
    text = "Ann Lee is the host of the Tista Show on Moss Radio."
    assert not any("host" in stem for stem in asked(who.ask, text))
