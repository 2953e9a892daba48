-- An act that says of two questions that they are not one: the other of the two.
ALTER TABLE acts ADD COLUMN other INTEGER REFERENCES questions (id) CHECK (other IS NOT NULL OR verb <> 'kept apart');
CREATE INDEX acts_of_keeping_apart ON acts (question) WHERE verb = 'kept apart';

-- The pairs that edits of decks made likely, for the learner to say whether the two are one question. No facts: they
-- follow from what this machine read of the decks. The answers are acts.
CREATE TABLE likely_pairs (
    new            TEXT NOT NULL, -- the fingerprint of the question that came into a deck
    old            TEXT NOT NULL, -- that of the one that left
    at             INTEGER NOT NULL, -- when it was found
    score          REAL NOT NULL, -- how alike they are, from 0 to 1
    answer_changed INTEGER NOT NULL CHECK (answer_changed IN (0, 1)), -- to another meaning
    written        TEXT NOT NULL, -- JSON: the old one as it stood in its deck, as in readings
    PRIMARY KEY (new, old)
) STRICT, WITHOUT ROWID;
