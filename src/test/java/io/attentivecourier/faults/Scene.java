package io.attentivecourier.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.attentivecourier.ChildJvm;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Trees;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.standin.sftp.FaultySftp;
import io.attentivecourier.standin.sftp.SftpOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A home with one pipeline of three segments, and a receiver in the test's own process: it outlives
 * every child that is killed.
 */
final class Scene implements AutoCloseable {
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  static final String PIPELINE = "daily";
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final LocalDate DAY = LocalDate.ofInstant(NOON, ZoneOffset.UTC);
  static final Duration PATIENCE = Duration.ofSeconds(60);

  final Path root;
  final Home home;
  final FaultySftp standIn;
  private int children;

  Scene(Path root) throws IOException {
    this.root = root;
    this.home = Home.at(Files.createDirectories(root.resolve("home")));
    this.standIn = FaultySftp.start(SftpOptions.at(root.resolve("attentive"), "acme"));
    Files.writeString(home.root().resolve("known_hosts"), standIn.knownHostsLine() + "\n");
    Files.writeString(home.settings(), settings());
    query(Audience.first());
  }

  private String settings() {
    return String.join(
        "\n",
        "courier.clientDomain=acme",
        "courier.warehouse.url=jdbc:duckdb:",
        "courier.sftp.host=" + standIn.host(),
        "courier.sftp.port=" + standIn.port(),
        "courier.sftp.username=" + standIn.username(),
        "courier.sftp.password=" + standIn.password(),
        "");
  }

  /** The pipeline's query from now on; it is started by hand. */
  void query(String sql) throws IOException {
    pipeline("direct:" + PIPELINE, sql);
  }

  /** The same, started by a schedule. */
  void scheduled(String cron, String sql) throws IOException {
    scheduled(PIPELINE, cron, sql, "direct:send-segments");
  }

  /** A pipeline of that name, started by a schedule. */
  void scheduled(String name, String cron, String sql, String destination) throws IOException {
    pipeline(name, "quartz:courier/" + name + "?cron=" + cron.replace(' ', '+'), sql, destination);
  }

  /** The pipeline's query from now on, by another destination. */
  void toDestination(String destination, String sql) throws IOException {
    pipeline(PIPELINE, "direct:" + PIPELINE, sql, destination);
  }

  private void pipeline(String start, String sql) throws IOException {
    pipeline(PIPELINE, start, sql, "direct:send-segments");
  }

  private void pipeline(String name, String start, String sql, String destination)
      throws IOException {
    Files.createDirectories(home.pipelines());
    Files.writeString(
        home.pipelines().resolve(name + ".camel.yaml"),
        """
        - route:
            id: %s
            description: Three made-up lists
            from:
              uri: %s
              steps:
                - setBody:
                    constant: >-
                      %s
                - to:
                    uri: %s
        """
            .formatted(name, start, sql, destination));
  }

  /** A child that goes on to its end. */
  Process child() throws IOException {
    return child(NOON, 0);
  }

  /** A child that sends that run's lists as today's, and dies before its n-th step; 0: never. */
  Process rollback(Instant now, int haltAt, RunId run) throws IOException {
    String child = ChildCourier.class.getName();
    return java(child, home.root().toString(), "" + now, "" + haltAt, "" + run);
  }

  private Process child(Instant now, int haltAt) throws IOException {
    return java(ChildCourier.class.getName(), home.root().toString(), "" + now, "" + haltAt);
  }

  /** Runs a child that is to die before its n-th step; returns whether it did. */
  boolean killed(Instant now, int step) throws Exception {
    int ended = end(child(now, step));
    assertTrue(List.of(0, 1, StrikingClock.HALTED).contains(ended), this::words);
    return ended == StrikingClock.HALTED;
  }

  /** Waits for a child's own end. */
  int end(Process child) throws InterruptedException {
    if (!child.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      child.destroyForcibly();
      throw new AssertionError("the child did not end: " + words());
    }
    return child.exitValue();
  }

  /** Kills a child, and waits until the system has given its locks back. */
  void kill(Process child) throws InterruptedException {
    end(child.destroyForcibly());
    standIn.faults().clear();
  }

  /** Where a run's sealed files lie, staged or in the outbox; the child's only run. */
  Path only(Path folder) throws IOException {
    List<Path> runs = Invariants.entries(folder);
    assertEquals(1, runs.size(), () -> runs + words());
    return runs.get(0);
  }

  Process java(String main, String... arguments) throws IOException {
    return start(command(main, arguments));
  }

  /** The same on a terminal, which util-linux's {@code script} makes. */
  Process javaOnTerminal(String main, String... arguments) throws IOException {
    assumeTrue(Files.isExecutable(SCRIPT), SCRIPT + " is missing: no terminal here");
    String line = "'" + String.join("' '", command(main, arguments)) + "'";
    return start(List.of(SCRIPT.toString(), "-qefc", line, "/dev/null"));
  }

  private List<String> command(String main, String... arguments) throws IOException {
    Path tmp = Files.createDirectories(root.resolve("tmp"));
    List<String> options =
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-Djava.io.tmpdir=" + tmp);
    return ChildJvm.command(options, main, arguments);
  }

  private Process start(List<String> command) throws IOException {
    Path said = Files.createDirectories(output()).resolve(++children + ".txt");
    ProcessBuilder child = new ProcessBuilder(command).redirectErrorStream(true);
    child.environment().put("TERM", "xterm");
    return child.redirectOutput(said.toFile()).start();
  }

  /** The end of what the youngest child said. */
  String words() {
    try {
      String said = Files.readString(output().resolve(children + ".txt"));
      return said.substring(Math.max(0, said.length() - 2_000));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the children said. */
  Path output() {
    return root.resolve("said");
  }

  /** One run in this process, to its end. */
  RunReport run(Instant now) throws Exception {
    return run(Clock.fixed(now, ZoneOffset.UTC));
  }

  RunReport run(Clock clock) throws Exception {
    return ChildCourier.run(home.root(), clock);
  }

  /** The durable steps of a run that meets no fault, from 1. */
  static IntStream steps() throws Exception {
    Path root = Files.createTempDirectory("steps");
    try (Scene scene = new Scene(root)) {
      StrikingClock clock = StrikingClock.counting(NOON);
      scene.run(clock);
      return IntStream.rangeClosed(1, clock.asked());
    } finally {
      Trees.delete(root);
    }
  }

  Ledger ledger() {
    return Ledger.open("jdbc:sqlite:" + home.state().resolve("ledger.db"), Clock.systemUTC());
  }

  @Override
  public void close() {
    standIn.close();
  }
}
