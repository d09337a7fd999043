"""Countries, states and cities beside a key: the article's own, then those an atlas sets beside it."""

from __future__ import annotations

from collections import Counter

from quiz.generate import countries, gazetteer, near, needs
from quiz.generate.drafts import Draft
from quiz.generate.fair import nations, year_of
from quiz.generate.slots import Slots

MOST = 12
"""Countries that are offered for a key, more than enough."""


def cities_for(slots: Slots, draft: Draft, own: list[str]) -> list[str]:
    """The article's cities, then well-known ones of the key's country."""
    key = draft.answers[0]
    name = key.text.split(",")[0]
    taken = {slots.writer.reading.entities[n].name for n in slots.taken(draft) if n >= 0}
    found = list(own) if "," not in key.text else []
    home = gazetteer.country_of(name)
    others = [c for c in gazetteer.cities(home) if c != name and c not in taken]
    if "," in key.text:
        others = [f"{c}, {key.text.split(', ')[1]}" for c in others]
    start = near.drawn(draft.stem, 3)
    return [*found, *(c for c in (*others[start:], *others[:start]) if c not in found)]


def states_for(slots: Slots, draft: Draft, own: list[str]) -> list[str]:
    """The article's states, then others of the same country."""
    found = list(own)
    others = gazetteer.divisions(draft.answers[0].text)
    barred = {slots.writer.reading.entities[n].name for n in slots.taken(draft) if n >= 0}
    start = near.drawn(draft.stem, max(1, len(others)))
    turned = [*others[start:], *others[:start]][::3]
    return [*found, *(x for x in turned if x not in barred and x not in found)]


def countries_for(slots: Slots, draft: Draft) -> list[str]:
    """The article's countries that lie near the keys or weigh like them, then others such.

    Of a contest only those are fair that the article names: the others did not play.
    """
    reading = slots.writer.reading
    taken = slots.taken(draft)
    codes = {countries.code_of(a.text) for a in draft.answers}
    barred = {countries.code_of(reading.entities[n].name) for n in taken}
    barred |= {countries.nation_of(reading.entities[n].name) for n in taken}
    stem = " ".join(draft.stems)
    barred |= nations(stem)
    year = year_of(draft)
    here: list[str] = []
    for e in reading.entities:
        code = countries.code_of(e.name) or (countries.nation_of(e.name) if e.kind == "nationality" else "")
        if not code or code in barred or code in codes or code in here or e.name in stem:
            continue
        touching = any(draft.entities & slots.within[i] or i == draft.sentence for i, _ in e.mentions)
        touching = touching or any(i == draft.sentence - 1 for i, _ in e.mentions)
        if touching and (draft.open_list or len(draft.answers) > 1):
            continue
        here.append(code)
    named = set(here)
    if draft.open_list:
        mentioned = {countries.code_of(e.name) or countries.nation_of(e.name) for e in reading.entities}
        home = {countries.region_of(c) for c in codes}
        far = _common(draft, same=False)
        here = [c for c in far if c not in mentioned and countries.region_of(c) not in home]
        here = _spread(here[:20], len(draft.stem))
    elif draft.lemma in needs.CONTESTS:
        pass
    elif len(draft.answers) == 1:
        code = countries.code_of(draft.answers[0].text)
        close = [c for c in gazetteer.peers(code) if c not in barred]
        here = [*(c for c in here if c in close), *close]
    else:
        apart = len({countries.region_of(c) for c in codes}) == len(codes)  # no neighbourhood, but a league
        together = Counter(c for code in sorted(codes) for c in gazetteer.peers(code) if apart)
        peers = [c for c, _ in together.most_common()]
        here += [c for c in (*peers, *_common(draft, same=True)) if c not in barred and c not in codes]
    if not codes & gazetteer.SMALL:
        here = [c for c in here if c not in gazetteer.SMALL or c in named]
    old = all(gazetteer.there(code, year) for code in codes)  # then no younger country may stand beside it
    here = [c for c in dict.fromkeys(here) if not old or gazetteer.there(c, year)]
    return [countries.name_of(c) for c in here if countries.name_of(c) not in stem][:MOST]


def _common(draft: Draft, *, same: bool) -> list[str]:
    """Countries near the keys: those near most of them first."""
    lists = [
        countries.neighbours(countries.code_of(a.text), same=same)[: None if not same else 14]
        for a in draft.answers
    ]
    tally = Counter(code for codes in lists for code in codes)
    first = {code: n for n, code in reversed(list(enumerate(c for codes in lists for c in codes)))}
    return sorted(tally, key=lambda code: (-tally[code], first[code]))


def _spread(codes: list[str], seed: int) -> list[str]:
    """The codes from another starting point, so that not every bank offers the same outsiders."""
    if not codes:
        return codes
    start = seed % len(codes)
    stepped = [codes[(start + n * 7) % len(codes)] for n in range(len(codes))]
    return list(dict.fromkeys(stepped))
