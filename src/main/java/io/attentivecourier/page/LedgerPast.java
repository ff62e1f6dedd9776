package io.attentivecourier.page;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.LedgerEntry;
import io.attentivecourier.ledger.ListHistory.DateEnd;
import io.attentivecourier.ledger.RunRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What many pages read of the ledger, each once for all readers. */
record LedgerPast(Ledger ledger, LedgerMemo memo) {
  List<RunRecord> runsOn(LocalDate date) {
    return memo.of("runs of " + date, () -> LedgerEntry.runsOn(ledger, date));
  }

  Map<String, List<Long>> rows(LocalDate since, int most) {
    return memo.of("rows since " + since, () -> ledger.history().rows(since, most));
  }

  /** The pipeline that each segment belongs to. */
  Map<String, String> owners() {
    return memo.of("owners", () -> ledger.deliveries().owners());
  }

  Map<String, String> segments(LocalDate since) {
    return memo.of("segments since " + since, () -> ledger.history().segments(since));
  }

  /** Of one pipeline, which is little to read. */
  Map<String, Map<LocalDate, DateEnd>> ends(LocalDate since, String pipeline) {
    return ledger.history().ends(since, pipeline);
  }

  Map<String, Map<LocalDate, DateEnd>> ends(LocalDate since) {
    return memo.of("ends since " + since, () -> ledger.history().ends(since));
  }
}
