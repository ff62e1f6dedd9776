package io.attentivecourier.pickup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that cannot be used says why in many ways; none of them is "did not answer". */
class WhatAnswersIsToldTest {
  @TempDir Path folder;
  @AutoClose private final PickupFixture fixture = new PickupFixture();

  private PickupFault fault(PickupAddress address) {
    try (PickupSession session = fixture.pickup(address).open()) {
      return assertThrows(PickupFault.class, session::list);
    }
  }

  private static PickupFault expect(
      PickupFault.Obstacle obstacle, String words, PickupFault fault) {
    assertEquals(obstacle, fault.obstacle().orElseThrow(), fault.getMessage());
    assertTrue(fault.getMessage().contains(words), fault.getMessage());
    return fault;
  }

  private PickupAddress at(String host, int port) throws IOException {
    Path pins = folder.resolve("known_hosts");
    Files.writeString(pins, "");
    return new PickupAddress(host, port, "siren", "x", null, null, pins, "/uploads", 10_000);
  }

  @Test
  void aNameThatNobodyKnows() throws Exception {
    expect(
        PickupFault.Obstacle.NAME_UNKNOWN,
        "the name is not known here",
        fault(at("nosuch.invalid", 22)));
  }

  @Test
  void aPortWhereNothingListens() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    expect(PickupFault.Obstacle.PORT_REFUSED, "the port is refused", fault(at("127.0.0.1", port)));
  }

  /** A firewall that drops, and a network without a way: nobody took the connection. */
  @Test
  void aConnectionThatNobodyTakes() {
    CuttableSocketFactory wire = new CuttableSocketFactory(1);
    for (IOException cause :
        List.of(
            new SocketTimeoutException("Connect timed out"),
            new NoRouteToHostException("No route to host"),
            new ConnectException("Network is unreachable"))) {
      assertEquals(
          PickupFault.Obstacle.TIMED_OUT,
          Diagnosis.of(Diagnosis.SftpCall.CONNECT, cause, wire, false));
    }
    assertEquals("courier.sftp.host", PickupFault.Obstacle.TIMED_OUT.key());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "HTTP/1.1 400 Bad Request\r\n\r\n",
        "220 ftp.example.com ready\r\n",
        "SSH-1.5-old\r\n",
        "\u0015\u0003\u0003\u0000\u0002\u0002\u0046",
        "no line end"
      })
  void aServerOfAnotherProtocol(String greeting) throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      answer(listening, greeting);
      PickupFault fault = fault(at("127.0.0.1", listening.getLocalPort()));

      expect(PickupFault.Obstacle.NOT_SSH, "answers, but not in SSH", fault);
      assertFalse(fault.isWorthRetry());
    }
  }

  @Test
  void aServerThatHangsUpBeforeAWord() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      answer(listening, "");
      PickupFault fault = fault(at("127.0.0.1", listening.getLocalPort()));

      expect(PickupFault.Obstacle.HUNG_UP, "nothing was said", fault);
      assertTrue(fault.isWorthRetry(), "a server that is full does so too");
    }
  }

  private static void answer(ServerSocket listening, String greeting) {
    Thread server =
        new Thread(
            () -> {
              try (Socket client = listening.accept()) {
                client.getOutputStream().write(greeting.getBytes(StandardCharsets.ISO_8859_1));
                client.shutdownOutput();
                client.getInputStream().readAllBytes();
              } catch (IOException e) {
                // The client hung up: that is what it is to do.
              }
            });
    server.setDaemon(true);
    server.start();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "KexAlgorithms diffie-hellman-group14-sha1 | diffie-hellman-group14-sha1",
        "Ciphers aes256-cbc | aes256-cbc",
        "MACs hmac-sha1-96 | hmac-sha1-96",
        "HostKeyAlgorithms ssh-rsa | ssh-rsa"
      })
  void aServerWithoutACommonAlgorithm(String setting, String offered) throws Exception {
    String cipher = setting.startsWith("MACs") ? "\nCiphers aes128-ctr" : "";
    try (OpenSsh server = OpenSsh.start(folder.resolve("ssh"), "", setting + cipher, "rsa")) {
      PickupFault fault = fault(server.address(folder));

      assertEquals("no-common-algorithm", fault.reason().id(), fault.getMessage());
      assertFalse(fault.isWorthRetry());
      assertTrue(fault.getMessage().contains("the server offers " + offered), fault.getMessage());
      assertTrue(fault.getMessage().contains("taken here are "), fault.getMessage());

      PickupFault probe =
          assertThrows(
              PickupFault.class,
              () -> HostKeyProbe.fetch("127.0.0.1", server.port(), Duration.ofSeconds(9)));
      assertEquals("no-common-algorithm", probe.reason().id());
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "ForceCommand /bin/false",
        "ForceCommand echo Welcome to example.com, this is no place for files",
        "ForceCommand /bin/true"
      })
  void aLoginThatGivesNoSftp(String setting) throws Exception {
    try (OpenSsh server = OpenSsh.start(folder.resolve("ssh"), "", setting)) {
      PickupFault fault = fault(server.address(folder));

      expect(PickupFault.Obstacle.NO_SUBSYSTEM, "takes the login, and gives no sftp", fault);
      assertEquals("not-sftp", fault.reason().id());
      assertFalse(fault.isWorthRetry());
    }
  }

  @Test
  void aServerThatShowsNoSubsystem() throws Exception {
    try (OpenSsh server = OpenSsh.withoutSftp(folder.resolve("ssh"))) {
      expect(PickupFault.Obstacle.NO_SUBSYSTEM, "gives no sftp", fault(server.address(folder)));
    }
  }

  @Test
  void aRefusedLoginTellsByWhichMethods() throws Exception {
    try (OpenSsh server = OpenSsh.start(folder.resolve("ssh"), "")) {
      server.makeKey("stranger");
      PickupFault fault = fault(server.address(folder.toString(), "stranger"));

      expect(
          PickupFault.Obstacle.LOGIN_REFUSED,
          "tried publickey (courier.sftp.privateKeyFile); it takes publickey",
          fault);
      assertFalse(fault.getMessage().contains("no connection"));
    }
  }

  @Test
  void aPasswordWhereOnlyAKeyIsTakenWasNotEvenTried() throws Exception {
    try (OpenSsh server = OpenSsh.start(folder.resolve("ssh"), "")) {
      PickupAddress own = server.address(folder);
      PickupAddress byPassword =
          new PickupAddress(
              own.host(), own.port(), "siren", "x", null, null, own.knownHostsFile(), "/", 10_000);
      expect(
          PickupFault.Obstacle.LOGIN_REFUSED,
          "tried no method of ours; it takes publickey",
          fault(byPassword));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "-R, open, folder-closed",
    "-P opendir, list, folder-closed",
    "-P stat, stat, folder-closed",
    "-P open, open, folder-closed",
    "-P write, write, folder-closed",
    "-P remove, delete, folder-closed"
  })
  void aStepThatOpenSshDenies(String option, String step, String reason) throws Exception {
    try (OpenSsh server = OpenSsh.start(folder.resolve("ssh"), option)) {
      Path uploads = Files.createDirectories(folder.resolve("uploads"));
      Path file = PickupFixture.segment(folder, "Winback", 10);
      try (PickupSession session = fixture.pickup(server.address(uploads)).open()) {
        PickupFault fault =
            assertThrows(
                PickupFault.class,
                () -> {
                  session.list();
                  session.put(file, PickupFixture.PART);
                  session.delete(PickupFixture.PART);
                });

        assertEquals(reason, fault.reason().id(), fault.getMessage());
        String words = step + " was answered permission denied (SFTP status 3)";
        assertTrue(fault.getMessage().contains(words), fault.getMessage());
      }
    }
  }
}
