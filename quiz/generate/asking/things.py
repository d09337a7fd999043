"""Things by their names: "Which family rebuilt the abbey?", "In which battle …?", "What is … called?".

A plain common noun is never asked for: it has too many names to be typed, and nothing in the article stands
beside it as a choice.
"""

from __future__ import annotations

from collections.abc import Iterator

from quiz.generate import countries, lexicon, needs
from quiz.generate.asking.attempt import attempt
from quiz.generate.asking.compose import Composer, draft_of
from quiz.generate.asking.phrases import named, phrase
from quiz.generate.clauses import Part
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement, reported
from quiz.generate.wording import tokens_of
from quiz.generate.words import Sentence

_NAMING = frozenset("call name dub title nickname rename term".split())


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts for named things as subjects, agents and objects, for battles and fires, and for terms."""
    composer = Composer(w)
    for st in statements:
        if reported(st) or st.torn or st.lemma in ("say", "tell"):
            continue
        for part in (st.subject, *st.parts):
            yield from attempt(w, st.sentence, _ask(w, composer, st, part))


def _ask(w: Writer, composer: Composer, st: Statement, part: Part) -> Iterator[Draft]:
    s = st.sentence
    if part.role == "prep" and part.prep in ("at", "in", "during") and (event := _event(w, s, part)):
        noun, name = event
        stems = composer.of_part(st, part, f"In which {noun}")
        yield draft_of(w, st, part, stems, Answer(name, "thing", accept=(name,)), "what")
        return
    answer = phrase(w, s, part)
    if answer is None or st.borrowed:
        return
    naming = st.lemma in _NAMING or (st.lemma == "know" and st.passive)
    if st.lemma == "name" and answer.text[:1].islower():
        return  # "was named chairman": what somebody is made is no name
    if naming and part.role == "comp" and s.tokens[part.head].dep == "oprd":
        stems = composer.of_part(st, part, "What")
    elif naming or not named(s, part) or s.tokens[part.head].lemma in ("government", "court", "press"):
        return  # whose government it is, the rest tells
    elif s.tokens[part.head].text in _WORKS or _of_a_land(s, part):
        return
    else:
        stems = _named(composer, st, part, f"Which {s.tokens[part.head].text}")
    stems = tuple(q for q in stems if _telling(q))
    if stems:
        yield draft_of(w, st, part, stems, answer, "what")


_WORKS = frozenset("show series film movie book novel song album programme program play magazine".split())
"""What has a title: "the Tarn show" is none, and who knows the title would type that."""

_STATE = frozenset(
    "administration army navy military parliament senate congress cabinet embassy treasury".split()
)
"""What each land has one of: "Which navy?" asks for no more than a land, which the rest often tells."""


def _of_a_land(s: Sentence, part: Part) -> bool:
    """Whether the name before a noun is a land's: "the US administration"."""
    words = [s.tokens[k].text for k in named(s, part)]
    land = bool(words) and (countries.code_of(" ".join(words)) or countries.nation_of(words[-1]))
    return s.tokens[part.head].lemma.casefold() in _STATE and bool(land)


def _named(composer: Composer, st: Statement, part: Part, wh: str) -> tuple[str, ...]:
    if part.role == "subject":
        pale = lexicon.WEAK_VERBS | lexicon.COMMONPLACE | needs.SHARED | {"be", "mean"}
        return () if st.lemma in pale or st.passive else composer.of_subject(st, wh)
    if part.role == "agent":
        return composer.of_agent(st, part, wh)
    if part.role == "object":
        others = [p for p in st.parts if p is not part and len(p.tokens) > 1]
        pale = lexicon.WEAK_VERBS | needs.SHARED | needs.PALE
        return composer.of_part(st, part, wh) if others and st.lemma not in pale else ()
    return ()


def _event(w: Writer, s: Sentence, part: Part) -> tuple[str, str] | None:
    """ "the Battle of Lund" → battle, and the name."""
    m = part.mention
    if m is None or m.entity < 0 or set(part.tokens) - set(range(m.first, m.last + 1)) - set(part.tokens[:2]):
        return None
    first = m.text.split()[0]
    event = first.casefold() in lexicon.EVENT_NOUNS and first[:1].isupper() and " of " in m.text
    return (first.casefold(), m.text) if event else None


def _telling(stem: str) -> bool:
    """Whether a stem says enough to have one answer."""
    words = [t for t in tokens_of(stem) if len(t) > 3 and t not in _EMPTY]
    return len(words) >= 3 and len(stem.split()) >= 6


_EMPTY = frozenset("what does were have been that with from into this which called".split())
