package io.attentivecourier.rest;

import io.attentivecourier.console.Caller;
import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds what somebody asks for, if it is there for them: what is not theirs does not exist. */
final class SeenLedger {
  private final Ledger ledger;
  private final Supplier<List<Configured>> pipelines;
  private final OpenNames names;

  /**
   * @param pipelines those of the home as they stand now
   */
  SeenLedger(Ledger ledger, Supplier<List<Configured>> pipelines, OpenNames names) {
    this.ledger = ledger;
    this.pipelines = pipelines;
    this.names = names;
  }

  /** The pipelines of the home that the caller sees. */
  List<Configured> pipelines(Caller caller) {
    return pipelines.get().stream().filter(one -> caller.sees(one.pipeline())).toList();
  }

  /**
   * @throws RefusedAct where the home has none of that name, or not for the caller
   */
  Configured pipeline(Caller caller, String name) {
    return pipelines(caller).stream()
        .filter(one -> one.pipeline().equals(name))
        .findFirst()
        .orElseThrow(() -> RefusedAct.unknown("pipeline"));
  }

  /**
   * @throws RefusedAct where the ledger has none, or not for the caller
   */
  RunReport run(Caller caller, String id) {
    return parsed(id)
        .filter(run -> caller.sees(run.pipeline()))
        .flatMap(ledger.reports()::of)
        .orElseThrow(() -> RefusedAct.unknown("run"));
  }

  private static Optional<RunId> parsed(String id) {
    try {
      return Optional.of(RunId.parse(id));
    } catch (IllegalArgumentException unlike) {
      return Optional.empty();
    }
  }

  /**
   * A segment that a pipeline owns.
   *
   * @param address its name, or what stands for a name that is withheld
   * @throws RefusedAct where there is none, or not for the caller
   */
  ActSubject segment(Caller caller, String address) {
    Map<String, String> owners = ledger.deliveries().owners();
    owners.values().removeIf(owner -> !caller.sees(owner));
    return names
        .named(address, owners.keySet())
        .map(name -> new ActSubject(owners.get(name), null, name))
        .orElseThrow(() -> RefusedAct.unknown("segment"));
  }
}
