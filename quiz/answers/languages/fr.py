"""French."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        states="république royaume principauté grand-duché sultanat état île",
        articles="le la les l' un une des",
        negations="ne pas non sans ni jamais aucun aucune",
        by="par",
        titles="m",
        ampersand="et",
        conjunctions="et",
        numbers="deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12",
        suffixes=(
            "s= x= e= es= aux=al ale=al ales=al ive=if ives=if euse=eux euses=eux euse=eur"
            " euses=eur e=er es=er ons=er ez=er ent=er ais=er ait=er ions=er iez=er aient=er"
            " ai=er as=er a=er erent=er era=er eront=er ee=er ees=er ant=er is=ir it=ir"
            " issent=ir issons=ir issait=ir i=ir ie=ir ies=ir issant=ir s=re t=re ent=re"
            " ait=re u=re ue=re us=re ant=re"
        ),
        endings=(
            "s e es x ent ons ez er ir re ais ait ions iez aient ai as a ames ates erent is it"
            " imes ites irent us ut ras ra rons rez ront rai rais rait raient ant ante ants antes"
            " ee ees ie ies i u ue ues eux euse euses aux al ne nes te tes le les ve ves f se ses"
            " t nt issons issez issent issait"
        ),
        forms=(
            "etre suis es est sommes etes sont etais etait etions etiez etaient ete fut furent"
            " sera serai seront soit | avoir ai as a avons avez ont avais avait avions aviez"
            " avaient eu aura aurai auront ait | aller vais vas va allons allez vont allais allait"
            " allaient alle ira irai iront | faire fais fait faisons faites font faisait fera |"
            " pouvoir peux peut pouvons pouvez peuvent pouvait pu | vouloir veux veut voulons"
            " voulez veulent voulait voulu | devoir dois doit devons devez doivent devait du |"
            " savoir sais sait savons savez savent savait su | venir viens vient venons venez"
            " viennent venu | prendre prends prend prenons prenez prennent pris | dire dis dit"
            " disons dites disent | voir vois voit voyons voyez voient vu | je me moi | tu te toi"
            " | il lui | ce cet cette ces | mon ma mes | ton ta tes | son sa ses | beau bel belle"
            " beaux belles | nouveau nouvel nouvelle nouveaux nouvelles | vieux vieil vieille"
            " vieilles | bon bonne bons bonnes"
        ),
    ),
    numbers=NumberWords(
        decimal_comma=True,
        spelt=True,
        scales="mille=1000 millions?=1e6 milliards?=1e9 billions?=1e12",
        over="plus de, plus d', au moins",
        under="moins de, moins d', presque",
        about="environ, près de, près d'",
        exactly="exactement, précisément, numéro, n°",
        minus="moins",
        zeros="zéro zero",
        no_counts="cents",
    ),
    prompts=PromptWords(
        idle=(
            "le la les un une du de qui que quoi quel quelle quels quelles quand où comment combien"
            " est sont était et ou dans au aux en par se sa ses son il elle on ce cette ces l' d'"
            " s' n' y a-t-il a-t-elle fut été sera fit a ont avait sur sous pour avec laquelle"
            " lequel nommez citez nom"
        ),
        contrasts="premier/dernier avant/après né/mort",
        synonyms=(
            "emploie/utilise employer/utiliser fabriquent/produisent fabrique/produit"
            " débuter/commencer début/commencement film/long-métrage médecin/docteur libéra/délivra"
            " libéré/délivré"
        ),
        asks="quel quelle quels quelles qui",
        where="où",
        which="quel quelle quels quelles ce cet cette ces",
        of="de du des",
        sorts="type genre sorte",
        either="ou soit",
        several="deux",
        phrases=(
            "quand, en quelle année, à quelle date, quel jour, à quel moment, de quand date, de"
            " quelle année date | où, dans quel, dans quelle, en quel, à quel endroit | quel est,"
            " quels sont, comment s'appelle, comment se nomme, comment appelle-t-on, comment"
            " nomme-t-on, comment s'appellent, ^nommez, ^citez, ^donnez, quel est le nom de, quel"
            " est le nom du, qu'est-ce que | combien de, combien d', combien y a-t-il de, combien y"
            " a-t-il d', quel est le nombre de | quel a écrit, quel écrivit, quel est l'auteur de,"
            " quel est l'auteur des, quel est l'auteur du | quel a peint, quel peignit, quel est le"
            " peintre de | quel a inventé, quel inventa, quel est l'inventeur de, quel est"
            " l'inventeur du | quel a découvert, quel découvrit | quel a fondé, quel fonda, quel"
            " est le fondateur de, quel est le fondateur du | quel a composé, quel composa, quel"
            " est le compositeur de | quel fut, quel a été, quel était | a-t-il été, fut-il, a-t-il"
            " | a-t-elle commencé, a-t-elle débuté, commença-t-elle, débuta-t-elle | s'est"
            " terminée, a pris fin, prit fin, s'acheva, s'est achevée, se termina | s'est terminé,"
            " a pris fin | de, d', du | compte, a, possède, comporte | que signifie, que"
            " veut dire |"
            " siège, se trouve le siège"
            " de, se trouve le siège du | se trouve, est situé, est située | france, france"
            " métropolitaine | ve république, cinquième république, 5e république | onu, nations"
            " unies, organisation des nations unies | ue, union européenne | usa, états-unis,"
            " états-unis d'amérique | urss, union soviétique | a eu lieu, eut lieu, s'est déroulé,"
            " s'est déroulée | , de ces, parmi ces | du monde, au monde, de la terre, sur terre"
        ),
        naming="quel est",
        relatives="qui",
        general=(
            "ville lieu pays endroit gaz métal élément organe planète langue scientifique artiste"
            " peintre auteur écrivain compositeur poète inventeur savant ingénieur philosophe"
            " personne appareil organisation mot terme"
        ),
        fillers="exactement précisément donc",
        prepositions=(
            "à de d' du au aux en dans par pour sur sous avec sans vers chez entre pendant durant"
            " depuis après avant contre selon lors"
        ),
        owners="mon ma mes ta tes sa ses notre nos votre vos leur leurs",
        before_places="à au aux en dans sur",
        replies=(
            "c'est, c'était, ce sont, ce fut, il est, elle est, il, elle, ils, elles, parce"
            " que, parce qu'il, à cause de, on l'appelle, cela s'appelle, il s'appelle"
        ),
        endings="-/s -/x",
        genders="-/e -/es n/nne eux/euse eur/euse",
        of_words=(
            "mot mots pluriel singulier contraire synonyme verbe nom adjectif traduction traduisez"
            " signifie sens préfixe forme féminin masculin"
        ),
        stands_for="sigle signifie",
        before_years="en depuis avant",
        before_counts="environ",
        behind_years="et ou à",
    ),
    dates=DateWords(
        months=(
            "janvier, janv | février, févr, fév | mars | avril, avr | mai | juin"
            " | juillet, juil, juill | août | septembre, sept | octobre, oct | novembre, nov"
            " | décembre, déc"
        ),
        weekdays="lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche",
        seasons="printemps | été | automne | hiver",
        early="début",
        mid="mi, milieu",
        late="fin",
        about="vers, environ, autour, circa, ca, v, aux alentours, aux environs, à peu près",
        to="jusqu'à, jusqu'au, jusqu'en, jusque",
        both="et",
        since="depuis",
        between="entre",
        bc=(
            "av. J.-C., av. JC, avant J.-C., avant JC, avant Jésus-Christ, avant notre ère, av. n."
            " è."
        ),
        ad="apr. J.-C., apr. JC, ap. J.-C., après J.-C., après JC, après Jésus-Christ, notre ère",
        century="siècle, siècles, #s",
        # "des" alone would make "dès 1992", since 1992, that year.
        filler=(
            "le, la, les, l, de, du, d, en, an, année, mois, jour, dans, pendant, au cours, l'an"
        ),
        decade="années, des années, décennie",
        at="à, au, aux",
        ordinals="premier, première",
        ordinal_ends="er, e, re, ère, ème, ième, nd, nde",
    ),
)
