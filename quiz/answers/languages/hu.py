"""Hungarian."""

from quiz.answers.languages import DateWords, Language, NumberWords, TextWords

WORDS = Language(
    texts=TextWords(
        conjunctions="és",
        articles="a az egy",
    ),
    numbers=NumberWords(
        decimal_comma=True,
        counts=(
            "nulla=0 egy=1 kettő=2 két=2 három=3 négy=4 öt=5 hat=6 hét=7 nyolc=8 kilenc=9 tíz=10"
            " tizen=10 húsz=20 huszon=20 harminc=30 negyven=40 ötven=50 hatvan=60 hetven=70"
            " nyolcvan=80 kilencven=90 száz=100 ezer=1000"
            " tizenegy=11 tizenkettő=12 tizenhárom=13 tizennégy=14 tizenöt=15 tizenhat=16"
            " tizenhét=17 tizennyolc=18 tizenkilenc=19"
        ),
        scales="ezer=1000 millió=1e6 milliárd=1e9",
    ),
    dates=DateWords(
        months=(
            "január, januárja, januárban, jan | február, februárja, februárban, febr, feb |"
            " március, márciusa, márciusban, márc | április, áprilisa, áprilisban, ápr | május,"
            " májusa, májusban, máj | június, júniusa, júniusban, jún | július, júliusa,"
            " júliusban, júl | augusztus, augusztusa, augusztusban, aug | szeptember,"
            " szeptembere, szeptemberben, szept, szep | október, októbere, októberben, okt |"
            " november, novembere, novemberben, nov | december, decembere, decemberben, dec"
        ),
        weekdays="hétfő | kedd | szerda | csütörtök | péntek | szombat | vasárnap",
        seasons=(
            "tavasz, tavasza, tavaszán, tavasszal | nyár, nyara, nyarán, nyáron | ősz, ősze,"
            " őszén, ősszel | tél, tele, telén, télen"
        ),
        early="eleje, elején, kezdete, kezdetén",
        mid="közepe, közepén",
        late="vége, végén",
        about="körül, kb, körülbelül, nagyjából, mintegy",
        to="ig",
        both="és",
        since="óta",
        between="között",
        bc="i. e., Kr. e., időszámításunk előtt, Krisztus előtt",
        ad="i. sz., Kr. u., időszámításunk szerint, Krisztus után",
        century="század, századi, sz",
        filler="a, az, év, évi, évben, évek, hó, hónap, nap",
        ordinals="elseje, elsején, első",
        ordinal_ends="án, én, ban, ben, ja, je, jén, ján, i",
        decade_ends="es, as, os, ös",
    ),
)
