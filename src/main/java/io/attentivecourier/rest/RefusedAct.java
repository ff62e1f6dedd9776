package io.attentivecourier.rest;

import io.attentivecourier.act.ActRefusal;
import io.attentivecourier.ledger.LedgerFault;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.run.RunId;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.SettingsFault;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** A request that is not answered as it was asked: the status of HTTP, and what to do instead. */
public final class RefusedAct extends RuntimeException {
  private static final long serialVersionUID = 1L;

  static final int NOT_READ = 400;
  static final int NOT_ALLOWED = 403;
  static final int UNKNOWN = 404;
  static final int UNDER_WAY = 409;
  static final int NOT_JSON = 415;
  static final int FAULTS = 422;
  static final int TOO_MANY = 429;
  static final int NOT_NOW = 503;

  private final int status;
  private final transient List<Fault> faults;
  private final transient RunId run;

  private RefusedAct(int status, List<Fault> faults, RunId run) {
    super(faults.toString(), null, false, false);
    this.status = status;
    this.faults = faults.stream().map(RefusedAct::open).toList();
    this.run = run;
  }

  /** A fault may quote a name that looks like a person. */
  private static Fault open(Fault fault) {
    List<String> known = List.of();
    return new Fault(
        OpenNames.text(fault.key(), known),
        OpenNames.text(fault.fault(), known),
        OpenNames.text(fault.fix(), known));
  }

  static RefusedAct of(int status, String key, String fault, String fix) {
    return new RefusedAct(status, List.of(new Fault(key, fault, fix)), null);
  }

  /** A field of the body or of the query that cannot be taken as it is. */
  public static RefusedAct field(String name, String fault, String fix) {
    return of(NOT_READ, name, fault, fix);
  }

  /** A body that is neither JSON nor a form, as it should be. */
  public static RefusedAct type(String needed) {
    return of(NOT_JSON, "Content-Type", "is not " + needed, "send it as " + needed);
  }

  static RefusedAct unknown(String what) {
    return of(
        UNKNOWN, what, "there is no such " + what + " here", "look into the ledger: it names them");
  }

  /**
   * What an act said.
   *
   * @throws RuntimeException the fault itself where it is none that an operator can do with
   */
  public static RefusedAct of(Throwable fault) {
    Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
    if (cause instanceof RefusedAct refused) {
      return refused;
    }
    if (cause instanceof SettingsFault settings) {
      return new RefusedAct(FAULTS, settings.faults(), null);
    }
    if (cause instanceof ActRefusal refusal) {
      return of(refusal);
    }
    if (cause instanceof LedgerFault ledger) {
      return of(ledger);
    }
    throw new CompletionException(cause);
  }

  /** Without the ledger nothing is known, and nothing is begun. */
  private static RefusedAct of(LedgerFault fault) {
    return of(NOT_NOW, "courier.ledger.url", fault.fault(), fault.fix());
  }

  private static RefusedAct of(ActRefusal refusal) {
    RunId run = refusal.run().orElse(null);
    Fault fault =
        new Fault(run == null ? "courier" : run.toString(), refusal.getMessage(), fix(refusal));
    return new RefusedAct(status(refusal.why()), List.of(fault), run);
  }

  private static int status(ActRefusal.Cause why) {
    return switch (why) {
      case UNDER_WAY -> UNDER_WAY;
      case TOO_MANY -> TOO_MANY;
      case NOT_NOW -> NOT_NOW;
    };
  }

  private static String fix(ActRefusal refusal) {
    return refusal
        .run()
        .map(run -> "look at it, or GET /api/runs/" + run + ": it shows how far it is")
        .orElse("ask again");
  }

  public int status() {
    return status;
  }

  public List<Fault> faults() {
    return faults;
  }

  /** The run that is under way. */
  public Optional<RunId> run() {
    return Optional.ofNullable(run);
  }
}
