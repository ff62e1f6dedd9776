package io.attentivecourier.pickup;

import io.attentivecourier.run.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.GenericFileExist;
import org.apache.camel.component.file.remote.SftpEndpoint;

/**
 * Runs the steps of a delivery, which a route calls by name: upload, check, publish. Each step may
 * be called again after a fault; the route decides how often and how long after.
 */
public final class Pickup {
  private static final Duration GRACE = Duration.ofSeconds(60);

  private final SftpEndpoint endpoint;
  private final PickupAddress address;
  private final Duration grace;

  public Pickup(CamelContext context, PickupAddress address) {
    this(context, address, GRACE);
  }

  /**
   * @param grace the time that an upload may take in addition to its bytes over the minimum rate
   */
  public Pickup(CamelContext context, PickupAddress address, Duration grace) {
    this.endpoint = SftpEndpointFactory.of(context, address);
    this.address = address;
    this.grace = grace;
  }

  /**
   * Makes a pickup for {@link #uploadDirectly}. Only there may a file overwrite another, and
   * camel-ftp decides that by endpoint.
   */
  public static Pickup direct(CamelContext context, PickupAddress address) {
    Pickup pickup = new Pickup(context, address);
    pickup.endpoint.setFileExist(GenericFileExist.Override);
    return pickup;
  }

  /** True if the courier may look into its folder. */
  public boolean tellsSizes() {
    return address.tellsSizes();
  }

  /** A session that connects at its first call. */
  public PickupSession open() {
    return new PickupSession(endpoint, address, grace);
  }

  /**
   * Uploads under the temporary name, over an earlier try of the same run.
   *
   * @return the SHA-256 of the bytes that were sent
   */
  public String upload(PickupSession session, Path file, String name, String run) {
    String part = new PartName(name, run).toString();
    try {
      return session.put(file, part);
    } catch (PickupFault fault) {
      if (fault.reason() == Reason.RECEIVER_FULL || fault.is(PickupFault.Obstacle.WRITE_DENIED)) {
        giveBack(session, part, fault);
      }
      throw fault;
    }
  }

  /**
   * Writes under the final name itself: a cut connection leaves half a list there. This is for a
   * server that refuses renames, at the operator's risk, and only after {@link #requireFree}.
   *
   * @return the SHA-256 of the bytes that were sent
   */
  public String uploadDirectly(PickupSession session, Path file, String name) {
    return session.put(file, name);
  }

  /** Compares the size under the final name with the file's. */
  public void checkDirectly(PickupSession session, Path file, String name) {
    long there = session.size(name);
    if (there != bytesOf(file)) {
      throw new PickupFault(Reason.UNREACHABLE, shorter(name, there, bytesOf(file)));
    }
  }

  /**
   * Compares the size at the server with the file's: a server may take less than it was sent. If
   * the courier may not look into the folder, it compares nothing: the operator accepted that risk.
   */
  public void check(PickupSession session, Path file, String name, String run) {
    check(session, List.of(new OutgoingFile(file, name, run)));
  }

  /** The same of many files: all sizes are asked for at once. */
  public void check(PickupSession session, List<OutgoingFile> files) {
    if (!session.tellsSizes()) {
      return;
    }
    List<Long> there = session.sizes(files.stream().map(OutgoingFile::part).toList());
    for (int i = 0; i < files.size(); i++) {
      requireWhole(session, files.get(i), there.get(i));
    }
  }

  private static void requireWhole(PickupSession session, OutgoingFile file, long there) {
    long here = bytesOf(file.file());
    if (there == here) {
      return;
    }
    if (there < 0) {
      throw takenAway(file.part());
    }
    PickupFault fault = new PickupFault(Reason.UNREACHABLE, shorter(file.name(), there, here));
    giveBack(session, file.part(), fault);
    throw fault;
  }

  /**
   * The fault of an upload that was taken away. The same upload again would only be taken away too.
   */
  private static PickupFault takenAway(String part) {
    String gone = part + " was stored and is gone: the server takes temporary names away";
    return new PickupFault(PickupFault.Obstacle.NAME_REFUSED, gone, null);
  }

  private static String shorter(String name, long there, long here) {
    return name + " arrived with " + Math.max(there, 0) + " of " + here + " bytes";
  }

  /**
   * Checks that a name is free before a file gets it as its final name. It only looks, so that the
   * note of its refusal is never taken for a rename that was begun.
   *
   * @param ours true if the file that is there already, with so many bytes, is this home's own and
   *     may be replaced
   * @throws PickupFault NAME_TAKEN for a file that is not ours; it is left as it is
   */
  public void requireFree(PickupSession session, String name, LongPredicate ours) {
    requireFree(name, session.tellsSizes() ? session.size(name) : -1, ours);
  }

  /**
   * The same of a name that was asked for already.
   *
   * @param there the size of what lies under it, -1 if nothing does
   */
  public void requireFree(String name, long there, LongPredicate ours) {
    if (there >= 0 && !ours.test(there)) {
      throw new PickupFault(Reason.NAME_TAKEN, name + " is there already and was left as it is");
    }
  }

  /**
   * Checks that the upload waits under its temporary name. If only the final name is there, the
   * upload may have been renamed already, and the fault asks for another upload.
   */
  public void requireUpload(PickupSession session, String name, String run) {
    requireUploads(session, List.of(new OutgoingFile(null, name, run)));
  }

  /** The same of many files: all are asked for at once. */
  public void requireUploads(PickupSession session, List<OutgoingFile> files) {
    if (!session.tellsSizes()) {
      return;
    }
    List<Long> there = session.sizes(files.stream().map(OutgoingFile::part).toList());
    for (int i = 0; i < files.size(); i++) {
      if (there.get(i) < 0) {
        throw absent(session, files.get(i));
      }
    }
  }

  private static PickupFault absent(PickupSession session, OutgoingFile file) {
    return session.exists(file.name())
        ? new PickupFault(Reason.UNREACHABLE, file.part() + " is not there: upload it again")
        : takenAway(file.part());
  }

  public boolean hasUpload(PickupSession session, String name, String run) {
    return session.exists(new PartName(name, run).toString());
  }

  /**
   * Gives the upload its final name in one rename, only after {@link #requireFree}: if the server
   * offers posix-rename, the rename overwrites whatever lies there. If the courier may not look
   * into the folder, the rename overwrites nothing.
   */
  public void rename(PickupSession session, String name, String run) {
    String part = new PartName(name, run).toString();
    try {
      session.rename(part, name);
    } catch (PickupFault fault) {
      throw session.tellsSizes() ? looked(session, part, name, fault) : unseen(part, fault);
    }
  }

  /**
   * The fault of a rename in a folder that the courier may look into. If there was nothing to
   * rename, and the rename has not happened either, the server took the upload away.
   */
  private static PickupFault looked(
      PickupSession session, String part, String name, PickupFault fault) {
    boolean gone =
        fault.is(PickupFault.Obstacle.ABSENT) && !session.exists(part) && !session.exists(name);
    return gone ? takenAway(part) : fault;
  }

  private static PickupFault unseen(String part, PickupFault fault) {
    if (fault.is(PickupFault.Obstacle.ABSENT)) {
      return takenAway(part);
    }
    if (fault.is(PickupFault.Obstacle.NAME_TAKEN)) {
      String it = "; it may be this very list, where an earlier rename had no answer";
      return new PickupFault(PickupFault.Obstacle.NAME_TAKEN, fault.detail() + it, fault);
    }
    boolean unknown = fault.reason() == Reason.UNREACHABLE;
    String detail = fault.detail() + "; whether it happened nobody can look";
    return unknown ? new PickupFault(fault.reason(), detail, fault) : fault;
  }

  /**
   * Removes uploads that no run will finish.
   *
   * @param ended true if an upload belongs to this home and to a file that no run uploads again
   * @param ours true if an upload belongs to this home
   * @param olderThan an upload that is ours and not ended is removed once it is older, by the
   *     server's clock; one without a time stays
   * @return the names removed
   */
  public List<String> removeLeftovers(
      PickupSession session,
      Predicate<PartName> ended,
      Predicate<PartName> ours,
      Instant olderThan) {
    if (!session.tellsSizes()) {
      return List.of();
    }
    Predicate<PartName> oldToo = ended.or(ours);
    List<String> leftovers =
        session.list().stream()
            .filter(file -> isOf(isOld(file, olderThan) ? oldToo : ended, file))
            .map(PickupSession.RemoteFile::name)
            .toList();
    leftovers.forEach(session::delete);
    return leftovers;
  }

  private static boolean isOf(Predicate<PartName> uploads, PickupSession.RemoteFile file) {
    return PartName.parse(file.name()).filter(uploads).isPresent();
  }

  private static boolean isOld(PickupSession.RemoteFile file, Instant olderThan) {
    return file.modified().isAfter(Instant.EPOCH) && file.modified().isBefore(olderThan);
  }

  /** Removes an upload that may not get its final name. */
  public void takeBack(PickupSession session, String name, String run, PickupFault why) {
    giveBack(session, new PartName(name, run).toString(), why);
  }

  /** Removes an upload to free the server's space at once; the next upload would do it too. */
  private static void giveBack(PickupSession session, String part, PickupFault fault) {
    try {
      session.delete(part);
    } catch (PickupFault second) {
      fault.addSuppressed(second);
    }
  }

  private static long bytesOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.getFileName(), e);
    }
  }
}
