"""Names as answers: when a piece of a statement is a name and nothing else, and what to ask for it."""

from __future__ import annotations

import re

from quiz.generate import countries, lexicon
from quiz.generate.clauses import Part
from quiz.generate.drafts import Answer
from quiz.generate.gluing import PARTICLES, is_firm
from quiz.generate.hanging import aside_in_list
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement
from quiz.generate.titles import described_by, home_of, title_before
from quiz.generate.wording import tokens_of
from quiz.generate.words import Entity, Mention, Sentence

ASKED_PLACES = frozenset(
    """state province region department river lake sea ocean island county valley bay mountains peninsula
    mountain district desert street road park square avenue gulf canal village town moon planet crater
    asteroid star galaxy continent""".split()
)
"""Sorts of places that ask well with "which"."""

NICKNAMED = frozenset("street road park square avenue bay gulf".split())
"""Places whose name often means somebody or something there ("Wall Street", "Guantanamo Bay").

"Which street …?" is fair only of what stands there.
"""

THERE = frozenset("in on at near along through across".split())
"""Prepositions behind which a place's name means the place."""

_INNER = frozenset("of and the for in e sur upon en".split())
_FIRMS = frozenset("inc corp co ltd plc motors company airways industries holdings studios records".split())
_OWN_NOUNS = frozenset(
    """university college school museum church club party newspaper airline bank hospital theatre library
    league ministry committee commission council court foundation institute academy orchestra
    agency department observatory stadium arena airport bridge palace castle tower cathedral temple
    mosque station gallery prison dam tunnel abbey monument garden hotel memorial
    tribunal society association federation confederation corporation network trust fund
    navy regiment brigade division consortium cooperative zoo squadron battalion fleet synagogue congregation
    choir""".split()
)
"""Nouns that end names and ask for them: "Which museum …?"; nobody calls a museum "an organization".

No senate, army or bureau: of these a land has one each, so that the noun alone would tell which.
"""

_INNER_TAIL = re.compile(r" (?:of|for|on|in|at) ")
_PAPERS = frozenset("times herald post tribune guardian journal gazette".split())
_FIRST = frozenset("university church bank museum council".split())
"""Nouns that open names: "Bank Lorn"."""


def bare(w: Writer, s: Sentence, tokens: tuple[int, ...], m: Mention, *, described: bool = False) -> bool:
    """Whether the tokens are the name, with at most an article, a title or a preposition before it.

    Args:
        described: other words that describe a person may stand before the name as well.
    """
    title = title_before(s, m.first)
    allowed = set(range(m.first, m.last + 1))
    if title:
        allowed |= set(range(title[0], title[1] + 1))
    if m.kind == "person":
        allowed |= set(described_by(s, m)) if described else set()
        allowed |= home_of(s, m)
    for k in tokens:
        token = s.tokens[k]
        if k in allowed or token.dep in ("det", "prep", "agent", "punct", "case"):
            continue
        if token.text.casefold() in lexicon.COURTESY:
            continue
        if k > m.last and w.reading.mention_at(s.index, k) and s.tokens[k].dep == "appos":
            continue  # "Islamabad, Pakistan"
        return False
    return True


def answer(w: Writer, m: Mention, *, things: bool = False) -> Answer | None:
    """The name as an answer; None where its kind is too doubtful to rest a question on.

    Args:
        things: take also a ship, a law, an element and the like, where the article says what it is.
    """
    if m.entity < 0:
        return None
    e = w.reading.entities[m.entity]
    if e.doubtful or not e.name[:1].isupper() or len(e.name.split()) > 6 or "/" in e.name or "@" in e.name:
        return None
    if any(part.islower() and part not in PARTICLES | _INNER for part in e.name.split()):
        return None
    if any(_epithet(alias, e.name) for alias in e.aliases):
        return None  # "the oil giant Lorn Electric" was taken for its name: where does that begin?
    kind = sort_of(e)
    if things and kind == "other" and e.called and e.sort != "work":
        return Answer(e.name, "name", m.entity, accept=tuple(dict.fromkeys((e.name, *e.aliases))))
    if kind in ("unknown", "other", "event", "nationality", "site") and kind != "site":
        return None
    if kind == "person" and not surely_person(w, e):
        return None
    if kind == "organization" and not surely_organization(e):
        return None
    accept = [
        a for a in (e.name, *e.aliases) if a[:1].isupper() and (a == e.name or w.reading.bearers(a) < 2)
    ]
    return Answer(e.name, kind, m.entity, accept=tuple(dict.fromkeys(accept)))


def _epithet(alias: str, name: str) -> bool:
    """Whether a longer form of a name has a common noun in the middle."""
    words = alias.split()[1:-1]
    ends = len(alias) > len(name) and alias.endswith(name)
    return ends and any(x.islower() and x not in PARTICLES | _INNER for x in words)


def surely_person(w: Writer, e: Entity) -> bool:
    """Whether a name is a person's by more than the parser's word."""
    if any(
        word.casefold() in lexicon.ORG_NOUNS | lexicon.PLACE_NOUNS | lexicon.EVENT_NOUNS | lexicon.SITE_NOUNS
        for word in e.name.split()[-1:]
    ):
        return False
    if (e.name.isupper() and len(e.name) > 1) or any(c.isdigit() for c in e.name):
        return False
    before = [word.casefold() for word in e.name.split()[:-1]]
    if set(before) & (lexicon.DESCRIPTORS | lexicon.ORG_NOUNS) and not e.gender:
        return False  # "Space Probe Alpha" is a thing
    return len(e.name.split()) >= 2 or bool(e.roles) or bool(e.gender) or e.acts


def surely_organization(e: Entity) -> bool:
    """Whether a name is an organization's by more than the parser's word."""
    words = [x.casefold().rstrip(".") for x in e.name.split()]
    if e.called or is_firm(e.name) or (len(words) > 1 and any(x in lexicon.ORG_NOUNS for x in words)):
        return True
    if words[0] in lexicon.ORG_NOUNS:
        return False
    if e.name.isupper() and 2 <= len(e.name) <= 6:
        return not any(c.isdigit() for c in e.name)
    if any(w.isdigit() for w in words):
        return False  # a road, a flight, a model
    return (
        len(e.mentions) >= 2 and len(words) <= 3 and words[-1] not in lexicon.EVENT_NOUNS | lexicon.SITE_NOUNS
    )


def sort_of(e: Entity) -> str:
    """The kind of an entity, finer for places: country, city, place."""
    if e.kind == "place":
        state = bool(countries.region_of(countries.code_of(e.name)))
        return "place" if e.sort == "country" and not state else e.sort or ("country" if state else "place")
    return e.kind


def wh_word(w: Writer, a: Answer, *, plural: bool = False) -> str:
    """What asks for such a name as a subject: "Who", "Which country", "Which museum".

    Also "Who" for a body of which nothing tells whether it is a firm, a party or a club.
    """
    if a.kind == "person":
        return "Which people" if plural else "Who"
    if a.kind == "country":
        return "Which countries" if plural else "Which country"
    if a.kind == "city":
        return "Which cities" if plural else "Which city"
    if a.kind in ASKED_PLACES:
        noun = a.kind if a.kind != "mountains" else "mountain range"
        return f"Which {_plural(noun)}" if plural else f"Which {noun}"
    noun = noun_of(w, a)
    if noun == "organization" and not plural:
        return "Who"  # an organization may be anything
    return f"Which {_plural(noun)}" if plural else f"Which {noun}"


_STANDING = frozenset(
    """be have become remain begin start originate come consist belong stand lie exist run contain include
    hold feature cover end date peak weaken strengthen intensify dissipate erupt flow""".split()
)
"""Verbs that tell how a thing is or where it is: their subject, of no known sort, may be no doer at all."""


def does(lemma: str, *, passive: bool) -> bool:
    """Whether a verb's subject acts, so that "Who" may ask for a body of no known sort."""
    return not passive and lemma not in _STANDING


def noun_of(w: Writer, a: Answer) -> str:
    """The common noun that asks for a name: the name's own ("museum"), or the article's ("trade union")."""
    e = w.reading.entities[a.entity] if a.entity >= 0 else None
    called = e.called if e else ""
    for name in (a.text, *(e.aliases if e else ())):  # "Lorn Medical Association" tells what "LMA" is
        last = _INNER_TAIL.split(name)[0].split()[-1].casefold().rstrip(".")
        if a.kind == "organization" and last in _FIRMS:
            return called or "company"
        if last in _OWN_NOUNS and " " in name:
            return last
        if a.kind == "organization" and last in _PAPERS and not called:
            return "newspaper"
    if called:
        return called
    if a.kind == "organization":
        first = a.text.split()[0].casefold()
        return first if first in _FIRST else "organization"
    return "place"


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return f"{noun}es" if noun.endswith(("s", "sh", "ch", "x")) else f"{noun}s"


def single(s: Sentence, part: Part) -> bool:
    """Whether a piece is one name and no list."""
    if any(aside_in_list(s, t.i) or s.child(t.i, "conj") for t in s.children(part.head, "appos")):
        return False  # "the singer Ann Lee, the drummer Bo Orr and …"
    return not any(s.tokens[k].dep == "conj" for k in s.kids[part.head]) and s.tokens[part.head].dep != "conj"


def entities_in(w: Writer, st: Statement, *, without: tuple[Part, ...] = ()) -> frozenset[int]:
    """The entities a question from the statement would name."""
    gone = {k for p in without for k in p.tokens}
    found = set()
    for p in (st.subject, *st.parts):
        for k in p.tokens:
            if k in gone:
                continue
            m = w.reading.mention_at(st.sentence.index, k)
            if m and m.entity >= 0:
                found.add(m.entity)
    return frozenset(found)


def spellings(w: Writer, a: Answer) -> list[str]:
    """The spellings of an answer that the article itself uses; a gap asks for its words."""
    words = w.vocabulary.words
    found = [a.text, *(x for x in a.accept if set(tokens_of(x)) <= words)]
    return [s for s in dict.fromkeys(found) if not set("{}|") & set(s)]
