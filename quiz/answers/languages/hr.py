"""Croatian, with the genitive and the locative of month names."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        negations="ne nije bez nikad nikada",
    ),
    numbers=NumberWords(
        decimal_comma=True,
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
