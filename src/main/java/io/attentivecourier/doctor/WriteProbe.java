package io.attentivecourier.doctor;

import io.attentivecourier.home.Durable;
import io.attentivecourier.pickup.PickupFault;
import io.attentivecourier.pickup.PickupSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes, renames and removes one byte in the pickup folder. Both its names end in {@code .part},
 * so no receiver takes it for a list. It leaves nothing behind where it may remove, and goes on
 * past a step that is refused, so that all of them are told at once.
 */
final class WriteProbe {
  private static final String WRITTEN = "courier-probe.csv.1.part";
  private static final String RENAMED = "courier-probe.csv.2.part";

  private final PickupSession session;
  private final Path tmp;
  private final List<PickupFault> faults = new ArrayList<>();
  private final Set<String> left = new LinkedHashSet<>();
  private boolean replacing;

  WriteProbe(PickupSession session, Path tmp) {
    this.session = session;
    this.tmp = tmp;
  }

  /**
   * The findings.
   *
   * @param faults one for each step that was refused
   * @param left the names that could not be removed
   * @param replacing true if a rename that must replace nothing went over a file
   */
  record Found(List<PickupFault> faults, Set<String> left, boolean replacing) {}

  Found run() {
    Path byteFile = oneByte();
    try {
      remove(WRITTEN, RENAMED);
      boolean free = !left.contains(RENAMED);
      left.clear();
      if (attempt(() -> session.put(byteFile, WRITTEN)) && free) {
        rename(byteFile);
      }
      remove(WRITTEN, RENAMED);
    } finally {
      delete(byteFile);
    }
    return new Found(List.copyOf(faults), left, replacing);
  }

  private void rename(Path byteFile) {
    boolean renamed = attempt(() -> session.rename(WRITTEN, RENAMED));
    if (renamed && !session.tellsSizes() && attempt(() -> session.put(byteFile, WRITTEN))) {
      replacing = replaces();
    }
  }

  /**
   * Tries a rename over a file. In a folder that cannot be read, such a rename would replace a list
   * that is not ours.
   */
  private boolean replaces() {
    try {
      session.rename(WRITTEN, RENAMED);
      return true;
    } catch (PickupFault refused) {
      return false;
    }
  }

  private void remove(String... names) {
    for (String name : names) {
      if (isThere(name)) {
        remove(name);
      }
    }
  }

  private void remove(String name) {
    try {
      session.delete(name);
    } catch (PickupFault fault) {
      if (!isAbsent(fault)) {
        left.add(name);
        note(fault);
      }
    }
  }

  private static boolean isAbsent(PickupFault fault) {
    return fault.obstacle().filter(PickupFault.Obstacle.ABSENT::equals).isPresent();
  }

  /** True if the name is there, or if that cannot be seen. */
  private boolean isThere(String name) {
    boolean[] there = {true};
    boolean seen = !session.tellsSizes() || attempt(() -> there[0] = session.exists(name));
    return !seen || there[0];
  }

  private boolean attempt(Runnable step) {
    try {
      step.run();
      return true;
    } catch (PickupFault fault) {
      note(fault);
      return false;
    }
  }

  /** Notes the first fault of each kind. */
  private void note(PickupFault fault) {
    if (faults.stream().noneMatch(one -> one.obstacle().equals(fault.obstacle()))) {
      faults.add(fault);
    }
  }

  private Path oneByte() {
    try {
      return Files.write(Files.createTempFile(Durable.folder(tmp), "probe", ".part"), new byte[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
