"""Italian."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        articles="il lo la i gli le l' un uno una un'",
        negations="non senza mai ne niente",
        by="da",
        ampersand="e",
        conjunctions="e",
        numbers="due=2 tre=3 quattro=4 cinque=5 sei=6 sette=7 otto=8 nove=9 dieci=10",
    ),
    numbers=NumberWords(
        decimal_comma=True,
        spelt=True,
        scales="mil(a|le)=1000 milion[ei]=1e6 miliard[oi]=1e9 bilion[ei]=1e12",
        over="più di, oltre",
        under="meno di, quasi",
        about="cerca di, circa",
        minus="meno",
        zeros="zero nulla",
    ),
    prompts=PromptWords(
        idle="il lo la gli le un una chi che cosa quale quando dove come quanto quanti è sono o",
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
