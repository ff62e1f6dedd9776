package io.attentivecourier.screen;

import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.DayLine;
import io.attentivecourier.ledger.LedgerEntry;
import java.util.LinkedHashMap;
import java.util.Map;

/** The document of one pipeline and date. */
public final class LedgerDocument {
  private final TimeNotes notes;

  public LedgerDocument(TimeNotes notes) {
    this.notes = notes;
  }

  public Map<String, Object> of(LedgerEntry entry) {
    DayLine line = entry.line();
    Map<String, Object> document =
        entry.newest().map(RunDocument::of).orElseGet(() -> withoutRun(line));
    document.put("state", line.state().name());
    if (notes.isLate(line)) {
      document.put("late", true);
    }
    notes.retry(line).ifPresent(retry -> document.put("retry", TimeNotes.document(retry)));
    notes.pause(line).ifPresent(pause -> document.put("paused", PausedText.document(pause)));
    document.put("acts", entry.acts().stream().map(LedgerDocument::act).toList());
    return document;
  }

  /** The acts of a date are those of all its runs. */
  private static Map<String, Object> act(Act act) {
    Map<String, Object> document = new LinkedHashMap<>(RunDocument.of(act));
    document.put("run", act.run().toString());
    return document;
  }

  private static Map<String, Object> withoutRun(DayLine line) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("run", null);
    document.put("pipeline", line.pipeline());
    document.put("date", line.date().toString());
    document.put("state", line.state().name());
    document.put("due", line.due() == null ? null : line.due().toString());
    return document;
  }
}
