package io.attentivecourier.door;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.Occasion;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.Door;
import java.util.List;
import java.util.Map;

/** The steps that runs of all doors have in common. */
public final class Runs {
  private final SegmentDoor segments;
  private final PeopleDoor people;
  private final Ledger ledger;

  Runs(SegmentDoor segments, PeopleDoor people, Ledger ledger) {
    this.segments = segments;
    this.people = people;
    this.ledger = ledger;
  }

  public DoorRun begin(Door door, String pipeline, Occasion occasion) throws Exception {
    return switch (door) {
      case SEGMENTS -> segments.begin(pipeline, occasion);
      case ATTRIBUTES -> people.begin(pipeline, occasion, RunKind.ATTRIBUTES.id());
      case SUBSCRIBERS -> people.begin(pipeline, occasion, RunKind.SUBSCRIBERS.id());
    };
  }

  /**
   * Compares the answer of the freshness query with that of the last whole run: where it is the
   * same, the run is over. What an operator asked for is sent all the same, and compared with next
   * time.
   */
  public void fresh(DoorRun run, List<Map<String, Object>> answer) {
    String value = FreshValue.of(answer);
    ledger.fresh(run.id(), value);
    boolean same = ledger.lastFreshness(run.id().pipeline()).filter(value::equals).isPresent();
    if (same && run.occasion().is(Occasion.Kind.RUN)) {
      run.settle(RunState.UNCHANGED);
    }
  }

  public RunReport end(DoorRun run) throws Exception {
    return run instanceof PeopleRun ofPeople
        ? people.end(ofPeople)
        : segments.end((SegmentRun) run);
  }

  /** Ends a run that some step could not go on with. */
  public RunReport fail(DoorRun run, Exception fault) throws Exception {
    return run instanceof PeopleRun ofPeople
        ? people.fail(ofPeople, fault)
        : segments.fail((SegmentRun) run, fault);
  }
}
