"""English."""

from quiz.answers.dates.calendar import Words

WORDS = Words(
    months=(
        "january, jan | february, feb, febr | march, mar | april, apr | may | june, jun | july, jul | august, aug"
        "| september, sept, sep | october, oct | november, nov | december, dec"
    ),
    weekdays=(
        "monday, mon | tuesday, tue, tues | wednesday, wed | thursday, thu, thur, thurs | friday, fri"
        "| saturday, sat | sunday, sun"
    ),
    seasons="spring, springtime | summer, summertime | autumn, fall | winter, wintertime",
    early="early, beginning, start",
    mid="mid, middle",
    late="late, end",
    about="about, around, circa, circ, ca, c, approximately, approx, roughly, or so",
    to="to, till, til, until, through, thru, up to",
    both="and",
    since="from",
    between="between",
    bc="b. c., b. c. e., before christ, before the common era, before common era",
    ad="a. d., c. e., anno domini, common era",
    century="century, centuries, cent, #c",
    decade="decade",
    filler="the, of, in, on, at, during, year, years, day, month, night, morning, afternoon, evening",
    ordinals=(
        "first | second | third | fourth | fifth | sixth | seventh | eighth | ninth | tenth | eleventh | twelfth"
        "| thirteenth | fourteenth | fifteenth | sixteenth | seventeenth | eighteenth | nineteenth | twentieth"
        "| twenty-first | twenty-second | twenty-third | twenty-fourth | twenty-fifth | twenty-sixth"
        "| twenty-seventh | twenty-eighth | twenty-ninth | thirtieth | thirty-first"
    ),
    ordinal_ends="st, nd, rd, th",
    decades="twenties | thirties | forties | fifties | sixties | seventies | eighties | nineties",
    decade_ends="s",
)
