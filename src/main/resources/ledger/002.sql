-- Members against the newest delivered list of the segment; null where there was nothing to compare
-- with. Counts only: the members themselves are in no table.

ALTER TABLE file_part ADD COLUMN added INTEGER;
ALTER TABLE file_part ADD COLUMN removed INTEGER;
ALTER TABLE file_part ADD COLUMN kept INTEGER;
ALTER TABLE segment_outcome ADD COLUMN added INTEGER;
ALTER TABLE segment_outcome ADD COLUMN removed INTEGER;
ALTER TABLE segment_outcome ADD COLUMN kept INTEGER;

-- What an operator did to a run or a segment: who, when and why.
CREATE TABLE act (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  run TEXT REFERENCES run (id),
  segment TEXT,
  who TEXT NOT NULL,
  reason TEXT NOT NULL,
  CHECK ((run IS NULL) <> (segment IS NULL))
) STRICT;
CREATE INDEX act_run ON act (run);
CREATE INDEX act_segment ON act (segment);

-- Why a run or a segment of it was held, each guard with the value that it showed: a release lifts
-- the guard up to that value. Without a segment: the whole run.
CREATE TABLE hold (
  seq INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES run (id),
  segment TEXT,
  guard TEXT NOT NULL,
  measure TEXT,
  message TEXT NOT NULL
) STRICT;
CREATE INDEX hold_run ON hold (run);

-- The hash of the freshness query's answer at a run: equal to that of the last whole run, nothing
-- new has come into the warehouse.
CREATE TABLE freshness (
  run TEXT PRIMARY KEY REFERENCES run (id),
  sha256 TEXT NOT NULL
) STRICT;

-- The newest list of each segment that is whole at the receiver: all files of it that its run
-- sealed are delivered. A canary is no list, and what was retired belongs to nobody.
CREATE VIEW baseline AS
SELECT segment, pipeline, run, rows FROM (
  SELECT
    part.segment, file_now.pipeline, file_now.run, sum(part.rows) AS rows,
    row_number() OVER (PARTITION BY part.segment ORDER BY max(file_now.step_seq) DESC) AS age
  FROM file_now JOIN file_part AS part ON part.run = file_now.run AND part.name = file_now.name
  WHERE file_now.kind = 'SEGMENTS'
  GROUP BY part.segment, file_now.run
  HAVING min(coalesce(file_now.step = 'DELIVERED', 0)) = 1
    AND max((SELECT at FROM file_step WHERE seq = file_now.step_seq)) > coalesce(
      (SELECT max(at) FROM act WHERE act.kind = 'RETIRE' AND act.segment = part.segment), '')
)
WHERE age = 1;

CREATE TRIGGER act_no_update BEFORE UPDATE ON act
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER act_no_delete BEFORE DELETE ON act
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER hold_no_update BEFORE UPDATE ON hold
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER hold_no_delete BEFORE DELETE ON hold
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER freshness_no_update BEFORE UPDATE ON freshness
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER freshness_no_delete BEFORE DELETE ON freshness
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
