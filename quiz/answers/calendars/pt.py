"""Portuguese."""

from quiz.answers.dates.calendar import Words

WORDS = Words(
    months=(
        "janeiro, jan | fevereiro, fev | março, mar | abril, abr | maio, mai | junho, jun | julho, jul"
        "| agosto, ago | setembro, set | outubro, out | novembro, nov | dezembro, dez"
    ),
    weekdays=(
        "segunda-feira, segunda | terça-feira, terça | quarta-feira, quarta | quinta-feira, quinta"
        "| sexta-feira, sexta | sábado | domingo"
    ),
    seasons="primavera | verão | outono | inverno",
    early="início, inícios, começo, começos, princípio, princípios",
    mid="meados, meio",
    late="fim, fins, final, finais",
    about="cerca, por volta, aproximadamente, aprox, circa, ca, c, em torno",
    to="até",
    at="a, ao, à, às",
    both="e",
    since="desde",
    between="entre",
    bc="a. C., antes de Cristo, a. e. c., antes da era comum",
    ad="d. C., depois de Cristo, e. c., era comum",
    century="século, séculos, séc, s",
    # "os 90" are the nineties, so these articles alone must never leave a year behind.
    decade="anos, os anos, nos anos, dos anos, os, nos, dos, década, década dos, década dos anos",
    filler="o, de, do, da, em, no, na, os dias, nos dias, dos dias, ano, mês, dia, dias, durante",
    ordinals="primeiro",
    ordinal_ends="º, ª",
)
