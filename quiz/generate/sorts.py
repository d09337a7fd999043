"""What a common noun tells of the thing it is said of: a firm is an organization, a yacht a thing.

The noun an article itself sets beside a name ("the yacht Sea Breeze", "Acme, a Danish firm") is better
proof of what the name means than the label of the parser.
"""

from __future__ import annotations

from quiz.generate import lexicon

_BODIES = frozenset(
    """organization organisation agency association authority academy alliance army bank brand broadcaster
    brewery bureau charity choir club college commission committee company confederation conglomerate
    consortium cooperative corporation council court dealership department developer federation firm
    foundation gang group hospital institute institution insurer label laboratory league maker manufacturer
    militia ministry movement museum network newspaper orchestra operator parliament party police producer
    publisher regulator retailer school seller startup subsidiary supplier syndicate team tribunal union
    university watchdog carrier airline band order duo trio quartet""".split()
)
_PLACES = frozenset(
    """city town village hamlet suburb capital port municipality resort settlement county province state
    district region island archipelago peninsula river lake sea ocean bay gulf strait mountain volcano
    valley desert forest country nation kingdom moon planet crater asteroid star galaxy comet
    neighbourhood neighborhood borough commune parish territory continent colony street road square park
    avenue canal constituency prefecture reservoir plateau oasis""".split()
)
_SITES = frozenset(
    """stadium arena airport bridge palace castle tower cathedral temple mosque station gallery library
    synagogue
    theatre theater hotel prison monument garden dam tunnel abbey fort courthouse pavilion church chapel
    factory building mine monastery harbour harbor cemetery shrine observatory skyscraper plant
    ground""".split()
)
_THINGS = frozenset(
    """element metal alloy mineral compound gas drug vaccine medicine protein gene enzyme hormone vitamin
    virus bacterium disease species genus worm bird fish tree dog horse cat dinosaur insect
    ship yacht ferry vessel boat schooner frigate submarine tanker trawler liner icebreaker
    spacecraft probe rocket satellite telescope shuttle lander rover aircraft airliner jet helicopter
    car tram train locomotive bus
    blockbuster bestseller best-seller thriller sequel sitcom biopic musical remake anthology trilogy
    route highway motorway railway
    book novel memoir poem film movie documentary play opera musical song single album symphony painting
    sculpture magazine journal programme series show game software browser app website language dialect
    alphabet religion medal prize award trophy honour honor scholarship
    law act bill treaty agreement accord pact constitution edict operation project initiative campaign
    plan theory theorem model algorithm experiment currency dish cheese wine beer drink fabric
    instrument engine machine computer console phone robot detector weapon missile tank
    holiday dynasty tribe""".split()
)
_EVENTS = lexicon.EVENT_NOUNS - frozenset("open prix fire crash".split())
PROFESSIONS = frozenset(
    """merchant printer tailor carpenter baker butcher miner sailor soldier plumber mechanic botanist
    zoologist geologist linguist critic illustrator violinist cellist saxophonist soprano tenor banker broker
    tycoon magnate billionaire statesman climber skier boxer wrestler gymnast golfer jockey sprinter rower
    rapper vocalist bassist translator essayist biographer archaeologist anthropologist sociologist
    psychologist neuroscientist virologist epidemiologist immunologist geneticist oceanographer
    meteorologist seismologist volcanologist glaciologist apothecary pharmacist brewer cartographer
    naturalist paleontologist mountaineer clergyman blacksmith shipbuilder industrialist
    philanthropist""".split()
)
"""What people are by trade, beside the offices of ``lexicon.ROLES``: it stands before a name as titles do."""

_PEOPLE = (
    lexicon.ROLES
    | lexicon.MALE
    | lexicon.FEMALE
    | PROFESSIONS
    | frozenset(
        """cousin grandson granddaughter stepson stepdaughter widow widower partner friend colleague
        resident survivor victim pensioner schoolgirl schoolboy teenager cook hairdresser trader clerk hero
        heroine deity god goddess""".split()
    )
) - frozenset("head leader subject major general".split())
_VAGUE = frozenset("group order court state port capital party partner plant holiday ground star".split())
"""Nouns that alone do not say which one of many is meant, or are said of people and things alike."""


def kind_told(noun: str) -> str:
    """The kind of thing a noun is said of: person, organization, place, site, event, other; "" if none."""
    kinds = {
        "person": _PEOPLE,
        "place": _PLACES,
        "organization": _BODIES,
        "site": _SITES,
        "other": _THINGS,
        "event": _EVENTS,
    }
    return next((kind for kind, nouns in kinds.items() if noun in nouns), "")


def askable(noun: str) -> bool:
    """Whether "which …" with the noun alone asks for one thing of a clear sort."""
    return kind_told(noun) not in ("", "person") and noun not in _VAGUE


TEAM_ROLES = frozenset(
    """captain coach trainer goalkeeper keeper defender midfielder striker forward winger skipper
    quarterback pitcher batsman bowler player""".split()
)
"""Roles that people have in a team: a name before them is the team's."""

BODY_ROLES = TEAM_ROLES | frozenset(
    """director chairman chairwoman spokesman spokeswoman spokesperson ceo cfo co-founder employee
    executive lawyer curator treasurer""".split()
)
"""Roles that people have in a body: a name before them is the body's."""

HEADS = {
    "other": frozenset(
        """medal prize award trophy act shuttle program programme treaty edict constitution bible gazette
        protocol theorem list""".split()
    ),
    "organization": frozenset(
        """university college hospital museum institute committee commission council corporation company party
        foundation federation association society agency ministry department union school academy orchestra
        airlines alliance league press club bank""".split()
    ),
    "site": frozenset("airport stadium arena cathedral observatory station gallery dam palace".split()),
    "event": frozenset(
        "championship championships cup olympics festival summit referendum war election tournament".split()
    ),
    "place": frozenset("river county province islands peninsula ocean valley mountains district".split()),
}
"""Kind → nouns that as the last word of a name tell its kind whatever stands before: no surnames."""
