package io.attentivecourier.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.PropertyBindingException;

/** The settings that are Camel Main's own: which of them it refuses, and which do nothing here. */
public final class CamelSettings {
  private static final String METADATA = "/META-INF/camel-main-configuration-metadata.json";

  /** Groups that are no part of Camel Main's own list. */
  private static final Set<String> OPEN =
      Set.of("component", "dataformat", "language", "beans", "variable");

  /** The class that reads a group of keys, if it is in no jar of Camel's core. */
  private static final Map<String, String> READERS =
      Map.ofEntries(
          Map.entry("camel.main.groovy", "org.apache.camel.language.groovy.GroovyLanguage"),
          Map.entry(
              "camel.rest.", "org.apache.camel.component.platform.http.PlatformHttpComponent"),
          Map.entry(
              "camel.resilience4j.", "org.apache.camel.component.resilience4j.ResilienceProcessor"),
          Map.entry(
              "camel.faulttolerance.",
              "org.apache.camel.component.microprofile.faulttolerance.FaultToleranceProcessor"),
          Map.entry("camel.lra.", "org.apache.camel.service.lra.LRASagaService"),
          Map.entry("camel.opentelemetry.", "org.apache.camel.opentelemetry.OpenTelemetryTracer"),
          Map.entry("camel.opentelemetry2.", "org.apache.camel.opentelemetry2.OpenTelemetryTracer"),
          Map.entry("camel.mdc.", "org.apache.camel.mdc.MDCService"),
          Map.entry(
              "camel.vault.aws.",
              "org.apache.camel.component.aws.secretsmanager.SecretsManagerPropertiesFunction"),
          Map.entry(
              "camel.vault.gcp.",
              "org.apache.camel.component.google.secret.manager.GoogleSecretManagerPropertiesFunction"),
          Map.entry(
              "camel.vault.azure.",
              "org.apache.camel.component.azure.key.vault.KeyVaultPropertiesFunction"),
          Map.entry(
              "camel.vault.hashicorp.",
              "org.apache.camel.component.hashicorp.vault.HashicorpVaultPropertiesFunction"),
          Map.entry(
              "camel.vault.kubernetes",
              "org.apache.camel.component.kubernetes.properties.SecretPropertiesFunction"));

  private final Map<String, String> given;

  public CamelSettings(Map<String, String> given) {
    this.given = given;
  }

  /**
   * The key in the form in which Camel compares keys: {@code camel.main.shutdown-timeout} is one of
   * two spellings.
   */
  public static String folded(String key) {
    return key.replace("-", "").toLowerCase(Locale.ROOT);
  }

  /** The fault of a start that stopped at one of them; never with its value. */
  public Optional<Fault> fault(Throwable start) {
    return given.isEmpty()
        ? Optional.empty()
        : causes(start)
            .filter(PropertyBindingException.class::isInstance)
            .map(PropertyBindingException.class::cast)
            .reduce((outer, inner) -> inner)
            .map(this::unbound)
            .or(() -> named(start))
            .or(() -> classless(start));
  }

  private static Stream<Throwable> causes(Throwable fault) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause);
  }

  private Fault unbound(PropertyBindingException fault) {
    String key = key(fault);
    String what =
        fault.getCause() == null
            ? "is no setting that Camel knows"
            : "has a value that Camel does not take";
    return new Fault(key, what, near(key));
  }

  private String key(PropertyBindingException fault) {
    String name = folded(fault.getOptionPrefix() + "." + fault.getPropertyName());
    return given.keySet().stream()
        .filter(key -> folded(key).equals(name.replace("..", ".")))
        .findFirst()
        .orElse("camel.*");
  }

  private static String near(String key) {
    return Nearest.close(key, known())
        .filter(word -> !word.equals(key))
        .map(word -> "did you mean " + word + "?")
        .orElse("see Camel Main's list of settings, or remove it");
  }

  /** Camel names some by their group, and some not at all. */
  private Optional<Fault> named(Throwable start) {
    String words = String.valueOf(start.getMessage()) + " " + start.getCause();
    return given.keySet().stream()
        .filter(key -> words.contains(key) || words.contains("Camel") && isOfAddOn(key))
        .findFirst()
        .map(key -> new Fault(key, "asks for what is in no jar here", "remove it"));
  }

  /** Camel names the class alone. */
  private Optional<Fault> classless(Throwable start) {
    return causes(start)
        .filter(ClassNotFoundException.class::isInstance)
        .map(cause -> "#class:" + cause.getMessage())
        .flatMap(bean -> given.keySet().stream().filter(key -> given.get(key).startsWith(bean)))
        .findFirst()
        .map(
            key -> new Fault(key, "names a class that is in no jar here", "put its jar into lib/"));
  }

  private static boolean isOfAddOn(String key) {
    return key.startsWith("camel.metrics.");
  }

  /** The warnings about keys that have no reader. */
  public List<String> withoutEffect(CamelContext context) {
    List<String> warnings = new ArrayList<>();
    Set<String> known = known();
    for (String key : new TreeSet<>(given.keySet())) {
      if (!isOpen(key) && !isOfKnownGroup(key, known)) {
        warnings.add(key + " does nothing: Camel has no such group of settings");
      } else if (isUnread(context, key)) {
        warnings.add(key + " does nothing: the part of Camel that reads it is not here");
      }
    }
    return warnings;
  }

  private static boolean isOpen(String key) {
    return OPEN.contains(group(key));
  }

  private static String group(String key) {
    String[] parts = folded(key).split("\\.");
    return parts.length > 1 ? parts[1].replaceFirst("\\[.*", "") : "";
  }

  private static boolean isOfKnownGroup(String key, Set<String> known) {
    return known.stream().anyMatch(name -> group(name).equals(group(key)));
  }

  private static boolean isUnread(CamelContext context, String key) {
    return READERS.entrySet().stream()
        .filter(reader -> folded(key).startsWith(reader.getKey()))
        .anyMatch(reader -> context.getClassResolver().resolveClass(reader.getValue()) == null);
  }

  private static Set<String> known() {
    Set<String> names = new TreeSet<>();
    try (InputStream metadata = CamelSettings.class.getResourceAsStream(METADATA)) {
      JsonNode properties = new ObjectMapper().readTree(metadata).path("properties");
      properties.forEach(property -> names.add(property.path("name").asText()));
      return names;
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
