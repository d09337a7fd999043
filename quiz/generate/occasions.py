"""Whether a question leaves untold on which occasion: an event without its edition, a move without its match.

What happens again and again is known weeks later only by its year, its number, its place, or who met whom.
"""

from __future__ import annotations

import re

from quiz.generate import countries
from quiz.generate.drafts import Draft
from quiz.generate.phrase import Writer

_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_EDITION = re.compile(
    r"\b(?:1\d|20)\d\d\b|\b\d+(?:st|nd|rd|th)\b|\b(?:first|second|third|last|inaugural)\b", re.I
)
_RECURRING = re.compile(
    r"\b(?:[Tt]he|[Aa]n?) (?:[A-Z][\w'-]+ )*(?:World Cup|European Cup|Olympics|Olympic Games|Games"
    r"|Championships?|Grand Prix|Grand Slam|Oscars|Grammys|Golden Globes|Emmys|Super Bowl|Ashes|Masters|Open"
    r"|elections?|finals?|semi-finals?|quarter-finals?|playoffs?|awards|ceremony|tournament|competition"
    r"|contest|season|referendum|census)\b(?! [A-Z])"
)
"""What is held again and again, named without its edition."""

_PLAY = re.compile(
    r"\b(?:forehands?|backhands?|volleys?|(?:first|second) half(?! of)|free[- ]kicks?|equali[sz]er|hat-trick"
    r"|line-up|starting (?:side|team|eleven|place)|bench|scrum-half|fly-half|flanker|hooker|full-back|winger"
    r"|midfield|(?:open|blind)-side|at centre|innings?|wickets?|laps?|(?:set|match|break) points?|tie-break"
    r"|(?:hurt|injured|sprained|twisted|strained) (?:his|her) [a-z]+|shots? (?:[a-z]+ )*wide"
    r"|touchline|goalless|sidelined|fitness|crowd support|opening games?|substitutes?d?|drafted in"
    r"|call(?:ed)?-up|strikeouts?"
    r"|(?:knee|ankle|groin|calf|hamstring|Achilles|shoulder) (?:[a-z]+ )?injury"
    r"|headers?|(?:left|right)-foot(?:ed)?|set-pieces?|goalkeeper|keeper|final whistle|crossbar|stoppage time"
    r"|penalty (?:appeal|kick|area|shoot-out)|levell?ed (?:with|terms|the scores?|at|after|through)"
    r"|(?:curled|volleyed|headed|poked|slotted) (?:in|home|over|wide)|put (?:[A-Z]\w+ )+(?:ahead|in front)"
    r"|(?:cross|pass) (?:to|into|from|by|for)|near post"
    r"|from (?:\d+|six|eight|ten|twelve) yards|drop-? ?goals?"
    r"|(?:settled? for|finish(?:ed)? in|t[ao]ke?|took) (?:second|third) place)\b"
)
"""Words of play and of team news: of which match or season?"""

_SCORE = re.compile(r"\b\d+ ?[-–] ?\d+\b")

_NAME = re.compile(r"(?<!^)(?<![.?!:\"] )\b[A-Z][\w'-]+(?: (?:of |de )?[A-Z][\w'-]+)*")


_ASKING = re.compile(
    r"\A(?:(?:About|By|From|For|In|On|At|To|With|Of|Under|Over|Until|Since|More than|After|Before) )?"
    r"(?:Who|Whom|Whose|What|Which|When|Where|Why|How|The|A|An|In|On|At|After|Before|During|It|Its|His|Her"
    r"|Their)\b"
)
"""The small word a stem opens with: its capital names nothing."""


def names_in(stem: str) -> list[str]:
    """What a stem names, nationalities and its asking word apart."""
    plain = _ASKING.sub("x ", re.sub(r"\{\{.*?\}\}", "_____", stem), count=1)
    return [x for x in _NAME.findall(plain) if not countries.nation_of(x)]


def unnumbered(w: Writer, d: Draft, stem: str) -> bool:
    """Asks of what is held or played again and again ("Who won the World Cup?") without saying which time."""
    if d.kind in ("matching", "ordering", "quote", "said"):
        return False
    plain = re.sub(r"\{\{.*?\}\}", "_____", stem)
    if any(a.kind in ("year", "date") for a in d.answers):
        return False  # the edition is what is asked
    bare = w.frames.without(plain)
    asked = d.key is None and any(a.kind in ("person", "organization") for a in d.answers)
    if _PLAY.search(bare):  # who met whom tells the match, and so does its score before the question
        names = len(names_in(bare))
        told = names + asked > 0 if _SCORE.search(w.frames.topic) else names > 1
        return not told and not _YEAR.search(plain)
    if _EDITION.search(plain):
        return False
    found = _RECURRING.search(bare)
    if found is None or bare[found.end() :].startswith((" of ", "-")):
        return False
    held = any(e.kind == "place" and e.name in found.group(0) for e in w.reading.entities)
    return not held and len(names_in(bare.replace(found.group(0), " "))) + asked < 2
