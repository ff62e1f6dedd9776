package io.attentivecourier.sandbox;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** The members of one segment as one file gave them. */
final class SegmentList {

  private final Set<String> members = new HashSet<>();
  private long rows;
  private long ignored;

  void add(String identifier, boolean subscriber) {
    rows++;
    if (subscriber) {
      members.add(identifier);
    } else {
      ignored++;
    }
  }

  Set<String> members() {
    return Collections.unmodifiableSet(members);
  }

  long rows() {
    return rows;
  }

  long ignored() {
    return ignored;
  }
}
