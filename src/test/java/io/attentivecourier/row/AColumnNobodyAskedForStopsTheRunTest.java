package io.attentivecourier.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.list.SegmentColumns;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class AColumnNobodyAskedForStopsTheRunTest {
  private final SegmentColumns.ColumnNames names =
      new SegmentColumns.ColumnNames(
          "phone", "segment_name", "campaign_name", "group_name", null, List.of("loaded_at"));

  @Test
  void columnsAreFoundInAnyOrderAndCase() {
    assertEquals(
        new SegmentColumns("PHONE", "Segment_Name"),
        names.resolve(List.of("Segment_Name", "PHONE")));
  }

  @Test
  void anIgnoredColumnMayBeThere() {
    assertEquals(
        new SegmentColumns("phone", "segment_name"),
        names.resolve(List.of("phone", "LOADED_AT", "segment_name")));
  }

  @Test
  void everyMissingColumnIsNamed() {
    refused(Reason.COLUMN_MISSING, "the query has no column phone, segment_name");
  }

  @Test
  void aMisspeltColumnIsNamedWithTheMissingOne() {
    refused(
        Reason.COLUMN_MISSING,
        "the query has no column phone; not taken: column phnoe (phone?)",
        "phnoe",
        "segment_name");
  }

  @Test
  void everyUnknownColumnIsNamedWithItsNearest() {
    refused(
        Reason.COLUMN_UNKNOWN,
        "not taken: column phone_number (phone?), birthday, loadedat (loaded_at?)",
        "phone",
        "segment_name",
        "phone_number",
        "birthday",
        "loadedat");
  }

  @Test
  void twoColumnsOfOneNameAreRefused() {
    refused(
        Reason.COLUMN_UNKNOWN,
        "two columns of one name: phone, Phone; give one another label",
        "phone",
        "Phone",
        "segment_name");
  }

  private void refused(Reason reason, String message, String... labels) {
    Refusal refusal = assertThrows(Refusal.class, () -> names.resolve(List.of(labels)));
    assertEquals(reason, refusal.reason());
    assertEquals(message, refusal.getMessage());
  }
}
