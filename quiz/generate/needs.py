"""Words that say too little alone: nouns that need an owner or a complement, verbs that need an occasion."""

from __future__ import annotations

OWNED = frozenset(
    """ministry captain constitution government parliament gallery campus goalkeeper coach cabinet capital
    legislature electorate currency flag anthem faculty headquarters chairman chairwoman chair
    spokesman spokeswoman ambassador premier president king queen minister mayor governor bishop board
    opposition referendum election team defender striker midfielder manager founder director senate
    congress army navy department secretary treasury complex branch wing subsidiary founder""".split()
)
"""Nouns of which there is one for each country, club or body: whose it is must be said."""

INCOMPLETE = frozenset(
    """version edition priority date attempt result effect response reaction half side portion example
    instance successor predecessor counterpart equivalent beginning end purpose cause consequence
    percentage proportion remainder""".split()
)
"""Nouns that mean nothing without "of …", "for …" or an owner."""

PAIRED = frozenset("box half goal area bench dugout".split())
"""Nouns of which each of two sides has one: a name before one of them tells nothing of the next."""

REPEATED = frozenset(
    """score face play beat win lose defeat replace book substitute miss draw save concede equalise equalize
    lead double convert pitch bowl host hold attend meet vote elect reelect re-elect end start visit arrive
    arrest rescue injure kill attack strike protest fine suspend sack appoint award""".split()
)
"""Verbs of what happens to the same people again and again: the question must say on which occasion."""

MOVES = frozenset(
    "score replace book substitute miss draw save concede equalise equalize convert double pitch bowl".split()
)
"""Those of them that are moves of play: of which match?"""

CONTESTS = frozenset(
    """score face play beat win lose defeat replace book substitute miss draw save concede equalise equalize
    lead double convert start end""".split()
)
"""Those of them that one match alone may hold several times."""

UNFINISHED = frozenset(
    "come go lead put turn bring set get become make take give send place lie cause allow enable".split()
)
"""Verbs that say nothing without what follows them."""

TELLING = frozenset(
    "explain reveal announce confess admit confirm propose suggest describe report mention complain".split()
)
"""Verbs that say nothing without what was told, whomever it was told to."""

SHARED = frozenset(
    """remain continue stay use include contain support enter belong participate help need
    enjoy speak know share cover involve concern like""".split()
)
"""Verbs of what may hold of many at once: who does it cannot be asked."""

LIGHT = frozenset(
    """access action advantage attempt attention chance change choice concern control decision difference
    difficulty direction effect effort end evidence experience help impact importance influence information
    interest knowledge level life light line list mistake move need note opportunity order period point
    position possibility power practice presence problem process progress purpose range reason result right
    role room sense set series size step success support system term trouble use value variety version view
    work world year month week century decade group member addition basis degree form method nature type
    body""".split()
)
"""Nouns that alone are no answer worth typing."""

PEOPLE = frozenset(
    """people police jury panel crowd gang crew audience delegation
    soldier resident villager protester worker guest visitor scholar member settler troop
    family colonist migrant immigrant refugee citizen voter parent child woman man boy girl merchant
    nobles peasant slave sailor critic expert volunteer victim survivor fan supporter opponent rebel
    militant gunman descendant employee official bureaucrat thief hunter trader pilgrim crusader knight
    craftsman""".split()
)
"""Nouns for people, beside their offices."""

PALE = frozenset(
    """use include contain begin start continue provide create produce show see find keep offer face
    hold star feature""".split()
)
"""Verbs that may have many objects at once: what it was cannot be asked."""

CASTING = frozenset("star feature".split())
"""What a film or a list does with many: whom it stars cannot be asked."""

SORTS = frozenset(
    "family gallery building tribe clan faction camp style language collection port gate".split()
)
"""Nouns that ask well with "which", beside those of bodies, places and events."""
