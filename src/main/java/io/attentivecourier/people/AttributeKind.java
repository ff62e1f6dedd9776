package io.attentivecourier.people;

import io.attentivecourier.attribute.AttributeColumns;
import io.attentivecourier.attribute.AttributeRules;
import io.attentivecourier.guard.Guard;
import io.attentivecourier.guard.Guards;
import io.attentivecourier.known.Comparison;
import io.attentivecourier.known.KnownPeople;
import io.attentivecourier.known.ResentPeople;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.RunPayload;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.Person;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.warehouse.ResultTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The destination of attributes: each person whose attributes differ from what was last applied.
 */
public final class AttributeKind implements PeopleKind {
  private static final Logger LOG = LoggerFactory.getLogger(AttributeKind.class);

  private final IdentifierKey key;
  private final KnownPeople known;

  public AttributeKind(IdentifierKey key, KnownPeople known) {
    this.key = key;
    this.known = known;
  }

  @Override
  public RunKind kind() {
    return RunKind.ATTRIBUTES;
  }

  @Override
  public PeopleKind.PeopleRules rules(
      PeopleRun run, Collection<String> columns, ResultTypes types) {
    PipelineSettings own = run.settings();
    AttributeColumns resolved =
        AttributeColumns.resolve(
            columns,
            own.columns().identifier(),
            own.attributes().declared(),
            own.columns().ignore());
    types.requireText(List.of(resolved.identifier()));
    types.requireValues(
        resolved.attributes().stream().map(AttributeColumns.AttributeColumn::label).toList());
    AttributeRules rules = new AttributeRules(resolved, own.identifier(), own.phoneCheck(), key);
    run.setAttributes(rules.names());
    return batch -> checked(rules.check(batch));
  }

  private static PeopleKind.PeopleRules.Checked checked(AttributeRules.CheckedPeople batch) {
    return new PeopleKind.PeopleRules.Checked(batch.good(), batch.rejections(), List.of());
  }

  @Override
  public PeopleKind.Selection select(PeopleRun run, Iterator<Person> people) throws IOException {
    return new ChangedPeople(run, known, people, run.settings().attributes().changesOnly());
  }

  @Override
  public PeopleKind.Selection selectAgain(PeopleRun run, RunId of, Path kept) throws IOException {
    ResentPeople people = known.again(of, run.attributes(), kept);
    run.closeAtEnd(people);
    return new ChangedPeople(run, known, people, false);
  }

  @Override
  public List<Hold> holds(PeopleRun run) {
    return List.of();
  }

  @Override
  public void onEnd(RunId run) throws IOException {
    if (!known.advance(run, run.pipeline())) {
      LOG.warn("{}: what was applied cannot be noted, so its people are sent again", run);
    }
  }

  /** The people whose attributes differ from what Attentive last applied. */
  private static final class ChangedPeople implements PeopleKind.Selection {
    private final Comparison comparison;
    private final List<String> attributes;

    /**
     * @param changesOnly false sends those too of whom nothing is new
     */
    ChangedPeople(PeopleRun run, KnownPeople known, Iterator<Person> people, boolean changesOnly)
        throws IOException {
      attributes = run.attributes();
      comparison =
          known.compare(
              run.id().pipeline(), attributes, people, changesOnly, run.id(), run.folder());
    }

    @Override
    public boolean hasNext() {
      return comparison.hasNext();
    }

    @Override
    public Person next() {
      return comparison.next();
    }

    @Override
    public RunPayload carried() {
      return new RunPayload(comparison.unchanged(), 0, comparison.cleared(), attributes);
    }

    /** A first run has nothing to compare with. */
    @Override
    public List<Guard.Violation> holds(Guards guards, long valid) {
      return comparison.isFirst()
          ? List.of()
          : guards.changed(comparison.changed(), valid).map(List::of).orElse(List.of());
    }

    @Override
    public List<String> notes() {
      List<String> notes = new ArrayList<>();
      if (comparison.hasOtherKey()) {
        notes.add("what was applied before was noted with another key, so everybody is sent");
      } else if (comparison.isDamaged()) {
        notes.add("the note of what was applied before is damaged, so everybody is sent");
      } else if (comparison.isFirst()) {
        notes.add("first run, nothing to compare with");
      }
      if (comparison.cleared() > 0) {
        notes.add(
            "%,d values are gone from the warehouse and stay at Attentive, which has no way to clear"
                    .formatted(comparison.cleared())
                + " one");
      }
      return notes;
    }

    @Override
    public void publish() throws IOException {
      comparison.publish();
    }

    @Override
    public void close() throws IOException {
      comparison.close();
    }
  }
}
