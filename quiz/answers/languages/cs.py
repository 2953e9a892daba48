"""Czech, with the genitive and the locative of month names."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        conjunctions="a",
        negations="ne neni bez nikdy zadny",
        ampersand="a",
    ),
    numbers=NumberWords(
        decimal_comma=True,
        counts=(
            "nula=0 jeden=1 jedna=1 jedno=1 dva=2 dvě=2 tři=3 čtyři=4 pět=5 šest=6 sedm=7 osm=8"
            " devět=9 deset=10 jedenáct=11 dvanáct=12 třináct=13 čtrnáct=14 patnáct=15 šestnáct=16"
            " sedmnáct=17 osmnáct=18 devatenáct=19 dvacet=20 třicet=30 čtyřicet=40 padesát=50"
            " šedesát=60 sedmdesát=70 osmdesát=80 devadesát=90 sto=100 sta=100 stě=100 set=100"
            " tisíc=1000 tisíce=1000"
        ),
        scales="tis[ií]ce?=1000 mili[oó]n(y|ů|u)?=1e6 miliard(a|y)?=1e9",
        over="více než",
        under="méně než",
        about="asi, přibližně",
    ),
    prompts=PromptWords(genders="-/ka"),
    dates=DateWords(
        months=(
            "leden, ledna, lednu, led | únor, února, únoru, úno | březen, března, březnu, bře |"
            " duben, dubna, dubnu, dub | květen, května, květnu, kvě | červen, června, červnu,"
            " čvn | červenec, července, červenci, čvc | srpen, srpna, srpnu, srp | září, zář |"
            " říjen, října, říjnu, říj | listopad, listopadu, lis | prosinec, prosince, prosinci"
        ),
        weekdays=(
            "pondělí | úterý | středa, středu | čtvrtek | pátek | sobota, sobotu | neděle, neděli"
        ),
        seasons="jaro, jara, jaře | léto, léta, létě | podzim, podzimu | zima, zimy, zimě",
        early="začátek, začátku, počátek, počátku",
        mid="polovina, polovině, střed",
        late="konec, konce, konci",
        about="asi, kolem, okolo, přibližně, cca",
        to="až, do",
        both="a",
        since="od",
        between="mezi",
        bc="př. n. l., př. Kr., před naším letopočtem, před Kristem",
        ad="n. l., po Kr., našeho letopočtu, po Kristu",
        century="století, stol",
        filler="v, ve, na, roku, rok, roce, r, dne, den, měsíc, let, letech, léta",
        ordinal_ends="",
    ),
)
