"""German."""

from quiz.answers.dates.calendar import Words

WORDS = Words(
    months=(
        "Januar, Jan, Jänner, Jaenner | Februar, Feb, Feber | März, Mär, Mrz, Maerz | April, Apr | Mai | Juni, Jun"
        "| Juli, Jul | August, Aug | September, Sept, Sep | Oktober, Okt | November, Nov | Dezember, Dez"
    ),
    weekdays="Montag | Dienstag | Mittwoch | Donnerstag | Freitag | Samstag, Sonnabend | Sonntag",
    seasons="Frühling, Frühjahr, Fruehling, Fruehjahr | Sommer | Herbst | Winter",
    early="Anfang, Anfangs, Beginn, frühe, frühen, frühes",
    mid="Mitte",
    late="Ende, späte, späten, spätes",
    about="um, ca, circa, zirka, etwa, ungefähr, gegen, rund",
    to="bis, bis zum",
    both="und",
    since="von, vom",
    between="zwischen",
    bc="v. Chr., vor Chr., vor Christus, vor Christi Geburt, v. u. Z., vor unserer Zeitrechnung, v. d. Z.",
    ad="n. Chr., nach Chr., nach Christus, nach Christi Geburt, u. Z., n. u. Z., unserer Zeitrechnung",
    century="Jahrhundert, Jahrhunderts, Jahrhunderte, Jh, Jhs, Jhd, Jhdt",
    decade="Dekade",
    filler="der, die, das, dem, den, des, im, in, am, an, zu, Jahr, Jahre, Jahres, Jahren, Monat, Monats, Tag",
    ordinals="erster, ersten, erste | zweiter, zweiten, zweite | dritter, dritten, dritte",
    ordinal_ends="te, ten, ter, tes, ste, sten, ster",
    decades="zwanziger | dreißiger | vierziger | fünfziger | sechziger | siebziger | achtziger | neunziger",
    decade_ends="er, ern",
)
