-- That an operator has looked who was asked to subscribe before this ledger, under that key. Without
-- it nobody is asked from here: a person is asked once ever, and each request may be a text.

CREATE TABLE acknowledged (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  key_id TEXT NOT NULL CHECK (key_id <> ''),
  run TEXT REFERENCES run (id)
) STRICT;

CREATE TRIGGER acknowledged_no_update BEFORE UPDATE ON acknowledged
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER acknowledged_no_delete BEFORE DELETE ON acknowledged
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
