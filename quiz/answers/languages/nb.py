"""Norwegian (Bokmål)."""

from quiz.answers.languages import DateWords, Language, NumberWords, TextWords

WORDS = Language(
    texts=TextWords(
        numbers=(
            "tre=3 fire=4 fem=5 seks=6 sju=7 atte=8 ni=9 elleve=11 tolv=12 tretten=13"
            " fjorten=14 femten=15 seksten=16 sytten=17 atten=18 nitten=19 tjue=20 tretti=30"
            " forti=40 femti=50 seksti=60 sytti=70 atti=80 nitti=90 hundre=100 tusen=1000"
        ),
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
