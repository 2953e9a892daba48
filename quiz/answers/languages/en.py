"""English, which every deck understands."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        articles="the a an",
        infinitive="to",
        negations="not no non never without none nor neither nothing nobody cannot",
        by="by",
        ampersand="and",
        conjunctions="and",
        numbers=(
            "zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11"
            " twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18"
            " nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80"
            " ninety=90 hundred=100 thousand=1000"
        ),
        ranks=(
            "first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10"
            " eleventh=11 twelfth=12 thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16"
            " seventeenth=17 eighteenth=18 nineteenth=19 twentieth=20 thirtieth=30 fortieth=40"
            " fiftieth=50 sixtieth=60 seventieth=70 eightieth=80 ninetieth=90"
        ),
        respelt=(
            "dr=doctor st=saint mt=mount"
            " defence=defense offence=offense licence=license pretence=pretense programme=program"
            " programmes=programs grey=gray tyre=tire tyres=tires plough=plow ploughs=plows"
            " aluminium=aluminum cheque=check cheques=checks jewellery=jewelry mould=mold"
            " moustache=mustache pyjamas=pajamas sceptic=skeptic axe=ax draught=draft gaol=jail"
            " kerb=curb manoeuvre=maneuver aeroplane=airplane storey=story artefact=artifact"
            " artefacts=artifacts advisor=adviser advisors=advisers ambiance=ambience"
            " judgement=judgment judgements=judgments"
        ),
        suffixes=(
            "s= ses=s xes=x zes=z ches=ch shes=sh oes=o ies=y ied=y ed= ed=e ing= ing=e ings="
            " ings=e bbed=b bbing=b dded=d dding=d gged=g gging=g lled=l lling=l mmed=m"
            " mming=m nned=n nning=n pped=p pping=p rred=r rring=r tted=t tting=t"
        ),
        endings="s es ed ing er ers est ly y ies ied ier iest e ren",
        forms=(
            "be am is are was were been being | have has had having | do does did done doing | go"
            " goes went gone going | will would | can could | shall should | may might | make"
            " makes made making | take takes took taken | see sees saw seen | give gives gave"
            " given | get gets got gotten | come comes came | know knew known | say says said |"
            " write wrote written | speak spoke spoken | eat ate eaten | begin began begun | drink"
            " drank drunk | run ran | sing sang sung | swim swam swum | break broke broken |"
            " choose chose chosen | drive drove driven | fall fell fallen | find found | fly flew"
            " flown | forget forgot forgotten | grow grew grown | hold held | keep kept | leave"
            " left | lose lost | meet met | pay paid | ride rode ridden | rise rose risen | sell"
            " sold | send sent | shake shook shaken | sit sat | sleep slept | stand stood | steal"
            " stole stolen | teach taught | tell told | think thought | throw threw thrown |"
            " understand understood | wake woke woken | wear wore worn | win won | bring brought |"
            " build built | buy bought | catch caught | feel felt | fight fought | good better"
            " best | bad worse worst | much many more most | little less least | man men | woman"
            " women | foot feet | tooth teeth | mouse mice | goose geese | person people | i me my"
            " mine | he him his | she her hers | we us our ours | they them their theirs | you"
            " your yours | who whom whose | it its | this these | that those"
        ),
    ),
    numbers=NumberWords(
        spelt=True,
        scales=(
            "dozens?=12 hundreds?=100 thousands?=1000 lakhs?=1e5 millions?=1e6 crores?=1e7"
            " billions?=1e9 trillions?=1e12 quadrillions?=1e15"
        ),
        over=(
            "over, more than, above, exceeding, greater than, in excess of, at least, no less than,"
            " not less than, no fewer than, not fewer than"
        ),
        under=(
            "under, less than, fewer than, below, up to, at most, no more than, not more than,"
            " nearly, almost"
        ),
        about=(
            "about, around, approximately, approx, approx., roughly, circa, c, c., ca, ca., some,"
            " more or less, close to"
        ),
        exactly=(
            "exactly, precisely, just, only, at, aged, age, at age, at the age of, number, no.,"
            " nr., #"
        ),
        slightly="just, well, slightly, a little, a bit, far",
        over_behind="or more, or over",
        under_behind="or less, or fewer",
        about_behind="or so",
        minus="minus negative",
        zeros="zero nought",
        no_counts="o tens hundreds thousands",
        aliases="none=zero nil=zero naught=zero",
        misspelt=(
            "fourty=forty forteen=fourteen fiveteen=fifteen ninty=ninety nintey=ninety"
            " ninteen=nineteen eigthy=eighty twelv=twelve hundered=hundred hunderd=hundred"
            " thousend=thousand milion=million millon=million bilion=billion"
        ),
    ),
    prompts=PromptWords(
        idle=(
            "a an the this that these those it its in on at of to from by with for as and or but"
            " into about between during is are was were be been being do does did has have had can"
            " could will would shall should may might must who whom whose what which when where why"
            " how many much there here whether if then than so one give name state whats whos"
            " wheres hows what's who's where's how's called say list tell complete choose fill"
            " according he she they their his her him them you your we our i my me"
        ),
        contrasts=(
            "largest/smallest biggest/smallest highest/lowest longest/shortest oldest/youngest"
            " oldest/newest earliest/latest nearest/farthest closest/farthest fastest/slowest"
            " most/least more/fewer more/less best/worst heaviest/lightest deepest/shallowest"
            " hottest/coldest warmest/coldest richest/poorest strongest/weakest greatest/least"
            " large/small big/small high/low long/short old/young old/new hot/cold warm/cold"
            " early/late before/after above/below over/under inside/outside start/end began/ended"
            " begin/end started/ended beginning/end opened/closed born/died birth/death win/lose"
            " won/lost winner/loser victory/defeat bought/sold import/export imports/exports"
            " imported/exported rise/fall rose/fell increase/decrease king/queen prince/princess"
            " emperor/empress duke/duchess mother/father son/daughter brother/sister husband/wife"
            " uncle/aunt man/woman men/women boy/girl male/female he/she his/her with/without"
            " always/never all/none true/false day/night summer/winter spring/autumn"
            " singular/plural predecessor/successor preceded/succeeded preceded/followed"
            " cause/effect teacher/pupil student/teacher attacker/defender attacked/defended"
            " author/translator friend/enemy ally/enemy inner/outer found/founded fell/felled"
            " bound/bounded wound/wounded ground/grounded saw/sawed lay/lied"
        ),
        synonyms=(
            "led/headed/chaired wrote/authored/penned founded/established"
            " makes/produces/make/produce begin/start/commence began/started/commenced"
            " end/finish/conclude ended/finished/concluded built/constructed took/taken"
            " holds/hold receive/get received/got often/frequently big/large small/little"
            " km/kilometres kilometers/kilometres metres/meters countries/states nations/countries"
            " movie/film movies/films biggest/largest smallest/tiniest main/principal"
            " kind/type/sort kinds/types/sorts located/situated called/named/termed used/utilised"
            " purchased/bought humans/people assist/help fabricate/manufacture entire/whole"
            " quickest/fastest author/writer created/made doctor/physician doctors/physicians"
            " buy/purchase get/obtain"
        ),
        asks="what which who",
        where="where",
        which="which what this these name",
        of="of",
        sorts="kind type sort",
        calls="call",
        either="or either",
        several="both couple pair trio",
        phrases=(
            "when, in what year, in which year, what year, on what date, on what day, on which"
            " date, at what date, what was the date when | where, in what, in which, at which, on"
            " which | what is, what are, what's, ^name, ^list, ^give, ^state, ^tell, what do you"
            " call, what do we call, how do you call, how do we call, what is the name of, what is"
            " the name for, what is the term for, what is the word for, what is the name given to,"
            " what's the name of, what are the names of, what is known as, what is meant by | what"
            " was, what were, what was the name of | what, what is it that, what was it"
            " that, which one of these,"
            " which one of the following | is,"
            " are | was, were | has, have, has got, have got, are there in, are in, is there in,"
            " are there on | do, does | how many, what is the number of, how large is the number of"
            " | what wrote, what is the author of, what was the author of, what is the writer of |"
            " what invented, what is the inventor of, what was the inventor of | what discovered,"
            " what is the discoverer of, what was the discoverer of | what founded, what is the"
            " founder of, what was the founder of | what led, what was the leader of, what was the"
            " head of | what painted, what is the painter of, what was the painter of | what"
            " composed, what is the composer of, what was the composer of | take place, happen,"
            " occur | took place, happened, occurred | is held, takes place | set up, founded,"
            " established | to, in order to | symbol of, symbol for | word of, word for | formula"
            " of, formula for | in the world, on earth, of the world, in the whole world, on the"
            " earth, anywhere in the world | un, united nations, united nations organization, uno |"
            " eu, european union | usa, us, united states, united states of america | uk, united"
            " kingdom | ussr, soviet union | wwi, first world war, world war i, great war, world"
            " war one | wwii, second world war, world war ii, world war two | km, kilometres,"
            " kilometers | kg, kilograms, kilogrammes | degrees celsius, °c, degrees centigrade |"
            " as a result of, because of, due to | a lot of, many | such as, like | , of these, of"
            " the following, of them, among these, among the following"
        ),
        naming="what is",
        relatives="that which",
        apart="how many do has",
        general=(
            "city town place country state location gas metal element organ planet language"
            " substance liquid process scientist artist painter author writer composer poet"
            " inventor explorer philosopher physicist chemist mathematician person politician"
            " statesman work document organization body treaty word term device instrument material"
            " animal plant"
        ),
        fillers="called located situated there please exactly",
        prepositions=(
            "in on at of to from by with for into onto about between during after before until"
            " since under over near among against through within according"
        ),
        owners="my your his her its our their",
        before_places="in at on",
        replies=(
            "it is, it was, it's, its, that is, that was, that's, this is, this was, they are,"
            " they were, they're, there is, there are, there was, there were, he is, he was, she"
            " is, she was, it, he, she, they, because, because of, you should, you must, you are,"
            " you're, you, it is called, it's called, this is called, they are called, it is known"
            " as"
        ),
        endings="-/s/ing e/es/ing y/ies/ying",
        of_words=(
            "word words plural singular opposite antonym synonym tense verb noun adjective"
            " translate translation spelling spelt spelled means meaning mean definition prefix"
            " suffix rhymes pronounced form"
        ),
        stands_for="stand stands abbreviation abbreviations acronym acronyms initials",
        before_years="in since until till by during year before after",
        before_counts="of about over nearly almost than only some has have had",
        behind_years="and or to in at by on as but with when while until",
    ),
    dates=DateWords(
        months=(
            "january, jan | february, feb, febr | march, mar | april, apr | may | june, jun"
            " | july, jul | august, aug | september, sept, sep | october, oct | november, nov"
            " | december, dec"
        ),
        weekdays=(
            "monday, mon | tuesday, tue, tues | wednesday, wed | thursday, thu, thur, thurs"
            " | friday, fri | saturday, sat | sunday, sun"
        ),
        seasons="spring, springtime | summer, summertime | autumn, fall | winter, wintertime",
        early="early, beginning, start, first months, opening months",
        mid="mid, middle",
        late=(
            "late, end, close, last months, final months, closing months, towards the end,"
            " toward the end"
        ),
        about="about, around, circa, circ, ca, c, approximately, approx, roughly, or so",
        to="to, till, til, until, through, thru, up to",
        both="and",
        since="from",
        between="between",
        bc="b. c., b. c. e., before christ, before the common era, before common era",
        ad="a. d., c. e., anno domini, common era",
        century="century, centuries, cent, #c",
        filler=(
            "the, of, in, on, at, during, year, years, day, month, night, morning, afternoon,"
            " evening"
        ),
        decade="decade",
        ordinals=(
            "first | second | third | fourth | fifth | sixth | seventh | eighth | ninth | tenth"
            " | eleventh | twelfth | thirteenth | fourteenth | fifteenth | sixteenth | seventeenth"
            " | eighteenth | nineteenth | twentieth | twenty-first | twenty-second | twenty-third"
            " | twenty-fourth | twenty-fifth | twenty-sixth | twenty-seventh | twenty-eighth"
            " | twenty-ninth | thirtieth | thirty-first"
        ),
        decades=(
            "twenties | thirties | forties | fifties | sixties | seventies | eighties | nineties"
        ),
        ordinal_ends="st, nd, rd, th",
        decade_ends="s",
    ),
)
