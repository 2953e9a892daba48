"""Polish, with the genitive and the locative of month names."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        conjunctions="i oraz",
        negations="nie bez nigdy",
        suffixes=(
            "ch= u= e=a l=c ow= e=y y=a m= i=a a=y em= ego=y ej=y la=c li=c nie=c y= ia=ie ja=c"
            " mi= a= am=ac lo=c ach= lem=c ly=c sz=c lam=c ane=ac my=c ania=ac u=e a=o uje=owac"
            " any=ac ami= iej=i iem= iego=i lismy=c ie=i aj=ac uja=owac ie= ku=ek i=y cie=t ek=ka"
            " ajac=ac ie=a em=o ka=ki anych=ac kiem=ek kow=ek om= les=c ki=ek ano=ac cy=k one=c"
            " uje=ywac o=y jacy=c jacych=c one=ic om=a al=ec i=ic y=yc ie=y ujesz=owac acych=ac"
            " a=ac i= ii=ia"
        ),
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
        counts=(
            "zero=0 jeden=1 jedna=1 jedno=1 dwa=2 dwie=2 dwaj=2 trzy=3 trzej=3 cztery=4 czterej=4"
            " pięć=5 sześć=6 siedem=7 osiem=8 dziewięć=9 dziesięć=10 jedenaście=11 dwanaście=12"
            " trzynaście=13 czternaście=14 piętnaście=15 szesnaście=16 siedemnaście=17"
            " osiemnaście=18 dziewiętnaście=19 dwadzieścia=20 trzydzieści=30 czterdzieści=40"
            " pięćdziesiąt=50 sześćdziesiąt=60 siedemdziesiąt=70 osiemdziesiąt=80"
            " dziewięćdziesiąt=90 sto=100 dwieście=200 trzysta=300 czterysta=400 pięćset=500"
            " sześćset=600 siedemset=700 osiemset=800 dziewięćset=900 tysiąc=1000 tysiące=1000"
            " tysięcy=1000"
        ),
        scales=(
            "tysi(ąc|ące|ęcy|ąca)=1000 milion(a|y|ów)?=1e6 miliard(a|y|ów)?=1e9"
            " bilion(a|y|ów)?=1e12"
        ),
        under="prawie",
        about="około",
        exactly="dokładnie, numer, nr",
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
        before_places="w we na",
        replies="to, to jest, to był, to była, ponieważ, bo",
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
        ordinals=(
            "pierwszego | drugiego | trzeciego | czwartego | piątego | szóstego | siódmego |"
            " ósmego | dziewiątego | dziesiątego | jedenastego | dwunastego | trzynastego |"
            " czternastego | piętnastego | szesnastego | siedemnastego | osiemnastego |"
            " dziewiętnastego | dwudziestego | dwudziestego pierwszego | dwudziestego drugiego |"
            " dwudziestego trzeciego | dwudziestego czwartego | dwudziestego piątego |"
            " dwudziestego szóstego | dwudziestego siódmego | dwudziestego ósmego | dwudziestego"
            " dziewiątego | trzydziestego | trzydziestego pierwszego"
        ),
        ordinal_ends="go, ego, szy, szego",
    ),
)
