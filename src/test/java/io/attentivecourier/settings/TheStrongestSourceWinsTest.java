package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TheStrongestSourceWinsTest {
  private static final String GLOBAL = "courier.zone";
  private static final String OWN = "courier.pipeline.win-back.zone";

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({
    // --set,       environment,  file,           in force
    "              ,              ,              , 8080",
    "              ,              , 3            , 3",
    "              , 2            ,              , 2",
    "              , 2            , 3            , 2",
    "1             ,              ,              , 1",
    "1             ,              , 3            , 1",
    "1             , 2            ,              , 1",
    "1             , 2            , 3            , 1",
    "''            , ' '          , 3            , 3",
    "''            , 2            , ''           , 2",
  })
  void setThenEnvironmentThenFileThenDefault(String set, String env, String file, int port) {
    Settings settings =
        given("courier.console.port", "COURIER_CONSOLE_PORT", set, env, file).load();
    assertEquals(port, settings.console().port());
  }

  /** A container has to be asked from outside, and whoever writes a file knows better. */
  @ParameterizedTest
  @CsvSource({
    // environment, file,           in force
    "             ,              , 0.0.0.0",
    "             , 192.0.2.7    , 192.0.2.7",
    "192.0.2.9    ,              , 192.0.2.9",
    "192.0.2.9    , 192.0.2.7    , 192.0.2.9",
  })
  void theDefaultOfAnImageIsWeakerThanTheFile(String env, String file, String host) {
    String variable = "COURIER_CONSOLE_HOST";
    SettingsFixture home = given("courier.console.host", variable, null, env, file);
    home.env("COURIER_DEFAULT_CONSOLE_HOST", "0.0.0.0");
    assertEquals(host, home.load().console().host());
    assertTrue(home.warnings().isEmpty());
  }

  /**
   * Each key is resolved by source; then courier.pipeline.NAME.KEY beats courier.KEY. So a
   * pipeline's key from the weakest source still beats a global key from the strongest.
   */
  @ParameterizedTest
  @CsvSource({
    // global: set, env, file      own: set, env, file       in force for win-back
    "Asia/Tokyo, , ,               , , Europe/Rome,          Europe/Rome",
    ", Asia/Tokyo, ,               , , Europe/Rome,          Europe/Rome",
    ", , Asia/Tokyo,               , Europe/Rome, ,          Europe/Rome",
    "Asia/Tokyo, , ,               , Europe/Rome, ,          Europe/Rome",
    ", , ,                         Europe/Rome, Asia/Tokyo, UTC, Europe/Rome",
    ", , ,                         , Europe/Rome, Asia/Tokyo,    Europe/Rome",
    "Asia/Tokyo, UTC, UTC,         , , ,                     Asia/Tokyo",
    "Asia/Tokyo, , ,               '', '', '',               Asia/Tokyo",
  })
  void aPipelinesKeyBeatsTheGlobalKeyOfAnySource(
      String set,
      String env,
      String file,
      String ownSet,
      String ownEnv,
      String ownFile,
      String is) {
    SettingsFixture home = given(GLOBAL, "COURIER_ZONE", set, env, "");
    put(home, OWN, "COURIER_PIPELINE_WIN_BACK_ZONE", ownSet, ownEnv);
    home.file(line(GLOBAL, file), line(OWN, ownFile));
    assertEquals(is, home.load().pipeline("win-back").zone().getId());
  }

  @Test
  void otherPipelinesKeepTheGlobalValue() {
    SettingsFixture home = new SettingsFixture(root).set(OWN, "Europe/Rome");
    assertEquals("UTC", home.load().pipeline("welcome").zone().getId());
  }

  @Test
  void aVariableThatTwoKeysShareGoesToThePipelineThatExists() {
    SettingsFixture home = new SettingsFixture(root).pipeline("x-column");
    home.env("COURIER_PIPELINE_X_COLUMN_IDENTIFIER", "email");
    assertEquals(IdentifierKind.EMAIL, home.load().pipeline("x-column").identifier());
    assertEquals("phone", home.load().pipeline("x").columns().identifier());
  }

  @Test
  void aVariableThatTwoKeysShareIsRefusedWhereBothPipelinesExist() {
    SettingsFixture home = new SettingsFixture(root).pipeline("x").pipeline("x-column");
    home.env("COURIER_PIPELINE_X_COLUMN_IDENTIFIER", "email");
    assertEquals("COURIER_PIPELINE_X_COLUMN_IDENTIFIER", home.faults().get(0).key());
  }

  @Test
  void aPoolPropertyIsFoundInTheEnvironment() {
    SettingsFixture home =
        new SettingsFixture(root).env("COURIER_WAREHOUSE_HIKARI_MAXIMUMPOOLSIZE", "3");
    assertEquals("3", home.load().warehouse().hikari().get("maximumPoolSize"));
  }

  @Test
  void noTwoKeysShareAVariable() {
    long variables =
        KnownKeys.spellings().stream().map(Environment.VariableName::of).distinct().count();
    assertEquals(KnownKeys.spellings().size(), variables);
  }

  @Test
  void theFileIsReadAsUtf8WithOrWithoutAByteOrderMark() {
    SettingsFixture home = new SettingsFixture(root).file("\uFEFFcourier.column.segment=größe");
    assertEquals("größe", home.load().pipeline("winback").columns().segment());
    assertTrue(home.warnings().isEmpty());
  }

  private SettingsFixture given(String key, String variable, String set, String env, String file) {
    SettingsFixture home = new SettingsFixture(root).file(line(key, file));
    put(home, key, variable, set, env);
    return home;
  }

  private static void put(
      SettingsFixture home, String key, String variable, String set, String env) {
    if (set != null) {
      home.set(key, set);
    }
    if (env != null) {
      home.env(variable, env);
    }
  }

  private static String line(String key, String value) {
    return value == null ? "" : key + "=" + value;
  }
}
