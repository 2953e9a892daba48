"""Dutch."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        states="republiek koninkrijk vorstendom groothertogdom staat eiland",
        articles="de het een",
        negations="niet geen zonder nooit",
        by="door",
        numbers=(
            "twee=2 drie=3 vier=4 vijf=5 zes=6 zeven=7 acht=8 negen=9 tien=10 elf=11 twaalf=12"
        ),
        titles="dhr mevr mw",
        ampersand="en",
        conjunctions="en",
        suffixes=("s= en= e= n= t= te= de= ten= den= er= t=en te=en de=en ten=en den=en n=e s=e"),
        endings="en t e s n te ten de den er st ste ers eren je jes",
        forms=(
            "zijn ben bent is was waren geweest | hebben heb hebt heeft had hadden gehad | worden"
            " word wordt werd werden geworden | zullen zal zult zou zouden | kunnen kan kunt kon"
            " konden | gaan ga gaat ging gingen gegaan | komen kom komt kwam kwamen gekomen | doen"
            " doe doet deed deden gedaan | mogen mag mocht | moeten moet moest | zien zie ziet zag"
            " zagen gezien | ik me mij | hij hem | zij ze haar | wij ons"
        ),
    ),
    numbers=NumberWords(
        decimal_comma=True,
        spelt=True,
        scales="duizend=1000 miljoen(en)?=1e6 miljard(en)?=1e9 biljoen(en)?=1e12",
        over="meer dan",
        under="minder dan, bijna",
        about="ongeveer",
        exactly="precies, exact, nummer, nr.",
        zeros="nul",
    ),
    prompts=PromptWords(
        idle=(
            "de het een en van wie wat welke wanneer waar hoe is zijn was waren wordt werd hoeveel"
            " in op aan voor met bij naar uit tot door heet noem of die dat deze"
        ),
        asks="wie welke welk",
        where="waar",
        which="welke welk deze dit",
        of="van",
        either="of",
        several="beide",
        phrases=(
            "wanneer, in welk jaar, op welke dag, op welke datum | waar, in welke, in welk | wat"
            " is, hoe heet, wat zijn, hoe heten, ^noem | wie schreef, wie heeft geschreven, wie is"
            " de schrijver van, wie is de auteur van | vn, verenigde naties | eu, europese unie |"
            " vs, verenigde staten"
        ),
        naming="wat is",
        general=(
            "stad land plaats gas metaal element orgaan planeet taal kunstenaar schilder schrijver"
            " componist"
        ),
        prepositions=(
            "in op aan van voor met bij naar uit tot door over onder tussen tijdens na sinds"
        ),
        before_places="in op te",
        replies="het is, het was, dat is, dat was, hij is, zij is, omdat, vanwege",
        of_words="woord meervoud enkelvoud tegengestelde synoniem werkwoord vertaling betekent",
    ),
    dates=DateWords(
        months=(
            "januari, jan | februari, feb, febr | maart, mrt | april, apr | mei | juni, jun"
            " | juli, jul | augustus, aug | september, sept, sep | oktober, okt | november, nov"
            " | december, dec"
        ),
        weekdays="maandag | dinsdag | woensdag | donderdag | vrijdag | zaterdag | zondag",
        seasons="lente, voorjaar | zomer | herfst, najaar | winter",
        early="begin, vroege",
        mid="midden, half, medio",
        late="eind, einde, late",
        about="rond, omstreeks, ongeveer, circa, ca, c",
        to="tot, tot en met, t/m",
        both="en",
        since="van, vanaf",
        between="tussen",
        bc="v. Chr., v. C., voor Christus, voor onze jaartelling",
        ad="n. Chr., na Chr., na Christus, onze jaartelling",
        century="eeuw",
        filler="aan, tegen, de, het, in, op, jaar, maand, dag",
        decade="jaren",
        ordinals="eerste",
        ordinal_ends="e, de, ste",
    ),
)
