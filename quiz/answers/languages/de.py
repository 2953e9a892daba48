"""German."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        states="republik bundesrepublik königreich fürstentum großherzogtum sultanat staat insel",
        articles="der die das den dem des ein eine einen einem einer",
        negations="nicht kein keine keinen keiner keines nie ohne weder nichts niemand",
        by="von",
        titles="hr",
        ampersand="und",
        conjunctions="und sowie",
        numbers=(
            "zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12"
            " hundert=100 tausend=1000"
        ),
        suffixes=(
            "e= en= er= es= em= n= s= st= t= te= ten= tes= ter= tem= et= est= ern= t=en e=en"
            " st=en te=en ten=en test=en tet=en et=en est=en ete=en eten=en end=en ende=en"
            " enden=en ender=en n=e s=e m=e r=e"
        ),
        endings=(
            "e en er es em n s r m st t et est te ten tet test ete eten etest etet end ende enden"
            " ender endem endes in innen ern nen se sen"
        ),
        forms=(
            "sein bin bist ist sind seid war warst waren wart gewesen sei ware | haben habe hast"
            " hat habt hatte hattest hatten hattet gehabt | werden werde wirst wird werdet wurde"
            " wurdest wurden geworden worden | konnen kann kannst konnt konnte | mussen muss musst"
            " musste | durfen darf darfst durfte | wollen will willst wollte | sollen soll sollst"
            " sollte | mogen mag magst mochte | wissen weiss weisst wusste gewusst | gehen gehe"
            " gehst geht ging gingen gegangen | kommen kommt kam kamen gekommen | geben gebe gibst"
            " gibt gab gaben gegeben | nehmen nehme nimmst nimmt nahm nahmen genommen | sehen sehe"
            " siehst sieht sah sahen gesehen | lesen lese liest las lasen gelesen | essen esse"
            " isst ass assen gegessen | fahren fahre fahrst fahrt fuhr fuhren gefahren | schreiben"
            " schreibt schrieb schrieben geschrieben | sprechen spreche sprichst spricht sprach"
            " sprachen gesprochen | finden findet fand fanden gefunden | bleiben bleibt blieb"
            " blieben geblieben | trinken trinkt trank tranken getrunken | gut besser besten |"
            " viel mehr meisten | ich mich mir | du dich dir | er ihn ihm | wir uns | mein meine"
            " meinen meinem meiner meines | kein keine keinen keinem keiner keines"
        ),
    ),
    numbers=NumberWords(
        decimal_comma=True,
        spelt=True,
        scales="hundert=100 tausend=1000 million(en)?=1e6 milliarden?=1e9 billion(en)?=1e12",
        over="über, mehr als, mindestens",
        under="unter, weniger als, fast",
        about="rund, etwa, ungefähr",
        exactly="genau, exakt, Nummer, Nr.",
        zeros="null",
        aliases="eine=ein",
    ),
    prompts=PromptWords(
        genders="-/in e/in",
        idle=(
            "der die das den dem des ein eine einen einem einer wer wen wem wessen was welche"
            " welcher welches welchen wann wo wohin woher warum wie viele und oder von zu zum zur"
            " im in am an auf bei mit nach aus ist sind war waren wird wurde wurden hat haben hatte"
            " nennen nenne heisst heißt lautet"
        ),
        contrasts=(
            "grössten/kleinsten größte/kleinste höchste/niedrigste längste/kürzeste älteste/jüngste"
            " vor/nach mutter/vater sohn/tochter könig/königin geboren/gestorben erste/letzte"
        ),
        synonyms=(
            "leiteten/führten gründeten/errichteten schrieb/verfasste begann/startete"
            " benötigt/braucht benötigen/brauchen malte/schuf siedet/kocht film/spielfilm"
            " arzt/mediziner ärzte/mediziner produziert/erzeugt/bildet produzieren/erzeugen/bilden"
            " benutzt/verwendet benutzen/verwenden leitete/führte"
        ),
        cases=True,
        noun_capitals=True,
        asks="wer welcher",
        where="wo",
        which="welche welcher welches welchem welchen diese dieser dieses diesem diesen",
        of="von der des",
        sorts="art sorte",
        either="oder entweder",
        several="beide beiden",
        phrases=(
            "wann, in welchem jahr, in welchem jahre, an welchem tag, an welchem datum, welches"
            " jahr, zu welchem zeitpunkt | wo, in welcher stadt, in welchem, in welcher,"
            " an welchem | was ist, wer"
            " ist, welche stadt ist, welches land ist, welches metall ist, welches organ ist,"
            " welches element ist, welcher planet ist, welche ist, welches ist, wie heißt, wie"
            " lautet, wie nennt man, wie heisst, was sind, wie heißen, wie lauten, ^nenne, ^nennen"
            " sie, wie lautet der name, wie ist der name | was war, wer war, wie hieß, wie hiess |"
            " wie viele, wie viel, wieviel, wieviele | wer schrieb, wer verfasste, wer ist der"
            " autor von, wer war der autor von | wer erfand, wer ist der erfinder von, wer ist der"
            " erfinder des, wer ist der erfinder der | wer gründete, wer ist der gründer von | wer"
            " malte, wer ist der maler von | wer komponierte, wer ist der komponist von | wer"
            " entdeckte, wer ist der entdecker von | schlacht bei, schlacht von | eu, europäische"
            " union, europäischen union | usa, vereinigte staaten, vereinigten staaten, vereinigten"
            " staaten von amerika | uno, un, vereinte nationen, vereinten nationen | udssr,"
            " sowjetunion | brd, bundesrepublik deutschland, bundesrepublik | ddr, deutsche"
            " demokratische republik, deutschen demokratischen republik | , dieser, der folgenden,"
            " von diesen | km, kilometer, kilometern | liegt, befindet sich | was bedeutet"
            " die abkürzung,"
            " wofür steht die abkürzung, was heißt die abkürzung | hat seinen sitz,"
            " sitzt | braucht, benötigt | brauchen, benötigen | der welt, auf der erde, weltweit"
        ),
        naming="was ist",
        general=(
            "künstler maler autor schriftsteller komponist dichter forscher erfinder"
            " wissenschaftler politiker philosoph physiker ort"
        ),
        fillers="genau bitte denn eigentlich",
        prepositions=(
            "in im am an auf bei mit nach aus von vom zu zum zur für durch über unter vor seit um"
            " gegen während zwischen ohne laut"
        ),
        owners="mein meine dein deine sein seine ihr ihre unser unsere",
        before_places="in im am an auf bei",
        replies=(
            "es ist, es war, es sind, das ist, das war, das sind, er ist, sie ist, er, sie,"
            " es, es heißt, das heißt, er heißt, sie heißt, man nennt es, weil, wegen"
        ),
        of_words=(
            "wort wörter plural singular mehrzahl einzahl gegenteil synonym verb nomen adjektiv"
            " übersetzung übersetze bedeutet bedeutung vorsilbe form artikel"
        ),
        stands_for="steht abkürzung bedeutet",
        before_years="im seit bis jahr jahre",
        before_counts="etwa über fast rund",
        behind_years="und oder bis als wurde",
    ),
    dates=DateWords(
        months=(
            "Januar, Jan, Jänner, Jaenner | Februar, Feb, Feber | März, Mär, Mrz, Maerz"
            " | April, Apr | Mai | Juni, Jun | Juli, Jul | August, Aug | September, Sept, Sep"
            " | Oktober, Okt | November, Nov | Dezember, Dez"
        ),
        weekdays=(
            "Montag | Dienstag | Mittwoch | Donnerstag | Freitag | Samstag, Sonnabend | Sonntag"
        ),
        seasons="Frühling, Frühjahr, Fruehling, Fruehjahr | Sommer | Herbst | Winter",
        early="Anfang, Anfangs, Beginn, frühe, frühen, frühes",
        mid="Mitte",
        late="Ende, späte, späten, spätes",
        about="um, ca, circa, zirka, etwa, ungefähr, gegen, rund",
        to="bis, bis zum",
        both="und",
        since="von, vom",
        between="zwischen",
        bc=(
            "v. Chr., vor Chr., vor Christus, vor Christi Geburt, v. u. Z., vor unserer"
            " Zeitrechnung, v. d. Z."
        ),
        ad=(
            "n. Chr., nach Chr., nach Christus, nach Christi Geburt, u. Z., n. u. Z., unserer"
            " Zeitrechnung"
        ),
        century="Jahrhundert, Jahrhunderts, Jahrhunderte, Jh, Jhs, Jhd, Jhdt",
        filler=(
            "der, die, das, dem, den, des, im, in, am, an, zu, Jahr, Jahre, Jahres, Jahren, Monat,"
            " Monats, anno, Tag, Nacht, Morgen, Nachmittag, Abend, zum"
        ),
        decade="Dekade",
        ordinals="erster, ersten, erste | zweiter, zweiten, zweite | dritter, dritten, dritte",
        decades=(
            "zwanziger | dreißiger | vierziger | fünfziger | sechziger | siebziger | achtziger"
            " | neunziger"
        ),
        ordinal_ends="te, ten, ter, tes, ste, sten, ster",
        decade_ends="er, ern",
    ),
)
