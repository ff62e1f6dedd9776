package io.attentivecourier.standin.sftp;

import java.util.ArrayList;
import java.util.List;

/**
 * The acts of clients, counted and in order. Names of files in {@code uploads} stand bare, all
 * others with their path.
 */
public final class Traffic {

  private final List<String> operations = new ArrayList<>();
  private int logins;
  private int secrets;
  private int sessions;
  private int listings;

  Traffic() {}

  /** Connections that came as far as trying to log in; a refused host key ends before that. */
  public synchronized int loginsTried() {
    return logins;
  }

  /** Passwords and keys presented; one connection may present several. */
  public synchronized int secretsTried() {
    return secrets;
  }

  /** Connections that began to speak SFTP after a login; further channels of one do not count. */
  public synchronized int sessionsOpened() {
    return sessions;
  }

  /** Folders opened to be read, for whatever reason. */
  public synchronized int listings() {
    return listings;
  }

  /** Files opened for writing. */
  public int uploads() {
    return count("open ");
  }

  /** Renames that were done. */
  public int renames() {
    return count("rename ");
  }

  /** Files that were removed. */
  public int removes() {
    return count("remove ");
  }

  /**
   * {@code open A}, {@code close A} (of a written file), {@code read A}, {@code rename A B}, {@code
   * remove A}, in order; {@code refused rename A B}, {@code refused resume A}, {@code refused
   * setstat A} for what a fault or the contract prevented.
   */
  public synchronized List<String> operations() {
    return List.copyOf(operations);
  }

  private synchronized int count(String verb) {
    return (int) operations.stream().filter(o -> o.startsWith(verb)).count();
  }

  synchronized void countLogin() {
    logins++;
  }

  synchronized void countSecret() {
    secrets++;
  }

  synchronized void countSession() {
    sessions++;
  }

  synchronized void countListing() {
    listings++;
  }

  synchronized void record(String operation) {
    operations.add(operation);
  }
}
