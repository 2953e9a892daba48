-- The window in which each exam is open. No facts: a window is a process of this time, and an exam of another machine
-- has none here.

CREATE TABLE exam_windows (
    machine  INTEGER NOT NULL REFERENCES machines (id),
    seq      INTEGER NOT NULL, -- of the exam's sitting
    computer TEXT NOT NULL, -- empty once the exam was left
    process  INTEGER NOT NULL,
    began    TEXT NOT NULL, -- when the process did, as its system says it: numbers of processes come again
    seen_at  INTEGER NOT NULL, -- the exam's latest time there, in milliseconds since 1970 UTC
    PRIMARY KEY (machine, seq)
) STRICT, WITHOUT ROWID;

-- What is handed in takes nothing more from any window of this store, whatever version of quiz it runs. What other
-- machines did meanwhile is kept when it arrives: it bears their names.
CREATE TRIGGER exams_end BEFORE INSERT ON acts
WHEN NEW.verb IN ('answered in an exam', 'flagged in an exam', 'flag taken away in an exam', 'exam handed in')
    AND NEW.machine = (
        SELECT m.id FROM machines m JOIN remembered r ON r.name = 'machine' AND r.value = m.name
    )
    AND EXISTS (
        SELECT 1 FROM acts a WHERE a.sitting_machine = NEW.sitting_machine AND a.sitting_seq = NEW.sitting_seq
        AND a.verb = 'exam handed in'
    )
BEGIN SELECT RAISE(ABORT, 'the exam was handed in, and takes nothing more'); END;
