package io.attentivecourier.sandbox;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * The only user of a stand-in, and how that user may log in.
 *
 * @param authorizedKey a public key as one line of {@code authorized_keys}; empty: no login by key
 * @param byPassword whether the method {@code password} is offered
 * @param byKeyboard whether the method {@code keyboard-interactive} is offered (it asks for the
 *     same password)
 */
public record Login(
    String username,
    String password,
    Optional<String> authorizedKey,
    boolean byPassword,
    boolean byKeyboard) {

  public Login {
    Objects.requireNonNull(username);
    Objects.requireNonNull(password);
    Objects.requireNonNull(authorizedKey);
  }

  /** By a random password only. */
  static Login random() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return new Login("courier", HexFormat.of().formatHex(bytes), Optional.empty(), true, false);
  }

  Login as(String username, String password) {
    return new Login(username, password, authorizedKey, byPassword, byKeyboard);
  }

  Login byKey(String line) {
    return new Login(username, password, Optional.of(line), byPassword, byKeyboard);
  }

  Login byPassword(boolean offered) {
    return new Login(username, password, authorizedKey, offered, byKeyboard);
  }

  Login byKeyboard(boolean offered) {
    return new Login(username, password, authorizedKey, byPassword, offered);
  }

  /** Without the password: a record's own text would hold it. */
  @Override
  public String toString() {
    return "Login[" + username + "]";
  }
}
