package io.attentivecourier.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A map that shows another house than the one that stands is worse than none. */
class TheMapShowsTheHouseTest {
  private static final Path MAP = Path.of("docs/architecture.md");
  private static final Pattern PICTURE = Pattern.compile("```\n(Main .*?)```", Pattern.DOTALL);
  private static final String FLOOR_LINE = "─+\n";

  // `x.camel.yaml` below routes/, `room/Name`, and `Name` for a file of the roof.
  private static final Pattern FILE =
      Pattern.compile("`((?:[a-z]+/)?[\\w-]+\\.camel\\.yaml|[a-z]+/[A-Z]\\w+|[A-Z][a-z]\\w+)`");

  private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
  private static final Pattern ENTRY = Pattern.compile("Entry:[\\s*]+\\{@code[\\s*]+(\\w+)}");

  @Test
  void everyFloorWithItsRooms() throws IOException {
    List<Set<String>> floors = new ArrayList<>();
    EachRoomStandsOnTheFloorsBelowTest.FLOORS.forEach(floor -> floors.add(drawn(floor)));
    Collections.reverse(floors);
    assertEquals(floors, picture());
  }

  /** The files of the roof are drawn as one room. */
  private static Set<String> drawn(Set<String> floor) {
    return floor.contains("Courier") ? Set.of("roof") : floor;
  }

  private static List<Set<String>> picture() throws IOException {
    String picture = PICTURE.matcher(Files.readString(MAP)).results().findFirst().get().group(1);
    return Arrays.stream(picture.split(FLOOR_LINE)).map(TheMapShowsTheHouseTest::rooms).toList();
  }

  private static Set<String> rooms(String floor) {
    return floor.lines().map(line -> line.split(" ")[0]).collect(Collectors.toSet());
  }

  @Test
  void everyPackageThereIsAndNoOther() throws IOException {
    Set<String> drawn = new TreeSet<>(Set.of("standin"));
    picture().forEach(drawn::addAll);
    drawn.removeAll(Set.of("roof", "Main"));
    assertEquals(
        packages().map(Path::getFileName).map(Path::toString).toList(), List.copyOf(drawn));
  }

  private static Stream<Path> packages() throws IOException {
    try (Stream<Path> folders = Files.list(Sources.TREE)) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  /** Also those of the tables: whoever follows a way finds each file on it. */
  @Test
  void everyFileOnAWay() throws IOException {
    Set<String> routes = routes();
    List<String> missing =
        FILE.matcher(Files.readString(MAP))
            .results()
            .map(named -> named.group(1))
            .filter(named -> !routes.contains(named))
            .filter(named -> !Files.exists(Sources.TREE.resolve(named + ".java")))
            .toList();
    assertEquals(List.of(), missing);
  }

  private static Set<String> routes() throws IOException {
    Path routes = Path.of("routes");
    try (Stream<Path> tree = Files.walk(routes)) {
      return tree.map(routes::relativize).map(Path::toString).collect(Collectors.toSet());
    }
  }

  static Stream<Path> descriptions() throws IOException {
    try (Stream<Path> tree = Files.walk(Sources.TREE)) {
      return tree
          .filter(Files::isDirectory)
          .map(folder -> folder.resolve("package-info.java"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("descriptions")
  void aPackageSaysWhereToBegin(Path description) throws IOException {
    String comment =
        COMMENT.matcher(Files.readString(description)).results().findFirst().get().group(1);
    // The roof has several, each with what it is.
    if (!description.getParent().equals(Sources.TREE)) {
      Matcher entry = ENTRY.matcher(comment);
      assertTrue(entry.find(), comment);
      assertTrue(Files.exists(description.resolveSibling(entry.group(1) + ".java")), entry.group());
    }
  }
}
