package io.attentivecourier.people;

import io.attentivecourier.guard.Guard;
import io.attentivecourier.guard.Guards;
import io.attentivecourier.known.AskedPeople;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.RunPayload;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.MemberHash;
import io.attentivecourier.row.PackedPeople;
import io.attentivecourier.row.Person;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.run.Amount;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.settings.Subscribers;
import io.attentivecourier.subscriber.SignUp;
import io.attentivecourier.subscriber.SubscriberColumns;
import io.attentivecourier.subscriber.SubscriberRules;
import io.attentivecourier.warehouse.ResultTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongPredicate;

/** The destination of subscribers: each person who consented and was never asked before. */
public final class SubscriberKind implements PeopleKind {
  private static final long NO_VALUES = 0;
  private static final byte[] NO_ATTRIBUTES = {};

  private final IdentifierKey key;
  private final Subscribers unit;
  private final AskedPeople asked;
  private final Acknowledgement acknowledgement;

  public SubscriberKind(
      IdentifierKey key, Subscribers unit, AskedPeople asked, Acknowledgement acknowledgement) {
    this.key = key;
    this.unit = unit;
    this.asked = asked;
    this.acknowledgement = acknowledgement;
  }

  @Override
  public RunKind kind() {
    return RunKind.SUBSCRIBERS;
  }

  @Override
  public PeopleKind.PeopleRules rules(
      PeopleRun run, Collection<String> columns, ResultTypes types) {
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

  private static PeopleKind.PeopleRules.Checked checked(
      SubscriberRules rules, RowBatch batch, MemberHash hash) {
    SubscriberRules.CheckedSubscribers checked = rules.check(batch);
    PackedPeople good = new PackedPeople(checked.good().size(), Person.PersonLine.AS_KEPT);
    checked.good().forEach(row -> add(row, hash, good));
    List<Person> refusing =
        checked.refusing().stream()
            .map(one -> Person.of(hash.of(one), one, NO_VALUES, NO_ATTRIBUTES, NO_ATTRIBUTES))
            .toList();
    return new PeopleKind.PeopleRules.Checked(good, checked.rejections(), refusing);
  }

  private static void add(SubscriberRules.SubscriberRow row, MemberHash hash, PackedPeople people) {
    byte[] person = row.identifier().getBytes(StandardCharsets.UTF_8);
    long own = hash.of(row.identifier());
    people.add(own, person, NO_VALUES, NO_ATTRIBUTES, row.line(), row.line().length);
  }

  /** Heeds a release first: it opens the list that the people are compared with. */
  @Override
  public PeopleKind.Selection select(PeopleRun run, Iterator<Person> sorted) throws IOException {
    if (!run.isPlanned()) {
      acknowledgement.heed(run.id(), run.request());
    }
    String as = SignUp.describe(unit);
    return asked.state() == AskedPeople.AskedState.KNOWN
        ? new UnaskedSelection(sorted, asked.ascending()::contains, as)
        : UnaskedSelection.everybody(sorted, as);
  }

  @Override
  public PeopleKind.Selection selectAgain(PeopleRun run, RunId of, Path kept) {
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
  public void onEnd(RunId run) {
    // Who was asked was noted before each request.
  }

  /** The people who were never asked to subscribe. */
  private static final class UnaskedSelection implements PeopleKind.Selection {
    private final Iterator<Person> people;
    private final LongPredicate wasAsked;
    private final String as;
    private Person person;
    private long count;
    private long alreadySent;

    /**
     * @param wasAsked of a hash; asked of each person once, in their order
     * @param as what they are opted in to, in words
     */
    UnaskedSelection(Iterator<Person> people, LongPredicate wasAsked, String as) {
      this.people = people;
      this.wasAsked = wasAsked;
      this.as = as;
    }

    /**
     * The selection if it is not known who was asked: these people are counted, and the run is
     * held.
     */
    static UnaskedSelection everybody(Iterator<Person> people, String as) {
      return new UnaskedSelection(people, hash -> false, as);
    }

    @Override
    public boolean hasNext() {
      while (person == null && people.hasNext()) {
        Person one = people.next();
        if (wasAsked.test(one.hash())) {
          alreadySent++;
        } else {
          person = one;
        }
      }
      return person != null;
    }

    @Override
    public Person next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Person next = person;
      person = null;
      count++;
      return next;
    }

    @Override
    public RunPayload carried() {
      return new RunPayload(0, alreadySent, 0, List.of());
    }

    @Override
    public List<Guard.Violation> holds(Guards guards, long valid) {
      return List.of();
    }

    @Override
    public List<String> notes() {
      String before =
          alreadySent == 1 ? "1 was asked before" : "%,d were asked before".formatted(alreadySent);
      return count == 0
          ? List.of()
          : List.of(
              "opts in %s %s and may text them".formatted(Amount.ofPeople(count), as), before);
    }

    @Override
    public void publish() {
      // A person who is asked is noted as the request goes out.
    }

    @Override
    public void close() {
      // Nothing is open: who was asked is read in pages.
    }
  }
}
