"""What a name is of, by what the article itself tells: the noun beside it, its place, its deeds.

The parser's label is one voice. A noun set beside the name decides; otherwise a place proves itself by "in"
and "north of", a person by a known given name, a title, an age or a "who", a firm by its ending, a team by
its captain. Where the label has nothing on its side and something against it, the kind is "unknown", and no
question rests on it: a wrong kind would.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from quiz.generate import countries, lexicon, sorts
from quiz.generate.gluing import PARTICLES, is_firm
from quiz.generate.places import known_region
from quiz.generate.titles import noun_before
from quiz.generate.words import Entity, Mention, Sentence, Token

_INTO = frozenset("in into across throughout inside outside near around".split())
_TOWARDS = frozenset("to from at towards".split())
_LOCAL = frozenset(
    "bear die live move travel return flee emigrate arrive settle grow raise base locate".split()
)
_SIDES = frozenset("north south east west northeast northwest southeast southwest outskirts suburb".split())
_SAYING = lexicon.THINKING_VERBS | lexicon.REPORTING
_AGE = re.compile(r"\d{1,3}")
_DOERS = frozenset("announce acquire launch employ manufacture publish merge".split())


_MADE = frozenset(
    """found establish publish build construct premiere broadcast televise adapt manufacture incorporate
    reissue demolish decommission rebuild""".split()
)
"""Verbs of what nobody does to a person."""


@dataclass(slots=True)
class Proof:
    """What speaks for each kind of one name.

    Attributes:
        nouns: head nouns set beside it, with the whole noun phrase each stood in.
        local: how often it stands where only places do; ``surely`` where nothing else can.
        human: it does, or is, what only people do and are.
        body: it has a captain, a director, or deeds of a firm.
        made: it was done to it what is done to no person: it was founded, or published.
    """

    nouns: list[tuple[str, str]] = field(default_factory=list)
    local: int = 0
    surely: int = 0
    human: int = 0
    body: int = 0
    team: bool = False
    made: int = 0


def judge(sentences: list[Sentence], mentions: list[list[Mention]], entities: list[Entity]) -> None:
    """Give every entity the kind the article proves, and "unknown" where its label is proved wrong."""
    proofs: dict[int, Proof] = defaultdict(Proof)
    for s, row in zip(sentences, mentions, strict=True):
        for m in row:
            if m.entity >= 0:
                _gather(proofs[m.entity], s, m, entities[m.entity])
    changed: dict[int, str] = {}
    for number, proof in proofs.items():
        entity = entities[number]
        before = entity.kind
        _decide(entity, proof)
        if entity.kind != before:
            changed[number] = entity.kind
    for found in mentions:
        found[:] = [replace(m, kind=changed[m.entity]) if m.entity in changed else m for m in found]


def _gather(proof: Proof, s: Sentence, m: Mention, e: Entity) -> None:
    token = s.tokens[m.last]
    for noun, phrase in _beside(s, m):
        proof.nouns.append((noun, phrase))
    _place(proof, s, m, token)
    after = s.tokens[m.last + 1] if m.last + 1 < len(s.tokens) else None
    role = after is not None and token.space and after.text.casefold() in sorts.BODY_ROLES
    if role and after is not None and m.last + 2 < len(s.tokens) and s.tokens[m.last + 2].text[:1].isupper():
        proof.body += 1
        proof.team = proof.team or after.text.casefold() in sorts.TEAM_ROLES
    verb = s.tokens[token.head]
    subject = token.dep in ("nsubj", "nsubjpass") and verb.pos == "VERB"
    if subject and verb.lemma in lexicon.HUMAN_VERBS:
        proof.human += 2
    elif subject and verb.lemma in _SAYING:
        proof.human += e.kind == "person"
    proof.made += token.dep == "nsubjpass" and verb.lemma in _MADE
    if subject and verb.lemma in _DOERS:
        proof.body += 1
    if any(t.text.casefold() == "who" for k in s.children(m.last, "relcl") for t in s.children(k.i)):
        proof.human += 2
    if after is not None and after.text == "," and m.last + 3 < len(s.tokens):
        age, close = s.tokens[m.last + 2], s.tokens[m.last + 3]
        if _AGE.fullmatch(age.text) and close.text == "," and int(age.text) < 120:
            proof.human += 2


def _beside(s: Sentence, m: Mention) -> list[tuple[str, str]]:
    """The nouns set beside a name: "the firm X", "X, a firm", "X is a firm", "the city of X"."""
    found: list[Token] = []
    span = noun_before(s, m.first, m.last)
    if span:
        found.append(s.tokens[span[1]])
    token = s.tokens[head_of(s, m)]
    over = s.tokens[token.head]
    if token.dep == "pobj" and over.text == "of" and over.i == m.first - 1:
        noun = s.tokens[over.head]
        if (
            noun.i == over.i - 1
            and noun.pos == "NOUN"
            and not noun.plural  # "the cities of Jutland" make no city of Jutland
            and noun.lemma in ("city", "town", "village", "island", "province", "state")
        ):
            found.append(noun)
    where = token.dep == "pobj" and over.text.casefold() in _INTO | _TOWARDS
    listed = token.dep == "conj" or any(s.tokens[k].dep == "conj" for k in s.kids[m.last])
    if not listed:
        for noun in s.children(token.i, "appos"):
            start = min(s.subtree(noun.i))
            comma = m.last + 2 == start and s.tokens[m.last + 1].text == ","
            hangs = where and sorts.kind_told(noun.lemma) not in ("place", "site", "organization")
            alone = not any(s.tokens[k].dep == "conj" for k in s.kids[noun.i])
            if (
                comma
                and alone
                and not hangs
                and noun.pos == "NOUN"
                and not noun.plural
                and _introduced(s, noun)
            ):
                found.append(noun)  # "in Leiden, the daughter of …" describes somebody else
    if token.dep == "nsubj" and over.lemma == "be" and not s.child(over.i, "neg"):
        told = (_summed(s, n) for n in s.children(over.i, "attr") if _introduced(s, n))
        found += [n for n in told if n.pos == "NOUN" and not n.plural]
    return [(noun.lemma, phrase_of(s, noun)) for noun in found]


def head_of(s: Sentence, m: Mention) -> int:
    """The token of a name that the others in it hang on: "Song" of "The Song of Lorn"."""
    inside = range(m.first, m.last + 1)
    return next((k for k in inside if s.tokens[k].head not in inside), m.last)


def _summed(s: Sentence, noun: Token) -> Token:
    """In "is a film, stage and radio actor": the actor, the one noun of the row that says what it is."""
    row = [k for k in s.kids[noun.i] if k > noun.i and s.tokens[k].dep in ("conj", "appos")]
    last = s.tokens[max(s.conjuncts(row[-1]))] if row else noun
    bare = not any(s.children(k, "det", "poss") for k in (*row, last.i) if k != noun.i)
    human = sorts.kind_told(last.lemma) == "person" and sorts.kind_told(noun.lemma) != "person"
    return last if bare and human else noun


def _introduced(s: Sentence, noun: Token) -> bool:
    """Whether a noun phrase opens as a description does: "a firm", "the second-largest moon of …"."""
    opens = s.tokens[min(s.subtree(noun.i))].text.casefold()
    return opens in ("a", "an", "the", "its", "one") or s.tokens[min(s.subtree(noun.i))].dep == "poss"


def phrase_of(s: Sentence, noun: Token) -> str:
    """A noun with the common nouns and kinds that belong to it: "trade union", "chemical element"."""
    start = noun.i
    while start and s.tokens[start - 1].head == noun.i and s.tokens[start - 1].text.islower():
        before = s.tokens[start - 1]
        kind = before.dep == "compound" or (before.dep == "amod" and before.text.casefold() in _KINDS)
        if not kind or not before.text.isalpha():
            break
        start -= 1
    return s.text_of(range(start, noun.i)) + (" " if start < noun.i else "") + noun.lemma


_KINDS = frozenset(
    "chemical political industrial commercial military national medical scientific rock".split()
)


def _place(proof: Proof, s: Sentence, m: Mention, token: Token) -> None:
    over = s.tokens[token.head]
    bare = m.first == 0 or s.tokens[m.first - 1].i == over.i
    if token.dep != "pobj" or not bare or over.i != m.first - 1:
        return
    word = over.text.casefold()
    governor = s.tokens[over.head]
    if word == "of" and governor.text.casefold() in _SIDES:
        proof.local += 1
        proof.surely += 1
    elif word in _INTO or (word in _TOWARDS and governor.lemma in _LOCAL):
        proof.local += 1
        proof.surely += governor.lemma in _LOCAL or word in ("near", "across", "outside")
    comma = s.tokens[m.last + 1] if m.last + 1 < len(s.tokens) else None
    if proof.local and comma is not None and comma.text == "," and m.last + 2 < len(s.tokens):
        proof.surely += bool(countries.code_of(s.tokens[m.last + 2].text))


def _decide(e: Entity, proof: Proof) -> None:
    if e.sort in ("country", "either", "work") or e.kind == "nationality" or known_region(e.name) == "sure":
        _describe(e, proof)
        return
    words = e.name.split()
    last = words[-1].casefold()
    if is_firm(e.name):
        e.kind, e.doubtful, e.called = "organization", False, "company"
        _unhuman(e)
        _describe(e, proof)
        return
    if e.kind in ("place", "organization") and last.endswith("ism") and not proof.nouns:
        e.kind = "other"  # a doctrine
        return
    headed = (
        next((kind for kind, nouns in sorts.HEADS.items() if last in nouns), "") if len(words) > 1 else ""
    )
    told = Counter(kind for noun, _ in proof.nouns if (kind := sorts.kind_told(noun)))
    if headed:
        if e.kind in ("person", "unknown") or (e.doubtful and e.kind != headed):
            e.kind, e.doubtful = headed, False
            _unhuman(e)
    elif told:
        _by_nouns(e, told, proof)
    elif proof.team and not (e.roles or e.gender in ("m", "f")):
        e.kind, e.doubtful, e.called = "organization", False, "team"
        _unhuman(e)
    else:
        _by_place_and_deed(e, proof)
    _describe(e, proof)


def _by_nouns(e: Entity, told: Counter[str], proof: Proof) -> None:
    """One kind told by every noun beside the name; two kinds are a doubt, unless one is the label's."""
    (kind, most), *rest = told.most_common()
    if rest and rest[0][1] == most:
        kinds = set(told)
        if e.kind not in kinds:
            e.kind, e.doubtful = "unknown", True
        return
    if {kind, e.kind} == {"site", "organization"}:
        return  # a museum is both
    if kind != e.kind:
        e.kind, e.doubtful = kind, False
        if kind == "person":
            e.gender = lexicon.gender_of(e.name.split()[0])
            e.nouns[:1] = ["person"]
        else:
            _unhuman(e)
    elif kind != "person":
        e.doubtful = False


def _by_place_and_deed(e: Entity, proof: Proof) -> None:
    words = e.name.split()
    given = lexicon.is_given(words[0]) and (len(words) > 1 or e.kind == "person")
    noble = given and len(words) > 2 and (any(w in PARTICLES for w in words) or "-" in words[0])
    human = (
        proof.human >= 2
        or e.roles
        or e.acts
        or given
        or (e.kind == "person" and proof.human and not proof.local)
    )
    region = bool(known_region(e.name))
    if e.kind == "person" and proof.made and not (proof.human or e.roles or e.acts):
        e.kind, e.doubtful = "unknown", True
        _unhuman(e)
        return
    if human and not (proof.surely or e.name.isupper()):
        thing = words[-1].casefold() in lexicon.PLACE_NOUNS | lexicon.SITE_NOUNS | lexicon.ORG_NOUNS
        if (e.kind == "organization" and noble and not proof.body) or (
            e.kind in ("place", "unknown", "other")
            and given
            and not proof.local
            and not thing
            and len(words) <= 3
        ):
            _humanize(e)
        return
    if e.kind == "person":
        if (proof.surely or (proof.local and (region or len(words) == 1))) and not proof.human:
            e.kind, e.doubtful = ("place", False) if proof.surely or region else ("unknown", True)
            _unhuman(e)
        elif len(words) == 1 and not proof.human:
            e.kind = "unknown"
            _unhuman(e)
        elif proof.local and not human:
            e.doubtful = True
    elif e.kind == "organization" and not proof.body and not e.name.isupper() and len(words) <= 2:
        if proof.surely or (proof.local and region):
            e.kind, e.doubtful = "place", False
        elif proof.local and not any(w.casefold() in lexicon.ORG_NOUNS for w in words):
            e.kind, e.doubtful = "unknown", True
    elif e.kind == "unknown" and (proof.surely or (proof.local and region)) and len(words) <= 3:
        e.kind, e.doubtful = "place", False


def _humanize(e: Entity) -> None:
    e.kind, e.doubtful = "person", False
    e.gender = lexicon.gender_of(e.name.split()[0])
    e.nouns[:1] = ["person"]


def _unhuman(e: Entity) -> None:
    """Take from a name what only people have."""
    e.gender, e.roles, e.acts = "n", [], False
    head = e.name.split(" of ")[0].split()[-1].casefold()
    e.nouns = [head, *(n for n in e.nouns if n not in ("person", head))]


def _describe(e: Entity, proof: Proof) -> None:
    """Keep the nouns that agree with the kind: they ask for the name, and "the yacht" may mean it."""
    for noun, phrase in proof.nouns:
        kind = sorts.kind_told(noun)
        agrees = kind == e.kind or {kind, e.kind} == {"site", "organization"}
        if not agrees:
            continue
        if noun not in e.nouns and e.kind != "person":
            e.nouns.append(noun)
        if e.kind == "place" and e.sort in ("", "place") and noun in _SORTS:
            e.sort = noun
        if sorts.askable(noun) and (not e.called or (e.called in phrase and len(phrase) > len(e.called))):
            e.called = phrase


_SORTS = frozenset(
    """city town village river lake sea ocean island county province state region district valley bay
    peninsula mountain desert moon planet crater asteroid star galaxy street road square park avenue gulf
    canal""".split()
)
