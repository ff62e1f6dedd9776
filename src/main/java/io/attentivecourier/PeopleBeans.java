package io.attentivecourier;

import io.attentivecourier.api.ApiCall;
import io.attentivecourier.api.AttributesCall;
import io.attentivecourier.api.SubscriptionsCall;
import io.attentivecourier.flow.RunEnds;
import io.attentivecourier.flow.RunOpening;
import io.attentivecourier.flow.SendWindow;
import io.attentivecourier.known.AskedPeople;
import io.attentivecourier.known.KnownPeople;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunRepository;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.people.Acknowledgement;
import io.attentivecourier.people.AttributeKind;
import io.attentivecourier.people.DeliveryOpening;
import io.attentivecourier.people.FollowSteps;
import io.attentivecourier.people.JobSteps;
import io.attentivecourier.people.PeopleClosing;
import io.attentivecourier.people.PeopleEnds;
import io.attentivecourier.people.PeopleKind;
import io.attentivecourier.people.PeopleSteps;
import io.attentivecourier.people.RequestSteps;
import io.attentivecourier.people.RunTurns;
import io.attentivecourier.people.SendOrder;
import io.attentivecourier.people.SubscriberKind;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.settings.Api;
import io.attentivecourier.settings.Destination;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.spi.Registry;

/** The steps of the flow of people, built once a process. */
final class PeopleBeans {
  private final KnownPeople known;
  private final Acknowledgement acknowledgement;
  private final PeopleSteps steps;
  private final RequestSteps requests;
  private final JobSteps jobs;
  private final RunTurns turns;
  private final FollowSteps following;
  private final Map<Destination, RunOpening<?>> openings;

  PeopleBeans(Assembly assembly, IdentifierKey key, RunEnds runEnds, SendWindow window) {
    Ledger ledger = assembly.ledger();
    Api api = assembly.settings().api();
    Path folder = assembly.home().people();
    known = new KnownPeople(folder, key.id(), ledger.outcomes());
    AskedPeople asked = new AskedPeople(ledger, assembly.home(), key.id());
    acknowledgement = new Acknowledgement(ledger, asked, key.id());
    PeopleKind attributes = new AttributeKind(key, known);
    PeopleKind subscribers =
        new SubscriberKind(key, assembly.settings().subscribers(), asked, acknowledgement);
    openings = openings(attributes, subscribers, new PeopleEnds(ledger, runEnds), ledger.runs());
    steps = new PeopleSteps(ledger, assembly.outbox(), assembly.stop(), window, folder, key.id());
    requests =
        new RequestSteps(api, ledger.requests(), window::isOver, assembly.stop(), assembly.clock());
    jobs = new JobSteps(api, ledger, assembly.outbox(), folder, assembly.stop(), assembly.clock());
    turns = new RunTurns(ledger, assembly.locks(), assembly.stop());
    following = following(assembly, calls(assembly, key, asked), window, attributes, subscribers);
  }

  private static Map<Destination, RunOpening<?>> openings(
      PeopleKind attributes, PeopleKind subscribers, PeopleEnds ends, RunRepository runs) {
    return Map.of(
        Destination.ATTRIBUTES,
        new PeopleKind.PeopleOpening(attributes, ends, runs),
        Destination.SUBSCRIBERS,
        new PeopleKind.PeopleOpening(subscribers, ends, runs));
  }

  private static FollowSteps following(
      Assembly assembly,
      Map<RunKind, ApiCall> calls,
      SendWindow window,
      PeopleKind attributes,
      PeopleKind subscribers) {
    Ledger ledger = assembly.ledger();
    Outbox outbox = assembly.outbox();
    SendOrder.Waits waits = new SendOrder.Waits(assembly.live(), assembly.clock());
    Map<RunKind, PeopleKind> kinds =
        Map.of(RunKind.ATTRIBUTES, attributes, RunKind.SUBSCRIBERS, subscribers);
    return new FollowSteps(
        ledger.requests(),
        new DeliveryOpening(ledger, outbox, calls, assembly.stop()),
        new SendOrder(ledger, window, assembly.stop(), waits),
        waits,
        new PeopleClosing(ledger, outbox, assembly.listener(), kinds, assembly.deadlines()));
  }

  private static Map<RunKind, ApiCall> calls(
      Assembly assembly, IdentifierKey key, AskedPeople asked) {
    Api api = assembly.settings().api();
    String sealed = DeliveryOpening.fileName(RunKind.SUBSCRIBERS);
    ApiCall subscriptions =
        new SubscriptionsCall(
            assembly.ledger().requests(),
            key,
            asked,
            run -> assembly.outbox().folder(run).resolve(sealed),
            api,
            assembly.clock());
    return Map.of(
        RunKind.ATTRIBUTES,
        new AttributesCall(api.usersPerRequest(), api.requestsPerSecond()),
        RunKind.SUBSCRIBERS,
        subscriptions);
  }

  void bind(Registry registry) {
    registry.bind("people", steps);
    registry.bind("following", following);
    registry.bind("requests", requests);
    registry.bind("receipts", jobs);
  }

  Map<Destination, RunOpening<?>> openings() {
    return openings;
  }

  RunTurns turns() {
    return turns;
  }

  FollowSteps following() {
    return following;
  }

  KnownPeople known() {
    return known;
  }

  /** The acknowledgement that subscribers may be asked from this home. */
  Acknowledgement acknowledgement() {
    return acknowledgement;
  }
}
