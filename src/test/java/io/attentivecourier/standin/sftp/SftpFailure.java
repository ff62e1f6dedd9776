package io.attentivecourier.standin.sftp;

/**
 * A failure at the receiver. One with a byte strikes in the write that would pass that byte of a
 * file: the bytes before it are stored, unless the failure says otherwise.
 *
 * @param kind what happens
 * @param atByte bytes of a file that still arrive; 0 where the fault has nothing to do with bytes
 * @param status what is answered, in SFTP's numbers; 0 where the kind says it
 */
public record SftpFailure(SftpFailureKind kind, long atByte, int status) {

  SftpFailure(SftpFailureKind kind, long atByte) {
    this(kind, atByte, 0);
  }

  /** The ways a receiver fails. */
  public enum SftpFailureKind {
    DROP_CONNECTION,
    NO_SPACE,
    SILENTLY_SHORT,
    STALL_WRITES,
    REFUSE_RENAME,
    REFUSE_OVERWRITE,
    DROP_AFTER_RENAME,
    STALL_AFTER_RENAME,
    REFUSE_LOGIN,
    REFUSE_STAT,
    REFUSE_READ,
    REFUSE_SECOND_CHANNEL,
    DROP_AT_SECOND_CHANNEL,
    END_FIRST_CHANNEL,
    ANSWER_STAT,
    ANSWER_LIST,
    ANSWER_OPEN,
    ANSWER_OPEN_OF_PART,
    ANSWER_WRITE,
    ANSWER_CLOSE,
    ANSWER_RENAME,
    ANSWER_AFTER_RENAME,
    ANSWER_REMOVE,
    TAKE_PART
  }

  /** A request is refused with a status of SFTP's. */
  public static SftpFailure answer(SftpFailureKind request, int status) {
    return new SftpFailure(request, 0, status);
  }

  /** Writes past {@code bytes} of a file are refused with a status. */
  public static SftpFailure answerWrite(long bytes, int status) {
    return new SftpFailure(SftpFailureKind.ANSWER_WRITE, bytes, status);
  }

  /** A file under a name that is not final is gone as soon as its writer has closed it. */
  public static SftpFailure takePart() {
    return new SftpFailure(SftpFailureKind.TAKE_PART, 0);
  }

  /** A connection that opens a second channel loses its first, and goes on. */
  public static SftpFailure endFirstChannel() {
    return new SftpFailure(SftpFailureKind.END_FIRST_CHANNEL, 0);
  }

  /** The connection ends without a word once {@code bytes} of a file are stored. */
  public static SftpFailure dropConnectionAt(long bytes) {
    return new SftpFailure(SftpFailureKind.DROP_CONNECTION, bytes);
  }

  /** Writes past {@code bytes} of a file answer "No space left on device". */
  public static SftpFailure noSpaceAt(long bytes) {
    return new SftpFailure(SftpFailureKind.NO_SPACE, bytes);
  }

  /** Writes past {@code bytes} of a file answer OK and store nothing. */
  public static SftpFailure silentlyShortAt(long bytes) {
    return new SftpFailure(SftpFailureKind.SILENTLY_SHORT, bytes);
  }

  /**
   * The write that passes {@code bytes} of a file, and all after it, wait for {@link
   * Faults#release()}.
   */
  public static SftpFailure stallWritesAt(long bytes) {
    return new SftpFailure(SftpFailureKind.STALL_WRITES, bytes);
  }

  /** A rename answers "Permission denied". */
  public static SftpFailure refuseRename() {
    return new SftpFailure(SftpFailureKind.REFUSE_RENAME, 0);
  }

  /** A rename onto a name that exists answers "Failure"; other renames work. */
  public static SftpFailure refuseOverwrite() {
    return new SftpFailure(SftpFailureKind.REFUSE_OVERWRITE, 0);
  }

  /** A rename is done, and the connection ends without its answer. */
  public static SftpFailure dropAfterRename() {
    return new SftpFailure(SftpFailureKind.DROP_AFTER_RENAME, 0);
  }

  /** A rename is done, and its answer waits for {@link SftpFailures#release()}. */
  public static SftpFailure stallAfterRename() {
    return new SftpFailure(SftpFailureKind.STALL_AFTER_RENAME, 0);
  }

  /** A connection's logins all fail, whatever their method and password. */
  public static SftpFailure refuseLogin() {
    return new SftpFailure(SftpFailureKind.REFUSE_LOGIN, 0);
  }

  /** A question about a name answers "Permission denied". */
  public static SftpFailure refuseStat() {
    return new SftpFailure(SftpFailureKind.REFUSE_STAT, 0);
  }

  /** Reading a file answers "Permission denied": a folder that only takes. */
  public static SftpFailure refuseRead() {
    return new SftpFailure(SftpFailureKind.REFUSE_READ, 0);
  }

  /** A connection that has one sftp channel is refused another, and goes on. */
  public static SftpFailure refuseSecondChannel() {
    return new SftpFailure(SftpFailureKind.REFUSE_SECOND_CHANNEL, 0);
  }

  /** A connection that opens a second sftp channel ends without a word. */
  public static SftpFailure dropAtSecondChannel() {
    return new SftpFailure(SftpFailureKind.DROP_AT_SECOND_CHANNEL, 0);
  }
}
