"""Whether a word that may point back needs what it points at: judged from its own sentence."""

from __future__ import annotations

from quiz.generate import countries, lexicon, needs
from quiz.generate.words import Reading, Sentence, Token

OWNERLESS = "nobody knows whose it is"


def both_sides(s: Sentence, i: int, wanted: set[int]) -> bool:
    """Whether something follows an "and" that is written."""
    return any(s.tokens[k].dep == "conj" and k in wanted and k > i for k in s.kids[s.tokens[i].head]) or any(
        k > i and s.tokens[k].dep == "conj" for k in wanted
    )


PAIRING = frozenset("between both either neither".split())
"""Words that need two: "between the hall and the river", "both Oslo and Rome"."""


def halved(s: Sentence, i: int, wanted: set[int]) -> bool:
    """Whether the second of the two that a word needs is not written: "between the hall" alone."""
    low = s.tokens[i].text.casefold()
    if low == "between":
        noun = s.child(i, "pobj", "pcomp")
        if noun is None or noun.i not in wanted:
            return False  # it is asked for
        below = set(s.subtree(i)) if s.tokens[i].dep == "prep" else set()
        joined = [t for t in s.tokens[i + 1 :] if t.text in _JOINING and t.tag != "TO" and t.i in wanted]
        second = [k for k in s.conjuncts(noun.i) if k != noun.i]
        if second:
            return not set(second) <= wanted
        return not noun.plural and noun.lemma not in _MANY and not joined and bool(below)
    if s.tokens[i].dep not in ("preconj", "cc") and (low != "both" or s.tokens[s.tokens[i].head].plural):
        return False
    with_it = {"both": "and", "either": "or", "neither": "nor"}[low]
    return not any(t.text.casefold() == with_it and t.i in wanted for t in s.tokens[i + 1 :])


_JOINING = ("and", "&", "to", "-", "–")
_MANY = frozenset("them us people each pair couple two which whom".split())


def among(reading: Reading, s: Sentence, i: int) -> bool:
    """Whether "other", "another", "same" or "such" has its standard in the same sentence.

    "each other"; "and other countries" behind one; "another 40 people" behind a count; "another bridge, the
    Lund Crossing", which is named; "the same year" behind a date; "such as".
    """
    low = s.tokens[i].text.casefold()
    before = s.tokens[i - 1].text.casefold() if i else ""
    behind = s.tokens[i + 1].text.casefold() if i + 1 < len(s.tokens) else ""
    if before == "each" or (low == "such" and behind == "as"):
        return True
    noun = s.tokens[s.tokens[i].head]
    if low == "other" and noun.plural and before in ("and", "or", "among", "with", "than", "many"):
        return True
    earlier = [k for k in range(i) if s.tokens[k].lemma == noun.lemma and s.tokens[k].pos == noun.pos]
    if low in ("other", "another") and earlier:
        return True
    if low == "same" and noun.lemma in ("year", "month", "day"):
        return any(m.kind == "date" and m.last < i for m in reading.mentions[s.index])
    if low in ("other", "another"):
        tied = [noun.i, *(t.i for t in s.children(noun.i, "appos"))]
        return any((m := reading.mention_at(s.index, k)) and m.entity >= 0 for k in tied)
    return False


def held_inside(reading: Reading, s: Sentence, i: int, wanted: set[int]) -> bool:
    """Whether a noun the possessive may mean as well is written before it: then it may stay."""
    person = s.tokens[i].text.casefold() in ("his", "her")
    for k in wanted:
        token = s.tokens[k]
        if (
            k >= i
            or token.pos not in ("NOUN", "PROPN")
            or token.dep not in ("dobj", "pobj", "nsubj", "nsubjpass", "attr")
        ):
            continue
        entity = reading.entity_at(s.index, k)
        human = token.lemma in lexicon.ROLES or bool(entity and entity.kind == "person")
        if human == person:
            return True
    return False


def between(s: Sentence, subject: int, i: int) -> bool:
    """Whether another thing stands between a subject and a possessive that may mean either."""
    return any(
        t.dep in ("dobj", "pobj") and t.pos in ("NOUN", "PROPN") and not t.plural
        for t in s.tokens[subject + 1 : i]
    )


def self_standing(s: Sentence, head: int, first_said: dict[str, tuple[int, int]]) -> bool:
    """Whether "the N" points at nothing earlier: said for the first time, or told by its adjective."""
    noun = s.tokens[head]
    if noun.lemma in lexicon.POINTING or noun.lemma in lexicon.ROLES:
        return False
    told = [
        k
        for k in s.kids[head]
        if k < head
        and s.tokens[k].dep in ("amod", "compound", "nmod")
        and s.tokens[k].text.casefold() not in lexicon.PALE
    ]
    below = any(s.tokens[k].dep in ("prep", "relcl", "acl") for k in s.kids[head])
    return bool(told) or (below and first_said.get(noun.lemma, (s.index, head)) >= (s.index, head))


def aside(s: Sentence, clause: Token) -> bool:
    """ "The game, which sold well": set off by a sign, a clause says more of it and not which one it is."""
    start = s.subtree(clause.i)[0]
    return start > 0 and s.tokens[start - 1].text in (",", "-", "–", "—")


def called_again(s: Sentence, head: int) -> bool:
    """ "The first two", "the nine Swedish sailors", "the Alpine country": told of before."""
    noun = s.tokens[head]
    if noun.tag == "CD":
        return noun.text.isalpha() and not s.child(head, "prep", "relcl", "acl")
    before = [s.tokens[k] for k in s.kids[head] if k < head]
    if noun.plural:
        return any(t.tag == "CD" for t in before)
    return noun.lemma in ("country", "nation") and any(t.dep in ("amod", "compound") for t in before)


def one_there(reading: Reading, s: Sentence, head: int, clauses: list[int]) -> bool:
    """ "The Lund studio where Ann Lee sang": named by its place alone, it is one of several there without."""
    before = [m for k in s.kids[head] if k < head and (m := reading.mention_at(s.index, k)) and m.entity >= 0]
    placed = all(m.kind == "place" and s.tokens[m.last].dep != "poss" for m in before)
    return bool(before) and placed and any(not aside(s, s.tokens[k]) for k in clauses)


def of_what(reading: Reading, s: Sentence, i: int) -> bool:
    """ "Growth came from abroad", "attendance improved": of what? Nothing stands beside the noun."""
    token = s.tokens[i]
    alone = token.tag == "NN" and token.dep in ("nsubj", "nsubjpass") and not s.kids[i]
    past = s.tokens[token.head].tag == "VBD"
    return alone and past and token.lemma not in lexicon.UNIQUE and reading.mention_at(s.index, i) is None


_HUMAN = lexicon.ROLES | needs.PEOPLE | lexicon.MALE | lexicon.FEMALE


def lacking(reading: Reading, s: Sentence, i: int, wanted: set[int]) -> str:
    """What a word lacks to mean something by itself, as a reason; "" where it lacks nothing."""
    token = s.tokens[i]
    low = token.text.casefold()
    recent = low == "recent" and i > 0 and s.tokens[i - 1].text.casefold() == "more"
    if recent or low in ("earlier", "later", "further"):
        told = any(s.tokens[k].dep in ("acl", "relcl") for k in s.kids[token.head])
        if s.tokens[token.head].pos == "NOUN" and token.head > i and not told:
            return "a comparison without its standard"
    counted = token.dep == "amod" and low in ("second", "third", "fourth", "fifth", "sixth")
    if (
        counted
        and any(s.tokens[k].text.casefold() == "a" for k in s.kids[token.head] if k < i)
        and not any((m := reading.mention_at(s.index, k)) and m.entity >= 0 for k in s.subtree(token.head))
        and not any(t.lemma == s.tokens[token.head].lemma for t in s.tokens[:i])
    ):
        return "a count without its series"
    if token.pos != "NOUN" and not token.plural:
        return ""
    below = [k for k in s.kids[i] if k in wanted]
    human = token.lemma in _HUMAN
    counting = token.dep in ("nsubj", "nsubjpass") and s.tokens[token.head].dep == "ROOT"
    if human and token.plural and not counting and [s.tokens[k].dep for k in below] == ["nummod"]:
        return "some people without their names"
    if token.pos != "NOUN" or token.dep in ("compound", "nmod") or token.plural:
        return ""
    if token.lemma in needs.INCOMPLETE:
        ties = ("prep", "poss", "acl", "relcl", "ccomp")
        told = any(s.tokens[k].text.casefold() == "the" for k in below)  # "the film version": of what?
        full = any(s.tokens[k].dep in (*ties, "amod", *(() if told else ("compound",))) for k in below)
        return "" if full else "a noun without its complement"
    if any(s.tokens[k].text.casefold() in ("a", "an") for k in below):
        return ""
    if token.lemma in needs.OWNED:
        named = any(
            (m := reading.mention_at(s.index, k)) and m.entity >= 0 for k in s.subtree(i) if k in wanted
        )
        named = named or any(s.tokens[k].dep in ("poss", "relcl") for k in below)
        return "" if named else OWNERLESS
    return ""


_ONE_OF_A_NATION = ("an", "i", "er", "de", "ne", "rk", "ole", "ard", "urk", "ot", "man", "woman")
"""How nouns for one of a nation end ("the American", "the Swede"), and not those for all ("the French")."""

_TOLD_SO = _HUMAN | frozenset(
    "side star ace veteran teenager youngster winner holder club firm company carrier giant".split()
)
"""Nouns by which, with a nationality, writers call again whom they have named."""


def _of_a_land(word: str) -> bool:
    return word in ("Welsh", "Scottish", "English") or bool(countries.nation_of(word))


def epithet(reading: Reading, s: Sentence, head: int, inner: list[int]) -> bool:
    """ "The Swede", "the 24-year-old", "the Welsh runner": another word for somebody named before.

    A side or a firm is so told as well, but not what each land has one of ("the French navy").
    """
    noun = s.tokens[head]
    if noun.plural or noun.tag == "NNPS" or any(k > head for k in inner):
        return False
    aged = any(s.tokens[k].text.casefold().endswith("-year-old") for k in inner)
    if noun.text.casefold().endswith("-old") or (aged and noun.lemma in _TOLD_SO):
        return True
    own = reading.mention_at(s.index, head)
    if own is not None:
        return own.kind == "nationality" and own.last == head and noun.text.endswith(_ONE_OF_A_NATION)
    if noun.lemma in needs.OWNED or noun.lemma not in _TOLD_SO:
        return False
    told = [k for k in inner if k < head and _of_a_land(s.tokens[k].text)]
    named = [m for k in inner if k not in told and (m := reading.mention_at(s.index, k)) and m.entity >= 0]
    return bool(told) and not named
