"""Danish."""

from quiz.answers.languages import DateWords, Language, NumberWords, TextWords

WORDS = Language(
    texts=TextWords(
        conjunctions="og",
        articles="en et den det",
        infinitive="at",
        negations="ikke uden aldrig",
        numbers="to=2 tre=3 fire=4 fem=5 seks=6 syv=7 otte=8 ni=9 ti=10 elleve=11 tolv=12",
        suffixes="r= er= en= et= n= t= e= s= erne= ene= ede=e te=e ne= ende=e est= ere=",
        endings="r er en et n t e s ne erne ene ede te ende est ere ets ens ernes enes de ers",
    ),
    numbers=NumberWords(
        decimal_comma=True,
        spelt=True,
        scales="tusinde?=1000 million(er)?=1e6 milliard(er)?=1e9 billion(er)?=1e12",
        zeros="nul null",
    ),
    dates=DateWords(
        months=(
            "januar, jan | februar, feb, febr | marts, mar | april, apr | maj | juni, jun |"
            " juli, jul | august, aug | september, sept, sep | oktober, okt | november, nov |"
            " december, dec"
        ),
        weekdays="mandag | tirsdag | onsdag | torsdag | fredag | lørdag | søndag",
        seasons="forår, foråret | sommer, sommeren | efterår, efteråret | vinter, vinteren",
        early="begyndelsen, begyndelsen af, tidlig, tidligt, starten, starten af",
        mid="midten, midten af, midt, midt i",
        late="slutningen, slutningen af, sen, sent, sidst",
        about="cirka, ca, omkring, omtrent",
        to="til, indtil",
        both="og",
        since="fra",
        between="mellem",
        bc="f. Kr., før Kristus, f. v. t., før vor tidsregning",
        ad="e. Kr., efter Kristus, e. v. t., vor tidsregning",
        century="århundrede, århundredet, årh",
        filler="den, det, i, på, år, året, måned, dag, af",
        ordinals=(
            "første | anden | tredje | fjerde | femte | sjette | syvende | ottende | niende |"
            " tiende | ellevte | tolvte | trettende | fjortende | femtende | sekstende | syttende"
            " | attende | nittende | tyvende | enogtyvende | toogtyvende | treogtyvende |"
            " fireogtyvende | femogtyvende | seksogtyvende | syvogtyvende | otteogtyvende |"
            " niogtyvende | tredivte | enogtredivte"
        ),
        decade_ends="erne",
    ),
)
