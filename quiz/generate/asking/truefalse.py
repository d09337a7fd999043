"""True or false: a statement as it is, or with one name, date or number changed for another of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.generate import lexicon, needs
from quiz.generate.asking import declare, names
from quiz.generate.distractors import Finder
from quiz.generate.drafts import Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement, reported
from quiz.generate.wording import Unclear


def ask(w: Writer, statements: list[Statement], finder: Finder) -> Iterator[Draft]:
    """For every statement with a piece to change, one true and one false draft of it."""
    for st in statements:
        if st.lemma in ("say", "tell", "have") or reported(st):
            continue
        places = [(m.first, answer, extra, part.prep) for part, m, answer, extra in declare.targets(w, st)]
        places += [(k, answer, (), "x") for _, k, answer in declare.counted(w, st)]
        for token, answer, extra, prep in places:
            entities = names.entities_in(w, st)
            probe = Draft(
                "truefalse",
                (st.sentence.text,),
                (answer,),
                str(st.number),
                st.sentence.index,
                (st.evidence,),
                entities,
                lemma=st.lemma,
            )
            if answer.kind in ("organization", "site", "place"):
                continue  # these differ too much in sort for a swap to be plausible
            told = st.sentence.tokens[st.verb].tag == "VBD" or (st.passive and not st.speaker)
            if answer.entity >= 0 and (not told or st.lemma not in lexicon.ONCE | needs.CONTESTS):
                continue  # what one did, or what lasts, may hold of another as well
            wrong = finder.wrong(probe)
            if not wrong:
                continue
            choice = wrong[st.number % min(3, len(wrong))]
            lead = ""
            if answer.kind in ("date", "year") and not prep:
                lead = "on " if answer.when and answer.when.day else "in "
            before = st.sentence.tokens[token - 1].text.casefold() if token else ""
            if answer.entity >= 0 and (before == "the") != finder.article_of(choice):
                continue
            try:
                right = declare.sentence(w, st)
                false = declare.sentence(w, st, instead={token: f"{lead}{choice}"})
            except Unclear as unclear:
                w.note(unclear)
                continue
            if right == false or choice.casefold() in right.casefold():
                continue
            for text, key in ((right, True), (false, False)):
                yield Draft(
                    kind="truefalse",
                    stems=(text,),
                    answers=(answer,),
                    fact=f"{st.number}",
                    sentence=st.sentence.index,
                    evidence=(st.evidence, *extra),
                    entities=entities,
                    key=key,
                    correction="" if key else right,
                    lemma=st.lemma,
                    cost=1.0,
                )
