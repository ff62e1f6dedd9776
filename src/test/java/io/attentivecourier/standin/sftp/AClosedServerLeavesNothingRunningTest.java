package io.attentivecourier.standin.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AClosedServerLeavesNothingRunningTest {

  @TempDir Path root;

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().contains("stand-in") || t.getName().contains("sshd"))
        .collect(Collectors.toSet());
  }

  @Test
  void itsThreadsAreDaemonsAndEndWithinASecond() throws Exception {
    FaultySftp server = FaultySftp.start(SftpOptions.at(root, "acme"));
    Client client = Client.of(server);
    Set<Thread> running = threads();
    assertTrue(running.stream().allMatch(Thread::isDaemon) && !running.isEmpty());
    assertTimeout(Duration.ofSeconds(1), server::close);
    for (Thread thread : running) {
      thread.join(1000);
    }
    assertEquals(Set.of(), running.stream().filter(Thread::isAlive).collect(Collectors.toSet()));
    client.close();
  }

  @Test
  void itsPortIsFreeAndClosingAgainIsNoFault() {
    FaultySftp server = FaultySftp.start(SftpOptions.at(root, "acme"));
    int port = server.port();
    server.close();
    server.close();
    Assertions.assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", port).close());
  }
}
