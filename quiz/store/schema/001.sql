-- The facts. Rows are (machine, seq); one counter runs through reviews, acts and sittings of a machine.

CREATE TABLE machines (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- Every question ever met in the history, as last seen: what pairing needs after its deck has changed.
CREATE TABLE questions (
    id     INTEGER PRIMARY KEY,
    key    TEXT NOT NULL UNIQUE,
    kind   TEXT NOT NULL DEFAULT '',
    prompt TEXT NOT NULL DEFAULT '',
    answer TEXT NOT NULL DEFAULT '',
    deck   TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE sittings (
    machine  INTEGER NOT NULL REFERENCES machines (id),
    seq      INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    offset   INTEGER NOT NULL,
    mode     TEXT NOT NULL,
    settings TEXT NOT NULL,
    seed     INTEGER NOT NULL,
    name     TEXT NOT NULL,
    PRIMARY KEY (machine, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE reviews (
    machine         INTEGER NOT NULL REFERENCES machines (id),
    seq             INTEGER NOT NULL,
    at              INTEGER NOT NULL, -- milliseconds since 1970 UTC
    offset          INTEGER NOT NULL, -- seconds that the wall was ahead of UTC
    day             INTEGER NOT NULL, -- the learner's day
    question        INTEGER NOT NULL REFERENCES questions (id),
    response        TEXT NOT NULL,
    credit          REAL NOT NULL,
    rating          INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
    days            INTEGER NOT NULL,
    counts          INTEGER NOT NULL CHECK (counts IN (0, 1)),
    took            INTEGER NOT NULL, -- milliseconds
    sitting_machine INTEGER,
    sitting_seq     INTEGER,
    PRIMARY KEY (machine, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX reviews_by_question ON reviews (question);

CREATE TABLE acts (
    machine        INTEGER NOT NULL REFERENCES machines (id),
    seq            INTEGER NOT NULL,
    at             INTEGER NOT NULL,
    offset         INTEGER NOT NULL,
    day            INTEGER NOT NULL,
    verb           TEXT NOT NULL,
    question       INTEGER REFERENCES questions (id),
    target_machine INTEGER,
    target_seq     INTEGER,
    credit         REAL,
    rating         INTEGER,
    days           INTEGER,
    PRIMARY KEY (machine, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX acts_by_question ON acts (question);
CREATE INDEX acts_by_target ON acts (target_machine, target_seq);

CREATE TRIGGER reviews_stay BEFORE UPDATE ON reviews BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;
CREATE TRIGGER reviews_last BEFORE DELETE ON reviews BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;
CREATE TRIGGER acts_stay BEFORE UPDATE ON acts BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;
CREATE TRIGGER acts_last BEFORE DELETE ON acts BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;
CREATE TRIGGER sittings_stay BEFORE UPDATE ON sittings BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;
CREATE TRIGGER sittings_last BEFORE DELETE ON sittings BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;

-- Every reading of a deck that differed from the one before: what left a deck, and what was new in it.
CREATE TABLE readings (
    deck         TEXT NOT NULL, -- its file
    digest       TEXT NOT NULL,
    at           INTEGER NOT NULL, -- when it was first read
    last_at      INTEGER NOT NULL, -- when it last took the place of another reading of its deck
    name         TEXT NOT NULL,
    id           TEXT NOT NULL, -- the deck's own, if it has one
    fingerprints TEXT NOT NULL, -- JSON: [key, the question's own id, kind, prompt, answer] in the deck's order
    PRIMARY KEY (deck, digest)
) STRICT, WITHOUT ROWID;

-- Derived: `quiz rebuild` throws these away and makes them again from the facts.

CREATE TABLE standings (
    question   INTEGER PRIMARY KEY REFERENCES questions (id),
    stability  REAL,
    difficulty REAL,
    due        INTEGER,
    first      INTEGER,
    last       INTEGER,
    reviews    INTEGER NOT NULL,
    lapses     INTEGER NOT NULL,
    again      INTEGER NOT NULL,
    hidden     INTEGER NOT NULL,
    flagged    INTEGER NOT NULL,
    put_off    INTEGER
) STRICT;

CREATE INDEX standings_by_first ON standings (first);
CREATE INDEX standings_by_last ON standings (last);

CREATE TABLE days (
    day     INTEGER NOT NULL,
    offset  INTEGER NOT NULL, -- apart, to tell a day that nobody had, as they travelled, from one left out
    reviews INTEGER NOT NULL, -- that count
    took    INTEGER NOT NULL, -- milliseconds
    PRIMARY KEY (day, offset)
) STRICT, WITHOUT ROWID;

-- What the program remembers for the learner: theme, choices made in the program.
CREATE TABLE remembered (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
