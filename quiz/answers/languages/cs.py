"""Czech, with the genitive and the locative of month names."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        numbers=(
            "dva=2 tri=3 ctyri=4 pet=5 sest=6 sedm=7 osm=8 devet=9 deset=10 jedenact=11"
            " dvanact=12 trinact=13 ctrnact=14 patnact=15 sestnact=16 sedmnact=17 osmnact=18"
            " devatenact=19 dvacet=20 tricet=30 ctyricet=40 padesat=50 sedesat=60 sedmdesat=70"
            " osmdesat=80 devadesat=90 sto=100 tisic=1000"
        ),
        negations="ne neni bez nikdy zadny",
        ampersand="a",
    ),
    numbers=NumberWords(
        decimal_comma=True,
        scales="tis[ií]ce?=1000 mili[oó]n(y|ů)?=1e6 miliard(a|y)?=1e9",
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
