"""Italian."""

from quiz.answers.dates.calendar import Words

WORDS = Words(
    months=(
        "gennaio, gen, genn | febbraio, feb, febbr | marzo, mar | aprile, apr | maggio, mag | giugno, giu"
        "| luglio, lug | agosto, ago | settembre, set, sett | ottobre, ott | novembre, nov | dicembre, dic"
    ),
    weekdays="lunedì | martedì | mercoledì | giovedì | venerdì | sabato | domenica",
    seasons="primavera | estate | autunno | inverno",
    early="inizio, inizi, primi, principio",
    mid="metà",
    late="fine, tardi, ultimi",
    about="circa, ca, c, verso, verso il, intorno al, intorno, attorno al, approssimativamente",
    to="fino a, fino al, sino a, sino al",
    # "ad" would be "AD" to everybody else.
    at="a, al, all, alla, allo",
    both="e, ed",
    since="da, dal, dall, dalla",
    between="tra, fra",
    bc="a. C., avanti Cristo, av. C., prima di Cristo, a. e. v.",
    ad="d. C., dopo Cristo, e. v.",
    century="secolo, secoli, sec, s",
    decade="anni, gli anni, negli anni, degli anni, decennio",
    filler="il, lo, la, l, le, di, del, dell, della, in, nel, nell, nella, anno, mese, giorno, giorni, durante",
    ordinals="primo",
    ordinal_ends="º, ª",
)
