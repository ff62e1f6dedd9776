package io.attentivecourier.people;

import io.attentivecourier.api.ApiCall;
import io.attentivecourier.api.ApiDelivery;
import io.attentivecourier.api.ApiFault;
import io.attentivecourier.api.RateLimiter;
import io.attentivecourier.api.Ticker;
import io.attentivecourier.flow.StopSign;
import io.attentivecourier.home.FileHash;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.LineRange;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.SealedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens what a run sealed for the API: the lines that nobody has answered, and their way out. */
public final class DeliveryOpening {
  private final Ledger ledger;
  private final Outbox outbox;
  private final Map<RunKind, ApiCall> calls;
  private final Map<RunKind, RateLimiter> limiters = new EnumMap<>(RunKind.class);

  /**
   * @param calls what each kind of run is sent by; each has a rate of its own, as Attentive's
   *     limits are by endpoint
   */
  public DeliveryOpening(Ledger ledger, Outbox outbox, Map<RunKind, ApiCall> calls, StopSign stop) {
    this.ledger = ledger;
    this.outbox = outbox;
    this.calls = Map.copyOf(calls);
    calls.forEach((kind, call) -> limiters.put(kind, limiter(call, stop)));
  }

  private static RateLimiter limiter(ApiCall call, StopSign stop) {
    return new RateLimiter(call.requestsPerSecond(), Ticker.system(), stop::isRaised);
  }

  /** The name of a kind's sealed file. */
  public static String fileName(RunKind kind) {
    return kind.id() + ".jsonl";
  }

  /**
   * What of a run is not answered yet. A file that is not the one that was sealed gives a delivery
   * that is given up: {@code not-sealed}.
   *
   * @throws IllegalArgumentException for a run that sealed nothing for the API
   */
  public ApiDelivery open(RunId run) throws IOException {
    for (RunKind kind : calls.keySet()) {
      Optional<SealedFile> file = ledger.files().sealed(run, fileName(kind));
      if (file.isPresent()) {
        return open(run, kind, file.get());
      }
    }
    throw new IllegalArgumentException(run + " has sealed nothing for the API");
  }

  private ApiDelivery open(RunId run, RunKind kind, SealedFile file) throws IOException {
    Path path = outbox.folder(run).resolve(file.name());
    List<LineRange> lines = calls.get(kind).toSend(run, unanswered(run, file));
    ApiDelivery delivery = new ApiDelivery(run, path, lines, calls.get(kind), limiters.get(kind));
    if (!lines.isEmpty() && !isSealed(path, file)) {
      delivery.fail(ApiFault.lasting(Reason.NOT_SEALED, file.name() + " is not what was sealed"));
    }
    return delivery;
  }

  private static boolean isSealed(Path path, SealedFile file) throws IOException {
    return Files.exists(path) && FileHash.sha256(path).equals(file.sha256());
  }

  private List<LineRange> unanswered(RunId run, SealedFile file) {
    return LineRange.Unanswered.of(ledger.requests().results(run), file.rows());
  }
}
