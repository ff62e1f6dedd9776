package io.attentivecourier.standin.sftp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;

/** The logins that the server takes. */
final class Logins {

  private final SftpOptions.Login login;
  private final Optional<PublicKey> authorized;

  Logins(SftpOptions.Login login) {
    this.login = login;
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
    server.setPasswordAuthenticator((user, password, session) -> admits(user, password));
    server.setPublickeyAuthenticator((user, key, session) -> admits(user, key));
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

  private boolean admits(String user, String password) {
    return user.equals(login.username()) && password.equals(login.password());
  }

  private boolean admits(String user, PublicKey key) {
    boolean known = authorized.filter(a -> KeyUtils.compareKeys(a, key)).isPresent();
    return user.equals(login.username()) && known;
  }
}
