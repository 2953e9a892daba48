-- A pairing: the question of an act continues another one. Questions that pairings join are one, at their root.
ALTER TABLE acts ADD COLUMN continues INTEGER REFERENCES questions (id);
CREATE INDEX acts_of_pairing ON acts (question) WHERE verb IN ('paired', 'unpaired');

-- Derived from the acts: of every question that pairings join, itself included, the one that was first seen.
ALTER TABLE questions ADD COLUMN root INTEGER REFERENCES questions (id);
CREATE INDEX questions_by_root ON questions (root) WHERE root IS NOT NULL;

-- The day on which the answer changed its meaning, until the question is answered again.
ALTER TABLE standings ADD COLUMN mended INTEGER;
