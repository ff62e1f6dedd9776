package io.attentivecourier.standin.sftp;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The options of a stand-in. They do not change: each {@code with} gives a copy. */
public final class SftpOptions {
  /** Attentive's limit. */
  public static final long MAX_ROWS_PER_FILE = 500_000;

  private final Path root;
  private final String clientDomain;
  private Predicate<String> subscribers = anyone -> true;
  private long maxRowsPerFile = MAX_ROWS_PER_FILE;
  private Login login = Login.random();
  private boolean posixRename = true;
  private Optional<Path> hostKeyFile = Optional.empty();
  private Optional<String> privateKey = Optional.empty();

  private SftpOptions(Path root, String clientDomain) {
    this.root = Objects.requireNonNull(root);
    this.clientDomain = Objects.requireNonNull(clientDomain);
  }

  /**
   * Everyone is a subscriber, the password is random, login is by password only, and a rename may
   * replace.
   *
   * @param root the account's folder on disk, seen by clients as {@code /}; it gets a folder {@code
   *     uploads}
   * @param clientDomain the start of every file name, as Attentive's White Glove team gives it
   */
  public static SftpOptions at(Path root, String clientDomain) {
    return new SftpOptions(root, clientDomain);
  }

  private SftpOptions with(Consumer<SftpOptions> change) {
    SftpOptions copy = new SftpOptions(root, clientDomain);
    copy.subscribers = subscribers;
    copy.maxRowsPerFile = maxRowsPerFile;
    copy.login = login;
    copy.posixRename = posixRename;
    copy.hostKeyFile = hostKeyFile;
    copy.privateKey = privateKey;
    change.accept(copy);
    return copy;
  }

  /**
   * @param active who is an active, opted-in subscriber, asked with the identifier as it stands in
   *     the file
   */
  public SftpOptions withSubscribers(Predicate<String> active) {
    return with(copy -> copy.subscribers = active);
  }

  public SftpOptions withMaxRowsPerFile(long rows) {
    return with(copy -> copy.maxRowsPerFile = rows);
  }

  /** {@code posix-rename@openssh.com} is offered; without it a rename never replaces a file. */
  public SftpOptions withPosixRename(boolean offered) {
    return with(copy -> copy.posixRename = offered);
  }

  /**
   * A file for the host key in OpenSSH's form, written if absent; else each start has a new key.
   */
  public SftpOptions withHostKeyFile(Path file) {
    return with(copy -> copy.hostKeyFile = Optional.of(file));
  }

  /**
   * An OpenPGP key without a passphrase, which opens files that end {@code .pgp}; without it they
   * are refused.
   */
  public SftpOptions withPrivateKey(String armoured) {
    return with(copy -> copy.privateKey = Optional.of(armoured));
  }

  public SftpOptions withLogin(String username, String password) {
    return with(copy -> copy.login = login.as(username, password));
  }

  public SftpOptions withAuthorizedKey(String line) {
    return with(copy -> copy.login = login.byKey(line));
  }

  public SftpOptions withPasswordLogin(boolean offered) {
    return with(copy -> copy.login = login.byPassword(offered));
  }

  public SftpOptions withKeyboardInteractive(boolean offered) {
    return with(copy -> copy.login = login.byKeyboard(offered));
  }

  Path root() {
    return root;
  }

  String clientDomain() {
    return clientDomain;
  }

  Predicate<String> subscribers() {
    return subscribers;
  }

  long maxRowsPerFile() {
    return maxRowsPerFile;
  }

  Login login() {
    return login;
  }

  boolean posixRename() {
    return posixRename;
  }

  Optional<Path> hostKeyFile() {
    return hostKeyFile;
  }

  Optional<String> privateKey() {
    return privateKey;
  }

  /**
   * The only user of a stand-in, and how that user may log in.
   *
   * @param authorizedKey a public key as one line of {@code authorized_keys}; empty: no login by
   *     key
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
}
