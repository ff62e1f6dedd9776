package io.attentivecourier.door;

import io.attentivecourier.attribute.AttributeColumn;
import io.attentivecourier.attribute.AttributeColumns;
import io.attentivecourier.attribute.AttributeRow;
import io.attentivecourier.attribute.AttributeRules;
import io.attentivecourier.attribute.CheckedPeople;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.people.KnownPeople;
import io.attentivecourier.people.Person;
import io.attentivecourier.people.ResentPeople;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.warehouse.ResultTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door of attributes: each person whose attributes differ from what was last applied. */
final class AttributeKind implements PeopleKind {
  private static final Logger LOG = LoggerFactory.getLogger(AttributeKind.class);

  private final IdentifierKey key;
  private final KnownPeople known;

  AttributeKind(IdentifierKey key, KnownPeople known) {
    this.key = key;
    this.known = known;
  }

  @Override
  public RunKind kind() {
    return RunKind.ATTRIBUTES;
  }

  @Override
  public PeopleRules rules(PeopleRun run, Collection<String> columns, ResultTypes types) {
    PipelineSettings own = run.settings();
    AttributeColumns resolved =
        AttributeColumns.resolve(
            columns,
            own.columns().identifier(),
            own.attributes().declared(),
            own.columns().ignore());
    types.requireText(List.of(resolved.identifier()));
    types.requireValues(resolved.attributes().stream().map(AttributeColumn::label).toList());
    AttributeRules rules = new AttributeRules(resolved, own.identifier(), own.phoneCheck(), key);
    run.carrying(rules.names());
    return batch -> checked(rules.check(batch));
  }

  private static PeopleRules.Checked checked(CheckedPeople batch) {
    List<Person> people = batch.good().stream().map(AttributeKind::person).toList();
    return new PeopleRules.Checked(people, batch.rejections(), List.of());
  }

  private static Person person(AttributeRow row) {
    return new Person(row.hash(), row.identifier(), row.values(), row.present(), row.line());
  }

  @Override
  public Selection select(PeopleRun run, Iterator<Person> people) throws IOException {
    return new ChangedPeople(run, known, people, run.settings().attributes().changesOnly());
  }

  @Override
  public Selection again(PeopleRun run, RunId of, Path kept) throws IOException {
    ResentPeople people = known.again(of, run.attributes(), kept);
    run.opened(people);
    return new ChangedPeople(run, known, people, false);
  }

  @Override
  public List<Hold> holds(PeopleRun run) {
    return List.of();
  }

  @Override
  public void ended(RunId run) throws IOException {
    if (!known.advance(run, run.pipeline())) {
      LOG.warn("{}: what was applied cannot be noted, so its people are sent again", run);
    }
  }
}
