"""Spanish."""

from quiz.answers.dates.calendar import Words

WORDS = Words(
    months=(
        "enero, ene | febrero, feb | marzo, mar | abril, abr | mayo, may | junio, jun | julio, jul | agosto, ago"
        "| septiembre, setiembre, sept, sep, set | octubre, oct | noviembre, nov | diciembre, dic"
    ),
    weekdays="lunes | martes | miércoles | jueves | viernes | sábado | domingo",
    seasons="primavera | verano | otoño | invierno",
    early="principios, principio, comienzos, comienzo, inicios, inicio",
    mid="mediados, mitad",
    late="finales, final, fines, fin",
    about="hacia, alrededor, cerca, aproximadamente, aprox, circa, ca, c, en torno a, en torno al",
    to="hasta",
    at="a, al",
    both="y, e",
    since="desde",
    between="entre",
    bc="a. C., a. de C., antes de Cristo, a. J. C., a. e. c., a. n. e., antes de nuestra era, antes de la era común",
    ad="d. C., d. de C., después de Cristo, e. c., nuestra era, era común",
    century="siglo, siglos, s",
    # "los 90" are the nineties, so the article alone must never leave a year behind.
    decade="años, los años, los, década, década de los, década de los años, decenio",
    filler="el, la, los días, de, del, en, año, mes, día, días, durante",
    ordinals="primero, primer, uno",
    ordinal_ends="º, ª, er, ro",
)
