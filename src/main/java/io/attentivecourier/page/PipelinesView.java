package io.attentivecourier.page;

import java.time.LocalDate;
import java.util.List;

/**
 * The page of all pipelines.
 *
 * @param from the first date of the grid
 * @param dates all of its dates
 * @param pages the addresses of all parts, where there is more than one
 */
public record PipelinesView(
    PageHead head,
    List<RowView> rows,
    String from,
    List<LocalDate> dates,
    List<Phrase> pages,
    String zone) {

  /** A pipeline and its dates. */
  public record RowView(
      String name,
      String href,
      String destination,
      String schedule,
      String due,
      String owner,
      List<DayGrid.CellView> days) {}
}
