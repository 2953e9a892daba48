"""Catalan."""

from quiz.answers.languages import DateWords, Language, NumberWords, TextWords

WORDS = Language(
    texts=TextWords(
        conjunctions="i",
        articles="el la els les l' un una",
    ),
    numbers=NumberWords(
        decimal_comma=True,
        counts=(
            "zero=0 un=1 una=1 u=1 dos=2 dues=2 tres=3 quatre=4 cinc=5 sis=6 set=7 vuit=8 huit=8"
            " nou=9 deu=10 onze=11 dotze=12 tretze=13 catorze=14 quinze=15 setze=16 disset=17"
            " divuit=18 dinou=19 vint=20 trenta=30 quaranta=40 cinquanta=50 seixanta=60 setanta=70"
            " vuitanta=80 noranta=90 cent=100 cents=100 mil=1000"
        ),
        scales="mil=1000 mili(ó|ons)=1e6",
    ),
    dates=DateWords(
        months=(
            "gener, gen | febrer, febr, feb | març | abril, abr | maig | juny | juliol, jul |"
            " agost, ag | setembre, set | octubre, oct | novembre, nov | desembre, des"
        ),
        weekdays="dilluns | dimarts | dimecres | dijous | divendres | dissabte | diumenge",
        seasons="primavera | estiu | tardor | hivern",
        early="principis, principi, començaments, començament, inicis, inici",
        mid="mitjan, mitjans, meitat",
        late="finals, final, fi",
        about="cap a, cap al, vora, aproximadament, circa, ca, c, al voltant de",
        to="fins a, fins al, fins",
        both="i",
        since="des de, des del",
        between="entre",
        bc="a. C., aC, abans de Crist",
        ad="d. C., dC, després de Crist",
        century="segle, segles",
        filler="el, la, els, l, d, de, del, dels, en, any, l'any, mes, dia, dies, durant",
        decade="anys, els anys, dècada, la dècada dels, la dècada de",
        at="a, al",
        ordinals="primer",
        ordinal_ends="r, n, t, è",
    ),
)
