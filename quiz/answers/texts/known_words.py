"""Words that are near to each other and mean different things: peoples, substances, terms.

Each word is in its folded form. Two spellings of one thing (Kiev and Kyiv, grey and gray) must not
both stand here.
"""

from __future__ import annotations

from quiz.answers.texts.places import CAPITALS

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
    " tantalum tungsten rhenium osmium iridium platinum gold mercury thallium lead bismuth"
    " polonium astatine radon francium radium actinium thorium uranium neptunium"
    " plutonium americium curium einsteinium fermium nobelium halogen methane ethane ethene ethyne"
    " propane propene propyne"
    " butane butene butyne pentane pentene hexane hexene heptane octane alkane alkene alkyne"
    " methanol ethanol methanal ethanal methyl ethyl propanol butanol glycol glycerol phenol phenyl"
    " nitrate nitrite nitride sulfate sulfite sulfide sulphate sulphite sulphide phosphate"
    " phosphite phosphide chlorate chlorite chloride carbonate carbide bromate bromide iodate"
    " iodide oxide hydride ferric ferrous cation anion atomic anatomic proton photon neutron neuron"
    " neutrino electron positron gluon meson boson hadron lepton baryon isotope isotone isomer"
    " ammonium polymer monomer dimer fission fusion centrifugal centripetal"
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


def stands_alone(word: str) -> bool:
    """True if a word, folded and bare, stands in the table: other words are no forms of it."""
    return word in _WORDS


def as_known(word: str) -> str:
    """The word as the table has it, perhaps in the singular; empty if it has not."""
    return next((form for form in (word, word.removesuffix("s")) if form in _WORDS), "")
