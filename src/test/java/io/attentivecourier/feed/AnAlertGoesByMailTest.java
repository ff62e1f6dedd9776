package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A mail server is told how runs end, by somebody who may log in there, and over TLS. */
class AnAlertGoesByMailTest {
  private static final String RETRY_DELAY = "alert.retryDelay";
  private static final char[] OPEN = "made-up".toCharArray();

  @RegisterExtension private final TestHome home = new TestHome();
  @TempDir private Path folder;

  @BeforeEach
  void aPipeline() {
    System.setProperty(RETRY_DELAY, "5");
    home.pipeline("winback", TestHome.ALL).rows("2025550101,Winback", "2025550102,Winback");
    home.set("courier.guard.minRows", "9").set("courier.owner", "growth team");
  }

  @AfterEach
  void noSecret() throws Exception {
    System.clearProperty(RETRY_DELAY);
    assertFalse(home.log().contains(MailServer.PASSWORD), home.log());
    assertFalse(home.log().contains("@"), home.log());
  }

  private void mail(String scheme, String host, int port) {
    home.set(
        "courier.alert.mail",
        "%s://courier%%40example.com:%s@%s:%d?from=courier@example.com&to=a@example.com,b%%2Bc@example.com"
            .formatted(scheme, MailServer.PASSWORD, host, port));
  }

  private void heldRun() throws Exception {
    assertEquals(RunState.HELD, home.run("winback").state());
    home.stop();
  }

  @Test
  void toEachAddressWithALogin() throws Exception {
    try (MailServer server = MailServer.plain()) {
      mail("smtp", "127.0.0.1", server.port());
      heldRun();
      List<String> commands = server.commands();
      assertTrue(
          commands.contains("AUTH courier@example.com " + MailServer.PASSWORD), commands::toString);
      assertTrue(commands.contains("MAIL FROM:<courier@example.com>"), commands::toString);
      assertTrue(commands.contains("RCPT TO:<a@example.com>"), commands::toString);
      assertTrue(commands.contains("RCPT TO:<b+c@example.com>"), commands::toString);
      assertEquals(1, server.mails().size());
      String mail = server.mails().get(0);
      assertTrue(
          mail.contains("Subject: attentive-courier: 2026-11-22.winback.1 HELD, min-rows"), mail);
      assertTrue(mail.contains("Content-Type: text/plain; charset=UTF-8"), mail);
      assertTrue(mail.contains("2026-11-22.winback.1 is HELD (min-rows): "), mail);
      assertTrue(mail.replace("=\n", "").contains("Owner: growth team"), mail);
      new Canaries().search("mail", mail);
      assertFalse(mail.contains("555"), mail);
    }
  }

  @Test
  void aRefusedLoginIsNotTriedAgain() throws Exception {
    try (MailServer server = MailServer.withoutTheUser()) {
      mail("smtp", "127.0.0.1", server.port());
      heldRun();
      assertEquals(1, server.commands().stream().filter(one -> one.startsWith("AUTH")).count());
      assertTrue(
          home.log().contains("courier.alert.mail did not take an alert: Authentication"),
          home.log());
    }
  }

  @Test
  void aServerThatIsNotThereIsTriedThreeTimesAndChangesNoRun() throws Exception {
    MailServer server = MailServer.plain();
    server.close();
    mail("smtp", "127.0.0.1", server.port());
    heldRun();
    assertTrue(home.log().contains("courier.alert.mail did not take an alert: "), home.log());
  }

  @Test
  void aCertificateThatNobodyKnowsIsRefusedBeforeTheLogin() throws Exception {
    try (MailServer server = MailServer.over(selfSigned())) {
      mail("smtps", "localhost", server.port());
      heldRun();
      assertEquals(List.of(), server.commands());
      assertEquals(List.of(), server.mails());
      assertTrue(home.log().contains("courier.alert.mail did not take an alert: "), home.log());
    }
  }

  /** By the JDK's own tool, which every JDK has beside its java. */
  private ServerSocketFactory selfSigned() throws Exception {
    Path store = folder.resolve("store.p12");
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process made =
        new ProcessBuilder(
                tool,
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(OPEN),
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(0, made.waitFor());
    return context(store).getServerSocketFactory();
  }

  private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      keys.load(in, OPEN);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(keys, OPEN);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), null, null);
    return context;
  }
}
