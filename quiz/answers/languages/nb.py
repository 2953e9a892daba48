"""Norwegian (Bokmål)."""

from quiz.answers.languages import DateWords, Language, NumberWords, TextWords

WORDS = Language(
    texts=TextWords(
        articles="en ei et den det",
        infinitive="å",
    ),
    numbers=NumberWords(
        decimal_comma=True,
    ),
    dates=DateWords(
        months=(
            "januar, jan | februar, feb, febr | mars, mar | april, apr | mai | juni, jun |"
            " juli, jul | august, aug | september, sept, sep | oktober, okt | november, nov |"
            " desember, des"
        ),
        weekdays="mandag | tirsdag | onsdag | torsdag | fredag | lørdag | søndag",
        seasons="vår, våren | sommer, sommeren | høst, høsten | vinter, vinteren",
        early="begynnelsen, begynnelsen av, tidlig, starten, starten av",
        mid="midten, midten av, midt, midt i",
        late="slutten, slutten av, sen, sent",
        about="cirka, ca, omkring, omtrent, rundt",
        to="til, inntil",
        both="og",
        since="fra",
        between="mellom",
        bc="f. Kr., før Kristus, fvt, før vår tidsregning",
        ad="e. Kr., etter Kristus, evt, vår tidsregning",
        century="århundre, århundret, århundredet, årh",
        filler="den, det, i, på, år, året, måned, dag, av",
        ordinals="første | annen, andre | tredje",
        decade_ends="erne, tallet",
    ),
)
