"""Slovak, with the genitive and the locative of month names."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        negations="ne nie nebol bez nikdy",
    ),
    numbers=NumberWords(
        decimal_comma=True,
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
