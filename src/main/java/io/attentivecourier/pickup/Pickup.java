package io.attentivecourier.pickup;

import io.attentivecourier.run.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.remote.SftpEndpoint;

/**
 * The steps of a delivery, which a route calls by name: upload, check, publish. Each may be called
 * again after a fault; how often and how long after is the route's.
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
   * @param grace what an upload may take beside its bytes over the minimum rate
   */
  public Pickup(CamelContext context, PickupAddress address, Duration grace) {
    this.endpoint = PickupEndpoint.of(context, address);
    this.address = address;
    this.grace = grace;
  }

  /** A session that connects at its first call. */
  public PickupSession open() {
    return new PickupSession(endpoint, address, grace);
  }

  /** Uploads under the temporary name, over an earlier try of the same run. */
  public void upload(PickupSession session, Path file, String name, String run) {
    String part = new PartName(name, run).toString();
    try {
      session.put(file, part);
    } catch (PickupFault fault) {
      if (fault.reason() == Reason.NO_SPACE) {
        giveBack(session, part, fault);
      }
      throw fault;
    }
  }

  /** Compares the size at the server with the file's: a server may take less than it was sent. */
  public void check(PickupSession session, Path file, String name, String run) {
    String part = new PartName(name, run).toString();
    long there = session.size(part);
    long here = bytesOf(file);
    if (there == here) {
      return;
    }
    PickupFault fault = new PickupFault(Reason.UNREACHABLE, shorter(name, there, here));
    if (there >= 0) {
      giveBack(session, part, fault);
    }
    throw fault;
  }

  private static String shorter(String name, long there, long here) {
    return name + " arrived with " + Math.max(there, 0) + " of " + here + " bytes";
  }

  /**
   * Gives the upload its final name in one rename. After a lost answer, a first-time name of the
   * file's size without our upload beside it is the finished rename. Of a replacement size proves
   * nothing: it is uploaded again.
   *
   * @param mayReplace the final name is this segment's own of today; else whatever lies there is
   *     left as it is, and the call fails as name-taken
   */
  public void publish(
      PickupSession session, Path file, String name, String run, boolean mayReplace) {
    String part = new PartName(name, run).toString();
    boolean uploaded = session.exists(part);
    long taken = mayReplace ? -1 : session.size(name);
    if (!uploaded && taken == bytesOf(file)) {
      return;
    }
    if (taken >= 0) {
      throw new PickupFault(Reason.NAME_TAKEN, name + " is there already and was left as it is");
    }
    if (!uploaded) {
      throw new PickupFault(Reason.UNREACHABLE, part + " is not there: upload it again");
    }
    session.rename(part, name);
  }

  /**
   * Removes uploads that no run will finish.
   *
   * @param ended whether an upload is of this home and of a file that no run uploads again
   * @param ours whether an upload is of this home
   * @param olderThan what is ours and not ended goes once it is older, by the server's clock; a
   *     file without a time stays
   * @return the names removed
   */
  public List<String> removeLeftovers(
      PickupSession session,
      Predicate<PartName> ended,
      Predicate<PartName> ours,
      Instant olderThan) {
    Predicate<PartName> oldToo = ended.or(ours);
    List<String> leftovers =
        session.list().stream()
            .filter(file -> isOf(isOld(file, olderThan) ? oldToo : ended, file))
            .map(RemoteFile::name)
            .toList();
    leftovers.forEach(session::delete);
    return leftovers;
  }

  private static boolean isOf(Predicate<PartName> uploads, RemoteFile file) {
    return PartName.parse(file.name()).filter(uploads).isPresent();
  }

  private static boolean isOld(RemoteFile file, Instant olderThan) {
    return file.modified().isAfter(Instant.EPOCH) && file.modified().isBefore(olderThan);
  }

  /** Frees the server's space at once; the next upload would do it too. */
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
