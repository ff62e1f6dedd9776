package io.attentivecourier.home;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Locks between the processes of one home, and between the threads of each. The operating system
 * gives a lock back when its process ends, however it ends; a stopped (not ended) process keeps it.
 */
public final class Locks {
  // A file lock belongs to the whole JVM, so threads of one process meet here first.
  private static final Map<Path, Semaphore> IN_THIS_PROCESS = new ConcurrentHashMap<>();

  private final Path folder;

  public Locks(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /** The lock, or empty where another process or thread holds it. */
  public Optional<Held> tryLock(String name) {
    Semaphore local = local(name);
    if (!local.tryAcquire()) {
      return Optional.empty();
    }
    return orGiveBack(local, () -> Optional.ofNullable(take(name, local, false)));
  }

  /** True if nobody holds the lock now, here or in another process. */
  public boolean isFree(String name) {
    Optional<Held> lock = tryLock(name);
    lock.ifPresent(Held::close);
    return lock.isPresent();
  }

  /** Waits for the lock as long as it takes. */
  public Held lock(String name) {
    Semaphore local = local(name);
    local.acquireUninterruptibly();
    return orGiveBack(local, () -> Optional.of(take(name, local, true))).orElseThrow();
  }

  private Semaphore local(String name) {
    return IN_THIS_PROCESS.computeIfAbsent(file(name), path -> new Semaphore(1));
  }

  private Path file(String name) {
    return folder.resolve(name + ".lock");
  }

  private Held take(String name, Semaphore local, boolean wait) throws IOException {
    Durable.folder(folder);
    FileChannel channel = FileChannel.open(file(name), Set.of(CREATE, WRITE), Durable.ownerOnly());
    FileLock lock = wait ? channel.lock() : channel.tryLock();
    if (lock == null) {
      channel.close();
      return null;
    }
    return new Held(channel, local);
  }

  private static Optional<Held> orGiveBack(Semaphore local, Taking taking) {
    Optional<Held> held = Optional.empty();
    try {
      held = taking.take();
      return held;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (held.isEmpty()) {
        local.release();
      }
    }
  }

  @FunctionalInterface
  private interface Taking {
    Optional<Held> take() throws IOException;
  }

  /** A lock that is held until it is closed. */
  public static final class Held implements AutoCloseable {
    private final FileChannel channel;
    private final Semaphore local;
    private boolean open = true;

    private Held(FileChannel channel, Semaphore local) {
      this.channel = channel;
      this.local = local;
    }

    @Override
    public synchronized void close() {
      if (!open) {
        return;
      }
      open = false;
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        local.release();
      }
    }
  }
}
