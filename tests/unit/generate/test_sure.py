"""Keys that would be false: general words, pronouns and names that may mean something else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from quiz.generate import linking, sure
from quiz.generate.accepting import _usual
from quiz.generate.article import read_article
from quiz.generate.phrase import Writer
from quiz.generate.soundness import unfit
from quiz.generate.spans import spans_of
from quiz.generate.statements import extract
from quiz.generate.words import Entity, Mention
from tests.unit.generate.test_meant import called, plain, writer, written


def tells(text: str, lemma: str) -> bool:
    """Whether a statement with a verb is taken from a text."""
    w: Writer = writer(text)
    return any(st.lemma == lemma for st in extract(w, Counter()))


def test_the_agency_is_the_last_subject() -> None:
    """ "The agency" means the subject of the sentence before, and none named a paragraph ago."""
    near = "The Lorn Space Agency built a probe in 1990. The agency sold a rocket in 1991."
    assert written(near, "The agency").startswith("the Lorn Space Agency sold")
    far = (
        "The Lorn Space Agency built a probe in 1990.\n\n"
        "The Berg Weather Bureau built a mast in 1991. The agency sold a rocket in 1992."
    )
    assert not written(far, "The agency").startswith("the Lorn Space Agency")


def test_the_city_is_not_one_of_two() -> None:
    """ "The city" behind two cities is neither, also where one of them was called "the city of"."""
    text = "The mill stood in the city of Bergen. Ann Lee left Oslo when the army burnt the city in 1901."
    assert "Bergen" not in written(text, "Ann Lee")


def test_the_articles_own_city() -> None:
    """The city that the title names is "the city", until another place is named behind it."""

    def meant(text: str) -> str:
        w = writer(text, "Bergen")
        s = next(s for s in w.reading.sentences if s.text.startswith("In 1902"))
        found = w.resolver.definite(s, next(t.i for t in s.tokens if t.text == "city"))
        return found.name if isinstance(found, Entity) else ""

    text = (
        "Oslo is a city.\n\nBergen is a city in Norway. In 1901 the harbour of Bergen grew to be a bridge. "
        "In 1902 the city built a mill."
    )
    assert meant(text) == "Bergen"
    assert meant(text.replace("a bridge", "a bridge to Oslo")) == ""


def test_his_is_the_subjects_though_nobody_knows_him() -> None:
    """A subject of no known kind may be the man whose servants they were: the hero is not."""
    text = (
        "Peter Lund ruled in Oslo. Peter Lund built ten ships. Peter Lund sold a mill in 1880. "
        "In 1890, Kestrian was killed in a plot involving sailors and several of his horses."
    )
    assert "Peter Lund's" not in written(text, "In 1890")


def test_a_title_is_no_short_form() -> None:
    """What the article is about is not whoever it was called after, nor a market in it."""
    row = [plain("Lorn is a crater .".split()), plain("It is named after Peter Lorn .".split())]
    spans = [[(0, 0, "person")], [(4, 5, "person")]]
    votes = {"Peter Lorn": Counter(person=1), "Lorn": Counter(person=1)}
    assert linking.link(dict(votes), {}, row, spans, [], "Lorn (crater)").get("Lorn") is None
    assert linking.link(dict(votes), {}, row, spans, [], "Craters")["Lorn"] == "Peter Lorn"


def test_two_who_bear_a_surname() -> None:
    """A bare surname is the first one's only where others of it are named in passing."""
    row = [plain("Ann Lund met Lund and Peter Lund .".split())]
    spans = [[(0, 1, "person"), (3, 3, "person"), (5, 6, "person")]]
    once = {"Ann Lund": Counter(person=2), "Lund": Counter(person=3), "Peter Lund": Counter(person=1)}
    twice = {**once, "Peter Lund": Counter(person=2)}
    assert linking.link(once, {}, row, spans, [])["Lund"] == "Ann Lund"
    assert linking.link({k: Counter(v) for k, v in twice.items()}, {}, row, spans, []).get("Lund") is None


def test_a_place_and_whoever_did_something_there() -> None:
    """ "At Berga Lund met …": nobody is called Berga Lund."""
    text = (
        "Ann Lund was born in Oslo. In 1890 Lund built a mill. While at Berga Lund wrote ten books. "
        "In 1901 Lund died."
    )
    names = {e.name for e in writer(text).reading.entities}
    assert "Berga Lund" not in names


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Ann Lee moved to Tarvo, Ohio in 1901.", True),
        ("Ann Lee has a stake in Tarvo, Norway's largest brewer, and in a mill.", False),
        ("Ann Lee moved to Sarawak, Malaysia in 1901.", False),
    ],
)
def test_a_city_is_known_as_one(text: str, city: bool) -> None:
    """Before its state stands a city; before "Norway's largest brewer" none, and a known state is none."""
    name = "Sarawak" if "Sarawak" in text else "Tarvo"
    assert (called(text, name).sort == "city") is city


def test_a_street_is_somewhere() -> None:
    """Who "left Lorn Street" may have left a government: a street is where somebody is in or on it."""
    assert called("Ann Lee left Lorn Street in 1901 and wrote a book.", "Lorn Street").doubtful
    assert not called("Ann Lee lived in Lorn Street in 1901 and wrote a book.", "Lorn Street").doubtful


def test_which_may_mean_all_of_it() -> None:
    """In "…, said Lorn, which means …" nothing is told of Lorn."""
    assert not tells(
        "The chip needs less power than others, said Lorn Works, which means fewer coils.", "mean"
    )


def test_who_did_it_under_a_claim() -> None:
    """ "The book claims he lived and married": the book did not marry."""
    text = "The Lorn Book claims Peter Lund did not die at sea, but married Ann Lee and built a mill."
    assert not any(
        st.lemma == "marry" and "Book" in st.sentence.text_of(st.subject.tokens)
        for st in extract(writer(text), Counter())
    )


def test_how_a_name_is_spoken_is_left_out() -> None:
    """The phonetic gloss behind a title is no part of the sentence; a plain "/" stays."""
    body = "Lorn / lɔːn / is a town on the coast of Norway and has a mill. " * 5
    assert "/" not in read_article(body).paragraphs[0].text
    assert "km / h" in read_article(body.replace("/ lɔːn /", "(90 km / h)")).raw


def test_a_firm_is_no_officer() -> None:
    """ "General" before the last word of a body's name is no rank: "Electric" alone names nobody."""
    s = plain("We bought General Electric in Oslo .".split())
    assert spans_of(s, [(2, 3, "organization")])[1] == (2, 3, "unknown")
    assert spans_of(s, [(2, 3, "person")])[1] == (3, 3, "person")


def test_a_name_in_pieces() -> None:
    """Where a small word of a name was read as a verb, nothing is taken from the sentence."""
    s = plain("They beat Os du Lorn in Oslo .".split())
    assert unfit(s) == ""
    tokens = (*s.tokens[:3], replace(s.tokens[3], pos="VERB"), *s.tokens[4:])
    assert unfit(replace(s, tokens=tokens)) == "a name read as a verb"


def test_the_show_is_not_the_last_one_named() -> None:
    """ "The show" is no other programme that the sentence before names beside the way."""
    w = writer(
        "Lorn Nights is leaving Oslo. Ann Lee will mix it with Mull Nights. The show was sold in 1964."
    )
    s = next(s for s in w.reading.sentences if s.text.startswith("The show"))
    one, two = (Entity(name, "other", called="show") for name in ("Lorn Nights", "Mull Nights"))
    w.reading.entities[:] = [one, two]
    w.reading.mentions[:] = [
        [Mention(0, 0, 1, "other", one.name, 0)],
        [Mention(1, 6, 7, "other", two.name, 1)],
    ]
    w.reading.mentions += [[] for _ in w.reading.sentences[2:]]
    assert not sure.certain(w.reading, s, 1, two)


def test_she_is_no_daughter_of_hers() -> None:
    """Who is the object in a sentence about another "she" is not the next sentence's "she"."""
    text = "In 2001 she had a daughter, Ann Lee, who was born in Oslo. She sold a mill in 1902."
    assert written(text, "She sold") == ""
    told = "In 2001 she said in Oslo that Ann Lee had left. She sold a mill in 1902."
    assert not written(told, "She sold").startswith("Ann Lee")
    assert written("In 2001 Ann Lee moved to Oslo. She sold a mill in 1902.", "She sold").startswith(
        "Ann Lee"
    )


def test_he_is_not_whoever_stopped_him() -> None:
    """An agent is no subject: the next sentence goes on about the one who was stopped."""
    text = "His first bid was stopped by the present mayor, Peter Lund. He won Oslo in 1983."
    assert written(text, "He won") == ""


def test_two_names_in_one_sentence_are_two() -> None:
    """A firm that prints a paper of a longer name is not short for the paper."""
    votes = {"New Berg Lorn": Counter(organization=2), "Berg Lorn": Counter(organization=1)}
    both = [plain("Berg Lorn prints New Berg Lorn .".split())]
    spans = [[(0, 1, "organization"), (3, 5, "organization")]]
    assert linking.link(votes, {}, both, spans, []).get("Berg Lorn") is None
    apart = [plain("They read New Berg Lorn .".split()), plain("They own Berg Lorn .".split())]
    spans = [[(2, 4, "organization")], [(2, 3, "organization")]]
    assert linking.link(votes, {}, apart, spans, [])["Berg Lorn"] == "New Berg Lorn"


def test_what_was_said_follows() -> None:
    """ "Lund told the Herald:" tells nothing by itself."""
    s = plain("Lund told the Lorn Herald :".split())
    tokens = tuple(replace(t, dep="ROOT", lemma="tell") if t.text == "told" else t for t in s.tokens)
    told = replace(s, tokens=tokens, text="Lund told the Lorn Herald:")
    assert unfit(told).startswith("what somebody said")


def test_the_usual_short_name_is_right() -> None:
    """The name that an article uses most is taken, though it is but a part of the full one."""
    text = (
        "Menavo Ltd, a firm in Oslo, was founded by Ann Lee in 1990. Menavo sold two mills. "
        "In 1992 Menavo was bought by Peter Lund. The owners of Menavo left."
    )
    w = writer(text)
    e = next(e for e in w.reading.entities if "Menavo" in e.aliases)
    assert _usual(w, e) == "Menavo"
