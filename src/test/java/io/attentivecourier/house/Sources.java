package io.attentivecourier.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The main tree as text: which room names which. A room is a package below the root package. */
final class Sources {
  static final Path TREE = Path.of("src/main/java/io/attentivecourier");

  /** The root package's rooms: the entries of a process, and what they start. */
  static final String ENTRY = "entry";

  static final String ROOT = "root";

  private static final Set<String> ENTRIES = Set.of("Main.java", "HealthProbe.java");

  // Imports and names written in full, in code or in Javadoc.
  private static final Pattern NAMED =
      Pattern.compile("io\\.attentivecourier\\.(?:([a-z]+)\\.)?[A-Z]\\w*");

  private Sources() {}

  static List<Path> files() {
    try (Stream<Path> tree = Files.walk(TREE)) {
      return tree.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String room(Path file) {
    Path folder = TREE.relativize(file).getParent();
    if (folder == null) {
      return ENTRIES.contains(file.getFileName().toString()) ? ENTRY : ROOT;
    }
    return folder.getName(0).toString();
  }

  /** Every room with the rooms that its files name, itself left out. */
  static Map<String, Set<String>> uses() {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (Path file : files()) {
      Set<String> named = uses.computeIfAbsent(room(file), first -> new TreeSet<>());
      named.addAll(named(text(file)));
      named.remove(room(file));
    }
    return uses;
  }

  static Set<String> named(String text) {
    Set<String> rooms = new TreeSet<>();
    Matcher named = NAMED.matcher(text);
    while (named.find()) {
      rooms.add(named.group(1) == null ? ROOT : named.group(1));
    }
    return rooms;
  }
}
