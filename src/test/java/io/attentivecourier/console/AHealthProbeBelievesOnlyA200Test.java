package io.attentivecourier.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AHealthProbeBelievesOnlyA200Test {
  @ParameterizedTest
  @CsvSource({"200, true", "204, false", "302, false", "404, false", "503, false"})
  void theStatusDecides(int status, boolean well) throws IOException {
    HttpServer server = answering(status);
    try {
      assertEquals(well, HealthProbe.isWell("" + server.getAddress().getPort()));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void nobodyThereIsNotWell() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertFalse(HealthProbe.isWell("" + free));
  }

  @Test
  void aPortThatIsNoneIsNotWell() {
    assertFalse(HealthProbe.isWell("http"));
  }

  private static HttpServer answering(int status) throws IOException {
    var loopback = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    HttpServer server = HttpServer.create(loopback, 0);
    server.createContext(
        "/observe/health",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
