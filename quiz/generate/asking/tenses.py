"""The verbs of a question: as the statement has them, auxiliary in front, in the active or in the past."""

from __future__ import annotations

from quiz.generate import inflect
from quiz.generate.statements import Statement
from quiz.generate.wording import Unclear, word

_BE = frozenset("is are was were am".split())
_SINGULAR = {"are": "is", "were": "was", "have": "has", "do": "does"}


def verbs(st: Statement, *, singular: bool = False) -> str:
    """The auxiliaries and the verb, in the order of a statement."""
    tokens = st.sentence.tokens
    words = [*st.borrowed, *(word(tokens[k]) for k in st.group)]
    if singular and words[0].casefold() in _SINGULAR:
        words[0] = _SINGULAR[words[0].casefold()]
    elif singular and not st.borrowed and tokens[st.group[0]].tag == "VBP" and len(st.group) == 1:
        words[0] = inflect.form(tokens[st.verb].lemma, "VBZ") or words[0]
    return " ".join(_then(st, words)) if st.then else " ".join(words)


def inverted(st: Statement) -> tuple[str, str]:
    """The auxiliary that goes before the subject, and the verbs that stay behind it.

    Raises:
        Unclear: the form is not sure.
    """
    tokens = st.sentence.tokens
    words = [word(tokens[k]) for k in st.group]
    if st.then:
        words = _then(st, words)
        if words[0] not in ("was", "were"):
            return "did", " ".join([inflect.base(tokens[st.verb].lemma), *words[1:]])
        return words[0], " ".join(words[1:])
    if st.borrowed:
        return st.borrowed[0], " ".join([*st.borrowed[1:], *words])
    at = next((n for n, k in enumerate(st.group) if tokens[k].pos == "AUX" or tokens[k].tag == "MD"), None)
    verb = tokens[st.verb]
    if at is not None and (tokens[st.group[at]].i != st.verb or words[at].casefold() in _BE):
        return words[at].casefold(), " ".join(words[:at] + words[at + 1 :])
    support = {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(verb.tag)
    if support is None:
        raise Unclear("a verb form that cannot be turned")
    rest = [inflect.base(verb.lemma) if k == st.verb else tokens[k].text for k in st.group]
    return support, " ".join(rest)


def active(st: Statement, *, plural: bool) -> str:
    """A passive's verb in the active, for an agent that is asked for.

    Raises:
        Unclear: the form is not sure.
    """
    tokens = st.sentence.tokens
    behind = [k for k in st.group if tokens[k].dep == "prt"] + _stranded(st)
    others = (tokens[k].text for k in st.group if k != st.verb and k not in behind)
    words = [w.casefold() for w in (*st.borrowed, *others)]
    if st.then:
        words = ["was"] if words[:1] in (["is"], ["are"], ["has"], ["have"]) else []
    lemma = tokens[st.verb].lemma
    if words == ["was"] or words == ["were"]:
        found = inflect.form(lemma, "VBD")
        # The participle of a regular verb is its past: it is safer than a table for rare verbs.
        found = tokens[st.verb].text.casefold() if tokens[st.verb].text.endswith("ed") else found
    elif words in (["is"], ["are"]):
        found = lemma if plural else inflect.form(lemma, "VBZ")
    elif words in (["has", "been"], ["have", "been"]):
        found = f"{'have' if plural else 'has'} {tokens[st.verb].text}"
    elif words == ["will", "be"]:
        found = f"will {lemma}"
    else:
        found = ""
    if not found:
        raise Unclear("a verb form that cannot be turned")
    return " ".join([found, *(tokens[k].text for k in behind)])


def _then(st: Statement, words: list[str]) -> list[str]:
    """A verb's words in the past: "has opened" → "opened", "is expected" → "was expected".

    Raises:
        Unclear: the past form is not sure.
    """
    verb = st.sentence.tokens[st.verb]
    first, *rest = [w.casefold() for w in words]
    if first in ("is", "are"):
        return ["was" if first == "is" else "were", *rest]
    if first in ("has", "have"):
        if rest[:1] == ["been"]:
            return ["was" if first == "has" else "were", *rest[1:]]
        first, rest = rest[0], rest[1:]
    past = inflect.form(verb.lemma, "VBD")
    if not past or first != verb.text.casefold() or not inflect.fits(verb.lemma, verb.tag, first):
        raise Unclear("a verb form that cannot be turned")
    return [past, *rest]


def _stranded(st: Statement) -> list[int]:
    """The preposition that a passive leaves without its noun: "was paid for by Peru"."""
    s = st.sentence
    return [t.i for t in s.children(st.verb, "prep") if t.i == st.verb + 1 and not s.kids[t.i]]
