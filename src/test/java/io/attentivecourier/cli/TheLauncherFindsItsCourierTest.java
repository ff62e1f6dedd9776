package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script {@code courier}, over a java that only says how it was started. */
class TheLauncherFindsItsCourierTest {
  /** Says its words, and leaves the file of classes that it is asked for. */
  private static final String JAVA =
      """
      #!/bin/sh
      printf '%s ' "LC_ALL=${LC_ALL:-}" "$@"
      for word in "$@"; do
        case $word in
          -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*) echo mapped "$SECRET" >"${word#*=}" ;;
        esac
      done
      """;

  @TempDir Path root;
  private Path checkout;

  @BeforeEach
  void checkout() throws IOException {
    checkout = Files.createDirectories(root.toRealPath().resolve("checkout"));
    Files.copy(Path.of("courier"), checkout.resolve("courier"));
    checkout.resolve("courier").toFile().setExecutable(true);
    Path java = Files.createDirectories(root.resolve("bin")).resolve("java");
    Files.writeString(java, JAVA);
    java.toFile().setExecutable(true);
  }

  private void built() throws IOException {
    Files.createDirectories(checkout.resolve("target"));
    Files.writeString(checkout.resolve("target/attentive-courier.jar"), "");
  }

  private Shell.Said said(Path script, Map<String, String> environment) throws Exception {
    return said(environment, script.toString(), "check", "größe");
  }

  private Shell.Said said(Map<String, String> environment, String... words) throws Exception {
    ProcessBuilder child = new ProcessBuilder(List.of(words));
    child.environment().clear();
    child.environment().put("PATH", root.resolve("bin") + ":/usr/bin:/bin");
    child.environment().putAll(environment);
    Process process = child.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Shell.Said(process.waitFor(), out, err);
  }

  private void assertStarted(Shell.Said said) {
    assertEquals(0, said.exit(), said.err());
    assertTrue(
        said.out().contains("-jar " + checkout + "/target/attentive-courier.jar"), said.out());
    assertTrue(said.out().contains("-Dfile.encoding=UTF-8 "), said.out());
  }

  @Test
  void alsoByALinkToALink() throws Exception {
    built();
    Path first = Files.createSymbolicLink(root.resolve("first"), checkout.resolve("courier"));
    Path folder = Files.createDirectories(root.resolve("home/bin"));
    Path second = Files.createSymbolicLink(folder.resolve("courier"), Path.of("../../first"));
    assertStarted(said(first, Map.of()));
    assertStarted(said(second, Map.of()));
  }

  @Test
  void elseItSaysWhereItLooked() throws Exception {
    Shell.Said said = said(checkout.resolve("courier"), Map.of());
    assertEquals(2, said.exit());
    assertTrue(said.err().contains(checkout.toString()), said.err());
  }

  @Test
  void withoutALocaleTheCharsetIsUtf8() throws Exception {
    built();
    for (Map<String, String> none :
        List.of(Map.<String, String>of(), Map.of("LC_ALL", "C"), Map.of("LANG", "xx_XX.UTF-8"))) {
      assertTrue(said(checkout.resolve("courier"), none).out().startsWith("LC_ALL=C.UTF-8 "));
    }
  }

  @Test
  void aLocaleInUtf8IsLeftAsItIs() throws Exception {
    built();
    Map<String, String> own = Map.of("LANG", "C.UTF-8");
    assertTrue(said(checkout.resolve("courier"), own).out().startsWith("LC_ALL= "));
  }

  @Test
  void nativeCodeIsUnpackedIntoTheHomeWhereItHasAState() throws Exception {
    built();
    Path home = Files.createDirectories(root.toRealPath().resolve("a home/var")).getParent();
    String courier = checkout.resolve("courier").toString();
    String tmp = "-Djava.io.tmpdir=" + home + "/var/tmp ";
    for (Shell.Said said :
        List.of(
            said(Map.of(), courier, "run", "w", "--home", home.toString()),
            said(Map.of(), courier, "--home=" + home, "run", "w"),
            said(Map.of("COURIER_HOME", home.toString()), courier, "run", "w"))) {
      assertTrue(said.out().contains(tmp), said.out() + said.err());
    }
    Files.delete(home.resolve("var/tmp"));
    Files.delete(home.resolve("var"));
    assertFalse(said(Map.of(), courier, "run", "w", "--home=" + home).out().contains("tmpdir"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          show RUN,    ledger.db,       one
          --help,      ,                one
          rehearse,    ,                one
          run winback, ledger.db,       one
          resend RUN,  ledger.db,       one
          run winback, ,                both
          run winback, ledger.db large, both
          plan,        ledger.db large, both
          show RUN,    ledger.db large, one
          serve,       ledger.db,       both
          """)
  void aShortRunIsCompiledOnce(String words, String state, String compilers) throws Exception {
    built();
    Path folder = Files.createDirectories(root.toRealPath().resolve("home/var"));
    for (String name : state == null ? new String[0] : state.split(" ")) {
      Files.writeString(folder.resolve(name), "");
    }
    List<String> line = new ArrayList<>(List.of(checkout.resolve("courier").toString()));
    line.addAll(List.of(words.split(" ")));
    line.add("--home=" + folder.getParent());
    Shell.Said said = said(Map.of(), line.toArray(String[]::new));
    assertEquals(compilers.equals("one"), said.out().contains("-XX:TieredStopAtLevel=1 "));
  }

  private Path unpacked() throws IOException {
    Path bin = Files.createDirectories(root.toRealPath().resolve("an archive/bin"));
    Files.writeString(bin.resolveSibling("attentive-courier.jar"), "");
    return Files.copy(
        checkout.resolve("courier"), bin.resolve("courier"), StandardCopyOption.COPY_ATTRIBUTES);
  }

  @Test
  void inAnUnpackedArchiveItStandsInBinAndBuildsNothing() throws Exception {
    Path courier = Files.createSymbolicLink(root.resolve("linked"), unpacked());
    Shell.Said said = said(courier, Map.of());
    assertEquals(0, said.exit(), said.err());
    Path folder = root.toRealPath().resolve("an archive");
    assertTrue(said.out().contains("-jar " + folder + "/attentive-courier.jar check"), said.out());
    assertTrue(
        said.out().contains("File=" + folder + "/attentive-courier-unknown.jsa "), said.out());
  }

  @Test
  void thereTheFirstStartMapsTheClassesWithNothingOfTheCallers() throws Exception {
    Path courier = unpacked();
    Shell.Said first = said(courier, Map.of("SECRET", "made-up"));
    Shell.Said second = said(courier, Map.of());
    assertEquals("courier: preparing faster starts (some seconds, once)…\n", first.err());
    assertEquals("", second.err());
    assertEquals(first.out(), second.out(), "the mapping says nothing on standard output");
    Path mapped = courier.getParent().resolveSibling("attentive-courier-unknown.jsa");
    assertEquals("mapped \n", Files.readString(mapped));
    assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(mapped)));
  }

  @Test
  void whatCannotBeMappedIsNotTriedAgain() throws Exception {
    Path courier = unpacked();
    Files.writeString(root.resolve("bin/java"), "#!/bin/sh\necho \"$@\"\n");
    assertTrue(said(courier, Map.of()).err().contains("preparing"));
    assertEquals("", said(courier, Map.of()).err());
  }

  /** The JVM says in its own folder which it is. */
  private void isVersion(String version) throws IOException {
    Files.writeString(root.resolve("release"), "JAVA_RUNTIME_VERSION=\"%s\"\n".formatted(version));
  }

  @Test
  void eachJvmHasItsOwnFileAndIsAskedOnce() throws Exception {
    Path courier = unpacked();
    isVersion("17.0.15+6-Debian-1deb12u1");
    assertTrue(said(courier, Map.of()).err().contains("preparing"));
    isVersion("21.0.5+11");
    Shell.Said other = said(courier, Map.of());
    assertTrue(other.err().contains("preparing"), other.err());
    assertTrue(other.out().contains("/attentive-courier-21.0.5+11.jsa "), other.out());
    assertEquals("", said(courier, Map.of()).err());
    isVersion("17.0.15+6-Debian-1deb12u1");
    assertEquals("", said(courier, Map.of()).err());
  }

  @Test
  void aNewJarIsMappedAnew() throws Exception {
    Path courier = unpacked();
    assertTrue(said(courier, Map.of()).err().contains("preparing"));
    Path jar = courier.getParent().resolveSibling("attentive-courier.jar");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
    assertTrue(said(courier, Map.of()).err().contains("preparing"));
  }

  @Test
  void from25OnARunTakesLinkedClassesToo() throws Exception {
    Path courier = unpacked();
    isVersion("25.0.3+9-LTS");
    Shell.Said run = said(Map.of(), courier.toString(), "run", "winback");
    assertTrue(run.err().contains("preparing"), run.err());
    assertTrue(run.out().contains("-XX:AOTCache="), run.out());
    assertTrue(run.out().contains("/attentive-courier-25.0.3+9-LTS.aot "), run.out());
    Shell.Said check = said(courier, Map.of());
    assertEquals("", check.err(), "both were mapped at once");
    assertFalse(check.out().contains("AOTCache"), check.out());
    isVersion("17.0.15+6");
    assertFalse(said(Map.of(), courier.toString(), "run", "w").out().contains("-Xlog:aot"));
  }

  @Test
  void theBuildMapsWithoutAWord() throws Exception {
    built();
    Shell.Said said = said(Map.of(), checkout.resolve("courier").toString(), "--map-classes");
    assertEquals("", said.out() + said.err());
    assertTrue(Files.exists(checkout.resolve("target/attentive-courier-unknown.jsa")));
  }
}
