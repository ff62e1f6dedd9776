package io.attentivecourier.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.OfflineCheck;
import io.attentivecourier.console.HealthProbe;
import io.attentivecourier.home.Home;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The image and ops/ name ports, paths, users and settings of the product. */
class WhatRunsItElsewhereFitsTest {
  private static final String USER = "10001";

  @TempDir Path root;

  private static String text(String file) throws IOException {
    return Files.readString(Path.of(file));
  }

  /** Each document of a file, by its kind or, where it has none, under the empty name. */
  private static Map<String, JsonNode> documents(String file) throws IOException {
    Map<String, JsonNode> documents = new HashMap<>();
    for (Object one : new Load(LoadSettings.builder().build()).loadAllFromString(text(file))) {
      JsonNode document = new ObjectMapper().valueToTree(one);
      documents.merge(
          document.path("kind").asText() + document.at("/metadata/name").asText(),
          document,
          (first, second) -> {
            throw new IllegalStateException("twice: " + first);
          });
    }
    return documents;
  }

  private static JsonNode deployment() throws IOException {
    return documents("ops/kubernetes.yaml").get("Deploymentcourier").path("spec");
  }

  private static JsonNode container() throws IOException {
    return deployment().at("/template/spec/containers/0");
  }

  private static JsonNode service() throws IOException {
    return documents("ops/compose.yaml").get("").at("/services/courier");
  }

  private Settings defaults(Map<String, String> variables) {
    return Settings.load(Home.at(root), Map.of(), variables);
  }

  @Test
  void theImageAnswersToWhoAsksFromOutsideItsContainer() throws IOException {
    String image = text("Dockerfile");
    Map<String, String> variables = new HashMap<>();
    Pattern.compile("(COURIER_DEFAULT_\\w+)=(\\S+)")
        .matcher(image)
        .results()
        .forEach(one -> variables.put(one.group(1), one.group(2)));
    assertEquals("0.0.0.0", defaults(variables).console().host());
    assertTrue(image.contains("\nEXPOSE " + defaults(Map.of()).console().port() + "\n"));
    assertTrue(image.contains('"' + HealthProbe.class.getName() + '"'));
  }

  @Test
  void whatTheImageCopiesIsSentToItsBuild() throws IOException {
    List<String> sent = text(".dockerignore").lines().filter(one -> one.startsWith("!")).toList();
    for (MatchResult copy :
        Pattern.compile("(?m)^COPY (?:--chmod=\\d+ )?([^-<].*) \\S+$")
            .matcher(text("Dockerfile"))
            .results()
            .toList()) {
      for (String source : copy.group(1).split(" ")) {
        assertTrue(Files.exists(Path.of(source)), source);
        boolean inTheJar = source.equals("LICENSE") || source.equals("NOTICE");
        assertTrue(inTheJar || sent.contains("!" + source), source + " is not in .dockerignore");
      }
    }
  }

  @Test
  void thePodAsksTheConsolesPagesAtItsPort() throws IOException {
    String console = text("src/main/java/io/attentivecourier/console/ConsoleAnswers.java");
    Map<String, String> probes =
        Map.of(
            "livenessProbe", "/observe/live",
            "startupProbe", "/observe/live",
            "readinessProbe", "/observe/health");
    for (Map.Entry<String, String> probe : probes.entrySet()) {
      JsonNode get = container().path(probe.getKey()).path("httpGet");
      assertEquals(probe.getValue(), get.path("path").asText());
      assertEquals(container().at("/ports/0/name"), get.path("port"));
      assertTrue(console.contains('"' + probe.getValue() + '"'));
    }
    int port = defaults(Map.of()).console().port();
    assertEquals(port, container().at("/ports/0/containerPort").asInt());
    JsonNode scrape = deployment().at("/template/metadata/annotations");
    assertEquals(port, scrape.path("prometheus.io/port").asInt());
    assertTrue(console.contains('"' + scrape.path("prometheus.io/path").asText() + '"'));
    assertEquals("127.0.0.1:%1$d:%1$d".formatted(port), service().path("ports").get(0).asText());
  }

  @Test
  void thePodIsOneProcessOfAHomeThatOutlivesIt() throws IOException {
    assertEquals(1, deployment().path("replicas").asInt());
    assertEquals("Recreate", deployment().at("/strategy/type").asText());
    assertEquals("home", container().at("/volumeMounts/0/name").asText());
    assertEquals("/data", container().at("/volumeMounts/0/mountPath").asText());
    assertEquals("home:/data", service().path("volumes").get(0).asText());
    assertTrue(text("Dockerfile").contains("\nVOLUME /data\n"));
    assertTrue(text("Dockerfile").contains("COURIER_HOME=/data "));
  }

  @Test
  void nobodyRunsItAsRootOrLetsItWriteItsOwnCode() throws IOException {
    JsonNode pod = deployment().at("/template/spec/securityContext");
    assertTrue(pod.path("runAsNonRoot").asBoolean());
    for (String user : List.of("runAsUser", "runAsGroup", "fsGroup")) {
      assertEquals(USER, pod.path(user).asText());
    }
    JsonNode own = container().path("securityContext");
    assertTrue(own.path("readOnlyRootFilesystem").asBoolean());
    assertEquals(false, own.path("allowPrivilegeEscalation").asBoolean(true));
    assertEquals("ALL", own.at("/capabilities/drop/0").asText());
    assertEquals(USER + ":" + USER, service().path("user").asText());
    assertTrue(service().path("read_only").asBoolean());
    assertEquals("ALL", service().at("/cap_drop/0").asText());
    assertTrue(text("Dockerfile").contains("\nUSER " + USER + ":" + USER + "\n"));
    assertTrue(text("ops/courier.service").contains("\nUser=courier\n"));
  }

  /** `serve` takes up to 30 s to end at a safe step. */
  @Test
  void itIsGivenTheTimeToStop() throws IOException {
    assertEquals(60, deployment().at("/template/spec/terminationGracePeriodSeconds").asInt());
    assertEquals("60s", service().path("stop_grace_period").asText());
    assertTrue(text("ops/courier.service").contains("\nTimeoutStopSec=60\n"));
    assertTrue(text("ops/courier.service").contains("\nSuccessExitStatus=143\n"));
  }

  @Test
  void theSettingsAndThePipelineOfThePodAreGood() throws IOException {
    Map<String, JsonNode> all = documents("ops/kubernetes.yaml");
    Home home = Home.at(root);
    Files.createDirectories(home.pipelines());
    Files.writeString(
        home.settings(),
        all.get("ConfigMapcourier-settings").at("/data/application.properties").asText());
    for (Map.Entry<String, JsonNode> one :
        all.get("ConfigMapcourier-pipelines").path("data").properties()) {
      Files.writeString(home.pipelines().resolve(one.getKey()), one.getValue().asText());
    }
    Map<String, String> variables = new HashMap<>();
    for (JsonNode one : container().path("env")) {
      variables.put(one.path("name").asText(), "made-up");
    }
    Settings settings = Settings.load(home, Map.of(), variables);
    assertEquals(List.of(), new OfflineCheck(home).faults(settings));
  }

  @Test
  void theServiceStartsWhatTheArchiveHolds() throws IOException {
    String unit = text("ops/courier.service");
    assertTrue(unit.contains("\nExecStart=/opt/attentive-courier/bin/courier serve\n"));
    String archive = text("src/assembly/archive.xml").replaceAll("\\s+", "");
    assertTrue(
        archive.contains(
            "<source>courier</source><outputDirectory>bin</outputDirectory>"
                + "<fileMode>0755</fileMode>"));
    assertTrue(unit.contains("\nEnvironment=COURIER_HOME=/var/lib/attentive-courier\n"));
    assertTrue(unit.contains("\nStateDirectory=attentive-courier\n"));
  }

  /** A fault of the settings, and a home that is taken, are not cured by a restart. */
  @Test
  void theServiceIsNotStartedAgainWhereThatCuresNothing() throws IOException {
    assertTrue(text("ops/courier.service").contains("\nRestartPreventExitStatus=2 5\n"));
  }

  @Test
  void whatTheArchiveTakesIsThere() throws IOException {
    List<String> missing = new ArrayList<>();
    Pattern.compile("<(?:include|source)>([\\w./-]+)</")
        .matcher(text("src/assembly/archive.xml"))
        .results()
        .map(one -> one.group(1))
        .filter(one -> !one.startsWith("META-INF"))
        .filter(one -> !Files.exists(Path.of(one)))
        .forEach(missing::add);
    assertEquals(List.of(), missing);
  }
}
