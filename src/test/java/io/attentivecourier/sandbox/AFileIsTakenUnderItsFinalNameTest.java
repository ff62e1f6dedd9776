package io.attentivecourier.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AFileIsTakenUnderItsFinalNameTest {

  private static final String NAME = "acme_subscriber_segment_20261122_1.csv";

  @TempDir Path root;
  private SftpStandIn server;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    server = SftpStandIn.start(StandInOptions.at(root, "acme"));
    client = Client.of(server);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void aRenamedFileIsReadAsTheReceiverWould() throws Exception {
    client.deliver("2125550101,VIP\n2125550102,VIP\n2125550101,Lapsed 90\n", NAME);
    assertEquals(
        Map.of("VIP", Set.of("2125550101", "2125550102"), "Lapsed 90", Set.of("2125550101")),
        server.folder().lists());
    assertEquals(List.of(), server.folder().refusals());
    assertEquals(List.of(), server.folder().leftovers());
    assertEquals(
        List.of(
            "open " + NAME + ".part",
            "close " + NAME + ".part",
            "rename " + NAME + ".part " + NAME),
        server.traffic().operations());
  }
}
