-- The results of sittings as they were shown. No facts: they stay on this machine, and where they are missing the
-- facts are shown instead.

CREATE TABLE results (
    machine INTEGER NOT NULL REFERENCES machines (id),
    seq     INTEGER NOT NULL, -- of the sitting
    shared  INTEGER NOT NULL CHECK (shared IN (0, 1)), -- 1 where the page is kept with another player's sitting
    line    TEXT NOT NULL, -- JSON: what the log says of it
    page    TEXT NOT NULL, -- JSON: what its page shows
    PRIMARY KEY (machine, seq)
) STRICT;

CREATE INDEX reviews_by_sitting ON reviews (sitting_machine, sitting_seq) WHERE sitting_seq IS NOT NULL;
CREATE INDEX sittings_by_time ON sittings (at);
