"""Names of places: St for Saint, with a country or without, with River and Mount or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from quiz.answers.languages import words_of
from quiz.answers.texts.folding import articles, bare, fold
from quiz.patterns import regex

_WORDS = {
    "st": "saint",
    "sankt": "saint",
    "ste": "sainte",
    "mt": "mount",
    "ft": "fort",
    "sta": "santa",
    "sto": "santo",
}
_ABBREVIATED = regex(r"\b(ste?)-(?=\w)")
_SIDES = {"n": "north", "s": "south", "e": "east", "w": "west"}
_STATES = {
    "us": "united states",
    "usa": "united states",
    "u s": "united states",
    "u s a": "united states",
    "united states of america": "united states",
    "uk": "united kingdom",
    "u k": "united kingdom",
    "uae": "united arab emirates",
    "ussr": "soviet union",
    "union of soviet socialist republics": "soviet union",
}
_IN = regex(r"^(?:in|into|at|on|to|from|with|across)(?: the)? (?=\S)")
_LEADING = regex(r"(?:river|lake|mount|isle of) (?=\S)")
_CLOSING = regex(r"(?P<name>.+?) (?P<kind>river|desert|ocean|mountains)")
_REPUBLIC = regex(
    r"(?:(?:democratic|federal|federative|hashemite|islamic|people's|socialist) )*"
    r"(?:republic|kingdom|principality|grand duchy|sultanate|commonwealth|state(?! of georgia$))"
    r" of (?:the )?(?P<state>.+)"
)
_TWO_STATES = frozenset(
    "china chine cina kina китай congo kongo конго korea corea coree coreia корея"
    " guinea guinee guine гвинея".split()
)
"""Names that a republic shares with another state."""
NOT_ALONE = frozenset(
    "black blue clear colorado east great green grand hong indian little long new north"
    " orange painted red rocky salt snake south west white yellow".split()
)
"""Words that are no name without the kind behind them: Yellow River, Indian Ocean."""
_SEAS = frozenset(
    "adriatic aegean baltic caribbean caspian ionian mediterranean tyrrhenian".split()
)
"""Seas that nothing else is named after."""
_MOST_WORDS = 4
"""Words in the name of a state."""
_ODD_WORDS = frozenset(
    (
        *_WORDS,
        *_SIDES,
        *"u us usa uk uae ussr union united republic kingdom principality duchy".split(),
        *"sultanate commonwealth state".split(),
        *"river rivers lake mount isle desert ocean mountains sea".split(),
    )
)
"""The same in English, which every deck understands."""


def odd_words(language: str) -> frozenset[str]:
    """The words that may change what else a place can be called, in a deck of a language."""
    return _ODD_WORDS.union(words_of(language).texts.states.split())


@lru_cache(maxsize=1 << 14)
def place_forms(spelling: str, language: str) -> tuple[str, ...]:
    """The folded ways to write a place, the fullest first."""
    full = _written_out(fold(spelling, language), language)
    town, comma, _ = full.partition(",")
    forms = [full, town.strip()] if comma and town.strip() else [full]
    return tuple(
        dict.fromkeys(
            (*forms, *(short for form in forms for short in _without_kind(form, language)))
        )
    )


def ways_to_write(spelling: str, typed: str, language: str) -> Iterator[tuple[str, str]]:
    """The response, as typed, and the place, each in the words that can be compared."""
    forms = place_forms(spelling, language)
    for place in typed_forms(typed, language):
        yield from ((place, form) for form in forms)
        # A country that was not asked for does no harm, but one that is not the answer's does.
        town = without_country(place)
        if town and ("," not in forms[0] or town == forms[0]):
            yield from ((town, form) for form in forms)


@lru_cache(maxsize=1 << 10)
def without_country(place: str) -> str:
    """The folded town before a country that it may lie in; empty if none is named."""
    town, comma, country = place.rpartition(",")
    if not comma:
        town, country = _before_state(place)
    is_there = town and lies_in(bare(town.partition(",")[0]), bare(country.strip()))
    return town if is_there else ""


@lru_cache(maxsize=1 << 10)
def typed_forms(typed: str, language: str) -> tuple[str, ...]:
    """The folded ways to read a response, as it stands first."""
    place = _written_out(fold(typed, language), language)
    full = dict.fromkeys((place, _IN.sub("", place, count=1)))
    return tuple(
        dict.fromkeys((*full, *(short for form in full for short in _without_kind(form, language))))
    )


@lru_cache(maxsize=1 << 10)
def _before_state(place: str) -> tuple[str, str]:
    """A town and the state that is written behind it without a comma: Kabul Afghanistan."""
    words = place.split() if place not in CAPITALS else []
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        state = " ".join(words[-count:])
        if (state := _STATES.get(state, state)) in CAPITALS:
            return " ".join(words[:-count]), state
    return "", ""


def _written_out(folded: str, language: str) -> str:
    """The folded place with the words that St, Mt and the states' abbreviations stand for."""
    town, comma, country = folded.rpartition(",")
    named = " ".join(
        word for word in country.split() if len(word) < 2 or word not in articles(language)
    )
    town, country = _ABBREVIATED.sub(r"\1 ", town), _ABBREVIATED.sub(r"\1 ", country)
    if comma and named in _SIDES.values():  # Korea, South
        town, comma, country = "", "", f"{named} {town}"
    words = f"{town}{comma} {_STATES.get(named, named if comma else country)}".split()
    if len(words) > 1 and words[0] in _SIDES:
        words[0] = _SIDES[words[0]]
    return " ".join(_WORDS.get(word, word) for word in words)


def _without_kind(form: str, language: str) -> Iterator[str]:
    if _LEADING.match(form):
        yield _LEADING.sub("", form, count=1)
    realm = _realm(language).fullmatch(form)
    # What may be the name of a part of a state, such as Republic of Texas, is none here.
    if (
        realm
        and bare(realm["state"]) not in _TWO_STATES
        and (realm["state"] in CAPITALS or words_of(language).texts.states)
    ):
        yield realm["state"]
    kind = _CLOSING.fullmatch(form)
    if kind and kind["name"] not in NOT_ALONE:
        yield kind["name"]
    name, _, sea = form.rpartition(" ")
    if sea == "sea" and name in _SEAS:
        yield name


@cache
def _realm(language: str) -> re.Pattern[str]:
    """The full name of a state, or `town of`; elsewhere than in English any name may follow."""
    words = words_of(language)
    if not words.texts.states:
        return _REPUBLIC
    first = "|".join(map(re.escape, words.texts.states.split()))
    joining = "|".join(map(re.escape, (*words.prompts.of.split(), *articles(language))))
    return re.compile(rf"(?:{first}) (?:(?:{joining}) ){{0,2}}(?:[^\W\d_]{{1,4}}')?(?P<state>.+)")


_ROWS = (
    "afghanistan=kabul albania=tirana algeria=algiers andorra=andorra-la-vella angola=luanda"
    " argentina=buenos-aires armenia=yerevan australia=canberra austria=vienna azerbaijan=baku"
    " bahamas=nassau bahrain=manama bangladesh=dhaka barbados=bridgetown belarus=minsk"
    " belgium=brussels belize=belmopan benin=porto-novo bhutan=thimphu bolivia=la-paz"
    " bosnia=sarajevo bosnia-and-herzegovina=sarajevo botswana=gaborone brazil=brasilia"
    " britain=london|cardiff|edinburgh brunei bulgaria=sofia burkina-faso=ouagadougou burma"
    " burundi=gitega cambodia=phnom-penh cameroon=yaounde canada=ottawa cape-verde=praia"
    " central-african-republic=bangui chad=ndjamena chile=santiago china=beijing colombia=bogota"
    " comoros=moroni congo costa-rica=san-jose croatia=zagreb cuba=havana cyprus=nicosia"
    " czech-republic=prague czechia=prague czechoslovakia denmark=copenhagen djibouti"
    " dominica=roseau dominican-republic=santo-domingo east-germany east-timor=dili ecuador=quito"
    " egypt=cairo el-salvador=san-salvador england=london equatorial-guinea=malabo eritrea=asmara"
    " estonia=tallinn eswatini=mbabane ethiopia=addis-ababa fiji=suva finland=helsinki france=paris"
    " gabon=libreville gambia=banjul georgia=tbilisi germany=berlin ghana=accra"
    " great-britain=london|cardiff|edinburgh greece=athens grenada guatemala=guatemala-city"
    " guinea=conakry guinea-bissau=bissau guyana=georgetown haiti=port-au-prince holland=amsterdam"
    " honduras=tegucigalpa hungary=budapest iceland=reykjavik india=new-delhi indonesia=jakarta"
    " iran=tehran iraq=baghdad ireland=dublin|belfast israel=jerusalem italy=rome"
    " ivory-coast=yamoussoukro jamaica=kingston japan=tokyo jordan=amman kazakhstan=astana"
    " kenya=nairobi kiribati=tarawa kosovo=pristina kuwait=kuwait-city kyrgyzstan=bishkek"
    " laos=vientiane latvia=riga lebanon=beirut lesotho=maseru liberia=monrovia libya=tripoli"
    " liechtenstein=vaduz lithuania=vilnius luxembourg madagascar=antananarivo malawi=lilongwe"
    " malaysia=kuala-lumpur maldives=male mali=bamako malta=valletta mauritania=nouakchott"
    " mauritius=port-louis mexico=mexico-city micronesia=palikir moldova=chisinau monaco"
    " mongolia=ulaanbaatar montenegro=podgorica morocco=rabat mozambique=maputo myanmar=naypyidaw"
    " namibia=windhoek nauru nepal=kathmandu netherlands=amsterdam new-zealand=wellington"
    " nicaragua=managua niger=niamey nigeria=abuja north-korea=pyongyang north-macedonia=skopje"
    " northern-ireland=belfast norway=oslo oman=muscat pakistan=islamabad palau"
    " palestine=ramallah|jerusalem panama=panama-city papua-new-guinea=port-moresby"
    " paraguay=asuncion persia peru=lima philippines=manila poland=warsaw portugal=lisbon prussia"
    " qatar=doha romania=bucharest russia=moscow rwanda=kigali samoa=apia san-marino"
    " saudi-arabia=riyadh scotland=edinburgh senegal=dakar serbia=belgrade|pristina seychelles"
    " sierra-leone=freetown singapore slovakia=bratislava slovenia=ljubljana somalia=mogadishu"
    " south-africa=pretoria south-korea=seoul south-sudan=juba soviet-union spain=madrid"
    " sri-lanka=colombo sudan=khartoum suriname=paramaribo sweden=stockholm switzerland=bern"
    " syria=damascus taiwan=taipei tajikistan=dushanbe tanzania=dodoma thailand=bangkok togo=lome"
    " tonga trinidad-and-tobago=port-of-spain tunisia=tunis turkey=ankara turkmenistan=ashgabat"
    " tuvalu uganda=kampala ukraine=kyiv united-arab-emirates=abu-dhabi"
    " united-kingdom=london|belfast|cardiff|edinburgh united-states=washington uruguay=montevideo"
    " uzbekistan=tashkent vanuatu=port-vila vatican venezuela=caracas vietnam=hanoi wales=cardiff"
    " west-germany yemen=sanaa yugoslavia zambia=lusaka zimbabwe=harare"
)

CAPITALS = {
    country.replace("-", " "): tuple(capitals.replace("-", " ").split("|"))
    for country, _, capitals in (row.partition("=") for row in _ROWS.split())
}
"""Each state, some of them gone, with its capitals; with none where it says nothing of a town."""


def lies_in(town: str, country: str) -> bool:
    """True if a town may lie in a country: it is not known to lie in another one."""
    if country not in CAPITALS:
        return False
    if (
        town in CAPITALS
        and town not in (country, *CAPITALS[country])
        and country != "united kingdom"
    ):
        return False  # a state lies in no other: Georgia, USA
    homes = [state for state, capitals in CAPITALS.items() if town in capitals]
    return not homes or country in homes or not any(CAPITALS[country])
