-- Who was ever asked to subscribe, by keyed hash. Each may have been texted, so nobody leaves this
-- table: whom it does not know is asked again.

CREATE TABLE asked_key (
  id INTEGER PRIMARY KEY,
  key_id TEXT NOT NULL UNIQUE CHECK (key_id <> '')
) STRICT;

-- seq counts without a gap, as no row goes: the highest one is how many were asked. A hash is a
-- number without a sign and SQLite's have one, so its highest bit is flipped: they sort alike. run
-- is null for whom an earlier courier asked, whose files had no run.
CREATE TABLE asked (
  seq INTEGER PRIMARY KEY,
  key INTEGER NOT NULL REFERENCES asked_key (id),
  hash INTEGER NOT NULL,
  run TEXT REFERENCES run (id),
  UNIQUE (key, hash)
) STRICT;

-- A file of an earlier courier whose people are all in the table above.
CREATE TABLE asked_import (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  file TEXT NOT NULL CHECK (file <> ''),
  key_id TEXT NOT NULL CHECK (key_id <> ''),
  entries INTEGER NOT NULL CHECK (entries >= 0),
  crc INTEGER NOT NULL,
  UNIQUE (file, key_id, entries, crc)
) STRICT;

CREATE TRIGGER asked_key_no_update BEFORE UPDATE ON asked_key
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER asked_key_no_delete BEFORE DELETE ON asked_key
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER asked_no_update BEFORE UPDATE ON asked
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER asked_no_delete BEFORE DELETE ON asked
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER asked_import_no_update BEFORE UPDATE ON asked_import
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER asked_import_no_delete BEFORE DELETE ON asked_import
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
