package io.attentivecourier.console;

import static io.attentivecourier.console.ObserveFixture.LOOPBACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.settings.SettingsFault;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ATakenPortStopsTheStartTest {

  @Test
  void byNameOfItsSettingWithTheMend() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      SettingsFault fault = fault(LOOPBACK, taken.getLocalPort());

      assertEquals("courier.console.port", fault.first().key());
      assertEquals(LOOPBACK + ":" + taken.getLocalPort() + " is taken", fault.first().fault());
      assertEquals(
          "end what listens there (another `courier serve`?), or set a free port",
          fault.first().fix());
      assertEquals(
          fault.first().key() + ": " + fault.first().fault() + "; " + fault.first().fix(),
          fault.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "no-such-host.invalid"})
  void anAddressThatIsNotOursIsTheHostsFault(String host) {
    assertEquals("courier.console.host", fault(host, 0).first().key());
  }

  @Test
  void itListensOnItsHostAlone() throws Exception {
    try (ObserveFixture console = new ObserveFixture(List.of());
        ServerSocket elsewhere =
            new ServerSocket(console.port(), 1, InetAddress.getByName("127.0.0.2"))) {
      assertTrue(elsewhere.isBound());
    }
  }

  @Test
  void closingFreesThePort() throws Exception {
    ObserveFixture console = new ObserveFixture(List.of());
    int port = console.port();
    console.get("/observe/health");
    console.close();

    ConsoleServer.start(LOOPBACK, port, ObserveFixture.answers()).close();
  }

  @Test
  void itsThreadsDoNotKeepTheProcessAlive() throws Exception {
    try (ObserveFixture console =
        new ObserveFixture(List.of(ATakenPortStopsTheStartTest::thread))) {
      assertTrue(console.get("/observe/health").body().contains("\"text\":\"daemon\""));
    }
  }

  private static Health.CheckResult thread() {
    Thread thread = Thread.currentThread();
    boolean own = thread.isDaemon() && thread.getName().startsWith("console-");
    return new Health.CheckResult("thread", true, own ? "daemon" : "other");
  }

  private static SettingsFault fault(String host, int port) {
    return assertThrows(
        SettingsFault.class,
        () -> ConsoleServer.start(host, port, ObserveFixture.answers()).close());
  }
}
