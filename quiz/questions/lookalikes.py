"""Words that look alike and mean something else, so that one is never taken for a slip in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from quiz.questions.numerals import ONES, TEENS, TENS

NEGATIONS = frozenset(
    """no not non never none nor neither without cannot nobody nothing nowhere isnt arent wasnt werent dont
    doesnt didnt cant couldnt wont wouldnt shouldnt hasnt havent hadnt""".split()
)
"""Words that turn an answer around, without apostrophes."""

_LARGE = "hundred thousand million billion trillion dozen".split()
_ORDINALS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth
    sixtieth seventieth eightieth ninetieth hundredth thousandth millionth billionth last""".split()
_PARTS = "zero half halves quarter quarters twice thrice once double triple single quadruple".split()
NUMBERS = frozenset((*ONES, *TEENS, *TENS, *_LARGE, *(f"{word}s" for word in _LARGE), *_ORDINALS, *_PARTS))
"""Numbers in words; a slip in one makes another, or none."""

_ROMAN = re.compile(r"(?=[ivxlcdm])m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")

OPPOSITES = tuple(
    frozenset(pair.split("/"))
    for pair in """north/south east/west northern/southern eastern/western northeast/northwest
    southeast/southwest first/last before/after min/max minimum/maximum minimal/maximal left/right up/down
    upper/lower over/under above/below inside/outside inner/outer early/late earlier/later more/less
    most/least high/low higher/lower hot/cold true/false yes/no male/female man/woman men/women major/minor
    majority/minority increase/decrease increased/decreased increasing/decreasing rise/fall import/export
    imports/exports positive/negative convex/concave anode/cathode anion/cation past/future old/new
    summer/winter spring/autumn day/night buyer/seller employer/employee lender/borrower victory/defeat
    acid/alkaline solute/solvent lessor/lessee plaintiff/defendant oxidation/reduction mitosis/meiosis
    longitude/latitude arctic/antarctic rural/urban public/private morning/evening dawn/dusk sunrise/sunset
    always/never all/none many/few open/closed strong/weak long/short ancient/modern vertical/horizontal
    divergent/convergent dominant/recessive""".split()
)
"""Words of which one says the contrary of the other."""

_DENYING = ("un", "non", "in", "im", "il", "ir", "dis", "anti", "mis", "de", "an", "a", "counter")
_PREFIXES: tuple[tuple[str, ...], ...] = (
    ("in", "de", "ex", "out"),
    ("im", "ex", "em"),
    ("hyper", "hypo"),
    ("inter", "intra", "extra"),
    ("endo", "exo", "ecto", "meso"),
    ("as", "des"),
    ("pre", "post", "pro"),
    ("over", "under"),
    ("ante", "anti", "anter", "poster"),
    ("homo", "hetero"),
    ("a", "e"),
    ("sub", "super"),
    ("pro", "eu"),
    ("macro", "micro"),
    ("uni", "mono", "bi", "di", "tri", "tetra", "penta", "hexa", "hepta", "octa", "poly"),
    ("pico", "nano", "micro", "milli", "centi", "deci", "kilo", "mega", "giga", "tera", "peta"),
    ("north", "south"),
    ("east", "west"),
)
_SUFFIXES: tuple[tuple[str, ...], ...] = (
    ("ate", "ite", "ide", "ates", "ites", "ides"),
    ("ane", "ene", "yne", "ine", "one"),
    ("ase", "ose"),
    ("less", "ful"),
    ("er", "ee"),
    ("ic", "ous"),
    ("ism", "ist"),
    ("itis", "osis"),
)

LOOKALIKES = frozenset(
    """iran iraq niger nigeria austria australia slovakia slovenia gambia zambia mali bali malta malawi
    dominica dominican paraguay uruguay mauritius mauritania guinea guyana guiana india indiana china chile
    chad cuba oman yemen congo togo tonga latvia lithuania libya liberia iceland ireland finland poland
    holland sweden switzerland swaziland senegal sudan syria serbia siberia somalia samoa
    georgia algeria armenia albania angola burma burundi brunei belize belgium bermuda korea kuwait kenya
    panama palau peru prague paris bucharest budapest vienna vilnius berlin dublin lublin lisbon london
    londonderry sydney sidney bonn bern lima lyon rome riga turin tunis tours toulon toulouse nantes nancy
    nice lille vaduz venice verona galicia galatia saxony saxon franks france persia prussia russia
    belarus darwin derwin hegel engels hooke cooke hume newton norton wilson nelson johnson johnston
    jackson jacksonville mann marx monet manet mozart bach bohr born bose boyle bayle boole
    carolina caroline virginia cromwell cornwell washington wellington edison addison
    affect effect principal principle stationary stationery complement compliment continent continental
    mesosphere atmosphere stratosphere troposphere thermosphere protons photons proton photon electron
    neutron neuron nucleus nucleolus comet comets meteor meteorite meteoroid asteroid artery arteries
    arterial arteriole vein veins veil ureter urethra ilium ileum peroneal perineal humerus humorous
    femoral tibial fibula fibular tibia glucose glycogen glucagon glycerol sulfur silver silicon silicone
    silica carbon carbonic boron barium bromine chlorine fluorine fluorite chromium cobalt caesium calcium
    magnesium manganese sodium potassium thorium thulium tantalum titanium platinum plutonium polonium
    radium radon rhodium rubidium ruthenium rhenium selenium helium hafnium holmium hydrogen nitrogen
    adenine adenosine guanine guanosine cytosine cysteine thymine thiamine uracil tyrosine threonine
    prokaryote eukaryote mercury century country county empire umpire desert dessert
    monarchy anarchy oligarchy monologue dialogue weather whether bread breadth death dearth
    black block brown crown cannon canon capital capitol council counsel horse house mouse moose
    morse norse north earth heart hearth water wafer steam stream steel steal stone store plane plant planet
    plate slate state stake snake shake lake late gold bold cold wold world word sword wood wool food flood
    blood brook book boot boat coat goat coal goal""".split()
)
"""Words that are one or two letters from another one: typed instead of the key, they are no slip."""


def fixed(word: str) -> bool:
    """Whether a word allows no slip: a number, a negation, or one with digits or signs in it."""
    return not word.isalpha() or word in NUMBERS or word in NEGATIONS or bool(_ROMAN.fullmatch(word))


def is_number(word: str) -> bool:
    """Whether a word tells a number, in digits or not."""
    return any(c.isdigit() for c in word) or word in NUMBERS


def contrary(one: str, other: str) -> bool:
    """Whether one word says the contrary of the other."""
    return any(one in pair and other in pair for pair in OPPOSITES)


@lru_cache(maxsize=512)
def rivals(word: str) -> frozenset[str]:
    """Words that mean something else than this one and look like it: denied, turned around, of its kind."""
    return frozenset(_rivals(word)) - {word}


def _rivals(word: str) -> Iterator[str]:
    for pair in OPPOSITES:
        if word in pair:
            yield from pair
    for prefix in _DENYING:
        yield prefix + word
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            yield word[len(prefix) :]
    for family in _PREFIXES:
        for prefix in family:
            if word.startswith(prefix):
                yield from (other + word[len(prefix) :] for other in family if other != prefix)
    for family in _SUFFIXES:
        for suffix in family:
            if word.endswith(suffix):
                yield from (word[: -len(suffix)] + other for other in family if other != suffix)
