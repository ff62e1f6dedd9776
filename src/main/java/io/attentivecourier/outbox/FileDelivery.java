package io.attentivecourier.outbox;

import io.attentivecourier.pickup.PickupFault;
import io.attentivecourier.pickup.PickupSession;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.SealedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sealed files of one run on their way to the receiver, over one session. Belongs to one
 * thread.
 */
public final class FileDelivery implements AutoCloseable {
  private final RunId run;
  private final Path folder;
  private final List<SealedFile> files;
  private final boolean own;
  private final PickupSession session;
  private final Shipments shipments;
  private final Set<String> done = new HashSet<>();
  private final Set<String> kept = new HashSet<>();
  private boolean givenUp;
  private PickupFault fault;
  private Exception stopped;

  /**
   * @param own true if this process started the run: then its date may end on the way
   * @param together true if small lists may travel together
   */
  public FileDelivery(
      RunId run,
      Path folder,
      List<SealedFile> files,
      boolean own,
      boolean together,
      PickupSession session) {
    this.run = run;
    this.folder = folder;
    this.files = List.copyOf(files);
    this.own = own;
    this.session = session;
    this.shipments = new Shipments(files, together);
  }

  public RunId run() {
    return run;
  }

  public List<SealedFile> files() {
    return files;
  }

  /** Notes that the file needs nothing more: it is at the receiver, or was put aside. */
  public void done(SealedFile file) {
    done.add(file.name());
  }

  /** Notes that the files have a fault of their own: they are not tried again in this delivery. */
  public void keep(List<SealedFile> some) {
    some.forEach(file -> kept.add(file.name()));
  }

  /** Those of the files that are neither at the receiver nor put aside. */
  public List<SealedFile> undone(List<SealedFile> some) {
    return some.stream().filter(file -> !done.contains(file.name())).toList();
  }

  /** The files of a shipment that go now and are still to be done. */
  public List<SealedFile> remaining(Shipment shipment) {
    return undone(shipments.going(shipment)).stream()
        .filter(file -> !kept.contains(file.name()))
        .toList();
  }

  /** What is sent one after the other. */
  public Shipments shipments() {
    return shipments;
  }

  /** Begins a try of a shipment; a second try is made list by list. */
  public void begin(Shipment shipment) {
    shipments.begin(shipment);
  }

  /**
   * Lets the lists of a shipment go one by one, after a fault of one of them.
   *
   * @return false if it is a single list, or was taken apart before: the fault is its own
   */
  public boolean takeApart(Shipment shipment) {
    return shipments.takeApart(shipment);
  }

  public boolean isOwn() {
    return own;
  }

  public PickupSession session() {
    return session;
  }

  /** The file's place in the outbox. */
  public Path path(SealedFile file) {
    return folder.resolve(file.name());
  }

  /** Ends the delivery after a fault of the server, which the other files would meet too. */
  public void giveUp() {
    givenUp = true;
  }

  /**
   * Ends the delivery after a fault that is not the receiver's. The state of the files is then
   * unknown here.
   */
  public void stop(Exception fault) {
    giveUp();
    stopped = stopped == null ? fault : stopped;
  }

  /**
   * @throws IllegalStateException where the delivery was stopped, with the fault as its cause
   */
  public void requireNotStopped() {
    if (stopped != null) {
      throw new IllegalStateException("the delivery of " + run + " was stopped", stopped);
    }
  }

  public boolean isGivenUp() {
    return givenUp;
  }

  /** Keeps the first fault, for the run's message. */
  public void note(PickupFault fault) {
    this.fault = this.fault == null ? fault : this.fault;
  }

  public Optional<PickupFault> fault() {
    return Optional.ofNullable(fault);
  }

  @Override
  public void close() {
    session.close();
  }

  /**
   * Files that travel together: those of one list, or of some small ones. A list of which only some
   * parts had their final names would be half a list.
   *
   * @param files in order of number
   */
  public record Shipment(List<SealedFile> files) {
    public Shipment {
      files = List.copyOf(files);
    }

    static Shipment joined(List<Shipment> lists) {
      return new Shipment(lists.stream().flatMap(list -> list.files().stream()).toList());
    }

    long bytes() {
      return files.stream().mapToLong(SealedFile::bytes).sum();
    }

    /** The lists of a run, each with all its files, in order of number. */
    public static List<Shipment> of(List<SealedFile> files) {
      Map<String, List<SealedFile>> byList = new LinkedHashMap<>();
      files.forEach(file -> byList.computeIfAbsent(list(file), one -> new ArrayList<>()).add(file));
      return byList.values().stream().map(Shipment::new).toList();
    }

    private static String list(SealedFile file) {
      String spanning = FilePlan.segmentOfPart(file.owner());
      return spanning == null ? file.owner() : spanning;
    }
  }
}
