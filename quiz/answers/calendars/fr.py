"""French."""

from quiz.answers.dates.calendar import Words

WORDS = Words(
    months=(
        "janvier, janv | février, févr, fév | mars | avril, avr | mai | juin | juillet, juil, juill | août"
        "| septembre, sept | octobre, oct | novembre, nov | décembre, déc"
    ),
    weekdays="lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche",
    seasons="printemps | été | automne | hiver",
    early="début",
    mid="mi, milieu",
    late="fin",
    about="vers, environ, autour, circa, ca, v, aux alentours, aux environs, à peu près",
    to="jusqu'à, jusqu'au, jusqu'en, jusque",
    at="à, au, aux",
    both="et",
    since="depuis",
    between="entre",
    bc="av. J.-C., av. JC, avant J.-C., avant JC, avant Jésus-Christ, avant notre ère, av. n. è.",
    ad="apr. J.-C., apr. JC, ap. J.-C., après J.-C., après JC, après Jésus-Christ, notre ère",
    century="siècle, siècles, #s",
    decade="années, des années, décennie",
    # "des" alone would make "dès 1992", since 1992, that year.
    filler="le, la, les, l, de, du, d, en, an, année, mois, jour, dans, pendant, au cours, l'an",
    ordinals="premier, première",
    ordinal_ends="er, e, re, ère, ème, ième, nd, nde",
)
