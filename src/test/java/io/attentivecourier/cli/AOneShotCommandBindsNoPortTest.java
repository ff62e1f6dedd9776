package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.feed.TestHome;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AOneShotCommandBindsNoPortTest {
  @RegisterExtension final TestHome home = new TestHome();

  /** A port that is taken would stop a command that binds it. */
  @ParameterizedTest
  @ValueSource(strings = {"run winback", "plan winback", "check", "doctor", "ledger"})
  void worksWhileTheConsolesPortIsTaken(String command) throws Exception {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      home.set("courier.console.port", Integer.toString(taken.getLocalPort()));
      Shell.Said said = home.cli(command.split(" "));
      assertEquals(0, said.exit(), said.out() + said.err());
    }
  }

  @Test
  void noThreadOfACommandIsLeft() {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
    home.cli("run", "winback");
    assertEquals(
        0,
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("Camel"))
            .count());
  }
}
