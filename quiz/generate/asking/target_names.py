"""The names of a sentence that can be asked for, one by one or as a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quiz.generate import countries, hanging, lexicon, needs
from quiz.generate.asking import names
from quiz.generate.asking.lists import members
from quiz.generate.asking.target import Target
from quiz.generate.asking.where import place_answer
from quiz.generate.drafts import Answer
from quiz.generate.evidence import head_of
from quiz.generate.phrase import Writer
from quiz.generate.titles import described_by, noun_before, title_before
from quiz.generate.wording import Unclear
from quiz.generate.words import Mention, Sentence, Token

_ARGUMENTS = frozenset("nsubj nsubjpass dobj pobj attr dative oprd".split())
_SINGLE = frozenset(
    """captain president premier chancellor king queen pope emperor sultan governor mayor minister secretary
    coach manager chairman chairwoman chair ceo director founder leader head owner goalkeeper prince princess
    duke ambassador spokesman spokeswoman principal dean rector""".split()
)
"""Offices that one person holds: "Which captain of the team …?" is no question."""

_THINKING = frozenset("think believe feel hope call find consider suggest argue describe see".split())
_REGIONS = frozenset("country state province region place".split())
_MEMBERS = frozenset(
    "university college school company union league party organization organisation association".split()
)
_COUNTS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}


def name_targets(w: Writer, s: Sentence, m: Mention) -> Iterator[Target]:
    """A name, with the article, title or noun before it, where it can be asked for; at most one."""
    answer = names.answer(w, m, things=True) or (place_answer(w, m) if m.kind in ("place", "site") else None)
    noun = noun_before(s, m.first, m.last)
    head = s.tokens[head_of(s, m)]
    if noun and s.tokens[noun[1]].head != m.last:
        head = s.tokens[noun[1]]  # the name hangs on its noun: "the yacht Sea Breeze"
    listed = head.dep == "conj" or any(s.tokens[k].dep == "conj" for k in (*s.kids[m.last], *s.kids[head.i]))
    if answer is not None and answer.kind == "organization" and _group(s, m, answer):
        return
    if answer is not None and answer.kind == "person" and head.dep == "poss":
        yield from _owner(s, m, answer)
        return
    apart = head.dep == "appos" and m.first and s.tokens[m.first - 1].text == ","
    if answer is None or not (head.dep in _ARGUMENTS or apart) or listed or _joined(s, m):
        return
    behind = any(s.tokens[k].dep == "prep" for k in s.kids[m.last])
    if behind and answer.kind != "person":
        return  # part of a longer name
    if apart and not _explains(w, s, m):
        return
    if head.dep in ("nsubj", "attr") and _one_of_many(s, head.head):
        return  # "was a member of …": so were others
    if answer.kind == "person" and head.dep == "pobj" and _describes(s, m):
        return
    after = w.reading.mention_at(s.index, m.last + 2) if m.last + 2 < len(s.tokens) else None
    last = m.last
    if after and after.kind == "place" and s.tokens[m.last + 1].text == ",":
        if m.kind != "place" or apart:
            return
        whole = s.text_of(range(m.first, after.last + 1))
        answer = replace(answer, accept=tuple(dict.fromkeys((*answer.accept, whole))))
        last = after.last  # "Dayton, Ohio": the state would tell the city
        last += last + 2 < len(s.tokens) and s.tokens[last + 1].text == ","
    first, wh, described = m.first, _which(w, answer), False
    title = title_before(s, m.first)
    if title and answer.kind == "person":
        first = title[0]
        words = s.text_of(range(title[0], title[1] + 1))
        plain = words.casefold() in lexicon.COURTESY or words.split()[-1].casefold() in _SINGLE
        low = w.vocabulary.opened(s.tokens[title[0]])
        wh = "who" if plain else f"which {low}{words[len(low) :]}"
    elif noun:
        if noun[0] == 0 or s.tokens[noun[0] - 1].text.casefold() != "the":
            return  # "his cousin Ann Lee", "a merchant Ann Lee"
        first = noun[0]
        wh = "which " + s.text_of(range(noun[0], noun[1] + 1))
    elif any(k < m.first and s.tokens[k].dep not in ("det", "case", "prep") for k in s.kids[m.last]):
        before = described_by(s, m) if answer.kind == "person" else range(0)
        if not before:
            return  # "the old Lund"
        first, described = before.start, True
    if head.dep == "pobj" and wh and _of_its_kind(s, s.tokens[head.head], wh.split()[-1]):
        return  # "in the village of which village"
    if wh == "who" and first and s.tokens[first - 1].dep in ("poss", "case") and answer.kind == "person":
        wh = ""  # "its president Ann Lee": whose, the question would say before "who"
    told = any(s.tokens[k].dep == "acl" for i in range(m.first, m.last + 1) for k in s.kids[i] if k > m.last)
    if answer.kind != "person" and told and not apart:
        wh = ""  # "in Low Water starring Ann Lee": the participle needs its noun, of which kind?
    if first and s.tokens[first - 1].text.casefold() in ("a", "an"):
        return  # one of many
    ahead = s.tokens[first - 1] if first else None
    if ahead is not None and ahead.dep in _DESCRIBING and first <= ahead.head <= last:
        return  # "former coach Ann Lee": something of the description would stay behind
    ranked = m.kind == "place" and head.dep == "pobj" and hanging.graded(s, head.head, among=True)
    if ranked or (m.kind == "place" and _paired(w, s, m)):
        return  # "built the oldest church in Rome"
    if first and s.tokens[first - 1].text.casefold() == "the":
        first -= 1
    if wh == "who" and answer.kind != "person" and head.dep != "nsubj":
        wh = ""  # a body of no known sort asks well as the doer only
    if wh == "who" and answer.kind != "person" and not names.does(s.tokens[head.head].lemma, passive=False):
        wh = ""
    if head.dep == "dobj" and s.tokens[head.head].lemma in needs.CASTING:
        wh = ""  # a film stars many
    if wh == "who" and head.dep in ("dobj", "pobj", "dative"):
        wh = "whom"
    over = s.tokens[head.head]
    known = answer.kind == "person" and (title or len(w.reading.entities[m.entity].mentions) > 2)
    if head.dep == "nsubj" and over.lemma in lexicon.REPORTING | _THINKING and not known:
        return  # which paper or passer-by said it is not what the news is about
    if answer.kind in _REGIONS and head.dep == "pobj" and s.tokens[over.head].pos not in ("VERB", "AUX"):
        return  # "the laws of Kenya": the rest of the sentence tells the country
    if answer.kind == "country" and head.dep == "pobj" and _known_anyway(w, answer, over.text.casefold()):
        return
    if wh == "which place" and not (head.dep == "pobj" and over.text.casefold() in ("in", "at")):
        return  # a town, an island or a land: anything would do
    if answer.kind in names.NICKNAMED and not (head.dep == "pobj" and over.text.casefold() in names.THERE):
        return
    if head.dep == "pobj" and _second_of(s, m, over):
        return
    placed = head.dep == "pobj" and over.text.casefold() in ("in", "on", "at", "from", "into", "to", "near")
    if placed and answer.kind == "organization" and answer.text.split()[-1].casefold() not in _MEMBERS:
        wh = ""
    if placed and over.text.casefold() == "to" and s.tokens[over.head].text.casefold() == "according":
        wh = ""
    span = range(first, last + 1)
    own = range(m.first, m.last + 1) if noun or described or (title and answer.kind == "person") else span
    yield Target(span, (answer,), (own,), "" if apart or behind else wh)


def _of_its_kind(s: Sentence, prep: Token, noun: str) -> bool:
    """Whether "of" ties a place to a noun that already says what it is: "the city of Lorn"."""
    over = s.tokens[prep.head]
    low = over.text.casefold()
    return low == noun or (prep.text == "of" and low in lexicon.PLACE_NOUNS | _REGIONS | {"city"})


_DESCRIBING = ("amod", "compound", "nmod", "nummod")


def _paired(w: Writer, s: Sentence, m: Mention) -> bool:
    """ "opened in Oslo in 1950, in Rome in 1951": places that stand in pairs with dates are not torn."""
    prep = s.tokens[m.first - 1] if m.first else None
    if prep is None or prep.dep not in ("prep", "conj"):
        return False
    others = [o for o in w.reading.mentions[s.index] if o.kind == "date"]
    places = [
        o
        for o in w.reading.mentions[s.index]
        if o.kind == "place" and o.first and s.tokens[o.first - 1].text.casefold() == prep.text.casefold()
    ]
    return len(others) > 1 and len(places) > 1


def _owner(s: Sentence, m: Mention, answer: Answer) -> Iterator[Target]:
    """ "Whose attempt failed?": an owner's name that opens the subject."""
    noun = s.tokens[s.tokens[m.last].head]
    sign = s.tokens[m.last + 1] if m.last + 1 < len(s.tokens) else None
    if sign is None or sign.text not in ("'s", "'") or noun.dep not in ("nsubj", "nsubjpass"):
        return
    if s.child(noun.i, "appos"):
        return  # "Whose wife Ann was a doctor?"
    if s.subtree(noun.i)[0] == m.first and s.tokens[noun.head].dep == "ROOT":
        span = range(m.first, m.last + 2)
        yield Target(span, (answer,), (range(m.first, m.last + 1),), "whose")


def _known_anyway(w: Writer, answer: Answer, preposition: str) -> bool:
    """Whether a country only says where: the article's own, or how far something reached."""
    code = countries.code_of(answer.text)
    where = preposition in ("in", "at", "within", "inside")
    return preposition in ("throughout", "across", "around") or (where and code == w.home)


def _explains(w: Writer, s: Sentence, m: Mention) -> bool:
    """Whether an apposition names what was described: no item of a list, no state behind its city."""
    here = s.tokens[m.last + 1 : m.last + 4]
    if here and here[0].text == "," and any(t.dep == "cc" or t.text.casefold() == "as" for t in here[1:]):
        return False
    over = w.reading.mention_at(s.index, s.tokens[m.last].head)
    return over is None or over.entity < 0 or over.kind != m.kind


def _one_of_many(s: Sentence, verb: int) -> bool:
    """ "was a guest", "is aware": what may be said of others as well."""
    if s.tokens[verb].lemma != "be" or s.child(verb, "auxpass"):
        return False
    subject = s.child(verb, "nsubj")
    if subject is not None and any(
        t.text.casefold() == "one" for t in s.children(subject.i, "nummod", "det")
    ):
        return True  # "One firm that did so is Acme"
    attr = s.child(verb, "attr", "acomp")
    if attr is None or attr.dep == "acomp":
        return attr is not None
    return any(t.text.casefold() in ("a", "an") for t in s.children(attr.i, "det")) or attr.plural


def _second_of(s: Sentence, m: Mention, prep: Token) -> bool:
    """ "a unit of the Guard and later of the Army": with one of the two gone either would do."""
    behind = [t for t in s.tokens[m.last + 1 : m.last + 6] if t.text != "," and t.pos != "ADV"]
    joined = len(behind) > 1 and behind[0].dep == "cc"
    return joined and behind[1].text.casefold() == prep.text.casefold()


def _describes(s: Sentence, m: Mention) -> bool:
    """ "ahead of Oscar favourite Sea Dogs": a name right before a noun is no person of the sentence."""
    behind = s.tokens[m.last + 1] if m.last + 1 < len(s.tokens) else None
    return behind is not None and behind.pos in ("NOUN", "ADJ") and behind.text.islower()


def _group(s: Sentence, m: Mention, answer: Answer) -> bool:
    """Whether "the Xs" are a people, a party or a tribe: too many words would do for them."""
    the = m.first > 0 and s.tokens[m.first - 1].text.casefold() == "the"
    return the and " " not in answer.text and answer.text.endswith("s") and not answer.text.isupper()


def _joined(s: Sentence, m: Mention) -> bool:
    """Whether signs tie the name to its neighbours: "-based", "/", a possessive."""
    before = s.tokens[m.first - 1] if m.first else None
    after = s.tokens[m.last + 1] if m.last + 1 < len(s.tokens) else None
    tied = ("-", "–", "—", "/", "'", "&", "'s", "(", '"')
    return (
        before is not None and (before.text in tied or (before.pos == "PROPN" and before.head == m.last))
    ) or (
        after is not None
        and (after.text[:2] in tied or after.text[:1] in tied or (after.text == "of" and m.kind != "person"))
    )


def _which(w: Writer, a: Answer) -> str:
    """The words that ask for a name in the middle of a sentence; "" where none fit."""
    if a.kind == "person":
        return "who"
    wh = names.wh_word(w, a)
    wh = wh[:1].lower() + wh[1:]
    noun = a.text.split()[-1].casefold()
    if (
        wh == "which place"
        and a.kind in ("site", "place")
        and noun in lexicon.SITE_NOUNS | lexicon.PLACE_NOUNS
    ):
        return f"which {noun}"
    return "" if wh == "which place" and a.kind != "place" else wh


def list_targets(w: Writer, s: Sentence, m: Mention) -> Iterator[Target]:
    """All members of a list of two to six names: "Peru, Chile and Bolivia"."""
    head = s.tokens[m.last]
    if head.dep not in _ARGUMENTS or not any(s.tokens[k].dep == "conj" for k in s.kids[m.last]):
        return
    try:
        found = members(w, s, m.last)
    except Unclear:
        return  # the list cannot be told from its asides
    if not 2 <= len(found) <= 6:
        return
    parts = []
    for i in s.conjuncts(m.last):
        here = w.reading.mention_at(s.index, i)
        if here is None or (_joined(s, here) and here.last == s.conjuncts(m.last)[-1]):
            return
        first = here.first
        title = title_before(s, first)
        if title:
            return
        if first and s.tokens[first - 1].text.casefold() == "the":
            first -= 1
        parts.append(range(first, here.last + 1))
    wh = names.wh_word(w, found[0], plural=True)
    if found[0].kind == "organization" and len({names.wh_word(w, a) for a in found}) > 1:
        wh = "Which organizations"
    wh = wh.replace("Which ", f"which {_COUNTS[len(found)]} ", 1)
    yield Target(range(parts[0].start, parts[-1].stop), found, tuple(parts), wh)
