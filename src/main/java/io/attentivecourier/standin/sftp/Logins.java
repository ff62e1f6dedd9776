package io.attentivecourier.standin.sftp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.session.ServerSession;

/** The logins that the server takes. */
final class Logins {

  private static final AttributeKey<Boolean> TURNED_AWAY = new AttributeKey<>();

  private final SftpOptions.Login login;
  private final SftpFailures faults;
  private final Traffic traffic;
  private final Optional<PublicKey> authorized;

  Logins(SftpOptions.Login login, SftpFailures faults, Traffic traffic) {
    this.login = login;
    this.faults = faults;
    this.traffic = traffic;
    this.authorized = login.authorizedKey().map(Logins::parse);
  }

  private static PublicKey parse(String line) {
    try {
      return PublicKeyEntry.parsePublicKeyEntry(line)
          .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("the authorized key is no public key", e);
    }
  }

  void guard(SshServer server) {
    server.setUserAuthFactories(methods());
    server.setPasswordAuthenticator((user, password, session) -> admits(user, password, session));
    server.setPublickeyAuthenticator((user, key, session) -> admits(user, key, session));
  }

  /**
   * Keyboard-interactive needs no check of its own: the library asks for the password and checks it
   * as one.
   */
  private List<UserAuthFactory> methods() {
    List<UserAuthFactory> methods = new ArrayList<>();
    authorized.ifPresent(key -> methods.add(UserAuthPublicKeyFactory.INSTANCE));
    if (login.byKeyboard()) {
      methods.add(UserAuthKeyboardInteractiveFactory.INSTANCE);
    }
    if (login.byPassword()) {
      methods.add(UserAuthPasswordFactory.INSTANCE);
    }
    return methods;
  }

  private boolean admits(String user, String password, ServerSession session) {
    return !turnsAway(session)
        && user.equals(login.username())
        && password.equals(login.password());
  }

  private boolean admits(String user, PublicKey key, ServerSession session) {
    boolean known = authorized.filter(a -> KeyUtils.compareKeys(a, key)).isPresent();
    return !turnsAway(session) && user.equals(login.username()) && known;
  }

  /**
   * Decided once a connection, or a client with two methods would get past a fault that strikes
   * once.
   */
  private boolean turnsAway(ServerSession session) {
    traffic.countSecret();
    return session.computeAttributeIfAbsent(TURNED_AWAY, key -> firstTry());
  }

  private boolean firstTry() {
    traffic.countLogin();
    return faults.take(SftpFailure.SftpFailureKind.REFUSE_LOGIN, "").isPresent();
  }
}
