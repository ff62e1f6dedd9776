-- Which ledger this is: its id is left beside the key with the first list that is sealed. A ledger
-- that was lost and begun anew has another one.
CREATE TABLE identity (
  id INTEGER PRIMARY KEY
) STRICT;
INSERT INTO identity VALUES (random());

-- What lay under var/ or beside the key that this ledger did not know, and an operator let pass.
CREATE TABLE looked_at (
  what TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  run TEXT NOT NULL REFERENCES run (id)
) STRICT;

CREATE TRIGGER identity_no_update BEFORE UPDATE ON identity
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER identity_no_delete BEFORE DELETE ON identity
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER looked_at_no_update BEFORE UPDATE ON looked_at
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER looked_at_no_delete BEFORE DELETE ON looked_at
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
