package io.attentivecourier.door;

import io.attentivecourier.ledger.Hold;
import io.attentivecourier.people.AskedPeople;
import io.attentivecourier.people.Person;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.MemberHash;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.settings.Subscribers;
import io.attentivecourier.subscriber.CheckedSubscribers;
import io.attentivecourier.subscriber.SignUp;
import io.attentivecourier.subscriber.SubscriberColumns;
import io.attentivecourier.subscriber.SubscriberRow;
import io.attentivecourier.subscriber.SubscriberRules;
import io.attentivecourier.warehouse.ResultTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** The door of subscribers: each person who consented and was never asked before. */
final class SubscriberKind implements PeopleKind {
  private static final long NO_VALUES = 0;
  private static final byte[] NO_ATTRIBUTES = {};

  private final IdentifierKey key;
  private final Path people;
  private final Subscribers unit;
  private final Acknowledgement acknowledgement;

  /**
   * @param people {@code var/people/}
   */
  SubscriberKind(
      IdentifierKey key, Path people, Subscribers unit, Acknowledgement acknowledgement) {
    this.key = key;
    this.people = people;
    this.unit = unit;
    this.acknowledgement = acknowledgement;
  }

  @Override
  public RunKind kind() {
    return RunKind.SUBSCRIBERS;
  }

  @Override
  public PeopleRules rules(PeopleRun run, Collection<String> columns, ResultTypes types) {
    PipelineSettings own = run.settings();
    SubscriberColumns resolved = SubscriberColumns.resolve(columns, own.columns());
    types.requireText(List.of(resolved.identifier()));
    types.requireValues(List.of(resolved.consent()));
    SubscriberRules rules =
        new SubscriberRules(
            resolved, own.identifier(), own.phoneCheck(), new SignUp(own.identifier(), unit));
    MemberHash hash = key.memberHash();
    return batch -> checked(rules, batch, hash);
  }

  private static PeopleRules.Checked checked(
      SubscriberRules rules, RowBatch batch, MemberHash hash) {
    CheckedSubscribers checked = rules.check(batch);
    List<Person> good = checked.good().stream().map(row -> person(row, hash)).toList();
    List<Person> refusing =
        checked.refusing().stream()
            .map(one -> new Person(hash.of(one), one, NO_VALUES, NO_ATTRIBUTES, NO_ATTRIBUTES))
            .toList();
    return new PeopleRules.Checked(good, checked.rejections(), refusing);
  }

  private static Person person(SubscriberRow row, MemberHash hash) {
    long person = hash.of(row.identifier());
    return new Person(person, row.identifier(), NO_VALUES, NO_ATTRIBUTES, row.line());
  }

  /** A release is heeded first: what it opens is what the people are compared with. */
  @Override
  public Selection select(PeopleRun run, Iterator<Person> sorted) throws IOException {
    if (!run.isPlanned()) {
      acknowledgement.heed(run.id(), run.request());
    }
    var terms = new UnaskedSelection.Terms(run.id(), people, SignUp.what(unit));
    AskedPeople asked = acknowledgement.asked();
    return asked.state() == AskedPeople.State.KNOWN
        ? UnaskedSelection.of(asked.filter(sorted), terms)
        : UnaskedSelection.everybody(sorted, terms);
  }

  @Override
  public Selection again(PeopleRun run, RunId of, Path kept) {
    throw new UnsupportedOperationException("nobody is asked twice");
  }

  @Override
  public List<Hold> holds(PeopleRun run) {
    try {
      return acknowledgement.hold().stream().toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public void ended(RunId run) {
    // Who was asked was noted before each request.
  }
}
