"""Swedish."""

from quiz.answers.languages import DateWords, Language, NumberWords, TextWords

WORDS = Language(
    texts=TextWords(
        conjunctions="och",
        articles="en ett den det",
        infinitive="att",
        negations="inte utan ej aldrig",
        suffixes=(
            "en= et= n= t= a= ar= er= or=a na= arna=a arna= erna= orna=a s= ade=a at=a r= te= de="
            " ad=a an=a e="
        ),
        endings="en et n t a e s ar er or na arna erna orna ade at r te de d",
        forms="vara ar var varit | ha har hade haft | bli blir blev blivit",
    ),
    numbers=NumberWords(
        decimal_comma=True,
        counts=(
            "noll=0 en=1 ett=1 två=2 tre=3 fyra=4 fem=5 sex=6 sju=7 åtta=8 nio=9 tio=10 elva=11"
            " tolv=12 tretton=13 fjorton=14 femton=15 sexton=16 sjutton=17 arton=18 nitton=19"
            " tjugo=20 trettio=30 fyrtio=40 femtio=50 sextio=60 sjuttio=70 åttio=80 nittio=90"
            " hundra=100 tusen=1000"
        ),
        scales="tusen=1000 miljon(er)?=1e6 miljard(er)?=1e9",
    ),
    dates=DateWords(
        months=(
            "januari, jan | februari, feb, febr | mars, mar | april, apr | maj | juni, jun |"
            " juli, jul | augusti, aug | september, sept, sep | oktober, okt | november, nov |"
            " december, dec"
        ),
        weekdays="måndag | tisdag | onsdag | torsdag | fredag | lördag | söndag",
        seasons="vår, våren | sommar, sommaren | höst, hösten | vinter, vintern",
        early="början, början av, tidigt, början på",
        mid="mitten, mitten av, mitt, mitt i",
        late="slutet, slutet av, sen, sent, slutet på",
        about="cirka, ca, omkring, ungefär, kring",
        to="till, tills",
        both="och",
        since="från",
        between="mellan",
        bc="f. Kr., före Kristus, f. v. t., före vår tideräkning",
        ad="e. Kr., efter Kristus, e. v. t., vår tideräkning",
        century="århundrade, århundradet, årh",
        filler="den, det, i, på, år, året, månad, dag, av",
        ordinals=(
            "första, förste | andra, andre | tredje | fjärde | femte | sjätte | sjunde | åttonde"
            " | nionde | tionde | elfte | tolfte | trettonde | fjortonde | femtonde | sextonde |"
            " sjuttonde | artonde | nittonde | tjugonde | tjugoförsta | tjugoandra | tjugotredje |"
            " tjugofjärde | tjugofemte | tjugosjätte | tjugosjunde | tjugoåttonde | tjugonionde |"
            " trettionde | trettioförsta"
        ),
        ordinal_ends="a, e",
        decade_ends="talet",
    ),
)
