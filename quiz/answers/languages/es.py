"""Spanish."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        states="república reino principado sultanato estado isla",
        articles="el la los las un una",
        negations="no sin nunca ni nada",
        by="por",
        titles="sr sra srta",
        ampersand="y",
        conjunctions="y",
        numbers=(
            "dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12"
            " cien=100 mil=1000"
        ),
        suffixes=(
            "s= es= ces=z a=o as=o os=o as=a o=ar as=ar a=ar amos=ar ais=ar an=ar aba=ar"
            " abas=ar aban=ar e=ar es=ar en=ar aste=ar aron=ar ara=ar aran=ar aria=ar ando=ar"
            " ado=ar ada=ar ados=ar adas=ar o=er es=er e=er emos=er en=er ia=er ian=er io=er"
            " ieron=er iendo=er ido=er ida=er idos=er idas=er o=ir es=ir e=ir imos=ir en=ir"
            " ia=ir ian=ir io=ir ieron=ir iendo=ir ido=ir ida=ir idos=ir idas=ir"
        ),
        endings=(
            "s es o a e i os as n an en mos amos emos imos is ais eis ar er ir r ado ada ados"
            " adas ido ida idos idas do da dos das ando iendo ndo aba abas abamos aban ba bas"
            " bamos ban ia ias iamos ian io iste isteis ieron ste steis ron aron aste asteis ra"
            " ras ran remos re rian rias ria are aras ara aremos aran ere eras era eremos eran ces"
            " z"
        ),
        forms=(
            "ser soy eres es somos sois son era eras eramos eran fui fuiste fue fuimos fueron"
            " sido sea sean | estar estoy estas esta estamos estais estan estaba estaban estuve"
            " estuvo estuvieron estado | haber he has ha hemos habeis han habia habian hubo hay |"
            " ir voy vas va vamos vais van iba iban fui fuiste fue fuimos fueron ido | tener tengo"
            " tienes tiene tenemos tienen tenia tuve tuvo tuvieron | hacer hago haces hace hacen"
            " hice hizo hicieron hecho | decir digo dices dice dicen dije dijo dijeron dicho |"
            " poder puedo puedes puede podemos pueden podia pude pudo | querer quiero quieres"
            " quiere queremos quieren queria quise quiso | venir vengo vienes viene venimos vienen"
            " vine vino | dar doy das da damos dan dio dieron | ver veo ves ve vemos ven vio"
            " vieron visto | saber se sabes sabe saben supe supo | yo me mi | tu te ti | este esta"
            " estos estas | ese esa esos esas | mi mis | su sus"
        ),
    ),
    numbers=NumberWords(
        decimal_comma=True,
        spelt=True,
        scales="mil=1000 mill[oó]n(es)?=1e6 bill[oó]n(es)?=1e12",
        over="más de, al menos",
        under="menos de, casi",
        about="cerca de, unos, unas, alrededor de",
        exactly="exactamente, número, n.°, n°",
        minus="menos",
        zeros="cero zero",
        no_counts="cientos miles",
    ),
    prompts=PromptWords(
        idle=(
            "el la los las un una de en quién qué cuál cuándo dónde cómo cuánto cuántos es son era"
            " y o del al se su sus por para con que fue ha hay está a lo nombra di nombre llama"
            " este esta estos estas le les quien cual quienes cuales"
        ),
        synonyms=(
            "tipo/clase tipos/clases producen/fabrican produce/fabrica idioma/lengua película/filme"
            " médico/doctor empezar/comenzar empieza/comienza"
        ),
        asks="quién quiénes",
        where="dónde",
        which="qué cuál cuáles este esta",
        of="de del",
        sorts="tipo clase",
        either="o u",
        several="ambos ambas",
        phrases=(
            "cuándo, en qué año, en qué fecha, qué día, de qué año es, en qué día | dónde, en qué,"
            " en cuál | quién, qué artista, qué científico, qué científica, qué escritor, qué"
            " pintor, qué compositor, qué inventor, qué poeta, qué persona | cuál es, qué es, quién"
            " es, qué ciudad es, qué país es, qué metal es, qué gas es, qué órgano es, qué planeta"
            " es, cómo se llama, cómo se llaman, cuáles son, cómo se denomina, ^nombra, ^di, ^di el"
            " nombre de, ^di el nombre del, ^indica, cuál es el nombre de, cuál es el nombre del |"
            " cuántos, cuál es el número de, cuántas | quién escribió, quién es el autor de, quién"
            " es el autor del, quién fue el autor de, quién ha escrito | quién pintó, quién es el"
            " pintor de, quién es el autor del cuadro | quién descubrió, quién ha descubierto |"
            " quién inventó, quién es el inventor de, quién es el inventor del | quién fundó, quién"
            " fue el fundador de | quién compuso, quién es el compositor de | está, se encuentra,"
            " se halla, está situado, está situada, se ubica, queda | están, se encuentran | tiene,"
            " posee, hay en | se fundó, fue fundada, fue fundado | se firmó, fue firmado, fue"
            " firmada | se aprobó, fue aprobada, fue aprobado | empezó, comenzó, se inició, dio"
            " comienzo | terminó, acabó, finalizó, concluyó | murió, falleció | tuvo lugar, se"
            " celebró, ocurrió | onu, naciones unidas, organización de las naciones unidas | ue,"
            " unión europea | eeuu, ee uu, estados unidos, estados unidos de américa | urss, unión"
            " soviética | américa del sur, sudamérica, suramérica | américa del norte, norteamérica"
            " | se conoce como, es conocido como, es conocida como | qué significa, qué"
            " quiere decir"
            " | de, del | a, al | del mundo, de la tierra, en el"
            " mundo | , de estos, de los siguientes, de estas, de las siguientes"
        ),
        naming="cuál es",
        relatives="que",
        general="ciudad lugar país sitio",
        fillers="exactamente concretamente",
        prepositions=(
            "a al de del en con por para sin sobre bajo desde hasta entre hacia contra según"
            " durante tras ante"
        ),
        owners="tu tus su sus nuestro nuestra",
        before_places="en",
        replies=(
            "es, son, era, eran, fue, fueron, está en, se llama, porque, porque es, a causa de, por"
        ),
        endings="-/s -/es",
        genders="o/a os/as or/ora ores/oras",
        of_words=(
            "palabra palabras plural singular contrario antónimo sinónimo verbo sustantivo adjetivo"
            " traducción traduce significa significado prefijo forma femenino"
        ),
        stands_for="siglas sigla significa",
        before_years="en desde hasta año",
        behind_years="y o a",
    ),
    dates=DateWords(
        months=(
            "enero, ene | febrero, feb | marzo, mar | abril, abr | mayo, may | junio, jun"
            " | julio, jul | agosto, ago | septiembre, setiembre, sept, sep, set | octubre, oct"
            " | noviembre, nov | diciembre, dic"
        ),
        weekdays="lunes | martes | miércoles | jueves | viernes | sábado | domingo",
        seasons="primavera | verano | otoño | invierno",
        early="principios, principio, comienzos, comienzo, inicios, inicio",
        mid="mediados, mitad",
        late="finales, final, fines, fin",
        about=(
            "hacia, alrededor, cerca, aproximadamente, aprox, circa, ca, c, en torno a, en torno al"
        ),
        to="hasta",
        both="y, e",
        since="desde",
        between="entre",
        bc=(
            "a. C., a. de C., antes de Cristo, a. J. C., a. e. c., a. n. e., antes de nuestra era,"
            " antes de la era común"
        ),
        ad="d. C., d. de C., después de Cristo, e. c., nuestra era, era común",
        century="siglo, siglos, s",
        filler="el, la, los días, de, del, en, año, mes, día, días, durante",
        # "los 90" are the nineties, so the article alone must never leave a year behind.
        decade="años, los años, los, década, década de los, década de los años, decenio",
        at="a, al",
        ordinals="primero, primer, uno",
        ordinal_ends="º, ª, er, ro",
    ),
)
