-- Indexes that alone answer what is due on a day and how well it is known, what was asked on a day, and what is not to
-- be asked.

DROP INDEX standings_by_first;
DROP INDEX standings_by_last;
CREATE INDEX standings_by_due ON standings (due, hidden, put_off, again, last, stability);
CREATE INDEX standings_by_last ON standings (last, first, again, hidden, put_off);
CREATE INDEX standings_hidden ON standings (hidden) WHERE hidden;
CREATE INDEX standings_put_off ON standings (put_off) WHERE put_off IS NOT NULL;
