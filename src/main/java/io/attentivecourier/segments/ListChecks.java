package io.attentivecourier.segments;

import io.attentivecourier.ledger.DeliveryRepository;
import io.attentivecourier.list.SegmentFileWriter;
import io.attentivecourier.list.SegmentName;
import io.attentivecourier.list.SegmentRules;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.settings.PackingSettings;
import java.util.List;
import java.util.Map;

/** Refuses lists that no file may hold: by their names, their owners and their sizes. */
public final class ListChecks {
  private final DeliveryRepository deliveries;
  private final int maxRowsPerFile;

  public ListChecks(DeliveryRepository deliveries, int maxRowsPerFile) {
    this.deliveries = deliveries;
    this.maxRowsPerFile = maxRowsPerFile;
  }

  /** Refuses a result that has no rows, or names that the receiver may take for one another. */
  void refuseNames(SegmentRun run) {
    if (run.read() == 0) {
      throw new Refusal(Reason.QUERY_EMPTY, "no rows from pipeline " + run.id().pipeline());
    }
    Map<String, String> owners = deliveries.owners();
    run.names().refuse(owners.keySet());
    List<String> names = run.segments();
    // Segments of which every row is bad are for the guards.
    if (names.isEmpty() && (run.isCanary() || run.rejectedSegments().isEmpty())) {
      throw new Refusal(Reason.QUERY_EMPTY, "not one of " + run.read() + " rows is in the list");
    }
    if (!run.isCanary()) {
      SegmentName.NameClashes.refuse(names, owners.keySet());
      names.forEach(name -> checkOwner(name, owners.get(name), run.id().pipeline()));
    }
    run.rules().ifPresent(SegmentRules::refuseNameClashes);
  }

  private static void checkOwner(String segment, String owner, String pipeline) {
    if (owner != null && !owner.equals(pipeline)) {
      throw new Refusal(
          Reason.SEGMENT_OWNER,
          segment,
          "segment %s belongs to pipeline %s".formatted(segment, owner));
    }
  }

  /**
   * Refuses a segment that Attentive's row limit would cut: a part of a list replaces the whole.
   */
  void refuseSizes(SegmentRun run) {
    boolean maySpan = run.settings().packing().oversize() == PackingSettings.Oversize.SPAN;
    for (SegmentFileWriter.StagedFile file : run.lists().files().complete()) {
      if (file.rows() > maxRowsPerFile && !maySpan) {
        throw new Refusal(
            Reason.SEGMENT_OVERSIZE,
            file.segment(),
            "segment %s has %,d rows, over courier.maxRowsPerFile (%,d)"
                .formatted(file.segment(), file.rows(), maxRowsPerFile));
      }
    }
  }
}
