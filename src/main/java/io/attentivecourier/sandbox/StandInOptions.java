package io.attentivecourier.sandbox;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
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
 * @param username the only user
 * @param password that user's password
 * @param authorizedKey a public key as one line of {@code authorized_keys}; empty: no login by key
 * @param passwordLogin whether the method {@code password} is offered
 * @param keyboardInteractive whether the method {@code keyboard-interactive} is offered (it asks
 *     for the same password)
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
    String username,
    String password,
    Optional<String> authorizedKey,
    boolean passwordLogin,
    boolean keyboardInteractive,
    boolean posixRename,
    Optional<Path> hostKeyFile,
    Optional<String> privateKey) {

  public static final long MAX_ROWS_PER_FILE = 500_000;

  public StandInOptions {
    Objects.requireNonNull(root);
    Objects.requireNonNull(clientDomain);
    Objects.requireNonNull(subscribers);
    Objects.requireNonNull(username);
    Objects.requireNonNull(password);
    Objects.requireNonNull(authorizedKey);
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
        "courier",
        randomPassword(),
        Optional.empty(),
        true,
        false,
        true,
        Optional.empty(),
        Optional.empty());
  }

  private static String randomPassword() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  public StandInOptions withSubscribers(Predicate<String> subscribers) {
    return new StandInOptions(
        root,
        clientDomain,
        subscribers,
        maxRowsPerFile,
        username,
        password,
        authorizedKey,
        passwordLogin,
        keyboardInteractive,
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
        username,
        password,
        authorizedKey,
        passwordLogin,
        keyboardInteractive,
        posixRename,
        hostKeyFile,
        privateKey);
  }

  public StandInOptions withLogin(String username, String password) {
    return new StandInOptions(
        root,
        clientDomain,
        subscribers,
        maxRowsPerFile,
        username,
        password,
        authorizedKey,
        passwordLogin,
        keyboardInteractive,
        posixRename,
        hostKeyFile,
        privateKey);
  }

  public StandInOptions withAuthorizedKey(String line) {
    return new StandInOptions(
        root,
        clientDomain,
        subscribers,
        maxRowsPerFile,
        username,
        password,
        Optional.of(line),
        passwordLogin,
        keyboardInteractive,
        posixRename,
        hostKeyFile,
        privateKey);
  }

  public StandInOptions withPasswordLogin(boolean passwordLogin) {
    return new StandInOptions(
        root,
        clientDomain,
        subscribers,
        maxRowsPerFile,
        username,
        password,
        authorizedKey,
        passwordLogin,
        keyboardInteractive,
        posixRename,
        hostKeyFile,
        privateKey);
  }

  public StandInOptions withKeyboardInteractive(boolean keyboardInteractive) {
    return new StandInOptions(
        root,
        clientDomain,
        subscribers,
        maxRowsPerFile,
        username,
        password,
        authorizedKey,
        passwordLogin,
        keyboardInteractive,
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
        username,
        password,
        authorizedKey,
        passwordLogin,
        keyboardInteractive,
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
        username,
        password,
        authorizedKey,
        passwordLogin,
        keyboardInteractive,
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
        username,
        password,
        authorizedKey,
        passwordLogin,
        keyboardInteractive,
        posixRename,
        hostKeyFile,
        Optional.of(armoured));
  }

  /** Without the password and the key: a record's own text would hold it. */
  @Override
  public String toString() {
    return "StandInOptions[" + root + ", " + clientDomain + ", " + maxRowsPerFile + " rows]";
  }
}
