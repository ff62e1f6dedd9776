-- What happened. Rows are only ever added: a newer row of the same run, file or pipeline takes the
-- place of an older one, and the older one stays. Instants are ISO 8601 in UTC, dates are business
-- dates, sizes are bytes. No table has room for a member's phone or e-mail.

CREATE TABLE run (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  pipeline TEXT NOT NULL,
  date TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  kind TEXT NOT NULL,
  started_at TEXT NOT NULL,
  UNIQUE (date, pipeline, number)
) STRICT;

CREATE TABLE run_end (
  seq INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES run (id),
  at TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  late INTEGER NOT NULL CHECK (late IN (0, 1)),
  message TEXT
) STRICT;
CREATE INDEX run_end_run ON run_end (run);

CREATE TABLE run_counts (
  seq INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES run (id),
  at TEXT NOT NULL,
  read INTEGER NOT NULL,
  duplicates INTEGER NOT NULL
) STRICT;
CREATE INDEX run_counts_run ON run_counts (run);

CREATE TABLE run_rejected (
  counts INTEGER NOT NULL REFERENCES run_counts (seq),
  rule TEXT NOT NULL,
  rows INTEGER NOT NULL,
  PRIMARY KEY (counts, rule)
) STRICT;

-- A number belongs to its owner, a segment or a pack of them, for the whole date.
CREATE TABLE number (
  date TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  owner TEXT NOT NULL,
  PRIMARY KEY (date, number),
  UNIQUE (date, owner)
) STRICT;

-- The receiver takes an empty file for a list without members, so none can be sealed.
CREATE TABLE file (
  run TEXT NOT NULL REFERENCES run (id),
  name TEXT NOT NULL,
  owner TEXT NOT NULL,
  number INTEGER NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  sha256 TEXT NOT NULL,
  PRIMARY KEY (run, name)
) STRICT;

CREATE TABLE file_part (
  run TEXT NOT NULL,
  name TEXT NOT NULL,
  segment TEXT NOT NULL,
  rows INTEGER NOT NULL CHECK (rows > 0),
  PRIMARY KEY (run, name, segment),
  FOREIGN KEY (run, name) REFERENCES file (run, name)
) STRICT;

CREATE TABLE file_step (
  seq INTEGER PRIMARY KEY,
  run TEXT NOT NULL,
  name TEXT NOT NULL,
  at TEXT NOT NULL,
  step TEXT NOT NULL,
  reason TEXT,
  FOREIGN KEY (run, name) REFERENCES file (run, name)
) STRICT;
CREATE INDEX file_step_file ON file_step (name, run);

-- Segments that are in no sealed file: held, vanished, refused, not sent.
CREATE TABLE segment_outcome (
  seq INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES run (id),
  segment TEXT NOT NULL,
  rows INTEGER NOT NULL,
  state TEXT NOT NULL,
  reason TEXT
) STRICT;
CREATE INDEX segment_outcome_run ON segment_outcome (run, segment);

-- The schedules as serve saw them; without cron from then on: manual, or gone.
CREATE TABLE schedule (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  pipeline TEXT NOT NULL,
  cron TEXT,
  zone TEXT
) STRICT;
CREATE INDEX schedule_pipeline ON schedule (pipeline);

-- Each file with its newest step; "final" is what FileStep.isFinal() says.
CREATE VIEW file_now AS
SELECT
  run.seq AS run_seq, run.pipeline, run.date, run.kind, file.*,
  newest.seq AS step_seq, newest.step, newest.reason,
  coalesce(newest.step IN ('DELIVERED', 'SUPERSEDED', 'DATE_PASSED'), 0) AS final
FROM file
JOIN run ON run.id = file.run
LEFT JOIN file_step AS newest ON newest.seq = (
  SELECT max(seq) FROM file_step WHERE file_step.name = file.name AND file_step.run = file.run
);

CREATE TRIGGER run_no_update BEFORE UPDATE ON run
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER run_no_delete BEFORE DELETE ON run
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER run_end_no_update BEFORE UPDATE ON run_end
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER run_end_no_delete BEFORE DELETE ON run_end
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER run_counts_no_update BEFORE UPDATE ON run_counts
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER run_counts_no_delete BEFORE DELETE ON run_counts
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER run_rejected_no_update BEFORE UPDATE ON run_rejected
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER run_rejected_no_delete BEFORE DELETE ON run_rejected
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER number_no_update BEFORE UPDATE ON number
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER number_no_delete BEFORE DELETE ON number
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER file_no_update BEFORE UPDATE ON file
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER file_no_delete BEFORE DELETE ON file
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER file_part_no_update BEFORE UPDATE ON file_part
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER file_part_no_delete BEFORE DELETE ON file_part
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER file_step_no_update BEFORE UPDATE ON file_step
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER file_step_no_delete BEFORE DELETE ON file_step
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER segment_outcome_no_update BEFORE UPDATE ON segment_outcome
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER segment_outcome_no_delete BEFORE DELETE ON segment_outcome
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER schedule_no_update BEFORE UPDATE ON schedule
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER schedule_no_delete BEFORE DELETE ON schedule
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
