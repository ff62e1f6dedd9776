package io.attentivecourier.outbox;

import io.attentivecourier.run.SealedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that get their final names together: one, or all parts of a list that spans several. A list
 * of which only some parts had their names would be half a list.
 *
 * @param files in order of number
 */
public record Shipment(List<SealedFile> files) {
  public Shipment {
    files = List.copyOf(files);
  }

  /** The files of a run, those of one list together, in order of number. */
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
