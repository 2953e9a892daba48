"""Romanian."""

from quiz.answers.languages import DateWords, Language, NumberWords, TextWords

WORDS = Language(
    texts=TextWords(
        articles="un o",
        numbers=(
            "doi=2 trei=3 patru=4 cinci=5 sase=6 sapte=7 opt=8 noua=9 zece=10 unsprezece=11"
            " doisprezece=12 treisprezece=13 paisprezece=14 cincisprezece=15 saisprezece=16"
            " saptesprezece=17 optsprezece=18 nouasprezece=19 douazeci=20 treizeci=30"
            " patruzeci=40 cincizeci=50 saizeci=60 saptezeci=70 optzeci=80 nouazeci=90"
            " suta=100 mie=1000"
        ),
        negations="nu fara niciodata",
        ampersand="si",
        conjunctions="și",
    ),
    numbers=NumberWords(
        decimal_comma=True,
        scales="mi[ie]=1000 mili(on|oane)=1e6 miliarde?=1e9",
        over="peste, mai mult de",
        under="sub, mai puțin de",
        about="aproximativ, circa",
    ),
    dates=DateWords(
        months=(
            "ianuarie, ian | februarie, feb | martie, mar | aprilie, apr | mai | iunie, iun |"
            " iulie, iul | august, aug | septembrie, sept, sep | octombrie, oct | noiembrie,"
            " noi, nov | decembrie, dec"
        ),
        weekdays="luni | marți | miercuri | joi | vineri | sâmbătă | duminică",
        seasons=(
            "primăvara, primăvară, primăverii | vara, vară, verii | toamna, toamnă, toamnei |"
            " iarna, iarnă, iernii"
        ),
        early="începutul, început",
        mid="mijlocul, mijloc",
        late="sfârșitul, sfârșit",
        about="circa, cca, aproximativ, în jurul",
        to="până la, până în",
        both="și",
        since="din, de la",
        between="între",
        bc="î. Hr., î. e. n., înainte de Hristos",
        ad="d. Hr., e. n., după Hristos",
        century="secolul, secol, sec",
        filler="în, la, anul, anului, an, ani, luna, ziua, data, lui, pe, al",
        decade="anii, anilor, deceniul",
        ordinals="întâi",
        ordinal_ends="lea",
    ),
)
