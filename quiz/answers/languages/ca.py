"""Catalan."""

from quiz.answers.languages import DateWords, Language, NumberWords, TextWords

WORDS = Language(
    texts=TextWords(
        articles="el la els les l' un una",
    ),
    numbers=NumberWords(
        decimal_comma=True,
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
