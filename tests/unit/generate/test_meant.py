"""Who and what is meant: names read whole and of their kind, "he" and "the group" only where one is left."""

from __future__ import annotations

from collections import Counter

import pytest

from quiz.generate import linking
from quiz.generate.article import read_article
from quiz.generate.asking import names
from quiz.generate.spans import spans_of
from quiz.generate.wording import Unclear
from quiz.generate.words import Entity, Sentence, Token
from tests.unit.generate.conftest import asked
from tests.unit.generate.writers import FILLER, written
from tests.unit.generate.writers import untitled as writer


def sentences(text: str) -> list[str]:
    """The sentences the text is cut into, the filler's two left out."""
    return [s.text for s in writer(text).reading.sentences][:-2]


def called(text: str, name: str, title: str = "") -> Entity:
    """The entity that the text writes so."""
    return next(e for e in writer(text, title).reading.entities if name in e.aliases)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("No. 7 Group was formed in Kent. It moved.", "No. 7 Group was formed in Kent."),
        ("They met the men of Nos. 7 and 12 Groups. It rained.", "They met the men of Nos. 7 and 12 Groups."),
        ("The crew lacked vitamin K. However, it sailed on.", "The crew lacked vitamin K."),
        ("The men went back to the U.S. Before that they had sold all.", "The men went back to the U.S."),
        ("She took 900 lbs. of flour to the town. It landed.", "She took 900 lbs. of flour to the town."),
    ],
)  # fmt: skip
def test_full_stops_end_sentences_or_not(text: str, first: str) -> None:
    """A number's or a measure's full stop ends no sentence; one before a word that opens sentences does."""
    assert sentences(text)[0] == first


def test_a_unit_is_called_by_its_number() -> None:
    """ "No. 7 Squadron" and "the 2nd Battalion" are names; of two units at once no name is made."""
    text = (
        "No. 7 Squadron was based in Kent. The 2nd Battalion was based in Dover. Nos. 7 and 9 Squadrons met."
    )
    found = {e.name: e.kind for e in writer(text).reading.entities}
    assert found["No. 7 Squadron"] == found["2nd Battalion"] == "organization"
    assert not {"Squadron", "Squadrons", "Battalion"} & set(found)


def test_a_unit_is_asked_for_as_what_it_is() -> None:
    """A squadron originates: "Which squadron", never "Who"."""
    text = f"No. 7 Squadron originated as a patrol unit in Kent in 1938.\n\n{FILLER}"
    stems = [q for q, a in asked(text).items() if a.text == "No. 7 Squadron" and q.endswith("?")]
    assert stems
    assert all(q.startswith("Which squadron") for q in stems)


def test_the_headline_spells_a_name() -> None:
    """What the headline spells is one name, whoever the parser sees in it; its "The" keeps its capital."""
    text = "The Song of Ann Lee is a 1921 silent film made by Peter Lund. It was released in 1922."
    title = "The Song of Ann Lee"
    film = called(text, "Song of Ann Lee", title)
    assert film.kind == "other"
    assert written(text, "It was", title).startswith("The Song of Ann Lee was released")


def test_a_longer_name_seen_later_is_another() -> None:
    """What only ends like a name known before, and stands once, is no fuller name: those come first."""
    text = (
        "Ann Lee drew for the New Lorner in 1901. The New Lorner was founded in 1880. "
        "One picture is known as A Quiet New Lorner's Wish and hangs in Oslo."
    )
    assert called(text, "New Lorner").name == "New Lorner"


def test_two_in_a_row_are_no_longer_name() -> None:
    """ "The Northern and Southern League" are two, and not what "the Southern League" is short for."""
    names = [t.split() for t in ("Both the Old and New League met .", "The New League was founded .")]
    votes = {"Old and New League": Counter(organization=1), "New League": Counter(organization=1)}
    row = [plain(words) for words in names]
    spans = [[(2, 5, "organization")], [(1, 2, "organization")]]
    assert linking.link(votes, {}, row, spans, []).get("New League") is None


def test_the_article_of_a_name_keeps_its_capital() -> None:
    """ "The Herald" in mid-sentence stays so; "the" before another name stays small."""
    text = "Ann Lee drew pictures for The Lorn Herald in 1901. The Lorn Herald was printed in Oslo from 1902."
    assert written(text, "The Lorn").startswith("The Lorn Herald was")
    assert written(text.replace("for The", "for the"), "The Lorn").startswith("the Lorn Herald was")


def test_a_title_keeps_its_first_capital() -> None:
    """A title that opens a sentence, and one that opens with an article, are written as titles."""
    text = "She wrote the play Run into Winter in 1920. Run into Winter was played in Oslo in 1921."
    w = writer(text)
    s = w.reading.sentences[1]
    assert w.vocabulary.opens_title(s, 0)
    text = "Peter Lund made the film An Hour and a Day in 1931."
    assert "film An Hour" in written(text, "Peter Lund")


def test_he_is_nobody_in_a_by_phrase() -> None:
    """Whoever wrote the play is told beside the way: "he" is not him."""
    text = "The theatre of Lorn gave a play written by Peter Lund in 1901. He had a leading role in 1902."
    assert written(text, "He had") == ""


def test_he_may_be_another_who_was_left_out() -> None:
    """Where a part of a sentence is written without its other man, "he" is no more certain."""
    w = writer("Peter Lund refused and John Berg heard that he would sail in 1901.")
    s = w.reading.sentences[0]
    tokens = [t.i for t in s.tokens if t.i > s.text.split().index("and")]
    with pytest.raises(Unclear):
        w.write(s, tokens)


def test_he_is_the_nearer_subject_under_a_saying() -> None:
    """In "Peter said John would sail if he sold it", he is John, also where Peter is asked for."""
    w = writer("Peter Lund said John Berg would sail to Oslo if he sold a house in 1901.")
    s = w.reading.sentences[0]
    assert "if he sold" in w.write(s, [t.i for t in s.tokens if t.i > 2])


def test_he_and_his_are_one() -> None:
    """A possessive below a "he" is the same man's, whoever else the sentence names."""
    text = "Peter Lund built a mill in Oslo in 1890. He sold the Berg family a boat in his garden in 1901."
    assert "his garden" in written(text, "He sold")
    w = writer(text)
    s = w.reading.sentences[1]
    bound = w.resolver.bound(s, next(t.i for t in s.tokens if t.text == "his"))
    assert bound is not None
    assert bound.text == "He"


def test_a_row_ends_with_what_somebody_is() -> None:
    """ "A film, stage and radio actor" is an actor and no film."""
    text = "Ando Lorn is an English film, television and theatre actor. Lorn appeared in a play in 1901."
    assert called(text, "Ando Lorn").kind == "person"


def test_a_lord_is_not_his_namesake() -> None:
    """A lord and one of his surname who is none are two: no question rests on either's bare name."""
    text = "Lord Lund denied the report in 1901. One man, Peter Lund, was jailed in 1902."
    assert called(text, "Lund").doubtful


def test_the_group_is_not_the_police() -> None:
    """ "The group" stands for no body that has a noun of its own, nor for one beside the last subject."""
    text = "The Lorn Police reopened the case. The group was linked to the fires of 1901."
    assert not written(text, "The group").startswith("the Lorn Police")


def test_a_film_called_like_a_person() -> None:
    """ "The film Zan" about Zan Morrow: nothing rests on the bare name."""
    votes = {"Zan Morrow": Counter(person=1), "Zan": Counter(person=1)}
    row = [plain("He sang as Zan Morrow .".split()), plain("We saw the film Zan .".split())]
    spans = [[(3, 4, "person")], [(4, 4, "person")]]
    assert linking.link(votes, {}, row, spans, []).get("Zan") is None
    assert votes["Zan"].most_common(1)[0][0] == "either"


def test_who_somebody_is_by_country_is_no_name() -> None:
    """ "Swede Karl Holm": the name is Karl Holm."""
    found = {e.name for e in writer("Swede Karl Holm beat Spaniard Rafael Nunez in Oslo.").reading.entities}
    assert {"Karl Holm", "Rafael Nunez"} <= found


def test_a_surname_that_is_a_noun_too() -> None:
    """ "Alice Church" may be a woman and no church; "the Alice Church" is one."""
    s = plain("They sang with Alice Church and in the Alice Church .".split())
    found = [kind for _, _, kind in spans_of(s, [(3, 4, "organization"), (8, 9, "organization")])]
    assert found[-2:] == ["unknown", "organization"]


def plain(words: list[str]) -> Sentence:
    """A sentence of words that no parser has read."""
    tokens = tuple(
        Token(i, w, " ", w.casefold(), "PROPN" if w[:1].isupper() else "X", "", "", i, 0)
        for i, w in enumerate(words)
    )
    return Sentence(0, 0, 0, 0, " ".join(words), tokens, tuple(() for _ in words))


def test_numbers_make_no_body() -> None:
    """A road or a model with a number is no organization for its capitals."""
    assert names.surely_organization(Entity("NX", "organization"))
    assert not names.surely_organization(Entity("NX 31", "organization"))
    w = writer("Peter Lund sold the mill in 1901.")
    assert not names.surely_person(w, Entity("Lund 31", "person", gender="m"))
    assert names.surely_person(w, Entity("Lund", "person", gender="m"))
    assert not names.surely_organization(Entity("Lorn 31", "organization", mentions=[(0, 0), (1, 0)]))


def test_what_is_founded_is_nobody() -> None:
    """Whoever the parser takes for a person is none where it was founded, built or published."""
    assert called("Lund Willis was founded by Peter Berg in 1880.", "Lund Willis").kind != "person"
    assert called("Lund Willis was trained by Peter Berg in 1880.", "Lund Willis").kind == "person"


def test_a_place_is_not_asked_twice() -> None:
    """ "The village of Hamar": never "in the village of which village"."""
    text = "Lake Road began at an intersection with Hill Road in the Lorn County village of Hamar in 1901."
    assert not any("of which village" in q for q in asked(f"{text}\n\n{FILLER}"))


def test_bodies_of_no_sort_are_doers_only() -> None:
    """ "Who" asks for a body where it does something, and not for what it is or what was done to it."""
    assert names.does("buy", passive=False)
    assert not names.does("buy", passive=True)
    assert not names.does("remain", passive=False)


def test_letters_of_web_pages_are_read() -> None:
    """ "&#244;" is a letter of the name; the evidence stays as the file has it."""
    article = read_article(f"The singer Bryn F&#244;rn lives in Lorn.\n\n{FILLER}")
    paragraph = article.paragraphs[0]
    assert "Bryn Fôrn lives" in paragraph.text
    assert "F&#244;rn" in article.verbatim(0, 0, len(paragraph.text))


def test_a_name_is_not_cut_in_two() -> None:
    """What begins in the middle of a name is not written, least of all as the whole name."""
    w = writer("Ann Lee worked for the Lorn Fund for Poor Children in 1901.")
    s = w.reading.sentences[0]
    m = next(m for m in w.reading.mentions[0] if "Fund" in m.text)
    with pytest.raises(Unclear, match="cut in two"):
        w.write(s, list(range(m.first + 1, m.last + 1)))


def test_letters_before_people_are_spelt_out() -> None:
    """ "SAC members": nobody who has not read the article knows whose; before a thing the letters stay."""
    club = "The Silver Anchor Club (SAC) was founded in Moss."
    leaders = "Ann Lee met Silver Anchor Club leaders in Moss in 1931."
    assert written(f"{club} Ann Lee met SAC leaders in Moss in 1931.", "Ann Lee") == leaders
    pier = "Ann Lee built the SAC pier of Moss in 1931."
    assert written(f"{club} {pier}", "Ann Lee") == pier
