package io.attentivecourier.home;

import java.nio.file.Path;

/**
 * One home is one Attentive account: settings, routes and drivers under {@code root}, all files
 * that the process keeps under {@code state}. A rehearsal reads a user's root and keeps its state
 * apart.
 */
public record Home(Path root, Path state) {

  public static Home at(Path root) {
    Path absolute = root.toAbsolutePath().normalize();
    return new Home(absolute, absolute.resolve("var"));
  }

  /** The same root with its state elsewhere. */
  public Home withState(Path elsewhere) {
    return new Home(root, elsewhere.toAbsolutePath().normalize());
  }

  /** A path of a setting: relative ones are taken from the home. */
  public Path resolve(String path) {
    return root.resolve(path).normalize();
  }

  public Path settings() {
    return root.resolve("application.properties");
  }

  public Path routes() {
    return root.resolve("routes");
  }

  /** The flow's files that only runs of people need. */
  public Path apiRoutes() {
    return routes().resolve("api");
  }

  public Path pipelines() {
    return routes().resolve("pipelines");
  }

  public Path drivers() {
    return root.resolve("drivers");
  }

  /** The jars of the home's own code. */
  public Path lib() {
    return root.resolve("lib");
  }

  public Path staging() {
    return state.resolve("staging");
  }

  public Path outbox() {
    return state.resolve("outbox");
  }

  public Path sent() {
    return state.resolve("sent");
  }

  public Path failed() {
    return state.resolve("failed");
  }

  public Path rejected() {
    return state.resolve("rejected");
  }

  public Path members() {
    return state.resolve("members");
  }

  public Path people() {
    return state.resolve("people");
  }

  public Path log() {
    return state.resolve("log");
  }

  public Path tmp() {
    return state.resolve("tmp");
  }

  /** The folder where a warehouse in this process puts data that does not fit into its memory. */
  public Path warehouseTmp() {
    return tmp().resolve("warehouse");
  }

  public Path locks() {
    return state.resolve("locks");
  }
}
