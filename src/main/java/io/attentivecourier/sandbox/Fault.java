package io.attentivecourier.sandbox;

/**
 * What goes wrong at the receiver. A fault with a byte strikes in the write that would pass that
 * byte of a file: what lies before it is stored, unless the fault says otherwise.
 *
 * @param kind what happens
 * @param atByte bytes of a file that still arrive; 0 where the fault has nothing to do with bytes
 * @param status what is answered, in SFTP's numbers; 0 where the kind says it
 */
public record Fault(Kind kind, long atByte, int status) {

  Fault(Kind kind, long atByte) {
    this(kind, atByte, 0);
  }

  /** The ways a receiver fails. */
  public enum Kind {
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
  public static Fault answer(Kind request, int status) {
    return new Fault(request, 0, status);
  }

  /** Writes past {@code bytes} of a file are refused with a status. */
  public static Fault answerWrite(long bytes, int status) {
    return new Fault(Kind.ANSWER_WRITE, bytes, status);
  }

  /** A file under a name that is not final is gone as soon as its writer has closed it. */
  public static Fault takePart() {
    return new Fault(Kind.TAKE_PART, 0);
  }

  /** A connection that opens a second channel loses its first, and goes on. */
  public static Fault endFirstChannel() {
    return new Fault(Kind.END_FIRST_CHANNEL, 0);
  }

  /** The connection ends without a word once {@code bytes} of a file are stored. */
  public static Fault dropConnectionAt(long bytes) {
    return new Fault(Kind.DROP_CONNECTION, bytes);
  }

  /** Writes past {@code bytes} of a file answer "No space left on device". */
  public static Fault noSpaceAt(long bytes) {
    return new Fault(Kind.NO_SPACE, bytes);
  }

  /** Writes past {@code bytes} of a file answer OK and store nothing. */
  public static Fault silentlyShortAt(long bytes) {
    return new Fault(Kind.SILENTLY_SHORT, bytes);
  }

  /**
   * The write that passes {@code bytes} of a file, and all after it, wait for {@link
   * Faults#release()}.
   */
  public static Fault stallWritesAt(long bytes) {
    return new Fault(Kind.STALL_WRITES, bytes);
  }

  /** A rename answers "Permission denied". */
  public static Fault refuseRename() {
    return new Fault(Kind.REFUSE_RENAME, 0);
  }

  /** A rename onto a name that exists answers "Failure"; other renames work. */
  public static Fault refuseOverwrite() {
    return new Fault(Kind.REFUSE_OVERWRITE, 0);
  }

  /** A rename is done, and the connection ends without its answer. */
  public static Fault dropAfterRename() {
    return new Fault(Kind.DROP_AFTER_RENAME, 0);
  }

  /** A rename is done, and its answer waits for {@link Faults#release()}. */
  public static Fault stallAfterRename() {
    return new Fault(Kind.STALL_AFTER_RENAME, 0);
  }

  /** A connection's logins all fail, whatever their method and password. */
  public static Fault refuseLogin() {
    return new Fault(Kind.REFUSE_LOGIN, 0);
  }

  /** A question about a name answers "Permission denied". */
  public static Fault refuseStat() {
    return new Fault(Kind.REFUSE_STAT, 0);
  }

  /** Reading a file answers "Permission denied": a folder that only takes. */
  public static Fault refuseRead() {
    return new Fault(Kind.REFUSE_READ, 0);
  }

  /** A connection that has one sftp channel is refused another, and goes on. */
  public static Fault refuseSecondChannel() {
    return new Fault(Kind.REFUSE_SECOND_CHANNEL, 0);
  }

  /** A connection that opens a second sftp channel ends without a word. */
  public static Fault dropAtSecondChannel() {
    return new Fault(Kind.DROP_AT_SECOND_CHANNEL, 0);
  }
}
