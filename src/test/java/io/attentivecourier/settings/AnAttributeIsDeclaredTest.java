package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnAttributeIsDeclaredTest {
  @TempDir Path root;

  @Test
  void aNameIsEnoughAndItsCaseIsKept() {
    assertEquals(
        List.of(
            setting("loyalty_tier", "Loyalty Tier", AttributeSettings.AttributeType.STRING, false)),
        declared("courier.attributes.loyalty_tier.name=Loyalty Tier"));
  }

  @Test
  void aPipelinesKeyBeatsTheOneForAll() {
    assertEquals(
        List.of(
            setting("points", "points", AttributeSettings.AttributeType.NUMBER, true),
            setting("tier", "tier", AttributeSettings.AttributeType.STRING, false)),
        declared(
            "courier.attributes.tier.name=tier",
            "courier.attributes.points.name=points",
            "courier.pipeline.winback.attributes.points.type=number"));
  }

  @Test
  void aColumnIsOneInEverySpelling() {
    assertEquals(
        List.of(setting("Points", "points", AttributeSettings.AttributeType.DATE, true)),
        declared(
            "courier.attributes.Points.name=points",
            "courier.pipeline.winback.attributes.POINTS.type=date"));
  }

  @Test
  void aColumnOfAnotherPipelineIsNotDeclared() {
    assertEquals(List.of(), declared("courier.pipeline.loyalty.attributes.tier.name=tier"));
  }

  @Test
  void theEnvironmentMeansAColumnOfAnyCase() {
    SettingsFixture home = new SettingsFixture(root);
    home.pipeline("win-back").file("courier.attributes.Loyalty_Tier.name=tier");
    home.env("COURIER_ATTRIBUTES_LOYALTY_TIER_NAME", "Tier");
    home.env("COURIER_PIPELINE_WIN_BACK_ATTRIBUTES_LOYALTY_TIER_TYPE", "boolean");
    assertEquals(List.of(), home.warnings());
    assertEquals(
        List.of(setting("Loyalty_Tier", "Tier", AttributeSettings.AttributeType.BOOLEAN, true)),
        home.load().pipeline("win-back").attributes().declared());
  }

  @Test
  void twoSpellingsInOneSourceAreAFault() {
    assertEquals(
        List.of("courier.attributes.tier.name"),
        keys("courier.attributes.Tier.name=a", "courier.attributes.tier.name=b"));
  }

  @Test
  void aColumnWithoutANameIsAFaultOnce() {
    assertEquals(
        List.of(
            new Fault(
                "courier.attributes.tier.name",
                "is not set, but courier.attributes.tier.nulls is",
                "set it to the attribute's name at Attentive")),
        faults("courier.attributes.tier.type=number", "courier.attributes.tier.nulls=omit"));
  }

  @Test
  void twoColumnsWithOneNameAreAFault() {
    List<Fault> faults = faults("courier.attributes.a.name=tier", "courier.attributes.b.name=tier");
    assertEquals(List.of("courier.attributes.b.name"), keysOf(faults));
    assertEquals("is the name of courier.attributes.a.name too", faults.get(0).fault());
  }

  @Test
  void namesThatDifferInCaseAreTwo() {
    assertEquals(
        List.of(), keys("courier.attributes.a.name=tier", "courier.attributes.b.name=Tier"));
  }

  @Test
  void aPipelinesNameCanMeetOneForAll() {
    assertEquals(
        List.of("courier.pipeline.winback.attributes.b.name"),
        keys(
            "courier.attributes.a.name=tier",
            "courier.attributes.b.name=points",
            "courier.pipeline.winback.attributes.b.name=tier"));
  }

  @Test
  void aHundredAttributesAreTheMost() {
    assertEquals(List.of(), keys(attributes(100)));
    List<Fault> faults = faults(attributes(101));
    assertEquals(List.of("courier.attributes"), keysOf(faults));
    assertEquals("101 attributes are declared; Attentive takes 100", faults.get(0).fault());
  }

  @Test
  void aNameHasAtMost200Characters() {
    assertEquals(List.of(), keys("courier.attributes.a.name=" + "n".repeat(200)));
    List<Fault> faults = faults("courier.attributes.a.name=" + "n".repeat(201));
    assertEquals("has 201 characters; Attentive takes 200", faults.get(0).fault());
  }

  @Test
  void aColumnOrANameOnTheListNeedsAReason() {
    String key = "courier.attributes.";
    assertEquals(List.of(key + "ssn.name"), keys(key + "ssn.name=number"));
    assertEquals(List.of(key + "n.name"), keys(key + "n.name=Health Status"));
    assertEquals(List.of(key + "HealthStatus.name"), keys(key + "HealthStatus.name=status"));
    assertEquals(List.of(), keys(key + "n.name=Race", key + "n.sensitiveReason=of horses"));
  }

  @Test
  void theMendOfASensitiveNameIsTheKeyOfItsReason() {
    Fault fault = faults("courier.pipeline.winback.attributes.ssn.name=n").get(0);
    assertEquals(
        "reads as a government's number of a person, which Attentive's terms forbid",
        fault.fault());
    assertTrue(
        fault.fix().contains("courier.pipeline.winback.attributes.ssn.sensitiveReason"),
        fault.fix());
  }

  private List<AttributeSettings.AttributeSetting> declared(String... lines) {
    return new SettingsFixture(root).file(lines).load().pipeline("winback").attributes().declared();
  }

  private List<Fault> faults(String... lines) {
    return new SettingsFixture(root).file(lines).faults();
  }

  private List<String> keys(String... lines) {
    return keysOf(faults(lines));
  }

  private static List<String> keysOf(List<Fault> faults) {
    return faults.stream().map(Fault::key).toList();
  }

  private static String[] attributes(int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> "courier.attributes.c" + at + ".name=n" + at)
        .toArray(String[]::new);
  }

  private static AttributeSettings.AttributeSetting setting(
      String column, String name, AttributeSettings.AttributeType type, boolean ofPipeline) {
    return new AttributeSettings.AttributeSetting(
        column, name, type, AttributeSettings.Nulls.OMIT, null, ofPipeline);
  }
}
