package io.attentivecourier.console;

import io.attentivecourier.settings.ConsoleRole;
import io.attentivecourier.settings.PipelineAudience;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Somebody who proved who they are.
 *
 * @param formToken what a form of theirs must hold; null for a program, which no page of a stranger
 *     can make ask
 */
record Identity(String name, ConsoleRole role, String formToken) {
  private static final Set<Role> NOBODYS = EnumSet.of(Role.VIEWER);

  /** What it may do. */
  Caller caller(Function<String, PipelineAudience> audiences) {
    Set<Role> roles = roles(role);
    return new Caller(
        name,
        roles,
        pipeline -> isAmong(audiences.apply(pipeline).visibleTo(), name, roles),
        pipeline -> isAmong(audiences.apply(pipeline).mayAct(), name, roles));
  }

  /** Somebody who is not signed in, where the console is open. */
  static Caller nobody(Function<String, PipelineAudience> audiences) {
    return new Caller(
        null,
        NOBODYS,
        pipeline -> isAmong(audiences.apply(pipeline).visibleTo(), "", NOBODYS),
        pipeline -> false);
  }

  /** An operator views, so that a pipeline that viewers see is one that operators see. */
  private static Set<Role> roles(ConsoleRole role) {
    return switch (role) {
      case VIEWER -> EnumSet.of(Role.VIEWER);
      case OPERATOR -> EnumSet.of(Role.VIEWER, Role.OPERATOR);
      case DATA -> EnumSet.allOf(Role.class);
      case VIEWER_DATA -> EnumSet.of(Role.VIEWER, Role.DATA);
    };
  }

  private static boolean isAmong(Set<String> allowed, String name, Set<Role> roles) {
    return allowed.isEmpty()
        || allowed.contains(name)
        || roles.stream().map(Role::word).anyMatch(allowed::contains)
        || allowed.contains(ConsoleRole.VIEWER_DATA.id()) && roles.contains(Role.DATA);
  }
}
