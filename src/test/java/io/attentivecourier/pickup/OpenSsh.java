package io.attentivecourier.pickup;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.attentivecourier.home.Trees;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real OpenSSH server on the loopback, with keys of its own; it logs in by key only. As a static
 * extension it is one for all tests of a class, and each finds its key pinned; or a test starts one
 * of its own.
 */
public final class OpenSsh
    implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, AutoCloseable {
  private static final Path SSHD = Path.of("/usr/sbin/sshd");

  private final String settings;
  private final List<String> types;
  private Path home;
  private int port;
  private Process server;
  private boolean frozen;

  private OpenSsh(String settings, List<String> types) {
    this.settings = settings;
    this.types = types;
  }

  /**
   * @param types of its host keys, the one that is pinned first
   */
  public static OpenSsh ofClass(String... types) {
    return new OpenSsh(settings("", ""), List.of(types));
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    start(Files.createTempDirectory("ssh"));
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    if (frozen) {
      close();
      launch();
    }
    pin();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (server != null) {
      close();
      Trees.delete(home);
    }
  }

  /**
   * @param sftpOptions such as {@code -P posix-rename}; may be empty
   */
  public static OpenSsh start(Path home, String sftpOptions) throws Exception {
    return start(home, sftpOptions, "");
  }

  /**
   * @param setting a line of sshd_config, such as {@code MaxSessions 1}; may be empty
   */
  static OpenSsh start(Path home, String sftpOptions, String setting) throws Exception {
    return start(home, sftpOptions, setting, "ed25519");
  }

  /**
   * @param types of its host keys, the one that is pinned first
   */
  public static OpenSsh start(Path home, String sftpOptions, String setting, String... types)
      throws Exception {
    return start(home, settings(sftpOptions, setting), List.of(types));
  }

  private static String settings(String sftpOptions, String setting) {
    return "Subsystem sftp internal-sftp " + sftpOptions + "\n" + setting;
  }

  /** One that lets in, and shows no sftp. */
  static OpenSsh withoutSftp(Path home) throws Exception {
    return start(home, "", List.of("ed25519"));
  }

  private static OpenSsh start(Path home, String settings, List<String> types) throws Exception {
    OpenSsh openSsh = new OpenSsh(settings, types);
    openSsh.start(Files.createDirectories(home));
    return openSsh;
  }

  private void start(Path home) throws Exception {
    assumeTrue(Files.isExecutable(SSHD), "no OpenSSH server here: " + SSHD + " is missing");
    this.home = home;
    port = freePort();
    makeKeys();
    pin();
    configure();
    launch();
  }

  private void makeKeys() throws Exception {
    for (String type : types) {
      makeKey("host-" + type, type);
    }
    makeKey("user");
    Files.copy(home.resolve("user.pub"), home.resolve("authorized_keys"));
  }

  private void pin() throws IOException {
    Files.deleteIfExists(knownHosts());
    KnownHosts.pin(knownHosts(), "127.0.0.1", port, hostKey());
  }

  void makeKey(String name) throws Exception {
    makeKey(name, "ed25519");
  }

  private void makeKey(String name, String type) throws Exception {
    run("ssh-keygen", "-q", "-t", type, "-N", "", "-f", home.resolve(name).toString());
  }

  private void configure() throws IOException {
    List<String> lines = new ArrayList<>();
    types.forEach(type -> lines.add("HostKey " + home.resolve("host-" + type)));
    lines.addAll(
        List.of(
            "Port " + port,
            "ListenAddress 127.0.0.1",
            "PidFile none",
            "AuthorizedKeysFile " + home.resolve("authorized_keys"),
            "PasswordAuthentication no",
            "KbdInteractiveAuthentication no",
            "PermitRootLogin yes",
            "StrictModes no",
            "UsePAM no",
            "UseDNS no",
            settings));
    Files.write(home.resolve("sshd_config"), lines);
  }

  private void launch() throws Exception {
    frozen = false;
    if ("root".equals(System.getProperty("user.name"))) {
      // sshd separates its privileges in there, and does not start without it.
      Files.createDirectories(Path.of("/run/sshd"));
    }
    server =
        new ProcessBuilder(
                SSHD.toString(), "-D", "-e", "-f", home.resolve("sshd_config").toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("sshd.log").toFile())
            .start();
    awaitBanner();
  }

  private void awaitBanner() throws IOException {
    while (server.isAlive()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.getInputStream().read() == 'S') {
          return;
        }
      } catch (IOException e) {
        Thread.onSpinWait();
      }
    }
    throw new IOException("sshd ended: " + Files.readString(home.resolve("sshd.log")));
  }

  PickupAddress address(Path directory) {
    return address(directory.toString(), "user");
  }

  PickupAddress address(String directory, String key) {
    return new PickupAddress(
        "127.0.0.1",
        port,
        System.getProperty("user.name"),
        null,
        home.resolve(key),
        null,
        knownHosts(),
        directory,
        10_000);
  }

  /** The key that it lets in. */
  public Path userKey() {
    return home.resolve("user");
  }

  public Path knownHosts() {
    return home.resolve("known_hosts");
  }

  public int port() {
    return port;
  }

  String log() throws IOException {
    return Files.readString(home.resolve("sshd.log"));
  }

  /** The SHA-256 of its host key of a type. */
  public String fingerprint(String type) throws IOException {
    return hostKey(type).fingerprint();
  }

  /** Type and key, as a line of known_hosts ends. */
  public String publicKey(String type) throws IOException {
    HostKey key = hostKey(type);
    return key.type() + " " + key.base64();
  }

  HostKey hostKey() throws IOException {
    return hostKey(types.get(0));
  }

  HostKey hostKey(String type) throws IOException {
    String[] fields =
        Files.readString(home.resolve("host-" + type + ".pub"), StandardCharsets.US_ASCII)
            .split(" ");
    return HostKey.of(java.util.Base64.getDecoder().decode(fields[1]));
  }

  /** Stops the server and its sessions where they are, as a dead machine does. */
  void freeze() throws Exception {
    frozen = true;
    signal("-STOP");
  }

  private void signal(String signal) throws Exception {
    // The sessions first: a frozen parent still has children that answer.
    for (ProcessHandle process : server.descendants().toList()) {
      signal(signal, process);
    }
    signal(signal, server.toHandle());
  }

  /** A session that ended meanwhile answers nobody either. */
  private static void signal(String signal, ProcessHandle process) throws Exception {
    String[] kill = {"kill", signal, Long.toString(process.pid())};
    if (new ProcessBuilder(kill).start().waitFor() != 0 && process.isAlive()) {
      throw new IOException("no " + signal + " for " + process.pid());
    }
  }

  private static void run(String... command) throws Exception {
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException(command[0] + " ended with " + code);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly().onExit().join();
  }
}
