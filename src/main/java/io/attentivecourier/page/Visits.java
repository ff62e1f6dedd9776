package io.attentivecourier.page;

import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.pipeline.PipelineCard;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Begins a visit with each request for a page. */
public final class Visits {
  private final Supplier<Settings> settings;
  private final Ledger ledger;
  private final LedgerMemo memo;
  private final Supplier<List<PipelineCard>> pipelines;
  private final OpenNames names;
  private final Clock clock;

  /**
   * @param settings those that hold now
   * @param pipelines those that are loaded now, paused ones too
   */
  public Visits(
      Supplier<Settings> settings,
      Ledger ledger,
      Supplier<List<PipelineCard>> pipelines,
      OpenNames names,
      Clock clock) {
    this.settings = settings;
    this.ledger = ledger;
    this.memo = new LedgerMemo(ledger);
    this.pipelines = pipelines;
    this.names = names;
    this.clock = clock;
  }

  Visit of(ConsoleRequest request) {
    LedgerPast past = new LedgerPast(ledger, memo);
    return new Visit(request, settings.get(), past, pipelines.get(), names, clock.instant());
  }
}
