package io.attentivecourier.pickup;

import static com.jcraft.jsch.ChannelSftp.SSH_FX_CONNECTION_LOST;
import static com.jcraft.jsch.ChannelSftp.SSH_FX_NO_CONNECTION;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The status with which a server refused a request. One call of JSch makes several requests: an
 * upload opens, writes and closes. Only the trace of its exception shows which of them was refused.
 *
 * @param status by draft-ietf-secsh-filexfer-13, 9.1; version 3, which most servers speak, has 0 to
 *     8
 */
record SftpAnswer(SftpRequest step, int status) {
  private static final int NO_SUCH_FILE = 2;
  private static final int PERMISSION_DENIED = 3;
  private static final int FAILURE = 4;
  private static final int NO_SUCH_PATH = 10;
  private static final int ALREADY_EXISTS = 11;
  private static final int WRITE_PROTECT = 12;
  private static final int NO_SPACE = 14;
  private static final int QUOTA_EXCEEDED = 15;
  private static final int INVALID_FILENAME = 20;

  private static final Set<String> CLIENTS =
      Set.of(ChannelSftp.class.getName(), PlainSftp.class.getName());

  private static final Map<String, SftpRequest> METHODS =
      Map.of(
          "_stat", SftpRequest.STAT,
          "stat", SftpRequest.STAT,
          "ls", SftpRequest.LIST,
          "_put", SftpRequest.OPEN,
          "openToWrite", SftpRequest.OPEN,
          "_get", SftpRequest.READ,
          "_sendCLOSE", SftpRequest.CLOSE,
          "rename", SftpRequest.RENAME,
          "rm", SftpRequest.DELETE);

  private static final Map<Integer, String> WORDS =
      Map.ofEntries(
          Map.entry(NO_SUCH_FILE, "no such file"),
          Map.entry(PERMISSION_DENIED, "permission denied"),
          Map.entry(FAILURE, "failure"),
          Map.entry(5, "bad message"),
          Map.entry(8, "operation unsupported"),
          Map.entry(9, "invalid handle"),
          Map.entry(NO_SUCH_PATH, "no such path"),
          Map.entry(ALREADY_EXISTS, "file already exists"),
          Map.entry(WRITE_PROTECT, "write protect"),
          Map.entry(13, "no media"),
          Map.entry(NO_SPACE, "no space on filesystem"),
          Map.entry(QUOTA_EXCEEDED, "quota exceeded"),
          Map.entry(17, "lock conflict"),
          Map.entry(19, "not a directory"),
          Map.entry(INVALID_FILENAME, "invalid filename"),
          Map.entry(22, "cannot delete"),
          Map.entry(24, "file is a directory"));

  /**
   * The server's answer in an exception; empty if the connection was lost or JSch itself failed. A
   * failure of JSch carries its cause; a status of the server carries none.
   *
   * @param asked the request, if the trace does not tell
   */
  static Optional<SftpAnswer> of(SftpException refused, SftpRequest asked) {
    boolean lost = refused.id == SSH_FX_NO_CONNECTION || refused.id == SSH_FX_CONNECTION_LOST;
    return refused.getCause() != null || lost
        ? Optional.empty()
        : Optional.of(new SftpAnswer(step(refused).orElse(asked), refused.id));
  }

  private static Optional<SftpRequest> step(SftpException refused) {
    List<String> calls =
        Arrays.stream(refused.getStackTrace())
            .filter(frame -> CLIENTS.contains(frame.getClassName()))
            .map(StackTraceElement::getMethodName)
            .toList();
    Optional<SftpRequest> step =
        calls.stream().map(METHODS::get).filter(Objects::nonNull).findFirst();
    boolean stored = calls.contains("checkStatus");
    return step.map(one -> one == SftpRequest.OPEN && stored ? SftpRequest.WRITE : one);
  }

  boolean isAbsent() {
    return status == NO_SUCH_FILE || status == NO_SUCH_PATH;
  }

  boolean isDenied() {
    return status == PERMISSION_DENIED || status == WRITE_PROTECT;
  }

  boolean isFull() {
    return status == NO_SPACE || status == QUOTA_EXCEEDED;
  }

  /** True if the server does not accept the name itself. */
  boolean isOfName() {
    return status == INVALID_FILENAME;
  }

  /** True for a plain failure, with which version 3 answers everything that it has no code for. */
  boolean isFailure() {
    return status == FAILURE;
  }

  /** True if a rename that replaces nothing is refused like this when the name exists. */
  boolean isTaken() {
    return status == FAILURE || status == ALREADY_EXISTS;
  }

  /** The status in words; never the server's own text. */
  String words() {
    return "%s (SFTP status %d)".formatted(WORDS.getOrDefault(status, "another status"), status);
  }

  @Override
  public String toString() {
    return step.word() + " was answered " + words();
  }

  /** A request of the SFTP protocol, in the words of people who run a server. */
  enum SftpRequest {
    STAT,
    LIST,
    OPEN,
    READ,
    WRITE,
    CLOSE,
    RENAME,
    DELETE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
