package io.attentivecourier.home;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A fault after which a process is of no use: memory, threads or file descriptors ran out. One that
 * lived on would answer nothing, run nothing and look well; its next start goes on where it ended.
 */
public final class FatalFault {
  private static final int SPARE_FILES = 8;
  private static final Path ANY_FILE = Path.of("/dev/null");

  private FatalFault() {}

  /** What ran out, and what to do; empty for any other fault. */
  public static Optional<String> in(Throwable fault) {
    Optional<VirtualMachineError> machine = Causes.first(fault, VirtualMachineError.class);
    if (machine.isPresent()) {
      return machine.map(FatalFault::said);
    }
    return saysTooManyFiles(fault) || isOfClasses(fault) && filesRanOut()
        ? Optional.of("too many open files; raise the limit of them (ulimit -n) to 256 or more")
        : Optional.empty();
  }

  private static String said(VirtualMachineError fault) {
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

  /** A class that is looked for the first time is read from its jar, and does not say why not. */
  private static boolean isOfClasses(Throwable fault) {
    return Causes.of(fault)
        .anyMatch(c -> c instanceof LinkageError || c instanceof ReflectiveOperationException);
  }

  private static boolean filesRanOut() {
    Deque<InputStream> open = new ArrayDeque<>();
    try {
      while (open.size() < SPARE_FILES) {
        open.push(Files.newInputStream(ANY_FILE));
      }
      return false;
    } catch (IOException ranOut) {
      return true;
    } finally {
      open.forEach(FatalFault::close);
    }
  }

  private static void close(InputStream file) {
    try {
      file.close();
    } catch (IOException ignored) {
      return;
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
