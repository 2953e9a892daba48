"""Croatian, with the genitive and the locative of month names."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        conjunctions="i",
        negations="ne nije bez nikad nikada",
    ),
    numbers=NumberWords(
        decimal_comma=True,
        counts=(
            "nula=0 jedan=1 jedna=1 jedno=1 dva=2 dvije=2 tri=3 četiri=4 pet=5 šest=6 sedam=7"
            " osam=8 devet=9 deset=10 jedanaest=11 dvanaest=12 trinaest=13 četrnaest=14"
            " petnaest=15 šesnaest=16 sedamnaest=17 osamnaest=18 devetnaest=19 dvadeset=20"
            " trideset=30 četrdeset=40 pedeset=50 šezdeset=60 sedamdeset=70 osamdeset=80"
            " devedeset=90 sto=100 dvjesto=200 dvjesta=200 tristo=300 trista=300 četiristo=400"
            " petsto=500 šesto=600 šeststo=600 sedamsto=700 osamsto=800 devetsto=900 tisuća=1000"
            " tisuće=1000"
        ),
        scales="tisuć[aeiu]=1000 milijun(a|i)?=1e6 milijard(a|e|i)=1e9",
        over="više od, preko",
        under="manje od, ispod",
        about="oko, otprilike",
    ),
    prompts=PromptWords(
        before_years="u do od",
    ),
    dates=DateWords(
        months=(
            "siječanj, siječnja, siječnju, sij | veljača, veljače, veljači, velj | ožujak,"
            " ožujka, ožujku, ožu | travanj, travnja, travnju, tra | svibanj, svibnja, svibnju,"
            " svi | lipanj, lipnja, lipnju, lip | srpanj, srpnja, srpnju, srp | kolovoz, kolovoza,"
            " kolovozu, kol | rujan, rujna, rujnu, ruj | listopad, listopada, listopadu, lis |"
            " studeni, studenoga, studenog, studenom, stu | prosinac, prosinca, prosincu, pro"
        ),
        weekdays=(
            "ponedjeljak | utorak | srijeda, srijedu | četvrtak | petak | subota, subotu |"
            " nedjelja, nedjelju"
        ),
        seasons=(
            "proljeće, proljeća, proljeću | ljeto, ljeta, ljetu | jesen, jeseni | zima, zime, zimi"
        ),
        early="početak, početka, početkom",
        mid="sredina, sredine, sredinom",
        late="kraj, kraja, krajem",
        about="oko, otprilike, približno, cca",
        to="do",
        both="i",
        since="od",
        between="između",
        bc="pr. Kr., pr. n. e., prije Krista, prije nove ere",
        ad="po Kr., n. e., poslije Krista, nove ere",
        century="stoljeće, stoljeća, stoljeću, #st",
        filler="u, godina, godine, godini, god, g, mjesec, mjeseca, dan, dana",
        ordinal_ends="og, og, ga",
        decade_ends="ih, e",
    ),
)
