"""Aims: what something is meant to do ("aims to …"), and why something was done ("to …")."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.generate import needs
from quiz.generate.asking import names
from quiz.generate.asking.attempt import attempt
from quiz.generate.asking.compose import Composer
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement
from quiz.generate.wording import Unclear
from quiz.generate.words import Sentence, Token

_AIM = frozenset("aim seek pledge promise vow agree decide intend design commit plan strive".split())
LONGEST = 13


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts where at least two other aims of the article can stand beside the right one."""
    composer = Composer(w)
    pool = _pool(w)
    for st in statements:
        yield from attempt(w, _aim(w, composer, st, pool))
        yield from attempt(w, _purpose(w, composer, st, pool))


def infinitive(w: Writer, s: Sentence, verb: Token) -> str:
    """The words of "to build roads …", cut before it grows long; "" where it cannot stand alone."""
    try:
        tokens = [k for k in w.trim(s, s.subtree(verb.i), verb.i) if s.tokens[k].text != '"']
    except Unclear:
        return ""
    if not tokens or s.tokens[tokens[0]].text.casefold() != "to":
        low = [k for k in tokens if s.tokens[k].text.casefold() == "to" and k <= verb.i]
        if not low:
            return ""
        tokens = [k for k in tokens if k >= low[0]]
    for k in tokens:
        token = s.tokens[k]
        shallow = token.head == verb.i or s.tokens[token.head].head == verb.i
        late = k > verb.i + 1 and (
            (token.dep in ("advcl", "conj") and token.pos == "VERB")
            or token.text in (",", "(", ":")
            or token.dep == "relcl"
            or (token.dep == "prep" and shallow and k - tokens[0] > 6)
        )
        if late:
            stop = min(s.subtree(k)) if token.dep != "punct" else k
            tokens = [t for t in tokens if t < stop]
            break
    left_out = set(s.subtree(verb.i)) - set(tokens)
    if any(
        s.tokens[k].dep == "conj" and s.tokens[k].head in tokens and s.tokens[k].head != verb.i
        for k in left_out
    ):
        return ""  # a list cut in two
    while tokens and s.tokens[tokens[-1]].dep in ("cc", "punct", "prep", "mark"):
        tokens.pop()
    if any(s.tokens[k].text.casefold() in ("both", "all", "only", "always", "never") for k in tokens):
        return ""
    if len(tokens) < 3 or len(tokens) > LONGEST:
        return ""
    open_list = [k for k in s.subtree(verb.i) if k > tokens[-1]][:1]
    behind = [s.tokens[k].text.casefold() for k in range(tokens[-1] + 1, min(tokens[-1] + 3, len(s.tokens)))]
    if open_list and (s.tokens[open_list[0]].dep == "cc" or {"such", "including", "like"} & set(behind)):
        return ""
    try:
        text = w.write(s, tokens)
    except Unclear:
        return ""
    return text[:1].upper() + text[1:]


def _pool(w: Writer) -> list[tuple[int, str, str]]:
    """Sentence, verb and words of every infinitive in the article."""
    found: list[tuple[int, str, str]] = []
    for s in w.reading.sentences:
        for token in s.tokens:
            aux = s.child(token.i, "aux")
            if (
                token.tag == "VB"
                and aux is not None
                and aux.text.casefold() == "to"
                and token.dep in ("xcomp", "advcl", "acl")
            ):
                text = infinitive(w, s, token)
                if text and token.lemma not in ("be", "have", "do"):
                    found.append((s.index, token.lemma, text))
    return found


def _draft(
    w: Writer,
    st: Statement,
    stems: tuple[str, ...],
    key: str,
    lemma: str,
    pool: list[tuple[int, str, str]],
    kind: str,
) -> Draft:
    wrong = [
        text
        for index, other, text in pool
        if other != lemma
        and text != key
        and not (set(text.split()[1:]) <= set(key.split()) or set(key.split()[1:]) <= set(text.split()))
        and index != st.sentence.index
        and 0.55 <= len(text) / len(key) <= 1.9
    ]
    if len(wrong) < 2:
        raise Unclear("too few other aims to choose from")
    wrong.sort(key=lambda text: abs(len(text) - len(key) - 4))
    return Draft(
        kind=kind,
        stems=stems,
        answers=(Answer(key, "phrase"),),
        fact=f"{st.number}-aim",
        sentence=st.sentence.index,
        evidence=(st.evidence,),
        entities=names.entities_in(w, st),
        distractors=tuple(dict.fromkeys(wrong))[:5],
        lemma=st.lemma,
        topic="aim",
    )


def _aim(w: Writer, composer: Composer, st: Statement, pool: list[tuple[int, str, str]]) -> Iterator[Draft]:
    s = st.sentence
    part = next((p for p in st.parts if p.role == "comp" and s.tokens[p.head].dep == "xcomp"), None)
    if st.lemma not in _AIM or part is None:
        return
    key = infinitive(w, s, s.tokens[part.head])
    if not key:
        return
    rest = tuple(p for p in st.parts if p is not part and p.tokens[0] > part.tokens[0])
    stems = composer.of_part(st, part, "What", also=rest)
    stems = tuple(q.replace("?", " to do?") for q in stems if not q.endswith(" to do?"))
    yield _draft(w, st, stems, key, s.tokens[part.head].lemma, pool, "aim")


def _purpose(
    w: Writer, composer: Composer, st: Statement, pool: list[tuple[int, str, str]]
) -> Iterator[Draft]:
    s = st.sentence
    part = next((p for p in st.parts if p.role == "purpose"), None)
    if part is None or st.lemma in ("have", "need", "want", "be", "use"):
        return
    others = [p for p in st.parts if p is not part and p.role != "time"]
    if not others and st.lemma in needs.UNFINISHED | {"act", "work", "live", "try", "move"}:
        return
    key = infinitive(w, s, s.tokens[part.head])
    if not key:
        return
    stems = tuple(q for q in composer.of_part(st, part, "Why") if len(q.split()) >= 6)
    if not stems:
        raise Unclear("the question would be too short")
    yield _draft(w, st, stems, key, s.tokens[part.head].lemma, pool, "why")
