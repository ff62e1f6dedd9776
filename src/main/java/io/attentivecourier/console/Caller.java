package io.attentivecourier.console;

import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Somebody who asks the console: a person in a browser, or a program.
 *
 * @param name of a token or of a proxy's user; the ledger keeps it with an act; null for somebody
 *     who is not signed in, where the console is open
 * @param roles what it may do
 * @param sees true for each pipeline that it may know of
 * @param acts true for each pipeline on which it may act, if its roles allow any act
 */
public record Caller(String name, Set<Role> roles, Predicate<String> sees, Predicate<String> acts) {
  /** Somebody who is not signed in, and may not even view. */
  static final Caller UNKNOWN = new Caller(null, Set.of(), pipeline -> false, pipeline -> false);

  public Caller {
    roles = Set.copyOf(roles);
    Objects.requireNonNull(sees);
    Objects.requireNonNull(acts);
  }

  /** True if it proved who it is. */
  public boolean isSignedIn() {
    return name != null;
  }

  /** True if its roles allow it, whatever the pipeline. */
  public boolean may(Role role) {
    return roles.contains(role);
  }

  /** True if that pipeline is there for it; else the answer is as of one that does not exist. */
  public boolean sees(String pipeline) {
    return sees.test(pipeline);
  }

  /** True if it may act on that pipeline. */
  public boolean mayActOn(String pipeline) {
    return may(Role.OPERATOR) && sees(pipeline) && acts.test(pipeline);
  }
}
