"""Edits of questions by their authors, and questions that they put in the place of others.

A row is kind, prompt and answer before, prompt and answer after. The thresholds of
quiz/decks/pairing.py are measured on them.
"""

from __future__ import annotations

Row = tuple[str, str, str, str, str]

REWORDED: list[Row] = [
    (
        "who",
        "Who headed the Kazakhstani delegation at the CSTO commission's session of March 2007?",
        "Nikolai Pospelov",
        "Who led the Kazakhstani delegation at the March 2007 session of the CSTO commission?",
        "Nikolai Pospelov",
    ),
    (
        "where",
        "Into which sea does the Danube flow?",
        "Black Sea",
        "Which sea does the Danube flow into?",
        "Black Sea",
    ),
    (
        "number",
        "How many bones has an adult human body?",
        "206",
        "How many bones are in the adult human body?",
        "206",
    ),
    (
        "when",
        "When was the Collective Security Treaty signed?",
        "1992-05-15",
        "On what date was the Collective Security Treaty signed?",
        "15 May 1992",
    ),
    (
        "what",
        "What do plants take from the air to make sugar?",
        "carbon dioxide",
        "Which gas do plants take from the air to make sugar?",
        "Carbon dioxide",
    ),
    (
        "who",
        "Who painted the ceiling of the Sistine Chapel?",
        "Michelangelo",
        "Which artist painted the ceiling of the Sistine Chapel?",
        "Michelangelo",
    ),
    (
        "number",
        "How far away is the Moon, in kilometres?",
        "384,400",
        "How far away from the Earth is the Moon, in km?",
        "384 400",
    ),
    (
        "what",
        "What is the chemical symbol of gold?",
        "Au",
        "What's the chemical symbol for gold?",
        "Au",
    ),
    (
        "which",
        "Which countries founded the European Coal and Steel Community?",
        "Belgium\nFrance\nItaly",
        "Which states founded the European Coal and Steel Community?",
        "Belgium\nFrance\nItaly",
    ),
    (
        "what",
        "Which organ produces insulin in the human body?",
        "pancreas",
        "In the human body, which organ makes insulin?",
        "the pancreas",
    ),
    (
        "who",
        "Who wrote the novel Crime and Punishment?",
        "Fyodor Dostoevsky",
        "Who is the author of the novel Crime and Punishment?",
        "Fyodor Dostoevsky",
    ),
    (
        "what",
        "What is the currency of Japan?",
        "yen",
        "What is the currency of Japan called?",
        "yen",
    ),
    (
        "who",
        "Who was king of France when the Revolution began?",
        "Louis XVI",
        "Who was the king of France as the Revolution began?",
        "Louis XVI",
    ),
    (
        "where",
        "In which city is the headquarters of the CSTO?",
        "Moscow",
        "In which city are the headquarters of the CSTO?",
        "Moscow",
    ),
    (
        "what",
        "Wie heißt die Hauptstadt von Frankreich?",
        "Paris",
        "Wie lautet die Hauptstadt von Frankreich?",
        "Paris",
    ),
    (
        "cloze",
        "It was set up in [...], after the Tashkent Treaty.",
        "2002",
        "It was set up in [...] after the Tashkent Treaty",
        "2002",
    ),
    (
        "choice",
        "Which of these planets is nearest to the Sun?",
        "Mercury",
        "Which of these planets is the nearest to the Sun?",
        "Mercury",
    ),
    (
        "claim",
        "The Danube flows into the Black Sea.",
        "true",
        "The Danube flwos into the Black Sea",
        "true",
    ),
    ("card", "the house", "das Haus", "the hosue", "das Haus"),
    (
        "card",
        "What is a **fission**?",
        "Splitting of a nucleus",
        "What is a **fission**?",
        "Splitting of a nucleus in two",
    ),
]
"""One question, put in other words: most continue by themselves, none may continue another's."""

SLIPPED: list[Row] = [
    (
        "who",
        "Who headed the Kazkahstani delegation?",
        "Nikolai Pospelow",
        "Who headed the Kazakhstani delegation?",
        "Nikolai Pospelov",
    ),
    (
        "what",
        "What is the captial of Mongolia?",
        "Ulan Bator",
        "What is the capital of Mongolia?",
        "Ulaanbaatar",
    ),
    (
        "what",
        "What is the capital of Mongolia?",
        "Ulaanbatar",
        "What is the capital of Mongolia?",
        "Ulaanbaatar",
    ),
    (
        "when",
        "When did the Berlin Wall fall?",
        "1989-11-09",
        "When did the Berlin Wall fall?",
        "9 November 1989",
    ),
    (
        "when",
        "When did the Berlin Wall fall?",
        "1989",
        "When did the Berlin Wall fall?",
        "1989-11-09",
    ),
    ("number", "How many members has the EU?", "28", "How many members has the EU?", "27"),
    ("claim", "The Moon orbtis the Earth.", "true", "The Moon orbits the Earth.", "true"),
    ("claim", "The Moon orbits the Earth.", "false", "The Moon orbits the Earth.", "true"),
    (
        "which",
        "Which are the Baltic states?",
        "Estonia\nLatvia\nLithuana",
        "Which are the Baltic states?",
        "Estonia\nLatvia\nLithuania",
    ),
    (
        "order",
        "From west to east?",
        "Lisbon -> Madrid -> Rome",
        "From west to east?",
        "Lisbon -> Madrid -> Rome",
    ),
    (
        "what",
        "Who’s the “Iron Chancellor”?",
        "Otto von Bismark",
        'Who\'s the "Iron Chancellor"?',
        "Otto von Bismarck",
    ),
    ("what", "What color has Mars?", "red", "What colour has Mars?", "red"),
]
"""One question with a slip mended, or its answer."""


def _same(answer: str, *subjects: str) -> list[tuple[str, str]]:
    return [(subject, answer) for subject in subjects]


_TEMPLATES = [
    (
        "what",
        "What is the capital of {0}?",
        [
            ("France", "Paris"),
            ("Italy", "Rome"),
            ("Spain", "Madrid"),
            ("Austria", "Vienna"),
            ("Australia", "Canberra"),
            ("Niger", "Niamey"),
            ("Nigeria", "Abuja"),
            ("Iran", "Tehran"),
            ("Iraq", "Baghdad"),
            ("Slovakia", "Bratislava"),
            ("Slovenia", "Ljubljana"),
        ],
    ),
    (
        "where",
        "On which continent does {0} lie?",
        [
            ("Zambia", "Africa"),
            ("Gambia", "Africa"),
            ("Mali", "Africa"),
            ("Malawi", "Africa"),
            ("Guinea", "Africa"),
            ("Ghana", "Africa"),
        ],
    ),
    ("when", "When did World War {0} begin?", [("I", "1914"), ("II", "1939")]),
    (
        "number",
        "How many moons has {0}?",
        [("Mars", "2"), ("Jupiter", "95"), ("Earth", "1"), ("Neptune", "14")],
    ),
    (
        "who",
        "Who was {0} of England in 1500?",
        [("king", "Henry VII"), ("queen", "Elizabeth of York")],
    ),
    (
        "who",
        "Who was the {0} of Alexander the Great?",
        [
            ("mother", "Olympias"),
            ("father", "Philip II"),
            ("teacher", "Aristotle"),
            ("wife", "Roxana"),
            ("horse", "Bucephalus"),
        ],
    ),
    (
        "what",
        "What is the {0} planet of the solar system?",
        [
            ("largest", "Jupiter"),
            ("smallest", "Mercury"),
            ("hottest", "Venus"),
            ("heaviest", "Jupiter"),
            ("nearest", "Mercury"),
        ],
    ),
    (
        "when",
        "In which year was the treaty of {0} signed?",
        [
            ("1991", "1991"),
            ("Versailles", "1919"),
            ("Trianon", "1920"),
            ("Rome", "1957"),
            ("Maastricht", "1992"),
        ],
    ),
    (
        "what",
        "What is vitamin {0} good for?",
        [("A", "eyes"), ("C", "gums"), ("D", "bones"), ("K", "blood")],
    ),
    (
        "claim",
        "{0} is a member of NATO.",
        [
            ("Norway", "true"),
            ("Sweden", "true"),
            ("Austria", "false"),
            ("Turkey", "true"),
            ("Finland", "true"),
        ],
    ),
    (
        "claim",
        "The CSTO was founded {0} 2002.",
        [("before", "false"), ("after", "false"), ("in", "true")],
    ),
    (
        "claim",
        "Water boils at {0} degrees at sea level.",
        [("100", "true"), ("90", "false"), ("80", "false")],
    ),
    (
        "what",
        "Which element has the atomic number {0}?",
        [("1", "hydrogen"), ("2", "helium"), ("3", "lithium"), ("10", "neon")],
    ),
    (
        "what",
        "What is the French word for {0}?",
        [("house", "maison"), ("horse", "cheval"), ("mouse", "souris")],
    ),
    (
        "who",
        "Who painted the portrait of {0}?",
        [
            ("Mona Lisa", "Leonardo"),
            ("Dorian Gray", "Basil Hallward"),
            ("Adele Bloch-Bauer", "Klimt"),
        ],
    ),
    ("who", "Who {0} the battle of Waterloo?", [("won", "Wellington"), ("lost", "Napoleon")]),
    ("who", "Which Roman emperor came {0} Nero?", [("before", "Claudius"), ("after", "Galba")]),
    (
        "card",
        "{0}",
        [("das Haus", "house"), ("die Maus", "mouse"), ("der Hund", "dog"), ("die Katze", "cat")],
    ),
    (
        "number",
        "How many players has a {0} team?",
        [
            ("football", "11"),
            ("baseball", "9"),
            ("basketball", "5"),
            ("cricket", "11"),
            ("hockey", "11"),
        ],
    ),
    # Long prompts that have one word of weight otherwise, and one answer.
    (
        "what",
        "In the human body, which organ system does the {0} belong to?",
        _same("digestive", "liver", "stomach"),
    ),
    (
        "what",
        "Which colour does litmus paper turn when it is dipped into {0}?",
        _same("red", "vinegar", "lemonade"),
    ),
    (
        "number",
        "How many legs does an adult {0} of the garden kind usually have?",
        _same("8", "spider", "scorpion"),
    ),
    (
        "what",
        "Which metal is mixed with copper to make the alloy that {0} are usually cast from?",
        _same("tin", "bells", "statues"),
    ),
    (
        "what",
        "Which material was used for the {0} of the temple in the oldest part of the city?",
        _same("cedar", "roof", "doors", "floor"),
    ),
    (
        "what",
        "Which gas do green plants {0} in daylight?",
        _same("oxygen", "release during photosynthesis", "absorb during respiration"),
    ),
    (
        "what",
        "Which unit is used in physics to measure the {0}?",
        _same("joule", "energy stored in a battery", "work done by a force"),
    ),
    (
        "who",
        "Who signed the protocol on the budget for the {0} at the summit in spring?",
        _same("the president", "armed forces", "border guards", "secretariat"),
    ),
    (
        "what",
        "What is the boiling point of {0}?",
        [("water", "100"), ("ethanol", "78"), ("methanol", "65")],
    ),
    ("who", "Which king {0} executed in 1649?", [("was", "Charles I"), ("was not", "James I")]),
]

REPLACED: list[Row] = [
    (kind, template.format(old), old_answer, template.format(new), new_answer)
    for kind, template, rows in _TEMPLATES
    for old, old_answer in rows
    for new, new_answer in rows
    if old != new
]
"""A question put in another one's place: of all that are alike in wording."""
