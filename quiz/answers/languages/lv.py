"""Latvian, with the genitive and the locative of month names."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        conjunctions="un",
        negations="ne nav bez nekad",
    ),
    numbers=NumberWords(
        decimal_comma=True,
        scales="tūksto(tis|ši|šu)=1000 miljon(s|i|u)=1e6 miljard(s|i|u)=1e9",
        over="vairāk nekā, virs",
        under="mazāk nekā, zem",
        about="apmēram, aptuveni",
    ),
    prompts=PromptWords(
        before_years="gadā līdz no",
    ),
    dates=DateWords(
        months=(
            "janvāris, janvāra, janvārī, janv | februāris, februāra, februārī, febr | marts,"
            " marta, martā | aprīlis, aprīļa, aprīlī, apr | maijs, maija, maijā | jūnijs, jūnija,"
            " jūnijā, jūn | jūlijs, jūlija, jūlijā, jūl | augusts, augusta, augustā, aug |"
            " septembris, septembra, septembrī, sept | oktobris, oktobra, oktobrī, okt |"
            " novembris, novembra, novembrī, nov | decembris, decembra, decembrī, dec"
        ),
        weekdays=(
            "pirmdiena | otrdiena | trešdiena | ceturtdiena | piektdiena | sestdiena | svētdiena"
        ),
        seasons="pavasaris, pavasarī | vasara, vasarā | rudens, rudenī | ziema, ziemā",
        early="sākums, sākumā",
        mid="vidus, vidū",
        late="beigas, beigās",
        about="apmēram, aptuveni, ap",
        to="līdz",
        both="un",
        since="no, kopš",
        between="starp",
        bc="p. m. ē., pr. Kr., pirms mūsu ēras, pirms Kristus",
        ad="m. ē., pēc Kr., mūsu ēras, pēc Kristus",
        century="gadsimts, gadsimtā, gs",
        filler="gads, gada, gadā, g, diena, dienā, mēnesis",
    ),
)
