"""Word lists of general English. No list here knows an article."""

from __future__ import annotations

ROLES = frozenset(
    """president vice-president premier chancellor king queen prince princess emperor empress pope bishop
    archbishop cardinal sultan emir sheikh duke duchess count countess baron lord governor mayor
    minister secretary ambassador senator congressman congresswoman representative deputy lawmaker
    mp councillor councilor commissioner chief chairman chairwoman chair chairperson director
    manager executive ceo cfo founder co-founder owner head leader spokesman spokeswoman
    spokesperson judge justice attorney lawyer prosecutor solicitor barrister sheriff officer
    inspector sergeant captain commander colonel general admiral major lieutenant coach trainer
    referee goalkeeper defender midfielder striker forward winger quarterback pitcher player
    champion singer actor actress author writer novelist poet playwright journalist reporter editor
    correspondent columnist producer composer musician guitarist drummer pianist conductor artist
    painter sculptor photographer architect engineer scientist physicist chemist biologist
    astronomer mathematician economist historian philosopher professor lecturer researcher analyst
    astronaut pilot doctor surgeon physician nurse teacher principal dean rector administrator
    curator librarian activist campaigner organizer entrepreneur businessman businesswoman inventor
    explorer monk nun priest rabbi imam pastor reverend missionary theologian saint student
    candidate politician diplomat envoy treasurer superintendent marshal warden ranger skipper
    pitcher batsman bowler swimmer runner cyclist driver filmmaker comedian dancer choreographer
    designer developer programmer chef farmer fisherman witness""".split()
)
ROLES |= {f"{before}-{role}" for before in ("co", "ex", "vice", "then") for role in ROLES}


def is_role(word: str) -> bool:
    """Whether a word is a role, also in the plural or as the end of a word with a hyphen."""
    low = word.casefold().rpartition("-")[2]
    return low in ROLES or (low.endswith("s") and low[:-1] in ROLES)


ROLE_PREFIX = frozenset(
    """prime foreign interior finance defence defense deputy vice former ex- acting interim chief executive
    attorney secretary external affairs home shadow health education justice trade environment
    transport culture labour labor energy managing general head senior junior assistant associate
    crown grand national federal state party opposition majority minority house senate emeritus lead
    executive police fire team club first second""".split()
)
GIVEN_TOO = frozenset("""dean prince duke earl king baron marshal judge bishop page sherman major""".split())
COURTESY = frozenset(
    """mr mrs ms miss sir dame dr mr. mrs. ms. dr. lord lady prof prof. rev. st. st""".split()
)
MALE = frozenset(
    """mr mr. sir king prince emperor duke count baron lord pope father son brother husband man boy actor
    sultan businessman spokesman chairman congressman uncle nephew grandfather monk priest""".split()
)
FEMALE = frozenset(
    """mrs mrs. ms ms. miss dame queen princess empress duchess countess lady mother daughter sister wife
    woman girl actress businesswoman spokeswoman chairwoman congresswoman aunt niece
    grandmother nun""".split()
)

ORG_NOUNS = frozenset(
    """organization organisation agency association authority academy alliance army bank board bureau
    church club college commission committee company confederation congress corporation corps
    council court department federation firm force foundation front fund government group guard
    guild house inc institute institution league ministry mission movement navy network office
    orchestra parliament party police press program programme project school secretariat senate
    service society staff syndicate team tribunal union university ltd co corp plc newspaper times
    herald post tribune guardian journal broadcasting news airlines airways motors industries
    partners holdings studios records theatre company brigade division regiment assembly legislature
    cabinet administration nato observatory laboratory consortium cooperative conservancy trust
    hospital zoo museum works squadron battalion flotilla synagogue congregation""".split()
)
PLACE_NOUNS = frozenset(
    """river lake sea ocean bay gulf strait island islands mountain mountains mount hill hills valley
    desert peninsula coast street road avenue square park forest county province state district
    region village town city territory plain plateau canal falls cape harbour harbor port beach reef
    creek glacier canyon basin delta highlands kingdom empire republic dynasty""".split()
)
SITE_NOUNS = frozenset(
    """stadium arena airport hall center centre bridge memorial palace castle tower cathedral temple mosque
    station gallery library theatre theater house hotel prison monument garden gardens dam tunnel
    hospital zoo museum abbey fort courthouse pavilion""".split()
)
EVENT_NOUNS = frozenset(
    """summit meeting conference festival championship championships cup games olympics war battle election
    elections referendum tournament olympiad congress convention exhibition fair forum competition
    final finals match race marathon ceremony parade protest protests strike attack bombing
    earthquake hurricane typhoon storm eruption flood fire crash massacre uprising revolution crisis
    trial hearing concert tour anniversary session talks treaty negotiations symposium workshop expo
    open prix derby regatta rally""".split()
)
HELD_EVENTS = frozenset(
    """summit meeting conference festival championship championships cup games olympics election elections
    referendum tournament congress convention exhibition fair forum competition final finals match
    race marathon ceremony parade concert hearing session talks symposium workshop expo""".split()
)
DESCRIPTORS = EVENT_NOUNS | frozenset(
    """initiative project program programme plan policy law act bill treaty agreement pact accord campaign
    operation mission experiment study survey award prize scheme system theory theorem model series
    show film movie novel book magazine newspaper song album opera play game software browser
    satellite rocket spacecraft shuttle telescope probe ship vessel aircraft jet train line railway
    highway route trail airline bank company group party team club university school college church
    museum building tower bridge dynasty empire movement network bridge dam stadium airport island
    river virus vaccine drug disease""".split()
)
DOCUMENTS = frozenset(
    "statement report study survey letter communique communiqué declaration paper review memo ruling "
    "announcement press release poll analysis".split()
)
EVENT_VERBS = frozenset(
    """attend host hold organise organize convene postpone cancel open close boycott""".split()
)

REPORTING = frozenset(
    """say tell report announce state claim argue add note explain write warn suggest believe think
    estimate predict confirm insist stress quip joke acknowledge admit assert maintain declare
    contend allege observe comment remark reply respond tweet promise pledge testify reveal disclose
    recall hope expect conclude indicate show find describe accuse complain propose recommend urge
    fear feel""".split()
)
DOUBT_ADVERBS = frozenset(
    """reportedly allegedly possibly perhaps probably supposedly apparently maybe purportedly potentially
    presumably seemingly arguably hardly scarcely barely rarely seldom never ostensibly likely
    hopefully theoretically nearly almost""".split()
)
DOUBT_VERBS = frozenset(
    """deny doubt refuse appear seem fail threaten speculate imagine pretend dispute wish hope want suppose
    assume consider propose try attempt plan intend expect allege rumor rumour need like fear""".split()
)
SEEMING = frozenset("seem appear deny doubt allege suppose rumor rumour threaten".split())
BELIEF_VERBS = frozenset(
    """believe think say expect allege suppose report rumor rumour estimate consider""".split()
)
IRREALIS = frozenset("if unless whether though lest provided supposing until".split())
MODALS_OF_DOUBT = frozenset("may might could would should ought shall need dare".split())
LINKING_ADVERBS = frozenset(
    """also however meanwhile therefore thus moreover furthermore nevertheless nonetheless then instead
    besides hence indeed still too additionally similarly likewise consequently accordingly
    otherwise finally eventually lastly again already even just only now today currently recently
    ago later afterwards afterward subsequently earlier previously before since yet overall further
    rather notably importantly interestingly unfortunately fortunately sadly of course for example
    for instance first second third so perhaps currently nowadays presently meantime simultaneously
    there here thereafter thereby apparently especially particularly mainly""".split()
)

UNIQUE = frozenset(
    """world earth sun moon sky internet web public media press economy environment future past universe
    weather climate planet atmosphere ocean sea coast countryside army police church state
    government law market dead poor rich elderly young bible koran qur'an olympics north south east
    west alphabet ground air water heart brain body blood eye skin left right middle same most
    majority minority beginning end use number name rest idea fact""".split()
)
"""Nouns that "the" makes definite by itself."""

KIND_NOUNS = {
    "organization": frozenset(
        """organization organisation agency association company firm group party team club bank university
    school college museum church council committee commission ministry department court union league
    federation foundation institute institution charity newspaper network band airline manufacturer
    retailer bloc alliance body""".split()
    ),
    "country": frozenset("country nation state republic kingdom".split()),
    "city": frozenset("city town capital village".split()),
    "event": EVENT_NOUNS | {"event", "gathering"},
    "water": frozenset("river lake sea".split()),
}
AMOUNTING = frozenset("mean imply suggest indicate explain prove confirm show".split())
"""Verbs whose "which" takes up all that was said: "sold out, which means that …"."""

SCALES = frozenset("hundred thousand million billion trillion dozen".split())
NUMBER_WORDS = {
    word: n
    for n, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty""".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBER_WORDS |= {
    f"{ten}-{one}": NUMBER_WORDS[ten] + NUMBER_WORDS[one]
    for ten in "twenty thirty forty fifty sixty seventy eighty ninety".split()
    for one in "one two three four five six seven eight nine".split()
}
ONCE = frozenset(
    """found establish bear die build create invent launch open discover invade assassinate abolish publish
    release introduce write compose paint ratify sign elect inaugurate begin start complete destroy
    adopt form incorporate merge""".split()
)
"""Verbs of what happens to a thing once: subject or object alone tell which event is meant."""

HUMAN_VERBS = frozenset(
    """die bear marry graduate emigrate quip enroll enrol divorce retire kneel smile study""".split()
)
"""Verbs whose subject is a person."""

THINKING_VERBS = HUMAN_VERBS | frozenset(
    """believe argue propose think write conclude realize realise theorize distinguish invent discover say
    tell describe compose paint sing recall joke teach learn hope feel explain convince win persuade
    demonstrate observe travel resign flee""".split()
)
"""Verbs whose subject, where the parser takes it for a person's name, is one."""

COMMONPLACE = frozenset(
    """bear die live study graduate marry work join visit travel move return arrive
    leave grow retire""".split()
)
"""Verbs of what happens to many: who did it cannot be asked."""

ADDRESSING = {
    "to": frozenset("""give award lose sell donate present report appeal belong hand offer return grant
    speak write
    dedicate surrender propose""".split()),
    "from": frozenset("""receive buy inherit take learn obtain acquire borrow separate""".split()),
    "with": frozenset("""meet merge sign work play compete partner share negotiate ally
    agree collaborate""".split()),
    "against": frozenset("play fight vote score campaign testify".split()),
    "for": frozenset("work play".split()),
    "of": frozenset("consist".split()),
}  # fmt: skip
"""Preposition → verbs with which it asks well: "To whom did she sell …?"."""

WEAK_VERBS = frozenset(
    """have do get make take go come give put see let want need seem appear become remain""".split()
)
VAGUE_NOUNS = frozenset(
    """thing things way ways kind kinds sort lot number part parts case example fact issue issues something
    anything nothing someone anyone everyone one ones some many few others other most all both each
    which matter matters area areas topic topics item items who whom that what those these this so
    such day time times one's reason place place people""".split()
)
PRONOUNS = frozenset(
    """i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself
    she her hers herself it its itself they them their theirs themselves""".split()
)
SPEAKER_PRONOUNS = frozenset(
    """i me my mine myself we us our ours ourselves you your yours yourself""".split()
)
POINTING = (
    frozenset.union(*KIND_NOUNS.values())
    | DOCUMENTS
    | frozenset(
        """man woman boy girl child people person couple family victim suspect student member official company
    item object area region site building incident decision move change situation issue result
    process case ship vessel plane car vehicle bus train house room film book song album game event
    thing problem matter subject topic question answer idea plan project programme program law bill
    act rule policy measure date ceremony initiative proposal deal agreement treaty system method
    approach theory
    number figure rate""".split()
    )
)
"""Nouns that, with "the", nearly always point back at something named before."""

NAMING = (
    frozenset.union(*KIND_NOUNS.values())
    | DESCRIPTORS
    | ORG_NOUNS
    | SITE_NOUNS
    | PLACE_NOUNS
    | EVENT_NOUNS
    | DOCUMENTS
)
"""Nouns that end names: "the lake" may stand for "Blue Lake"."""

PALE = frozenset(
    """new old young first second third final latest early late big small large great little good bad whole
    entire main major current present recent own said original last top actual very only various
    different several local""".split()
)
"""Adjectives that do not tell which one is meant."""

NO_NOUN = frozenset("""this that these those such same former latter above following""".split())

_HIS = frozenset(
    """aaron adam adrian ahmed alan albert alberto alejandro alex alexander alfred ali andre andreas andrew
    angelo anthony antonio arthur ben benjamin bernard bill bob boris brad brian bruce carl carlos
    charles chris christian christopher colin craig daniel dave david dean dennis dmitry donald
    douglas edgar eduardo edward emmanuel eric ernest eugene evan fernando francis francisco frank
    franz fred frederick gary geoffrey george gerald giovanni giuseppe gordon graham greg gregory
    guido gustav hans harold harry hassan henri henry howard hugh hugo ian ibrahim igor isaac ivan
    jack jacob jacques jake james jan jason javier jean jeff jeffrey jeremy jim joe joel johann john
    johnny jonathan jorge jose joseph joshua juan julian justin karl keith ken kenneth kevin kyle
    larry lars laurence lawrence leo leon leonard lewis liam louis luca lucas luis luke manuel marc
    marco mario mark martin marvin matthew max michael miguel mike mikhail mohamed mohammed muhammad
    nathan neil nicholas nick nicolas nigel nikola noah norman oliver omar oscar otto owen pablo
    patrick paul pedro peter phil philip pierre rafael ralph raymond ricardo richard rishi robert
    roberto rodney roger roland roman ronald ross roy rudolf russell ryan sam samuel scott sean
    sebastian sergei sergey simon stanley stefan stephen steve steven stuart ted terry theodore
    thibaut thomas tim timothy tobias todd tom tony ulrich victor viktor vincent vladimir walter
    warren wayne wilhelm william winston wolfgang yuri yves zachary xi""".split()
)
_HERS = frozenset(
    """abigail agnes alexandra alice alicia alison amanda amelia amy ana andrea angela angelina anita ann
    anna anne annie audrey barbara beatrice betty bonnie brenda bridget camilla carla carol carole
    caroline catherine cecilia charlotte cheryl christina christine claire clara claudia cynthia
    daisy deborah denise diana diane donna doris dorothy edith eileen elaine eleanor elena elisabeth
    elizabeth ella ellen emily emma erica esther eva evelyn fatima felicity fiona florence frances
    gabriela geraldine gillian gina gloria grace greta hannah harriet heather helen helena hilary
    hillary holly ida ingrid irene isabel isabella jacqueline jane janet janice jasmine jean
    jennifer jenny jessica jill joan joanna josephine joyce judith judy julia julie karen kate
    katherine kathleen kathryn katie kelly kimberly kristen laura lauren leila lena leslie lillian
    linda lisa louise lucia lucy lydia madeleine margaret maria marian marie marilyn marion marjorie
    martha mary maureen megan melanie melissa michelle miriam molly monica nadia nancy naomi natalie
    nicole nina nora olga olivia pamela patricia paula pauline penelope rachel rebecca regina rita
    roberta rosa rose rosemary ruth sally samantha sandra sara sarah sharon sheila shirley silvia
    sofia sonia sophia sophie stella stephanie susan suzanne sylvia tamara tanya tara teresa theresa
    tina ursula valerie vanessa vera veronica victoria virginia wendy winifred yvette yvonne zoe
    suella""".split()
)


def is_given(word: str) -> bool:
    """Whether a word, or a half of it ("Jean-Marc"), is a first name an English reader knows."""
    return any(part in _HIS or part in _HERS for part in word.casefold().split("-"))


def gender_of(given: str) -> str:
    """``m`` or ``f`` where an English reader would be sure by the first name; otherwise ""."""
    name = given.casefold()
    his, hers = name in _HIS, name in _HERS
    return "" if his == hers else "m" if his else "f"
