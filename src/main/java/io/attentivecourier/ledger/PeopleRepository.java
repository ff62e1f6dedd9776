package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;

/**
 * Stores all people who were ever asked to subscribe, by keyed hash, and the keys under which an
 * operator allowed people to be asked. Attentive may text each of them, so no person is asked
 * twice: a person whom a request may have reached counts as asked. Nothing here is ever removed,
 * and no person is forgotten here: they would be asked again.
 */
public final class PeopleRepository {
  private static final String NEW_KEY =
      "INSERT INTO asked_key (key_id) VALUES (?) ON CONFLICT DO NOTHING";

  // OR IGNORE would also drop a row that breaks another rule of the schema, without a fault.
  private static final String UNLESS_ASKED = " ON CONFLICT (key, hash) DO NOTHING";

  private static final String NEW_PERSON =
      "INSERT INTO asked (hash, key, run) SELECT ?, id, ? FROM asked_key WHERE key_id = ?"
          + UNLESS_ASKED;

  private final Database database;
  private final Clock clock;

  PeopleRepository(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * The number of people who were ever asked, under any key.
   *
   * @param lastRun the run that asked the last of them; null if there is none, or it is not known
   */
  public record AskedTotal(long people, RunId lastRun) {}

  /**
   * A file in which an earlier courier noted the people that it asked.
   *
   * @param crc the CRC-32C of its entries
   */
  public record AskedSource(String file, String keyId, long entries, long crc) {}

  /**
   * Notes that a person is about to be asked; the note is on disk when this returns. The sender
   * must call it before each request: if two processes come with one person, only one of them gets
   * true.
   *
   * @return false if they were asked before: no request must go out
   */
  public boolean intend(String keyId, long hash, RunId run) {
    return database.compute(
        sql -> {
          sql.insert(NEW_KEY, keyId);
          sql.insert(NEW_PERSON, ordered(hash), run, keyId);
          return sql.number("SELECT changes()") == 1;
        });
  }

  /** The total as of the last commit, also of other processes. */
  public AskedTotal total() {
    return database.read(
        sql ->
            sql.first(
                    row -> new AskedTotal(row.getLong("seq"), run(row.getString("run"))),
                    "SELECT seq, run FROM asked ORDER BY seq DESC LIMIT 1")
                .orElse(new AskedTotal(0, null)));
  }

  private static RunId run(String text) {
    return text == null ? null : RunId.parse(text);
  }

  /** True if any person was asked under that key. */
  public boolean hasAsked(String keyId) {
    String any =
        "SELECT EXISTS"
            + " (SELECT 1 FROM asked JOIN asked_key ON id = asked.key WHERE key_id = ?)";
    return database.read(sql -> sql.number(any, keyId)) == 1;
  }

  /**
   * The people who were asked under that key, for one pass over people in the order of their
   * hashes.
   */
  public AskedCursor ascending(String keyId) {
    return new AskedCursor(database, keyId);
  }

  public boolean isImported(AskedSource source) {
    return database.read(sql -> isImported(sql, source));
  }

  private static boolean isImported(Sql sql, AskedSource source) throws SQLException {
    String same =
        "SELECT count(*) FROM asked_import"
            + " WHERE file = ? AND key_id = ? AND entries = ? AND crc = ?";
    return sql.number(same, source.file, source.keyId, source.entries, source.crc) > 0;
  }

  /**
   * Imports what an earlier courier noted: all of it and the names of its files, or nothing. Other
   * processes cannot write to the ledger meanwhile: 10 million people take 15 to 30 s.
   *
   * @param hashes the hashes of all the files; ascending order, as unsigned numbers, is the fastest
   */
  public void importAll(String keyId, List<AskedSource> sources, PrimitiveIterator.OfLong hashes) {
    Instant now = clock.instant();
    database.write(
        sql -> {
          sql.insert(NEW_KEY, keyId);
          long key = sql.number("SELECT id FROM asked_key WHERE key_id = ?", keyId);
          sql.insertAll(
              "INSERT INTO asked (hash, key)",
              "(?, " + key + ")",
              UNLESS_ASKED,
              new OrderedHashes(hashes));
          for (AskedSource source : sources) {
            note(sql, source, now);
          }
        });
  }

  private static void note(Sql sql, AskedSource source, Instant now) throws SQLException {
    sql.insert(
        "INSERT INTO asked_import (at, file, key_id, entries, crc) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (file, key_id, entries, crc) DO NOTHING",
        now,
        source.file,
        source.keyId,
        source.entries,
        source.crc);
  }

  /**
   * Notes that an operator has checked who was asked to subscribe before this ledger.
   *
   * @param keyId the key under which the people who were asked are known from now on
   * @param run the held run that was released for it; null for a state that is thrown away, such as
   *     a rehearsal's
   */
  public void acknowledge(String keyId, RunId run) {
    Instant now = clock.instant();
    database.write(
        sql ->
            sql.insert(
                "INSERT INTO acknowledged (at, key_id, run) VALUES (?, ?, ?)", now, keyId, run));
  }

  /** The key of the newest acknowledgement; empty if the ledger is new. */
  public Optional<String> acknowledgedKey() {
    return database.read(
        sql ->
            sql.first(
                row -> row.getString(1),
                "SELECT key_id FROM acknowledged ORDER BY seq DESC LIMIT 1"));
  }

  /**
   * True if the newest acknowledgement is for that key, and no run after this one released it. A
   * run from before the acknowledgement noted the people it asked where they are not looked up any
   * more, so what it has left must not be sent.
   */
  public boolean isAcknowledged(String keyId, RunId run) {
    String newest =
        "SELECT count(*) FROM acknowledged AS newest WHERE key_id = ?"
            + " AND seq = (SELECT max(seq) FROM acknowledged)"
            + " AND (run IS NULL OR (SELECT seq FROM run WHERE id = newest.run)"
            + " <= (SELECT seq FROM run WHERE id = ?))";
    return database.read(sql -> sql.number(newest, keyId, run)) > 0;
  }

  /** Converts a hash so that SQLite's signed numbers sort it as an unsigned number. */
  private static long ordered(long hash) {
    return hash ^ Long.MIN_VALUE;
  }

  private record OrderedHashes(PrimitiveIterator.OfLong hashes)
      implements PrimitiveIterator.OfLong {
    @Override
    public boolean hasNext() {
      return hashes.hasNext();
    }

    @Override
    public long nextLong() {
      return ordered(hashes.nextLong());
    }
  }

  /**
   * Reads the people who were asked, in pages. Each page is a read of its own: a read that stays
   * open would keep all that is written meanwhile in the WAL. A person who is asked while it runs
   * may be missing in it, so {@link PeopleRepository#intend} has the last word.
   */
  public static final class AskedCursor {
    private static final int PAGE = 4096;
    private static final String FROM =
        "SELECT hash FROM asked WHERE key = (SELECT id FROM asked_key WHERE key_id = ?)"
            + " AND hash >= ? ORDER BY hash LIMIT "
            + PAGE;

    private final Database database;
    private final String keyId;
    private List<Long> page;
    private int at;
    private long last = Long.MIN_VALUE;

    private AskedCursor(Database database, String keyId) {
      this.database = database;
      this.keyId = keyId;
    }

    /**
     * True if the person with that hash was asked.
     *
     * @throws IllegalStateException if the hash is below the one before, as an unsigned number
     */
    public boolean contains(long hash) {
      long wanted = ordered(hash);
      if (wanted < last) {
        throw new IllegalStateException("the people do not come in order of their hash");
      }
      last = wanted;
      if (page == null || page.size() == PAGE && page.get(PAGE - 1) < wanted) {
        page = database.read(sql -> sql.rows(row -> row.getLong(1), FROM, keyId, wanted));
        at = 0;
      }
      while (at < page.size() && page.get(at) < wanted) {
        at++;
      }
      return at < page.size() && page.get(at) == wanted;
    }
  }
}
