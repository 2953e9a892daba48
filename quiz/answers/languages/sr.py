"""Serbian in both of its scripts, with the genitive and the locative of month names."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        conjunctions="и i",
        negations="не није без никад ne nije bez nikad",
    ),
    numbers=NumberWords(
        decimal_comma=True,
        scales=(
            "хиљад[аеу]=1000 hiljad[aeu]=1000 милион(а|и)?=1e6 milion(a|i)?=1e6 милијард[аеи]=1e9"
            " milijard[aei]=1e9"
        ),
        over="више од, преко, više od, preko",
        under="мање од, испод, manje od, ispod",
        about="око, отприлике, oko, otprilike",
    ),
    prompts=PromptWords(
        before_years="у до од u do od",
    ),
    dates=DateWords(
        months=(
            "јануар, јануара, јануару, januar, januara, januaru, јан, jan | фебруар, фебруара,"
            " фебруару, februar, februara, februaru, феб, feb | март, марта, марту, mart, marta,"
            " martu, мар, mar | април, априла, априлу, april, aprila, aprilu, апр, apr | мај,"
            " маја, мају, maj, maja, maju | јун, јуна, јуну, jun, juna, junu, јуни, juni | јул,"
            " јула, јулу, jul, jula, julu, јули, juli | август, августа, августу, avgust, avgusta,"
            " avgustu, авг, avg | септембар, септембра, септембру, septembar, septembra,"
            " septembru, сеп, sep | октобар, октобра, октобру, oktobar, oktobra, oktobru, окт, okt"
            " | новембар, новембра, новембру, novembar, novembra, novembru, нов, nov | децембар,"
            " децембра, децембру, decembar, decembra, decembru, дец, dec"
        ),
        weekdays=(
            "понедељак, ponedeljak | уторак, utorak | среда, sreda | четвртак, četvrtak | петак,"
            " petak | субота, subota | недеља, nedelja"
        ),
        seasons=(
            "пролеће, пролећа, proleće, proleća | лето, лета, leto, leta | јесен, јесени, jesen,"
            " jeseni | зима, зиме, zima, zime"
        ),
        early="почетак, почетком, početak, početkom",
        mid="средина, средином, sredina, sredinom",
        late="крај, крајем, kraj, krajem",
        about="око, отприлике, приближно, oko, otprilike, približno",
        to="до, do",
        both="и, i",
        since="од, od",
        between="између, između",
        bc="п. н. е., пре нове ере, пре Христа, p. n. e., pre nove ere, pre Hrista",
        ad="н. е., нове ере, после Христа, n. e., nove ere, posle Hrista",
        century="век, века, веку, vek, veka, veku",
        filler=(
            "у, u, година, године, години, год, г, godina, godine, godini, god, g, месец, месеца,"
            " дан, дана, mesec, meseca, dan, dana"
        ),
        ordinal_ends="ог, og",
        decade_ends="их, те, ih, te",
    ),
)
