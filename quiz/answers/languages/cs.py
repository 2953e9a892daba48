"""Czech, with the genitive and the locative of month names."""

from quiz.answers.languages import DateWords, Language, NumberWords, TextWords

WORDS = Language(
    texts=TextWords(
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
