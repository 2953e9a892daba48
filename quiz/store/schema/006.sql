-- What an act wrote into a deck's file, so that undo can take it out again. No fact: the file is this machine's.

CREATE TABLE deck_edits (
    machine INTEGER NOT NULL REFERENCES machines (id),
    seq     INTEGER NOT NULL, -- of the act
    path    BLOB NOT NULL, -- file names and decks can hold bytes that are no text
    digest  TEXT NOT NULL, -- of the file as it was written
    line    INTEGER NOT NULL, -- the first that was changed, from 1
    before  BLOB NOT NULL, -- the lines that went, a newline between them
    after   BLOB NOT NULL, -- the lines that came
    PRIMARY KEY (machine, seq)
) STRICT;
