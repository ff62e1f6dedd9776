package io.attentivecourier.standin.sftp;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The options of a stand-in.
 *
 * @param root the account's folder on disk, seen by clients as {@code /}; it gets a folder {@code
 *     uploads}
 * @param clientDomain the start of every file name, as Attentive's White Glove team gives it
 * @param subscribers who is an active, opted-in subscriber, asked with the identifier as it stands
 *     in the file
 * @param maxRowsPerFile Attentive's limit is 500,000 rows
 * @param login the only user's
 * @param posixRename whether {@code posix-rename@openssh.com} is offered; without it a rename never
 *     replaces a file
 * @param hostKeyFile a file for the host key in OpenSSH's form, written if absent; empty: a new key
 *     at every start
 * @param privateKey an armoured OpenPGP key without a passphrase, which opens files that end {@code
 *     .pgp}; empty: they are refused
 */
public record SftpOptions(
    Path root,
    String clientDomain,
    Predicate<String> subscribers,
    long maxRowsPerFile,
    Login login,
    boolean posixRename,
    Optional<Path> hostKeyFile,
    Optional<String> privateKey) {

  public static final long MAX_ROWS_PER_FILE = 500_000;

  public SftpOptions {
    Objects.requireNonNull(root);
    Objects.requireNonNull(clientDomain);
    Objects.requireNonNull(subscribers);
    Objects.requireNonNull(login);
    Objects.requireNonNull(hostKeyFile);
    Objects.requireNonNull(privateKey);
  }

  /**
   * Everyone is a subscriber, the password is random, login is by password only, and a rename may
   * replace.
   */
  public static SftpOptions at(Path root, String clientDomain) {
    return new SftpOptions(
        root,
        clientDomain,
        anyone -> true,
        MAX_ROWS_PER_FILE,
        Login.random(),
        true,
        Optional.empty(),
        Optional.empty());
  }

  public SftpOptions withSubscribers(Predicate<String> subscribers) {
    return new SftpOptions(
        root,
        clientDomain,
        subscribers,
        maxRowsPerFile,
        login,
        posixRename,
        hostKeyFile,
        privateKey);
  }

  public SftpOptions withMaxRowsPerFile(long maxRowsPerFile) {
    return new SftpOptions(
        root,
        clientDomain,
        subscribers,
        maxRowsPerFile,
        login,
        posixRename,
        hostKeyFile,
        privateKey);
  }

  private SftpOptions with(Login login) {
    return new SftpOptions(
        root,
        clientDomain,
        subscribers,
        maxRowsPerFile,
        login,
        posixRename,
        hostKeyFile,
        privateKey);
  }

  public SftpOptions withPosixRename(boolean posixRename) {
    return new SftpOptions(
        root,
        clientDomain,
        subscribers,
        maxRowsPerFile,
        login,
        posixRename,
        hostKeyFile,
        privateKey);
  }

  public SftpOptions withHostKeyFile(Path file) {
    return new SftpOptions(
        root,
        clientDomain,
        subscribers,
        maxRowsPerFile,
        login,
        posixRename,
        Optional.of(file),
        privateKey);
  }

  public SftpOptions withPrivateKey(String armoured) {
    return new SftpOptions(
        root,
        clientDomain,
        subscribers,
        maxRowsPerFile,
        login,
        posixRename,
        hostKeyFile,
        Optional.of(armoured));
  }

  public SftpOptions withLogin(String username, String password) {
    return with(login.as(username, password));
  }

  public SftpOptions withAuthorizedKey(String line) {
    return with(login.byKey(line));
  }

  public SftpOptions withPasswordLogin(boolean offered) {
    return with(login.byPassword(offered));
  }

  public SftpOptions withKeyboardInteractive(boolean offered) {
    return with(login.byKeyboard(offered));
  }

  /** Without the private key: a record's own text would hold it. */
  @Override
  public String toString() {
    return "StandInOptions[" + root + ", " + clientDomain + ", " + maxRowsPerFile + " rows]";
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
