package io.attentivecourier.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The reasons why a run was refused, held or not delivered, each with the operator's next step. The
 * ids are fixed: alerts, scripts and the ledger hold them.
 */
public enum Reason {
  // A refused run: nothing of it was sent.
  SEGMENT_CASE_CLASH(
      "two segment names differ only in case or spaces",
      "give them one name, or `courier retire` the one that is gone"),
  SEGMENT_NAME_CLASH(
      "two campaign and group pairs meet in one segment name",
      "put a separator into courier.segmentName"),
  SEGMENT_OWNER(
      "the segment belongs to another pipeline",
      "use another name, or `courier retire SEGMENT --reason …` if that pipeline gave it up"),
  SEGMENT_OVERSIZE(
      "a segment has more rows than Attentive takes in a file",
      "split the segment in the query, or set courier.oversize=span once Attentive confirmed it"),
  COLUMN_MISSING("the query lacks a column", "add it to the query, or name it in courier.column.*"),
  COLUMN_UNKNOWN(
      "the query has a column that this destination does not take",
      "remove it from the query, cast it to text, or list it in courier.column.ignore"),
  QUERY_FAILED(
      "the warehouse could not run the query to its end",
      "run the query in the warehouse; `courier doctor` checks the connection"),
  NOT_A_QUERY(
      "the query is not one statement that reads",
      "write one SELECT, VALUES or WITH; what prepares the session (SET …) goes into"
          + " courier.warehouse.hikari.connectionInitSql"),
  QUERY_EMPTY(
      "the query returned no rows", "look at the tables behind it; nothing at Attentive changed"),
  NOT_KEPT(
      "the lists of that run cannot be taken from var/sent",
      "name another run, or `courier run PIPELINE --again` for what the warehouse holds now"),
  STEP_FAILED(
      "a step of the pipeline's own failed before its destination",
      "fix that step in routes/pipelines; `courier plan` tries it"),
  FLOW_BROKEN(
      "a route of the home's own flow leads to what is not there",
      "compare the files of routes/ with the jar's; `courier check` names those that differ"),
  INTERRUPTED(
      "the process ended before the run was sealed; nothing was sent", "run the pipeline again"),
  UNEXPECTED(
      "a fault that was not expected", "look into var/log/courier.log and report what it says"),
  LEDGER_FAILED(
      "the ledger could not be read or written",
      "fix what var/log/courier.log says of it; then start again: what is sealed is sent"),
  NO_SPACE(
      "this machine's disk is full",
      "free space under var/, then start again: what is sealed is sent"),

  // A hold: the receiver keeps the list that it has until somebody has looked.
  MIN_ROWS(
      "a segment has fewer valid rows than courier.guard.minRows",
      "look at the query and var/rejected; if they are right, `courier release RUN --reason …`"),
  DROP(
      "a segment lost more rows than courier.guard.maxDropPercent and .maxDropRows allow",
      "look at the tables behind it; if the loss is right, `courier release RUN --reason …`"),
  GROWTH(
      "a segment grew by more than courier.guard.maxGrowthPercent and .maxGrowthRows allow",
      "look for a join that doubles; if the growth is right, `courier release RUN --reason …`"),
  REMOVED(
      "more members are gone than courier.guard.maxRemovedPercent allows",
      "look at who is gone; if it is right, `courier release RUN --reason …`"),
  CHANGED(
      "more people changed than courier.guard.maxChangedPercent allows",
      "look for a column that changed for everybody; if it is right,"
          + " `courier release RUN --reason …`"),
  REJECTED(
      "more rows were rejected than courier.guard.maxRejectedPercent allows",
      "see the rules in var/rejected and fix the query; or `courier release RUN --reason …`"),
  VANISHED(
      "a delivered segment is missing from the result; Attentive keeps its old members",
      "fix the query, or `courier retire SEGMENT --reason …` if the list has ended"),
  NEW_LEDGER(
      "this ledger is new or an older one, and does not know what was sent before",
      "restore var/ledger.db and var/people, or `courier release RUN --reason …` if this home is"
          + " meant to be new"),

  // A delivery that failed: what was sealed is kept.
  LOGIN_REFUSED(
      "Attentive's SFTP refused the login",
      "fix courier.sftp.username, and .password or .privateKeyFile; `courier doctor` tries them"),
  HOST_KEY(
      "the server's host key is not the pinned one",
      "ask Attentive for its fingerprint, then `courier trust`"),
  NO_COMMON_ALGORITHM(
      "Attentive's SFTP and this client have no algorithm in common",
      "ask Attentive to offer one that is taken here; `courier doctor` shows both lists"),
  NOT_SFTP(
      "what answers at courier.sftp.host is no SFTP server",
      "fix courier.sftp.host and .port, or ask Attentive; `courier doctor` says what answers"),
  UNREACHABLE(
      "Attentive's SFTP did not answer, or not as it should",
      "start again: what is sealed is sent while its date lasts"),
  STALLED(
      "the upload was slower than courier.sftp.minRate",
      "start again: what is sealed is sent while its date lasts"),
  FOLDER("the pickup folder is not there", "fix courier.sftp.directory; `courier doctor` tries it"),
  FOLDER_CLOSED(
      "the pickup folder is closed to a step of the delivery",
      "ask Attentive for the right to that step; `courier doctor` tries each"),
  RECEIVER_FULL(
      "the receiver takes no more bytes: its disk or our quota there is full",
      "ask Attentive to make room, then start again: what is sealed is sent while its date lasts"),
  NAME_REFUSED(
      "the receiver takes no file of that name",
      "ask Attentive which names it takes; courier.sftp.publish=direct writes no temporary name;"
          + " docs/settings.md has its risk"),
  RENAME_REFUSED(
      "the server refused to rename the uploaded file",
      "ask Attentive, or see courier.sftp.publish in docs/settings.md"),
  NAME_TAKEN(
      "a file that this home did not send lies under that name",
      "find out who sent it; nothing was overwritten"),
  DATE_PASSED(
      "its date was over before it could be sent",
      "run the pipeline again: today's list replaces it"),
  NOT_SEALED(
      "a file in the outbox is not the one that was sealed",
      "find out who changed var/outbox, then run the pipeline again"),
  SUPERSEDED("a newer run took its place", "nothing: the newer one is the one to send"),

  // The API: what was accepted is followed, whatever stops the rest.
  UNAUTHORIZED(
      "Attentive's API does not know the key",
      "fix courier.api.key, then run the pipeline again; `courier doctor` tries it"),
  FORBIDDEN(
      "the API key lacks a permission",
      "set Custom Attributes and Subscribers to All for the app at Attentive, then run the pipeline"
          + " again; `courier doctor` tries it"),
  WRONG_URL(
      "there is no such address at the API",
      "fix courier.api.url (https://api.attentivemobile.com), then run the pipeline again"),
  API_DOWN(
      "Attentive's API did not answer, or answered with faults of its own",
      "start again: what is sealed and not answered is sent, in its order"),
  REQUESTS_REFUSED(
      "Attentive refused one request after another",
      "compare the attributes' names and types, or the sign-up unit, with Attentive's; then run the"
          + " pipeline again");

  private final String what;
  private final String fix;

  Reason(String what, String fix) {
    this.what = what;
    this.fix = fix;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * True if a delivery that failed for this reason may succeed later by itself. Not for a refused
   * login: a second try brings a lock-out nearer.
   */
  public boolean mayPass() {
    return switch (this) {
      case UNREACHABLE, STALLED, RECEIVER_FULL, NO_SPACE, API_DOWN, LEDGER_FAILED -> true;
      default -> false;
    };
  }

  /** The fault in one clause. */
  public String what() {
    return what;
  }

  /** The next step: something to do or to type, with RUN, PIPELINE and SEGMENT as they are. */
  public String fix() {
    return fix;
  }

  /**
   * The next step of one run, ready to be pasted.
   *
   * @param segment null where the reason is not about one
   */
  public String fix(RunId run, String segment) {
    String own = fix.replace("RUN", run.toString()).replace("PIPELINE", run.pipeline());
    return segment == null ? own : own.replace("SEGMENT", shellWord(segment));
  }

  /** A name of a segment has no other character that a shell reads than a blank. */
  private static String shellWord(String segment) {
    return segment.contains(" ") ? "'" + segment + "'" : segment;
  }

  /**
   * @throws IllegalArgumentException for an id that no reason has
   */
  public static Reason of(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no such reason: " + id));
  }

  /** The reason with that id; empty for a rule, a guard's own id, or null. */
  public static Optional<Reason> find(String id) {
    return Arrays.stream(values()).filter(reason -> reason.id().equals(id)).findFirst();
  }
}
