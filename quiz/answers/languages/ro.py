"""Romanian."""

from quiz.answers.languages import DateWords, Language, NumberWords, TextWords

WORDS = Language(
    texts=TextWords(
        articles="un o",
        negations="nu fara niciodata",
        ampersand="si",
        conjunctions="și",
        suffixes=(
            "ul= i= ea=e ului= i=e e=a ia=ie ile=e ii=e ele=a ilor=e ilor= uri= ei=a ele= urile="
            " elor= elor=a oare=or ul=u ca=c urilor= i=u ului=u eaza=a ri=ra ilor=a ti=t zi=d"
            " sti=sc a= e="
        ),
        endings=(
            "a e i o u ul ului ea ei ii ele elor ile ilor uri urile urilor ua le lor lui ia iei ie"
            " iile iilor am ai ati au and at ata ate it ita ite iti ind ez ezi eaza eze esc esti"
            " este easca oare oarea oasa oase os or in asem ase aseram ra rati m t"
        ),
    ),
    numbers=NumberWords(
        decimal_comma=True,
        counts=(
            "zero=0 unu=1 una=1 un=1 doi=2 două=2 trei=3 patru=4 cinci=5 șase=6 şase=6 șapte=7"
            " şapte=7 opt=8 nouă=9 zece=10 unsprezece=11 doisprezece=12 douăsprezece=12"
            " treisprezece=13 paisprezece=14 cincisprezece=15 șaisprezece=16 şaisprezece=16"
            " șaptesprezece=17 şaptesprezece=17 optsprezece=18 nouăsprezece=19 douăzeci=20"
            " treizeci=30 patruzeci=40 cincizeci=50 șaizeci=60 şaizeci=60 șaptezeci=70"
            " şaptezeci=70 optzeci=80 nouăzeci=90 sută=100 sute=100 mie=1000 mii=1000"
        ),
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
