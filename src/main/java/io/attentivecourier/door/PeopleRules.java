package io.attentivecourier.door;

import io.attentivecourier.people.Person;
import io.attentivecourier.row.Rejection;
import io.attentivecourier.row.RowBatch;
import java.util.List;

/** The rules of a door to the API, over the batches of one run. */
interface PeopleRules {
  /**
   * The good rows of a batch as people, and the others.
   *
   * @param refusing people who are not to be sent, whatever other rows say of them
   */
  record Checked(List<Person> good, List<Rejection> rejections, List<Person> refusing) {}

  /**
   * @throws io.attentivecourier.run.Refusal where a column is of a type that has lost digits
   */
  Checked check(RowBatch batch);
}
