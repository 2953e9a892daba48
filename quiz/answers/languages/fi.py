"""Finnish, with the partitive and the inessive of month names."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        conjunctions="ja",
        negations="ei eivat ilman",
        has_long_letters=True,
    ),
    numbers=NumberWords(
        decimal_comma=True,
        counts=(
            "nolla=0 yksi=1 kaksi=2 kolme=3 neljä=4 viisi=5 kuusi=6 seitsemän=7 kahdeksan=8"
            " yhdeksän=9 kymmenen=10 kymmentä=10 yksitoista=11 kaksitoista=12 kolmetoista=13"
            " neljätoista=14 viisitoista=15 kuusitoista=16 seitsemäntoista=17 kahdeksantoista=18"
            " yhdeksäntoista=19 sata=100 sataa=100 tuhat=1000 tuhatta=1000"
        ),
        scales="tuhat(ta)?=1000 miljoonaa?=1e6 miljardia?=1e9",
        over="yli, enemmän kuin",
        under="alle, vähemmän kuin",
        about="noin",
    ),
    prompts=PromptWords(
        before_years="vuonna vuoteen",
    ),
    dates=DateWords(
        months=(
            "tammikuu, tammikuuta, tammikuussa, tammikuun | helmikuu, helmikuuta, helmikuussa,"
            " helmikuun | maaliskuu, maaliskuuta, maaliskuussa, maaliskuun | huhtikuu, huhtikuuta,"
            " huhtikuussa, huhtikuun | toukokuu, toukokuuta, toukokuussa, toukokuun | kesäkuu,"
            " kesäkuuta, kesäkuussa, kesäkuun | heinäkuu, heinäkuuta, heinäkuussa, heinäkuun |"
            " elokuu, elokuuta, elokuussa, elokuun | syyskuu, syyskuuta, syyskuussa, syyskuun |"
            " lokakuu, lokakuuta, lokakuussa, lokakuun | marraskuu, marraskuuta, marraskuussa,"
            " marraskuun | joulukuu, joulukuuta, joulukuussa, joulukuun"
        ),
        weekdays=(
            "maanantai, maanantaina | tiistai, tiistaina | keskiviikko, keskiviikkona | torstai,"
            " torstaina | perjantai, perjantaina | lauantai, lauantaina | sunnuntai, sunnuntaina"
        ),
        seasons=(
            "kevät, keväällä, kevään | kesä, kesällä, kesän | syksy, syksyllä, syksyn | talvi,"
            " talvella, talven"
        ),
        early="alku, alussa, alkuvuosi, alkuvuodesta",
        mid="puoliväli, puolivälissä, keskivaihe",
        late="loppu, lopussa, loppuvuosi, loppuvuodesta",
        about="noin, n, suunnilleen",
        to="asti, saakka",
        both="ja",
        since="alkaen",
        between="välillä",
        bc="eKr., eaa., ennen Kristusta, ennen ajanlaskun alkua",
        ad="jKr., jaa., jälkeen Kristuksen, jälkeen ajanlaskun alun",
        century="vuosisata, vuosisadalla",
        filler="vuonna, vuosi, vuoden, vuodet, vuosina, v, päivä, päivänä, klo",
        ordinal_ends="s",
        decade_ends="luku, luvulla, luvun",
    ),
)
