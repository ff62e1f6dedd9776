package io.attentivecourier.people;

import io.attentivecourier.api.ApiDelivery;
import io.attentivecourier.api.ApiFault;
import io.attentivecourier.ledger.RequestRepository;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import java.io.IOException;
import java.util.Optional;

/** The steps that bring a sealed run of people to its end, in the order of the route. */
public final class FollowSteps {
  private final RequestRepository requests;
  private final DeliveryOpening deliveries;
  private final SendOrder order;
  private final SendOrder.Waits waits;
  private final PeopleClosing closing;

  public FollowSteps(
      RequestRepository requests,
      DeliveryOpening deliveries,
      SendOrder order,
      SendOrder.Waits waits,
      PeopleClosing closing) {
    this.requests = requests;
    this.deliveries = deliveries;
    this.order = order;
    this.waits = waits;
    this.closing = closing;
  }

  /** True if lines of it wait, and no earlier run stands before it. */
  public boolean maySend(RunTurns.RunTurn turn) throws IOException {
    return order.maySend(turn);
  }

  public ApiDelivery open(RunTurns.RunTurn turn) throws IOException {
    turn.setDelivery(deliveries.open(turn.getRun()));
    return turn.delivery();
  }

  /** Returns the state of the run after its turn. */
  public RunReport endTurn(RunTurns.RunTurn turn) throws IOException {
    RunId run = turn.getRun();
    Optional.ofNullable(turn.delivery()).ifPresent(ApiDelivery::requireNotStopped);
    Optional<Reason> fault =
        Optional.ofNullable(turn.delivery()).flatMap(ApiDelivery::fault).flatMap(ApiFault::reason);
    if (fault.isPresent() && fault.get().mayPass()) {
      waits.begin(run);
    } else if (fault.isPresent()) {
      order.abandon(run, fault.get());
    }
    boolean sent = order.unanswered(run).isEmpty();
    boolean followed = !requests.hasOpenJobs(run);
    return closing.close(run, fault, sent, followed);
  }

  /** The report of the run. A run that waits, or that another process has, is on its way. */
  public RunReport report(RunId run) {
    return closing.reportOpen(run);
  }
}
