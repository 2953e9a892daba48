"""Nouns that count alike: who answers `40,000 soldiers` where troops were asked is right.

A line holds the words for one sort of people, in several languages; a word of the first line may
stand for any of them, but soldiers never for inhabitants. Other nouns are never taken for each
other: 40,000 tanks are no troops.
"""

from __future__ import annotations

from functools import cache

_PEOPLE = """
people person persons human humans individual individuals head heads soul souls
 menschen mensch person personen leute personne personnes gens persona personas gente persone
 pessoa pessoas mensen человек человека люди людей осіб людини osob osoby ludzi ludzie
 人 名 명
soldier soldiers troop troops trooper troopers serviceman servicemen fighter fighters military
 man men mann soldat soldaten truppen soldats militaires soldado soldados soldato soldati militari
 солдат солдата солдаты военных военнослужащих żołnierzy
inhabitant inhabitants resident residents citizen citizens dweller dwellers
 einwohner bewohner bürger habitant habitants habitante habitantes abitante abitanti inwoners
 жителей жителя житель жители населения mieszkańców
worker workers employee employees staff labourer labourers laborer laborers
 arbeiter beschäftigte mitarbeiter angestellte
pupil pupils student students schoolchild schoolchildren
 schüler schülerinnen élèves élève
dead deaths death fatality fatalities killed tote todesopfer morts mort muertos morti погибших
child children kid kids kind kinder enfants enfant niños bambini детей
ship ships vessel vessels
country countries state states nation nations land länder staaten staat pays états stati paesi
plane planes aircraft aeroplane aeroplanes airplane airplanes jet jets
car cars automobile automobiles
member members
year years yr yrs
"""
_ANYBODY = range(1, 7)
"""The lines of which each names people."""


@cache
def _sorts() -> dict[str, frozenset[int]]:
    """The lines in which each word stands; words for people in general stand in all of theirs."""
    sorts: dict[str, frozenset[int]] = {}
    lines = _PEOPLE.replace("\n ", " ").strip().splitlines()
    for number, line in enumerate(lines):
        lines_of_word = frozenset((0, *_ANYBODY)) if number == 0 else frozenset((number,))
        for word in line.split():
            sorts[word] = sorts.get(word, frozenset()) | lines_of_word
    return sorts


def are_alike(first: str, second: str) -> bool:
    """True if two nouns, in small letters, count the same: soldiers and troops."""
    return bool(_sorts().get(first, frozenset()) & _sorts().get(second, frozenset()))
