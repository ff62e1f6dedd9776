package io.attentivecourier.pickup;

import io.attentivecourier.run.Reason;
import java.util.Optional;

/**
 * Thrown if a step at the pickup folder did not succeed. No incomplete file is visible under a
 * final name, unless the settings publish directly.
 */
public final class PickupFault extends RuntimeException {
  private final Reason reason;
  private final Obstacle obstacle;
  private final String detail;

  public PickupFault(Reason reason, String detail) {
    this(reason, detail, null);
  }

  public PickupFault(Reason reason, String detail, Throwable cause) {
    this(reason, null, detail, cause);
  }

  PickupFault(Obstacle obstacle, String detail, Throwable cause) {
    this(obstacle.reason(), obstacle, detail, cause);
  }

  private PickupFault(Reason reason, Obstacle obstacle, String detail, Throwable cause) {
    super(reason.what() + ": " + detail, cause);
    this.reason = reason;
    this.obstacle = obstacle;
    this.detail = detail;
  }

  public Reason reason() {
    return reason;
  }

  /** The obstacle, in more detail than the reason; empty if only the reason is known. */
  public Optional<Obstacle> obstacle() {
    return Optional.ofNullable(obstacle);
  }

  /** The request and the answer to it, without the reason. */
  String detail() {
    return detail;
  }

  boolean is(Obstacle other) {
    return obstacle == other;
  }

  /** True if the same step may succeed later. A full disk counts: a server only says "failure". */
  public boolean isWorthRetry() {
    return reason.mayPass();
  }

  /**
   * The obstacle that made a step fail, in more detail than a run's reason. Each has a setting to
   * look at first and a fix of its own, for a user who checks before anything is sent.
   */
  public enum Obstacle {
    NAME_UNKNOWN(
        Reason.UNREACHABLE, "host", "fix the name, or ask why this machine's DNS does not know it"),
    PORT_REFUSED(
        Reason.UNREACHABLE,
        "port",
        "fix courier.sftp.host or .port; if both are right, a firewall refuses, or the server is"
            + " down: ask Attentive"),
    TIMED_OUT(
        Reason.UNREACHABLE,
        "host",
        "fix courier.sftp.host or .port; if both are right, let the firewall pass that port from"
            + " here, and ask whether Attentive lets in this machine's address"),
    HUNG_UP(
        Reason.UNREACHABLE,
        "host",
        "ask Attentive whether it lets in this machine's address, and try again in a minute: a"
            + " server that is full hangs up too"),
    NO_ANSWER(
        Reason.UNREACHABLE,
        "host",
        "try again; if it stays, ask Attentive, with the step and the time"),
    ODD_ANSWER(
        Reason.UNREACHABLE,
        "directory",
        "ask Attentive, with the step and the status that it gave"),
    NO_ALGORITHM(
        Reason.NO_COMMON_ALGORITHM,
        "host",
        "ask Attentive to offer one of those that are taken here; no setting adds others"),
    NOT_SSH(
        Reason.NOT_SFTP,
        "port",
        "fix courier.sftp.host or .port: SFTP is SSH, mostly at port 22, and neither FTP nor"
            + " FTPS"),
    NO_SUBSYSTEM(
        Reason.NOT_SFTP,
        "username",
        "ask Attentive to let this user use sftp: the login is good, but what answers then is no"
            + " sftp"),
    HOST_KEY(Reason.HOST_KEY, "knownHostsFile", Reason.HOST_KEY.fix()),
    LOGIN_REFUSED(
        Reason.LOGIN_REFUSED,
        "username",
        "fix courier.sftp.username and what is named above; several refused tries may lock the"
            + " account"),
    KEY_UNREADABLE(
        Reason.LOGIN_REFUSED,
        "privateKeyFile",
        "fix courier.sftp.privateKeyFile or .privateKeyPassphrase: OpenSSH's and PEM's forms are"
            + " read"),
    NO_FOLDER(
        Reason.FOLDER,
        "directory",
        "fix it: nothing of that name is there for this user; it is never made"),
    ABSENT(
        Reason.UNREACHABLE,
        "directory",
        "try again; if it stays, ask Attentive what takes files away there"),
    STAT_DENIED(Reason.FOLDER_CLOSED, "sizes", Obstacle.BLIND),
    LIST_DENIED(Reason.FOLDER_CLOSED, "sizes", Obstacle.BLIND),
    OPEN_DENIED(
        Reason.FOLDER_CLOSED,
        "directory",
        "ask Attentive for the right to create files there, or fix courier.sftp.directory"),
    WRITE_DENIED(
        Reason.FOLDER_CLOSED,
        "directory",
        "ask Attentive for the right to write what may be created there"),
    DELETE_DENIED(
        Reason.FOLDER_CLOSED,
        "directory",
        "ask Attentive for the right to remove files that end .part; lists are delivered without"
            + " it, and a broken upload then stays there"),
    RENAME_DENIED(
        Reason.RENAME_REFUSED,
        "publish",
        "ask Attentive for the right to rename; courier.sftp.publish=direct needs none;"
            + " docs/settings.md has its risk"),
    FULL(Reason.RECEIVER_FULL, "directory", "ask Attentive to make room, or for a larger quota"),
    NAME_REFUSED(Reason.NAME_REFUSED, "publish", Reason.NAME_REFUSED.fix()),
    NAME_TAKEN(Reason.NAME_TAKEN, "directory", Reason.NAME_TAKEN.fix()),
    STALLED(
        Reason.STALLED, "minRate", "lower courier.sftp.minRate, or ask what slows the line down");

    private static final String BLIND =
        "ask Attentive for the right to it; where it gives neither list nor stat, set"
            + " courier.sftp.sizes=off and courier.sftp.acceptNoSizes=true;"
            + " docs/operating.md has the risk";

    private final Reason reason;
    private final String key;
    private final String fix;

    Obstacle(Reason reason, String key, String fix) {
      this.reason = reason;
      this.key = "courier.sftp." + key;
      this.fix = fix;
    }

    public Reason reason() {
      return reason;
    }

    /** The setting to look at first. */
    public String key() {
      return key;
    }

    /** The fix, for a user who sends nothing yet. */
    public String fix() {
      return fix;
    }
  }
}
