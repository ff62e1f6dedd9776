-- Since when, until when and why a pipeline starts nothing by itself: by an operator's word, or by
-- courier.enabled=false as `serve` saw it. The newest row of a pipeline and source holds.

CREATE TABLE pause (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  pipeline TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('OPERATOR', 'SETTING')),
  begins INTEGER NOT NULL CHECK (begins IN (0, 1)),
  who TEXT CHECK (who <> ''),
  reason TEXT CHECK (reason <> ''),
  CHECK ((reason IS NOT NULL) = begins),
  CHECK ((who IS NOT NULL) = (source = 'OPERATOR'))
) STRICT;
CREATE INDEX pause_pipeline ON pause (pipeline);

CREATE TRIGGER pause_no_update BEFORE UPDATE ON pause
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER pause_no_delete BEFORE DELETE ON pause
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
