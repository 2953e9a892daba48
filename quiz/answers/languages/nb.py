"""Norwegian (Bokmål)."""

from quiz.answers.languages import DateWords, Language, NumberWords, TextWords

WORDS = Language(
    texts=TextWords(
        conjunctions="og",
        articles="en ei et den det",
        infinitive="å",
        suffixes="r= er= en= et= a= n= t= e= s= ene= ede=e te=e et=e a=e ende=e est= ere= ne=",
        endings="r er en et n t e s a ne ene ede te ende est ere ets ens enes de ers",
    ),
    numbers=NumberWords(
        decimal_comma=True,
        counts=(
            "null=0 en=1 ett=1 én=1 to=2 tre=3 fire=4 fem=5 seks=6 sju=7 syv=7 åtte=8 ni=9 ti=10"
            " elleve=11 tolv=12 tretten=13 fjorten=14 femten=15 seksten=16 sytten=17 atten=18"
            " nitten=19 tjue=20 tyve=20 tretti=30 tredve=30 førti=40 femti=50 seksti=60 sytti=70"
            " åtti=80 nitti=90 hundre=100 tusen=1000"
        ),
        scales="tusen=1000 million(er)?=1e6 milliard(er)?=1e9",
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
        ordinals=(
            "første | annen, andre | tredje | fjerde | femte | sjette | sjuende, syvende |"
            " åttende | niende | tiende | ellevte | tolvte | trettende | fjortende | femtende |"
            " sekstende | syttende | attende | nittende | tjuende, tyvende | tjueførste |"
            " tjueandre | tjuetredje | tjuefjerde | tjuefemte | tjuesjette | tjuesjuende |"
            " tjueåttende | tjueniende | trettiende | trettiførste"
        ),
        decade_ends="erne, tallet",
    ),
)
