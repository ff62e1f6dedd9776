package io.attentivecourier.door;

import io.attentivecourier.attribute.AttributeColumns;
import io.attentivecourier.attribute.AttributeRow;
import io.attentivecourier.attribute.AttributeRules;
import io.attentivecourier.attribute.CheckedPeople;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.people.KnownPeople;
import io.attentivecourier.people.Person;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.MemberHash;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.settings.PipelineSettings;
import java.io.IOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** The door of attributes: each person whose attributes differ from what was last applied. */
final class AttributeKind implements PeopleKind {
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
  public PeopleRules rules(PeopleRun run, Collection<String> columns) {
    PipelineSettings own = run.settings();
    AttributeColumns resolved =
        AttributeColumns.resolve(
            columns,
            own.columns().identifier(),
            own.attributes().declared(),
            own.columns().ignore());
    AttributeRules rules =
        new AttributeRules(resolved, own.identifier(), own.phoneCheck(), key.valuesHash());
    run.carrying(rules.names());
    MemberHash hash = key.memberHash();
    return batch -> checked(rules.check(batch), hash);
  }

  private static PeopleRules.Checked checked(CheckedPeople batch, MemberHash hash) {
    List<Person> people = batch.good().stream().map(row -> person(row, hash)).toList();
    return new PeopleRules.Checked(people, batch.rejections());
  }

  private static Person person(AttributeRow row, MemberHash hash) {
    return new Person(
        hash.of(row.identifier()), row.identifier(), row.values(), row.present(), row.line());
  }

  @Override
  public Selection select(PeopleRun run, Iterator<Person> people) throws IOException {
    return new ChangedPeople(run, known, people);
  }

  @Override
  public List<Hold> holds(PeopleRun run) {
    return List.of();
  }

  @Override
  public void ended(RunId run) throws IOException {
    known.advance(run, run.pipeline(), later(run));
  }
}
