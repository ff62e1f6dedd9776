package io.attentivecourier.outbox;

import io.attentivecourier.run.SealedFile;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The lists of a delivery in order of number. Small lists travel together, as each step of a file
 * waits for the disk and for the server: 64 files wait as long as one. Where such a shipment met a
 * fault its lists go one by one, so that the fault is the one of its list, and what went well is
 * not done again.
 */
public final class Shipments implements Iterator<FileDelivery.Shipment> {
  /** Requests that a server is sent at once. */
  private static final int MOST_FILES = 64;

  /** What is sent again after a cut connection. */
  private static final long MOST_BYTES = 1 << 20;

  private final List<FileDelivery.Shipment> lists;
  private final boolean together;
  private int next;
  private int singlyUntil;
  private boolean mayComeApart;
  private FileDelivery.Shipment begun;
  private FileDelivery.Shipment apart;

  /**
   * @param together false where each list has to go by itself
   */
  Shipments(List<SealedFile> files, boolean together) {
    this.lists = FileDelivery.Shipment.of(files);
    this.together = together;
  }

  /**
   * Also true behind several lists that travel together: Camel's splitter asks before they are on
   * their way, and never again once it heard no.
   */
  @Override
  public boolean hasNext() {
    return next < lists.size() || mayComeApart;
  }

  /** The next lists; none if those before were the last, and stayed together. */
  @Override
  public FileDelivery.Shipment next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int from = next;
    next = end(from);
    mayComeApart = next - from > 1;
    return FileDelivery.Shipment.joined(lists.subList(from, next));
  }

  private int end(int from) {
    boolean alone = !together || from < singlyUntil;
    return alone ? Math.min(from + 1, lists.size()) : endOfSmall(from);
  }

  private int endOfSmall(int from) {
    if (from == lists.size()) {
      return from;
    }
    int end = from + 1;
    int files = lists.get(from).files().size();
    long bytes = lists.get(from).bytes();
    while (end < lists.size()) {
      files += lists.get(end).files().size();
      bytes += lists.get(end).bytes();
      if (files > MOST_FILES || bytes > MOST_BYTES) {
        return end;
      }
      end++;
    }
    return end;
  }

  /** Begins a try of a shipment. A second try is one of its first list; the others follow alone. */
  void begin(FileDelivery.Shipment shipment) {
    if (shipment.equals(begun) && takeApart(shipment)) {
      next++;
    }
    begun = shipment;
  }

  /**
   * Lets the lists of the newest shipment go one by one, its first one next.
   *
   * @return false if it is a single list, or was taken apart before
   */
  boolean takeApart(FileDelivery.Shipment shipment) {
    int alone = FileDelivery.Shipment.of(shipment.files()).size();
    if (alone < 2 || shipment.equals(apart)) {
      return false;
    }
    apart = shipment;
    singlyUntil = next;
    next -= alone;
    return true;
  }

  /** The files of a shipment that go now: those of its first list if it was taken apart. */
  List<SealedFile> going(FileDelivery.Shipment shipment) {
    return shipment.equals(apart)
        ? FileDelivery.Shipment.of(shipment.files()).get(0).files()
        : shipment.files();
  }
}
