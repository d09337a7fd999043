"""The gazetteer: countries, their adjectives and capitals, and which lie near each other."""

from __future__ import annotations

import functools

from quiz.errors import MissingExtra

REGIONS = {
    "Northern Africa": "DZ EG LY MA SD TN",
    "Eastern Africa": "BI KM DJ ER ET KE MG MW MU MZ RW SC SO SS TZ UG ZM ZW",
    "Middle Africa": "AO CM CF TD CG CD GQ GA ST",
    "Southern Africa": "BW SZ LS NA ZA",
    "Western Africa": "BJ BF CV CI GM GH GN GW LR ML MR NE NG SN SL TG",
    "Caribbean": "AG BS BB CU DM DO GD HT JM KN LC VC TT",
    "Central America": "BZ CR SV GT HN MX NI PA",
    "South America": "AR BO BR CL CO EC GY PY PE SR UY VE",
    "Northern America": "CA US",
    "Central Asia": "KZ KG TJ TM UZ",
    "Eastern Asia": "CN JP MN KP KR TW",
    "South-eastern Asia": "BN KH ID LA MY MM PH SG TH TL VN",
    "Southern Asia": "AF BD BT IN IR MV NP PK LK",
    "Western Asia": "AM AZ BH CY GE IQ IL JO KW LB OM QA SA PS SY TR AE YE",
    "Eastern Europe": "BY BG CZ HU MD PL RO RU SK UA",
    "Northern Europe": "DK EE FI IS IE LV LT NO SE GB",
    "Southern Europe": "AL AD BA HR GR IT MT ME MK PT SM RS SI ES",
    "Western Europe": "AT BE FR DE LI LU MC NL CH",
    "Oceania": "AU NZ FJ PG SB VU WS TO KI TV NR PW FM MH",
}
CONTINENTS = {
    "Africa": ("Northern Africa", "Eastern Africa", "Middle Africa", "Southern Africa", "Western Africa"),
    "America": ("Caribbean", "Central America", "South America", "Northern America"),
    "Asia": ("Central Asia", "Eastern Asia", "South-eastern Asia", "Southern Asia", "Western Asia"),
    "Europe": ("Eastern Europe", "Northern Europe", "Southern Europe", "Western Europe"),
    "Oceania": ("Oceania",),
}
_KNOWN = {
    "US": "United States", "GB": "United Kingdom", "RU": "Russia", "IR": "Iran", "KR": "South Korea",
    "KP": "North Korea", "SY": "Syria", "VE": "Venezuela", "BO": "Bolivia", "TZ": "Tanzania", "VN": "Vietnam",
    "LA": "Laos", "MD": "Moldova", "TW": "Taiwan", "BN": "Brunei", "CZ": "Czech Republic", "TR": "Turkey",
    "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo", "PS": "Palestine",
    "FM": "Micronesia", "CI": "Ivory Coast", "CV": "Cape Verde", "MK": "North Macedonia", "NL": "Netherlands",
    "TL": "East Timor", "SZ": "Eswatini", "MM": "Myanmar", "VC": "Saint Vincent and the Grenadines",
}  # fmt: skip
ALIASES = {
    "u.s.": "US", "us": "US", "usa": "US", "u.s.a.": "US", "america": "US", "united states of america": "US",
    "u.k.": "GB", "uk": "GB", "britain": "GB", "great britain": "GB", "burma": "MM", "czechia": "CZ",
    "türkiye": "TR", "turkiye": "TR", "holland": "NL", "the netherlands": "NL", "uae": "AE",
    "people's republic of china": "CN", "russian federation": "RU", "dr congo": "CD", "congo": "CD",
    "viet nam": "VN", "korea": "KR", "swaziland": "SZ", "macedonia": "MK", "côte d'ivoire": "CI",
}  # fmt: skip
WITH_THE = frozenset(
    ("US", "GB", "NL", "PH", "AE", "CZ", "MV", "SC", "BS", "GM", "CD", "CG", "CF", "DO", "SB", "MH", "KM")
)
ADJECTIVES = {
    "AF": "Afghan", "AL": "Albanian", "DZ": "Algerian", "AR": "Argentine Argentinian", "AM": "Armenian",
    "AU": "Australian", "AT": "Austrian", "AZ": "Azerbaijani", "BD": "Bangladeshi", "BY": "Belarusian",
    "BE": "Belgian", "BO": "Bolivian", "BA": "Bosnian", "BR": "Brazilian", "GB": "British",
    "BG": "Bulgarian", "KH": "Cambodian", "CM": "Cameroonian", "CA": "Canadian", "CL": "Chilean",
    "CN": "Chinese", "CO": "Colombian", "HR": "Croatian", "CU": "Cuban", "CY": "Cypriot", "CZ": "Czech",
    "DK": "Danish", "NL": "Dutch", "EC": "Ecuadorian", "EG": "Egyptian", "EE": "Estonian",
    "ET": "Ethiopian", "FI": "Finnish", "FR": "French", "GA": "Gabonese", "GE": "Georgian", "DE": "German",
    "GH": "Ghanaian", "GR": "Greek", "HT": "Haitian", "HU": "Hungarian", "IS": "Icelandic", "IN": "Indian",
    "ID": "Indonesian", "IR": "Iranian", "IQ": "Iraqi", "IE": "Irish", "IL": "Israeli", "IT": "Italian",
    "JM": "Jamaican", "JP": "Japanese", "JO": "Jordanian", "KZ": "Kazakh", "KE": "Kenyan", "KW": "Kuwaiti",
    "KG": "Kyrgyz", "LV": "Latvian", "LB": "Lebanese", "LY": "Libyan", "LT": "Lithuanian",
    "MY": "Malaysian", "ML": "Malian", "MX": "Mexican", "MN": "Mongolian", "MA": "Moroccan",
    "NP": "Nepali Nepalese", "NG": "Nigerian", "NO": "Norwegian", "PK": "Pakistani", "PA": "Panamanian",
    "PE": "Peruvian", "PH": "Filipino Philippine", "PL": "Polish", "PT": "Portuguese", "QA": "Qatari",
    "RO": "Romanian", "RU": "Russian", "RW": "Rwandan", "SA": "Saudi", "SN": "Senegalese", "RS": "Serbian",
    "SG": "Singaporean", "SK": "Slovak", "SI": "Slovenian", "SO": "Somali", "ES": "Spanish",
    "LK": "Sri_Lankan", "SD": "Sudanese", "SE": "Swedish", "CH": "Swiss", "SY": "Syrian", "TW": "Taiwanese",
    "TJ": "Tajik", "TZ": "Tanzanian", "TH": "Thai", "TN": "Tunisian", "TR": "Turkish", "UG": "Ugandan",
    "UA": "Ukrainian", "AE": "Emirati", "US": "American", "UY": "Uruguayan", "UZ": "Uzbek",
    "VE": "Venezuelan", "VN": "Vietnamese", "YE": "Yemeni", "ZM": "Zambian", "ZW": "Zimbabwean",
    "KR": "South_Korean", "KP": "North_Korean", "NZ": "New_Zealand", "ZA": "South_African",
}  # fmt: skip
_CAPITALS = """
    AF kabul|AL tirana|DZ algiers|AR buenos aires|AM yerevan|AU canberra|AT vienna|AZ baku|BH manama
    BD dhaka|BY minsk|BE brussels|BJ porto-novo|BT thimphu|BO la paz/sucre|BA sarajevo|BW gaborone
    BR brasilia/brasília|BG sofia|BF ouagadougou|KH phnom penh|CM yaounde/yaoundé|CA ottawa
    TD n'djamena|CL santiago|CN beijing|CO bogota/bogotá|CD kinshasa|CG brazzaville|CR san josé
    HR zagreb|CU havana|CY nicosia|CZ prague|DK copenhagen|DO santo domingo|EC quito|EG cairo
    EE tallinn|ER asmara|ET addis ababa|FI helsinki|FR paris|GA libreville|GE tbilisi|DE berlin
    GH accra|GR athens|GT guatemala city|GN conakry|HT port-au-prince|HN tegucigalpa|HU budapest
    IS reykjavik/reykjavík|IN new delhi/delhi|ID jakarta|IR tehran|IQ baghdad|IE dublin|IL jerusalem
    IT rome|CI yamoussoukro|JM kingston|JP tokyo|JO amman|KZ astana|KE nairobi|KP pyongyang|KR seoul
    KG bishkek|LA vientiane|LV riga|LB beirut|LR monrovia|LY tripoli|LT vilnius|MG antananarivo
    MW lilongwe|MY kuala lumpur|ML bamako|MT valletta|MR nouakchott|MX mexico city|MD chisinau/chișinău
    MN ulaanbaatar|ME podgorica|MA rabat|MZ maputo|MM naypyidaw|NA windhoek|NP kathmandu|NL amsterdam
    NZ wellington|NI managua|NE niamey|NG abuja|MK skopje|NO oslo|OM muscat|PK islamabad|PA panama city
    PG port moresby|PY asunción/asuncion|PE lima|PH manila|PL warsaw|PT lisbon|QA doha|RO bucharest
    RU moscow|RW kigali|SA riyadh|SN dakar|RS belgrade|SL freetown|SK bratislava|SI ljubljana
    SO mogadishu|ZA pretoria|SS juba|ES madrid|LK colombo|SD khartoum|SR paramaribo|SE stockholm
    CH bern/berne|SY damascus|TW taipei|TJ dushanbe|TZ dodoma|TH bangkok|TG lomé|TN tunis|TR ankara
    TM ashgabat|UG kampala|UA kyiv/kiev|AE abu dhabi|GB london|US washington|UY montevideo|UZ tashkent
    VE caracas|VN hanoi|YE sanaa|ZM lusaka|ZW harare|BI gitega|CF bangui|DJ djibouti city|GM banjul
    FJ suva|BN bandar seri begawan|LS maseru|SZ mbabane|SV san salvador|BB bridgetown|BS nassau
    TT port of spain|GY georgetown
"""
CAPITALS = {
    spelling: entry.split()[0]
    for entry in _CAPITALS.replace("\n", "|").split("|")
    if entry.strip()
    for spelling in entry.strip().partition(" ")[2].split("/")
}
"""Capital, lower case → the code of its country."""


@functools.cache
def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Lower-case name → code, code → name, lower-case adjective → code."""
    try:
        import pycountry
    except ImportError as error:
        raise MissingExtra("generate", "generate") from error
    by_name: dict[str, str] = dict(ALIASES)
    names: dict[str, str] = {}
    for country in pycountry.countries:
        code = country.alpha_2
        if code == "AQ":
            continue  # Antarctica is a continent
        name = _KNOWN.get(code) or getattr(country, "common_name", country.name).split(",")[0]
        names[code] = name
        for spelling in (name, country.name, getattr(country, "official_name", name)):
            by_name.setdefault(spelling.casefold(), code)
    adjectives = {
        word.replace("_", " ").casefold(): code
        for code, words in ADJECTIVES.items()
        for word in words.split()
    }
    return by_name, names, adjectives


def code_of(name: str) -> str:
    """The two-letter code of a country by any of its names, or ""."""
    text = name.casefold().removeprefix("the ")
    code = _tables()[0].get(text, "")
    return code if code and (name[:1].isupper() or name in ALIASES) and name != "us" else ""


def name_of(code: str) -> str:
    """The common name of a country."""
    return _tables()[1][code]


_SHARED = frozenset(("korea", "congo"))
"""What two countries are called: enough where a text says it, too little as an answer."""

_SMALL = frozenset("of and the".split())


def spellings(code: str) -> list[str]:
    """The names that a country goes by: the common one, other and official ones, "US" and "USA" too."""
    import pycountry

    country = pycountry.countries.get(alpha_2=code)
    told = [getattr(country, x, "").partition(", ") for x in ("name", "official_name")]
    official = [
        f"{kind} {x}" if kind else x for x, _, kind in told if x and (not kind or kind.endswith("of"))
    ]
    others = [_written(x) for x, c in ALIASES.items() if c == code and x not in _SHARED]
    by_letters = {x.casefold().replace(".", ""): x for x in reversed((name_of(code), *official, *others))}
    return list(reversed(by_letters.values()))


def _written(alias: str) -> str:
    """An alias with its capitals: "USA", "United States of America"."""
    if len(alias) <= 3 or "." in alias:
        return alias.upper().replace(".", "")
    words = alias.removeprefix("the ").split()
    return " ".join(x if x in _SMALL else x.upper() if len(x) < 3 else x[:1].upper() + x[1:] for x in words)


def nation_of(adjective: str) -> str:
    """The code of the country an adjective ("Indian") belongs to, or ""."""
    return _tables()[2].get(adjective.casefold(), "") if adjective[:1].isupper() else ""


_PEOPLES = frozenset(
    """swede dane briton scot spaniard pole finn serb croat turk frenchman frenchwoman englishman
    englishwoman welshman welshwoman irishman irishwoman dutchman dutchwoman scotsman scotswoman norseman
    slovak slovene icelander londoner parisian""".split()
)


def is_people(word: str) -> bool:
    """Whether a word calls somebody by the country: "Swede", "American"."""
    return word.casefold() in _PEOPLES or bool(nation_of(word))


@functools.lru_cache(maxsize=512)
def region_of(code: str) -> str:
    """The part of a continent a country lies in, or ""."""
    return next((region for region, codes in REGIONS.items() if code in codes.split()), "")


def neighbours(code: str, *, same: bool = True) -> list[str]:
    """Other countries of the same region, then (or, with ``same=False``, only) of the same continent."""
    region = region_of(code)
    near = [c for c in REGIONS.get(region, "").split() if c != code]
    far = [
        c
        for regions in CONTINENTS.values()
        if region in regions
        for other in regions
        if other != region
        for c in REGIONS[other].split()
    ]
    return near + far if same else far
