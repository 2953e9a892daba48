"""Italian."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        states="repubblica regno principato granducato sultanato stato isola",
        articles="il lo la i gli le l' un uno una un'",
        negations="non senza mai ne niente",
        by="da",
        titles="sig",
        ampersand="e",
        conjunctions="e",
        numbers="due=2 tre=3 quattro=4 cinque=5 sei=6 sette=7 otto=8 nove=9 dieci=10",
        suffixes=(
            "i=o i=io i=iare iamo=iare i=e e=a a=o e=o he=a hi=o he=o ci=co o=are i=are a=are"
            " iamo=are ate=are ano=are ino=are ato=are ata=are ati=are ando=are avo=are avi=are"
            " ava=are avamo=are avano=are ai=are arono=are asse=are ero=are era=are eremo=are"
            " erete=are eranno=are erei=are erebbe=are o=ere i=ere e=ere iamo=ere ete=ere ono=ere"
            " uto=ere uta=ere uti=ere endo=ere evo=ere eva=ere evano=ere ero=ere era=ere"
            " eranno=ere o=ire i=ire e=ire iamo=ire ite=ire ono=ire ito=ire ita=ire iti=ire"
            " endo=ire ivo=ire iva=ire ivano=ire irono=ire ira=ire iranno=ire isco=ire isci=ire"
            " isce=ire iscono=ire"
        ),
        endings=(
            "o i a e iamo ate ono ano ete ite are ere ire ato ata ati uto uta uti ute ito ita iti"
            " ando endo avo avi ava avamo avate avano evo evi eva evamo evate evano ivo ivi iva"
            " ivano mo te no to ta ti re ndo va vo vi vano sco sci sce scono ro rai ra remo rete"
            " ranno ero erai era eremo erete eranno iro irai ira iremo iranno hi he h"
        ),
        forms=(
            "essere sono sei e siamo siete era ero erano stato stata stati state fu furono sara"
            " saranno | avere ho hai ha abbiamo avete hanno aveva avevo avevano avuto avra |"
            " andare vado vai va andiamo andate vanno andato andava | fare faccio fai fa facciamo"
            " fate fanno fatto faceva | stare sto stai sta stiamo state stanno | potere posso puoi"
            " puo possiamo potete possono | volere voglio vuoi vuole vogliamo volete vogliono |"
            " dovere devo devi deve dobbiamo dovete devono | sapere so sai sa sappiamo sapete"
            " sanno | venire vengo vieni viene veniamo venite vengono venuto | dire dico dici dice"
            " diciamo dite dicono detto | io me mi | tu te ti | bello bel bella bei begli belle |"
            " buono buon buona buoni buone"
        ),
    ),
    numbers=NumberWords(
        decimal_comma=True,
        spelt=True,
        scales="mil(a|le)=1000 milion[ei]=1e6 miliard[oi]=1e9 bilion[ei]=1e12",
        over="più di, oltre",
        under="meno di, quasi",
        about="cerca di, circa",
        exactly="esattamente, precisamente, numero, n.",
        minus="meno",
        zeros="zero nulla",
    ),
    prompts=PromptWords(
        idle=(
            "il lo la gli le un una chi che cosa quale quando dove come quanto quanti è sono o del"
            " della dello dell' dei degli delle di a al alla all' da dal dalla dall' in nel nella"
            " nell' nello con su per e ha hanno fu furono era erano si qual quali cui viene venne"
            " vennero stato stata nomina elenca chiama nome l' un' questi queste ci"
        ),
        contrasts=(
            "primo/ultimo prima/dopo nacque/morì madre/padre figlio/figlia re/regina vinse/perse"
        ),
        synonyms="divenne/diventò scrisse/compose film/pellicola medico/dottore",
        asks="chi",
        where="dove",
        which="quale quali questo questa",
        of="di del della dei",
        sorts="tipo genere",
        either="o oppure",
        several="entrambi entrambe",
        phrases=(
            "quando, in che anno, in quale anno, in che data, in quale data, che giorno, in quale"
            " giorno | dove, in che, in quale | chi, quale artista, quale scienziato, quale"
            " scrittore, quale pittore, quale compositore, quale inventore, quale poeta, quale"
            " persona | qual è, quali sono, cosa è, cos'è, chi è, quale città è, quale paese è,"
            " quale metallo è, quale gas è, quale organo è, quale pianeta è, come si chiama, come"
            " si chiamano, ^nomina, ^elenca, ^indica, qual è il nome di, qual è il nome del, qual è"
            " il nome della, quale è | quanti, quante, qual è il numero di | chi scrisse, chi ha"
            " scritto, chi è l'autore di, chi è l'autore della, chi è l'autore del, chi è l'autore"
            " dell' | chi dipinse, chi ha dipinto, chi è il pittore di, chi è il pittore della |"
            " chi scoprì, chi ha scoperto | chi inventò, chi ha inventato, chi è l'inventore di,"
            " chi è l'inventore del, chi è l'inventore della | chi fondò, chi ha fondato | chi"
            " compose, chi ha composto | fu, è stato, è stata | furono, sono stati, sono state |"
            " di, d', del, dello, dell', della | si trova, è situato, è"
            " situata | ebbe luogo, si svolse | onu, nazioni unite"
            " | ue, unione europea | usa, stati uniti, stati uniti d'america | urss, unione"
            " sovietica | del mondo, al mondo, sulla terra | , di questi, di queste, dei seguenti,"
            " delle seguenti"
        ),
        naming="qual è",
        relatives="che",
        general="città luogo paese",
        fillers="esattamente precisamente",
        prepositions=(
            "di d' del dello della dell' dei degli delle a al allo alla all' ai agli alle da dal"
            " dalla dall' in nel nello nella nell' nei con su sul sulla per tra fra"
        ),
        before_places="a in nel nello nella ad",
        replies="è, era, sono, erano, fu, si chiama, perché, a causa di",
        genders="o/a i/e",
        of_words=(
            "parola parole plurale singolare contrario sinonimo verbo sostantivo aggettivo"
            " traduzione significa significato prefisso forma femminile"
        ),
    ),
    dates=DateWords(
        months=(
            "gennaio, gen, genn | febbraio, feb, febbr | marzo, mar | aprile, apr | maggio, mag"
            " | giugno, giu | luglio, lug | agosto, ago | settembre, set, sett | ottobre, ott"
            " | novembre, nov | dicembre, dic"
        ),
        weekdays="lunedì | martedì | mercoledì | giovedì | venerdì | sabato | domenica",
        seasons="primavera | estate | autunno | inverno",
        early="inizio, inizi, primi, principio",
        mid="metà",
        late="fine, tardi, ultimi",
        about="circa, ca, c, verso, verso il, intorno al, intorno, attorno al, approssimativamente",
        to="fino a, fino al, sino a, sino al",
        both="e, ed",
        since="da, dal, dall, dalla",
        between="tra, fra",
        bc="a. C., avanti Cristo, av. C., prima di Cristo, a. e. v.",
        ad="d. C., dopo Cristo, e. v.",
        century="secolo, secoli, sec, s",
        filler=(
            "il, lo, la, l, le, di, del, dell, della, in, nel, nell, nella, anno, mese, giorno,"
            " giorni, durante"
        ),
        decade="anni, gli anni, negli anni, degli anni, decennio",
        # "ad" would be "AD" to everybody else.
        at="a, al, all, alla, allo",
        ordinals="primo",
        ordinal_ends="º, ª",
    ),
)
