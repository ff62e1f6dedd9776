package io.attentivecourier.sandbox;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a stand-in is started with.
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
public record StandInOptions(
    Path root,
    String clientDomain,
    Predicate<String> subscribers,
    long maxRowsPerFile,
    Login login,
    boolean posixRename,
    Optional<Path> hostKeyFile,
    Optional<String> privateKey) {

  public static final long MAX_ROWS_PER_FILE = 500_000;

  public StandInOptions {
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
  public static StandInOptions at(Path root, String clientDomain) {
    return new StandInOptions(
        root,
        clientDomain,
        anyone -> true,
        MAX_ROWS_PER_FILE,
        Login.random(),
        true,
        Optional.empty(),
        Optional.empty());
  }

  public StandInOptions withSubscribers(Predicate<String> subscribers) {
    return new StandInOptions(
        root,
        clientDomain,
        subscribers,
        maxRowsPerFile,
        login,
        posixRename,
        hostKeyFile,
        privateKey);
  }

  public StandInOptions withMaxRowsPerFile(long maxRowsPerFile) {
    return new StandInOptions(
        root,
        clientDomain,
        subscribers,
        maxRowsPerFile,
        login,
        posixRename,
        hostKeyFile,
        privateKey);
  }

  private StandInOptions with(Login login) {
    return new StandInOptions(
        root,
        clientDomain,
        subscribers,
        maxRowsPerFile,
        login,
        posixRename,
        hostKeyFile,
        privateKey);
  }

  public StandInOptions withPosixRename(boolean posixRename) {
    return new StandInOptions(
        root,
        clientDomain,
        subscribers,
        maxRowsPerFile,
        login,
        posixRename,
        hostKeyFile,
        privateKey);
  }

  public StandInOptions withHostKeyFile(Path file) {
    return new StandInOptions(
        root,
        clientDomain,
        subscribers,
        maxRowsPerFile,
        login,
        posixRename,
        Optional.of(file),
        privateKey);
  }

  public StandInOptions withPrivateKey(String armoured) {
    return new StandInOptions(
        root,
        clientDomain,
        subscribers,
        maxRowsPerFile,
        login,
        posixRename,
        hostKeyFile,
        Optional.of(armoured));
  }

  public StandInOptions withLogin(String username, String password) {
    return with(login.as(username, password));
  }

  public StandInOptions withAuthorizedKey(String line) {
    return with(login.byKey(line));
  }

  public StandInOptions withPasswordLogin(boolean offered) {
    return with(login.byPassword(offered));
  }

  public StandInOptions withKeyboardInteractive(boolean offered) {
    return with(login.byKeyboard(offered));
  }

  /** Without the private key: a record's own text would hold it. */
  @Override
  public String toString() {
    return "StandInOptions[" + root + ", " + clientDomain + ", " + maxRowsPerFile + " rows]";
  }
}
