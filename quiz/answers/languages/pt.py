"""Portuguese."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        titles="sr sra",
        states="república reino principado sultanato estado ilha",
        articles="o a os as um uma",
        negations="nao sem nunca nem nada",
        numbers=(
            "dois=2 duas=2 três=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11"
            " doze=12"
        ),
        ampersand="e",
        conjunctions="e",
        suffixes=(
            "s= es= ns=m is=l ais=al eis=el oes=ao aes=ao a=o as=o os=o as=a o=ar as=ar a=ar"
            " amos=ar am=ar ava=ar avam=ar ei=ar ou=ar aram=ar ara=ar aria=ar ando=ar ado=ar"
            " ada=ar ados=ar adas=ar e=ar em=ar o=er es=er e=er emos=er em=er ia=er iam=er"
            " eu=er eram=er endo=er ido=er ida=er idos=er idas=er o=ir es=ir e=ir imos=ir"
            " em=ir ia=ir iam=ir iu=ir iram=ir indo=ir ido=ir ida=ir idos=ir idas=ir"
        ),
        endings=(
            "s es o a os as e em am m mos amos emos imos ar er ir r ado ada ados adas ido ida"
            " idos idas do da dos das ando endo indo ndo ava avas avamos avam va vas vamos vam ia"
            " ias iamos iam ei ou aste aram eu este eram iu iste iram ste ram ra ras rao remos rei"
            " ria riam ns is ais eis oes aos aes ao"
        ),
        forms=(
            "ser sou es e somos sois sao era eras eramos eram fui foste foi fomos foram sido seja"
            " sejam | estar estou estas esta estamos estao estava estavam esteve | ter tenho tens"
            " tem temos tinha tinham teve tive tiveram tido | haver ha havia houve | ir vou vais"
            " vai vamos vao ia iam fui foi foram | fazer faco fazes faz fazemos fazem fiz fez"
            " fizeram feito | poder posso podes pode podemos podem pude pode | querer quero queres"
            " quer queremos querem quis | vir venho vens vem vimos veio vieram | dizer digo dizes"
            " diz dizem disse disseram dito | eu me mim | tu te ti"
        ),
    ),
    numbers=NumberWords(
        decimal_comma=True,
        spelt=True,
        exactly="exatamente, exactamente, número, n.°, n°",
        scales="mil=1000 milh(ão|ões)=1e6 bilh(ão|ões)=1e9",
        over="mais de",
        under="menos de, quase",
        minus="menos",
        zeros="zero",
    ),
    prompts=PromptWords(
        idle=(
            "o os as um uma quem qual quando onde de do da dos das em no na nos nas a ao e ou é são"
            " foi foram era que quais como quantos quantas se por para com"
        ),
        asks="quem",
        where="onde",
        which="qual quais este esta",
        of="de do da",
        sorts="tipo",
        either="ou",
        several="ambos ambas",
        phrases=(
            "quando, em que ano, em que data, em que dia | onde, em que, em qual | quem, que"
            " artista, que cientista, que escritor, que pintor, que compositor, que poeta | qual é,"
            " quais são, o que é, quem é, que cidade é, qual cidade é, que país é, como se chama,"
            " como se chamam, ^nomeie, ^cite, qual é o nome de | quem escreveu, quem é o autor de,"
            " quem é o autor do, quem é o autor da | quem pintou, quem é o pintor de | fica,"
            " situa-se, está situado, está situada | onu, nações unidas | ue, união europeia | eua,"
            " estados unidos"
        ),
        naming="qual é",
        general="cidade país lugar",
        prepositions=(
            "a ao à de do da dos das em no na nos nas com por pelo pela para sem sobre entre desde"
            " até durante"
        ),
        before_places="em no na nos nas",
        replies="é, era, são, eram, foi, foram, chama-se, porque, por causa de",
        endings="-/s -/es",
        genders="o/a os/as or/ora ores/oras",
        of_words=(
            "palavra plural singular antônimo sinônimo verbo substantivo adjetivo tradução"
            " significa"
        ),
    ),
    dates=DateWords(
        months=(
            "janeiro, jan | fevereiro, fev | março, mar | abril, abr | maio, mai | junho, jun"
            " | julho, jul | agosto, ago | setembro, set | outubro, out | novembro, nov"
            " | dezembro, dez"
        ),
        weekdays=(
            "segunda-feira, segunda | terça-feira, terça | quarta-feira, quarta"
            " | quinta-feira, quinta | sexta-feira, sexta | sábado | domingo"
        ),
        seasons="primavera | verão | outono | inverno",
        early="início, inícios, começo, começos, princípio, princípios",
        mid="meados, meio",
        late="fim, fins, final, finais",
        about="cerca, por volta, aproximadamente, aprox, circa, ca, c, em torno",
        to="até",
        both="e",
        since="desde",
        between="entre",
        bc="a. C., antes de Cristo, a. e. c., antes da era comum",
        ad="d. C., depois de Cristo, e. c., era comum",
        century="século, séculos, séc, s",
        filler=(
            "o, de, do, da, em, no, na, os dias, nos dias, dos dias, ano, mês, dia, dias, durante"
        ),
        # "os 90" are the nineties, so these articles alone must never leave a year behind.
        decade=(
            "anos, os anos, nos anos, dos anos, os, nos, dos, década, década dos, década dos anos"
        ),
        at="a, ao, à, às",
        ordinals="primeiro",
        ordinal_ends="º, ª",
    ),
)
