-- What became of each person of a job that ended with more than one outcome, in the order of its
-- lines: 12AR243A is 12 applied, one refused, 243 applied; U is unconfirmed. It takes at most a
-- character a person, and no row where the counts of the job say all. For the people of a job that
-- a courier before this version ended, it is there if that courier's file was imported.
CREATE TABLE job_lines (
  request INTEGER PRIMARY KEY REFERENCES request (seq),
  outcomes TEXT NOT NULL CHECK (outcomes <> '' AND outcomes NOT GLOB '*[^0-9ARU]*')
) STRICT;

CREATE TRIGGER job_lines_of_open BEFORE INSERT ON job_lines
WHEN NOT EXISTS (
  SELECT 1 FROM request JOIN job_end ON job_end.run = request.run AND job_end.job = request.job
  WHERE request.seq = NEW.request
)
BEGIN SELECT RAISE(ABORT, 'not ended'); END;

-- Each answered request with what the end of its job counted; applied is null while it is open.
-- Whoever of a job is neither applied nor refused is unconfirmed.
CREATE VIEW request_outcome AS
SELECT
  request.seq, request.run, request.first, request.people, request.state, job_end.applied,
  CASE WHEN job_end.applied < request.people THEN (
    SELECT ifnull(sum(people), 0) FROM job_count
    WHERE job_count.run = request.run AND job_count.job = request.job AND outcome = 'REFUSED'
  ) ELSE 0 END AS refused,
  job_lines.outcomes
FROM request
LEFT JOIN job_end ON job_end.run = request.run AND job_end.job = request.job
LEFT JOIN job_lines ON job_lines.request = request.seq;

CREATE TRIGGER job_lines_no_update BEFORE UPDATE ON job_lines
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER job_lines_no_delete BEFORE DELETE ON job_lines
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
