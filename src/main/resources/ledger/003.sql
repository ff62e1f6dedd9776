-- What a run does through Attentive's API: requests of consecutive lines of its one sealed file, and
-- the jobs that they became. Lines count from 0. Counts only: a person is a line, and the line is in
-- the sealed file. Reasons are ids, so that no words of the receiver's come in with them.

CREATE TABLE carried (
  run TEXT PRIMARY KEY REFERENCES run (id),
  unchanged INTEGER NOT NULL CHECK (unchanged >= 0),
  already_sent INTEGER NOT NULL CHECK (already_sent >= 0),
  cleared INTEGER NOT NULL CHECK (cleared >= 0)
) STRICT;

CREATE TABLE carried_attribute (
  run TEXT NOT NULL REFERENCES carried (run),
  nth INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (run, nth),
  UNIQUE (run, name)
) STRICT;

-- A request whose answer is known. What no row covers has not been answered, so it is sent again.
CREATE TABLE request (
  seq INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES run (id),
  first INTEGER NOT NULL CHECK (first >= 0),
  people INTEGER NOT NULL CHECK (people >= 1),
  at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('ACCEPTED', 'REFUSED', 'APPLIED', 'UNCONFIRMED')),
  job TEXT,
  reason TEXT CHECK (reason <> '' AND reason NOT GLOB '*[^a-z0-9-]*'),
  created TEXT CHECK (created IN ('NEWLY', 'PREVIOUSLY')),
  UNIQUE (run, first),
  UNIQUE (run, job),
  CHECK (state <> 'ACCEPTED' OR job IS NOT NULL),
  CHECK ((reason IS NOT NULL) = (state IN ('REFUSED', 'UNCONFIRMED'))),
  CHECK (created IS NULL OR state = 'APPLIED')
) STRICT;

-- As no two rows of a run overlap, the last one that begins before the new one ends is the only one
-- that can. Without this a person could count twice, and the sums of a run would not hold.
CREATE TRIGGER request_overlaps BEFORE INSERT ON request
WHEN (
  SELECT first + people FROM request
  WHERE run = NEW.run AND first < NEW.first + NEW.people
  ORDER BY first DESC LIMIT 1
) > NEW.first
BEGIN SELECT RAISE(ABORT, 'answered before'); END;

CREATE TRIGGER request_beyond BEFORE INSERT ON request
WHEN NEW.first + NEW.people > coalesce((SELECT sum(rows) FROM file_part WHERE run = NEW.run), 0)
BEGIN SELECT RAISE(ABORT, 'not sealed'); END;

CREATE TABLE job_end (
  run TEXT NOT NULL,
  job TEXT NOT NULL,
  at TEXT NOT NULL,
  status TEXT NOT NULL,
  applied INTEGER NOT NULL CHECK (applied >= 0),
  PRIMARY KEY (run, job),
  FOREIGN KEY (run, job) REFERENCES request (run, job)
) STRICT;

CREATE TABLE job_count (
  run TEXT NOT NULL,
  job TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('REFUSED', 'UNCONFIRMED')),
  reason TEXT NOT NULL CHECK (reason <> '' AND reason NOT GLOB '*[^a-z0-9-]*'),
  people INTEGER NOT NULL CHECK (people >= 1),
  PRIMARY KEY (run, job, outcome, reason),
  FOREIGN KEY (run, job) REFERENCES job_end (run, job)
) STRICT;

-- An accepted request is open until its job has ended.
CREATE VIEW open_job AS
SELECT request.* FROM request
WHERE state = 'ACCEPTED' AND NOT EXISTS (
  SELECT 1 FROM job_end WHERE job_end.run = request.run AND job_end.job = request.job
);

-- Sealed runs of the API, with their newest end and how many of their people were answered for.
CREATE VIEW api_run AS
SELECT
  file_now.run, file_now.run_seq, file_now.pipeline, file_now.kind, file_now.final,
  newest.state, newest.reason,
  (SELECT sum(rows) FROM file_part WHERE file_part.run = file_now.run) AS sent,
  (SELECT ifnull(sum(people), 0) FROM request WHERE request.run = file_now.run) AS answered
FROM file_now
LEFT JOIN run_end AS newest ON newest.seq = (
  SELECT max(seq) FROM run_end WHERE run_end.run = file_now.run
)
WHERE file_now.kind IN ('ATTRIBUTES', 'SUBSCRIBERS');

CREATE TRIGGER carried_no_update BEFORE UPDATE ON carried
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER carried_no_delete BEFORE DELETE ON carried
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER carried_attribute_no_update BEFORE UPDATE ON carried_attribute
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER carried_attribute_no_delete BEFORE DELETE ON carried_attribute
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER request_no_update BEFORE UPDATE ON request
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER request_no_delete BEFORE DELETE ON request
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER job_end_no_update BEFORE UPDATE ON job_end
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER job_end_no_delete BEFORE DELETE ON job_end
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER job_count_no_update BEFORE UPDATE ON job_count
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER job_count_no_delete BEFORE DELETE ON job_count
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
