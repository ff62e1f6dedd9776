-- Who asked for a run by page or HTTP API: an act of the kind RUN, which no older courier knows. The
-- tables stay as they are; the number keeps an older courier from a ledger that it cannot read.
CREATE INDEX act_at ON act (at);
