"""Estonian, with the genitive and the inessive of month names."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        has_long_letters=True,
        conjunctions="ja",
        negations="ei ilma",
    ),
    numbers=NumberWords(
        decimal_comma=True,
        scales="tuha[nt](de|t)?=1000 miljoni?t?=1e6 miljardi?t?=1e9",
        over="üle, rohkem kui",
        under="alla, vähem kui",
        about="umbes, ligikaudu",
    ),
    prompts=PromptWords(
        before_years="aastal kuni",
    ),
    dates=DateWords(
        months=(
            "jaanuar, jaanuari, jaanuaris, jaan | veebruar, veebruari, veebruaris, veebr | märts,"
            " märtsi, märtsis | aprill, aprilli, aprillis, apr | mai, mais | juuni, juunis |"
            " juuli, juulis | august, augusti, augustis, aug | september, septembri, septembris,"
            " sept | oktoober, oktoobri, oktoobris, okt | november, novembri, novembris, nov |"
            " detsember, detsembri, detsembris, dets"
        ),
        weekdays="esmaspäev | teisipäev | kolmapäev | neljapäev | reede | laupäev | pühapäev",
        seasons=(
            "kevad, kevadel, kevade | suvi, suvel, suve | sügis, sügisel, sügise | talv, talvel,"
            " talve"
        ),
        early="algus, alguses",
        mid="keskpaik, keskpaigas, keskel",
        late="lõpp, lõpus",
        about="umbes, u, ligikaudu, ca",
        to="kuni",
        both="ja",
        since="alates",
        between="vahel",
        bc="eKr., e. m. a., enne Kristust, enne meie ajaarvamist",
        ad="pKr., m. a. j., pärast Kristust",
        century="sajand, sajandil, saj",
        filler="aasta, aastal, a, kuu, päev, päeval",
        decade_ends="ndad, ndatel",
    ),
)
