"""Whether a stem holds of too many things, or of nothing that can be known."""

from __future__ import annotations

import re

from quiz.generate import countries, lexicon, usual
from quiz.generate.drafts import Draft
from quiz.generate.phrase import Writer
from quiz.generate.standing import KNOWN

_RELATED = frozenset("implementation member offshoot variant installment".split())
"""Nouns that say nothing without what they are of: "several implementations" of what?"""

_FELLOWS = re.compile(
    r"\b(?:his|her|their|its) (?:[a-z]+ )?(?:opponents?|rivals?|enem(?:y|ies)|adversar(?:y|ies)|competitors?"
    r"|supporters?|critics?|followers?|colleagues?|friends?|all(?:y|ies)|predecessors?|successors?"
    r"|team-?mates?|companions?)\b(?!,? [A-Z{])"
)
"""People who are somebody's, and nobody says who they are."""

_COMPLETING = frozenset("prep poss compound nmod relcl".split())
_SOME = re.compile(
    r"(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several|Some|Many|Various) (?!\w+ years)"
)
_INDEFINITE = re.compile(
    r"\b(?:was|were|did) an? (?:[a-z-]+ ){1,2}(?:[a-z]+ed|built|held|made|found|shown|set|sold|begin|open)\b"
)
_SHARED = re.compile(
    r"\b(?:ranks?|ranked|scores?) (?:low|high|poorly|well|highly)\b"
    r"|\b(?:becomes?|became|was|is|are|were) an? (?:[a-z]+ )?(?:member|part|supporter|student|follower|fan)\b"
    r"|\b(?:was|were|been) (?:nominated|shortlisted|tipped)\b|\bis owned by\b"
    r"|\b(?:is|was|are|were) based (?:in|at)\b|\b(?:is|was|became) (?:an? |the )?co-[a-z]+ of\b"
)
_ONE_OF = re.compile(
    r"\b(?:is|was|are|were|wrote|made|built|became) (?:now |still )?one of (?:the|its|his|her|their|\d|[A-Z])"
)
_ONE_OF_WHICH = re.compile(
    r"\b(?:one of the [a-z]+s|an? (?:[a-z]+ )?(?:member|part|supporter|student|follower|fan))"
    r" of (?:which|what|(?:the )?\{\{)"
)
"""What somebody belongs to, beside others: "a member of which society?"."""

_MEMBER = re.compile(r"\b(?:is|was|were|are|became) a (?:[a-z]+ )?(?:member|supporter|student|fan) of\b")

_CLASSED = re.compile(
    r"\b(?:list|rank|class|classify|rate|recogni[sz]e|designate|describe|categori[sz]e|regard)(?:e?d|s|ified)?"
    r"(?: \w+){0,3} as an? "
)
"""Put into a class that has other members: "Which city did it list as a global city?"."""

_UNIQUE = re.compile(r"\b(?:first|last|only|youngest|oldest|1\d\d\d|20\d\d)\b")
_CHOSEN = re.compile(r"\b(?:elected|appointed|nominated|chosen|selected)(?: in [A-Z]?\w+)?\?\Z")
_OWN = re.compile(
    r"Who [^A-Z\d]*\b(?:his|her|their) (?:\w+ )?\w+\?\Z"
    r"|Who .*\b(?:in|of|from|for|with) (?:his|her|their) \w+\?\Z"
)
"""Nothing is told of somebody but what is his own: "Who resigned from his post in his party?"."""

_MADE = re.compile(
    r"Who (?:published|released|wrote|issued|recorded|delivered|presented) (?:his|her) (?!.*\b1?\d{3}\b)"
    r"|(?:Who|\{\{[^}]*\}\})(?: [a-z]+){1,5} (?:its|itself)\b"
)
"""The work is told by its maker, who is asked for; or "who" is a thing that has something."""

_BARE = re.compile(
    r"\b(?:join|enter|follow|accept|refuse|approve|attend|sign|obey|replace)(?:e?d)?"
    r"(?: (?:in|on|since) (?:_+|[A-Z\d][\w, ]*))?[?.]\Z"
)
"""A verb whose object stands in the sentence before: "In which year did Peru join?"."""

_OPENING = re.compile(r"\b(?:such as|including|like|also|for example|e\.g\.|starring|featuring)(?!\w)")


def incomplete(w: Writer, d: Draft, stem: str) -> bool:
    """A relational noun without complement or name, or somebody was chosen and nobody says to what."""
    if d.kind in ("matching", "ordering"):
        return False
    plain = w.frames.without(stem)
    if d.kind not in ("said", "quote") and _FELLOWS.search(plain):
        return True
    if d.answers[0].kind == "person" and _MADE.match(plain):
        return True
    words = set(re.findall(r"\w+", plain.casefold()))
    s = w.reading.sentences[d.sentence]
    for t in s.tokens:
        bare = (
            t.pos == "NOUN"
            and t.lemma in _RELATED
            and t.text.casefold() in words
            and t.dep not in ("compound", "nmod")
        )
        if bare and not any(s.tokens[k].dep in _COMPLETING for k in s.kids[t.i]):
            return True
    objectless = _BARE.search(re.sub(r"\{\{.*?\}\}", "_____", plain))
    passive = re.search(r"\b(?:was|were|be|been|is|are)\b", plain)
    return bool(_CHOSEN.search(plain) or _OWN.match(plain) or (objectless and not passive))


def indefinite(w: Writer, d: Draft, stem: str) -> bool:
    """What it tells of is one of many: "In which year was a bridge opened?", "Three of his works …"."""
    plain = w.frames.without(stem)
    if d.kind in ("truefalse", "gap") and _SOME.match(plain):
        return True  # others may have done so as well, so nothing contradicts it and no gap is determined
    return d.answers[0].kind in ("year", "date") and bool(_INDEFINITE.search(plain))


def shared(w: Writer, d: Draft, stem: str) -> bool:
    """The predicate holds of many, and nothing in it singles one out: "Who became a member of the club?"."""
    plain = w.frames.without(stem)
    if d.key is None and (_ONE_OF_WHICH.search(plain) or _with_others(w, d)):
        return True
    if d.kind == "truefalse" and _MEMBER.search(plain) and not _UNIQUE.search(plain):
        return True
    asked = d.kind in ("who", "which", "fill", "gap") and re.match(r"(?:Who|Which|\{\{|The \{\{)", plain)
    if asked and _ONE_OF.search(plain):
        return True
    if d.key is None and _CLASSED.search(re.sub(r"\{\{.*?\}\}", "_", plain)):
        return True
    return bool(asked and _SHARED.search(plain) and not _UNIQUE.search(plain))


_BESIDE = frozenset("alongside together along".split())


def _with_others(w: Writer, d: Draft) -> bool:
    """ "Lee, alongside Orr, also led it": who is asked for did it with another, who would do as well."""
    if d.kind not in ("who", "which", "fill", "gap", "turned"):
        return False
    s = w.reading.sentences[d.sentence]
    for m in w.reading.mentions[d.sentence]:
        if m.entity == d.answers[0].entity >= 0:
            behind = [t.text.casefold() for t in s.tokens[m.last + 1 : m.last + 3]]
            if behind[:1] == [","] and set(behind[1:]) & _BESIDE:
                return True
    return False


def half_named(w: Writer, d: Draft, stem: str) -> bool:
    """A person whom the article calls by the surname only: who knows the full name would type that.

    Of a first name alone ("Eddie") a story's figures are known, and kings. Outside news an old author may
    have no other name, so that there only a gap, which wants the article's word, is refused.
    """
    a = d.answers[0]
    if a.kind != "person" or a.entity < 0 or len(d.answers) > 1 or d.kind not in _NAMING:
        return False
    e = w.reading.entities[a.entity]
    if " " in e.name or lexicon.is_given(e.name) or e.name in w.article.title or a.text != e.name:
        return False
    if any(o.kind == "person" and o.name.split()[-1] == e.name and o is not e for o in w.reading.entities):
        return True  # beside one Ann Lee, another Lee has a first name as well
    crowned = any(word.casefold() in _CROWNED for role, _ in e.roles for word in role.split())
    return not crowned and (d.kind == "gap" or w.article.published is not None)


def unexpanded(w: Writer, d: Draft, stem: str) -> bool:
    """Letters asked for whose full name is not told: who knows it would type that.

    In news a firm is known by its letters, so that there only a gap is refused.
    """
    a = d.answers[0]
    lone = d.kind == "gap" and bool(re.search(r"\{\{[A-Z]{2,6}\}\}", stem))
    if not w.frames.timely and d.kind in _NAMED and re.fullmatch(r"[A-Z]{3,6}", a.text):
        lone = lone or (a.text not in KNOWN and all(x.isupper() for x in a.accept))
    return lone and not usual.names(a.text, a.kind) and not countries.code_of(a.text)


_NAMED = frozenset("who which fill turned".split())
_NAMING = frozenset("who which fill gap turned said quote".split())
_CROWNED = frozenset("king queen emperor empress prince princess pope sultan emir saint".split())


def one_of_open(w: Writer, d: Draft, stem: str) -> bool:
    """The key is one member of a list that "such as" opens: any other would do as well."""
    if d.kind in ("list", "matching", "ordering", "truefalse", "role") or d.open_list or len(d.answers) != 1:
        return False
    asked = re.search(r"\{\{|(?<=[a-z,] )(?:whom?|which)\b(?=[^?]*\?)", stem)
    before = stem[: asked.start()] if asked else ""
    return bool(_OPENING.search(before[-60:]))
