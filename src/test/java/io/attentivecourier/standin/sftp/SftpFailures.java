package io.attentivecourier.standin.sftp;

import io.attentivecourier.standin.Stalls;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The faults that a test has asked for, at most one of each kind. Safe for many threads. */
public final class SftpFailures {

  /**
   * @param name the start of the names that it strikes
   */
  private record Armed(SftpFailure fault, boolean sticky, String name) {

    boolean strikes(String file, long end) {
      return file.startsWith(name) && (fault.atByte() == 0 || end > fault.atByte());
    }
  }

  private final Map<SftpFailure.SftpFailureKind, Armed> armed =
      new EnumMap<>(SftpFailure.SftpFailureKind.class);
  private final Stalls stalls = new Stalls();

  SftpFailures() {}

  /** The fault happens at its next request, once. */
  public synchronized void once(SftpFailure fault) {
    onceOn("", fault);
  }

  /** The fault happens once, at the next request of a file under that name or its temporary one. */
  public synchronized void onceOn(String name, SftpFailure fault) {
    armed.put(fault.kind(), new Armed(fault, false, name));
  }

  /** The fault happens at every request of that file until {@link #clear()}. */
  public synchronized void alwaysOn(String name, SftpFailure fault) {
    armed.put(fault.kind(), new Armed(fault, true, name));
  }

  /** The fault happens at every request until {@link #clear()}. */
  public synchronized void always(SftpFailure fault) {
    alwaysOn("", fault);
  }

  /** From now on all goes well, also for writes that are stalled. */
  public synchronized void clear() {
    armed.clear();
    release();
  }

  /** Lets the writes go on that are stalled now; a sticky stall stops the next write again. */
  public void release() {
    stalls.release();
  }

  /** Waits until a write is stalled; false if none was within the time. */
  public boolean awaitStalled(Duration atMost) throws InterruptedException {
    return stalls.await(1, atMost);
  }

  /**
   * @param file its bare name; empty for what is about none
   */
  synchronized Optional<SftpFailure> take(SftpFailure.SftpFailureKind kind, String file) {
    return takePast(kind, file, 0);
  }

  /** The fault of a kind, if a write that ends at this byte of its file passes the fault's byte. */
  synchronized Optional<SftpFailure> takePast(
      SftpFailure.SftpFailureKind kind, String file, long end) {
    Armed found = armed.get(kind);
    if (found == null || !found.strikes(file, end)) {
      return Optional.empty();
    }
    if (!found.sticky()) {
      armed.remove(kind);
    }
    return Optional.of(found.fault());
  }

  /**
   * Waits in a server's thread until released, if a stall of this kind was asked for; ends with an
   * error if the server is closed or the session is gone.
   */
  void stallIfAsked(SftpFailure.SftpFailureKind kind, String file, long end) throws IOException {
    Optional<Long> before = takeStall(kind, file, end);
    if (before.isPresent() && !stalls.stall(before.get())) {
      throw new IOException("the stand-in is closed");
    }
  }

  private synchronized Optional<Long> takeStall(
      SftpFailure.SftpFailureKind kind, String file, long end) {
    return takePast(kind, file, end).map(taken -> stalls.releases());
  }

  void close() {
    stalls.close();
  }
}
