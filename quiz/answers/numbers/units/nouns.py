"""Nouns that count alike: who answers `40,000 soldiers` where troops were asked is right.

A line holds the words for one sort of people or things, in several languages. Other nouns are never
taken for each other: 40,000 tanks are no troops.
"""

from __future__ import annotations

from functools import cache

from quiz.patterns import regex

_PEOPLE = """
people person persons human humans individual individuals head heads soul souls
 menschen mensch person personen leute personne personnes gens persona personas gente persone
 pessoa pessoas mensen человек человека люди людей осіб людини osób osoba osob osoby ludzi ludzie
 人 名 명
soldier soldiers troop troops trooper troopers serviceman servicemen fighter fighters military
 man men mann hommes hombres uomini homens soldat soldaten truppen soldats militaires soldado
 soldados soldato soldati militari
 солдат солдата солдаты военных военнослужащих żołnierzy
inhabitant inhabitants resident residents citizen citizens dweller dwellers
 einwohner bewohner bürger habitant habitants habitante habitantes abitante abitanti inwoners
 жителей жителя житель жители населения mieszkańców
worker workers employee employees staff labourer labourers laborer laborers
 arbeiter beschäftigte mitarbeiter angestellte
pupil pupils student students schoolchild schoolchildren children kids kinder enfants
 schüler schülerinnen élèves élève
dead deaths death fatality fatalities killed victim victims tote todesopfer opfer morts mort
 victimes muertos víctimas morti vittime погибших жертв
child children kid kids kind kinder enfants enfant niños bambini детей
ship ships vessel vessels
country countries state states nation nations land länder staaten staat pays états stati paesi
plane planes aircraft aeroplane aeroplanes airplane airplanes jet jets
car cars automobile automobiles
member members
year years yr yrs
"""
_PERSONS, _INHABITANTS, _DEAD = 0, 2, 5
_GROUPS_OF_PEOPLE = frozenset(range(1, 7))
"""The lines of which each names people."""
_OTHER_PEOPLE = frozenset(
    "viewers spectators visitors guests tourists passengers travellers travelers pilgrims refugees"
    " migrants immigrants emigrants settlers colonists slaves prisoners hostages voters speakers"
    " listeners readers users customers fans believers christians muslims jews catholics"
    " protestants delegates demonstrators protesters participants players athletes women girls boys"
    " sailors miners farmers peasants patients teachers doctors zuschauer besucher passagiere"
    " spectateurs visiteurs passagers espectadores visitantes pasajeros spettatori visitatori"
    " пассажиров зрителей".split()
)
"""Sorts of people that are no other sort of these; `people` may stand for each."""
_EVENTS = {
    **dict.fromkeys(
        "live lives lived living leben lebten lebt wohnen wohnten vivent habitent viven habitan"
        " vivono abitano wonen живёт живет живут проживает проживают mieszka".split(),
        _INHABITANTS,
    ),
    **dict.fromkeys(
        "die dies died killed perished starben sterben umkamen fielen moururent murieron"
        " morirono погибло погибли умерло".split(),
        _DEAD,
    ),
}
"""Words of a question that say which people it counts."""
_POPULATION = regex(
    r"(?i)\W*(?:roughly |about )?(?:(?:what|how (?:large|big)) (?:is|was) (?:the |[^?]{1,30}['’]s )"
    r"|quelle (?:est|était) la |cu[aá]l es la |(?:qual|quanta) è la |какова |каково "
    r"|wie (?:groß|hoch) (?:ist|war) die )(?:total |current |численность )?"
    r"(?:population|einwohnerzahl|bevölkerung|poblaci[oó]n|popolazione|население|населения)"
    r"(?! (?:density|growth|change))(?!\w)"
)


def counted_by_population(question: str) -> tuple[str, ...]:
    """The noun for what a question counts that asks for a population."""
    return ("inhabitants",) if _POPULATION.match(question) else ()


@cache
def _sorts() -> dict[str, frozenset[int]]:
    """The lines in which each word stands."""
    sorts: dict[str, frozenset[int]] = {}
    for number, line in enumerate(_PEOPLE.replace("\n ", " ").strip().splitlines()):
        for word in line.split():
            sorts[word] = sorts.get(word, frozenset()) | {number}
    return sorts


def are_alike(typed: str, noun: str, question: str = "") -> bool:
    """True if a noun that was typed counts what another one does, both in small letters.

    People may stand for soldiers, but soldiers for people only where the question speaks of them:
    the dead for the people who died.
    """
    its_sorts, sorts = _sorts().get(typed, frozenset()), _sorts().get(noun, frozenset())
    if _PERSONS in its_sorts and (sorts & _GROUPS_OF_PEOPLE or noun in _OTHER_PEOPLE):
        return True
    if _PERSONS in sorts:
        sorts |= {_EVENTS[word] for word in question.casefold().split() if word in _EVENTS}
    return bool(its_sorts & sorts)
