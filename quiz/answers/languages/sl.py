"""Slovene, with the genitive of month names."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        conjunctions="in",
        negations="ne ni brez nikoli",
    ),
    numbers=NumberWords(
        decimal_comma=True,
        scales="tisoč=1000 milijon(a|e|i|ov)?=1e6 milijard[aei]?=1e9",
        over="več kot, nad",
        under="manj kot, pod",
        about="okoli, približno",
    ),
    prompts=PromptWords(
        before_years="leta do od",
    ),
    dates=DateWords(
        months=(
            "januar, januarja, januarju, jan | februar, februarja, februarju, feb | marec, marca,"
            " marcu, mar | april, aprila, aprilu, apr | maj, maja, maju | junij, junija, juniju,"
            " jun | julij, julija, juliju, jul | avgust, avgusta, avgustu, avg | september,"
            " septembra, septembru, sep, sept | oktober, oktobra, oktobru, okt | november,"
            " novembra, novembru, nov | december, decembra, decembru, dec"
        ),
        weekdays=(
            "ponedeljek | torek | sreda, sredo | četrtek | petek | sobota, soboto | nedelja,"
            " nedeljo"
        ),
        seasons="pomlad, pomladi | poletje, poletja, poleti | jesen, jeseni | zima, zime, pozimi",
        early="začetek, začetka, začetku",
        mid="sredina, sredine, sredini, sredi",
        late="konec, konca, koncu",
        about="okoli, okrog, približno, pribl, cca",
        to="do",
        both="in",
        since="od",
        between="med",
        bc="pr. n. št., pr. Kr., pred našim štetjem, pred Kristusom",
        ad="n. št., po Kr., po Kristusu",
        century="stoletje, stoletja, stoletju, stol",
        filler="leta, leto, let, l, mesec, meseca, dne, dan",
    ),
)
