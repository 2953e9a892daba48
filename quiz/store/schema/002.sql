-- How sure the learner said they were, 1 to 3 (sure, fairly, guess); nothing where nobody asked.
ALTER TABLE reviews ADD COLUMN certainty INTEGER CHECK (certainty BETWEEN 1 AND 3);

-- A spelling that is accepted from now on, and of a set the member that it spells.
ALTER TABLE acts ADD COLUMN spelling TEXT;
ALTER TABLE acts ADD COLUMN part TEXT;

CREATE INDEX acts_by_verb ON acts (verb) WHERE spelling IS NOT NULL;
