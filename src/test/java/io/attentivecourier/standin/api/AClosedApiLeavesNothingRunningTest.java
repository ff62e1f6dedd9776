package io.attentivecourier.standin.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.cli.AttentiveStandIn;
import io.attentivecourier.standin.sftp.Client;
import io.attentivecourier.standin.sftp.SftpOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class AClosedApiLeavesNothingRunningTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path root;

  /** A call, not a connection: the kernel may still hold one out while the port is closing. */
  private static void requireClosed(String url) {
    assertThrows(IOException.class, () -> Caller.fetch(url + "/v2/me"));
  }

  @Test
  void callsThatHangEndWithItAndItsPortsAreFree() throws Exception {
    FaultyApi api = FaultyApi.start(ApiOptions.of("acme").withResultsApart(true));
    api.faults().always(ApiEndpoint.BULK, ApiFailures.ApiFailure.hang());
    var call = Caller.of(api).posted(Caller.BULK, "{}");
    assertTrue(api.faults().awaitHanging(1, SOON));
    Set<Thread> running = threads();
    String url = api.url();
    String results = api.resultsUrl();
    assertTimeout(Duration.ofSeconds(2), api::close);
    assertThrows(Exception.class, () -> call.get(10, TimeUnit.SECONDS));
    requireClosed(url);
    requireClosed(results);
    for (Thread thread : running) {
      thread.join(2000);
    }
    assertEquals(Set.of(), running.stream().filter(Thread::isAlive).collect(Collectors.toSet()));
    api.close();
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("HTTP-"))
        .collect(Collectors.toSet());
  }

  @Test
  void theSandboxIsBothHalves() throws Exception {
    String url;
    int sftp;
    try (AttentiveStandIn sandbox =
        AttentiveStandIn.start(SftpOptions.at(root, "acme"), ApiOptions.of("acme.attn.tv"))) {
      url = sandbox.apiUrl();
      sftp = sandbox.sftp().port();
      assertEquals(200, new Caller(url, sandbox.apiKey()).get("/v2/me").statusCode());
      Client.of(sandbox.sftp()).close();
    }
    requireClosed(url);
    assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", sftp).close());
  }
}
