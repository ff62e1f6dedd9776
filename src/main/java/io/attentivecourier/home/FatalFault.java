package io.attentivecourier.home;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A fault after which a process is of no use: memory, threads or file descriptors ran out. A
 * process that continued would answer nothing, run nothing and look healthy; the next start
 * continues where it ended.
 */
public final class FatalFault {
  private static final int SPARE_FILES = 8;
  private static final String ANY_FILE = "/dev/null";

  private FatalFault() {}

  /** The resource that ran out, and what to do; empty for any other fault. */
  public static Optional<String> in(Throwable fault) {
    Optional<VirtualMachineError> machine = Causes.first(fault, VirtualMachineError.class);
    if (machine.isPresent()) {
      return machine.map(FatalFault::describe);
    }
    return saysTooManyFiles(fault) || filesRanOut()
        ? Optional.of("too many open files; raise the limit of them (ulimit -n) to 256 or more")
        : Optional.empty();
  }

  private static String describe(VirtualMachineError fault) {
    if (fault instanceof StackOverflowError) {
      return "a stack overflowed; report it with what var/log/courier.log says";
    }
    if (!(fault instanceof OutOfMemoryError)) {
      return "the Java machine failed (" + fault.getClass().getSimpleName() + ")";
    }
    return String.valueOf(fault.getMessage()).contains("native thread")
        ? "no thread could be made; raise the limit of them (ulimit -u, or the container's pids)"
        : "memory ran out; look for a very wide row, or raise -Xmx by COURIER_JAVA_OPTS";
  }

  private static boolean saysTooManyFiles(Throwable fault) {
    return Causes.of(fault)
        .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("Too many open files"));
  }

  /**
   * @throws IOException where the process cannot open so many files more
   */
  public static void requireFiles(int spare) throws IOException {
    Deque<InputStream> open = new ArrayDeque<>();
    try {
      while (open.size() < spare) {
        open.push(new FileInputStream(ANY_FILE));
      }
    } finally {
      for (InputStream file : open) {
        file.close();
      }
    }
  }

  /** A class, a driver and SQLite say something else where a file cannot be opened. */
  private static boolean filesRanOut() {
    try {
      requireFiles(SPARE_FILES);
      return false;
    } catch (IOException ranOut) {
      return true;
    }
  }

  /**
   * Hands a fatal fault to the process's last handler, which ends it. Any other stays with the
   * caller; so does this one where no process set a handler.
   */
  public static void heed(Throwable fault) {
    Thread.UncaughtExceptionHandler last = Thread.getDefaultUncaughtExceptionHandler();
    if (last != null && in(fault).isPresent()) {
      last.uncaughtException(Thread.currentThread(), fault);
    }
  }
}
