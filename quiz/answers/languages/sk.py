"""Slovak, with the genitive and the locative of month names."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        conjunctions="a",
        negations="ne nie nebol bez nikdy",
    ),
    numbers=NumberWords(
        decimal_comma=True,
        counts=(
            "nula=0 jeden=1 jedna=1 jedno=1 dva=2 dve=2 tri=3 štyri=4 päť=5 šesť=6 sedem=7 osem=8"
            " deväť=9 desať=10 jedenásť=11 dvanásť=12 trinásť=13 štrnásť=14 pätnásť=15 šestnásť=16"
            " sedemnásť=17 osemnásť=18 devätnásť=19 dvadsať=20 tridsať=30 štyridsať=40"
            " päťdesiat=50 šesťdesiat=60 sedemdesiat=70 osemdesiat=80 deväťdesiat=90 sto=100"
            " tisíc=1000"
        ),
        scales="tis[ií]c[e]?=1000 milión(y|ov)?=1e6 miliard(a|y)?=1e9",
        over="viac ako, nad",
        under="menej ako, pod",
        about="asi, približne, okolo",
    ),
    prompts=PromptWords(
        before_years="v do od",
    ),
    dates=DateWords(
        months=(
            "január, januára, januári, jan | február, februára, februári, feb | marec, marca,"
            " marci, mar | apríl, apríla, apríli, apr | máj, mája, máji | jún, júna, júni | júl,"
            " júla, júli | august, augusta, auguste, aug | september, septembra, septembri, sep,"
            " sept | október, októbra, októbri, okt | november, novembra, novembri, nov |"
            " december, decembra, decembri, dec"
        ),
        weekdays=(
            "pondelok | utorok | streda, stredu | štvrtok | piatok | sobota, sobotu | nedeľa,"
            " nedeľu"
        ),
        seasons="jar, jari | leto, leta, lete | jeseň, jesene, jeseni | zima, zimy, zime",
        early="začiatok, začiatku, počiatok, počiatku",
        mid="polovica, polovici, stred",
        late="koniec, konca, konci",
        about="asi, okolo, približne, cca",
        to="až, do",
        both="a",
        since="od",
        between="medzi",
        bc="pred n. l., pr. n. l., pred Kr., pr. Kr., pred naším letopočtom, pred Kristom",
        ad="n. l., po Kr., nášho letopočtu, po Kristovi",
        century="storočie, storočia, storočí, stor",
        filler="v, vo, na, roku, rok, roky, r, dňa, deň, mesiac, rokov, rokoch",
    ),
)
