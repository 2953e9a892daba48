"""Words that are near to each other and mean different things: one for the other is no slip.

Each word is in its folded form. Two spellings of one thing (Kiev and Kyiv, grey and gray) must not
both stand here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from quiz.answers.texts import wordlists
from quiz.answers.texts.forms import are_forms, are_irregular_forms
from quiz.answers.texts.places import CAPITALS
from quiz.answers.texts.plurals import are_numbers
from quiz.answers.texts.sounds import sound

_WORDS = frozenset(CAPITALS) | frozenset(
    # Peoples, towns, rivers
    "american armenian austrian australian algerian nigerian albanian romanian bavarian bulgarian"
    " bavaria danish spanish finnish swedish swiss irish british polish turkish gambian zambian"
    " indian iranian iraqi indiana louisiana italian korean kurdish malian latvian lithuanian"
    " libyan persian prussian russian serbian siberian siberia slovak slovakian slovene slovenian"
    " syrian tunisian tanzanian mongolian maine maryland virginia kansas arkansas idaho iowa ohio"
    " athens berlin bern bonn bergen bremen cairo damascus dublin lublin geneva genoa kyoto lima"
    " lisbon london lyon madrid milan minsk omsk tomsk moscow naples padua palermo paris parma"
    " prague rome seoul sofia tokyo turin vienna warsaw austin boston houston danube elbe ganges"
    " indus loire marne nile oder rhine rhone seine thames tiber tigris volga"
    # Numbers, days, months, directions, colours, sizes
    " zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    " hundred thousand million billion trillion first second third fourth fifth sixth seventh"
    " eighth ninth tenth monday tuesday wednesday thursday friday saturday sunday january february"
    " march april may june july august september october november december north south east west"
    " northern southern eastern western black white red green blue yellow brown pink major minor"
    " maximum minimum inner outer upper lower left right"
    # Chemistry and physics
    " hydrogen helium lithium beryllium boron carbon nitrogen oxygen fluorine neon sodium magnesium"
    " silicon silicone phosphorus sulfur chlorine argon potassium calcium scandium titanium"
    " vanadium chromium manganese iron cobalt nickel copper zinc gallium germanium arsenic selenium"
    " bromine krypton rubidium strontium yttrium zirconium niobium molybdenum technetium ruthenium"
    " rhodium palladium silver cadmium indium tin antimony tellurium iodine xenon cesium barium"
    " lanthanum cerium neodymium europium terbium erbium thulium ytterbium lutetium hafnium"
    " tantalum tungsten rhenium osmium iridium platinum gold mercury thallium lead bismuth polonium"
    " astatine radon francium radium actinium thorium uranium neptunium plutonium americium curium"
    " einsteinium fermium nobelium halogen methane ethane ethene ethyne propane propene propyne"
    " butane butene butyne pentane pentene hexane hexene heptane octane alkane alkene alkyne"
    " methanol ethanol methanal ethanal methyl ethyl propanol butanol glycol glycerol phenol phenyl"
    " nitrate nitrite nitride sulfate sulfite sulfide sulphate sulphite sulphide phosphate"
    " phosphite phosphide chlorate chlorite chloride carbonate carbide bromate bromide iodate"
    " iodide oxide hydride ferric ferrous cation anion atomic anatomic proton photon neutron neuron"
    " neutrino electron positron gluon meson boson hadron lepton baryon isotope isotone isomer"
    " polymer monomer dimer fission fusion centrifugal centripetal"
    # Life and Earth
    " mitosis meiosis miosis prophase metaphase anaphase telophase artery arteriole ureter urethra"
    " ileum ilium jejunum glycogen glucagon glucose glycolysis fructose sucrose lactose lactase"
    " maltose maltase sucrase adenine adenosine thymine thiamine guanine guanosine cytosine uracil"
    " tyrosine thyroxine ribosome lysosome chromosome centrosome phylum phloem xylem genus genius"
    " stamen stigma mucus mucous thalamus hypothalamus myosin actin keratin creatine carnivore"
    " herbivore omnivore stalactite stalagmite lava larva magma comet cornet crater crator desert"
    # Shapes, measures, words about words
    " pentagon hexagon heptagon octagon nonagon decagon pentagonal hexagonal octagonal sine cosine"
    " secant cosecant mean median radius radian decimetre decametre decimeter decameter numerator"
    " denominator synonym homonym antonym metonym prologue epilogue"
    # Ideas and offices
    " deism theism atheism communism fascism racism feudal federal monarchy anarchy autocracy"
    " aristocracy democracy theocracy oligarchy employer employee trainer trainee lessor lessee"
    " payer payee casual causal marital martial abduction adduction afferent efferent affect effect"
    " immigrant emigrant prescribe proscribe contact contract"
    # Persons with nearly one name
    " adam ada albert alberta alexander alexandra andrea andrew anton antonia antonio"
    " arnold carl carla christian christina christine daniel daniela danielle dan don ron"
    " ben ken len denis denise edgar edmund edward edwin emil emily eric erica evan ivan"
    " frank franz fred ned ted gabriel gabriela gary barry harry larry mary henrietta henry"
    " jack joan joanna john jane jean joseph josephine juan julia julian julius juliet"
    " george georgia gilbert leo leon louis louise marcia marco mario maria martin martina"
    " marvin max michael michelle nicholas nicola nicole oliver olivia olive oscar patricia"
    " patrick paul paula saul peter petra philip philippa robert roberta rosa rose ross"
    " simon simone tim tom jim kim victor victoria vladimir vladislav walter will bill"
    " manet monet keats yeats plato pluto".split()
)

_PREFIXES = frozenset("ab an bi co de en ex fe il im in ir re un up wo не".split())
"""Beginnings that make another word of one, and that are not much longer than a slip."""

_STEMS_WITH_A = frozenset(
    "biotic chromatic cyclic gnostic historical moral morality morphous periodic phasic"
    " political septic sexual social symmetric symmetrical symmetry synchronous theism"
    " theist theistic tonal typical vascular".split()
)
"""Words that `a` in front negates; elsewhere a first `a` too many or too few is a slip."""

_OPPOSITES = tuple(
    (pair.partition("/")[0], pair.partition("/")[2])
    for pair in "hyper/hypo micro/macro inter/intra inter/intro intra/extra intro/extro"
    " endo/exo endo/ecto im/ex in/ex in/de re/de ac/de ap/de a/de em/imm uni/bi uni/tri"
    " bi/tri mega/giga cata/ana ana/meta hexa/hepta nor/sou eas/wes max/min".split()
)
"""Beginnings that turn a word into its opposite or its neighbour."""


def _shared_end(word: str, other: str) -> int:
    """Letters at the end of two words that are the same."""
    most = min(len(word), len(other))
    return next((n for n in range(most) if word[-1 - n] != other[-1 - n]), most)


def _turns() -> dict[tuple[str, str], str]:
    """The pairs above without the letters that both end in, and those letters."""
    turns: dict[tuple[str, str], str] = {}
    for first, second in _OPPOSITES:
        tail = first[len(first) - _shared_end(first, second) :]
        heads = first.removesuffix(tail), second.removesuffix(tail)
        turns[heads] = turns[heads[::-1]] = tail
    return turns


_TURNS = _turns()
_DIRECTIONS = ("north", "south", "east", "west", "nord", "sud", "ost")


@lru_cache(maxsize=1 << 12)
def is_another_word(typed: str, meant: str, language: str) -> bool:
    """True if a response's word, near to the answer's, is no misspelling of it.

    Both are folded and bare. They are two words of the language, or they differ in a part that
    makes a word of another meaning: a prefix, a chemical ending.
    """
    if are_irregular_forms(typed, meant, language) or _is_spelt_both_ways(typed, meant):
        return False
    if are_numbers(typed, meant, language):
        return False
    known = wordlists.are_two_words(typed, meant, language)
    if known and not wordlists.knows_forms(language):
        # Hablan is a form of hablar, but habla is a noun as well; cheveux and chevaux are neither
        # listed nor forms of one.
        listed = {wordlists.are_listed(word, language=language) for word in (typed, meant)}
        known = len(listed) == 1 or not are_forms(typed, meant, language)
    if known and (_lack_an_s(typed, meant, language) or _is_near_name(typed, meant, language)):
        return False
    if known and _are_names(typed, meant, language) and not CAPITALS.keys() & {typed, meant}:
        return sound(typed) != sound(meant)
    return (
        known
        or mean_different_things(typed, meant)
        or _are_two_substances(typed, meant)
        or _have_other_parts(typed, meant, language)
    )


def _are_names(typed: str, meant: str, language: str) -> bool:
    """True if both are names; marques, a form of a word and no word itself, may be Márquez."""
    if not wordlists.are_names(meant):
        return False
    return wordlists.are_names(typed) or not wordlists.are_listed(typed, language=language)


def _is_near_name(typed: str, meant: str, language: str) -> bool:
    """True if a name was meant, and what was typed is at most a form of a word.

    Odene, for Odense, is a form of ode by its ending alone. Endings make such forms of far more
    texts than there are forms; those of English are few enough to be told from slips.
    """
    return (
        not wordlists.knows_forms(language)
        and wordlists.is_only_a_name(meant, language)
        and not wordlists.are_listed(typed, language=language)
    )


def _lack_an_s(typed: str, meant: str, language: str) -> bool:
    """True for Hasting and Hastings, of which one is no word by itself; not for princes."""
    longer, shorter = sorted((typed, meant), key=len, reverse=True)
    return (
        longer.removesuffix("s") == shorter != longer
        and not shorter.endswith("s")
        and not wordlists.are_listed(typed, meant, language=language)
    )


def _have_other_parts(typed: str, meant: str, language: str) -> bool:
    """True if two compounds differ in their numbers, or in what stands behind one prefix.

    Diphosphate and triphosphate, monosaturated and monounsaturated.
    """
    count, other_count = _COUNT.match(typed), _COUNT.match(meant)
    if count and other_count and count.lastgroup != other_count.lastgroup:
        return typed[count.end() :] == meant[other_count.end() :]
    prefix = _COMBINING.match(meant) if len(meant) <= _LONGEST_COMPOUND else None
    if not prefix or not typed.startswith(prefix[0]):
        return False
    rest, other = typed[prefix.end() :], meant[prefix.end() :]
    return min(len(rest), len(other)) >= _LEAST_PART and is_another_word(rest, other, language)


def mean_different_things(word: str, other: str) -> bool:
    """True if two words, folded and bare, are no misspellings of each other."""
    known, other_known = _known(word), _known(other)
    if known and other_known and known != other_known:
        return True
    longer, shorter = (word, other) if len(word) > len(other) else (other, word)
    lead = longer.removesuffix(shorter)
    if lead != longer and (lead in _PREFIXES or (lead == "a" and shorter in _STEMS_WITH_A)):
        return True
    return _are_turned(word, other) or _are_opposites(word, other)


def stands_alone(word: str) -> bool:
    """True if a word, folded and bare, stands in the table: other words are no forms of it."""
    return word in _WORDS


def _known(word: str) -> str:
    """The word as the table has it, perhaps in the singular; empty if it has not."""
    return next((form for form in (word, word.removesuffix("s")) if form in _WORDS), "")


def _are_turned(word: str, other: str) -> bool:
    """Northeast and northwest, Südost and Südwest."""
    return any(
        word.replace(side, to) == other
        for side in _DIRECTIONS
        if side in word
        for to in _DIRECTIONS
    )


def _are_opposites(word: str, other: str) -> bool:
    """True if two words begin with a pair of the table, and go on alike."""
    end = _shared_end(word, other)
    tail = _TURNS.get((word[: len(word) - end], other[: len(other) - end]))
    return tail is not None and word[len(word) - end :].startswith(tail)


_ALIKE = (("er", "or"), ("able", "ible"))
"""Endings of which one is right and the other common: adviser and advisor, conqueror."""
_NOT_ALIKE = frozenset(
    "minor censor castor clangor cantor lessor tensor savor settlor honor bettor stator".split()
)
"""Words with such an ending that another one has with the other: miner and minor."""


def _is_spelt_both_ways(word: str, other: str) -> bool:
    return not _NOT_ALIKE & {word, other} and any(
        word.removesuffix(first) == other.removesuffix(second) != other
        or other.removesuffix(first) == word.removesuffix(second) != word
        for first, second in _ALIKE
    )


_SALT = re.compile(r"(?P<stem>[a-z]{3,})(?:ide|ite|ate|ine|ic|ous|ium)")
_CHAIN = "meth|(?<!m)eth|prop|but|pent|hex|hept|oct|non|dec|benz|tolu|styr"
_CARBONS = re.compile(
    rf"(?:{_CHAIN})(?:[aeiy]n(?:e|ol|al|one|oic|oate|amine|amide)s?|yls?)(?=(?P<end>$)?)"
)
_COUNT = re.compile(
    "(?P<one>mon(?=ox)|mono|uni)|(?P<two>di|bi)|(?P<three>tri)|(?P<four>tetr(?=ox)|tetra|quadri)"
    "|(?P<five>pent(?=ox)|penta)|(?P<six>hexa)|(?P<seven>hepta)|(?P<eight>octa|octo)|(?P<ten>deca)"
)
_COMBINING = re.compile(
    "mono|poly|multi|photo|electro|hydro|thermo|bio|geo|micro|macro|neuro|cardio|auto|hetero|homo"
    "|iso|ortho|para|peri|endo|exo|extra|intra|inter|pseudo|proto|neo|psycho|socio|radio|magneto"
    "|chemo|cyto|h(?:a?e)mo|immuno|litho|morpho|osteo|patho|physio|phyto|aero|astro|super|ultra|trans"
    "|counter|semi|anti|over|under"
)
"""First parts of compounds whose second part may be a word by itself."""
_LONGEST_COMPOUND = 60
"""Letters of a word that is taken apart, prefix after prefix."""
_LEAST_PART = 5
"""Letters of such a part; three or four make a word too easily."""


def _are_two_substances(word: str, other: str) -> bool:
    """Chlorate and chlorite, butane and butene; the stem must be that of a substance."""
    salts = _SALT.fullmatch(word), _SALT.fullmatch(other)
    if salts[0] and salts[1] and salts[0]["stem"] == salts[1]["stem"]:
        stem = salts[0]["stem"]
        return any(
            stem + ending in wordlists.word_list("en") for ending in ("ide", "ine", "ium", "on")
        )
    chains = [list(_CARBONS.finditer(each)) for each in (word, other)]
    if not all(each and each[-1]["end"] is not None for each in chains):
        return False
    return len(chains[0]) == len(chains[1]) and any(
        one[0] != two[0] for one, two in zip(*chains, strict=True)
    )
