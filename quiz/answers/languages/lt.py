"""Lithuanian, with the genitive of month names."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        conjunctions="ir",
        negations="ne nera be niekada",
    ),
    numbers=NumberWords(
        decimal_comma=True,
        scales="tūkstan(tis|čiai|čių)=1000 milijon(as|ai|ų)=1e6 milijard(as|ai|ų)=1e9",
        over="daugiau kaip, daugiau nei, virš",
        under="mažiau kaip, mažiau nei",
        about="apie, maždaug",
    ),
    prompts=PromptWords(
        before_years="iki nuo",
    ),
    dates=DateWords(
        months=(
            "sausis, sausio, saus | vasaris, vasario, vas | kovas, kovo | balandis, balandžio,"
            " bal | gegužė, gegužės, geg | birželis, birželio, birž | liepa, liepos | rugpjūtis,"
            " rugpjūčio, rugp | rugsėjis, rugsėjo, rugs | spalis, spalio | lapkritis, lapkričio,"
            " lapkr | gruodis, gruodžio, gruod"
        ),
        weekdays=(
            "pirmadienis | antradienis | trečiadienis | ketvirtadienis | penktadienis |"
            " šeštadienis | sekmadienis"
        ),
        seasons=(
            "pavasaris, pavasarį | vasara, vasarą, vasaros | ruduo, rudenį | žiema, žiemą, žiemos"
        ),
        early="pradžia, pradžioje",
        mid="vidurys, viduryje",
        late="pabaiga, pabaigoje",
        about="apie, maždaug",
        to="iki",
        both="ir",
        since="nuo",
        between="tarp",
        bc="pr. Kr., pr. m. e., prieš Kristų, prieš mūsų erą",
        ad="po Kr., m. e., po Kristaus, mūsų eros",
        century="amžius, amžiuje, #a",
        filler="m, metai, metais, metų, d, diena, dieną, mėn, mėnuo",
    ),
)
