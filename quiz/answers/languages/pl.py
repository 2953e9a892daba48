"""Polish, with the genitive and the locative of month names."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        numbers=(
            "dwa=2 trzy=3 cztery=4 piec=5 szesc=6 siedem=7 osiem=8 dziewiec=9 dziesiec=10"
            " jedenascie=11 dwanascie=12 trzynascie=13 czternascie=14 pietnascie=15"
            " szesnascie=16 siedemnascie=17 osiemnascie=18 dziewietnascie=19 dwadziescia=20"
            " trzydziesci=30 czterdziesci=40 piecdziesiat=50 szescdziesiat=60"
            " siedemdziesiat=70 osiemdziesiat=80 dziewiecdziesiat=90 sto=100 tysiac=1000"
        ),
        negations="nie bez nigdy",
        endings=(
            "a e i o y u em ami ach om ow owi iem ia ie ego emu ym im ych ich ymi imi ej my sz"
            " cie ja am asz amy acie aja ac ec ic l la lo li ly lam lem"
        ),
        forms=(
            "byc jestem jestes jest jestesmy jestescie sa byl byla bylo byli byly bede bedzie"
            " beda | miec mam masz ma mamy macie maja mial miala mieli"
        ),
    ),
    numbers=NumberWords(
        decimal_comma=True,
        scales="tysi(ąc|ące|ęcy)=1000 milion(y|ów)?=1e6 miliard(y|ów)?=1e9 bilion(y|ów)?=1e12",
        under="prawie",
        about="około",
    ),
    prompts=PromptWords(
        genders="-/ka",
        idle=(
            "w we na z ze od do dla po o i lub a kto co jaki jaka jakie jakiego jakim której który"
            " która które kiedy gdzie ile jest są był była było były się nazywa to ten ta te"
        ),
        cases=True,
        asks="kto jaki",
        where="gdzie",
        which="jaki jaka jakie jakim który która które którym",
        either="czy lub albo",
        several="oba obie",
        phrases=(
            "kiedy, w którym roku, którego dnia, jakiego dnia | gdzie, w którym, w której, w jakim,"
            " w jakiej | jak się nazywa, jak nazywa się, jak brzmi nazwa | onz, organizacja narodów"
            " zjednoczonych | ue, unia europejska"
        ),
        general=(
            "miasto kraj gaz metal pierwiastek organ planeta język malarz pisarz kompozytor uczony"
        ),
        prepositions="w we na z ze od do dla po o przy pod nad za ku u przez między przed podczas",
        of_words="słowo wyraz antonim synonim czasownik rzeczownik przymiotnik znaczy oznacza",
    ),
    dates=DateWords(
        months=(
            "styczeń, stycznia, styczniu, sty, stycz | luty, lutego, lutym, lut"
            " | marzec, marca, marcu, mar | kwiecień, kwietnia, kwietniu, kwi, kwiec"
            " | maj, maja, maju | czerwiec, czerwca, czerwcu, cze, czerw"
            " | lipiec, lipca, lipcu, lip | sierpień, sierpnia, sierpniu, sie, sierp"
            " | wrzesień, września, wrześniu, wrz"
            " | październik, października, październiku, paź, paźdz"
            " | listopad, listopada, listopadzie, lis, list"
            " | grudzień, grudnia, grudniu, gru, grudz"
        ),
        weekdays=(
            "poniedziałek | wtorek | środa, środę | czwartek | piątek | sobota, sobotę"
            " | niedziela, niedzielę"
        ),
        seasons=(
            "wiosna, wiosny, wiosnę | lato, latem | jesień, jesieni, jesienią | zima, zimy, zimę"
        ),
        early="początek, początku, początki, początków, wczesne",
        mid="połowa, połowie, połowy, środek",
        late="koniec, końca, końcu, schyłek, schyłku, późne",
        about="około, ok, ca, circa, mniej więcej",
        to="do, aż do",
        both="i, oraz, a",
        since="od",
        between="między, pomiędzy",
        bc="p. n. e., przed naszą erą, przed Chrystusem, przed Chr.",
        ad="n. e., naszej ery, po Chrystusie, po Chr.",
        century="wiek, wieku, wieki, wieków, stulecie, stulecia, #w",
        filler="w, we, na, pod, rok, roku, r, dzień, dnia, dniu, dniach, miesiąc, miesiącu",
        decade="lata, lat, latach",
        decades=(
            "dwudzieste, dwudziestych | trzydzieste, trzydziestych | czterdzieste, czterdziestych"
            " | pięćdziesiąte, pięćdziesiątych | sześćdziesiąte, sześćdziesiątych"
            " | siedemdziesiąte, siedemdziesiątych | osiemdziesiąte, osiemdziesiątych"
            " | dziewięćdziesiąte, dziewięćdziesiątych"
        ),
        ordinal_ends="go, ego, szy, szego",
    ),
)
