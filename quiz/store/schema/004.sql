-- Acts with a column for each thing that they hold; so far `days` and `spelling` changed their meaning with the verb.

DROP INDEX acts_by_verb;
DROP INDEX acts_by_question;
DROP INDEX acts_by_target;
DROP INDEX acts_of_pairing;
DROP TRIGGER acts_stay;
DROP TRIGGER acts_last;
ALTER TABLE acts RENAME TO former_acts;

CREATE TABLE acts (
    machine         INTEGER NOT NULL REFERENCES machines (id),
    seq             INTEGER NOT NULL,
    at              INTEGER NOT NULL, -- milliseconds since 1970 UTC
    offset          INTEGER NOT NULL, -- seconds that the wall was ahead of UTC
    day             INTEGER NOT NULL, -- the learner's day
    verb            TEXT NOT NULL,
    question        INTEGER REFERENCES questions (id),
    target_machine  INTEGER, -- the row that is withdrawn or dated anew, the review that is rated anew or overruled
    target_seq      INTEGER,
    sitting_machine INTEGER, -- the exam in which something was done
    sitting_seq     INTEGER,
    batch_machine   INTEGER, -- the first row of those that started anew together
    batch_seq       INTEGER,
    credit          REAL,
    rating          INTEGER,
    days            INTEGER, -- the interval that follows from the rating
    shift           INTEGER, -- days by which a row is earlier than its clock said
    spelling        TEXT,
    part            TEXT, -- the member of a set that it spells
    response        TEXT, -- in an exam; empty where it was taken away
    continues       INTEGER REFERENCES questions (id),
    answer_changed  INTEGER CHECK (answer_changed IN (0, 1)), -- the pairing's question has an answer of another meaning
    PRIMARY KEY (machine, seq),
    -- What each verb needs; an older program whose window is still open cannot write an act without it.
    CHECK (question IS NOT NULL OR verb = 'exam handed in'),
    CHECK (
        (target_machine IS NOT NULL AND target_seq IS NOT NULL)
        OR verb NOT IN ('withdrawn', 'rated anew', 'overruled', 'dated anew')
    ),
    CHECK (
        (sitting_machine IS NOT NULL AND sitting_seq IS NOT NULL)
        OR verb NOT IN ('answered in an exam', 'flagged in an exam', 'flag taken away in an exam', 'exam handed in')
    ),
    CHECK ((batch_machine IS NOT NULL AND batch_seq IS NOT NULL) OR verb <> 'started anew'),
    CHECK (ifnull(rating, 0) BETWEEN 1 AND 4 OR verb NOT IN ('rated anew', 'overruled')),
    CHECK (days IS NOT NULL OR verb NOT IN ('rated anew', 'overruled')),
    CHECK (shift IS NOT NULL OR verb <> 'dated anew'),
    CHECK (credit IS NOT NULL OR verb <> 'overruled'),
    CHECK ((spelling IS NOT NULL AND part IS NOT NULL) OR verb <> 'spelling accepted'),
    CHECK (response IS NOT NULL OR verb <> 'answered in an exam'),
    CHECK ((continues IS NOT NULL AND answer_changed IS NOT NULL) OR verb <> 'paired')
) STRICT, WITHOUT ROWID;

-- Acts that lack what their verb needs: a forged line of a shared file brought them. They say nothing, and lie apart.
CREATE TABLE senseless_acts (
    machine        INTEGER NOT NULL,
    seq            INTEGER NOT NULL,
    at             INTEGER NOT NULL,
    offset         INTEGER NOT NULL,
    day            INTEGER NOT NULL,
    verb           TEXT NOT NULL,
    question       INTEGER,
    target_machine INTEGER,
    target_seq     INTEGER,
    credit         REAL,
    rating         INTEGER,
    days           INTEGER,
    spelling       TEXT,
    part           TEXT,
    continues      INTEGER,
    PRIMARY KEY (machine, seq)
) STRICT, WITHOUT ROWID;

INSERT INTO senseless_acts SELECT * FROM former_acts WHERE NOT (
    (question IS NOT NULL OR verb = 'exam handed in')
    AND (
        (target_machine IS NOT NULL AND target_seq IS NOT NULL)
        OR verb IN ('hidden', 'back', 'not today', 'flagged', 'unflagged', 'due now')
        OR verb IN ('spelling accepted', 'paired', 'unpaired', 'forgotten')
    )
    AND (ifnull(rating, 0) BETWEEN 1 AND 4 OR verb NOT IN ('rated anew', 'overruled'))
    AND (days IS NOT NULL OR verb NOT IN ('rated anew', 'overruled', 'dated anew'))
    AND (credit IS NOT NULL OR verb <> 'overruled')
    AND (spelling IS NOT NULL OR verb NOT IN ('spelling accepted', 'answered in an exam'))
    AND (continues IS NOT NULL OR verb <> 'paired')
);

WITH parted AS (
    SELECT *, verb IN ('withdrawn', 'rated anew', 'overruled', 'dated anew') AS on_row,
        verb IN ('answered in an exam', 'flagged in an exam', 'flag taken away in an exam', 'exam handed in') AS in_exam,
        verb IN ('rated anew', 'overruled') AS of_rating
    FROM former_acts f
    WHERE NOT EXISTS (SELECT 1 FROM senseless_acts s WHERE s.machine = f.machine AND s.seq = f.seq)
)
INSERT INTO acts SELECT
    machine, seq, at, offset, day, verb,
    CASE WHEN verb <> 'exam handed in' THEN question END,
    CASE WHEN on_row THEN target_machine END,
    CASE WHEN on_row THEN target_seq END,
    CASE WHEN in_exam THEN target_machine END,
    CASE WHEN in_exam THEN target_seq END,
    CASE WHEN verb = 'started anew' THEN target_machine END,
    CASE WHEN verb = 'started anew' THEN target_seq END,
    CASE WHEN verb = 'overruled' THEN credit END,
    CASE WHEN of_rating THEN rating END,
    CASE WHEN of_rating THEN days END,
    CASE WHEN verb = 'dated anew' THEN days END,
    CASE WHEN verb = 'spelling accepted' THEN spelling END,
    CASE WHEN verb = 'spelling accepted' THEN ifnull(part, '') END,
    CASE WHEN verb = 'answered in an exam' THEN spelling END,
    CASE WHEN verb = 'paired' THEN continues END,
    CASE WHEN verb = 'paired' THEN days IS NOT NULL END
FROM parted;

DROP TABLE former_acts;

CREATE INDEX acts_by_question ON acts (question);
CREATE INDEX acts_by_target ON acts (target_machine, target_seq);
CREATE INDEX acts_of_exams ON acts (sitting_machine, sitting_seq) WHERE sitting_seq IS NOT NULL;
CREATE INDEX acts_of_batches ON acts (batch_machine, batch_seq) WHERE batch_seq IS NOT NULL;
CREATE INDEX acts_of_spellings ON acts (verb) WHERE spelling IS NOT NULL;
CREATE INDEX acts_of_pairing ON acts (question) WHERE verb IN ('paired', 'unpaired');
CREATE TRIGGER acts_stay BEFORE UPDATE ON acts BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;
CREATE TRIGGER acts_last BEFORE DELETE ON acts BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;

-- Derived: the day on which the answer changed its meaning, until the question is answered again.
ALTER TABLE standings RENAME COLUMN mended TO answer_changed;
