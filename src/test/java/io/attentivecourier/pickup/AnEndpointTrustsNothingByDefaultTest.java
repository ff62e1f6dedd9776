package io.attentivecourier.pickup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.jcraft.jsch.JSch;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.component.file.GenericFileExist;
import org.apache.camel.component.file.remote.RemoteFileConfiguration.PathSeparator;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnEndpointTrustsNothingByDefaultTest {
  private static final PickupAddress ADDRESS =
      new PickupAddress(
          "sftp.example.com",
          2222,
          "siren",
          "s3cret",
          Path.of("id_ed25519"),
          "phrase",
          Path.of("known_hosts"),
          "/uploads",
          10_000);

  @AutoClose private final PickupFixture fixture = new PickupFixture();

  private static Arguments option(String name, Object ours, Function<SftpEndpoint, Object> value) {
    return Arguments.of(name, ours, value);
  }

  /** What differs from camel-ftp's default. A default that became ours is a row to remove. */
  static Stream<Arguments> overridden() {
    return Stream.of(
        option(
            "strictHostKeyChecking", "yes", e -> e.getConfiguration().getStrictHostKeyChecking()),
        option("useUserKnownHostsFile", false, e -> e.getConfiguration().isUseUserKnownHostsFile()),
        option(
            "preferredAuthentications",
            "publickey,keyboard-interactive,password",
            e -> e.getConfiguration().getPreferredAuthentications()),
        option("serverAliveInterval", 5_000, e -> e.getConfiguration().getServerAliveInterval()),
        option("serverAliveCountMax", 2, e -> e.getConfiguration().getServerAliveCountMax()),
        option("soTimeout", 30_000, e -> e.getConfiguration().getSoTimeout()),
        option("separator", PathSeparator.Auto, e -> e.getConfiguration().getSeparator()),
        option("stepwise", false, e -> e.getConfiguration().isStepwise()),
        option("bulkRequests", 64, e -> e.getConfiguration().getBulkRequests()),
        option("ciphers", SftpEndpointFactory.CIPHERS, e -> e.getConfiguration().getCiphers()),
        option("maximumReconnectAttempts", 0, SftpEndpoint::getMaximumReconnectAttempts),
        option("autoCreate", false, SftpEndpoint::isAutoCreate),
        option("fileExist", GenericFileExist.Fail, SftpEndpoint::getFileExist),
        option("eagerDeleteTargetFile", false, SftpEndpoint::isEagerDeleteTargetFile),
        option("disconnect", true, SftpEndpoint::isDisconnect),
        option("fastExistsCheck", true, SftpEndpoint::isFastExistsCheck));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @MethodSource("overridden")
  void anUnsafeDefaultIsOverridden(String name, Object ours, Function<SftpEndpoint, Object> value) {
    SftpEndpoint defaults = fixture.context().getEndpoint("sftp:any", SftpEndpoint.class);

    assertEquals(ours, value.apply(SftpEndpointFactory.of(fixture.context(), ADDRESS)));
    assertNotEquals(ours, value.apply(defaults));
  }

  @Test
  void aConnectionIsWaitedForTenSeconds() {
    assertEquals(
        10_000,
        SftpEndpointFactory.of(fixture.context(), ADDRESS).getConfiguration().getConnectTimeout());
  }

  @Test
  void nothingIsAskedThatTheServerMayRefuse() {
    SftpEndpoint endpoint = SftpEndpointFactory.of(fixture.context(), ADDRESS);

    assertNull(endpoint.getConfiguration().getChmod());
    assertFalse(endpoint.isKeepLastModified());
  }

  @Test
  void everyCipherIsKnownToJsch() {
    for (String cipher : SftpEndpointFactory.CIPHERS.split(",")) {
      assertNotNull(JSch.getConfig(cipher), cipher);
    }
  }

  @Test
  void noSecretStandsInANameOrAText() {
    SftpEndpoint endpoint = SftpEndpointFactory.of(fixture.context(), ADDRESS);
    String texts = endpoint + endpoint.getEndpointUri() + endpoint.getEndpointKey() + ADDRESS;

    assertFalse(texts.contains("s3cret") || texts.contains("phrase") || texts.contains("siren"));
  }
}
