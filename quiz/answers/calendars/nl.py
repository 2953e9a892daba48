"""Dutch."""

from quiz.answers.dates.calendar import Words

WORDS = Words(
    months=(
        "januari, jan | februari, feb, febr | maart, mrt | april, apr | mei | juni, jun | juli, jul"
        "| augustus, aug | september, sept, sep | oktober, okt | november, nov | december, dec"
    ),
    weekdays="maandag | dinsdag | woensdag | donderdag | vrijdag | zaterdag | zondag",
    seasons="lente, voorjaar | zomer | herfst, najaar | winter",
    early="begin, vroege",
    mid="midden, half, medio",
    late="eind, einde, late",
    about="rond, omstreeks, ongeveer, circa, ca, c",
    to="tot, tot en met, t/m",
    both="en",
    since="van, vanaf",
    between="tussen",
    bc="v. Chr., v. C., voor Christus, voor onze jaartelling",
    ad="n. Chr., na Chr., na Christus, onze jaartelling",
    century="eeuw",
    decade="jaren",
    filler="de, het, in, op, jaar, maand, dag",
    ordinals="eerste",
    ordinal_ends="e, de, ste",
)
