"""Hungarian."""

from quiz.answers.languages import DateWords, Language, NumberWords, TextWords

WORDS = Language(
    texts=TextWords(
        numbers=(
            "ketto=2 harom=3 negy=4 ot=5 hat=6 het=7 nyolc=8 kilenc=9 tiz=10 tizenegy=11"
            " tizenketto=12 tizenharom=13 tizennegy=14 tizenot=15 tizenhat=16 tizenhet=17"
            " tizennyolc=18 tizenkilenc=19 husz=20 harminc=30 negyven=40 otven=50 hatvan=60"
            " hetven=70 nyolcvan=80 kilencven=90 szaz=100 ezer=1000"
        ),
        articles="a az egy",
    ),
    numbers=NumberWords(
        decimal_comma=True,
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
