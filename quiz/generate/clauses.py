"""The pieces of a clause: what stands around a verb, and what each piece is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quiz.generate import lexicon
from quiz.generate.phrase import Writer
from quiz.generate.wording import Unclear
from quiz.generate.words import Mention, Sentence, Token


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a statement.

    Attributes:
        role: subject, object, attr, agent, prep, time, comp, purpose, cause.
        head: the token that names it; for prepositional pieces, the object of the preposition.
        tokens: without asides; for prep and agent the preposition is among them.
        prep: the preposition, lower case, or "".
        must: the verb does not make sense without it.
        mention: the name, date or number at its head.
    """

    role: str
    head: int
    tokens: tuple[int, ...]
    prep: str = ""
    must: bool = False
    mention: Mention | None = None


ASIDE = frozenset("according including despite like unlike such besides".split())


def group_of(s: Sentence, verb: Token, auxiliaries: list[Token]) -> list[int]:
    """Auxiliaries, verb, particle and near adverbs, in order."""
    found = [a.i for a in auxiliaries] + [verb.i] + [t.i for t in s.children(verb.i, "prt")]
    for adverb in s.children(verb.i, "advmod"):
        near = abs(adverb.i - verb.i) <= 2 and not s.kids[adverb.i]
        near = near and (adverb.i < verb.i or adverb.text.endswith("ly"))
        counts = adverb.text.casefold() in ("first", "last", "again") and adverb.i == verb.i - 1
        links = adverb.text.casefold() in lexicon.LINKING_ADVERBS and not counts
        if near and not links and adverb.tag == "RB":
            found.append(adverb.i)
    return sorted({*found, *_stranded(s, verb)})


def _stranded(s: Sentence, verb: Token) -> list[int]:
    """ "Was done away with": adverb and preposition that have nothing behind them belong to the verb."""
    behind = s.tokens[verb.i + 1 : verb.i + 3]
    if len(behind) < 2 or behind[0].pos not in ("ADV", "ADP") or behind[1].dep != "prep":
        return []
    hung = all(t.head == verb.i and not s.kids[t.i] for t in behind)
    return [t.i for t in behind] if hung else []


def mention_at(w: Writer, s: Sentence, i: int) -> Mention | None:
    """The name, date or number a token belongs to, or the name right behind it: "the engineer Ann Lee"."""
    found = w.reading.mention_at(s.index, i)
    if found is None and s.tokens[i].lemma in lexicon.ROLES:
        behind = w.reading.mention_at(s.index, i + 1)
        told = behind is not None and behind.kind == "person" and behind.first == i + 1
        if told and any(t.i == behind.last for t in s.children(i, "appos") if behind):
            return behind
    return found


def parts_of(w: Writer, s: Sentence, verb: Token, owner: Token, subject: Token) -> list[Part]:
    """The pieces around a verb, in order; ``owner`` is the verb whose subject it shares, or itself.

    Raises:
        Unclear: the parse cannot be trusted.
    """
    found: list[Part] = []
    shared = (
        []
        if owner is verb
        else [k for k in s.kids[owner.i] if s.tokens[k].dep in ("prep", "npadvmod") and k < owner.i]
    )
    if any(_timed(w, s, k) for k in s.kids[verb.i]):
        shared = [k for k in shared if not _timed(w, s, k)]  # "in 1859 they began, and by 1861 had …"
    comma_after = blocked = False
    for k in sorted({*s.kids[verb.i], *shared}):
        token = s.tokens[k]
        tokens = tuple(w.trim(s, s.subtree(k), k))
        fronted = k < verb.i
        if not tokens:
            continue
        if "-" in (token.text, s.tokens[k - 1].text if k and not s.tokens[k - 1].space else ""):
            raise Unclear("a word with a hyphen")
        if token.text == "," and k > verb.i:
            comma_after = True
            continue
        if blocked and token.dep in ("prep", "npadvmod", "agent", "dobj"):
            continue  # it hangs on a clause that was left out
        if (
            k > verb.i
            and token.dep in ("advcl", "acl", "dep", "parataxis", "intj", "relcl")
            and not comma_after
        ):
            blocked = True
        if token.dep in ("dobj", "attr", "acomp", "oprd", "dative", "xcomp", "ccomp") and not fronted:
            if token.dep == "dative" and token.pos == "ADP":
                found.extend(_prepositional(w, s, token, must=True))
                continue
            if tokens[0] > 0 and s.tokens[tokens[0] - 1].text == ",":
                raise Unclear("an object set off by a comma")
            if token.dep == "xcomp":
                tokens = _unhurried(s, token, tokens)
            of = _not_its_own(w, s, token)
            if of is not None:
                tokens = tuple(k for k in tokens if k < of.i)
            role = {"dobj": "object", "attr": "attr", "acomp": "attr"}.get(token.dep, "comp")
            found.append(Part(role, k, tokens, "", True, mention_at(w, s, k)))
            if of is not None:
                found.extend(_prepositional(w, s, of, must=True))
        elif token.dep == "agent":
            found.extend(_prepositional(w, s, token, role="agent"))
        elif token.dep == "prep":
            if k and s.tokens[k - 1].pos == "VERB" and k - 1 != verb.i and k > verb.i:
                raise Unclear("a preposition that hangs on nothing")
            must = (
                k == verb.i + 1
                and not fronted
                and token.text.casefold() not in ("on", "during", "after", "since")
            )
            found.extend(_prepositional(w, s, token, must=must and not comma_after))
        elif token.dep in ("npadvmod", "nsubj") and token is not subject and _is_date(w, s, k):
            found.append(Part("time", k, tokens, "", False, mention_at(w, s, k)))
        elif token.dep == "advcl":
            found.extend(_adverbial(s, token, tokens, fronted=fronted))
    return found


def _not_its_own(w: Writer, s: Sentence, noun: Token) -> Token | None:
    """ "convicted Ann Lee of theft": a person has no "of", so it belongs to the verb."""
    mention = mention_at(w, s, noun.i)
    if noun.dep != "dobj" or mention is None or mention.kind != "person":
        return None
    return next((t for t in s.children(noun.i, "prep") if t.i > noun.i and t.text == "of"), None)


def _unhurried(s: Sentence, verb: Token, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """A complement without a closing clause of time or reason: what happened stays as true without it."""
    for clause in s.children(verb.i, "advcl"):
        below = s.subtree(clause.i)
        marks = {s.tokens[k].text.casefold() for k in below[:1]}
        if clause.i > verb.i and marks & {"after", "when", "while", "before", "because", "as"}:
            return tuple(k for k in tokens if k < below[0])
    return tokens


def _timed(w: Writer, s: Sentence, k: int) -> bool:
    """Whether a piece of a verb is a time."""
    noun = s.child(k, "pobj") if s.tokens[k].dep == "prep" else s.tokens[k]
    return noun is not None and noun.dep in ("pobj", "npadvmod") and _is_date(w, s, noun.i)


def _is_date(w: Writer, s: Sentence, i: int) -> bool:
    mention = mention_at(w, s, i)
    return bool(mention and mention.kind in ("date", "time"))


def _prepositional(
    w: Writer, s: Sentence, prep: Token, *, role: str = "prep", must: bool = False
) -> Iterator[Part]:
    noun = s.child(prep.i, "pobj")
    if noun is None:
        if prep.text.casefold() in ("because", "due"):
            yield Part("cause", prep.i, tuple(s.subtree(prep.i)), prep.text.casefold())
        return
    tokens = tuple(w.trim(s, s.subtree(prep.i), noun.i))
    if noun.i not in tokens or prep.i not in tokens:
        return
    mention = mention_at(w, s, noun.i)
    name = prep.text.casefold()
    meant = s.child(noun.i, "acl") if noun.lemma == "order" and name == "in" else None
    if meant is not None:  # "in order to build roads"
        yield Part("purpose", meant.i, tuple(s.subtree(meant.i)), "to")
        return
    if noun.lemma in (
        "instance",
        "example",
        "fact",
        "addition",
        "contrast",
        "particular",
        "general",
        "turn",
        "course",
    ):
        return
    if name in ASIDE:
        return
    if name in ("due", "because"):
        role = "cause"
    elif role == "prep" and mention and mention.kind in ("date", "time"):
        role = "time"
    yield Part(role, noun.i, tokens, name, must and role == "prep", mention)


def _adverbial(s: Sentence, verb: Token, tokens: tuple[int, ...], *, fronted: bool) -> Iterator[Part]:
    """The cause or the purpose that a clause tells; in front of the main clause only "Because …" does."""
    marks = [t.text.casefold() for t in s.children(verb.i, "mark")]
    if not tokens:
        return
    first = s.tokens[tokens[0]]
    if "because" in marks:
        yield Part("cause", verb.i, tokens, "because")
        return
    if fronted:
        return
    meant_to = first.text.casefold() in ("to", "in") and verb.tag == "VB" and bool(s.child(verb.i, "aux"))
    if meant_to and not marks and s.tokens[tokens[0] - 1].text != ",":
        yield Part("purpose", verb.i, tokens, "to")
