"""Swedish."""

from quiz.answers.languages import DateWords, Language, NumberWords, TextWords

WORDS = Language(
    texts=TextWords(
        articles="en ett den det",
        infinitive="att",
        negations="inte utan ej aldrig",
        endings="en et n t a e s ar er or na arna erna orna ade at r te de d",
        forms="vara ar var varit | ha har hade haft | bli blir blev blivit",
    ),
    numbers=NumberWords(
        decimal_comma=True,
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
        ordinals="första, förste | andra, andre | tredje",
        ordinal_ends="a, e",
        decade_ends="talet",
    ),
)
