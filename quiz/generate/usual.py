"""Usual other names of what everybody knows: whoever types one of them has answered.

A short list of well-known cities, bodies and clubs. It says nothing about any article: a name is only ever
added to the spellings taken, or found to tell an answer where it stands before the question. Letters with a
star have other meanings: they will do for the name, but the name not for them.
"""

from __future__ import annotations

import functools

_ROWS = """
New York City|New York|NYC|New York, New York
Washington|Washington DC|Washington, D.C.
Los Angeles|LA
Rio de Janeiro|Rio
Mumbai|Bombay
Kolkata|Calcutta
Chennai|Madras
Beijing|Peking
Kyiv|Kiev
Yangon|Rangoon
Ho Chi Minh City|Saigon
Vatican City|Vatican
Derry|Londonderry
Newcastle upon Tyne|Newcastle
United Nations|UN|United Nations Organization
European Union|EU
European Commission|EC|Commission
European Central Bank|ECB
World Health Organization|World Health Organisation|WHO
World Trade Organization|World Trade Organisation|WTO
International Monetary Fund|IMF
International Olympic Committee|IOC|Olympic Committee
North Atlantic Treaty Organization|NATO
Red Cross|International Red Cross
British Broadcasting Corporation|BBC
Canadian Broadcasting Corporation|CBC
British Telecom|BT
National Health Service|NHS
Irish Republican Army|IRA
Royal Air Force|RAF
United States Navy|US Navy
United States Army|US Army
United States Air Force|US Air Force|USAF
Federal Bureau of Investigation|FBI
Central Intelligence Agency|CIA
National Aeronautics and Space Administration|NASA
National Oceanic and Atmospheric Administration|NOAA
Federal Aviation Administration|FAA
Food and Drug Administration|FDA
Environmental Protection Agency|EPA
Securities and Exchange Commission|SEC
US Weather Bureau|Weather Bureau|National Weather Service
Federal Reserve|Fed|US Federal Reserve|Federal Reserve Board
Bank of England|BoE
London Stock Exchange|LSE
New York Stock Exchange|NYSE
Confederation of British Industry|CBI
Football Association|FA
New York Times|NYT
Wall Street Journal|WSJ
Financial Times|FT
Daily Telegraph|Telegraph
International Business Machines|IBM
General Motors|GM
General Electric|GE
Hewlett-Packard|HP|Hewlett Packard
Massachusetts Institute of Technology|MIT
Conservative Party|Conservatives|Tories|Tory Party|Tory
Labour Party|Labour
Liberal Democrats|Lib Dems|Liberal Democrat|Lib Dem|Liberal Democratic Party
Republican Party|Republicans|GOP
Democratic Party|Democrats
Scottish National Party|SNP
House of Commons|Commons
House of Lords|Lords
House of Representatives|House
Manchester United|Man Utd|Man United|Man U|Manchester Utd
Manchester City|Man City
Tottenham Hotspur|Tottenham|Spurs
Wolverhampton Wanderers|Wolves
West Bromwich Albion|West Brom
Queens Park Rangers|QPR
Paris Saint-Germain|PSG
World Wrestling Entertainment|WWE
International Atomic Energy Agency|IAEA
Organization of the Petroleum Exporting Countries|OPEC
Organisation for Economic Co-operation and Development|OECD
Association of Southeast Asian Nations|ASEAN
Shanghai Cooperation Organization|Shanghai Cooperation Organisation|SCO*
Organization for Security and Co-operation in Europe|OSCE
International Criminal Court|ICC*
International Court of Justice|ICJ
International Labour Organization|ILO
United Nations Security Council|UN Security Council|Security Council
United Nations General Assembly|UN General Assembly|General Assembly
United Nations Children's Fund|UNICEF
United Nations Educational, Scientific and Cultural Organization|UNESCO
World Food Programme|WFP
European Space Agency|ESA
Japan Aerospace Exploration Agency|JAXA
Indian Space Research Organisation|ISRO
Centers for Disease Control and Prevention|CDC|Centers for Disease Control
United States Geological Survey|USGS|US Geological Survey
National Transportation Safety Board|NTSB
National Security Agency|NSA
Drug Enforcement Administration|DEA
Department of Homeland Security|DHS|Homeland Security
Internal Revenue Service|IRS
American Broadcasting Company|ABC*
Columbia Broadcasting System|CBS
National Broadcasting Company|NBC
Australian Broadcasting Corporation|ABC*
Associated Press|AP*
Agence France-Presse|AFP
Recording Industry Association of America|RIAA
British Phonographic Industry|BPI
Motion Picture Association of America|MPAA
British Academy of Film and Television Arts|BAFTA
International Tennis Federation|ITF*
Women's Tennis Association|WTA
Royal Society for the Protection of Birds|RSPB
African National Congress|ANC*
Palestine Liberation Organization|PLO
Royal Navy|British Navy
World Wildlife Fund|WWF
National Rifle Association|NRA
National Football League|NFL
National Basketball Association|NBA
National Hockey League|NHL
Major League Baseball|MLB
American Civil Liberties Union|ACLU
Federal Communications Commission|FCC
Department of Justice|DOJ|Justice Department
Trades Union Congress|TUC
National Audit Office|NAO
Church of England|Anglican Church|C of E
Roman Catholic Church|Catholic Church
Church of Jesus Christ of Latter-day Saints|Mormon Church|LDS Church
Ottoman Empire|Turkish Empire
Byzantine Empire|Byzantium|Eastern Roman Empire
Avicenna|Ibn Sina
Averroes|Ibn Rushd
Muhammad Ali|Cassius Clay
Mark Twain|Samuel Clemens
Genghis Khan|Chinggis Khan
Confucius|Kong Fuzi
Mao Zedong|Mao Tse-tung|Mao|Chairman Mao
Vladimir Lenin|Lenin
Joseph Stalin|Stalin
Mahatma Gandhi|Gandhi|Mohandas Gandhi
Christopher Columbus|Columbus
"""

_UNIVERSITIES = "Harvard Yale Princeton Stanford Cornell Columbia Oxford Cambridge Durham Berkeley Heidelberg"
"""Places of learning that are usually called so without the word."""


@functools.cache
def _rows() -> dict[str, tuple[str, ...]]:
    rows = [tuple(row.split("|")) for row in _ROWS.strip().splitlines()]
    rows += [(f"{x} University", x, f"University of {x}") for x in _UNIVERSITIES.split()]
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        plain = tuple(name.rstrip("*") for name in row)
        for name in row:
            found.setdefault(name.casefold(), plain)  # letters with a star are looked up by nobody
    return found


def names(name: str, kind: str) -> list[str]:
    """The other names of what is called so; none where another thing of that name may be meant.

    Args:
        kind: of the answer: Oxford, the city, is not its university.
    """
    row = _rows().get(name.casefold().removeprefix("the ").replace(".", ""), ())
    learning = bool(row) and row[0].endswith("University")
    if not row or kind in ("person", "country", "state") or (learning and kind in ("city", "place")):
        return []
    if kind == "organization" and row[0] in _CITIES:
        return []  # a club or a council may be called after its city
    if kind == "city" and row[0] not in _CITIES:
        return []
    return [other for other in row if other != name]


_CITIES = frozenset(row.split("|")[0] for row in _ROWS.strip().splitlines()[:14])
