package io.attentivecourier.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.fuzz.ForeignBytes;
import io.attentivecourier.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code application.properties}, with its placeholders and templates. */
public final class SettingsBytes implements ForeignBytes {
  private static final String FILES =
      """
      # A home
      courier.clientDomain=sirendenim
      courier.warehouse.url=jdbc:postgresql://warehouse.example.com/marts?sslmode=verify-full
      courier.warehouse.username=courier
      courier.warehouse.password={{env:WORD}}
      courier.warehouse.hikari.connectionTimeout = 30000
      courier.sftp.host=sftp.example.com
      courier.sftp.port=22
      courier.sftp.username=sirendenim
      courier.sftp.password={{ file:secret }}
      courier.segmentName=x-{{ campaign_name }}_{{ group_name }}
      courier.pipeline.winback.minRows=10
      courier.zone=America/New_York
      courier.maxRowsPerFile=500000
      """;
  private static final String API =
      """
      courier.api.key={{env:WORD}}
      courier.attributes.tier.name=Loyalty tier
      courier.attributes.points.name=Loyalty p\\u006Fints
      courier.attributes.points.type=number
      courier.subscribers.signUpSourceId=123456
      courier.alert.webhook=https://hooks.example.com/a?b=\\
          c
      courier.warehouse.timeout=30m
      courier.retry.every=90s
      camel.main.name=C:\\\\x
      """;

  private final Home home;

  public SettingsBytes(Path folder) throws Exception {
    home = Home.at(Files.createDirectories(folder));
    Files.writeString(home.resolve("secret"), "word\n");
  }

  @Override
  public List<byte[]> samples() {
    return Stream.of(FILES, API).map(text -> text.getBytes(UTF_8)).toList();
  }

  /** Settings or faults, never both; settings that hold can be asked for everything. */
  @Override
  public void read(byte[] bytes) throws Exception {
    Files.write(home.settings(), bytes);
    SettingsReading reading = Settings.read(home, Map.of(), Map.of("WORD", "word"));
    assertEquals(reading.settings() == null, !reading.faults().isEmpty());
    if (reading.settings() != null) {
      ask(reading.settings().apart(home));
      ask(reading.settings());
    }
  }

  private static void ask(Settings settings) {
    settings.pipeline("winback");
    settings.subscribers();
    settings.alerts();
    settings.pgp();
    settings.console();
    settings.ledgerUrl();
    settings.keyFile();
    for (Destination destination : Destination.values()) {
      settings.faultsForDelivery(destination, "winback");
    }
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of();
  }
}
