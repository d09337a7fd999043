"""Places that can stand beside a place: well-known cities, states of a country, countries of like weight."""

from __future__ import annotations

import functools

from quiz.errors import MissingExtra
from quiz.generate import countries

CITIES = {
    "AR": "Buenos Aires;Córdoba;Rosario;Mendoza", "AT": "Vienna;Graz;Linz;Salzburg;Innsbruck",
    "AU": "Sydney;Melbourne;Brisbane;Perth;Adelaide;Canberra;Hobart;Darwin",
    "BE": "Brussels;Antwerp;Ghent;Liège;Bruges", "BR": "São Paulo;Rio de Janeiro;Brasília;Salvador;Recife",
    "CA": "Toronto;Montreal;Vancouver;Ottawa;Calgary;Edmonton;Winnipeg;Halifax",
    "CH": "Zürich;Geneva;Basel;Bern;Lausanne;Lucerne", "CL": "Santiago;Valparaíso;Concepción",
    "CN": "Beijing;Shanghai;Guangzhou;Shenzhen;Wuhan;Chengdu;Tianjin;Nanjing",
    "CO": "Bogotá;Medellín;Cali;Cartagena", "CZ": "Prague;Brno;Ostrava;Plzeň",
    "DE": "Berlin;Hamburg;Munich;Cologne;Frankfurt;Stuttgart;Leipzig;Dresden;Bremen;Hanover;Nuremberg",
    "DK": "Copenhagen;Aarhus;Odense;Aalborg", "EG": "Cairo;Alexandria;Luxor;Aswan",
    "ES": "Madrid;Barcelona;Valencia;Seville;Bilbao;Zaragoza;Granada", "FI": "Helsinki;Tampere;Turku;Oulu",
    "FR": "Paris;Lyon;Marseille;Toulouse;Bordeaux;Lille;Nantes;Strasbourg;Rouen",
    "GB": "London;Manchester;Birmingham;Liverpool;Leeds;Sheffield;Bristol;Glasgow;Edinburgh;Cardiff;Belfast;"
    "Newcastle;Nottingham;Leicester;Oxford;Cambridge;York;Norwich",
    "GR": "Athens;Thessaloniki;Patras;Heraklion", "HU": "Budapest;Debrecen;Szeged;Pécs",
    "ID": "Jakarta;Surabaya;Bandung;Medan", "IE": "Dublin;Cork;Limerick;Galway",
    "IL": "Jerusalem;Tel Aviv;Haifa", "IN": "Mumbai;New Delhi;Kolkata;Chennai;Bangalore;Hyderabad;Pune",
    "IQ": "Baghdad;Basra;Mosul;Erbil", "IR": "Tehran;Isfahan;Shiraz;Tabriz;Mashhad",
    "IT": "Rome;Milan;Naples;Turin;Venice;Florence;Genoa;Bologna;Palermo;Pisa",
    "JP": "Tokyo;Osaka;Kyoto;Nagoya;Sapporo;Kobe;Fukuoka;Hiroshima;Nagasaki",
    "KE": "Nairobi;Mombasa;Kisumu;Nakuru", "KR": "Seoul;Busan;Incheon;Daegu",
    "MA": "Casablanca;Rabat;Marrakesh;Fez", "MX": "Mexico City;Guadalajara;Monterrey;Puebla",
    "NG": "Lagos;Abuja;Kano;Ibadan", "NL": "Amsterdam;Rotterdam;The Hague;Utrecht;Leiden;Haarlem;Groningen",
    "NO": "Oslo;Bergen;Trondheim;Stavanger", "NZ": "Auckland;Wellington;Christchurch;Dunedin;Hamilton",
    "PK": "Karachi;Lahore;Islamabad;Rawalpindi;Peshawar", "PL": "Warsaw;Kraków;Gdańsk;Wrocław;Poznań;Łódź",
    "PT": "Lisbon;Porto;Coimbra;Braga", "RO": "Bucharest;Cluj-Napoca;Timișoara;Iași",
    "RU": "Moscow;Saint Petersburg;Kazan;Sochi;Samara;Volgograd;Nizhny Novgorod;Yekaterinburg",
    "SA": "Riyadh;Jeddah;Mecca;Medina", "SE": "Stockholm;Gothenburg;Malmö;Uppsala;Lund",
    "SY": "Damascus;Aleppo;Homs;Latakia", "TR": "Istanbul;Ankara;Izmir;Bursa;Antalya",
    "UA": "Kyiv;Lviv;Odesa;Kharkiv;Dnipro",
    "US": "New York City;Los Angeles;Chicago;Houston;Philadelphia;Boston;Seattle;Denver;Atlanta;Dallas;Miami;"
    "Detroit;San Francisco;San Diego;Phoenix;Cleveland;Pittsburgh;Baltimore;St. Louis;New Orleans",
    "VN": "Hanoi;Ho Chi Minh City;Da Nang;Hue", "ZA": "Johannesburg;Cape Town;Durban;Pretoria",
}  # fmt: skip
"""Cities that an English reader has heard of, by the code of their country."""

PEERS = (
    "US GB FR DE RU CN JP IT",
    "CA AU NZ GB IE US",
    "ES FR IT PT GB NL DE BE",
    "SE NO DK FI NL DE",
    "IN PK BD LK NP",
    "BR AR CL MX CO PE",
    "ZA NG KE EG GH ET",
    "JP CN KR TW VN TH",
    "TR IR IQ SA EG SY IL",
    "PL CZ HU AT DE RO UA",
)
"""Countries that are thought of together, because of their weight or their neighbourhood."""

SMALL = frozenset(
    """AG AD AW BB BM BN BS BZ CK CV DJ DM FJ FM GD GI GL GM GQ GW GY IM JE GG KI KM KN KY LC LI LS
    MC MH MO MQ MS MU MV NC NR NU PF PM PR PW RE SB SC SH SM SR ST SZ TC TK TL TO TT TV VA VC VG VI
    VU WF WS YT AI AS AX BL BQ CC CW CX EH FK FO GF GP GS GU HM IO MF MP NF PN SJ SX TF UM""".split()
)
"""Lands too small to be thought of beside a larger one, unless the article names them."""

_SINCE_1989 = frozenset(
    "AM AZ BA BY CZ EE ER GE HR KG KZ LT LV MD ME MK NA RS SI SK SS TJ TL TM UA UZ PW FM MH".split()
)
_SINCE_1945 = frozenset(
    """AE AG AO BB BD BF BH BI BJ BN BS BW BZ CD CF CG CI CM CV CY DJ DM DZ FJ GA GD GH GM GN GQ GW GY ID IL
    IN JM JO KE KH KI KM KN KP KR KW LA LB LC LK LS LY MA MG ML MM MR MT MU MV MW MY MZ NE NG NR PG PH PK PS
    QA RW SB SC SD SG SL SN SO SR ST SY SZ TD TG TN TO TT TV TW TZ UG VC VN VU WS YE ZM ZW""".split()
)


def there(code: str, year: int) -> bool:
    """Whether a country was one, or near enough, in a year; 0 where no year is told."""
    if not year:
        return True
    return not ((year < 1989 and code in _SINCE_1989) or (year < 1945 and code in _SINCE_1945))


def peers(code: str) -> list[str]:
    """Countries thought of together with one, those of its continent first; then its neighbours."""
    near = countries.neighbours(code)
    together = [c for row in PEERS if code in row.split() for c in row.split()]
    together.sort(key=lambda c: c not in near)
    return [c for c in dict.fromkeys((*together, *near)) if c != code]


@functools.cache
def _homes() -> dict[str, str]:
    return {city.casefold(): code for code, cities in CITIES.items() for city in cities.split(";")}


def country_of(city: str) -> str:
    """The code of the country a well-known city lies in, or ""."""
    return _homes().get(city.casefold(), "")


def cities(code: str) -> list[str]:
    """Well-known cities of a country, the largest first."""
    return CITIES.get(code, "").split(";") if code in CITIES else []


@functools.cache
def _divisions() -> tuple[tuple[str, str, str], ...]:
    try:
        import pycountry
    except ImportError as error:
        raise MissingExtra("generate", "generate") from error
    return tuple((p.name, p.type, p.country_code) for p in pycountry.subdivisions)


def divisions(name: str) -> list[str]:
    """The other states (provinces, regions) of the country in which a state lies; empty where two do."""
    here = {(sort, code) for known, sort, code in _divisions() if known.casefold() == name.casefold()}
    if len(here) != 1:
        return []
    return [
        known
        for known, sort, code in _divisions()
        if (sort, code) in here
        and known.casefold() != name.casefold()
        and "," not in known
        and "[" not in known
    ]


_KNOWN_STATES = frozenset("US CA AU IN DE BR MX".split())
"""Countries whose states readers know by name."""


@functools.cache
def _states() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for name, _, code in _divisions():
        found.setdefault(name.casefold(), set()).add(code)
    return {name: code for name, codes in found.items() for code in codes & _KNOWN_STATES if len(codes) == 1}


def land_of(state: str) -> str:
    """The code of the country in which a well-known state or province lies, or ""."""
    return _states().get(state.casefold(), "")
